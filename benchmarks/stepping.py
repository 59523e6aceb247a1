"""From photo to photo: one key press after the other, as fast as each photo shows, and a held key.

    python benchmarks/run.py --only stepping

"seen" waits until anything of the next photo is on the screen, "sharp" until it is sharp; then the next key
is pressed at once.  The held key is 40 presses, 30 a second.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from photo_folders import photo_name, take_into_disk_cache
from program import NotShown, Program, remember_window
from results import Figures, Findings, compared, floor_row, limit_row, ratio_row
from screen import Screen
from viewers import OURS

if TYPE_CHECKING:
    from pathlib import Path

    from bench import Bench, Found
    from results import Row
    from viewers import Viewer

SLOW, SEEN, SHARP, MIDDLE = 6, 30, 12, 60  # steps of a run
APART_SECONDS, REST_SECONDS = 0.5, 2.0
HELD, HELD_SECONDS = 40, 1 / 30
LOOK_BACK = 12  # photos that a held key may be behind and still be seen
OTHERS_RUNS = 2  # of viewers that stand in no target
LONGEST_SECONDS = 4.0  # of a burst: a slow viewer's rate is known by then
COLUMNS = {
    "step": "ms",
    "step, sharp": "ms",
    "seen a second": "",
    "sharp a second": "",
    "CPU a photo": "ms",
    "sharp after": "ms",
}
HELD_COLUMNS = {"last photo after": "ms", "sharp after": "ms", "seen": f"of {HELD}"}

Turns = dict[str, Figures]


def measure(bench: Bench) -> Findings:
    """Return times and rates for photos of 24 megapixels and of 1600 pixels, and what a held key shows."""
    large, middle = bench.photos.large(), bench.photos.middle()
    with Screen() as screen:
        remember_window(screen, large / photo_name(0))
        take_into_disk_cache(large)
        take_into_disk_cache(middle)
        runs = bench.runs(3)
        steps = bench.in_turn(runs, lambda viewer: _steps(screen, viewer, large), others=OTHERS_RUNS)
        held = bench.in_turn(runs, lambda viewer: _hold(screen, viewer, large), others=OTHERS_RUNS)
        small = bench.in_turn(runs, lambda viewer: _burst_only(screen, viewer, middle), others=OTHERS_RUNS)
    tables = (
        compared("From photo to photo, 24 megapixels", steps, COLUMNS),
        compared("From photo to photo, 1600 pixels", small, {"seen a second": "", "CPU a photo": "ms"}),
        compared("Held key, 24 megapixels, 30 a second", held, HELD_COLUMNS),
    )
    return Findings((*_rows(steps, small), *_held_rows(held[OURS.name])), tables)


def _steps(screen: Screen, viewer: Viewer, folder: Path) -> Found:
    with Program(screen, folder / photo_name(0), viewer=viewer) as program:
        program.wait_for_first()
        time.sleep(REST_SECONDS)
        slow, sharp = [], []
        for index in range(1, SLOW + 1):
            begin = time.perf_counter()
            slow.append(program.step(index))
            sharp.append(program.wait_for_sharp(index, begin))
            time.sleep(APART_SECONDS)
        found: dict[str, float | list[float]] = {"step": slow, "step, sharp": sharp}
        used = program.cpu()
        count, seconds = _burst(program, SLOW, SEEN)
        at = SLOW + count
        last = time.perf_counter()
        found |= {"seen a second": count / seconds, "CPU a photo": (program.cpu() - used) / count}
        found["sharp after"] = program.wait_for_sharp(at, last)
        time.sleep(APART_SECONDS)
        count, seconds = _burst(program, at, SHARP, sharp=True)
        return found | {"sharp a second": count / seconds}


def _burst(program: Program, at: int, steps: int, *, sharp: bool = False) -> tuple[int, float]:
    """Step on from photo ``at``, each key as soon as a photo is there; return how many, and the seconds."""
    begin = time.perf_counter()
    for count in range(1, steps + 1):
        pressed = time.perf_counter()
        program.step(at + count)
        if sharp:
            program.wait_for_sharp(at + count, pressed)
        seconds = time.perf_counter() - begin
        if seconds > LONGEST_SECONDS:
            break
    return count, seconds


def _burst_only(screen: Screen, viewer: Viewer, folder: Path) -> Found:
    with Program(screen, folder / photo_name(0), viewer=viewer) as program:
        program.wait_for_first()
        time.sleep(REST_SECONDS)
        used = program.cpu()
        count, seconds = _burst(program, 0, MIDDLE)
        return {"seen a second": count / seconds, "CPU a photo": (program.cpu() - used) / count}


def _hold(screen: Screen, viewer: Viewer, folder: Path) -> Found:
    with Program(screen, folder / photo_name(0), viewer=viewer) as program:
        program.wait_for_first()
        time.sleep(REST_SECONDS)
        seen: set[int] = set()
        begin = time.perf_counter()
        for press in range(1, HELD + 1):
            last = screen.press(viewer.next)
            while time.perf_counter() < begin + press * HELD_SECONDS:
                candidates = range(max(1, press - LOOK_BACK), press + 1)
                seen |= {index for index in candidates if index not in seen and screen.shows(index)}
                time.sleep(0.002)
        shown = screen.wait_for(HELD, since=last, limit=25.0)
        if shown is None:
            raise NotShown("the last photo of a held key was not shown")
        sharp = program.wait_for_sharp(HELD, last)
        return {"last photo after": shown, "sharp after": sharp, "seen": float(len(seen | {HELD}))}


def _best(turns: Turns, what: str, *, most: bool = False) -> tuple[str, Figures]:
    """Return the peer whose median is the smallest, or the largest."""
    peers = {name: found for name, found in turns.items() if name != OURS.name and found.values.get(what)}
    choose = max if most else min
    name = choose(peers, key=lambda name: peers[name].median(what) or 0.0, default="")
    return (f"the best peer, {name}", peers[name]) if name else ("the best peer", Figures())


def _rows(steps: Turns, small: Turns) -> list[Row]:
    ours = steps[OURS.name]
    rows = [
        limit_row("next photo, 24 megapixels", ours.told("step"), ours.median("step"), 12, "ms"),
        floor_row(
            "photos a second, 24 megapixels, seen",
            ours.told("seen a second", ""),
            ours.median("seen a second"),
            30,
            "",
        ),
        floor_row(
            "photos a second, 24 megapixels, sharp",
            ours.told("sharp a second", ""),
            ours.median("sharp a second"),
            16,
            "",
        ),
    ]
    for what, turns, figure, target in (
        ("next photo, 24 megapixels", steps, "step", ("≤", 0.35)),
        ("photos a second, 24 megapixels, sharp", steps, "sharp a second", ("≥", 1.7)),
    ):
        name, best = _best(turns, figure, most=target[0] == "≥")
        unit = "" if target[0] == "≥" else "ms"
        rows.append(ratio_row(what, ours, (name, best), figure, target, unit=unit))
    what, qimgv = "photos a second, 1600 pixels", ("qimgv", small.get("qimgv", Figures()))
    return [*rows, ratio_row(what, small[OURS.name], qimgv, "seen a second", ("≥", 1.0), unit="")]


def _held_rows(ours: Figures) -> list[Row]:
    what = "held key, 24 megapixels"
    return [
        limit_row(
            f"{what}, last photo", ours.told("last photo after"), ours.median("last photo after"), 60, "ms"
        ),
        limit_row(f"{what}, last one sharp", ours.told("sharp after"), ours.median("sharp after"), 250, "ms"),
        floor_row(
            f"{what}, photos seen", ours.told("seen", f"of {HELD}"), ours.median("seen"), 30, f"of {HELD}"
        ),
    ]
