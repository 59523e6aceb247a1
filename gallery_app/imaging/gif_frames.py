"""The frames of a GIF, as browsers show them.

Pillow decodes each as a file of its own: its way through an animation takes the background colour for what
a frame leaves behind, where everybody else leaves nothing.
"""

from __future__ import annotations

import io
from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.imaging.canvas import CLEAR, KEEP, RESTORE, Part
from gallery_app.imaging.formats import GIF
from gallery_app.imaging.headers import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

# Of data, for one frame: 100 MB where they are full; and of all frames while they are counted.
BLOCKS_LIMIT: Final = 400_000
PLAYED_ONCE: Final = 1  # without a word about it
FOR_EVER: Final = 0

_SCREEN: Final = Struct("<6sHHBBB")
_PLACE: Final = Struct("<HHHHB")
_HAS_PALETTE, _PALETTE_BITS, _INTERLACED = 0x80, 0x07, 0x40
_IMAGE, _EXTENSION = b",", b"!"
_CONTROL, _APPLICATION = b"\xf9", b"\xff"
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_AFTER: Final = {2: CLEAR, 3: RESTORE}


class _Frame(NamedTuple):
    """One frame as it was read: what its blocks say, and its data with their lengths before them."""

    control: bytes
    place: tuple[int, int, int, int]
    flags: int
    palette: bytes
    data: bytes


class GifFrames:
    """Reads an open GIF; ``plays``: how often it is played, 0 for ever, known with the first frame."""

    def __init__(self, file: BinaryIO, most_pixels: int = 0) -> None:
        """Read the header; ValueError if there is none.  Frames of up to ``most_pixels`` can be decoded."""
        self._most_pixels = most_pixels
        self.plays = PLAYED_ONCE
        self._file = file
        file.seek(0)
        head = file.read(_SCREEN.size)
        if len(head) < _SCREEN.size:
            raise ValueError("no header")
        flags = _SCREEN.unpack(head)[3]
        self._palette = file.read(_palette_bytes(flags))
        self._start = file.tell()
        self._blocks = 0

    def parts(self) -> Iterator[Part]:
        """Yield the frames from the first one; DECODER_ERRORS where one cannot be read."""
        for frame in self._frames(with_data=True):
            if frame.place[2] and frame.place[3]:
                yield self._part(frame)

    def count(self, most: int) -> int | None:
        """Return how many frames there are, at most ``most``; None if counting them would take long."""
        found = 0
        try:
            for frame in self._frames(with_data=False):
                found += bool(frame.place[2] and frame.place[3])
                if found == most:
                    break
        except OverflowError:
            return None
        return found

    def _part(self, frame: _Frame) -> Part:
        x, y, width, height = frame.place
        if width * height > self._most_pixels:
            raise ValueError("too large a frame")
        file = io.BytesIO(_alone(frame, frame.palette or self._palette))
        with opened(file, GIF) as image:
            image.load()
            drawn = image.convert("RGBA")
        control = frame.control
        after = _AFTER.get(control[0] >> 2 & 7, KEEP) if control else KEEP
        seconds = int.from_bytes(control[1:3], "little") / 100 if control else 0.0
        return Part(drawn, (x, y), over=True, after=after, seconds=seconds)

    def _frames(self, *, with_data: bool) -> Iterator[_Frame]:
        """Yield the frames; OverflowError where there are too many blocks."""
        file, at, control = self._file, self._start, b""
        self._blocks = 0
        while True:
            file.seek(at)
            match file.read(1):
                case b"!":
                    control = self._extension() or control
                case b",":
                    frame = self._image(control, with_data=with_data)
                    if frame is None:
                        return  # it ends early
                    at, control = file.tell(), b""
                    if with_data:
                        self._blocks = 0
                    yield frame
                    continue
                case _:
                    return
            at = file.tell()

    def _extension(self) -> bytes:
        """Read an extension; return what it says of the next frame, else nothing."""
        kind = self._file.read(1)
        data = self._sub_blocks(keep=True)
        if kind == _CONTROL and len(data) >= 5:
            return data[1:5]
        if kind == _APPLICATION and data[1:12] in _LOOPS and data[12:14] == b"\x03\x01":
            again = int.from_bytes(data[14:16], "little")
            self.plays = again + 1 if again else FOR_EVER
        return b""

    def _image(self, control: bytes, *, with_data: bool) -> _Frame | None:
        head = self._file.read(_PLACE.size)
        if len(head) < _PLACE.size:
            return None
        x, y, width, height, flags = _PLACE.unpack(head)
        palette = self._file.read(_palette_bytes(flags))
        code_size = self._file.read(1)
        data = self._sub_blocks(keep=with_data)
        return _Frame(control, (x, y, width, height), flags, palette, code_size + data)

    def _sub_blocks(self, *, keep: bool) -> bytes:
        """Read the blocks up to the empty one; return them as they are."""
        read = self._file.read
        parts: list[bytes] = []
        while (length := read(1)) and length != b"\0":
            self._blocks += 1
            if self._blocks > BLOCKS_LIMIT:
                raise OverflowError("too many blocks")
            data = read(length[0])
            if keep:
                parts += (length, data)
        return b"".join(parts) + b"\0"


def has_frames(file: BinaryIO) -> bool:
    """Return whether an open GIF has more than one frame, as far as that is soon told."""
    return (GifFrames(file).count(2) or 0) > 1


def _palette_bytes(flags: int) -> int:
    return 3 << (flags & _PALETTE_BITS) + 1 if flags & _HAS_PALETTE else 0


def _alone(frame: _Frame, palette: bytes) -> bytes:
    """Return a GIF of nothing but this frame."""
    _, _, width, height = frame.place
    bits = max(0, (len(palette) // 3).bit_length() - 2)
    screen = _SCREEN.pack(b"GIF89a", width, height, _HAS_PALETTE | bits if palette else 0, 0, 0)
    control = _EXTENSION + _CONTROL + b"\x04" + frame.control + b"\0" if frame.control else b""
    place = _IMAGE + _PLACE.pack(0, 0, width, height, frame.flags & _INTERLACED)
    return screen + palette + control + place + frame.data + b";"
