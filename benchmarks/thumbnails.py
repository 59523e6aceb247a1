"""Thumbnails of 256 pixels a second: ours, vipsthumbnail's, and what libjpeg-turbo alone could reach at most.

    python benchmarks/run.py --only thumbnails

Ours are made as for the strip, from asking for many at once until the last is in the window, with the home
folder empty; "again" reads them back from the cache that the first time filled.  vipsthumbnail runs as two
processes with half of the photos each, and writes JPEGs.  The limit is decoding to an eighth in two threads,
nothing scaled, nothing kept.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from photo_folders import take_into_disk_cache
from program import NotShown
from results import Figures, Findings, compared, ratio_row
from screen import Screen
from turbo import TurboJpeg
from viewers import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench import Bench, Found

INSIDE = Path(__file__).with_name("thumbnailing.py")
OURS, LIMIT, VIPS = "gallery", "the libjpeg-turbo limit", "vipsthumbnail"
COUNTS = {"24 megapixels": 40, "1600 pixels": 300}
RATE, AGAIN = "images a second", "again"
CORES = 2


def measure(bench: Bench) -> Findings:
    """Return thumbnails a second of photos of 24 megapixels and of 1600 pixels."""
    rows, tables = [], []
    for what, folder in (("24 megapixels", bench.photos.large()), ("1600 pixels", bench.photos.middle())):
        take_into_disk_cache(folder)
        files = sorted(folder.iterdir())[-COUNTS[what] :]
        makers = _makers(folder, files)
        viewers = [Viewer(name, (name,), yardstick=True) for name in makers]
        figures = bench.in_turn(bench.runs(5), lambda viewer, of=makers: of[viewer.name](), viewers)
        tables.append(compared(f"Thumbnails, {what}", figures, {RATE: "", AGAIN: ""}))
        name, limit = (LIMIT, 0.9) if what == "24 megapixels" else (VIPS, 2.0)
        theirs = name, figures.get(name, Figures())
        label = f"thumbnails a second, {what}"
        rows.append(ratio_row(label, figures[OURS], theirs, RATE, ("≥", limit), unit=""))
    return Findings(tuple(rows), tuple(tables))


def _makers(folder: Path, files: Sequence[Path]) -> dict[str, Callable[[], Found]]:
    makers: dict[str, Callable[[], Found]] = {OURS: lambda: _ours(folder, len(files))}
    if shutil.which(VIPS):
        makers[VIPS] = lambda: _vips(files)
    try:
        turbo = TurboJpeg()
    except OSError as error:
        print(f"{LIMIT}: {error}", file=sys.stderr)
    else:
        makers[LIMIT] = lambda: _limit(turbo, files)
    return makers


def _ours(folder: Path, count: int) -> Found:
    with Screen() as screen:
        first = _inside(screen, folder, count)
        return {RATE: first, AGAIN: _inside(screen, folder, count)}


def _inside(screen: Screen, folder: Path, count: int) -> float:
    command = [sys.executable, "-P", str(INSIDE), str(folder), str(count)]
    environment = screen.environment | {"PYTHONPATH": str(INSIDE.parent)}
    output = subprocess.run(command, env=environment, check=False, stdout=subprocess.PIPE)
    if output.returncode:
        raise NotShown("not all thumbnails came")
    found = json.loads(output.stdout)
    return float(found["count"] / found["seconds"])


def _vips(files: Sequence[Path]) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        command = [VIPS, "--size", "256", "-o", f"{folder}/%s.jpg"]
        begin = time.perf_counter()
        running = [subprocess.Popen([*command, *map(str, files[at::CORES])]) for at in range(CORES)]
        codes = [process.wait() for process in running]
        seconds = time.perf_counter() - begin
    if any(codes):
        raise NotShown("it failed")
    return {RATE: len(files) / seconds}


def _limit(turbo: TurboJpeg, files: Sequence[Path]) -> Found:
    with ThreadPoolExecutor(CORES) as pool:
        begin = time.perf_counter()
        list(pool.map(turbo.decode, files))
        return {RATE: len(files) / (time.perf_counter() - begin)}
