"""The mark that every photo of the benchmarks carries: a flat patch in its middle tells which photo it is.

Photo ``i`` has a patch of 36 % of its width and height in the colour ``colour(i)``; it is found on the screen
whatever the size at which the photo is shown.
"""

from __future__ import annotations

from typing import Final

PATCH: Final = 0.36  # the patch's width and height, as a fraction of the photo's
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
