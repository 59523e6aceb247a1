"""Work that takes long, done a little at a time."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TURN_SECONDS: Final = 0.006  # of working before the window has its turn again
SETTLE_MS: Final = 400  # after a reason to begin anew: more of them are on their way
RESTS: Final = 3  # times as long as the work took


class Turns(QObject):
    """Goes through the steps of some work between the turns of the window, from the beginning when asked."""

    done = Signal()

    def __init__(self, work: Callable[[], Iterator[None]], parent: QObject | None = None) -> None:
        """Take ``work``, which returns its steps, each of them short."""
        super().__init__(parent)
        self._work = work
        self._steps: Iterator[None] = iter(())
        self._is_wanted_again = False
        self._began = 0.0
        self._next = self._timer(0, self._go_on)
        self._settle = self._timer(SETTLE_MS, self.begin)

    @property
    def is_busy(self) -> bool:
        """Whether there is something left to do, or will be in a moment."""
        return self._next.isActive() or self._settle.isActive()

    @Slot()
    def begin(self) -> None:
        """Begin the work, or begin it anew."""
        self._settle.stop()
        self._is_wanted_again = False
        self._began = perf_counter()
        self._steps = self._work()
        self._go_on()

    @Slot()
    def begin_soon(self) -> None:
        """Begin anew in a moment, or when what is being done is done; however often asked, once."""
        self._is_wanted_again = self._next.isActive()
        if not self._is_wanted_again and not self._settle.isActive():
            self._settle.start()

    @Slot()
    def _go_on(self) -> None:
        until = perf_counter() + TURN_SECONDS
        for _ in self._steps:
            if perf_counter() > until:
                self._next.start()
                return
        self._next.stop()
        # Work that takes long is not begun again at once, or the window would do nothing else.
        self._settle.setInterval(max(SETTLE_MS, round(RESTS * 1000 * (perf_counter() - self._began))))
        self.done.emit()
        if self._is_wanted_again:
            self.begin_soon()

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer
