"""The names of our own folders.  Nothing is imported here that takes time: the first loader waits for it."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

APP_NAME = "gallery-app"
SCREEN_FILE = "screen.icc"  # in the state folder: the colours of the screen, as it told them last

# Nothing can be made beneath it, not even by root: whoever has no home folder has nothing remembered.
NOWHERE = "/dev/null"

_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}


def xdg_folder(name: str, environment: "Mapping[str, str]") -> str:
    """Return our folder for ``name`` (config, state or cache) by the XDG base directory rules.

    Relative paths count as unset.
    """
    variable, default = _XDG[name]
    chosen = environment.get(variable, "")
    base = chosen if os.path.isabs(chosen) else os.path.join(_home(environment), default)
    return os.path.join(base, APP_NAME)


def folder_under(base: str, name: str) -> str:
    """Return the folder for ``name`` of an instance that keeps everything below ``base``."""
    return os.path.join(base, name)


def thumbnails_folder(cache: str) -> str:
    """Return the folder of the thumbnails that a desktop's programs share; without such, one in ``cache``."""
    base, name = os.path.split(cache)
    is_shared = name == APP_NAME and sys.platform not in {"win32", "darwin"}
    return os.path.join(base if is_shared else cache, "thumbnails")


def _home(environment: "Mapping[str, str]") -> str:
    home = environment.get("HOME", "")
    if not os.path.isabs(home):
        try:
            import pwd  # noqa: PLC0415  — not there on Windows

            home = pwd.getpwuid(os.getuid()).pw_dir
        except (ImportError, KeyError):
            return NOWHERE
    return home if os.path.isabs(home) else NOWHERE
