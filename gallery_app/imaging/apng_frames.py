"""The frames of an animated PNG, as its specification draws them.

Pillow decodes each as a file of its own: its way through an animation blends half-transparent pixels wrongly.
"""

from __future__ import annotations

import io
import zlib
from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.imaging.canvas import CLEAR, KEEP, RESTORE, Part
from gallery_app.imaging.colour import plain
from gallery_app.imaging.formats import PNG
from gallery_app.imaging.headers import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

FRAME_BYTES: Final = 128 << 20  # of compressed data
SHARED_BYTES: Final = 4 << 20  # of one chunk that stands before all frames
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"

_HEAD: Final = Struct(">I4s")
_CONTROL: Final = Struct(">IIIIIHHBB")
_HUNDREDTHS: Final = 100  # what a denominator of 0 means
# What every frame needs to be decoded; words about colour travel with the picture as a whole.
_SHARED: Final = (b"PLTE", b"tRNS")
_AFTER: Final = {1: CLEAR, 2: RESTORE}


class _Control(NamedTuple):
    sequence: int
    width: int
    height: int
    x: int
    y: int
    numerator: int
    denominator: int
    after: int
    blend: int


class ApngFrames:
    """Reads an open animated PNG; ``plays``: how often it is played, 0 for ever."""

    def __init__(self, file: BinaryIO) -> None:
        """Read what stands before the first frame; ValueError if this is no animation."""
        self._file = file
        self.frames = 0  # as the file says
        self.plays = 0
        self._header = b""
        self._shared: list[bytes] = []
        for kind, length in self._chunks():
            if kind in (b"IDAT", b"fcTL", b"IEND"):
                break
            self._note(kind, length)
        if len(self._header) != 13 or not self.frames:
            raise ValueError("no animation")

    def parts(self) -> Iterator[Part]:
        """Yield the frames from the first one; DECODER_ERRORS where one cannot be read."""
        control: _Control | None = None
        data: list[bytes] = []
        for kind, length in self._chunks():
            if kind == b"fcTL" or kind == b"IEND":
                if control is not None and data:
                    yield self._part(control, b"".join(data))
                data = []
                control = _Control(*_CONTROL.unpack(self._read(length))) if kind == b"fcTL" else None
            elif kind in (b"IDAT", b"fdAT") and control is not None:
                if length + sum(map(len, data)) > FRAME_BYTES:
                    raise ValueError("too large a frame")
                body = self._read(length)
                data.append(body if kind == b"IDAT" else body[4:])
        if control is not None and data:  # the file ends early
            yield self._part(control, b"".join(data))

    def _note(self, kind: bytes, length: int) -> None:
        if kind == b"IHDR":
            self._header = self._read(min(length, 13))
        elif kind == b"acTL" and length >= 8:
            said = self._read(8)
            self.frames, self.plays = (int.from_bytes(said[at : at + 4], "big") for at in (0, 4))
        elif kind in _SHARED and length <= SHARED_BYTES:
            self._shared.append(_chunk(kind, self._read(length)))

    def _part(self, control: _Control, data: bytes) -> Part:
        size = Struct(">II").unpack(self._header[:8])
        if not (control.x + control.width <= size[0] and control.y + control.height <= size[1]):
            raise ValueError("a frame beyond the picture")
        header = Struct(">II").pack(control.width, control.height) + self._header[8:]
        chunks = (_chunk(b"IHDR", header), *self._shared, _chunk(b"IDAT", data), _chunk(b"IEND", b""))
        with opened(io.BytesIO(SIGNATURE + b"".join(chunks)), PNG) as image:
            image.load()
            drawn = plain(image).convert("RGBA")
        seconds = control.numerator / (control.denominator or _HUNDREDTHS)
        after = _AFTER.get(control.after, KEEP)
        return Part(drawn, (control.x, control.y), over=control.blend == 1, after=after, seconds=seconds)

    def _chunks(self) -> Iterator[tuple[bytes, int]]:
        """Yield kind and length of every chunk, its data next in the file."""
        at = len(SIGNATURE)
        while True:
            self._file.seek(at)
            head = self._file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                return
            length, kind = _HEAD.unpack(head)
            yield kind, length
            if kind == b"IEND":
                return
            at += _HEAD.size + length + 4

    def _read(self, length: int) -> bytes:
        return self._file.read(length)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return _HEAD.pack(len(data), kind) + data + zlib.crc32(kind + data).to_bytes(4, "big")
