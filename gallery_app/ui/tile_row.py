"""Where the tiles of the strip stand: arithmetic on row numbers, the same for ten and for 100,000."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize

GAP: Final = 8
MARGIN: Final = 8  # before the first and behind the last tile when they are scrolled
LINE: Final = 1  # between the photo and the strip


@dataclass(frozen=True, slots=True)
class TileRow:
    """``count`` tiles side by side in a viewport of ``size``, ``scrolled`` by so many pixels.

    Rows stand on a line that begins at 0 with the first margin, mirrored where writing is.
    """

    count: int
    tile: QSize
    size: QSize
    scrolled: int
    is_mirrored: bool

    @property
    def pitch(self) -> int:
        """From the beginning of a tile to that of the next, in pixels."""
        return self.tile.width() + GAP

    @property
    def length(self) -> int:
        """Of all tiles and both margins, in pixels."""
        return self.count * self.pitch - GAP + 2 * MARGIN

    @property
    def spare(self) -> int:
        """How much of the viewport is left over; negative where the tiles have to be scrolled."""
        return self.size.width() - self.length

    def rect(self, row: int) -> QRect:
        """Return where a tile stands in the viewport."""
        left = self._begin + row * self.pitch
        if self.is_mirrored:
            left = self.size.width() - left - self.tile.width()
        top = LINE + round((self.size.height() - LINE - self.tile.height()) / 2)
        return QRect(QPoint(left, top), self.tile)

    def rows_between(self, left: int, right: int) -> tuple[int, int]:
        """Return the first and the last row that have a part between two columns of the viewport."""
        if self.is_mirrored:
            last_column = self.size.width() - 1
            left, right = last_column - right, last_column - left
        first = max(0, (left - self._begin + GAP) // self.pitch)
        return first, min(self.count - 1, (right - self._begin) // self.pitch)

    def row_at(self, point: QPoint) -> int:
        """Return the row whose tile is at a point of the viewport, or -1."""
        first, last = self.rows_between(point.x(), point.x())
        return first if first <= last and self.rect(first).contains(point) else -1

    def middle(self, row: int) -> int:
        """Return how far to scroll so that a tile is in the middle, whatever the ends allow."""
        return MARGIN + row * self.pitch + self.tile.width() // 2 - self.size.width() // 2

    @property
    def _begin(self) -> int:
        """Where the first tile begins, counted from the viewport's leading side."""
        return MARGIN + self.spare // 2 if self.spare > 0 else MARGIN - self.scrolled
