"""Searching 20 000 photos that carry their words themselves, and reading those words at leisure.

    python benchmarks/run.py --only searching

searching_inside.py opens the folder, searches, and opens it once more.  The first time every photo's words
are read; the second time only whether they have changed, everything else comes from the cache.  A key's time
runs until the hits are marked and line and strip are painted.  Photos are small (640 x 427), few files under
many names, in the disk cache.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photo_folders import take_into_disk_cache
from program import remember_window
from results import Findings, Row, limit_row, percentile, spread
from screen import Screen

if TYPE_CHECKING:
    from bench import Bench

MANY = 20_000
FRAME_MS, READ_MS = 16, 3.0
INSIDE = Path(__file__).with_name("searching_inside.py")
LINES = {
    "one word in many photos": "helicopter",
    "two words": "muller parachute",
    "a phrase": '"photo 17 of"',
    "nothing": "no such words",
}

Found = dict[str, Any]


def measure(bench: Bench) -> Findings:
    """Return how long reading takes, how late the window answers meanwhile, and how fast a key is."""
    folder = bench.photos.captioned(MANY)
    take_into_disk_cache(folder)
    with Screen() as screen:
        remember_window(screen, bench.photos.press())
        bench.quiet.wait()
        found = _inside(screen, folder)
    rows = [_read_row("read, the first time", found["first"], READ_MS)]
    rows.append(_read_row("looked at again, from the cache", found["again"], READ_MS / 3))
    rows += [_typed_row(what, found["typed"][line]) for what, line in LINES.items()]
    return Findings(tuple(rows))


def _inside(screen: Screen, folder: Path) -> Found:
    command = [sys.executable, "-P", str(INSIDE), str(folder), *LINES.values()]
    environment = screen.environment | {"PYTHONPATH": str(INSIDE.parent)}
    output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    screen.wait_until_bare()
    found: Found = json.loads(output.stdout)
    return found


def _read_row(what: str, found: Found, limit: float) -> Row:
    each = found["seconds"] * 1000 / max(1, found["photos"])
    late = percentile(found["lateness"], 99)
    told = f"{found['photos']} in {found['seconds']:.1f} s, lateness {late:.1f} ms (99th percentile)"
    return limit_row(f"words of {MANY} photos {what}, each", f"{each:.2f} ms", each, limit, "ms", told)


def _typed_row(what: str, found: Found) -> Row:
    worst, late = max(found["times"]), percentile(found["lateness"], 99)
    beside = f"lateness {late:.1f} ms (99th percentile), {found['hits']} hits"
    return limit_row(f"a key, searching {what}", spread(found["times"]), worst, FRAME_MS, "ms", beside)
