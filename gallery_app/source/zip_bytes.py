"""The bytes of a packed file, which may shrink, change or vanish while it is open."""

from __future__ import annotations

import os
import stat
from typing import Final

from gallery_app.errors import BundleError
from gallery_app.model.problems import say

_READ: Final = (
    os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
)


class ZipBytes:
    """One open file, read at any place."""

    def __init__(self, path: str) -> None:
        """Open the file; BundleError if that is not possible."""
        self._file = -1
        try:
            self._file = os.open(path, _READ)
            status = os.fstat(self._file)
        except (OSError, ValueError) as exc:
            self.close()
            reason = (getattr(exc, "strerror", None) or type(exc).__name__).lower()
            raise BundleError(say("the packed file cannot be opened: {reason}", reason=reason), path) from exc
        if not stat.S_ISREG(status.st_mode):
            self.close()
            raise BundleError(say("it is not a file"), path)
        self.size = status.st_size  # bytes
        self.modified = status.st_mtime  # seconds since 1970

    def read_at(self, start: int, count: int) -> bytes:
        """Return ``count`` bytes from ``start`` on, fewer where the file ends; OSError."""
        parts = []
        while count > 0 and (part := self._read(start, count)):
            parts.append(part)
            start += len(part)
            count -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def close(self) -> None:
        """Give the descriptor back."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def _read(self, start: int, count: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._file, count, start)
        os.lseek(self._file, start, os.SEEK_SET)
        return os.read(self._file, count)
