"""How many loaders there may be, over all windows, and who gets the next one."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_FOR_A_GALLERY: Final = 2  # so that the photo on show need not wait for a thumbnail
MOST_FOR_A_GALLERY: Final = 4  # more would wait for the window to take what they have decoded
STUCK_SECONDS: Final = 4.0  # without news of any loader: whoever waits need not wait for a dead disk as well


class Sharer(Protocol):
    """Who shares the loaders that there may be: the pool of a window."""

    on_changed: Callable[[], None]

    def spare_loader(self) -> bool:
        """Let a loader go that has nothing to do; return whether there was one."""


class LoaderBudget:
    """Counts the loaders of all windows: at most two for each core.

    A window's first loader is never refused for good: it gets one that another window can spare, or waits for
    its turn and is told by ``on_changed``.
    """

    def __init__(self, cores: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Make a budget for a machine with so many cores."""
        self._limit = max(LEAST_FOR_A_GALLERY, 2 * cores)
        self._clock = clock
        self._news = clock()  # when anything was heard of a loader
        self._holders: dict[Sharer, int] = {}  # the loaders of each, who began first comes first
        self._waiting: list[Sharer] = []
        self._is_making_room = False
        self.for_a_gallery = max(LEAST_FOR_A_GALLERY, min(MOST_FOR_A_GALLERY, cores))

    @property
    def taken(self) -> int:
        """The loaders that run."""
        return sum(self._holders.values())

    @property
    def is_waited_for(self) -> bool:
        """Whether some window has no loader and waits for one."""
        return bool(self._waiting)

    def take(self, sharer: Sharer, *, first: bool) -> bool:
        """Count one more and return True if there may be one; who asks for its ``first`` waits otherwise."""
        if not self._may_take(sharer, first=first):
            if first and sharer not in self._waiting:
                self._waiting.append(sharer)
            return False
        self._forget(sharer)
        self._holders[sharer] = self._holders.get(sharer, 0) + 1
        self.note_news()
        return True

    def give_back(self, sharer: Sharer) -> None:
        """Count one less, and tell who has waited longest."""
        self._holders[sharer] -= 1
        if not self._holders[sharer]:
            del self._holders[sharer]
        self.note_news()
        if self._waiting and not self._is_making_room:
            self._waiting[0].on_changed()

    def leave(self, sharer: Sharer) -> None:
        """Wait no more."""
        self._forget(sharer)

    def note_news(self) -> None:
        """Know that some loader has done something."""
        self._news = self._clock()

    def seconds_to_wait(self, sharer: Sharer) -> float | None:
        """Return after how many seconds without news to ask again; None for who does not wait."""
        return max(0.0, self._news + STUCK_SECONDS - self._clock()) if sharer in self._waiting else None

    def _may_take(self, sharer: Sharer, *, first: bool) -> bool:
        is_next = not self._waiting or self._waiting[0] is sharer
        if is_next and self.taken < self._limit:
            return True
        return first and (self._is_stuck() or (is_next and self._make_room(sharer)))

    def _is_stuck(self) -> bool:
        return self._clock() - self._news >= STUCK_SECONDS

    def _make_room(self, sharer: Sharer) -> bool:
        self._is_making_room = True
        try:
            return any(other.spare_loader() for other in tuple(self._holders) if other is not sharer)
        finally:
            self._is_making_room = False

    def _forget(self, sharer: Sharer) -> None:
        if sharer in self._waiting:
            self._waiting.remove(sharer)


def cores_of_ours() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
