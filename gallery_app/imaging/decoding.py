"""One photo from its file to pixels for the screen: upright, in sRGB, no larger than asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import ImageFile
from PIL.Image import DecompressionBombError, Resampling

from gallery_app.imaging.colour import plain, to_srgb
from gallery_app.imaging.formats import JPEG
from gallery_app.imaging.headers import DECODER_ERRORS, MEMORY, Seen, opened, recognised, refuse_beyond_memory
from gallery_app.imaging.orientation import orientation_of, swaps_sides, turned

if TYPE_CHECKING:
    from typing import BinaryIO

    from PIL.Image import Image

    from gallery_app.imaging.formats import ImageFormat
    from gallery_app.model.gallery import PhotoFacts

Box = tuple[int, int]  # device pixels; 0: this side is not bounded

EXACT, QUICK, PREVIEW = 0, 1, 2  # how well a photo is decoded: the numbers of ``answers.Quality``

JPEG_PIXELS: Final = 1_000_000_000  # beyond this even an eighth of the size takes seconds
SHARP: Final = (
    2  # times the box that a JPEG is decoded to: scaled from there it is as good as from its full size
)
REDUCING_GAP: Final = 3.0
LARGE_PIXELS: Final = 500_000
WRITE_BYTES: Final = 1 << 18
_PROGRESSIVE_BYTES: Final = 7  # for each pixel: libjpeg keeps all coefficients, whatever the scale


class _Wish(NamedTuple):
    box: Box | None
    size: int
    modified: float
    quality: int


class Decoded:
    """A picture ready for the screen.

    Four bytes a pixel, blue first: BGRX with 255 in the fourth, or BGRA premultiplied.  ``stride`` is
    the bytes of a row.  ``exact``: False where a lesser quality made it less sharp than it could be.
    """

    __slots__ = ("_image", "exact", "premultiplied", "seen")

    def __init__(self, image: Image, seen: Seen, *, exact: bool = True) -> None:
        self.seen = seen
        self.exact = exact
        self.premultiplied = image.mode == "RGBa"
        self._image = image

    @property
    def width(self) -> int:
        """Pixels of a row."""
        return self._image.width

    @property
    def height(self) -> int:
        """Rows."""
        return self._image.height

    @property
    def stride(self) -> int:
        """Bytes of a row."""
        return self._image.width * 4

    @property
    def facts(self) -> PhotoFacts:
        """What the file told."""
        return self.seen.facts()

    @property
    def pixels(self) -> bytes:
        """The pixels, row by row."""
        return self._image.tobytes("raw", self._raw_mode)

    def write_to(self, descriptor: int) -> None:
        """Write the pixels, without a copy of them all in between."""
        with os.fdopen(descriptor, "wb", buffering=0, closefd=False) as file:
            extents = (0, 0, *self._image.size)
            tile = ImageFile._Tile("raw", extents, 0, (self._raw_mode, 0, 1))  # noqa: SLF001  — see below
            # What every writer of Pillow's calls; tobytes would hold everything twice.
            ImageFile._save(self._image, file, [tile], WRITE_BYTES)  # noqa: SLF001  — nothing public does it

    @property
    def is_blank(self) -> bool:
        """Whether all pixels are alike: a damaged file of which nothing could be read."""
        bands = self._image.convert("RGB").split()
        return all(band.getextrema()[0] == band.getextrema()[1] for band in bands)

    @property
    def _raw_mode(self) -> str:
        return "BGRa" if self.premultiplied else "BGRA"


def decode(
    file: BinaryIO, box: Box | None, *, size: int = 0, modified: float = 0.0, quality: int = EXACT
) -> Decoded:
    """Decode a photo to fit ``box``, never enlarged; None: in full size.  PhotoError if it cannot be shown.

    ``size`` (bytes) and ``modified`` (seconds since 1970) go into the facts.  QUICK takes about a
    third less time for a large JPEG, at 37 instead of 45 dB.  A damaged file is decoded as far as it goes.
    """
    image_format = recognised(file)
    wish = _Wish(box, size, modified, quality)
    try:
        try:
            return _decoded(file, image_format, wish)
        except DECODER_ERRORS as error:
            return _salvaged(file, image_format, wish, error)
    except (MemoryError, DecompressionBombError) as error:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.out_of_memory() from error


def fitting(size: tuple[int, int], box: Box | None) -> tuple[int, int]:
    """Return the largest size of the same shape that fits ``box`` and is no larger than ``size``."""
    width, height = size
    scale = min(
        1.0,
        box[0] / width if box is not None and box[0] > 0 else 1.0,
        box[1] / height if box is not None and box[1] > 0 else 1.0,
    )
    return max(1, round(width * scale)), max(1, round(height * scale))


def _decoded(file: BinaryIO, image_format: ImageFormat, wish: _Wish) -> Decoded:
    with opened(file, image_format) as image:
        seen = Seen(image_format, image, wish.size, wish.modified)
        orientation = orientation_of(image)
        # The box is meant upright, the pixels lie as the camera held them.
        across = swaps_sides(orientation)
        box = wish.box[::-1] if wish.box is not None and across else wish.box
        full = image.size
        target = fitting(full, box)
        region = _drafted(image, image_format, target, quick=wish.quality != EXACT)
        exact = wish.quality == EXACT or image.size == full or image.width >= SHARP * target[0]
        image.load()
        scaled = _scaled(plain(image), target, region)
    profile = image.info.get("icc_profile")
    coloured = to_srgb(scaled, profile if isinstance(profile, bytes) else None)
    return Decoded(_for_screen(turned(coloured, orientation)), seen, exact=exact)


def _drafted(
    image: ImageFile.ImageFile, image_format: ImageFormat, target: tuple[int, int], *, quick: bool
) -> tuple[float, float, float, float] | None:
    """Let a JPEG's decoder halve it while that is enough; return what part of the result is the picture."""
    width, height = image.size
    region = None
    if image_format is JPEG:
        if width * height > JPEG_PIXELS:
            refuse_beyond_memory(image_format, width, height)
        wanted = 1 if quick else SHARP
        drafted = image.draft(None, (target[0] * wanted, target[1] * wanted))
        region = drafted[1] if drafted is not None else None
        if "progressive" in image.info:
            refuse_beyond_memory(image_format, width, height, _PROGRESSIVE_BYTES)
    scaled_width, scaled_height = image.size
    if scaled_width * scaled_height * image_format.bytes_per_pixel > MEMORY:
        refuse_beyond_memory(image_format, width, height)
    return region


