"""The first photo's picture, sent by a loader before it has read what it was asked for.

A viewer that is just starting tells the photo when it starts the loader (``spawning.FIRST``).  A plain JPEG
is decoded and sent here, with next to nothing imported, which is a fifth of the time until it is on the
screen; everything else is left to the ordinary way.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # nobody has described it; ``signal`` takes 4 ms
import _socket
import os
import sys
from _json import encode_basestring_ascii as quoted
from _struct import Struct

from gallery_app.library.regular import regular_only
from gallery_app.loader.header import MORE, Kind, picture_header
from gallery_app.processes.spawning import FIRST, SCREEN_PROFILE, THUMBNAILS

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from typing import Final

    from gallery_app.imaging.first_jpeg import FirstJpeg

SOCKET: Final = 0  # the descriptor that the viewer put the connection on
DESCRIPTORS: Final = 1024  # that a shell or a terminal may have left open without meaning to
PROFILE_LIMIT: Final = 4 << 20  # bytes
REQUEST: Final = 1  # the number of a viewer's first request

_DESCRIPTOR: Final = Struct("i")


class FirstAnswer:
    """What was done already: ``root`` is the folder that this process is locked down to, if it is."""

    __slots__ = ("file", "protections", "root", "screen_profile")

    def __init__(self) -> None:
        self.root: str | None = None
        self.protections: tuple[str, ...] = ()
        self.file: str | None = None  # whose picture was sent
        self.screen_profile: bytes | None = None  # an ICC profile


def answer_first() -> FirstAnswer:
    """Send the first photo's picture if that is soon done; return how far it came."""
    # Ctrl-C is for the viewer, which then closes the connection.
    _signal.signal(_signal.SIGINT, _signal.SIG_IGN)
    os.closerange(3, DESCRIPTORS)
    answer = FirstAnswer()
    answer.screen_profile = _screen_profile(os.environ.get(SCREEN_PROFILE, ""))
    box, _, path = os.environ.get(FIRST, "").partition(":")
    if path:
        width, _, height = box.partition("x")
        _send_first(path, (int(width), int(height)), answer)
    return answer


def _screen_profile(file: str) -> bytes | None:
    """Return what the file with the screen's colours holds, before this process is locked down."""
    try:
        with open(file, "rb", opener=regular_only) as profile:
            return profile.read(PROFILE_LIMIT) or None
    except OSError:
        return None


def _send_first(path: str, box: tuple[int, int], answer: FirstAnswer) -> None:
    from gallery_app.loader.first_look import first_look  # noqa: PLC0415  — further loaders do without
    from gallery_app.processes.lockdown import lock_down  # noqa: PLC0415

    photo = first_look(path, plain=False, by_date=False)
    if photo is None:
        return
    with photo.file:
        answer.protections = lock_down(photo.root, tuple(sys.argv[1:]), os.environ.get(THUMBNAILS, ""))
        answer.root = photo.root
        from gallery_app.imaging.first_jpeg import first_jpeg  # noqa: PLC0415

        status = photo.status
        picture = first_jpeg(
            photo.file,
            box,
            size=status.st_size,
            modified=status.st_mtime,
            screen_profile=answer.screen_profile,
        )
        if picture is not None:
            _send(photo.name, picture)
            answer.file = photo.name


def _send(name: str, picture: FirstJpeg) -> None:
    from gallery_app.loader.memory_files import sealed_pixels  # noqa: PLC0415

    seen = picture.seen
    facts = (
        f"[{quoted(seen.format)},{seen.width},{seen.height},{seen.file_size},{seen.modified!r},"
        f"{quoted(seen.mode)},null,{'true' if seen.animated else 'false'}]"
    )
    text = f"[{facts},{'true' if picture.exact else 'false'},{quoted(name)}]".encode("ascii")
    header = picture_header(Kind.FIRST, REQUEST, MORE, len(text), picture)
    descriptor = sealed_pixels(picture.write_to)
    try:
        rights = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, _DESCRIPTOR.pack(descriptor))
        socket = _socket.socket(fileno=os.dup(SOCKET))
        socket.sendmsg((header, text), (rights,))
        socket.close()
    finally:
        os.close(descriptor)
