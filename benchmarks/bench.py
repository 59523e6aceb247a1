"""What every benchmark is given: photos, viewers, and a way to measure them in turn."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil
from program import NotShown
from results import Figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from photo_folders import Photos
    from quiet import Quiet
    from viewers import Viewer

    Found = Mapping[str, float | Sequence[float]]

OTHERS_RUNS = 3  # of viewers that stand in no target


@dataclass(frozen=True, slots=True)
class Bench:
    """``viewers`` begin with ours; ``quick`` asks for a first idea."""

    photos: Photos
    quiet: Quiet
    viewers: Sequence[Viewer]
    quick: bool = False
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def runs(self, usual: int, quick: int = 2) -> int:
        """Return how often something is to be measured."""
        return quick if self.quick else usual

    def in_turn(
        self,
        runs: int,
        measure: Callable[[Viewer], Found],
        viewers: Sequence[Viewer] | None = None,
        *,
        others: int = OTHERS_RUNS,
    ) -> dict[str, Figures]:
        """Measure every viewer ``runs`` times, those that stand in no target at most ``others`` times.

        The viewers take turns, in a new order each time.  One that failed twice and never succeeded rests.
        """
        wanted = {viewer.name: viewer for viewer in viewers or self.viewers}
        figures = {name: Figures() for name in wanted}
        for run in range(runs):
            order = [one for one in wanted.values() if one.yardstick or run < others]
            self.chance.shuffle(order)
            for viewer in order:
                found = figures[viewer.name]
                if found.failed >= 2 and found.failed == found.runs:
                    continue
                self.quiet.wait()
                found.runs += 1
                try:
                    found.add(measure(viewer))
                except (NotShown, psutil.Error) as failure:
                    found.failed += 1
                    print(f"{viewer.name}: {failure}", file=sys.stderr)
        return figures
