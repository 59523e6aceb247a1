"""Parts of a photo at any size up to its full one."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final

from gallery_app.imaging.decoding import Decoded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from gallery_app.imaging.regions import FullSizePhotos, Key

    Size = Sequence[int]

SOURCE_PIXELS: Final = 4_000_000  # of the full size that are scaled at a time: 16 MB, and some copies of it
BLENDED: Final = 3  # pixels on each side, times the scale, that have a say in what a pixel is scaled to


def part_of(
    photos: FullSizePhotos, file: BinaryIO, key: Key, full: Size, whole: Size, box: Sequence[int]
) -> Decoded:
    """Return a part of a photo decoded to the size ``whole``; PhotoError if it cannot be shown.

    ``full`` is the photo's own size, ``box`` x, y, width and height on the picture, all upright.  Of a
    photo that is too large for its memory the part is enlarged from fewer pixels, and not ``exact``.
    """
    x, y, width, height = box
    if tuple(full) == tuple(whole):
        return _strip(photos, file, key, full, whole, box)
    # In strips: all that a part is made of may be many times as large.
    rows = max(1, round(SOURCE_PIXELS * whole[0] * whole[1] / (full[0] * full[1] * width)))
    return Decoded.joined(
        [
            _strip(photos, file, key, full, whole, (x, top, width, min(rows, y + height - top)))
            for top in range(y, y + height, rows)
        ]
    )


def _strip(
    photos: FullSizePhotos, file: BinaryIO, key: Key, full: Size, whole: Size, box: Sequence[int]
) -> Decoded:
    x, y, width, height = box
    across, down = full[0] / whole[0], full[1] / whole[1]
    left, wide = _source(x, width, across, full[0])
    top, high = _source(y, height, down, full[1])
    decoded = photos.region(lambda: file, key, (left, top, wide, high))
    if (decoded.width, decoded.height) == (width, height):
        return decoded
    fewer_across, fewer_down = decoded.width / wide, decoded.height / high
    within = (
        (x * across - left) * fewer_across,
        (y * down - top) * fewer_down,
        ((x + width) * across - left) * fewer_across,
        ((y + height) * down - top) * fewer_down,
    )
    return decoded.resized((width, height), within)


def _source(begin: int, length: int, scale: float, side: int) -> tuple[int, int]:
    """Return begin and length of the full photo's pixels that some pixels are made of."""
    more = 0 if scale == 1 else ceil(BLENDED * scale)
    first = max(0, floor(begin * scale) - more)
    last = min(side, ceil((begin + length) * scale) + more)
    return first, last - first
