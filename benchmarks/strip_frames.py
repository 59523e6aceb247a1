#!/usr/bin/env python3
"""Frames of the strip while it is scrolled through 20 000 photos, beside an idle window in the same run.

    python benchmarks/strip_frames.py [--quick]

The real window with its real loaders runs on a private screen; strip_scrolling.py drives its strip.  A
frame's time runs from the end of one painting to the end of the next: the strip is moved every 16 ms, as a
wheel or a touchpad moves it.  The idle window repaints its strip at the same pace and does nothing else.
Lateness is how much later than asked for a timer of 5 ms comes: what a key press would have to wait.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from photo_folders import small_photos
from quiet import Quiet
from results import Row, percentile, table
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MANY = 20_000
LIMIT_MS = 33
SECONDS, QUICK_SECONDS = 12.0, 3.0  # of each way of scrolling
INSIDE = Path(__file__).with_name("strip_scrolling.py")
WAYS = {
    "idle": "strip, idle window",
    "wheel": "strip, scrolled freely, 25 tiles a second",
    "flick": "strip, flicked, 300 tiles a second",
    "steps": "strip, ten steps a second, animated",
    "leaps": "strip, two leaps a second across the folder",
}


def measure(folder: Path, quiet: Quiet, *, quick: bool = False) -> Sequence[Row]:
    """Return frame times; photo folders are made below ``folder``."""
    many = small_photos(folder / "strip", MANY)
    seconds = QUICK_SECONDS if quick else SECONDS
    command = [sys.executable, str(INSIDE), str(many), str(seconds), *WAYS]
    quiet.wait()
    with Screen() as screen:
        output = subprocess.run(command, env=screen.environment, check=True, stdout=subprocess.PIPE)
    found = json.loads(output.stdout)
    return [_row(way, found[way], found["idle"]) for way in WAYS]


def _row(way: str, figures: Mapping[str, list[float]], idle: Mapping[str, list[float]]) -> Row:
    frame, late = percentile(figures["frames"], 99), percentile(figures["lateness"], 99)
    told = f"frames {frame:.0f} ms, lateness {late:.0f} ms (99th percentile)"
    if way == "idle":
        return Row(WAYS[way], told)
    what = f"{WAYS[way]} ({len(figures['thumbnails'])} thumbnails came in)"
    beside = f"idle: {percentile(idle['frames'], 99):.0f} and {percentile(idle['lateness'], 99):.0f} ms"
    return Row(what, told, beside, f"frames ≤ {LIMIT_MS} ms", frame <= LIMIT_MS)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="three seconds of each way")
    options = parser.parse_args()
    quiet = Quiet()
    with tempfile.TemporaryDirectory(prefix="gallery-benchmark-") as folder:
        print(table(measure(Path(folder), quiet, quick=options.quick)))
    print(quiet)


if __name__ == "__main__":
    main()
