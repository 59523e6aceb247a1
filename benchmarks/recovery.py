"""Loaders killed (SIGKILL) while somebody browses: how soon the photo is there, and which keys got lost.

    python benchmarks/run.py --only recovery

A photo is jumped to that is not decoded yet, and the loader killed that is in the middle of decoding it.  The
time runs from the kill until the photo is on the screen; beside it, from the same moment without a kill.  No
enlarged thumbnail passes for the photo: the strip is hidden, and the jumps go beyond those it had before.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from photo_folders import photo_name
from program import Program
from results import Findings, Row, spread
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import psutil
    from bench import Bench
    from quiet import Quiet

SMALL = 60
DECODING_SECONDS = 0.04  # after the jump: the photo is being decoded, and not ready for long
REST_SECONDS = 2.0  # until neighbours and thumbnails are decoded
LIMIT_MS = 500
UNHURT = "no kill"
KEYS, KEY_SECONDS, KILL_AT = 40, 0.04, (9, 17, 25)  # keys pressed, time between them, those with a kill


def measure(bench: Bench) -> Findings:
    """Return recovery times, and whether keys got lost."""
    folders = {"6 megapixels": bench.photos.press(), "24 megapixels": bench.photos.large()}
    small = bench.photos.small(SMALL)
    times: dict[str, dict[str, list[float]]] = {size: {} for size in folders}
    missed = 0
    with Screen() as screen:
        for _ in range(bench.runs(4)):
            for size, path in folders.items():
                for case, milliseconds in _kills(screen, path, bench.quiet).items():
                    times[size].setdefault(case, []).append(milliseconds)
        for _ in range(bench.runs(3, quick=1)):
            missed += not _all_keys_arrive(screen, small)
    rows = [row for size, found in times.items() for row in _rows(size, found)]
    keys = f"{KEYS} keys at {1 / KEY_SECONDS:.0f} a second, {len(KILL_AT)} kills"
    told = "none" if not missed else f"in {missed} runs"
    return Findings((*rows, Row(f"keys lost, {keys}", told, "", "none", not missed)))


def _rows(size: str, times: Mapping[str, Sequence[float]]) -> list[Row]:
    beside = f"no kill: {spread(times[UNHURT])}"
    rows = []
    for case, found in times.items():
        if case != UNHURT:
            holds = statistics.median(found) <= LIMIT_MS
            rows.append(
                Row(f"photo of {size} back, {case}", spread(found), beside, f"≤ {LIMIT_MS} ms", holds)
            )
    return rows


def _kills(screen: Screen, folder: Path, quiet: Quiet) -> dict[str, float]:
    """Return milliseconds until the photo is back, for each case; too few kills to make new loaders wait."""
    found = {}
    with tempfile.TemporaryDirectory() as base, Program(screen, folder, "--base-dir", base) as program:
        program.wait_for_first()
        program.wait_for_keys()
        screen.press("t")  # hide the strip
        found[UNHURT] = _jump(program, 26, 0, quiet)
        found["one loader killed while decoding"] = _jump(program, 34, 1, quiet)
        found["both killed while decoding"] = _jump(program, 42, 2, quiet)
        time.sleep(REST_SECONDS)
        quiet.wait()
        program.loaders[0].kill()
        found["one killed at rest, then a step"] = program.step(43, "Right")
    return found


def _jump(program: Program, index: int, kills: int, quiet: Quiet) -> float:
    """Go to a photo that is not decoded yet, kill loaders, and return milliseconds from then to the photo."""
    time.sleep(REST_SECONDS)
    quiet.wait()
    for key in (*str(index + 1), "Return"):
        program.screen.press(key)
    time.sleep(DECODING_SECONDS)
    name = photo_name(index)
    busy_first = sorted(program.loaders, key=lambda loader: not _has_open(loader, name))
    begin = time.perf_counter()
    for loader in busy_first[:kills]:
        loader.kill()
    shown = program.screen.wait_for(index, since=begin)
    if shown is None:
        raise RuntimeError(f"photo {index + 1} did not come back")
    return shown


def _has_open(loader: psutil.Process, name: str) -> bool:
    folder = Path(f"/proc/{loader.pid}/fd")
    try:
        return any(link.readlink().name == name for link in folder.iterdir())
    except OSError:  # it has just closed one
        return False


def _all_keys_arrive(screen: Screen, folder: Path) -> bool:
    """Press a key again and again, kill loaders meanwhile; return whether the last photo is the right one."""
    with Program(screen, folder) as program:
        program.wait_for_first()
        program.wait_for_keys()
        for key in range(1, KEYS + 1):
            screen.press("Right")
            if key in KILL_AT and program.loaders:
                program.loaders[0].kill()
            time.sleep(KEY_SECONDS)
        return screen.wait_for(KEYS, since=time.perf_counter(), limit=5.0) is not None
