"""A folder on disk as a source."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.problems import PhotoState, say
from gallery_app.source.contract import PHOTO_LIMIT, Entry, Measures
from gallery_app.source.paths import parts_of, refused
from gallery_app.source.walking import DESCRIPTORS_WORK, READ, ByDescriptor, ByPath, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_FILE: Final = READ | getattr(os, "O_NONBLOCK", 0)  # a FIFO put in the file's place must not hold us up


class FolderSource:
    """A folder on disk.  Its descriptor is opened once; a folder moved meanwhile is still the same folder.

    A link is followed only if its target stays beneath the root.
    """

    def __init__(self, root: str, *, descriptors: bool = DESCRIPTORS_WORK) -> None:
        """Open the folder ``root``; BundleError if that is not possible."""
        self._root = os.path.abspath(root)
        try:
            self._way: Way = ByDescriptor(self._root) if descriptors else ByPath(self._root)
        except OSError as exc:
            reason = say("the folder cannot be opened: {reason}", reason=_reason(exc))
            raise BundleError(reason, path=self._root) from exc

    @property
    def root(self) -> str:
        """The absolute folder beneath which everything lies."""
        return self._root

    @property
    def name(self) -> str:
        """The folder's name."""
        return os.path.basename(self._root) or self._root

    def close(self) -> None:
        """Give the folder's descriptor back; files opened before stay open."""
        self._way.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def entries(self, folder: str = "", *, measured: bool = False) -> Iterator[Entry]:
        """Yield one level, hidden entries included, unsorted; PhotoError if it cannot be listed."""
        try:
            with self._way.scan(parts_of(folder) if folder else []) as listing:
                for found in listing:
                    if not measured and found.is_file(follow_symlinks=False):
                        yield Entry(found.name, is_folder=False)
                    else:
                        path = f"{folder}/{found.name}" if folder else found.name
                        yield self._entry(found, path, measured=measured)
        except OSError as exc:
            raise _explained(exc, folder or self._root) from exc

    def open(self, file: str) -> BinaryIO:
        """Open a regular file of at most 512 MB for reading; PhotoError says why not."""
        try:
            descriptor = self._way.open(parts_of(file), _READ_FILE)
        except OSError as exc:
            raise _explained(exc, file) from exc
        try:
            _check_file(os.fstat(descriptor), file)
            return os.fdopen(descriptor, "rb")
        except BaseException:
            os.close(descriptor)
            raise

    def measures(self, opened: BinaryIO) -> Measures:
        """Return size and time of a file that is open."""
        status = os.fstat(opened.fileno())
        return Measures(status.st_size, status.st_mtime)

    def stat(self, file: str) -> Entry:
        """Describe a file that ``open`` would open, or a folder; PhotoError as ``open`` raises it."""
        try:
            status = self._way.stat(parts_of(file))
        except OSError as exc:
            raise _explained(exc, file) from exc
        name = file.rpartition("/")[2]
        if stat.S_ISDIR(status.st_mode):
            return Entry(name, is_folder=True, modified=status.st_mtime, is_file=False)
        _check_file(status, file)
        return Entry(name, is_folder=False, size=status.st_size, modified=status.st_mtime)

    def exists(self, file: str) -> bool:
        """Tell whether ``file`` is a file or folder that can be reached."""
        try:
            self.stat(file)
        except PhotoError as exc:
            return exc.state is PhotoState.TOO_LARGE
        return True

    def _entry(self, found: os.DirEntry[str], path: str, *, measured: bool) -> Entry:
        folder, file = found.is_dir(follow_symlinks=False), found.is_file(follow_symlinks=False)
        if (folder or file) and not measured:
            return Entry(found.name, is_folder=folder, is_file=file)
        if folder or file:
            status = found.stat(follow_symlinks=False)
            return Entry(found.name, folder, status.st_size, status.st_mtime, is_file=file)
        try:
            return self.stat(path)
        except PhotoError as exc:
            return Entry(found.name, is_folder=False, is_file=exc.state is PhotoState.TOO_LARGE)


def _check_file(status: os.stat_result, file: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise PhotoError(PhotoState.REFUSED, say("{name} is a folder, not a file", name=file), file)
    if not stat.S_ISREG(status.st_mode):
        reason = say("{name} is a device, a pipe or a socket, not a file", name=file)
        raise PhotoError(PhotoState.REFUSED, reason, file)
    if status.st_size > PHOTO_LIMIT:
        reason = say("{name} is too large to show ({size} MB)", name=file, size=status.st_size // 1_000_000)
        raise PhotoError(PhotoState.TOO_LARGE, reason, file)


def _explained(exc: OSError, file: str) -> PhotoError:
    """Return what went wrong in words; links and odd files were told apart before."""
    match exc.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return PhotoError(PhotoState.MISSING, say("the file {name} is missing", name=file), file)
        case errno.ELOOP:
            return refused(say("{name} is a link that leads in a circle", name=file), file)
        case errno.EXDEV:
            return refused(say("{name} is a link that leaves the gallery", name=file), file)
        case errno.ENXIO | errno.ENODEV:
            return refused(say("{name} is a device, a pipe or a socket, not a file", name=file), file)
        case _:
            reason = say("the file {name} cannot be read: {reason}", name=file, reason=_reason(exc))
            return PhotoError(PhotoState.UNREADABLE, reason, file)


def _reason(exc: OSError) -> str:
    return (exc.strerror or type(exc).__name__).lower()
