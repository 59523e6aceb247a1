"""How many loaders there may be, over all windows."""

from __future__ import annotations

import os
from typing import Final

LEAST_FOR_A_GALLERY: Final = 2  # so that the photo on show need not wait for a thumbnail
MOST_FOR_A_GALLERY: Final = 4  # more would wait for the window to take what they have decoded


class LoaderBudget:
    """Counts the loaders of all windows: at most two for each core."""

    def __init__(self, cores: int) -> None:
        """Make a budget for a machine with so many cores."""
        self._limit = max(LEAST_FOR_A_GALLERY, 2 * cores)
        self._taken = 0
        self.for_a_gallery = max(LEAST_FOR_A_GALLERY, min(MOST_FOR_A_GALLERY, cores))

    @property
    def taken(self) -> int:
        """The loaders that run."""
        return self._taken

    def take(self, *, first: bool) -> bool:
        """Count one more and return True if there may be one; a window's ``first`` one always may."""
        if first or self._taken < self._limit:
            self._taken += 1
            return True
        return False

    def give_back(self) -> None:
        """Count one less."""
        self._taken -= 1


def cores_of_ours() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