def _scaled(image: Image, target: tuple[int, int], region: tuple[float, float, float, float] | None) -> Image:
    if image.size == target:
        return image
    if image.mode == "LAB":  # cannot be scaled as it is: two of its channels have signs
        image = to_srgb(image, None)
    # A window full of a JPEG comes 15 ms sooner this way, and loses nothing: its decoder has scaled already.
    large = region is not None and target[0] * target[1] > LARGE_PIXELS
    method = Resampling.BICUBIC if large else Resampling.LANCZOS
    return image.resize(target, method, box=region, reducing_gap=REDUCING_GAP)


def _for_screen(image: Image) -> Image:
    """Return the image as RGBA with nothing transparent, or as RGBa."""
    if image.mode in ("LA", "RGBA"):
        extremes = image.getchannel("A").getextrema()
        if extremes[0] != 255:
            return image.convert("RGBA").convert("RGBa")
        image = image.convert("RGB")
    opaque = image.convert("RGB") if image.mode != "RGB" else image
    opaque.putalpha(255)  # in place
    return opaque


def _salvaged(file: BinaryIO, image_format: ImageFormat, wish: _Wish, error: Exception) -> Decoded:
    """Decode what can be read of a damaged file; PhotoError where that is nothing."""
    from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

    strict = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        decoded = _decoded(file, image_format, wish)
    except DECODER_ERRORS as second:
        raise failures.damaged() from second
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = strict
    if decoded.is_blank:
        raise failures.damaged() from error
    decoded.seen.flaw = "cut" if "truncated" in str(error).lower() else "flawed"
    return decoded
