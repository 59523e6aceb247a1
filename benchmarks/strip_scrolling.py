"""The part of strip_frames.py that runs with the window: opens a folder, scrolls the strip, notes times.

    python strip_scrolling.py FOLDER SECONDS WAY…

Prints JSON: for each way its frame times and latenesses in milliseconds, and when thumbnails came in.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

from gallery_app.app import SAMPLE, make_application, start_loaders
from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState
from gallery_app.loader.answers import OpenRequest
from gallery_app.resource_files import shipped_path
from gallery_app.ui.memory import Memory
from gallery_app.ui.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.thumbnail_strip import ThumbnailStrip

FRAME_MS, BEAT_MS = 16, 5
LEAP = 7_919  # photos
GUARD_SECONDS = 60

Figures = dict[str, list[float]]


class Scrolling:
    """Drives the strip of a window and notes when it was painted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._clock = QElapsedTimer()
        self._clock.start()
        self._figures: Figures = {"thumbnails": [], "frames": []}
        self._painted: float | None = None
        self._beaten = 0.0
        self._turns = 0
        self._watch_painting()
        window.thumbnails.arrived.connect(lambda *_: self._figures["thumbnails"].append(self._now()))

    def run(self, way: str, seconds: float) -> Figures:
        """Scroll one way for some seconds."""
        self._figures = {"frames": [], "lateness": [], "thumbnails": []}
        self._painted, self._beaten, self._turns = None, self._now(), 0
        loop = QEventLoop()
        timers = [_every(FRAME_MS, lambda: self._move(way)), _every(BEAT_MS, self._beat)]
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
        for timer in timers:
            timer.stop()
        return self._figures

    def _now(self) -> float:
        return self._clock.nsecsElapsed() / 1e6

    def _watch_painting(self) -> None:
        kind = type(self._window.strip)
        paint = kind.paintEvent

        def note(strip: ThumbnailStrip, event: QPaintEvent) -> None:
            paint(strip, event)
            now = self._now()
            if self._painted is not None:
                self._figures["frames"].append(now - self._painted)
            self._painted = now

        kind.paintEvent = note

    def _beat(self) -> None:
        now = self._now()
        self._figures["lateness"].append(max(0.0, now - self._beaten - BEAT_MS))
        self._beaten = now

    def _move(self, way: str) -> None:
        strip, session = self._window.strip, self._window.session
        self._turns += 1
        match way:
            case "wheel":
                strip.scroll_by(self._pixels(25))
            case "flick":
                strip.scroll_by(self._pixels(300))
            case "steps" if self._turns % 6 == 0:
                session.go_to(session.index + 1)
            case "leaps" if self._turns % 30 == 0:
                session.go_to((session.index + LEAP) % session.count)
        strip.viewport().update()

    def _pixels(self, tiles_a_second: int) -> int:
        strip, model = self._window.strip, self._window.list_model
        first, second = (strip.visualRect(model.index(row, 0)).left() for row in (0, 1))
        return (second - first) * tiles_a_second * FRAME_MS // 1000


def main(folder: str, seconds: float, ways: list[str]) -> None:
    """Open the folder in the real window, scroll each way and print the figures."""
    app = make_application()
    with tempfile.TemporaryDirectory() as base:
        memory = Memory(AppDirs.under(base), ViewerState(), app)
        windows = Windows(app, memory, start_loaders, str(shipped_path(SAMPLE)))
        window = windows.new_window()
        window.show()
        if window.galleries is not None:
            window.galleries.open(OpenRequest(paths=(folder,)))
        scrolling = Scrolling(window)
        _turn_until(app.processEvents, lambda: _has_all(window))
        found = {way: scrolling.run(way, seconds) for way in ways}
        window.close()
        app.shutdown()
    print(json.dumps(found))


def _every(milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(call)
    timer.start(milliseconds)
    return timer


def _has_all(window: MainWindow) -> bool:
    session = window.session
    arrived = session.gallery is not None and session.photo_at(session.count - 1) is not None
    return arrived and window.list_model.has_thumbnail(0) and window.thumbnails.idle


def _turn_until(turn: Callable[[], None], done: Callable[[], bool]) -> None:
    end = time.monotonic() + GUARD_SECONDS
    while not done():
        if time.monotonic() > end:
            raise RuntimeError("the folder does not open")
        turn()
        time.sleep(0.01)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])
