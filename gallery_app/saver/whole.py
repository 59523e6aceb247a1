"""Files and folders that are at their place whole, or not at all, whenever the power goes off."""

from __future__ import annotations

import os
import re
import shutil
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, Self

from gallery_app.saver.failing import changed, exists

if TYPE_CHECKING:
    from collections.abc import Callable

STALE_SECONDS: Final = 24 * 60 * 60.0  # after which nobody is still writing
NAME_BYTES: Final = 200  # of the target's name in that of its temporary file; a name may have 255

_NEW: Final = (
    os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip


class Seen(NamedTuple):
    """What was at a target's place when it was looked at; all 0: nothing."""

    device: int = 0
    inode: int = 0
    size: int = 0
    modified: int = 0  # nanoseconds since 1970
    mode: int = 0


def seen(target: str) -> Seen:
    """Return what is at ``target``; a link is seen as itself."""
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return Seen()
    return Seen(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode)


class WholeFile:
    """A file that is written beside its target and takes its place when it is complete.

    Without ``replaces`` nothing may be there; with it, only what was there when this was made, and
    what ``unchanged`` says is still what somebody means to replace.  OSError or SaverError.
    """

    def __init__(
        self, target: str, *, replaces: bool = False, unchanged: Callable[[], bool] | None = None
    ) -> None:
        self._target = target
        self._before = seen(target)
        self._replaces = replaces
        self._unchanged = unchanged
        if not replaces and self._before != Seen():
            raise exists(target)
        self._temporary = temporary_path(target)
        self.file: BinaryIO = os.fdopen(os.open(self._temporary, _NEW, 0o666), "w+b")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Take the temporary file away, if it is still there."""
        with suppress(OSError):  # a full disk fails once more when the rest is flushed
            self.file.close()
        with suppress(OSError):
            os.unlink(self._temporary)

    def complete(self) -> None:
        """Have everything on the disk, and close the file."""
        self.file.flush()
        if stat.S_ISREG(self._before.mode) and hasattr(os, "fchmod"):
            with suppress(OSError):  # a disk without such rights
                os.fchmod(self.file.fileno(), stat.S_IMODE(self._before.mode))
        os.fsync(self.file.fileno())
        self.file.close()

    def finish(self) -> None:
        """Put the file in its place."""
        if not self.file.closed:
            self.complete()
        now = seen(self._target)
        if now != self._before or (self._unchanged is not None and not self._unchanged()):
            raise changed(self._target) if self._replaces else exists(self._target)
        if self._replaces:
            os.replace(self._temporary, self._target)
        else:
            _put(self._temporary, self._target)
        sync_folder(os.path.dirname(self._target))


class WholeFolder:
    """A new folder that is filled under another name and gets its own when it is complete."""

    def __init__(self, target: str) -> None:
        """Make it; SaverError if something is there that is no empty folder."""
        self._target = target
        if os.path.lexists(target) and not is_empty_folder(target):
            raise exists(target)
        self.path = temporary_path(target)
        os.mkdir(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Take the folder away, if it is still under its other name."""
        if os.path.lexists(self.path):
            shutil.rmtree(self.path, ignore_errors=True)

    def finish(self) -> None:
        """Give the folder its name."""
        for folder, _, _ in os.walk(self.path):
            sync_folder(folder)
        if os.name == "nt" and is_empty_folder(self._target):
            os.rmdir(self._target)  # there, nothing is ever put in its place
        elif os.path.lexists(self._target) and not is_empty_folder(self._target):
            raise exists(self._target)
        os.rename(self.path, self._target)
        sync_folder(os.path.dirname(self._target))


def temporary_path(target: str) -> str:
    """Return a name beside ``target`` that is nobody's and says whose it is; stale ones are swept first."""
    folder, name = os.path.split(target)
    short = os.fsdecode(os.fsencode(name)[:NAME_BYTES])
    _sweep(folder, short)
    return os.path.join(folder, f".{short}.{os.getpid()}.{os.urandom(4).hex()}.tmp")


def is_empty_folder(path: str) -> bool:
    """Tell whether ``path`` is a folder, and not a link to one, with nothing in it."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode) and not os.listdir(path)
    except OSError:
        return False


def sync_folder(folder: str) -> None:
    """Have the disk know the names in a folder, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        with suppress(OSError):  # some network disks cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(temporary: str, target: str) -> None:
    """Give a file its name, unless something has it."""
    try:
        os.link(temporary, target, follow_symlinks=False)
    except FileExistsError as error:
        raise exists(target) from error
    except (OSError, NotImplementedError):
        # A disk without links (FAT, some networks): somebody else's file could only come in between here.
        if os.path.lexists(target):
            raise exists(target) from None
        os.rename(temporary, target)
    else:
        os.unlink(temporary)


def _sweep(folder: str, name: str) -> None:
    """Take away what earlier savers of this target left behind when they were killed."""
    ours = re.compile(rf"\.{re.escape(name)}\.\d+\.[0-9a-f]{{8}}\.tmp", re.ASCII)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not ours.fullmatch(entry.name):
                continue
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                if time.time() - status.st_mtime < STALE_SECONDS:
                    continue
                if stat.S_ISDIR(status.st_mode):
                    shutil.rmtree(entry.path, ignore_errors=True)
                elif stat.S_ISREG(status.st_mode):
                    os.unlink(entry.path)
