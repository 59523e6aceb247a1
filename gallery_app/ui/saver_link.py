"""Driving a saver from Qt's event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from gallery_app.model.problems import say
from gallery_app.saver.client import Saver
from gallery_app.saver.jobs import SaverError

if TYPE_CHECKING:
    from gallery_app.saver.jobs import Outcome, SaveJob

PATIENCE_MS: Final = 3_000  # for a saver that was told to stop, and may hang on a disk that is gone


class SaverLink(QObject):
    """One job of a saver."""

    progressed = Signal(object, object)  # bytes done, bytes in all
    done = Signal(object)  # an Outcome, a SaverError, or None where it was cancelled

    def __init__(self, job: SaveJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._saver: Saver | None = None
        self._notifiers: list[QSocketNotifier] = []

    @Slot()
    def start(self) -> None:
        """Start the saver; whatever comes of it, ``done`` says so."""
        try:
            self._saver = Saver(self._job, self._end, self.progressed.emit)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            self._end(SaverError(say("no saver process can be started: {reason}", reason=reason)))
            return
        for kind in (QSocketNotifier.Type.Read, QSocketNotifier.Type.Write):
            notifier = QSocketNotifier(self._saver.fileno(), kind, self)
            notifier.activated.connect(self._ready)
            self._notifiers.append(notifier)
        self._follow()

    @Slot()
    def cancel(self) -> None:
        """Have everything left as it was."""
        if self._saver is not None and not self._saver.is_done:
            self._saver.cancel()
            QTimer.singleShot(PATIENCE_MS, self, self._give_up)

    @Slot()
    def abandon(self) -> None:
        """Have everything left as it was; nobody is told any more."""
        self._quiet()
        if self._saver is not None:
            self._saver.abandon()

    @Slot()
    def _ready(self) -> None:
        if self._saver is not None:
            self._saver.ready()
            self._follow()

    @Slot()
    def _give_up(self) -> None:
        if self._saver is not None and not self._saver.is_done:
            self._saver.kill()
            self._end(None)

    def _follow(self) -> None:
        """Listen as long as there is something to hear, and to whether there is room for what is left."""
        for notifier in self._notifiers:
            sends = notifier.type() is QSocketNotifier.Type.Write
            notifier.setEnabled(self._saver is not None and (self._saver.is_sending if sends else True))

    def _quiet(self) -> None:
        for notifier in self._notifiers:
            notifier.setEnabled(False)
            notifier.deleteLater()
        self._notifiers.clear()

    def _end(self, answer: Outcome | SaverError | None) -> None:
        self._quiet()
        self.done.emit(answer)
        self.deleteLater()
