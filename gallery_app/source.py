"""Where bytes come from: files and listings beneath one folder, and nothing outside it."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, Protocol, Self

from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.problems import PhotoState, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from gallery_app.model.problems import Sentence

PHOTO_LIMIT: Final = 512 * 1024 * 1024  # bytes of one file
PATH_LIMIT: Final = 1_000  # characters of a path in a manifest
LINK_LIMIT: Final = 40  # links followed on the way to one file, as many as Linux itself follows

# Not on every system: without them, FolderSource checks real paths instead of walking descriptors.
DESCRIPTORS_WORK: Final = {
    os.open,
    os.stat,
    os.readlink,
} <= os.supports_dir_fd and os.scandir in os.supports_fd

_READ: Final = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ_FILE: Final = _READ | getattr(os, "O_NONBLOCK", 0)  # a FIFO put in the file's place must not hold us up
_READ_FOLDER: Final = _READ | getattr(os, "O_DIRECTORY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)

# A space after the colon is prose ("Landing: crew.jpg"), never an address; "C:" is a drive whatever follows.
_SCHEME: Final = re.compile(r"[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*:(?! )")


class Entry(NamedTuple):
    """One entry of a folder, its name as ``os.fsdecode`` gives it.

    ``size`` (bytes) and ``modified`` (seconds since 1970) are 0 in a listing that was not measured.
    ``is_file`` and ``is_folder`` are both False for what can be neither read nor listed: devices,
    pipes, links that leave the root or lead nowhere.
    """

    name: str
    is_folder: bool
    size: int = 0
    modified: float = 0.0
    is_file: bool = True


class Source(Protocol):
    """Read-only access to everything beneath one root; paths are relative to it, "/" between their parts."""

    @property
    def root(self) -> str:
        """The absolute folder beneath which everything lies."""

    def entries(self, folder: str = "", *, measured: bool = False) -> Iterator[Entry]:
        """Yield one level, hidden entries included, unsorted; sizes and times only if ``measured``."""

    def open(self, file: str) -> BinaryIO:
        """Open a regular file of at most 512 MB for reading; PhotoError says why not."""

    def stat(self, file: str) -> Entry:
        """Describe a file that ``open`` would open, or a folder; PhotoError as ``open`` raises it."""

    def exists(self, file: str) -> bool:
        """Tell whether ``file`` is a file or folder that can be reached."""


class FolderSource:
    """A folder on disk.  Its descriptor is opened once; a folder moved meanwhile is still the same folder.

    A link is followed only if its target stays beneath the root.
    """

    def __init__(self, root: str, *, descriptors: bool = DESCRIPTORS_WORK) -> None:
        """Open the folder ``root``; BundleError if that is not possible."""
        self._root = os.path.abspath(root)
        try:
            self._way: _Way = _ByDescriptor(self._root) if descriptors else _ByPath(self._root)
        except OSError as exc:
            reason = say("the folder cannot be opened: {reason}", reason=_reason(exc))
            raise BundleError(reason, path=self._root) from exc

    @property
    def root(self) -> str:
        """The absolute folder beneath which everything lies."""
        return self._root

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
            with self._way.scan(_parts(folder) if folder else []) as listing:
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
            descriptor = self._way.open(_parts(file), _READ_FILE)
        except OSError as exc:
            raise _explained(exc, file) from exc
        try:
            _check_file(os.fstat(descriptor), file)
            return os.fdopen(descriptor, "rb")
        except BaseException:
            os.close(descriptor)
            raise

    def stat(self, file: str) -> Entry:
        """Describe a file that ``open`` would open, or a folder; PhotoError as ``open`` raises it."""
        try:
            status = self._way.stat(_parts(file))
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


def safe_relative(path: str) -> str:
    r"""Return the path that a manifest gives, a leading "./" dropped; PhotoError(REFUSED) if it is not safe.

    Only relative paths with "/" between their parts pass: no "..", no empty part, no "\", no NUL,
    no drive letter, no address.
    """
    relative = path
    while relative.startswith("./"):
        relative = relative[2:]
    if len(path) > PATH_LIMIT:
        raise _refused(say("the path is longer than {limit} characters", limit=PATH_LIMIT), path)
    if not relative:
        raise _refused(say("the path is empty"), path)
    if "\0" in relative or not _can_be_a_name(relative):
        raise _refused(say("the path holds a character that no file name can hold"), path)
    if "\\" in relative:
        raise _refused(say("the path holds a backslash: write / between folders and file"), path)
    if relative.startswith("/"):
        raise _refused(say("the path is absolute: only files within the gallery's folder can be shown"), path)
    if _SCHEME.match(relative):
        raise _refused(say("the path is an address or begins with a drive letter"), path)
    for part in relative.split("/"):
        _check_part(part, path)
    return relative


def _check_part(part: str, path: str) -> None:
    if not part:
        raise _refused(say("the path has an empty part between its slashes"), path)
    # Windows takes ".. " and "..." for "..": no file that somebody gave a name is called like that.
    if not part.strip(". "):
        raise _refused(say("the path leads out of the gallery's folder or has a part of dots only"), path)


def _can_be_a_name(path: str) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def _parts(path: str) -> list[str]:
    """Return the parts of a path that may come from a listing: what is a plain name here passes."""
    parts = path.split("/")
    windows = os.name == "nt"
    if "\0" in path or not _can_be_a_name(path) or (windows and re.search(r"[\\:]", path)):
        raise _refused(say("the path holds a character that no file name can hold"), path)
    if any(part in {"", ".", ".."} for part in parts):
        raise _refused(say("the path leads out of the gallery's folder"), path)
    return parts


def _check_file(status: os.stat_result, file: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise PhotoError(PhotoState.REFUSED, say("{name} is a folder, not a file", name=file), file)
    if not stat.S_ISREG(status.st_mode):
        reason = say("{name} is a device, a pipe or a socket, not a file", name=file)
        raise PhotoError(PhotoState.REFUSED, reason, file)
    if status.st_size > PHOTO_LIMIT:
        reason = say("{name} is too large to show ({size} MB)", name=file, size=status.st_size // 1_000_000)
        raise PhotoError(PhotoState.TOO_LARGE, reason, file)


def _refused(reason: Sentence, path: str) -> PhotoError:
    return PhotoError(PhotoState.REFUSED, reason, path)


def _explained(exc: OSError, file: str) -> PhotoError:
    """Return what went wrong in words; links and odd files were told apart before."""
    match exc.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return PhotoError(PhotoState.MISSING, say("the file {name} is missing", name=file), file)
        case errno.ELOOP:
            return _refused(say("{name} is a link that leads in a circle", name=file), file)
        case errno.EXDEV:
            return _refused(say("{name} is a link that leaves the gallery", name=file), file)
        case errno.ENXIO | errno.ENODEV:
            return _refused(say("{name} is a device, a pipe or a socket, not a file", name=file), file)
        case _:
            reason = say("the file {name} cannot be read: {reason}", name=file, reason=_reason(exc))
            return PhotoError(PhotoState.UNREADABLE, reason, file)


def _reason(exc: OSError) -> str:
    return (exc.strerror or type(exc).__name__).lower()


class _Way(Protocol):
    """How the parts of a path are walked without leaving the root; OSError(EXDEV) where they would."""

    def open(self, parts: list[str], flags: int) -> int: ...

    def stat(self, parts: list[str]) -> os.stat_result: ...

    def scan(self, parts: list[str]) -> AbstractContextManager[Iterator[os.DirEntry[str]]]: ...

    def close(self) -> None: ...


class _ByDescriptor:
    """Walk part by part with openat; links are read and followed by hand."""

    def __init__(self, root: str) -> None:
        self._root = os.open(root, _READ_FOLDER)
        self._prefixes = (root, os.path.realpath(root))

    def open(self, parts: list[str], flags: int) -> int:
        with _Trail(self._root, self._prefixes) as trail:
            name, status = trail.walk(parts)
            _check_kind(status)
            return os.open(name, flags | _NO_LINK, dir_fd=trail.last)

    def stat(self, parts: list[str]) -> os.stat_result:
        with _Trail(self._root, self._prefixes) as trail:
            return trail.walk(parts)[1]

    @contextmanager
    def scan(self, parts: list[str]) -> Iterator[Iterator[os.DirEntry[str]]]:
        # Opened anew each time, "." too: two listings through one descriptor would share their position.
        descriptor = self.open(parts or ["."], _READ_FOLDER)
        try:
            with os.scandir(descriptor) as listing:
                yield listing
        finally:
            os.close(descriptor)

    def close(self) -> None:
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


class _ByPath:
    """Open by path after a look at where it really leads: for systems that cannot walk descriptors."""

    def __init__(self, root: str) -> None:
        self._root = os.path.realpath(root, strict=True)
        if not os.path.isdir(self._root):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))

    def open(self, parts: list[str], flags: int) -> int:
        path = self._real(parts)
        _check_kind(os.stat(path))
        return os.open(path, flags | _NO_LINK)

    def stat(self, parts: list[str]) -> os.stat_result:
        return os.stat(self._real(parts))

    @contextmanager
    def scan(self, parts: list[str]) -> Iterator[Iterator[os.DirEntry[str]]]:
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
