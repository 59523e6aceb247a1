"""How far a saver is, told to whoever waits; and whether anybody still does."""

from __future__ import annotations

import time
from hashlib import sha256
from select import select
from typing import TYPE_CHECKING, Final

from gallery_app.model.problems import say
from gallery_app.saver.jobs import CancelledError, SaverError, progress_line

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from typing import BinaryIO

PIECE: Final = 1 << 20  # bytes copied at a time
TELL_SECONDS: Final = 0.1  # between two words about progress


class Work:
    """One job on its way: whoever copies bytes says so here.  CancelledError: nobody wants it any more."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._whole = self._done = 0
        self._told = time.monotonic()

    def begin(self, whole: int) -> None:
        """Say how many bytes there are to copy."""
        self._whole = whole

    def copied(self, name: str, source: BinaryIO, write: Callable[[bytes], object]) -> tuple[int, str]:
        """Copy all of ``source``; return its bytes, and their SHA-256 in hexadecimal digits.

        SaverError with the ``name`` where it cannot be read; where nothing can be written, OSError.
        """
        size, digest = 0, sha256()
        while piece := _piece(name, source):
            write(piece)
            digest.update(piece)
            size += len(piece)
            self._advance(len(piece))
        return size, digest.hexdigest()

    def _advance(self, count: int) -> None:
        self._done += count
        # Whoever asked says nothing more, unless it is to cancel, or it has gone.
        if select([self._channel], [], [], 0)[0]:
            raise CancelledError
        now = time.monotonic()
        if now - self._told >= TELL_SECONDS:
            self._told = now
            self._channel.sendall(progress_line(self._done, max(self._done, self._whole)))


def _piece(name: str, source: BinaryIO) -> bytes:
    try:
        return source.read(PIECE)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SaverError(say("the file {name} cannot be read: {reason}", name=name, reason=reason)) from error
