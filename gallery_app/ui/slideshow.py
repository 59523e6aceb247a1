"""The slideshow's clock: when the next photo is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from gallery_app.model.navigation import Direction

if TYPE_CHECKING:
    from gallery_app.ui.presenter import Presenter
    from gallery_app.ui.session import Session

SHORTEST, LONGEST = 1.0, 60.0  # seconds a photo stays
FRAME_MS = 33  # how often the time line is told how far it is


class Slideshow(QObject):
    """Plays the gallery from where it is.

    A photo's time starts when its picture is visible, not when it was asked for.  After the last photo
    the show stops and stays there.
    """

    state_changed = Signal()  # playing, paused or stopped
    progressed = Signal(float)  # share of the current photo's time that is over, 0 to 1

    def __init__(
        self, session: Session, presenter: Presenter, seconds: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._presenter = presenter
        self._seconds = _within(seconds)
        self._running = False
        self._paused = False
        self._spent_ms = 0.0  # of the current photo's time, before the last pause
        self._timed: int | None = None  # the index of the photo whose time has begun
        self._was_ahead = False  # when the gallery changed last, only its first photo was known
        self._clock = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._advance)
        presenter.pictured.connect(self._start_photo)
        session.current_changed.connect(self._wait)
        session.gallery_changed.connect(self._follow_gallery)

    @property
    def running(self) -> bool:
        """Whether a show is on, paused or not."""
        return self._running

    @property
    def paused(self) -> bool:
        """Whether the show waits for the reader."""
        return self._running and self._paused

    @property
    def playing(self) -> bool:
        """Whether photos go by on their own now."""
        return self._running and not self._paused

    @property
    def seconds(self) -> float:
        """How long each photo stays."""
        return self._seconds

    @property
    def share(self) -> float:
        """Which share of the current photo's time is over, 0 to 1."""
        running_ms = self._clock.elapsed() if self._frames.isActive() else 0
        return min(1.0, (self._spent_ms + running_ms) / (self._seconds * 1000))

    @Slot()
    def play(self) -> None:
        """Start, or go on after a pause."""
        if self._session.count == 0:
            return
        was_running = self._running
        self._running, self._paused = True, False
        if not was_running:
            self._spent_ms = 0.0
        if self._presenter.has_picture:
            self._timed = self._presenter.index
            self._clock.restart()
            self._frames.start()
        self.state_changed.emit()

    @Slot()
    def pause(self) -> None:
        """Hold the present photo."""
        if not self.playing:
            return
        if self._frames.isActive():
            self._spent_ms += self._clock.elapsed()
        self._frames.stop()
        self._paused = True
        self.state_changed.emit()

    @Slot()
    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self._paused:
            self.play()
        else:
            self.pause()

    @Slot()
    def stop(self) -> None:
        """End the show."""
        if not self._running:
            return
        self._running = self._paused = False
        self._frames.stop()
        self.state_changed.emit()

    def set_seconds(self, seconds: float) -> None:
        """Let each photo stay that long, between 1 and 60 seconds."""
        self._seconds = _within(seconds)

    @Slot()
    def _follow_gallery(self) -> None:
        """End with the gallery; one of which there was only the first photo goes on when it has been read."""
        goes_on = self._was_ahead and self._session.gallery is not None
        self._was_ahead = self._session.is_ahead
        if not goes_on:
            self.stop()

    @Slot(int)
    def _wait(self, index: int) -> None:
        """Another photo was asked for: its time begins when it is visible, which may be now."""
        self._frames.stop()
        self._spent_ms = 0.0
        self._timed = None
        if self._running:
            self.progressed.emit(0.0)
        if self._presenter.index == index and self._presenter.has_picture:
            self._start_photo(index)

    @Slot(int)
    def _start_photo(self, index: int) -> None:
        if self.playing and index != self._timed:  # not again when a sharper picture of it comes
            self._timed = index
            self._spent_ms = 0.0
            self._clock.restart()
            self._frames.start()

    @Slot()
    def _advance(self) -> None:
        share = self.share
        self.progressed.emit(share)
        if share < 1.0:
            return
        self._frames.stop()
        if not self._session.step(Direction.FORWARD):
            self.stop()


def slower(seconds: float) -> float:
    """Return the next longer interval: 1, 2, 3, 4, 5, then 7, 10, 15, 20, 30, 45, 60 s."""
    return next((step for step in _LADDER if step > seconds), LONGEST)


def faster(seconds: float) -> float:
    """Return the next shorter interval."""
    return next((step for step in reversed(_LADDER) if step < seconds), SHORTEST)


_LADDER = (1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0)


def _within(seconds: float) -> float:
    return max(SHORTEST, min(LONGEST, seconds))
