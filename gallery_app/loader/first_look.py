"""Finding the photo to show before anything else is looked at: the one named, or a folder's first.

Nothing heavy is imported here: the first photo waits for it.
"""

from __future__ import annotations

import os
import stat

from gallery_app.imaging.formats import HEAD_BYTES, format_of

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from typing import BinaryIO, Final

FILE_LIMIT: Final = 512 << 20  # bytes; what ``source`` allows, which is not imported yet

# A link is looked at in peace, and a FIFO must not hold us up.
_READ: Final = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
)


class FirstLook:
    """A photo, open for reading: ``name`` in the folder ``root``."""

    __slots__ = ("file", "name", "root", "status")

    def __init__(self, root: str, name: str, file: BinaryIO, status: os.stat_result) -> None:
        self.root = root
        self.name = name
        self.file = file
        self.status = status


def first_look(path: str, *, plain: bool, by_date: bool) -> FirstLook | None:
    """Return the photo that opening ``path`` will begin with, where that is soon told; else None.

    ``plain`` passes over a folder's manifest; sorted ``by_date``, only sorting tells its first photo.
    Whatever is wrong with a path is said by others.
    """
    path = os.path.abspath(path)
    try:
        descriptor = os.open(path, _READ)
    except (OSError, ValueError):
        return None
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            root, name = os.path.split(path)
            descriptor, opened = -1, descriptor
            return _looked_at(root, name, opened, named=True)
        return None if by_date else _first_of_folder(path, descriptor, plain=plain)
    except OSError:
        return None
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _first_of_folder(path: str, folder: int, *, plain: bool) -> FirstLook | None:
    if os.listdir not in os.supports_fd or os.open not in os.supports_dir_fd:
        return None
    from gallery_app.bundles.photo_names import first_photo  # noqa: PLC0415  — a photo that is named does without

    name = first_photo(os.listdir(folder), plain=plain)
    return None if name is None else _looked_at(path, name, os.open(name, _READ, dir_fd=folder), named=False)


def _looked_at(root: str, name: str, descriptor: int, *, named: bool) -> FirstLook | None:
    """Return the open file if it is one, and begins as a photo does if somebody ``named`` it."""
    file = None
    try:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode) and status.st_size <= FILE_LIMIT:
            file = os.fdopen(descriptor, "rb")
            descriptor = -1
            # What was named may be a manifest or a text as well: those are looked at in peace.
            if not named or format_of(file.read(HEAD_BYTES)) is not None:
                return FirstLook(root, name, file, status)
            file.close()
        return None
    finally:
        if descriptor >= 0:
            os.close(descriptor)
