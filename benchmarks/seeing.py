"""Reading the marks (marks.py) off a screen's pixels: which photo is there, is it sharp, is it at 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from marks import BAND, PATCH, TOLERANCE, colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Frame = NDArray[np.uint8]  # height x width x 4: blue, green, red, unused

GRID = 20  # pixels between the points that are looked at
COARSE = 3  # every so many of those points, to begin with: most looks find nothing
POINTS = 60  # of one colour: 24,000 pixels, more than a thumbnail of up to 480 pixels has
SHARP = 60.0  # standard deviation of the band of bars; all of its contrast is 97
SINGLE = 120  # difference between neighbours in the field of single pixels; all of it is 255
FIELD_POINTS = 12  # of the field, which is 96 pixels wide in a photo of 24 megapixels


class Block(NamedTuple):
    """Where a photo's patch is, in points of the grid; the last row and column belong to it."""

    top: int
    bottom: int
    left: int
    right: int


def find(frame: Frame, index: int) -> Block | None:
    """Return where the patch of photo ``index`` is: whole, and larger than a thumbnail's."""
    points = frame[GRID // 2 :: GRID, GRID // 2 :: GRID, :3]
    if not _hits(points[::COARSE, ::COARSE], index).any():
        return None
    hit = _hits(points, index)
    if int(hit.sum()) < POINTS:
        return None
    found = _fullest(hit)
    block = hit[found.top : found.bottom + 1, found.left : found.right + 1]
    ratio = block.shape[1] / block.shape[0]
    # Half painted, the patch has another shape.
    whole = block.sum() >= POINTS and block.mean() >= 0.9 and 1.1 <= ratio <= 1.9
    return found if whole else None


def look(frame: Frame, index: int) -> tuple[bool, bool]:
    """Return whether photo ``index`` is on the screen, and whether it is sharp."""
    block = find(frame, index)
    return (True, _is_sharp(frame, block, index)) if block is not None else (False, False)


def is_exact(frame: Frame, index: int) -> bool:
    """Return whether the middle of photo ``index`` is shown pixel by pixel, at 100 %."""
    points = frame[GRID // 2 :: GRID, GRID // 2 :: GRID, :3]
    patch = _hits(points, index)
    if int(patch.sum()) < POINTS:
        return False
    around = _fullest(patch)
    here = points[..., 1].astype(np.int16)
    beside = frame[GRID // 2 :: GRID, GRID // 2 + 1 :: GRID, 1]
    below = frame[GRID // 2 + 1 :: GRID, GRID // 2 :: GRID, 1]
    single = (np.abs(here - beside) >= SINGLE) & (np.abs(here - below) >= SINGLE)
    # Letters around the photo have such pixels, too.
    single = single[around.top : around.bottom + 1, around.left : around.right + 1]
    if int(single.sum()) < FIELD_POINTS:
        return False
    block = _fullest(single)
    # All of the field: at another scale there are places in it where pixels merge into grey.
    field = single[block.top : block.bottom + 1, block.left : block.right + 1]
    return bool(field.sum() >= FIELD_POINTS and field.mean() >= 0.9)


def _hits(points: Frame, index: int) -> NDArray[np.bool_]:
    red, green, blue = colour(index)
    distance = np.abs(points.astype(np.int16) - np.array((blue, green, red), np.int16))
    return np.asarray((distance <= TOLERANCE).all(2))


def _fullest(hit: NDArray[np.bool_]) -> Block:
    """Return the block of rows and columns that hold at least half as many hits as the fullest."""
    in_row, in_column = hit.sum(1), hit.sum(0)
    rows = np.flatnonzero(in_row * 2 >= in_row.max())
    columns = np.flatnonzero(in_column * 2 >= in_column.max())
    return Block(int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1]))


def _middle(first: int, last: int) -> int:
    return (first + last + 1) * GRID // 2


def _is_sharp(frame: Frame, block: Block, index: int) -> bool:
    """Return whether the bars above the patch can be told from each other."""
    # A column off the middle, where the field of single pixels is.
    column = block.left * GRID + (block.right - block.left) * GRID // 4
    hit = _hits(frame[:, column : column + 1, :3], index)[:, 0]
    middle = _middle(block.top, block.bottom)
    misses = np.flatnonzero(~hit)
    above, below = misses[misses < middle], misses[misses > middle]
    top = int(above[-1]) + 1 if above.size else 0
    bottom = int(below[0]) if below.size else len(hit)
    row = top - round((bottom - top) * BAND / PATCH / 2)
    if row < 0:
        return False
    columns = slice((block.left + 1) * GRID, block.right * GRID)
    return bool(frame[row, columns, 1].std() >= SHARP)
