"""Starting a process of our own.  Nothing is imported here that takes time: the first photo waits for it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
START = os.path.join(_PACKAGE, "loader", "start.py")
FIRST = "GALLERY_FIRST"  # the variable that tells one the photo to send at once, and the space for it
SCREEN_PROFILE = "GALLERY_SCREEN_PROFILE"  # the variable that names the file with the screen's colours
THUMBNAILS = "GALLERY_THUMBNAILS"  # the variable that tells a loader where the shared ones are
# A built environment: nothing that steers Python, Qt or a library gets in.  Arenas cost address space, which
# is limited.
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "MALLOC_ARENA_MAX": "2",
}


def spawn(
    socket: int,
    *,
    start: str = START,
    standard_error: int | None = None,
    thumbnails: str = "",
    screen_profile: str = "",
    first: str = "",
) -> int:
    """Start a loader that talks on ``socket``, with everything else of ours closed; return its process id.

    ``standard_error`` is where its libraries may complain, None: nowhere.  ``thumbnails`` is the
    folder of the shared thumbnails, which it may read, and ``screen_profile`` the file with the screen's
    colours.  ``first`` is the photo whose picture it sends at once, behind the space for it:
    "1620x968:/path".  OSError if it cannot be started.
    """
    command = [*_program(start), *python_paths()]
    environment = ENVIRONMENT | {THUMBNAILS: thumbnails, SCREEN_PROFILE: screen_profile, FIRST: first}
    if hasattr(os, "posix_spawn"):
        nowhere = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
        errors = (os.POSIX_SPAWN_DUP2, 1 if standard_error is None else standard_error, 2)
        actions = [(os.POSIX_SPAWN_DUP2, socket, 0), nowhere, errors]
        return os.posix_spawn(command[0], command, environment, file_actions=actions)
    return _spawned_by_subprocess(command, environment, socket, standard_error)


def _program(start: str) -> tuple[str, ...]:
    """Return what runs the script ``start``.

    A standalone program runs itself, with the name of the script's package: tools/packaging/start.py.
    """
    if getattr(sys, "frozen", False):
        return sys.executable, f"--{os.path.basename(os.path.dirname(start))}"
    return sys.executable, "-I", "-S", "-W", "ignore", start


def python_paths() -> tuple[str, ...]:
    """Return the folders a loader imports from: ours; the current one was dropped at the start."""
    package = os.path.dirname(_PACKAGE)
    ours = (path for path in sys.path if os.path.isabs(path))
    return tuple(dict.fromkeys((*ours, package)))


def _spawned_by_subprocess(
    command: Sequence[str], environment: Mapping[str, str], socket: int, standard_error: int | None
) -> int:
    from subprocess import DEVNULL, Popen  # noqa: PLC0415  — it costs 4 ms, and Linux does without

    errors = DEVNULL if standard_error is None else standard_error
    process = Popen(command, stdin=socket, stdout=DEVNULL, stderr=errors, env=environment)  # noqa: S603  — ours
    process.returncode = 0  # it is ours to reap
    return process.pid
