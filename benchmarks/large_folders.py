"""How cost grows with the number of photos in a folder, from 10 to 100 000.

    python benchmarks/run.py --only large_folders

First photo: from the start of the program, seen from outside, beside a folder of one.  The rest from a run
with a pulse inside (pulse.py): until the list is complete; how late the window answers while it loads, is
stepped through, and leaps from end to end; and the memory of all processes meanwhile.  Photos are small
(640 x 427), so that the folder and not the photo is what costs.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photo_folders import photo_name
from program import SELDOM_SECONDS, PeakMemory, Program, remember_window
from pulse import watched
from results import Findings, Row, Table, limit_row, spread
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench import Bench

COUNTS = (10, 100, 1_000, 10_000, 100_000)
MOST = COUNTS[-1]
NAMED = 67_890  # of the most, counted from 0
RATIO, LATE_MS, MEMORY_MB = 1.2, 100, 300
STEPS, WHEEL, LEAPS = 60, 40, 6
WHEEL_SECONDS, LEAP_SECONDS, IDLE_SECONDS = 0.05, 1.5, 6.0
STRIP = (400, 1040)  # a place over the strip
HEAD = ("photos", "first photo", "list complete", "at rest", "peak", "loading", "stepped", "leaping", "idle")


@dataclass(frozen=True, slots=True)
class Use:
    """What a run inside gave: milliseconds, MiB, and lateness (99.9th percentile, ms) by what was done."""

    complete: float
    rest: float
    peak: float
    late: dict[str, float]


def measure(bench: Bench) -> Findings:
    """Return the growth of every cost, and what is asked of 100 000 photos."""
    one = bench.photos.small(1)
    folders = {count: bench.photos.small(count) for count in COUNTS}
    cases: dict[str, tuple[Path, int]] = {"one": (one, 0)}
    cases |= {str(count): (folder, 0) for count, folder in folders.items()}
    cases["named"] = (folders[MOST] / photo_name(NAMED), NAMED)
    times: dict[str, list[float]] = {name: [] for name in cases}
    with Screen() as screen:
        remember_window(screen, one)
        for _ in range(bench.runs(5, quick=3)):
            order = list(cases.items())
            bench.chance.shuffle(order)
            for name, (path, index) in order:
                bench.quiet.wait()
                with Program(screen, path) as program:
                    times[name].append(program.wait_for_first(index))
        uses = {}
        for count, folder in folders.items():
            bench.quiet.wait()
            uses[count] = _use(screen, folder, count)
    return Findings(tuple(_rows(times, uses[MOST])), (_growth(times, uses),))


def _use(screen: Screen, folder: Path, count: int) -> Use:
    with watched(screen, folder) as watch:
        program = watch.program
        with PeakMemory(program, SELDOM_SECONDS) as peak:
            with watch.span("loading"):
                program.wait_for_first()
                complete = watch.wait_until_complete()
                time.sleep(1.0)
            at = 0
            with watch.span("stepped"):
                for at in range(1, min(STEPS, count - 1) + 1):
                    program.step(at, "Right")
                for _ in range(WHEEL):
                    screen.turn_wheel(*STRIP)
                    time.sleep(WHEEL_SECONDS)
            screen.leave_pointer()
            with watch.span("leaping"):
                for leap in range(LEAPS):
                    program.step(*((count - 1, "End") if leap % 2 == 0 else (0, "Home")))
                    time.sleep(LEAP_SECONDS)
            with watch.span("idle"):
                time.sleep(IDLE_SECONDS)
            rest = program.memory().whole
    late = {name: watch.late(name, 99.9) for name in watch.spans}
    return Use(complete, rest, max(peak.whole, rest), late)


def _rows(times: dict[str, list[float]], most: Use) -> list[Row]:
    beside = statistics.median(times["one"])
    rows = []
    for name, what in ((str(MOST), "folder of 100 000"), ("named", "one of 100 000 named")):
        ratio = statistics.median(times[name]) / beside
        told = f"{ratio:.2f} × a folder of one ({spread(times['one'])})"
        target = f"≤ {RATIO:g} × a folder of one"
        rows.append(Row(f"launch, {what}", spread(times[name]), told, target, ratio <= RATIO))
    idle = f"idle: {most.late['idle']:.1f} ms"
    for name in ("loading", "stepped", "leaping"):
        what = f"window late, 100 000 photos, {name}, 99.9th percentile"
        late = most.late[name]
        rows.append(limit_row(what, f"{late:.1f} ms", late, LATE_MS, "ms", idle))
    memory = f"{most.peak:.0f} MiB"
    return [*rows, limit_row("memory, 100 000 photos, peak", memory, most.peak, MEMORY_MB, "MiB")]


def _growth(times: dict[str, list[float]], uses: dict[int, Use]) -> Table:
    rows: list[Sequence[str]] = []
    for count, use in uses.items():
        late = [f"{use.late[name]:.1f} ms" for name in ("loading", "stepped", "leaping", "idle")]
        memory = f"{use.rest:.0f} MiB", f"{use.peak:.0f} MiB"
        told = f"{count:_}".replace("_", " ")
        rows.append((told, spread(times[str(count)]), f"{use.complete:.0f} ms", *memory, *late))
    note = (
        "Memory is that of all processes.  The last four columns tell how late the window was, at the 99.9th "
        "percentile."
    )
    return Table("How cost grows with the folder", HEAD, tuple(map(tuple, rows)), note)
