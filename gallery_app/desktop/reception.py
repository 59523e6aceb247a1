"""The running program's end of the meeting place: the socket on which later starts call, and its lock.

Nothing is imported here that takes time: the first start comes past here before its first photo.
"""

import _socket
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gallery_app.desktop.meeting_place import MeetingPlace

TAKEN = b"taken\n"  # the answer to a start that can end
REFUSED = b"refused\n"  # the answer to one that has to show things itself
WAITING = 128  # starts that may wait to be heard

_CREDENTIALS = 12  # bytes of what SO_PEERCRED tells: process, user, group


class Reception:
    """Listens for later starts.  While it is open no other program can be in its place."""

    __slots__ = ("_lock", "_place", "_socket")

    def __init__(self, place: "MeetingPlace", lock: int, socket: _socket.socket) -> None:
        self._place, self._lock, self._socket = place, lock, socket

    def fileno(self) -> int:
        """Return the descriptor to watch: it can be read when somebody calls."""
        return self._socket.fileno()

    def next_caller(self) -> "_socket.socket | None":
        """Return the connection to who calls next, which does not block; None if nobody waits."""
        while True:
            try:
                descriptor, _ = self._socket._accept()  # type: ignore[attr-defined]  # noqa: SLF001  — its name
            except BlockingIOError:
                return None
            except ConnectionAbortedError:
                continue
            caller = _socket.socket(fileno=descriptor)
            caller.setblocking(False)
            if user_at(caller) == os.geteuid():
                return caller
            caller.close()

    def close(self) -> None:
        """Leave the place to the next start; those who still wait will find nobody and begin themselves."""
        from contextlib import suppress  # noqa: PLC0415  — at the end there is time

        with suppress(OSError):  # gone already, or the folder is
            os.unlink(self._place.socket, dir_fd=self._place.folder)
        self._socket.close()
        os.close(self._lock)
        self._place.close()


def open_reception(place: "MeetingPlace") -> Reception | None:
    """Take the place of the running program, over the socket of one that has died; None if it is taken.

    Only for who has found nobody there.  OSError if sockets or locks cannot be made there.
    """
    from fcntl import LOCK_EX, LOCK_NB, flock  # noqa: PLC0415  — a start that is taken in does without

    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    lock = os.open(place.lock, flags, 0o600, dir_fd=place.folder)
    try:
        flock(lock, LOCK_EX | LOCK_NB)  # the system lets go of it however this process ends
    except BlockingIOError:
        os.close(lock)
        return None
    except OSError:
        os.close(lock)
        raise
    try:
        return Reception(place, lock, _listening(place))
    except OSError:
        os.close(lock)
        raise


def user_at(socket: _socket.socket) -> int:
    """Return the number of the user whose process is at the other end."""
    told = socket.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, _CREDENTIALS)
    return int.from_bytes(told[4:8], sys.byteorder)


def _listening(place: "MeetingPlace") -> _socket.socket:
    """Return a socket that listens; it gets its name only then, so that nobody is ever turned away by it."""
    socket = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    socket.setblocking(False)
    unnamed = f"{place.socket}.{os.getpid()}.tmp"
    try:
        socket.bind(place.reached(unnamed))
        try:
            os.chmod(unnamed, 0o600, dir_fd=place.folder)
            socket.listen(WAITING)
            os.rename(unnamed, place.socket, src_dir_fd=place.folder, dst_dir_fd=place.folder)
        except OSError:
            os.unlink(unnamed, dir_fd=place.folder)
            raise
    except OSError:
        socket.close()
        raise
    return socket
