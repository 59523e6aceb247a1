"""Launch: from the start of the process until the first photo is on the screen, beside other viewers.

    python benchmarks/run.py --only launches

"sharp" is until the fine bars can be told from each other; a photo shown sharp at once has one time for both.
CPU is what a viewer and its processes have used until it is sharp.  The disk cache is warm, but in one table;
the window's size is remembered, but in "first start", which begins with nothing of our own on the disk.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from bench import OTHERS_RUNS
from photo_folders import drop_from_disk_cache, photo_name, take_into_disk_cache
from program import Program, remember_window
from results import Figures, Findings, Row, compared, ratio_row
from screen import Screen
from viewers import OURS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench import Bench, Found
    from viewers import Viewer

MANY = 20_000
NAMED = 12_345  # the photo that is named, counted from 0
COLUMNS = {"first": "ms", "sharp": "ms", "CPU": "ms"}

Turns = dict[str, Figures]


def measure(bench: Bench) -> Findings:
    """Return launch times of photos of 24 and 6 megapixels and of one among 20 000."""
    with Screen() as screen:
        large, press = bench.photos.large(), bench.photos.press()
        remember_window(screen, press / photo_name(0))
        runs = bench.runs(7)
        for folder in (large, press):
            take_into_disk_cache(folder)
        warm24 = bench.in_turn(runs, _launching(screen, large))
        warm6 = bench.in_turn(runs, _launching(screen, press))
        cold = bench.in_turn(bench.runs(OTHERS_RUNS), _launching(screen, large, before=drop_from_disk_cache))
        take_into_disk_cache(large)
        fresh = _first_starts(bench, screen, large)
        many = _among_many(bench, screen)
    tables = (
        compared("Launch, JPEG of 24 megapixels", warm24, COLUMNS),
        compared("Launch, JPEG of 6 megapixels", warm6, COLUMNS),
        compared("Launch, 24 megapixels, photos not in the disk cache", cold, COLUMNS),
        compared("Launch, one of 20 000 photos named", many, COLUMNS),
    )
    rows = (*_rows(warm24, warm6, many), *_own_rows(warm24, cold, fresh))
    return Findings(rows, tables)


def launch(screen: Screen, viewer: Viewer, photo: Path, index: int, *options: str) -> Found:
    """Start a viewer once; return the milliseconds until the photo is there, until it is sharp, and CPU's."""
    with Program(screen, photo, *options, viewer=viewer) as program:
        first = program.wait_for_first(index)
        sharp = program.wait_for_sharp(index, program.begin)
        return {"first": first, "sharp": sharp, "CPU": program.cpu()}


def _launching(
    screen: Screen, folder: Path, index: int = 0, before: Callable[[Path], None] | None = None
) -> Callable[[Viewer], Found]:
    def once(viewer: Viewer) -> Found:
        if before is not None:
            before(folder)
        return launch(screen, viewer, folder / photo_name(index), index)

    return once


def _first_starts(bench: Bench, screen: Screen, folder: Path) -> Figures:
    def once(viewer: Viewer) -> Found:
        with tempfile.TemporaryDirectory() as base:
            return launch(screen, viewer, folder / photo_name(0), 0, "--base-dir", base)

    return bench.in_turn(bench.runs(5), once, [OURS])[OURS.name]


def _among_many(bench: Bench, screen: Screen) -> Turns:
    """Return launches with one photo of 20 000, and ours with a folder of that one."""
    many, one = bench.photos.small(MANY), bench.photos.small(1)
    alone = "gallery, one photo in the folder"

    def once(viewer: Viewer) -> Found:
        both = dict(launch(screen, viewer, many / photo_name(NAMED), NAMED))
        if viewer is OURS:  # right after it: as the machine is now
            single = launch(screen, viewer, one / photo_name(0), 0)
            both |= {f"{alone}: {what}": value for what, value in single.items()}
        return both

    found = bench.in_turn(bench.runs(7), once)
    ours = found[OURS.name]
    beside = Figures(runs=ours.runs, failed=ours.failed)
    for what in COLUMNS:
        beside.values[what] = ours.values.pop(f"{alone}: {what}", [])
    return {alone: beside} | found


def _rows(warm24: Turns, warm6: Turns, many: Turns) -> list[Row]:
    """Return our rows: ours until it is sharp, a peer until anything of the photo is there."""
    rows = []
    for what, turns, name, limit in (
        ("launch, 24 megapixels, sharp", warm24, "gpicview", 0.95),
        ("launch, 24 megapixels, sharp", warm24, "geeqie", 0.65),
        ("launch, 6 megapixels, sharp", warm6, "geeqie", 0.75),
        ("launch, 6 megapixels, sharp", warm6, "qimgv", 1.1),
    ):
        theirs = name, turns.get(name, Figures())
        rows.append(ratio_row(what, turns[OURS.name], theirs, "sharp", ("≤", limit), beside="first"))
    alone, *_ = many.values()
    for name, found, limit in (
        ("the same with one photo", alone, 1.05),
        ("geeqie", many.get("geeqie", Figures()), 0.25),
    ):
        what = "launch, one of 20 000 named"
        rows.append(ratio_row(what, many[OURS.name], (name, found), "first", ("≤", limit)))
    return rows


def _own_rows(warm: Turns, cold: Turns, fresh: Figures) -> list[Row]:
    beside = f"warm, remembered: {warm[OURS.name].told('sharp')}"
    return [
        Row(
            "launch, 24 megapixels, sharp, photos not in the disk cache",
            cold[OURS.name].told("sharp"),
            beside,
        ),
        Row("launch, 24 megapixels, sharp, first start", fresh.told("sharp"), beside),
        Row("launch, 24 megapixels, anything of the photo, first start", fresh.told("first"), beside),
    ]
