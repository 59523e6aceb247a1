"""What the time from the start to the first photo goes to, seen from the outside.

    python benchmarks/run.py --only launch_parts

Each line is a start of its own that goes one part further: Python, the look for a program that runs already,
Qt, the window on the screen, the photo.  The largest part is told by its name.  Beside the viewer, at
the same time, runs the first loader: it is measured by itself, from its start until its picture can be taken.
A start that is handed over to the running program is measured until it ends. Where dist/ holds the Debian
package, the packaged program is taken apart in the same way, in turn with plain Python.

The modules that cost most are those of a launch up to its first photo, told by ``python -X importtime``,
which itself takes time: compare them with each other.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from photo_folders import photo_name
from program import Program, remember_window
from results import Findings, Row, Table, spread
from screen import POLL_SECONDS, Screen
from starts import PLAIN, NotBuilt, packaged
from viewers import OURS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench import Bench
    from starts import Start

MEETING = """
import os
from gallery_app.desktop.handover import arrive
from gallery_app.desktop.wish import Wish
arrive(Wish(("/",)), os.environ)
"""
PARTS = {
    "Python": "pass",
    "looking for a running program": MEETING,
    "Qt imported": f"{MEETING}import PySide6.QtWidgets",
}
WINDOW, PHOTO = "a window on the screen", "the first photo, 0.3 megapixels"
# A loader as a start of the program makes it, until there is something to be taken from it.
LOADER = """
import os, select, sys, time
from gallery_app.loader.early import start_early
begin = time.perf_counter()
early = start_early(sys.argv[1:], os.environ)
select.select([early.socket], [], [])
print((time.perf_counter() - begin) * 1000)
os.kill(early.pid, 9)
"""
DEAREST = 6  # modules listed


def measure(bench: Bench) -> Findings:
    """Return the parts of a launch, plain and packaged, the largest one by name, and the dearest modules."""
    small = bench.photos.small(10)
    found: dict[str, _Times] = {}
    with ExitStack() as stack:
        starts = {"launch": PLAIN}
        try:
            starts["packaged launch"] = stack.enter_context(packaged())
        except NotBuilt as reason:
            print(f"launch_parts: plain Python only: {reason}", file=sys.stderr)
        screen = stack.enter_context(Screen())
        for start in starts.values():
            remember_window(screen, small, start.viewer)
        for _ in range(bench.runs(9, quick=3)):
            for what, start in starts.items():
                bench.quiet.wait()
                _measure_once(bench, screen, start, found.setdefault(what, _Times()))
        dearest = _dearest_modules(screen, small)
    rows = [row for what, times in found.items() for row in _rows(what, times)]
    return Findings(tuple(rows), (dearest,))


@dataclass(slots=True)
class _Times:
    """Milliseconds of each run: ``parts`` follow each other, ``others`` stand by themselves."""

    parts: dict[str, list[float]] = field(default_factory=dict)
    others: dict[str, list[float]] = field(default_factory=dict)


def _measure_once(bench: Bench, screen: Screen, start: Start, times: _Times) -> None:
    small, press, large = bench.photos.small(10), bench.photos.press(), bench.photos.large()
    sizes = {"0.3 megapixels": small, "6 megapixels": press, "24 megapixels": large}
    viewer = start.viewer
    for part, code in PARTS.items():
        times.parts.setdefault(part, []).append(_run(screen, start.command_for(code)))
    with Program(screen, small, viewer=viewer) as program:
        times.parts.setdefault(WINDOW, []).append(_until_lit(screen, program.begin))
        times.parts.setdefault(PHOTO, []).append(program.wait_for_first())
        program.wait_for_keys()
        handed_over = _run(screen, viewer.command_for(small))
        times.others.setdefault("a start that is handed over", []).append(handed_over)
    for size, folder in sizes.items():
        what = f"a loader alone, from its start to its picture, {size}"
        times.others.setdefault(what, []).append(_loader_alone(screen, start, folder))
    for size, folder in tuple(sizes.items())[1:]:
        with Program(screen, folder, viewer=viewer) as program:
            times.others.setdefault(f"the whole, {size}", []).append(program.wait_for_first())


def _rows(launch: str, times: _Times) -> list[Row]:
    """Return the parts one after the other, each with what it adds, the largest, and all others."""
    medians = {part: statistics.median(found) for part, found in times.parts.items()}
    added = {
        part: medians[part] - before for part, before in zip(medians, (0.0, *medians.values()), strict=False)
    }
    rows = [
        Row(f"{launch}: up to {part}", spread(found), f"{added[part]:+.0f} ms")
        for part, found in times.parts.items()
    ]
    largest = max(added, key=lambda part: added[part])
    rows.append(Row(f"{launch}: the largest part", largest, f"{added[largest]:.0f} ms"))
    return [*rows, *(Row(f"{launch}: {what}", spread(found)) for what, found in times.others.items())]


def _loader_alone(screen: Screen, start: Start, folder: Path) -> float:
    done = subprocess.run(
        [*start.command_for(LOADER), str(folder / photo_name(0))],
        env=screen.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def _dearest_modules(screen: Screen, folder: Path) -> Table:
    """Return the modules whose own import takes longest, of those that a launch imports before the photo."""
    python, *rest = OURS.command
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        timed = replace(OURS, command=(python, "-X", "importtime", *rest))
        with Program(screen, folder, viewer=timed, errors=told.fileno()) as program:
            program.wait_for_first()
            told.seek(0)
            output = told.read()
    rows = [line.removeprefix("import time:").split("|") for line in output.splitlines()[1:] if "|" in line]
    own = sorted(
        ((int(row[0]) / 1000, row[2].strip()) for row in rows if row[0].strip().isdigit()), reverse=True
    )
    cells = tuple((module, f"{milliseconds:.1f} ms") for milliseconds, module in own[:DEAREST])
    return Table("The dearest modules of the launch", ("module", "its own import"), cells)


def _run(screen: Screen, command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=screen.environment, check=True, timeout=30)
    return (time.perf_counter() - begin) * 1000


def _until_lit(screen: Screen, begin: float) -> float:
    while not screen.is_lit():
        time.sleep(POLL_SECONDS)
    return (time.perf_counter() - begin) * 1000
