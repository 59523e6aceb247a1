"""How the window was left: read before the first paint, so JSON and nothing else is imported for it."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.library.glance import LARGEST_NUMBER, STATE_FILE, STATE_VERSION
from gallery_app.library.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery_app.library.dirs import AppDirs
    from gallery_app.model.problems import Sentence

CAPTION_PLACES: Final = ("panel", "overlay", "hidden")


@dataclass(frozen=True, slots=True)
class ViewerState:
    """How the window was left.

    ``place`` (x, y) and ``size`` are in logical pixels, of the window as it is when neither maximised nor
    full screen.  ``photo_box`` is the space of the photo in device pixels: the first photo is decoded for it
    before there is a window.  ``photo_margins`` (left, top, right, bottom; logical pixels) lie between the
    window's sides and that space: the first photo is painted there before anything else.  ``dark`` is the
    scheme that was on show.  ``caption`` is one of CAPTION_PLACES.
    """

    place: tuple[int, int] | None = None
    size: tuple[int, int] | None = None
    maximised: bool = False
    dark: bool = True
    caption: str = "panel"
    strip: bool = True
    photo_box: tuple[int, int] | None = None
    photo_margins: tuple[int, int, int, int] | None = None


def read_state(dirs: AppDirs) -> tuple[ViewerState, Sentence | None]:
    """Return the state as it was left, and a message if the file could not be used."""
    state, message = read_kept(os.path.join(dirs.state, STATE_FILE), STATE_VERSION, state_from)
    return state or ViewerState(), message


def write_state(dirs: AppDirs, state: ViewerState) -> Sentence | None:
    """Write the state whole; return why that was not possible, or None."""
    return write_kept(os.path.join(dirs.state, STATE_FILE), STATE_VERSION, asdict(state))


def state_from(data: object) -> ViewerState:
    """Return the state in a JSON value, defaults for what does not fit; ValueError if it is not ours."""
    if not isinstance(data, dict) or not isinstance(data.get("version"), int):
        raise ValueError("not a state file")  # noqa: TRY004  — what is wrong is the file, not the program
    default = ViewerState()
    caption = data.get("caption")
    return ViewerState(
        place=pair(data.get("place"), least=-LARGEST_NUMBER),
        size=pair(data.get("size"), least=1),
        maximised=switch(data, "maximised", default=default.maximised),
        dark=switch(data, "dark", default=default.dark),
        caption=caption if caption in CAPTION_PLACES else default.caption,
        strip=switch(data, "strip", default=default.strip),
        photo_box=pair(data.get("photo_box"), least=1),
        photo_margins=_margins(data.get("photo_margins")),
    )


def switch(data: Mapping[str, object], name: str, *, default: bool) -> bool:
    """Return the truth value of that name, or the default where there is none."""
    value = data.get(name)
    return value if isinstance(value, bool) else default


def pair(value: object, *, least: int) -> tuple[int, int] | None:
    """Return the two numbers of a list, none smaller than ``least``; None for anything else."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    first, second = value
    if type(first) is not int or type(second) is not int:
        return None
    fits = least <= min(first, second) and max(first, second) <= LARGEST_NUMBER
    return (first, second) if fits else None


def _margins(value: object) -> tuple[int, int, int, int] | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    first, second = pair(value[:2], least=0), pair(value[2:], least=0)
    return None if first is None or second is None else (*first, *second)
