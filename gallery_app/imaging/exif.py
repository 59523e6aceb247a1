"""The few things of a block of EXIF that a picture needs; nothing in it is trusted, and Pillow not needed."""

from __future__ import annotations

from struct import Struct

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

_PREFIX: Final = b"Exif\0\0"
_SHORT, _LONG, _UNDEFINED = 3, 4, 7
_ENTRY: Final = 12  # bytes
_ENTRIES: Final = 512  # of a directory that are looked at; real ones have some 30
_ORIENTATION: Final = 0x0112
_XMP_BYTES: Final = 1 << 18  # that are searched
_DIGITS: Final = (b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8")
_LITTLE: Final = (Struct("<H"), Struct("<L"))
_BIG: Final = (Struct(">H"), Struct(">L"))


class Directories:
    """The directories of a block of EXIF, or of anything else that is laid out like a TIFF."""

    def __init__(self, block: bytes) -> None:
        while block.startswith(_PREFIX):  # some writers put it there twice
            block = block[len(_PREFIX) :]
        self.block = block
        self._short, self._long = _BIG if block[:2] == b"MM" else _LITTLE

    @property
    def first(self) -> int:
        """Where the first directory starts; 0 if there is none."""
        return self._number(self._long, 4)

    def after(self, start: int) -> int:
        """Return where the directory after the one at ``start`` starts; 0 if there is none."""
        return self._number(self._long, start + 2 + _ENTRY * self._number(self._short, start)) if start else 0

    def numbers(self, start: int) -> dict[int, int]:
        """Return the numbers of a directory by their tags: a value, or where in the block it lies."""
        return dict(self._entries(start)) if start else {}

    def long_at(self, at: int) -> int:
        """Return the 32 bits at a place in the block; 0 beyond its end."""
        return self._number(self._long, at)

    def _entries(self, start: int) -> Iterator[tuple[int, int]]:
        count = min(self._number(self._short, start), _ENTRIES)
        for at in range(start + 2, min(start + 2 + _ENTRY * count, len(self.block) - _ENTRY + 1), _ENTRY):
            kind = self._number(self._short, at + 2)
            if kind in (_SHORT, _LONG, _UNDEFINED):
                reader = self._short if kind == _SHORT else self._long
                yield self._number(self._short, at), self._number(reader, at + 8)

    def _number(self, reader: Struct, at: int) -> int:
        value: int = reader.unpack_from(self.block, at)[0] if at + reader.size <= len(self.block) else 0
        return value


def orientation_in(exif: bytes) -> int | None:
    """Return the orientation that a block of EXIF tells, 1 to 8; None if it tells none that makes sense."""
    directories = Directories(exif)
    value = directories.numbers(directories.first).get(_ORIENTATION)
    return value if value is not None and 1 <= value <= 8 else None


def orientation_in_xmp(xmp: bytes) -> int | None:
    """Return the orientation that a packet of XMP tells, 1 to 8; None if it tells none that makes sense."""
    at = xmp.find(b"tiff:Orientation", 0, _XMP_BYTES)
    digit = xmp[at + 16 : at + 20].lstrip(b"=\"'> ")[:1] if at >= 0 else b""
    return int(digit) if digit in _DIGITS else None
