"""The small pictures that cameras put into their JPEGs: a first look for the price of a few kilobytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from gallery_app.errors import PhotoError
from gallery_app.imaging.colour import for_screen, plain, to_screen
from gallery_app.imaging.decoding import Decoded
from gallery_app.imaging.exif import Directories
from gallery_app.imaging.formats import JPEG
from gallery_app.imaging.headers import DECODER_ERRORS, Seen, opened, recognised
from gallery_app.imaging.orientation import orientation_of, turned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, Final

    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

PREVIEW_BYTES: Final = 1 << 20
PREVIEW_PIXELS: Final = 16_000_000
SHAPE: Final = 0.01  # by which a preview may be wider or narrower than its photo; bars at its edges are more
_THUMBNAIL_START, _THUMBNAIL_BYTES = 0x0201, 0x0202  # tags of the second directory
_PICTURES: Final = 0xB002  # the tag of the index of pictures
_PICTURE: Final = 16  # bytes of an entry in it
_MOST_PICTURES: Final = 16
_KIND: Final = 0xFF0000
_SMALLER_COPY: Final = 0x010000  # unlike maps of depth or gain


def embedded_preview(
    file: BinaryIO, side: int, *, size: int = 0, modified: float = 0.0, screen_profile: bytes | None = None
) -> Decoded | None:
    """Return the smallest picture inside a JPEG whose longer side has ``side`` pixels, else the largest.

    It is upright, and never ``exact``.  None where there is none, or none of the photo's own shape: then
    it is another photo's, or has bars at its edges.
    """
    try:
        if recognised(file) is not JPEG:
            return None
        with opened(file, JPEG) as photo:
            seen = Seen(JPEG, photo, size, modified)
            pictures = [image for data in _embedded(file, photo) if (image := _usable(data, photo.size))]
            orientation = orientation_of(photo)
        if not pictures:
            return None
        large = [image for image in pictures if max(image.size) >= side]
        image = min(large, key=_pixels) if large else max(pictures, key=_pixels)
        return _decoded(image, seen, orientation, side, screen_profile)
    except (*DECODER_ERRORS, MemoryError, PhotoError):
        return None


def _decoded(
    image: ImageFile, seen: Seen, orientation: int, side: int, screen_profile: bytes | None
) -> Decoded:
    by = max(1, max(image.size) // side)
    image.draft(None, (max(1, image.width // by), max(1, image.height // by)))
    image.load()
    profile = image.info.get("icc_profile")
    coloured = to_screen(plain(image), profile if isinstance(profile, bytes) else None, screen_profile)
    return Decoded(for_screen(turned(coloured, orientation)), seen, exact=False)


def _embedded(file: BinaryIO, photo: ImageFile) -> Iterator[bytes]:
    exif, index, base = (photo.info.get(name) for name in ("exif", "mp", "mpoffset"))
    if isinstance(exif, bytes):
        yield from _exif_thumbnail(exif)
    if isinstance(index, bytes) and isinstance(base, int):
        for start, length in _listed(index):
            file.seek(base + start)
            yield file.read(length)


def _exif_thumbnail(exif: bytes) -> Iterator[bytes]:
    directories = Directories(exif)
    numbers = directories.numbers(directories.after(directories.first))
    start, length = numbers.get(_THUMBNAIL_START, 0), numbers.get(_THUMBNAIL_BYTES, 0)
    if start and 0 < length <= PREVIEW_BYTES:
        yield directories.block[start : start + length]


def _listed(index: bytes) -> Iterator[tuple[int, int]]:
    directories = Directories(index)
    start = directories.numbers(directories.first).get(_PICTURES, 0)
    if not start:
        return
    for at in range(start, min(start + _MOST_PICTURES * _PICTURE, len(index) - _PICTURE + 1), _PICTURE):
        kind, length, offset = (directories.long_at(at + part) for part in (0, 4, 8))
        if kind & _KIND == _SMALLER_COPY and offset and 0 < length <= PREVIEW_BYTES:
            yield offset, length


def _usable(data: bytes, photo: tuple[int, int]) -> ImageFile | None:
    try:
        image = opened(BytesIO(data), JPEG)
    except DECODER_ERRORS:
        return None
    same_shape = abs(image.width * photo[1] / (image.height * photo[0]) - 1) <= SHAPE
    return image if same_shape and _pixels(image) <= PREVIEW_PIXELS else None


def _pixels(image: Image) -> int:
    return image.width * image.height
