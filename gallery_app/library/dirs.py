"""Where the viewer keeps what it remembers."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from gallery_app.library.places import APP_NAME, SCREEN_FILE, folder_under, thumbnails_folder, xdg_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Final = ("config", "state", "cache")
DRAGGED: Final = "dragged"


@dataclass(frozen=True, slots=True)
class AppDirs:
    """The three folders of our own, absolute; made with the first file that is written to them."""

    config: str
    state: str
    cache: str

    @classmethod
    def of_user(cls) -> Self:
        """Return the user's folders as the system has them; nothing is looked up on disk."""
        if sys.platform in {"win32", "darwin"}:
            # 17 ms, and needed only where the XDG rules do not hold.
            from platformdirs import PlatformDirs  # noqa: PLC0415  — kept out of the start on Linux

            dirs = PlatformDirs(APP_NAME, appauthor=False)
            return cls(dirs.user_config_dir, dirs.user_state_dir, dirs.user_cache_dir)
        return cls.by_xdg(os.environ)

    @classmethod
    def by_xdg(cls, environment: Mapping[str, str]) -> Self:
        """Return the folders by the XDG base directory rules: relative paths count as unset."""
        return cls(*(xdg_folder(name, environment) for name in NAMES))

    @property
    def screen_profile(self) -> str:
        """The file with the colours of the screen, as it told them last."""
        return os.path.join(self.state, SCREEN_FILE)

    @property
    def thumbnails(self) -> str:
        """The folder of the thumbnails that the desktop's programs share."""
        return thumbnails_folder(self.cache)

    @property
    def dragged(self) -> str:
        """The folder of copies that were dragged out of packed galleries."""
        return os.path.join(self.cache, DRAGGED)

    @classmethod
    def under(cls, base: str) -> Self:
        """Return folders of their own below ``base``: another instance, or a test."""
        return cls(*(folder_under(base, name) for name in NAMES))


def make_folder(folder: str) -> None:
    """Make ``folder`` and what is missing above it, for its user only (mode 0700); OSError if that fails."""
    if os.path.isdir(folder):
        return
    make_folder(os.path.dirname(folder))
    try:
        os.mkdir(folder, mode=0o700)
    except FileExistsError:
        if not os.path.isdir(folder):  # otherwise another instance was quicker
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder) from None
