"""Handing a start over to the program that runs already, before anything of a window is made.

Nothing is imported here that takes time: every start comes past here before its first photo.  A running
program that is busy answers later, and one that has only just begun is waited for longer; one that hangs, and
whatever else may be in its place, costs some seconds at most, and then this start shows things itself.
"""

import _socket
import os
import stat
import sys
from time import monotonic, sleep, time

from gallery_app.desktop.meeting_place import find_meeting_place
from gallery_app.desktop.reception import TAKEN, open_reception, user_at
from gallery_app.desktop.wish import written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery_app.desktop.meeting_place import MeetingPlace
    from gallery_app.desktop.reception import Reception
    from gallery_app.desktop.wish import Wish

PATIENCE = 5.0  # seconds for an answer: twenty starts at once keep a slow machine busy for two
BEGINNING = 20.0  # seconds from its own start in which a program may not answer yet: some machines are slow
SETTLING = 1.0  # seconds for a program that has the lock and no socket yet, or none any more
PAUSE = 0.01  # seconds between two attempts
LONGEST_ANSWER = 16  # bytes


class Arrival:
    """What became of a start: it ``is_over``, or goes on, perhaps as the ``reception`` of later ones."""

    __slots__ = ("is_over", "reception")

    def __init__(self, *, is_over: bool = False, reception: "Reception | None" = None) -> None:
        self.is_over = is_over
        self.reception = reception


def arrive(wish: "Wish", environment: "Mapping[str, str]") -> Arrival:
    """Hand a wish to the running program, or become the program that later starts find."""
    if sys.platform != "linux":
        return (
            Arrival()
        )  # macOS starts a program only once by itself; on Windows every start is one of its own
    place = find_meeting_place(environment)
    if place is None:
        return Arrival()
    arrival = Arrival()
    try:
        arrival = _meet(wish, place)
    except OSError:
        pass  # whatever is wrong there, photos can be shown without
    finally:
        if arrival.reception is None:
            place.close()
    return arrival


def _meet(wish: "Wish", place: "MeetingPlace") -> Arrival:
    """Call, and call again while one program leaves and another takes its place; OSError: do without."""
    begun = monotonic()
    while True:
        try:
            answer = _answer(wish, place, begun + PATIENCE)
        except (FileNotFoundError, ConnectionRefusedError):
            reception = open_reception(place)
            if reception is not None:
                return Arrival(reception=reception)
            if monotonic() > begun + SETTLING:
                return Arrival()
        except (ConnectionError, BlockingIOError):  # it has just ended, or too many call at once
            if monotonic() > begun + PATIENCE:
                return Arrival()
        else:
            return Arrival(is_over=answer == TAKEN)
        sleep(PAUSE)


def _answer(wish: "Wish", place: "MeetingPlace", end: float) -> bytes:
    """Return what the running program answers, in time; OSError if there is none to be trusted."""
    status = os.stat(place.socket, dir_fd=place.folder, follow_symlinks=False)
    if not stat.S_ISSOCK(status.st_mode) or status.st_uid != os.geteuid():
        raise PermissionError
    age = time() - status.st_mtime  # the socket is made when a program begins
    if 0.0 <= age < BEGINNING:
        end = max(end, monotonic() + BEGINNING - age)
    socket = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        socket.settimeout(_left(end))
        socket.connect(place.address)
        if user_at(socket) != os.geteuid():
            raise PermissionError
        return _asked(socket, written(wish), end)
    finally:
        socket.close()


def _asked(socket: _socket.socket, message: bytes, end: float) -> bytes:
    """Return the answer to a message; ConnectionError if the other end is gone without one."""
    socket.sendall(message)
    socket.shutdown(_socket.SHUT_WR)
    socket.settimeout(_left(end))
    try:
        answer = socket.recv(LONGEST_ANSWER)
    except TimeoutError:
        # From here on the other end cannot answer any more, and does nothing; what it has answered counts.
        socket.shutdown(_socket.SHUT_RDWR)
        answer = socket.recv(LONGEST_ANSWER)
    if not answer:
        raise ConnectionResetError
    return answer


def _left(end: float) -> float:
    return max(PAUSE, end - monotonic())
