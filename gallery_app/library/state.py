"""How the window was left: read before the first paint, so JSON and nothing else is imported for it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.library.files import read_own, set_aside, unreadable, write_whole
from gallery_app.library.glance import LARGEST_NUMBER, STATE_FILE

if TYPE_CHECKING:
    from gallery_app.library.dirs import AppDirs
    from gallery_app.model.problems import Sentence

STATE_VERSION: Final = 1
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
    path = os.path.join(dirs.state, STATE_FILE)
    try:
        data = read_own(path)
        return (ViewerState() if data is None else state_from(json.loads(data))), None
    except OSError as error:
        return ViewerState(), unreadable(path, error)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, not ours
        return ViewerState(), set_aside(path)


def write_state(dirs: AppDirs, state: ViewerState) -> Sentence | None:
    """Write the state whole; return why that was not possible, or None."""
    data = json.dumps({"version": STATE_VERSION, **asdict(state)}, indent=1)
    return write_whole(os.path.join(dirs.state, STATE_FILE), data.encode())


def state_from(data: object) -> ViewerState:
    """Return the state in a JSON value, defaults for what does not fit; ValueError if it is not ours."""
    if not isinstance(data, dict) or not isinstance(data.get("version"), int):
        raise ValueError("not a state file")  # noqa: TRY004  — what is wrong is the file, not the program
    default = ViewerState()
    caption = data.get("caption")
    return ViewerState(
        place=_pair(data.get("place"), least=-LARGEST_NUMBER),
        size=_pair(data.get("size"), least=1),
        maximised=_switch(data, "maximised", default=default.maximised),
        dark=_switch(data, "dark", default=default.dark),
        caption=caption if caption in CAPTION_PLACES else default.caption,
        strip=_switch(data, "strip", default=default.strip),
        photo_box=_pair(data.get("photo_box"), least=1),
        photo_margins=_margins(data.get("photo_margins")),
    )


def _switch(data: dict[str, object], name: str, *, default: bool) -> bool:
    value = data.get(name)
    return value if isinstance(value, bool) else default


def _pair(value: object, *, least: int) -> tuple[int, int] | None:
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
    first, second = _pair(value[:2], least=0), _pair(value[2:], least=0)
    return None if first is None or second is None else (*first, *second)
