"""Memory of a viewer and all its processes while 30 photos of 24 megapixels are looked at, beside others.

    python benchmarks/run.py --only memory

Each key is pressed when the photo before is sharp.  Memory is the proportional set size (PSS): pages that
several processes share count once.  The peak is the largest of looks 0.2 s apart.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from photo_folders import photo_name, take_into_disk_cache
from program import PeakMemory, Program, remember_window
from results import Figures, Findings, compared, limit_row, ratio_row
from screen import Screen
from viewers import OURS

if TYPE_CHECKING:
    from pathlib import Path

    from bench import Bench, Found
    from viewers import Viewer

STEPS = 30
REST_SECONDS = 1.0
LIMIT_MB = 180
COLUMNS = {"first photo": "MiB", "after 30": "MiB", "peak": "MiB"}


def measure(bench: Bench) -> Findings:
    """Return memory after the first photo, after 30, and the peak."""
    large = bench.photos.large()
    with Screen() as screen:
        remember_window(screen, large / photo_name(0))
        take_into_disk_cache(large)
        runs = bench.runs(3, quick=1)
        figures = bench.in_turn(runs, lambda viewer: _browse(screen, viewer, large), others=1)
    ours = figures[OURS.name]
    what = "memory, 30 photos of 24 megapixels, peak"
    rows = (
        limit_row(what, ours.told("peak", "MiB"), ours.median("peak"), LIMIT_MB, "MiB"),
        ratio_row(what, ours, ("geeqie", figures.get("geeqie", Figures())), "peak", ("≤", 0.8), unit="MiB"),
    )
    return Findings(rows, (compared("Memory, 30 photos of 24 megapixels", figures, COLUMNS),))


def _browse(screen: Screen, viewer: Viewer, folder: Path) -> Found:
    with Program(screen, folder / photo_name(0), viewer=viewer) as program, PeakMemory(program) as peak:
        program.wait_for_first()
        time.sleep(REST_SECONDS)
        first = program.memory().whole
        for index in range(1, STEPS + 1):
            pressed = time.perf_counter()
            program.step(index)
            program.wait_for_sharp(index, pressed)
        time.sleep(REST_SECONDS)
        last = program.memory().whole
    return {"first photo": first, "after 30": last, "peak": max(peak.whole, first, last)}
