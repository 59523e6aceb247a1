"""Walking to a file beneath a root without ever leaving it."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

LINK_LIMIT: Final = 40  # links followed on the way to one file, as many as Linux itself follows

# Not on every system: without them, FolderSource checks real paths instead of walking descriptors.
DESCRIPTORS_WORK: Final = {
    os.open,
    os.stat,
    os.readlink,
} <= os.supports_dir_fd and os.scandir in os.supports_fd

READ: Final = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ_FOLDER: Final = READ | getattr(os, "O_DIRECTORY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class Way(Protocol):
    """How the parts of a path are walked without leaving the root; OSError(EXDEV) where they would."""

    def open(self, parts: list[str], flags: int) -> int:
        """Return a descriptor of a file or folder."""

    def stat(self, parts: list[str]) -> os.stat_result:
        """Return the status of a file or folder; of a link, its target's."""

    def scan(self, parts: list[str]) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        """Return the entries of a folder, to be left when done."""

    def close(self) -> None:
        """Give back what is held open."""


class ByDescriptor:
    """Walk part by part with openat; links are read and followed by hand."""

    def __init__(self, root: str) -> None:
        self._root = os.open(root, _READ_FOLDER)
        self._prefixes = (root, os.path.realpath(root))

    def open(self, parts: list[str], flags: int) -> int:
        """Return a descriptor of a file or folder."""
        with _Trail(self._root, self._prefixes) as trail:
            name, status = trail.walk(parts)
            _check_kind(status)
            return os.open(name, flags | _NO_LINK, dir_fd=trail.last)

    def stat(self, parts: list[str]) -> os.stat_result:
        """Return the status of a file or folder; of a link, its target's."""
        with _Trail(self._root, self._prefixes) as trail:
            return trail.walk(parts)[1]

    @contextmanager
    def scan(self, parts: list[str]) -> Iterator[Iterator[os.DirEntry[str]]]:
        """Yield the entries of a folder."""
        # Opened anew each time, "." too: two listings through one descriptor would share their position.
        descriptor = self.open(parts or ["."], _READ_FOLDER)
        try:
            with os.scandir(descriptor) as listing:
                yield listing
        finally:
            os.close(descriptor)

    def close(self) -> None:
        """Give the root's descriptor back."""
        if self._root >= 0:
            os.close(self._root)
        self._root = -1


class _Trail:
    """The way from the root to where a walk has come: one open descriptor, and the names that led there."""

    def __init__(self, root: int, prefixes: tuple[str, ...]) -> None:
        self._root = self.last = root  # ``last``: the folder where the walk has come to
        self._prefixes = prefixes
        self._names: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._back_to_root()

    def walk(self, parts: list[str]) -> tuple[str, os.stat_result]:
        """Go to the folder that holds the last part; return that part's name and status, never a link's."""
        ahead = parts[::-1]
        links = 0
        while ahead:
            part = ahead.pop()
            if part in {"", "."}:
                continue
            if part == "..":  # only a link's target can hold one
                self._up()
                continue
            status = os.stat(part, dir_fd=self.last, follow_symlinks=False)
            if stat.S_ISLNK(status.st_mode):
                links += 1
                ahead += self._target(part, links)
            elif ahead:
                self._down(part)
            else:
                return part, status
        return ".", os.fstat(self.last)

    def _target(self, link: str, links: int) -> list[str]:
        """Return the parts of the link's target, the last one first; go to the root if it is absolute."""
        if links > LINK_LIMIT:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        target = os.readlink(link, dir_fd=self.last)
        if not target.startswith("/"):
            return target.split("/")[::-1]
        for prefix in self._prefixes:
            if target == prefix or target.startswith(prefix.rstrip("/") + "/"):
                self._back_to_root()
                return target[len(prefix) :].split("/")[::-1]
        raise _leaves()

    def _down(self, folder: str) -> None:
        descriptor = os.open(folder, _READ_FOLDER | _NO_LINK, dir_fd=self.last)
        self._close_last()
        self.last = descriptor
        self._names.append(folder)

    def _up(self) -> None:
        """Go to the folder above, by walking there again: ".." of a folder that was moved leads anywhere."""
        if not self._names:
            raise _leaves()
        names = self._names[:-1]
        self._back_to_root()
        for name in names:
            self._down(name)

    def _back_to_root(self) -> None:
        self._close_last()
        self.last = self._root
        self._names = []

    def _close_last(self) -> None:
        if self.last != self._root:
            os.close(self.last)


class ByPath:
    """Open by path after a look at where it really leads: for systems that cannot walk descriptors."""

    def __init__(self, root: str) -> None:
        self._root = os.path.realpath(root, strict=True)
        if not os.path.isdir(self._root):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))

    def open(self, parts: list[str], flags: int) -> int:
        """Return a descriptor of a file or folder."""
        path = self._real(parts)
        _check_kind(os.stat(path))
        return os.open(path, flags | _NO_LINK)

    def stat(self, parts: list[str]) -> os.stat_result:
        """Return the status of a file or folder; of a link, its target's."""
        return os.stat(self._real(parts))

    @contextmanager
    def scan(self, parts: list[str]) -> Iterator[Iterator[os.DirEntry[str]]]:
        """Yield the entries of a folder."""
        with os.scandir(self._real(parts)) as listing:
            yield listing

    def close(self) -> None:
        """Nothing is held open."""

    def _real(self, parts: list[str]) -> str:
        path = os.path.realpath(os.path.join(self._root, *parts), strict=True)
        if os.path.splitdrive(path)[0] != os.path.splitdrive(self._root)[0]:
            raise _leaves()
        if os.path.commonpath([path, self._root]) != self._root:
            raise _leaves()
        return path


def _check_kind(status: os.stat_result) -> None:
    # Opening a device can do something already: look first.  fstat afterwards has the last word.
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))


def _leaves() -> OSError:
    # The number with which Linux's own openat2(RESOLVE_BENEATH) answers.
    return OSError(errno.EXDEV, os.strerror(errno.EXDEV))
