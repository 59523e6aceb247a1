"""Opening our own files and the desktop's: whatever somebody put in a file's place holds nobody up.

Nothing is imported here that takes time: the first loader and the first look come past here.
"""

import errno
import os
import stat

_NO_TRAP = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | getattr(os, "O_BINARY", 0)
_FOR_ITS_USER = 0o600


def regular_only(path: str, flags: int) -> int:
    """Open a file, as the ``opener`` of ``open``; OSError for a pipe, a device or a folder in its place."""
    descriptor = os.open(path, flags | _NO_TRAP, _FOR_ITS_USER)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is not a regular file", path)
    return descriptor


def regular_and_no_link(path: str, flags: int) -> int:
    """Open a file as ``regular_only`` does; OSError for a link too, which may lead elsewhere."""
    return regular_only(path, flags | _NO_LINK)


def open_anew(path: str) -> int:
    """Open a file for writing that was not there before; what was in its place is removed, not followed."""
    if os.path.lexists(path):
        os.unlink(path)
    return os.open(path, _ANEW, _FOR_ITS_USER)
