#!/usr/bin/env python3
"""Launch: a folder of 20 000 small JPEGs beside the same with 9, until the first photo is on the screen.

    python benchmarks/large_folder.py [--quick]

The program is started on a private screen and looked at from the outside; starts alternate.  Warm disk cache.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from photo_folders import photo_name, small_photos
from program import Program, remember_window
from quiet import Quiet
from results import Row, spread, table
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY, FEW = 20_000, 9
NAMED = 12_345  # the photo that is named, counted from 0
RATIO = 1.15


def measure(folder: Path, quiet: Quiet, *, quick: bool = False) -> Sequence[Row]:
    """Return launch times; photo folders are made below ``folder``."""
    many, few = small_photos(folder / "many", MANY), small_photos(folder / "few", FEW)
    cases = {"few": (few, 0), "many": (many, 0), "named": (many / photo_name(NAMED), NAMED)}
    times: dict[str, list[float]] = {name: [] for name in cases}
    with Screen() as screen:
        remember_window(screen, few)
        for _ in range(3 if quick else 9):
            for name, (path, index) in cases.items():
                quiet.wait()
                with Program(screen, path) as program:
                    times[name].append(program.wait_for_first(index))
    beside = statistics.median(times["few"])
    rows = [Row("launch, folder of 9", spread(times["few"]))]
    for name, what in (("many", "launch, folder of 20 000"), ("named", "launch, one of 20 000 named")):
        ratio = statistics.median(times[name]) / beside
        target = f"≤ {RATIO} × the folder of 9"
        rows.append(Row(what, spread(times[name]), f"{ratio:.2f} × the folder of 9", target, ratio <= RATIO))
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer starts")
    options = parser.parse_args()
    quiet = Quiet()
    with tempfile.TemporaryDirectory(prefix="gallery-benchmark-") as folder:
        print(table(measure(Path(folder), quiet, quick=options.quick)))
    print(quiet)


if __name__ == "__main__":
    main()
