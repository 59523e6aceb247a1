"""One photo from its file to pixels for the screen: upright, in sRGB, no larger than asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import ImageFile
from PIL.Image import Resampling
from PIL.Image import new as new_image

from gallery_app.imaging.colour import for_screen, plain, to_screen
from gallery_app.imaging.formats import JPEG
from gallery_app.imaging.headers import (
    MEMORY,
    PROGRESSIVE_BYTES,
    Seen,
    opened,
    recognised,
    refuse_beyond_memory,
)
from gallery_app.imaging.orientation import orientation_of, swaps_sides, turned
from gallery_app.imaging.quality import Quality
from gallery_app.imaging.salvaging import load, salvaging
from gallery_app.imaging.scaling import draft_of, fitting, is_left_to_painter, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from PIL.Image import Image

    from gallery_app.imaging.formats import ImageFormat
    from gallery_app.model.gallery import PhotoFacts

Box = tuple[int, int]  # device pixels; 0: this side is not bounded

JPEG_PIXELS: Final = 1_000_000_000  # beyond this even an eighth of the size takes seconds
WRITE_BYTES: Final = 1 << 18


class _Wish(NamedTuple):
    box: Box | None
    size: int
    modified: float
    quality: int
    screen_profile: bytes | None


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

    def resized(self, size: Box, box: tuple[float, float, float, float]) -> Decoded:
        """Return a part (``box``: left, top, right and bottom) of the picture at another size."""
        image = self._image if self.premultiplied else self._image.convert("RGB")
        resized = image.resize(size, Resampling.BICUBIC, box=box)
        if not self.premultiplied:
            resized.putalpha(255)
        return Decoded(resized, self.seen, exact=self.exact)

    @classmethod
    def joined(cls, strips: Sequence[Decoded]) -> Decoded:
        """Return strips of one picture, of one width, as one: each below the one before it."""
        first = strips[0]
        if len(strips) == 1:
            return first
        mode = "RGBa" if any(strip.premultiplied for strip in strips) else "RGBA"
        whole = new_image(mode, (first.width, sum(strip.height for strip in strips)))
        top = 0
        for strip in strips:
            # What is opaque has the same bytes in both modes, but Pillow does not know that it is.
            image = strip._image.convert(mode)  # noqa: SLF001  — one of its own
            whole.paste(image, (0, top))
            top += strip.height
        return cls(whole, first.seen, exact=all(strip.exact for strip in strips))

    @property
    def is_blank(self) -> bool:
        """Whether all pixels are alike: a damaged file of which nothing could be read."""
        bands = self._image.convert("RGB").split()
        return all(band.getextrema()[0] == band.getextrema()[1] for band in bands)

    @property
    def _raw_mode(self) -> str:
        return "BGRa" if self.premultiplied else "BGRA"


def decode(
    file: BinaryIO,
    box: Box | None,
    *,
    size: int = 0,
    modified: float = 0.0,
    quality: int = Quality.EXACT,
    screen_profile: bytes | None = None,
) -> Decoded:
    """Decode a photo to fit ``box``, never enlarged; None: in full size.  PhotoError if it cannot be shown.

    ``size`` (bytes) and ``modified`` (seconds since 1970) go into the facts.  What is not EXACT may be
    smaller or up to half as large again as the box: whoever paints it scales it to the size that the facts
    and the box give.  A QUICK one costs 80 ms for 24 megapixels of JPEG instead of 145, and has 37 dB
    instead of 45; a PREVIEW has some 500 pixels on its longer side.  The colours are those of
    ``screen_profile`` (an ICC profile for RGB), else sRGB.  A damaged file is decoded as far as it goes.
    """
    image_format = recognised(file)
    wish = _Wish(box, size, modified, quality, screen_profile)
    decoded, flaw = salvaging(lambda: _decoded(file, image_format, wish))
    if flaw and decoded.is_blank:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.damaged()
    decoded.seen.flaw = flaw
    return decoded


def _decoded(file: BinaryIO, image_format: ImageFormat, wish: _Wish) -> Decoded:
    with opened(file, image_format) as image:
        seen = Seen(image_format, image, wish.size, wish.modified)
        # Only JPEGs are decoded in part; the others come exact for little more.
        haste = image_format is JPEG or wish.quality == Quality.PREVIEW
        quality = wish.quality if haste else Quality.EXACT
        full = image.size
        region = _drafted(image, image_format, _target(image, full, wish.box), quality)
        load(image)
        if image_format is not JPEG:
            full = image.size  # TIFFs are turned meanwhile,
            seen.measure(image)  # and PNGs may tell their orientation last
        orientation = orientation_of(image)
        target = _target(image, full, wish.box)
        picture = _scaled(plain(image), target, region, quality)
    unhurried = quality == Quality.QUICK and region is None and picture.size == target
    exact = quality == Quality.EXACT or picture.size == target == full or unhurried
    profile = image.info.get("icc_profile")
    coloured = to_screen(picture, profile if isinstance(profile, bytes) else None, wish.screen_profile)
    return Decoded(for_screen(turned(coloured, orientation)), seen, exact=exact)


def _target(image: Image, full: tuple[int, int], box: Box | None) -> tuple[int, int]:
    # The box is meant upright, the pixels lie as the camera held them.
    across = box is not None and swaps_sides(orientation_of(image))
    return fitting(full, box[::-1] if box is not None and across else box)


def _drafted(
    image: ImageFile.ImageFile, image_format: ImageFormat, target: tuple[int, int], quality: int
) -> tuple[float, float, float, float] | None:
    """Let a JPEG's decoder halve it while that is enough; return what part of the result is the picture."""
    width, height = image.size
    region = None
    if image_format is JPEG:
        if width * height > JPEG_PIXELS:
            refuse_beyond_memory(image_format, width, height)
        by = draft_of(image.size, target, quality)
        drafted = image.draft(None, (max(1, width // by), max(1, height // by))) if by > 1 else None
        region = drafted[1] if drafted is not None else None
        if "progressive" in image.info:
            refuse_beyond_memory(image_format, width, height, PROGRESSIVE_BYTES)
    scaled_width, scaled_height = image.size
    if scaled_width * scaled_height * image_format.bytes_per_pixel > MEMORY:
        refuse_beyond_memory(image_format, width, height)
    return region


def _scaled(
    image: Image, target: tuple[int, int], region: tuple[float, float, float, float] | None, quality: int
) -> Image:
    if image.size == target or is_left_to_painter(image.size, target, quality):
        return image
    if image.mode == "LAB":  # cannot be scaled as it is: two of its channels have signs
        image = to_screen(image, None)
    return scaled(image, target, region, quality)
