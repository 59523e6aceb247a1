"""One saver process as those see it who asked for it: listened to, cancelled, never waited for."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, Final

from gallery_app.model.problems import say
from gallery_app.processes.spawning import spawn
from gallery_app.saver.jobs import (
    LINE_LIMIT,
    CancelledError,
    Outcome,
    SaverError,
    answer_from_line,
    job_to_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.saver.jobs import SaveJob

    OnProgress = Callable[[int, int], None]  # bytes done, bytes in all
    OnDone = Callable[[Outcome | SaverError | None], None]  # None: it was cancelled

START: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "start.py")

# Savers that have ended, or were killed, and whose end nobody has taken notice of yet: one table for all.
_LEFT_BEHIND: Final[list[int]] = []


class Saver:
    """A saver at work.

    Watch ``fileno`` for reading, and while ``is_sending`` for writing too, and call ``ready`` then; it never
    blocks.  ``on_done`` is called once.
    """

    def __init__(
        self, job: SaveJob, on_done: OnDone, on_progress: OnProgress | None = None, *, start: str = START
    ) -> None:
        """Start a saver process; OSError if that is not possible."""
        reap()
        self._on_done = on_done
        self._on_progress = on_progress
        self._waiting = job_to_line(job)
        self._heard = b""
        self._socket, theirs = socket.socketpair()
        try:
            self._pid = spawn(theirs.fileno(), start=start)
        except BaseException:
            self._socket.close()
            raise
        finally:
            theirs.close()
        self._socket.setblocking(False)
        self._send()

    def fileno(self) -> int:
        """Return the descriptor to watch, -1 when all is done."""
        return self._socket.fileno()

    @property
    def is_sending(self) -> bool:
        """Whether there is something left to send to the saver."""
        return bool(self._waiting) and self.fileno() >= 0

    @property
    def is_done(self) -> bool:
        """Whether the saver has ended."""
        return self.fileno() < 0

    def ready(self) -> None:
        """Send and hear what can be sent and heard now."""
        if self.is_done:
            return
        self._send()
        try:
            piece = self._socket.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if piece:
            self._hear(piece)
        else:
            self._end(SaverError(say("the saver process ended before it was done")))

    def cancel(self) -> None:
        """Ask the saver to leave everything as it was; ``on_done`` says when it has."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)

    def abandon(self) -> None:
        """Ask the saver to leave everything as it was, and hear no more of it."""
        if not self.is_done:
            self._close()

    def kill(self) -> None:
        """Give up a saver that does not answer; nobody hears of it any more."""
        if not self.is_done:
            with suppress(OSError):
                os.kill(self._pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            self._close()

    def _send(self) -> None:
        if not self._waiting:
            return
        with suppress(OSError):  # it is not ready; or it is gone, which is heard
            sent = self._socket.send(self._waiting)
            self._waiting = self._waiting[sent:]

    def _hear(self, piece: bytes) -> None:
        *lines, self._heard = (self._heard + piece).split(b"\n")
        if len(self._heard) > LINE_LIMIT:
            self.kill()
            self._on_done(SaverError(say("the saver process sent something that makes no sense")))
            return None
        for line in lines:
            match answer_from_line(line):
                case (int(done), int(whole)):
                    if self._on_progress is not None:
                        self._on_progress(done, whole)
                case CancelledError():
                    return self._end(None)
                case Outcome() | SaverError() as answer:
                    return self._end(answer)
        return None

    def _end(self, answer: Outcome | SaverError | None) -> None:
        self._close()
        self._on_done(answer)

    def _close(self) -> None:
        self._socket.close()
        _LEFT_BEHIND.append(self._pid)
        reap()


def save(job: SaveJob, on_progress: OnProgress | None = None) -> Outcome:
    """Do a job and wait for it; SaverError says why it could not be done.

    An interruption (Ctrl-C) leaves everything as it was.
    """
    arrived: list[Outcome | SaverError | None] = []
    try:
        saver = Saver(job, arrived.append, on_progress)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SaverError(say("no saver process can be started: {reason}", reason=reason)) from error
    try:
        _wait(saver)
    except KeyboardInterrupt:
        saver.cancel()
        _wait(saver)
        raise
    if isinstance(arrived[0], Outcome):
        return arrived[0]
    raise arrived[0] or SaverError(say("it was cancelled"))


def reap() -> None:
    """Take notice of the end of savers; never blocks."""
    _LEFT_BEHIND[:] = [pid for pid in _LEFT_BEHIND if _is_ending(pid)]


def _wait(saver: Saver) -> None:
    while not saver.is_done:
        select([saver], [saver] if saver.is_sending else [], [])
        saver.ready()


def _is_ending(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == 0
    except ChildProcessError:
        return False
