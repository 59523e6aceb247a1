"""A thousand steps through photos of 1 to 108 megapixels, ten kinds of file: memory and lateness.

    python benchmarks/run.py --only mixed_steps

Each key is pressed as soon as the photo before it is sharp on the screen.  Memory is read at rest, after 208
steps and after 1 000 (both times at the same kind of photo), and is that of all processes without the pages
of libraries; the lateness is that of a pulse inside (pulse.py).
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from photo_folders import MIXED
from program import SELDOM_SECONDS, NotShown, PeakMemory, remember_window
from pulse import watched
from results import Findings, Row, Table, limit_row, spread
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench import Bench
    from photo_folders import Kind
    from program import Memory, Program

EARLY, LATE = 208, 1_000  # steps: both at the same kind of photo
QUICK_EARLY, QUICK_LATE = 48, 96
REST_SECONDS, IDLE_SECONDS = 4.0, 8.0
RATIO, LATE_MS = 1.05, 50


def measure(bench: Bench) -> Findings:
    """Return memory early and late, how late the window was, and the time of a step by kind of photo."""
    folder = bench.photos.mixed()
    early, late = (QUICK_EARLY, QUICK_LATE) if bench.quick else (EARLY, LATE)
    memory: dict[int, Memory] = {}
    times: list[list[float | None]] = [[] for _ in MIXED]
    with Screen() as screen:
        remember_window(screen, bench.photos.press())
        bench.quiet.wait()
        with watched(screen, folder) as watch, PeakMemory(watch.program, SELDOM_SECONDS) as peak:
            watch.program.wait_for_first()
            watch.program.wait_for_keys()
            with watch.span("stepped"):
                for index in range(1, late + 1):
                    times[index % len(MIXED)].append(_step(watch.program, index))
                    if index in (early, late):
                        time.sleep(REST_SECONDS)
                        memory[index] = watch.program.memory()
            with watch.span("idle"):
                time.sleep(IDLE_SECONDS)
    first, last = memory[early], memory[late]
    ratio = last.own / first.own
    told = f"{last.own:.0f} MiB (with libraries {last.whole:.0f}; peak {peak.whole:.0f})"
    beside = f"{ratio:.3f} × after {early} ({first.own:.0f} MiB)"
    what = f"{late} steps, photos of 1 to 108 megapixels"
    stepped, idle = watch.late("stepped", 99.9), watch.late("idle", 99.9)
    rows = (
        Row(f"memory, {what}", told, beside, f"≤ {RATIO:g} ×", ratio <= RATIO),
        limit_row(
            f"window late, {what}, 99.9th percentile",
            f"{stepped:.1f} ms",
            stepped,
            LATE_MS,
            "ms",
            f"idle: {idle:.1f} ms",
        ),
    )
    return Findings(rows, (_by_kind(times),))


def _step(program: Program, index: int) -> float | None:
    """Return milliseconds until the next photo is sharp, or None where it never is."""
    pressed = time.perf_counter()
    program.step(index, "Right")
    try:
        return program.wait_for_sharp(index, pressed)
    except NotShown:
        return None


def _by_kind(times: Sequence[Sequence[float | None]]) -> Table:
    cells = []
    for kind, steps in zip(MIXED, times, strict=True):
        sharp = [step for step in steps if step is not None]
        middle = statistics.median(sharp) if sharp else float("inf")
        told = spread(sharp) if sharp else "–"
        cells.append((middle, (_name(kind), told, str(len(steps)), str(len(steps) - len(sharp) or ""))))
    rows = tuple(row for _, row in sorted(cells, reverse=True))
    note = "Until the photo is sharp on the screen, the key pressed as soon as the photo before it was."
    return Table("Steps by kind of photo", ("photo", "step", "steps", "never sharp"), rows, note)


def _name(kind: Kind) -> str:
    width, height = kind.size
    words = [str(kind.options["format"]), f"{width * height / 1e6:.0f} megapixels"]
    words += ["progressive"] if kind.options.get("progressive") else []
    words += [kind.mode] if kind.mode != "RGB" else []
    return ", ".join(words).replace("16 bit", "PNG of 16 bit")
