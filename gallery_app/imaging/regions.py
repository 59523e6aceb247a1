"""Parts of a photo at full size: it is decoded once and kept, each part is cut out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery_app.imaging.colour import for_screen, plain, to_screen
from gallery_app.imaging.decoding import Decoded
from gallery_app.imaging.formats import JPEG
from gallery_app.imaging.headers import (
    MEMORY,
    PROGRESSIVE_BYTES,
    Seen,
    opened,
    recognised,
    refuse_beyond_memory,
)
from gallery_app.imaging.orientation import orientation_of, stored_region, swaps_sides, turned
from gallery_app.imaging.salvaging import load, salvaging

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO, Final

    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

    from gallery_app.imaging.formats import ImageFormat
    from gallery_app.imaging.orientation import Region

    Key = tuple[str, int, float]

KEPT_BYTES: Final = 450 << 20  # of one photo: 108 megapixels take 432 MB
_BYTES_PER_PIXEL: Final = 4  # as Pillow holds colours
_MOST_DIVIDED: Final = 8


class FullSizePhotos:
    """The photo that is being looked at closely; one at a time, as it may be huge."""

    def __init__(self, screen_profile: bytes | None = None) -> None:
        """Make it for a screen, or for sRGB."""
        self._screen_profile = screen_profile
        self._key: Key | None = None
        self._photo: _FullSize | None = None

    def region(
        self,
        open_file: Callable[[], BinaryIO],
        key: Key,
        region: Region,
        screen_profile: bytes | None = None,
    ) -> Decoded:
        """Return a part of a photo at full size; PhotoError if it cannot be shown.

        ``region`` is x, y, width and height on the upright photo; what lies outside of it is left out.
        ``key`` (file, bytes, time of change) tells whether it is the photo that is kept; if not,
        ``open_file`` is called.  Of a photo that is too large to be kept the picture has fewer pixels
        than the region, and is not ``exact``.
        """
        if self._key != key or self._photo is None:
            self.forget()
            with open_file() as file:
                self._photo = _full_size(file, size=key[1], modified=key[2])
            self._key = key
        return self._photo.region(region, screen_profile or self._screen_profile)

    def forget(self) -> None:
        """Free the memory of the photo that is kept."""
        self._key = self._photo = None


class _FullSize:
    """A decoded photo as it is stored: turned and converted are only the parts that are asked for."""

    def __init__(self, image: Image, seen: Seen, orientation: int, divided_by: int) -> None:
        self.seen = seen
        self._image = image
        self._orientation = orientation
        self._divided_by = divided_by

    def region(self, region: Region, screen_profile: bytes | None) -> Decoded:
        """Return a part of the photo for the screen."""
        by = self._divided_by
        across = swaps_sides(self._orientation)
        width, height = self._image.size[::-1] if across else self._image.size
        left, top = (
            min(max(0, at // by), side - 1) for at, side in zip(region[:2], (width, height), strict=True)
        )
        right = min(width, max(left + 1, -(-(region[0] + region[2]) // by)))
        bottom = min(height, max(top + 1, -(-(region[1] + region[3]) // by)))
        upright = left, top, right - left, bottom - top
        x, y, wide, high = stored_region(upright, self._image.size, self._orientation)
        part = plain(self._image.crop((x, y, x + wide, y + high)))
        profile = self._image.info.get("icc_profile")
        coloured = to_screen(part, profile if isinstance(profile, bytes) else None, screen_profile)
        return Decoded(for_screen(turned(coloured, self._orientation)), self.seen, exact=by == 1)


def _full_size(file: BinaryIO, *, size: int, modified: float) -> _FullSize:
    image_format = recognised(file)
    photo, flaw = salvaging(lambda: _loaded(file, image_format, size, modified))
    photo.seen.flaw = flaw
    return photo


def _loaded(file: BinaryIO, image_format: ImageFormat, size: int, modified: float) -> _FullSize:
    with opened(file, image_format) as image:
        seen = Seen(image_format, image, size, modified)
        by = _divided(image, image_format)
        load(image)
        if image_format is not JPEG:
            seen.measure(image)  # TIFFs are turned meanwhile, and PNGs may tell their orientation last
        orientation = orientation_of(image)
        # These are told by their darkest and lightest pixels, so that no part can be converted by itself.
        whole = plain(image) if image.mode in ("I", "F") else image
    return _FullSize(whole, seen, orientation, by)


def _divided(image: ImageFile, image_format: ImageFormat) -> int:
    """Let a JPEG's decoder halve it until it can be kept; PhotoError for what is too large even so."""
    width, height = image.size
    by = 1
    if image_format is JPEG:
        channels = 1 if image.mode == "L" else _BYTES_PER_PIXEL
        while width * height * channels > KEPT_BYTES * by * by and by < _MOST_DIVIDED:
            by *= 2
        if by > 1:
            image.draft(None, (max(1, width // by), max(1, height // by)))
        if "progressive" in image.info:
            refuse_beyond_memory(image_format, width, height, PROGRESSIVE_BYTES + channels // (by * by))
    if image.width * image.height * image_format.bytes_per_pixel > MEMORY:
        refuse_beyond_memory(image_format, width, height)
    return by
