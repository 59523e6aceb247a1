"""The caches that desktops make of what programs bring: made anew after a change."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from typing import Final

from gallery_app.desktop.files import ICONS, PACKED_TYPE

SECONDS: Final = 60.0  # that a cache may take

# What update-mime-database makes, beside one file for each type.
_OF_MIME: Final = (
    "aliases", "generic-icons", "globs", "globs2", "icons", "magic", "mime.cache", "subclasses", "treemagic",
    "types", "version", "XMLnamespaces",
)  # fmt: skip
_OF_ENTRIES: Final = "mimeinfo.cache"
_EMPTY: Final = {b"", b"[MIME Cache]\n"}


def refresh_caches(share: str) -> tuple[str, ...]:
    """Make the caches below ``share`` anew; return the names of the programs that were missed for it."""
    wanted: list[tuple[str, str, tuple[str, ...]]] = [
        ("update-mime-database", "mime", ()),
        ("update-desktop-database", "applications", ()),
    ]
    icons = os.path.join(share, ICONS)
    if os.path.exists(os.path.join(icons, "icon-theme.cache")):
        wanted.append(("gtk-update-icon-cache", ICONS, ("--force", "--ignore-theme-index", "--quiet")))
    elif os.path.isdir(icons):
        os.utime(icons)  # by which programs notice a change where there is no cache
    return tuple(
        name for name, folder, options in wanted if not _run(name, options, os.path.join(share, folder))
    )


def remove_empty_caches(share: str) -> None:
    """Remove caches that say nothing any more: what they were made of is gone."""
    mime = os.path.join(share, "mime")
    packages = os.path.join(mime, "packages")
    if os.path.isdir(mime) and not (os.path.isdir(packages) and os.listdir(packages)):
        for name in _OF_MIME:
            with suppress(OSError):
                os.unlink(os.path.join(mime, name))
    with suppress(OSError):  # types of other programs are in it
        os.rmdir(os.path.join(mime, PACKED_TYPE.partition("/")[0]))
    entries = os.path.join(share, "applications", _OF_ENTRIES)
    with suppress(OSError):
        with open(entries, "rb") as file:
            is_empty = file.read(64) in _EMPTY
        if is_empty:
            os.unlink(entries)


def _run(name: str, options: tuple[str, ...], folder: str) -> bool:
    """Run one of the desktop's programs on a folder; return whether it is there."""
    if not os.path.isdir(folder):
        return True
    program = shutil.which(name)
    if program is None:
        return False
    # What it makes is for everybody to read, whatever our own mask says.
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603  — the desktop's own program
            [program, *options, folder], check=False, timeout=SECONDS, umask=0o022,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    return True
