"""The real program with somebody inside who watches its window, and moves it where a script is to do so.

The program starts as ever, with its loaders; only its event loop begins a little later, so that a timer of
ours is in it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gallery_app.__main__ import main as start_program

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.ui.main_window import MainWindow

BEAT_MS = 5
GUARD_SECONDS = 90
LOOK_MS = 5


class Pulse:
    """A timer that notes how much later than asked for it comes, in milliseconds."""

    def __init__(self) -> None:
        self.times, self.lateness = array("d"), array("d")  # when it came (seconds), and how late
        self._last = time.perf_counter()
        self._timer = every(BEAT_MS, self._beat)

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.times.append(now)
        self.lateness.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now


def every(milliseconds: int, call: Callable[[], None]) -> QTimer:
    """Return a running timer."""
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(call)
    timer.start(milliseconds)
    return timer


def when_running(attend: Callable[[], Callable[[], None]]) -> None:
    """Call ``attend`` as the program's event loop begins, and what it returned when the loop is over."""
    begin = QApplication.exec

    def attended(*_: object) -> int:
        leave = attend()
        code = begin()
        leave()
        return code

    QApplication.exec = attended


def drive(path: str, moves: Callable[[MainWindow], object]) -> int:
    """Run the program with ``path``, call ``moves`` with its window, and print what that returns as JSON."""
    found: list[object] = []

    def attend() -> Callable[[], None]:
        def begin() -> None:
            window = the_window()
            try:
                found.append(moves(window))
            finally:
                window.close()

        QTimer.singleShot(0, begin)
        return lambda: print(json.dumps(found[0]))

    when_running(attend)
    with tempfile.TemporaryDirectory() as base:
        return start_program(["--base-dir", base, path])


def the_window() -> MainWindow:
    """Return the program's window."""
    return next(widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "session"))


def has_all_photos(window: MainWindow) -> bool:
    """Return whether the list of photos is complete."""
    session = window.session
    return session.gallery is not None and session.photo_at(session.count - 1) is not None


def turn_until(done: Callable[[], bool]) -> None:
    """Let the program run until something is so."""
    loop = QEventLoop()
    end = time.monotonic() + GUARD_SECONDS

    def look() -> None:
        if done() or time.monotonic() > end:
            loop.quit()

    timer = every(LOOK_MS, look)
    loop.exec()
    timer.stop()
    if not done():
        raise RuntimeError("the program does not come to rest")


def turn_for(seconds: float) -> None:
    """Let the program run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def leave(code: int) -> None:
    """End the script with the program's exit code."""
    sys.stdout.flush()
    sys.exit(code)
