"""Where starts of the program meet: a folder that is the user's alone, with a socket and a lock in it.

Nothing is imported here that takes time: every start comes past here before its first photo.
"""

import os
import stat

from gallery_app import APPLICATION_ID
from gallery_app.library.places import xdg_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST_SEAT = 40  # characters: the name of a socket, path and all, may have no more than 107
# What tells one desktop of a user from another: a window must come up on the screen where it was asked for.
SEAT = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")


class MeetingPlace:
    """A folder that has been looked at (``folder``, a descriptor) and the name that the files in it share.

    Everything is reached through the descriptor: whoever exchanges the folder later is not followed, and a
    long path does no harm.
    """

    __slots__ = ("folder", "name")

    def __init__(self, folder: int, name: str) -> None:
        self.folder = folder
        self.name = name

    @property
    def address(self) -> str:
        """Where the socket is, to connect to."""
        return self.reached(self.socket)

    @property
    def socket(self) -> str:
        """The socket's name in the folder."""
        return f"{self.name}.sock"

    @property
    def lock(self) -> str:
        """The lock's name in the folder."""
        return f"{self.name}.lock"

    def reached(self, name: str) -> str:
        """Return a path for a name in the folder."""
        return f"/proc/self/fd/{self.folder}/{name}"

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self.folder)


def find_meeting_place(environment: "Mapping[str, str]") -> "MeetingPlace | None":
    """Return where the user's starts on this screen meet; None where there is no safe place."""
    for path, is_ours_to_make in _folders(environment):
        folder = _opened(path, make=is_ours_to_make)
        if folder is not None:
            return MeetingPlace(folder, APPLICATION_ID + _seat(environment))
    return None


def _folders(environment: "Mapping[str, str]") -> "Iterator[tuple[str, bool]]":
    """Name the folders that may do, best first, and whether one is ours to make."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime):
        if environment.get(
            "FLATPAK_ID"
        ):  # there every start has a runtime folder of its own, but for this one
            yield os.path.join(runtime, "app", environment["FLATPAK_ID"]), False
        yield runtime, False
    yield os.path.join(xdg_folder("state", environment), "run"), True


def _opened(path: str, *, make: bool) -> int | None:
    """Open a folder that belongs to the user and is closed to everybody else; None for any other."""
    try:
        if make and not os.path.isdir(path):
            os.makedirs(path, mode=0o700)
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    status = os.fstat(folder)
    if status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & 0o077:
        return folder
    os.close(folder)
    return None


def _seat(environment: "Mapping[str, str]") -> str:
    """Return what tells this screen from the user's others, fit for a file's name."""
    told = "".join(f"-{environment[name]}" for name in SEAT if environment.get(name))
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in told[:LONGEST_SEAT])
