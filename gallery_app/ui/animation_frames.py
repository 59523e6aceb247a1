"""The frames of one animation that are at hand, bounded in bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

    from PySide6.QtGui import QImage

KEPT_BYTES: Final = 64_000_000  # an animation that fits is decoded once, however often it is played
AHEAD: Final = 8  # frames of a longer one that are decoded before they are due
UNKNOWN_COUNT: Final = 500  # at most so many are played


@dataclass(frozen=True, slots=True)
class TimedFrame:
    """A frame, and how long it stays at the speed it was made for."""

    image: QImage
    seconds: float


class FrameStore:
    """Keeps the frames that are shown next, and of the others as many as there is room for."""

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        """Keep frames of ``limit`` bytes in all, but two of them whatever their size."""
        self.count: int | None = None  # once it is known
        self._limit = limit
        self._frames: dict[int, TimedFrame] = {}
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._frames)

    @property
    def bytes(self) -> int:
        """What the frames take."""
        return self._bytes

    @property
    def has_room_for_all(self) -> bool:
        """Whether a frame that is there once stays."""
        return self.count is not None and self.count <= self._room

    def get(self, index: int) -> TimedFrame | None:
        """Return a frame, if it is at hand."""
        return self._frames.get(index)

    def put(self, index: int, frame: TimedFrame, current: int) -> None:
        """Keep a frame, and let go of those that ``current`` being on show makes the least useful."""
        self._drop(index)
        self._frames[index] = frame
        self._bytes += frame.image.sizeInBytes()
        while self._bytes > self._limit and len(self._frames) > 2:
            self._drop(max(self._frames, key=lambda kept: self._distance(kept, current)))

    def clear(self) -> None:
        """Let go of all frames."""
        self._frames.clear()
        self._bytes = 0

    def first_missing(self, behind: int, skipped: int, pending: Container[int]) -> int | None:
        """Return the first frame ``behind`` one to ask for, or None; the ``skipped`` next are left out."""
        ahead = self._ahead()
        for step in range(min(skipped, ahead - 1) + 1, ahead + 1):
            index = (behind + step) % self._cycle
            if index not in self._frames and index not in pending:
                return index
        return None

    @property
    def _cycle(self) -> int:
        return self.count or UNKNOWN_COUNT

    def _ahead(self) -> int:
        """Return how many frames behind the current one should be at hand."""
        if not self._frames:
            return 1
        if self.count is not None and self.has_room_for_all:
            return self.count
        return min(AHEAD, self._room - 1)

    @property
    def _room(self) -> int:
        """How many frames may be kept."""
        return max(2, self._limit * len(self._frames) // max(1, self._bytes))

    def _distance(self, index: int, current: int) -> int:
        """Return how far a frame is from being shown; those just passed are worth keeping, to step back."""
        on = (index - current) % self._cycle
        ahead = self._ahead()
        return on if on <= ahead else self._cycle - on + ahead

    def _drop(self, index: int) -> None:
        frame = self._frames.pop(index, None)
        if frame is not None:
            self._bytes -= frame.image.sizeInBytes()
