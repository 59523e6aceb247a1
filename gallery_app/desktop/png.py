"""Writing decoded pixels as a PNG with nothing but the standard library: no decoder comes near them."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from gallery_app.loader.answers import PixelFormat

if TYPE_CHECKING:
    from gallery_app.loader.answers import Picture

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR: Final = 2
_WITH_ALPHA: Final = 6


def png_of(picture: Picture) -> bytes:
    """Return a picture, in sRGB, as a PNG file."""
    has_alpha = picture.format is PixelFormat.BGRA_PREMULTIPLIED
    row = _row_with_alpha if has_alpha else _opaque_row
    used = picture.width * 4
    rows = (
        b"\0" + row(bytes(picture.pixels[at : at + used]))
        for at in range(0, picture.height * picture.stride, picture.stride)
    )
    kind = _WITH_ALPHA if has_alpha else _TRUE_COLOUR
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, kind, 0, 0, 0)
    packed = zlib.compress(b"".join(rows), 6)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _opaque_row(pixels: bytes) -> bytes:
    row = bytearray(len(pixels) // 4 * 3)
    row[0::3], row[1::3], row[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
    return bytes(row)


def _row_with_alpha(pixels: bytes) -> bytes:
    row = bytearray(pixels)
    row[0::4], row[2::4] = pixels[2::4], pixels[0::4]
    for at in range(0, len(row), 4):
        alpha = row[at + 3]
        if 0 < alpha < 255:
            for part in range(at, at + 3):
                row[part] = min(255, (row[part] * 255 + alpha // 2) // alpha)
    return bytes(row)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
