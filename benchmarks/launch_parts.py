"""What the time from the start to the first photo goes to, seen from the outside.

    python benchmarks/run.py --only launch_parts

Each line is a start of its own that goes one part further: Python, Qt, the window on the screen, the photo.
The modules that cost most are those of a launch up to its first photo, told by ``python -X importtime``,
which itself takes time: compare them with each other.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from program import Program, remember_window
from results import Findings, Row, Table, spread
from screen import POLL_SECONDS, Screen
from viewers import OURS

if TYPE_CHECKING:
    from pathlib import Path

    from bench import Bench

PARTS = {
    "Python alone": "pass",
    "and Qt imported": "import PySide6.QtWidgets",
}
DEAREST = 6  # modules listed


def measure(bench: Bench) -> Findings:
    """Return the parts of a launch, and the dearest modules."""
    small, press, large = bench.photos.small(10), bench.photos.press(), bench.photos.large()
    times: dict[str, list[float]] = {}
    with Screen() as screen:
        remember_window(screen, small)
        for _ in range(bench.runs(9, quick=3)):
            bench.quiet.wait()
            for part, code in PARTS.items():
                times.setdefault(part, []).append(_run(code))
            with Program(screen, small) as program:
                times.setdefault("and a window on the screen", []).append(_until_lit(screen, program.begin))
                times.setdefault("and the first photo, 0.3 megapixels", []).append(program.wait_for_first())
            for megapixels, folder in ((6, press), (24, large)):
                with Program(screen, folder) as program:
                    what = f"the same, {megapixels} megapixels"
                    times.setdefault(what, []).append(program.wait_for_first())
        dearest = _dearest_modules(screen, small)
    rows: list[Row] = []
    before = 0.0
    for part, found in times.items():
        median = statistics.median(found)
        rows.append(Row(f"launch: {part}", spread(found), f"{median - before:+.0f} ms" if before else ""))
        before = median
    return Findings(tuple(rows), (dearest,))


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


def _run(code: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return (time.perf_counter() - begin) * 1000


def _until_lit(screen: Screen, begin: float) -> float:
    while not screen.is_lit():
        time.sleep(POLL_SECONDS)
    return (time.perf_counter() - begin) * 1000
