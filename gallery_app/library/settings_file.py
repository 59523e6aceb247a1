"""Reading and writing the settings file.  YAML costs 22 ms: it is imported only where there is one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from gallery_app.library.files import read_own, set_aside, unreadable, write_whole
from gallery_app.library.settings import Settings, as_mapping, fitting, settings_from

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


def write_settings(dirs: AppDirs, settings: Settings, before: Settings | None = None) -> Sentence | None:
    """Write the settings whole; return why that was not possible, or None.

    Where they were ``before`` is told, only what differs is changed in the file: what another instance has
    written stays.  What this version does not understand stays in any case: it may be another version's.
    """
    import yaml  # noqa: PLC0415  — kept out of the start

    path = os.path.join(dirs.config, SETTINGS_FILE)
    values = dict(as_mapping(settings))
    old = {} if before is None else as_mapping(before)
    unchanged = {name for name, value in old.items() if values[name] == value}
    written, message = _written_before(path)
    for name, value in written.items():
        if name not in values or name in unchanged:
            values[name] = value
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    return write_whole(_followed(path), (_HEAD + text).encode()) or message


def _followed(path: str) -> str:
    """Return the file that a link leads to: people keep their settings together elsewhere."""
    real = os.path.realpath(path)
    return real if os.path.isfile(real) else path  # never a device or a pipe


def _written_before(path: str) -> tuple[dict[str, object], Sentence | None]:
    """Return what the file holds, as it means it where we know, as it is written where we do not.

    One that cannot be understood is set aside, and a message says so.
    """
    try:
        data = read_own(path)
        found = {} if data is None else _parsed(data)
    except OSError:
        return {}, None
    except (ValueError, RecursionError):
        return {}, set_aside(path)
    values = {}
    for name, value in found.items() if isinstance(found, dict) else ():
        try:
            meant = fitting(name, value)
        except ValueError:
            meant = value
        values[name] = list(meant) if isinstance(meant, tuple) else meant
    return values, None


def _parsed(data: bytes) -> object:
    """Return the texts, lists and maps that the YAML holds; ValueError if it cannot be understood."""
    import yaml  # noqa: PLC0415  — kept out of the start of those who never changed a setting

    try:
        # Texts only: "on", "no" and "1.0" mean what their setting makes of them.
        values = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506  — makes texts, lists and maps only
    except yaml.YAMLError as error:
        raise ValueError("not YAML") from error
    return {} if values is None or values == "" else values
