"""Where a desktop looks for what its programs bring, by the XDG base directory rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from gallery_app.errors import GalleryError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Mapping

SYSTEM: Final = "/usr/local/share"  # for programs that no package of the system brought


class DesktopPlace(NamedTuple):
    """The folder that files are put beneath, and those that lists of programs are read from.

    ``share`` is of one user or of all.  ``lists`` begin with the folder that outranks the others.
    ``folder_mode`` is that of folders which have to be made.  ``choices`` is the folder with the lists of
    what the user chose on the desktop itself, "" for none.
    """

    share: str
    lists: tuple[str, ...]
    folder_mode: int = 0o700
    choices: str = ""

    @classmethod
    def of_user(cls, environment: Mapping[str, str]) -> Self:
        """Return the user's own place; GalleryError without a home folder."""
        share = _folder(environment, "XDG_DATA_HOME", ".local/share")
        config = _folder(environment, "XDG_CONFIG_HOME", ".config")
        return cls(share, _lists(environment, (config,), (share,)), choices=config)

    @classmethod
    def of_system(cls, environment: Mapping[str, str], share: str = SYSTEM) -> Self:
        """Return the place of all users."""
        return cls(share, _lists(environment, (), (share,)), folder_mode=0o755)


def _lists(
    environment: Mapping[str, str], configs: tuple[str, ...], shares: tuple[str, ...]
) -> tuple[str, ...]:
    configs += _paths(environment, "XDG_CONFIG_DIRS", "/etc/xdg")
    shares += _paths(environment, "XDG_DATA_DIRS", "/usr/local/share:/usr/share")
    found = (*configs, *(os.path.join(share, "applications") for share in shares))
    return tuple(dict.fromkeys(os.path.normpath(path) for path in found))


def _paths(environment: Mapping[str, str], name: str, default: str) -> tuple[str, ...]:
    return tuple(path for path in (environment.get(name) or default).split(":") if os.path.isabs(path))


def _folder(environment: Mapping[str, str], name: str, default: str) -> str:
    chosen = environment.get(name, "")
    if os.path.isabs(chosen):
        return os.path.normpath(chosen)
    home = environment.get("HOME", "")
    if not os.path.isabs(home):
        raise GalleryError(say("there is no home folder to put the program's entries into"))
    return os.path.join(os.path.normpath(home), default)
