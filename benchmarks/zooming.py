"""Zoom to 100 %: from the key press until single pixels of the photo are on the screen, beside other viewers.

    python benchmarks/run.py --only zooming

In the photo's middle is a field of single black and white pixels that only the whole photo at 100 % shows
(marks.py).  Memory is the peak of all processes from the key press on.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from photo_folders import photo_name, take_into_disk_cache
from program import NotShown, PeakMemory, Program, remember_window
from results import Findings, compared, limit_row
from screen import Screen
from viewers import OURS

if TYPE_CHECKING:
    from pathlib import Path

    from bench import Bench, Found
    from results import Row
    from viewers import Viewer

REST_SECONDS, LIMIT_SECONDS = 2.5, 5.0
AFTER_SECONDS = 0.5  # memory is still looked at
LIMITS_MS = {24: 300, 108: 2_000}
MEMORY_MB = 700
COLUMNS = {"at 100 %": "ms", "memory, peak": "MiB"}


def measure(bench: Bench) -> Findings:
    """Return time and memory for photos of 24 and 108 megapixels."""
    rows: list[Row] = []
    tables = []
    viewers = [viewer for viewer in bench.viewers if viewer.zoom]
    with Screen() as screen:
        remember_window(screen, bench.photos.press())
        for megapixels, folder in ((24, bench.photos.large()), (108, bench.photos.huge())):
            take_into_disk_cache(folder)
            runs = bench.runs(3, quick=1)
            photo = folder / photo_name(0)
            figures = bench.in_turn(
                runs, lambda viewer, of=photo: _zoom(screen, viewer, of), viewers, others=1
            )
            ours = figures[OURS.name]
            what = f"zoom to 100 %, {megapixels} megapixels"
            told, median = ours.told("at 100 %"), ours.median("at 100 %")
            rows.append(limit_row(what, told, median, LIMITS_MS[megapixels], "ms"))
            if megapixels == max(LIMITS_MS):
                told, median = ours.told("memory, peak", "MiB"), ours.median("memory, peak")
                rows.append(limit_row(f"{what}, memory", told, median, MEMORY_MB, "MiB"))
            tables.append(compared(f"Zoom to 100 %, {megapixels} megapixels", figures, COLUMNS))
    return Findings(tuple(rows), tuple(tables))


def _zoom(screen: Screen, viewer: Viewer, photo: Path) -> Found:
    with Program(screen, photo, viewer=viewer) as program:
        program.wait_for_first()
        time.sleep(REST_SECONDS)
        if screen.shows_exactly(0):
            raise NotShown("the photo is at 100 % already")
        with PeakMemory(program) as peak:
            since = screen.press(*viewer.zoom)
            done = screen.wait_until(lambda: screen.shows_exactly(0), since=since, limit=LIMIT_SECONDS)
            if done is None:
                raise NotShown("the photo did not come to 100 %")
            time.sleep(AFTER_SECONDS)
        return {"at 100 %": done, "memory, peak": peak.whole}
