"""Directories of TIFF, of which EXIF is one kind: read by hand, with nothing in them trusted."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.metadata.blocks import BLOCK_LIMIT, FARTHEST, Blocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    Read = Callable[[int, int], bytes]

# The bytes that a value of each type takes.
_SIZES: Final = {
    1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8,
    129: 1,
}  # fmt: skip
_NUMBERS: Final = {
    1: "B",
    3: "H",
    4: "L",
    6: "b",
    8: "h",
    9: "l",
    11: "f",
    12: "d",
    13: "L",
    16: "Q",
    17: "q",
}
_FRACTIONS: Final = {5: "LL", 10: "ll"}
_ENTRIES: Final = 512  # of a directory that are looked at; real ones have some 60
_PREFIXES: Final = 2  # before a block of EXIF, which should have none
_NUMBERS_LIMIT: Final = 64  # of one value; nothing that is read here has more

_XMP, _IPTC, _PHOTOSHOP, _EXIF, _GPS = 700, 33723, 34377, 34665, 34853


class _Entry(NamedTuple):
    kind: int
    items: int
    inline: bytes
    place: int


class Directory:
    """One directory: values by their tags; what makes no sense is not there."""

    def __init__(self, tiff: Tiff, at: int) -> None:
        self._tiff = tiff
        self._entries = tiff.entries(at)

    def size(self, tag: int) -> int:
        """Return how many bytes a value is said to have, 0 where there is none."""
        entry = self._entries.get(tag)
        return 0 if entry is None else _SIZES.get(entry.kind, 0) * entry.items

    def raw(self, tag: int) -> bytes:
        """Return a value's bytes; none where there is no such value or it is too large."""
        entry = self._entries.get(tag)
        if entry is None:
            return b""
        size = self.size(tag)
        if size <= len(entry.inline):
            return entry.inline[:size]
        return self._tiff.read(entry.place, size) if size <= BLOCK_LIMIT else b""

    def numbers(self, tag: int) -> tuple[float, ...]:
        """Return a value's numbers; a fraction by nothing is left out."""
        entry = self._entries.get(tag)
        if entry is None or entry.items > _NUMBERS_LIMIT:
            return ()
        data, order = self.raw(tag), self._tiff.order
        if entry.kind in _FRACTIONS:
            pairs = struct.iter_unpack(order + _FRACTIONS[entry.kind], data[: len(data) // 8 * 8])
            return tuple(above / below for above, below in pairs if below)
        code = _NUMBERS.get(entry.kind)
        if code is None:
            return ()
        size = struct.calcsize(order + code)
        return tuple(one for (one,) in struct.iter_unpack(order + code, data[: len(data) // size * size]))

    def number(self, tag: int) -> float | None:
        """Return a value's first number."""
        numbers = self.numbers(tag)
        return numbers[0] if numbers else None

    def inner(self, tag: int) -> Directory:
        """Return the directory that a value points to; an empty one if it points nowhere."""
        return Directory(self._tiff, int(self.number(tag) or 0))


class Tiff:
    """Bytes that are laid out like a TIFF; ``read`` returns those at a place, fewer at the end."""

    def __init__(self, read: Read) -> None:
        self.read = read
        head = read(0, 16)
        self.order = {b"II": "<", b"MM": ">"}.get(head[:2], "")
        version = self._unpacked("H", head[2:4])
        self._is_big = version == 43
        makes_sense = self.order and version in {42, 43}
        start = head[8:16] if self._is_big else head[4:8]
        self._first = self._unpacked("Q" if self._is_big else "L", start) if makes_sense else 0

    @property
    def first(self) -> Directory:
        """The first directory; an empty one if there is none."""
        return Directory(self, self._first)

    def entries(self, at: int) -> dict[int, _Entry]:
        """Return the entries of the directory at a place."""
        if not at:
            return {}
        head, layout = (8, "HHQ8s") if self._is_big else (2, "HHL4s")
        size = struct.calcsize("<" + layout)
        count = min(self._unpacked("Q" if self._is_big else "H", self.read(at, head)), _ENTRIES)
        data = self.read(at + head, count * size)
        rows = struct.iter_unpack(self.order + layout, data[: len(data) // size * size])
        found: dict[int, _Entry] = {}
        for tag, kind, number, inline in rows:
            place = self._unpacked("Q" if self._is_big else "L", inline)
            found.setdefault(tag, _Entry(kind, number, inline, place))
        return found

    def _unpacked(self, code: str, data: bytes) -> int:
        layout = self.order + code
        return struct.unpack(layout, data)[0] if self.order and len(data) == struct.calcsize(layout) else 0


def tiff_in(block: bytes) -> Tiff:
    """Return a block of EXIF as directories; some writers put a prefix before it, or two."""
    for _ in range(_PREFIXES):
        block = block.removeprefix(b"Exif\0\0")
    return Tiff(lambda at, size: block[at : at + size])


def tiff_file(file: BinaryIO) -> Tiff:
    """Return the directories of a file."""

    def read(at: int, size: int) -> bytes:
        file.seek(min(at, FARTHEST))
        return file.read(size)

    return Tiff(read)


def blocks_in_tiff(file: BinaryIO) -> Blocks:
    """Return the blocks in a TIFF; its EXIF is all of it, see :func:`tiff_file`."""
    blocks = Blocks(is_tiff=True)
    first = tiff_file(file).first
    blocks.take_xmp(first.raw(_XMP))
    blocks.is_oversized = first.size(_XMP) > BLOCK_LIMIT
    blocks.take_iptc(_unswapped(first.raw(_IPTC)))
    blocks.take_photoshop(first.raw(_PHOTOSHOP))
    return blocks


def _unswapped(iptc: bytes) -> bytes:
    # Some writers called the block a list of 32-bit numbers, and others turned those around.
    if not iptc or iptc[:1] == b"\x1c" or iptc[3:4] != b"\x1c":
        return iptc
    return b"".join(iptc[at : at + 4][::-1] for at in range(0, len(iptc), 4))
