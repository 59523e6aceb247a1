"""The marks that every photo of the benchmarks carries; they are found on the screen at whatever size.

Photo ``i`` has a flat patch in its middle, in the colour ``colour(i)``: it tells which photo is shown.  Above
the patch is a band of fine bars: they tell whether the photo is sharp at the size at which it is shown.  In
the patch's middle is a field of single black and white pixels, which are there only at 100 %: smaller they
are grey, enlarged from less than the whole photo they are grey, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PATCH: Final = 0.36  # the patch's width and height, as a fraction of the photo's
BAND: Final = 0.06  # the height of the band of bars, as a fraction of the photo's
BARS: Final = 300  # pairs of a light and a dark bar across the whole width
LIGHT, DARK = 225, 30
FIELD: Final = 15  # the field of single pixels is the patch's height divided by this
TOLERANCE: Final = 18  # of each channel; the colours' levels are 55 apart
_LEVELS: Final = (20, 75, 130, 185, 240)
_STRIDE: Final = 37  # between the colours of photos that follow each other, so that they differ a lot

Colour = tuple[int, int, int]


def _palette() -> tuple[Colour, ...]:
    lively = [
        (red, green, blue)
        for red in _LEVELS
        for green in _LEVELS
        for blue in _LEVELS
        if max(red, green, blue) - min(red, green, blue) >= 110  # no greys, no black or white
    ]
    return tuple(lively[index * _STRIDE % len(lively)] for index in range(len(lively)))


PALETTE: Final = _palette()


def colour(index: int) -> Colour:
    """Return the patch's colour of a photo, counted from 0; they repeat after ``len(PALETTE)`` photos."""
    return PALETTE[index % len(PALETTE)]


def mark(pixels: NDArray[np.uint8], index: int) -> None:
    """Draw the marks of photo ``index`` into an array of height x width x 3, in place."""
    height, width = pixels.shape[:2]
    across, down = int(width * PATCH), int(height * PATCH)
    left, top = (width - across) // 2, (height - down) // 2
    pixels[top : top + down, left : left + across] = colour(index)
    band = int(height * BAND)
    columns = np.arange(left, left + across)
    bars = np.where((columns * BARS * 2 // width) % 2, LIGHT, DARK).astype(np.uint8)
    pixels[top - band : top, left : left + across] = bars[None, :, None]
    side = down // FIELD // 2 * 2
    begin, over = (width - side) // 2, (height - side) // 2
    single = (np.indices((side, side)).sum(0) % 2 * 255).astype(np.uint8)
    pixels[over : over + side, begin : begin + side] = single[..., None]
