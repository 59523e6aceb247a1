"""Which way up a photo is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL.Image import Transpose

from gallery_app.imaging.exif import orientation_in, orientation_in_xmp

if TYPE_CHECKING:
    from typing import Final

    from PIL.Image import Image

Region = tuple[int, int, int, int]  # x, y, width and height in pixels

UPRIGHT: Final = 1
_TURNS: Final = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_FROM_THE_RIGHT: Final = (2, 3, 7, 8)  # orientations whose stored pixels are counted from there
_FROM_BELOW: Final = (3, 4, 6, 7)
_TURNED_BY_PILLOW: Final = ("TIFF",)
_WITHOUT_XMP: Final = ("AVIF", "HEIF")  # their own boxes count, which their decoders put into the EXIF block
_HEX_EXIF: Final = "Raw profile type exif"  # ImageMagick's way to put EXIF into a PNG
_HEX_LIMIT: Final = 1 << 18


def orientation_of(image: Image) -> int:
    """Return the orientation, 1 to 8; 1 where none is told or it makes no sense.

    1 for every TIFF: Pillow turns those itself.
    """
    if image.format in _TURNED_BY_PILLOW or _is_turned_jxl(image):
        return UPRIGHT
    exif, xmp = image.info.get("exif"), image.info.get("xmp")
    if not isinstance(exif, bytes):
        exif = _from_hex(image.info.get(_HEX_EXIF))
    told = orientation_in(exif)
    if told is None and isinstance(xmp, bytes) and image.format not in _WITHOUT_XMP:
        told = orientation_in_xmp(xmp)
    return told or UPRIGHT


def swaps_sides(orientation: int) -> bool:
    """Say whether a photo of this orientation is as wide as its pixels are high."""
    return orientation >= 5


def turned(image: Image, orientation: int) -> Image:
    """Return the image the right way up."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def stored_region(region: Region, size: tuple[int, int], orientation: int) -> Region:
    """Return where a region of the upright photo lies among its pixels as they are stored.

    ``size`` is that of the stored pixels.
    """
    x, y, width, height = region
    if swaps_sides(orientation):
        x, y, width, height = y, x, height, width
    if orientation in _FROM_THE_RIGHT:
        x = size[0] - x - width
    if orientation in _FROM_BELOW:
        y = size[1] - y - height
    return x, y, width, height


def _is_turned_jxl(image: Image) -> bool:
    # Its decoder turns the pixels, whatever the EXIF block says; but not those of a JPEG that was packed.
    return image.format == "JXL" and not getattr(image, "jpeg", False)


def _from_hex(text: object) -> bytes:
    if not isinstance(text, str) or len(text) > _HEX_LIMIT:
        return b""
    try:
        return bytes.fromhex("".join(text.split("\n")[3:]))
    except ValueError:
        return b""
