#!/usr/bin/env python3
"""What the time from the start to the first photo goes to, seen from the outside.

    python benchmarks/launch_parts.py [--quick]

Each line is a start of its own that goes one part further: Python, Qt, the window's modules, the window on
the screen, the photo.  The modules that cost most are told by ``python -X importtime``, which itself takes
time: compare them with each other.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from photo_folders import large_photos, small_photos
from program import Program, remember_window
from quiet import Quiet
from results import Row, spread, table
from screen import POLL_SECONDS, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = {
    "Python alone": "pass",
    "and Qt imported": "import PySide6.QtWidgets",
    "and the window's modules": "import gallery_app.app, gallery_app.ui.windows",
}
DEAREST = 6  # modules listed


def measure(folder: Path, quiet: Quiet, *, quick: bool = False) -> Sequence[Row]:
    """Return the parts of a launch; photo folders are made below ``folder``."""
    small, large = small_photos(folder / "parts-small", 9), large_photos(folder / "parts-large", 2)
    times: dict[str, list[float]] = {}
    with Screen() as screen:
        remember_window(screen, small)
        for _ in range(3 if quick else 9):
            quiet.wait()
            for part, code in PARTS.items():
                times.setdefault(part, []).append(_run(code))
            with Program(screen, small) as program:
                times.setdefault("and a window on the screen", []).append(_until_lit(screen, program.begin))
                times.setdefault("and the first photo, 0.3 megapixels", []).append(program.wait_for_first())
            with Program(screen, large) as program:
                times.setdefault("the same, 24 megapixels", []).append(program.wait_for_first())
    rows, before = [], 0.0
    for part, found in times.items():
        median = statistics.median(found)
        rows.append(Row(f"launch: {part}", spread(found), f"{median - before:+.0f} ms" if before else ""))
        before = median
    return rows


def dearest_modules() -> str:
    """Return the modules whose own import takes longest, one a line, in milliseconds."""
    command = [sys.executable, "-I", "-X", "importtime", "-c", PARTS["and the window's modules"]]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    rows = [line.removeprefix("import time:").split("|") for line in output.splitlines()[1:] if "|" in line]
    own = sorted(
        ((int(row[0]) / 1000, row[2].strip()) for row in rows if row[0].strip().isdigit()), reverse=True
    )
    return "\n".join(f"{milliseconds:6.1f}  {module}" for milliseconds, module in own[:DEAREST])


def _run(code: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return (time.perf_counter() - begin) * 1000


def _until_lit(screen: Screen, begin: float) -> float:
    while not screen.is_lit():
        time.sleep(POLL_SECONDS)
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer starts")
    options = parser.parse_args()
    quiet = Quiet()
    with tempfile.TemporaryDirectory(prefix="gallery-benchmark-") as folder:
        print(table(measure(Path(folder), quiet, quick=options.quick)))
    print(quiet)
    print(f"\nThe dearest modules:\n{dearest_modules()}")


if __name__ == "__main__":
    main()
