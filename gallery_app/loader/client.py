"""One loader process as the viewer sees it: started, asked, listened to, killed; never waited for."""

from __future__ import annotations

import os
import signal
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol

from gallery_app.errors import LoaderError
from gallery_app.loader.frames import PACKETS, channel_pair
from gallery_app.loader.header import Kind
from gallery_app.loader.plain_values import dumped
from gallery_app.model.problems import say
from gallery_app.processes.spawning import START, spawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery_app.loader.contracts import Channel
    from gallery_app.loader.frames import Message
    from gallery_app.loader.plain_values import Json

NOISE_LIMIT: Final = 64 << 10  # bytes kept of what libraries write to their standard error

# Killed processes whose pools are gone: a process has one table of children, whoever looks after it.
_LEFT_BEHIND: Final[list[int]] = []


class Launch(Protocol):
    """Starts a loader; OSError if there is no starting one."""

    def __call__(self) -> LoaderClient:
        """Return a loader that has just been started."""


class LoaderClient:
    """A running loader.  EOFError: it has died; LoaderError: it sent rubbish.  Then kill it."""

    def __init__(
        self, pid: int, channel: Channel, noise: int | None = None, arrived: Iterable[Message] = ()
    ) -> None:
        """Take a loader; ``arrived`` is what it has answered already, to be received first."""
        self.pid = pid
        self._arrived = deque(arrived)
        self._channel = channel
        self._noise = noise

    def fileno(self) -> int:
        """Return the descriptor to watch: it can be read when an answer is there."""
        return self._channel.fileno()

    @property
    def has_arrived(self) -> bool:
        """Whether answers are there of which the descriptor tells nothing any more."""
        return bool(self._arrived)

    def send(self, request: int, value: Json) -> None:
        """Send a request; EOFError if nobody takes it."""
        try:
            self._channel.send(Kind.REQUEST, request, dumped(value))
        except OSError as error:
            raise EOFError from error

    def receive(self) -> Message | None:
        """Return the next answer that has arrived whole, or None."""
        try:
            message = self._arrived.popleft() if self._arrived else self._channel.receive()
        except (OSError, ValueError, OverflowError) as error:  # no memory to map what it sent
            raise LoaderError(say("the answer of a loader process cannot be read")) from error
        if message is not None and message.kind == Kind.REQUEST:
            raise LoaderError(say("a loader process sent something that makes no sense"))
        return message

    def noise(self) -> str:
        """Return what its libraries wrote to their standard error since then; "" without ``debug``."""
        if self._noise is None:
            return ""
        try:
            return os.read(self._noise, NOISE_LIMIT).decode("utf-8", "replace")
        except BlockingIOError:
            return ""

    def kill(self) -> None:
        """End it, without waiting: a process that reads from a dead network mount cannot be waited for."""
        with suppress(ProcessLookupError):  # reaped by somebody else
            os.kill(self.pid, signal.SIGKILL)
        self._channel.close()
        if self._noise is not None:
            os.close(self._noise)
            self._noise = None


def launch_loader(
    *,
    start: str = START,
    packets: bool = PACKETS,
    debug: bool = False,
    thumbnails: str = "",
    screen_profile: str = "",
) -> LoaderClient:
    """Start a loader; OSError if that is not possible.

    ``packets=False`` is the way of systems without memory files.  ``debug`` keeps what its libraries
    write to their standard error (``noise``); otherwise nobody hears it.  ``thumbnails`` is the folder of
    the shared thumbnails, which the loader may read, and ``screen_profile`` the file with the screen's
    colours.
    """
    leave_behind([])
    channel, theirs = channel_pair(packets=packets)
    noise, standard_error = _noise_pipe() if debug else (None, None)
    try:
        pid = spawn(
            theirs.fileno(),
            start=start,
            standard_error=standard_error,
            thumbnails=thumbnails,
            screen_profile=screen_profile,
        )
    except BaseException:
        channel.close()
        if noise is not None:
            os.close(noise)
        raise
    finally:
        theirs.close()
        if standard_error is not None:
            os.close(standard_error)
    return LoaderClient(pid, channel, noise)


def reap(pids: list[int]) -> list[int]:
    """Return those of the killed processes that have not ended yet; never blocks."""
    return [pid for pid in pids if _is_ending(pid)]


def leave_behind(pids: list[int]) -> list[int]:
    """Leave killed processes to be reaped when the next loader is started; return an empty list."""
    _LEFT_BEHIND[:] = reap(_LEFT_BEHIND + pids)
    return []


def _is_ending(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == 0
    except ChildProcessError:
        return False


def _noise_pipe() -> tuple[int, int]:
    reading, writing = os.pipe()
    # The pipe itself is the cap: what does not fit is lost, and nobody waits.
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    return reading, writing
