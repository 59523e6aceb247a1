"""The first loader, started before anything else is imported: it reads and decodes while Qt comes.

Only the plainest command lines are understood here: paths, and perhaps the folder of an instance.
"""

import _socket
import os
import sys

from gallery_app.library.glance import STATE_FILE, Glance, glance_at
from gallery_app.library.places import SCREEN_FILE, folder_under, thumbnails_folder, xdg_folder
from gallery_app.loader.header import HEADER, Kind
from gallery_app.processes.spawning import spawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS = (
    "info", "check", "credits", "pack", "unpack", "verify", "install-desktop", "uninstall-desktop",
    "thumbnail",
)  # fmt: skip
REQUEST = 1  # the number of the one request


class EarlyLoader:
    """A loader that has been asked for a gallery.

    ``socket`` is our end, which does not block.  ``base`` is the folder of an instance of its own.
    ``glance`` tells how the window was left: the photo was asked for its space.
    """

    __slots__ = ("base", "glance", "paths", "pid", "socket")

    def __init__(
        self, pid: int, socket: _socket.socket, paths: "tuple[str, ...]", base: "str | None", glance: Glance
    ) -> None:
        self.pid = pid
        self.socket = socket
        self.paths = paths
        self.base = base
        self.glance = glance


def start_early(argv: "Sequence[str]", environment: "Mapping[str, str]") -> "EarlyLoader | None":
    """Start a loader for what the command line names, or return None where that is not plain to see."""
    plain = sys.platform == "linux" and hasattr(os, "memfd_create")
    words, base = _read(argv) if plain else ((), None)
    if not words:
        return None
    state, cache = (
        xdg_folder(name, environment) if base is None else folder_under(base, name)
        for name in ("state", "cache")
    )
    glance = glance_at(os.path.join(state, STATE_FILE))
    if glance.photo_box is None or glance.photo_margins is None:
        return None
    try:
        paths = tuple(os.path.abspath(word) for word in words)
        packet = _packet(paths, glance.photo_box)
        ours, theirs = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        ours.send(packet)
        width, height = glance.photo_box
        first = f"{width}x{height}:{paths[0]}" if len(paths) == 1 else ""
        pid = spawn(
            theirs.fileno(),
            thumbnails=thumbnails_folder(cache),
            screen_profile=os.path.join(state, SCREEN_FILE),
            first=first,
        )
    except OSError:
        return None  # whatever is wrong will be said when it is tried again
    theirs.close()
    return EarlyLoader(pid, ours, paths, base, glance)


def plain_paths(argv: "Sequence[str]") -> "tuple[str, ...]":
    """Return the absolute paths of a command line with nothing else in it; nothing for any other."""
    words, base = _read(argv)
    try:
        return tuple(os.path.abspath(word) for word in words) if base is None else ()
    except OSError:  # the current folder is gone; that will be said
        return ()


def _read(argv: "Sequence[str]") -> "tuple[tuple[str, ...], str | None]":
    """Return the paths and the base folder of a command line with nothing else in it."""
    words = list(argv)
    base = None
    if len(words) > 1 and words[0] == "--base-dir":
        base = os.path.abspath(words[1])
        words = words[2:]
    is_plain = bool(words) and all(word and not word.startswith("-") and ":/" not in word for word in words)
    return (tuple(words), base) if is_plain and words[0] not in COMMANDS else ((), None)


def _packet(paths: "tuple[str, ...]", box: "tuple[int, int]") -> bytes:
    from _json import encode_basestring_ascii as quoted  # noqa: PLC0415  — json itself takes 5 ms

    wish = (
        f'{{"op":"open","paths":[{",".join(quoted(path) for path in paths)}],"box":[{box[0]},{box[1]}],'
        f'"number":null,"file":null,"plain":false,"by_date":false,"text":null}}'
    ).encode("ascii")
    return HEADER.pack(REQUEST, Kind.REQUEST, 0, 0, 0, 0, 0, 0, len(wish), 0) + wish
