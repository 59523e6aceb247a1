"""How late a window answers: the program run with a pulse inside (with_pulse.py), used from the outside.

A window that does not answer for a second misses 200 beats of 5 ms, and each of them counts: a key pressed at
any of those moments would have had to wait.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from program import Program
from results import percentile
from viewers import Viewer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from screen import Screen

BEAT_MS = 5.0
INSIDE = Path(__file__).with_name("with_pulse.py")
COMPLETE_SECONDS = 60.0


@dataclass(slots=True)
class Watched:
    """A running program with a pulse; ``late`` can be asked when it has ended."""

    program: Program
    file: Path
    spans: dict[str, tuple[float, float]] = field(default_factory=dict)
    times: Sequence[float] = ()
    lateness: Sequence[float] = ()

    @contextmanager
    def span(self, name: str) -> Iterator[None]:
        """Give a name to what happens in the block."""
        begin = time.perf_counter()
        yield
        self.spans[name] = (begin, time.perf_counter())

    def wait_until_complete(self) -> float:
        """Return milliseconds from the start until the list of photos is complete."""
        complete = self.file.with_suffix(".complete")
        end = time.monotonic() + COMPLETE_SECONDS
        while not complete.exists():
            if time.monotonic() > end:
                raise RuntimeError("the list of photos did not become complete")
            time.sleep(0.01)
        return (float(complete.read_text(encoding="ascii")) - self.program.begin) * 1000

    def late(self, name: str, percent: float) -> float:
        """Return how late, in milliseconds, the window was at a percentile of the moments of a span."""
        begin, end = self.spans[name]
        waits: list[float] = []
        for when, late in zip(self.times, self.lateness, strict=True):
            if begin <= when <= end:
                waits.append(late)
                waits += [late - missed * BEAT_MS for missed in range(1, int(late / BEAT_MS) + 1)]
        return percentile(waits, percent) if waits else float("inf")


@contextmanager
def watched(screen: Screen, path: Path) -> Iterator[Watched]:
    """Run the program with a pulse; at the end of the block it is quit."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pulse.json"
        # No "-I" here: the script needs its neighbours.  The package is the installed one all the same.
        viewer = Viewer("gallery with a pulse", (sys.executable, "-P", str(INSIDE), str(file)))
        with Program(screen, path, viewer=viewer, environment={"PYTHONPATH": str(INSIDE.parent)}) as program:
            watch = Watched(program, file)
            yield watch
            program.quit()
        found = json.loads(file.read_text(encoding="ascii"))
        watch.times, watch.lateness = found["times"], found["lateness"]
