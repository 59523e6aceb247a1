"""Which windows were open, and what each of them showed: read at a start that is to go on where they were."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.library.glance import LARGEST_NUMBER
from gallery_app.library.kept_file import place_for, read_kept, write_kept
from gallery_app.library.state import CAPTION_PLACES, pair, switch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery_app.library.dirs import AppDirs
    from gallery_app.model.problems import Sentence

SESSION_FILE: Final = "session.json"
SESSION_VERSION: Final = 1
MOST_WINDOWS: Final = 50
MOST_PATHS: Final = 2_000  # of one window: photos that were named one by one


@dataclass(frozen=True, slots=True)
class LeftWindow:
    """One window as it was left.

    ``paths`` is what was asked for, absolute; none: the welcome page.  ``plain``: without its manifest.
    ``file`` is the photo on show, as its path in the gallery, ``index`` its place there, from 0.  The others
    are those of ``ViewerState``.
    """

    paths: tuple[str, ...] = ()
    plain: bool = False
    file: str | None = None
    index: int = 0
    place: tuple[int, int] | None = None
    size: tuple[int, int] | None = None
    maximised: bool = False
    caption: str = "panel"
    strip: bool = True


@dataclass(frozen=True, slots=True)
class LeftSession:
    """The windows, oldest first, and which of them was in ``front``, from 0."""

    windows: tuple[LeftWindow, ...] = ()
    front: int = 0


def read_session(dirs: AppDirs) -> tuple[LeftSession, Sentence | None]:
    """Return the windows as they were left, and a message if the file could not be used."""
    session, message = read_kept(_file(dirs), SESSION_VERSION, session_from)
    return session or LeftSession(), message


def write_session(dirs: AppDirs, session: LeftSession) -> Sentence | None:
    """Write which windows are open; return why that was not possible, or None."""
    return write_kept(_file(dirs), SESSION_VERSION, asdict(session))


def forget_session(dirs: AppDirs) -> None:
    """Keep nothing of the windows."""
    with suppress(OSError):
        os.unlink(place_for(_file(dirs), SESSION_VERSION))


def session_from(data: object) -> LeftSession:
    """Return the session in a JSON value, without windows that do not fit; ValueError if it is not ours."""
    entries = data.get("windows") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(entries, list):
        raise ValueError("not a session")  # noqa: TRY004  — the file is wrong, not the program
    found = (_window_from(entry) for entry in entries[:MOST_WINDOWS] if isinstance(entry, dict))
    windows = tuple(window for window in found if window is not None)
    return LeftSession(windows, _number(data.get("front"), below=len(windows)))


def _window_from(entry: Mapping[str, object]) -> LeftWindow | None:
    paths, file, caption = entry.get("paths"), entry.get("file"), entry.get("caption")
    if not isinstance(paths, list) or not all(map(_is_path, paths[:MOST_PATHS])):
        return None
    default = LeftWindow()
    return LeftWindow(
        paths=tuple(paths[:MOST_PATHS]),
        plain=switch(entry, "plain", default=default.plain),
        file=file if isinstance(file, str) and _is_text_of_path(file) else None,
        index=_number(entry.get("index"), below=LARGEST_NUMBER * 10),
        place=pair(entry.get("place"), least=-LARGEST_NUMBER),
        size=pair(entry.get("size"), least=1),
        maximised=switch(entry, "maximised", default=default.maximised),
        caption=caption if isinstance(caption, str) and caption in CAPTION_PLACES else default.caption,
        strip=switch(entry, "strip", default=default.strip),
    )


def _is_path(value: object) -> bool:
    return isinstance(value, str) and os.path.isabs(value) and _is_text_of_path(value)


def _is_text_of_path(text: str) -> bool:
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeError:
        return False


def _number(value: object, *, below: int) -> int:
    return value if type(value) is int and 0 <= value < below else 0


def _file(dirs: AppDirs) -> str:
    return os.path.join(dirs.state, SESSION_FILE)
