"""The part of searching.py that runs inside: reads the words of a folder, and types into the search line.

    python searching_inside.py PATH LINE…

Prints JSON: seconds until all words were read, the first time and the next, and how late the window was
meanwhile; for each line the milliseconds from each key until its hits were marked and painted, the lateness,
and the number of hits.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from inside import Pulse, drive, has_all_photos, leave, turn_for, turn_until
from PySide6.QtTest import QTest

from gallery_app.loader.answers import OpenRequest

if TYPE_CHECKING:
    from gallery_app.ui.main_window import MainWindow

KEY_SECONDS = 0.08  # from one key to the next: a quick typist


def measure(window: MainWindow, path: str, lines: list[str]) -> dict[str, object]:
    """Read, search, and open the same folder once more."""
    first = _read(window)
    typed = {line: _type(window, line) for line in lines}
    assert window.galleries is not None
    window.galleries.close_gallery()
    window.galleries.open(OpenRequest(paths=(path,)))
    return {"first": first, "again": _read(window), "typed": typed}


def _read(window: MainWindow) -> dict[str, object]:
    turn_until(lambda: has_all_photos(window) and window.is_at_rest and window.thumbnails.idle)
    words = window.words_loader
    before = words.read_count
    begin, pulse = time.perf_counter(), Pulse()
    window.begin_search()
    turn_until(lambda: words.is_complete)
    pulse.stop()
    seconds = time.perf_counter() - begin
    return {
        "photos": window.session.count - before,
        "seconds": seconds,
        "lateness": list(pulse.lateness),
    }


def _type(window: MainWindow, line: str) -> dict[str, object]:
    search = window.search
    search.bar.line.clear()
    pulse, times = Pulse(), []
    for char in line:
        begin = time.perf_counter()
        QTest.keyClick(search.bar.line, char)
        while search.is_at_work:
            turn_for(0)
        search.bar.repaint()
        window.strip.viewport().repaint()
        times.append((time.perf_counter() - begin) * 1000)
        turn_for(KEY_SECONDS)
    pulse.stop()
    return {"times": times, "lateness": list(pulse.lateness), "hits": search.count}


if __name__ == "__main__":
    path, *lines = sys.argv[1:]
    leave(drive(path, lambda window: measure(window, path, lines)))
