"""Launch of the packaged program beside plain Python's, until the first photo is on the screen.

    python tools/build_deb.py
    python benchmarks/run.py --only packaged

Both are started in turn, in a new order each time, with the same settings and the same photo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from launches import COLUMNS, launch
from photo_folders import photo_name, take_into_disk_cache
from program import remember_window
from results import Findings, compared, ratio_row
from screen import Screen
from starts import PLAIN, packaged

if TYPE_CHECKING:
    from pathlib import Path

    from bench import Bench, Found
    from viewers import Viewer

AT_MOST = 1.3  # times plain Python's launch


def measure(bench: Bench) -> Findings:
    """Return launch times of photos of 24 and of 0.3 megapixels."""
    sizes = {"24 megapixels": bench.photos.large(), "0.3 megapixels": bench.photos.small(10)}
    rows, tables = [], []
    with packaged() as package, Screen() as screen:
        plain, viewer = PLAIN.viewer, package.viewer
        for size, folder in sizes.items():
            photo = folder / photo_name(0)
            take_into_disk_cache(folder)
            for one in (plain, viewer):
                remember_window(screen, photo, one)

            def once(viewer: Viewer, photo: Path = photo) -> Found:
                return launch(screen, viewer, photo, 0)

            found = bench.in_turn(bench.runs(31, quick=7), once, (plain, viewer))
            theirs = "plain Python", found[plain.name]
            what = f"launch of the packaged program, {size}"
            rows.append(ratio_row(what, found[viewer.name], theirs, "first", ("≤", AT_MOST)))
            tables.append(compared(f"Launch, packaged and by plain Python, {size}", found, COLUMNS))
    return Findings(tuple(rows), tuple(tables))
