"""Reading and writing the settings file.  YAML costs 22 ms: it is imported only where there is one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from gallery_app.library.files import read_own, set_aside, unreadable, write_whole
from gallery_app.library.settings import Settings, as_mapping, settings_from

if TYPE_CHECKING:
    from gallery_app.library.dirs import AppDirs
    from gallery_app.model.problems import Sentence

SETTINGS_FILE: Final = "settings.yaml"

_HEAD: Final = "# Settings of Gallery. Written anew with every change in the window; comments are not kept.\n"


def read_settings(dirs: AppDirs) -> tuple[Settings, tuple[Sentence, ...]]:
    """Return the settings, and a message for each that could not be used and has its default now."""
    path = os.path.join(dirs.config, SETTINGS_FILE)
    try:
        data = read_own(path)
        return (Settings(), ()) if data is None else settings_from(_parsed(data))
    except OSError as error:
        return Settings(), (unreadable(path, error),)
    except (ValueError, RecursionError):  # not YAML, not UTF-8, far too large or deep
        return Settings(), (set_aside(path),)


def write_settings(dirs: AppDirs, settings: Settings) -> Sentence | None:
    """Write the settings whole; return why that was not possible, or None."""
    import yaml  # noqa: PLC0415  — kept out of the start

    text = yaml.safe_dump(as_mapping(settings), sort_keys=False, allow_unicode=True)
    return write_whole(os.path.join(dirs.config, SETTINGS_FILE), (_HEAD + text).encode())


def _parsed(data: bytes) -> object:
    """Return the texts, lists and maps that the YAML holds; ValueError if it cannot be understood."""
    import yaml  # noqa: PLC0415  — kept out of the start of those who never changed a setting

    try:
        # Texts only: "on", "no" and "1.0" mean what their setting makes of them.
        values = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506  — makes texts, lists and maps only
    except yaml.YAMLError as error:
        raise ValueError("not YAML") from error
    return {} if values is None or values == "" else values
