"""Which way up a photo is: the EXIF orientation, read from the few bytes that hold it."""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Final

from PIL.Image import Transpose

if TYPE_CHECKING:
    from PIL.Image import Image

UPRIGHT: Final = 1
_TAG: Final = 0x0112
_SHORT: Final = 3
_ENTRIES: Final = 512  # of a directory that are looked at; real ones have some 30
_TURNS: Final = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_LITTLE: Final = (Struct("<H"), Struct("<L"))
_BIG: Final = (Struct(">H"), Struct(">L"))


def orientation_of(image: Image) -> int:
    """Return the EXIF orientation, 1 to 8; 1 where there is none or it makes no sense.

    1 for every TIFF: Pillow turns those itself.
    """
    exif = image.info.get("exif")
    return orientation_in(exif) if isinstance(exif, bytes) else UPRIGHT


def orientation_in(exif: bytes) -> int:
    """Return the orientation that a block of EXIF tells, 1 if it tells none or is broken."""
    exif = exif.removeprefix(b"Exif\0\0")
    short, long = _BIG if exif[:2] == b"MM" else _LITTLE
    if len(exif) < 8:
        return UPRIGHT
    start: int = long.unpack_from(exif, 4)[0]
    if start + 2 > len(exif):
        return UPRIGHT
    count = min(short.unpack_from(exif, start)[0], _ENTRIES)
    for at in range(start + 2, min(start + 2 + 12 * count, len(exif) - 11), 12):
        tag, kind = short.unpack_from(exif, at)[0], short.unpack_from(exif, at + 2)[0]
        if tag == _TAG and kind == _SHORT:
            value: int = short.unpack_from(exif, at + 8)[0]
            return value if value in _TURNS else UPRIGHT
    return UPRIGHT


def swaps_sides(orientation: int) -> bool:
    """Say whether a photo of this orientation is as wide as its pixels are high."""
    return orientation >= 5


def turned(image: Image, orientation: int) -> Image:
    """Return the image the right way up."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)
