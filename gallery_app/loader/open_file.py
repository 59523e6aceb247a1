"""A file that a loader opened and handed over.  Nothing is imported here that takes time."""

import os
import stat
import sys

from gallery_app.loader.memory_files import rubbish

_EMPTY_PATH, _AS_IT_IS_KNOWN = 0x1000, 0x4000  # AT_EMPTY_PATH, AT_STATX_DONT_SYNC
_TYPE_WANTED = 1  # STATX_TYPE
_STATX_BYTES, _MODE_AT = 256, 28


class OpenFile:
    """A file open for reading: to be handed on, and closed when nobody has it any more."""

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        """Return the descriptor, which stays ours."""
        return self._descriptor

    def __del__(self) -> None:
        os.close(self._descriptor)


def received(descriptor: int) -> OpenFile:
    """Return a copy of what arrived, as it may be handed on; LoaderError for all but a file to be read.

    A loader that was taken over may send something else: a pipe that another program would wait for, or a
    file that could be written.
    """
    if sys.platform != "linux":
        raise rubbish()
    from fcntl import F_GETFL, fcntl  # noqa: PLC0415  — not there on Windows

    flags = fcntl(descriptor, F_GETFL)
    is_to_be_read = flags & (os.O_ACCMODE | os.O_PATH) == os.O_RDONLY
    if not is_to_be_read or not stat.S_ISREG(_mode_of(descriptor)):
        raise rubbish()
    return OpenFile(os.dup(descriptor))


def _mode_of(descriptor: int) -> int:
    """Return what kind of file is open, as the system knows it: no disk is asked, which may not answer."""
    from ctypes import CDLL, create_string_buffer  # noqa: PLC0415  — 2 ms, and few files are handed over

    found = create_string_buffer(_STATX_BYTES)
    if CDLL(None).statx(descriptor, b"", _EMPTY_PATH | _AS_IT_IS_KNOWN, _TYPE_WANTED, found):
        return 0
    return int.from_bytes(found.raw[_MODE_AT : _MODE_AT + 2], sys.byteorder)
