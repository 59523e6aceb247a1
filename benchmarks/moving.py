"""The part of frames.py that runs inside: moves strip and photo, and notes when they are painted.

    python moving.py PATH SECONDS WAY…

A frame is due 60 times a second, and its time runs from then until it is painted: a window that answers late
has long frames however fast it paints.  Prints JSON: for each way its frame times and latenesses in
milliseconds, and how many thumbnails came in.
"""

from __future__ import annotations

import math
import sys
import time
from typing import TYPE_CHECKING

from inside import Pulse, drive, has_all_photos, leave, turn_until
from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gallery_app.ui.main_window import MainWindow

FRAME = 1 / 60
LEAP = 7_919  # photos
PAN = 25.0  # device-independent pixels a frame: once across the window in a second
TURN = 2.0  # seconds in which a moved photo is back where it was
LARGER, SMALLER = 1.03, 1 / 1.03  # a frame


class Moving:
    """Moves one widget frame by frame and notes how long each frame took."""

    def __init__(self, widget: QWidget, move: Callable[[int], None], seconds: float) -> None:
        self.frames: list[float] = []
        self._widget, self._move = widget, move
        self._count = 0
        self._begin = time.perf_counter()
        self._end = self._begin + seconds
        self._due = self._begin
        self._loop = QEventLoop()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._frame)

    def run(self) -> None:
        """Move until the time is over."""
        self._wait()
        self._loop.exec()

    def _wait(self) -> None:
        self._timer.start(max(0, math.ceil((self._due - time.perf_counter()) * 1000)))

    def _frame(self) -> None:
        self._count += 1
        self._move(self._count)
        self._widget.repaint()
        now = time.perf_counter()
        self.frames.append((now - self._due) * 1000)
        # What is late already is dropped, as a screen would: it has been counted in this frame.
        self._due += FRAME * max(1, math.ceil((now - self._due) / FRAME))
        if now < self._end:
            self._wait()
        else:
            self._loop.quit()


def moves_of(window: MainWindow, way: str) -> tuple[QWidget, Callable[[int], None]]:
    """Return what is painted and how it is moved at each frame, counted from 1."""
    strip, view, session = window.strip, window.view, window.session
    middle = QPointF(view.rect().center())

    def step(count: int) -> None:
        if count % 6 == 0:
            session.go_to(session.index + 1)

    def leap(count: int) -> None:
        if count % 30 == 0:
            session.go_to((session.index + LEAP) % session.count)

    def pan(count: int) -> None:
        angle = 2 * math.pi * count * FRAME / TURN
        view.pan(PAN * math.cos(angle), PAN * math.sin(angle))

    def zoom(count: int) -> None:
        view.zoom_at(middle, LARGER if count * FRAME % TURN < TURN / 2 else SMALLER)

    ways: dict[str, tuple[QWidget, Callable[[int], None]]] = {
        "strip idle": (strip.viewport(), lambda _: None),
        "strip wheel": (strip.viewport(), lambda _: strip.scroll_by(_pixels(window, 25))),
        "strip flick": (strip.viewport(), lambda _: strip.scroll_by(_pixels(window, 300))),
        "strip steps": (strip.viewport(), step),
        "strip leaps": (strip.viewport(), leap),
        "photo idle": (view, lambda _: None),
        "photo zoom": (view, zoom),
        "photo pan": (view, pan),
    }
    return ways[way]


def measure(window: MainWindow, seconds: float, ways: list[str]) -> dict[str, dict[str, object]]:
    """Move each way for some seconds; return the figures."""
    arrived: list[int] = []
    window.thumbnails.arrived.connect(lambda row, _image: arrived.append(row))
    turn_until(lambda: has_all_photos(window) and window.is_at_rest)
    found = {}
    for way in ways:
        if way == "photo pan":
            window.view.actual_size()
            turn_until(lambda: window.view.is_at_rest)
        widget, move = moves_of(window, way)
        arrived.clear()
        pulse, moving = Pulse(), Moving(widget, move, seconds)
        moving.run()
        pulse.stop()
        late = list(pulse.lateness)
        found[way] = {"frames": moving.frames, "lateness": late, "thumbnails": len(arrived)}
        if way == "photo zoom":
            window.view.fit()
    return found


def _pixels(window: MainWindow, tiles_a_second: int) -> int:
    strip, model = window.strip, window.list_model
    first, second = (strip.visualRect(model.index(row, 0)).left() for row in (0, 1))
    return round(abs(second - first) * tiles_a_second * FRAME)


if __name__ == "__main__":
    path, seconds, *ways = sys.argv[1:]
    leave(drive(path, lambda window: measure(window, float(seconds), ways)))
