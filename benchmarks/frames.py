"""Frames while a photo is zoomed and panned, and of the strip while thumbnails come in.

    python benchmarks/run.py --only frames

The real window with its real loaders fills a screen of 1920 x 1080; moving.py moves it from within, 60 times
a second.  A frame's time runs from the moment it was due until it is painted.  Beside it is an idle window in
the same run: it repaints the same at the same pace and moves nothing.  Lateness is how much later than asked
for a timer of 5 ms comes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from photo_folders import photo_name
from program import remember_window
from results import Findings, Row, limit_row, percentile
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench import Bench

MANY = 100_000
LIMIT_MS = 16
SECONDS, QUICK_SECONDS = 10.0, 3.0  # of each way of moving
INSIDE = Path(__file__).with_name("moving.py")
STRIP = {
    "strip idle": "strip, idle window",
    "strip wheel": "strip, scrolled freely, 25 tiles a second",
    "strip flick": "strip, flicked, 300 tiles a second",
    "strip steps": "strip, ten steps a second, animated",
    "strip leaps": "strip, two leaps a second across the folder",
}
PHOTO = {
    "photo idle": "photo, idle window",
    "photo zoom": "photo zoomed in and out",
    "photo pan": "photo panned at 100 %",
}

Found = dict[str, dict[str, list[float]]]


def measure(bench: Bench) -> Findings:
    """Return frame times of the strip of 100 000 photos, and of photos of 24 and 108 megapixels."""
    seconds = QUICK_SECONDS if bench.quick else SECONDS
    many = bench.photos.small(MANY)
    rows = []
    with Screen() as screen:
        remember_window(screen, bench.photos.press())
        bench.quiet.wait()
        strip = moved(screen, many, seconds, *STRIP)
        rows += [_row(STRIP[way], strip[way], strip["strip idle"]) for way in STRIP]
        for megapixels, folder in ((24, bench.photos.large()), (108, bench.photos.huge())):
            bench.quiet.wait()
            photo = moved(screen, folder / photo_name(0), seconds, *PHOTO)
            rows += [
                _row(f"{PHOTO[way]}, {megapixels} megapixels", photo[way], photo["photo idle"])
                for way in PHOTO
            ]
    return Findings(tuple(rows))


def moved(screen: Screen, path: Path, seconds: float, *ways: str) -> Found:
    """Run moving.py on a screen and return its figures by way of moving."""
    command = [sys.executable, "-P", str(INSIDE), str(path), str(seconds), *ways]
    environment = screen.environment | {"PYTHONPATH": str(INSIDE.parent)}
    output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    screen.wait_until_bare()
    found: Found = json.loads(output.stdout)
    return found


def _row(what: str, figures: Mapping[str, Sequence[float]], idle: Mapping[str, Sequence[float]]) -> Row:
    frame, late = percentile(figures["frames"], 99), percentile(figures["lateness"], 99)
    told = f"frames {frame:.1f} ms, lateness {late:.1f} ms (99th percentile)"
    if figures is idle:
        return Row(what, told)
    came = f" ({figures['thumbnails']} thumbnails came in)" if figures["thumbnails"] else ""
    beside = f"idle: {percentile(idle['frames'], 99):.1f} and {percentile(idle['lateness'], 99):.1f} ms"
    return limit_row(f"{what}{came}", told, frame, LIMIT_MS, "ms", beside)
