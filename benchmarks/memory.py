#!/usr/bin/env python3
"""Memory of the viewer and its loaders together after 200 and after 1 000 steps through a folder.

    python benchmarks/memory.py [--quick]

Steps are key presses, each made when the photo before is on the screen.  Compared is memory at rest, without
the pages of libraries; the table also has what the processes take with them (PSS), and the largest of that
while stepping.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from photo_folders import mixed_photos, small_photos
from program import Program
from quiet import Quiet
from results import Row, table
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from program import Memory

MANY, MIXED = 20_000, 1_100
EARLY, LATE = 200, 1_000  # steps: both at the same kind of photo
QUICK_EARLY, QUICK_LATE = 80, 240
REST_SECONDS = 3.0  # before memory is read: neighbours and thumbnails are still being decoded
RATIO = 1.05


def measure(folder: Path, quiet: Quiet, *, quick: bool = False) -> Sequence[Row]:
    """Return memory figures; photo folders are made below ``folder``."""
    folders = {
        "20 000 small photos": small_photos(folder / "memory-small", MANY),
        "photos of 0.7 to 12 megapixels": mixed_photos(folder / "memory-mixed", MIXED),
    }
    early, late = (QUICK_EARLY, QUICK_LATE) if quick else (EARLY, LATE)
    rows = []
    with Screen() as screen:
        for what, path in folders.items():
            quiet.wait()
            first, last, peak = stepped(screen, path, early, late)
            ratio = last.own / first.own
            parts = f"with libraries {last.whole:.0f}, of that loaders {last.loaders:.0f}; peak {peak:.0f}"
            told = f"{last.own:.0f} MiB ({parts})"
            beside = f"{ratio:.3f} × after {early} ({first.own:.0f} MiB)"
            rows.append(Row(f"memory, {late} steps, {what}", told, beside, f"≤ {RATIO} ×", ratio <= RATIO))
    return rows


def stepped(screen: Screen, path: Path, early: int, late: int) -> tuple[Memory, Memory, float]:
    """Step through a folder; return memory after so many steps, after so many more, and the peak in MiB."""
    with Program(screen, path) as program:
        program.wait_for_first()
        program.wait_for_keys()
        peak, found = 0.0, []
        for index in range(1, late + 1):
            program.step(index, "Right")
            if index % 20 == 0:
                peak = max(peak, program.memory().whole)
            if index in (early, late):
                time.sleep(REST_SECONDS)
                found.append(program.memory())
    return found[0], found[1], peak


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer steps")
    options = parser.parse_args()
    quiet = Quiet()
    with tempfile.TemporaryDirectory(prefix="gallery-benchmark-") as folder:
        print(table(measure(Path(folder), quiet, quick=options.quick)))
    print(quiet)


if __name__ == "__main__":
    main()
