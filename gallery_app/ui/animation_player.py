"""Playing one animation: which frame is on show, which is due when, which are asked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gallery_app.loader.answers import Frame, PhotoFailure, Priority
from gallery_app.ui.animation_frames import FrameStore, TimedFrame
from gallery_app.ui.images import image_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from gallery_app.loader.answers import FrameAnswer, RequestId
    from gallery_app.loader.pool import LoaderPool

SPEEDS: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
ASKED_AT_ONCE: Final = 2  # frames: one is decoded while the other travels
LATE: Final = 0.5  # seconds; who is later than that goes on from where he is
SKIPPED: Final = 8  # frames at most, one after the other

Size = tuple[int, int]


class AnimationPlayer(QObject):
    """Plays one animation, from its first frame.

    ``show`` paints a frame.  ``clock`` tells seconds.
    """

    changed = Signal()  # another frame, playing or not, speed, count
    failed = Signal(object)  # a PhotoFailure: it goes no further

    def __init__(
        self,
        pool: LoaderPool,
        file: str,
        box: Size,
        show: Callable[[QImage], None],
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._pool, self._file, self._box, self._show = pool, file, box, show
        self._clock = clock
        self._store = FrameStore()
        self._pending: dict[int, RequestId] = {}
        self._index = 0
        self._asked = 0
        self._wanted: int | None = 0  # to be shown as soon as it is there, whatever the time
        self._playing = self._seen = True
        self._finished = False
        self._speed = 1.0
        self._due = 0.0  # when the frame behind the one on show is to take its place
        self._late = 0.0  # by which the last one was
        self._rounds, self._plays = 0, 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._advance)

    @property
    def playing(self) -> bool:
        """Whether frames follow one another on their own."""
        return self._playing

    @property
    def finished(self) -> bool:
        """Whether it has been played as often as it is meant to be."""
        return self._finished

    @property
    def speed(self) -> float:
        """How much faster than written."""
        return self._speed

    @property
    def index(self) -> int:
        """The frame on show, counted from 0."""
        return self._index

    @property
    def count(self) -> int | None:
        """How many frames there are; None while nobody knows."""
        return self._store.count

    @property
    def kept_bytes(self) -> int:
        """What the frames at hand take."""
        return self._store.bytes

    # What is asked of it

    def play(self) -> None:
        """Go on; once it is finished, begin anew."""
        if self._finished:
            self._finished, self._rounds = False, 0
            self._go_to(0)
        self._playing = True
        self._resume()
        self.changed.emit()

    def pause(self) -> None:
        """Hold the frame on show."""
        self._playing = False
        self._timer.stop()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Pause, and go on (or, with -1, back) by one frame."""
        self.pause()
        start = self._index if self._wanted is None else self._wanted
        count = self.count
        if start + by >= 0 or count is not None:
            self._go_to((start + by) % count if count else start + by)

    def change_speed(self, speed: float) -> None:
        """Play so much faster than written, 0.25 to 4."""
        left = max(0.0, self._due - self._clock()) * self._speed
        self._speed = speed
        self._due = self._clock() + left / speed
        self._schedule()
        self.changed.emit()

    def set_seen(self, *, seen: bool) -> None:
        """Rest while nobody can see it."""
        if seen != self._seen:
            self._seen = seen
            if seen:
                self._resume()
            else:
                self._timer.stop()
                self._drop_requests()

    def set_box(self, box: Size, natural: Size) -> None:
        """Decode for another area (device pixels) from now on, unless ``natural``, its size, fits both."""
        before, self._box = self._box, box
        fits = all(side <= min(old, new) for side, old, new in zip(natural, before, box, strict=True))
        if box != before and not fits:
            self._drop_requests()
            self._store.clear()
            self._go_to(self._index)

    def begin(self, *, playing: bool) -> None:
        """Ask for the first frames; without ``playing`` only the first, whose picture is on show already."""
        self._playing = playing
        self._fill()
        self.changed.emit()

    def end(self) -> None:
        """Ask for nothing any more, and forget everything."""
        self._timer.stop()
        self._playing = False
        self._drop_requests()
        self._store.clear()

    # Frames

    def _go_to(self, index: int) -> None:
        self._wanted = index
        self._look_for_wanted()
        self._fill()

    def _look_for_wanted(self) -> bool:
        if self._wanted is None or (frame := self._store.get(self._wanted)) is None:
            return False
        index, self._wanted = self._wanted, None
        self._put_up(index, frame, self._clock())
        self._schedule()
        return True

    def _put_up(self, index: int, frame: TimedFrame, due: float) -> None:
        self._index = index
        self._due = due + frame.seconds / self._speed
        self._show(frame.image)
        self.changed.emit()

    def _fill(self) -> None:
        """Ask for what is needed next."""
        if not self._seen:
            return
        wanted = self._wanted
        if wanted is not None and self._store.get(wanted) is None and wanted not in self._pending:
            self._drop_requests()  # what the reader waits for goes first
            self._ask(wanted)
        while self._playing and len(self._pending) < ASKED_AT_ONCE:
            index = self._next_to_ask()
            if index is None:
                return
            self._ask(index)

    def _next_to_ask(self) -> int | None:
        if self._rounds and self._store.has_room_for_all:
            # What was left out in the first round is filled in as the file has it: decoding goes forward.
            return self._store.first_missing(self._asked, 0, self._pending)
        return self._store.first_missing(self._index, self._skipped(), self._pending)

    def _skipped(self) -> int:
        """Return how many frames are left out, because decoding does not keep up."""
        frame = self._store.get(self._index)
        if frame is None:
            return 0
        return min(SKIPPED, int(self._late / (frame.seconds / self._speed)))

    def _ask(self, index: int) -> None:
        self._asked = index
        priority = Priority.CURRENT if index == self._wanted else Priority.NEXT
        self._pending[index] = self._pool.frame(
            self._file, self._box, index, priority, lambda answer: self._take(index, answer)
        )

    def _take(self, asked: int, answer: FrameAnswer) -> None:
        self._pending.pop(asked, None)
        match answer:
            case Frame():
                self._keep(asked, answer)
            case PhotoFailure():
                self._drop_requests()
                self._wanted = None
                self.pause()
                self.failed.emit(answer)

    def _keep(self, asked: int, frame: Frame) -> None:
        self._plays = frame.plays
        self._store.count = frame.count
        if self._wanted is not None and frame.count is not None and self._wanted >= frame.count:
            self._wanted %= frame.count
        picture = frame.picture
        if frame.index == asked or self._store.get(frame.index) is None:
            self._store.put(frame.index, TimedFrame(image_of(picture), frame.seconds), self._index)
        if frame.count == 1:
            self.pause()
        if not self._look_for_wanted() and self._playing and not self._timer.isActive():
            self._advance()
        self._fill()

    def _drop_requests(self) -> None:
        for request in self._pending.values():
            self._pool.cancel(request)
        self._pending.clear()

    # Time

    def _resume(self) -> None:
        frame = self._store.get(self._index)
        if self._playing and frame is not None:
            self._due = self._clock() + frame.seconds / self._speed
        self._schedule()
        self._fill()

    def _schedule(self) -> None:
        if self._playing and self._seen and self._wanted is None:
            self._timer.start(max(0, round(1000 * (self._due - self._clock()))))

    @Slot()
    def _advance(self) -> None:
        """Show the frame that is due, and leave out those whose time is over already."""
        if not (self._playing and self._seen) or self._wanted is not None:
            return
        now, index = self._clock(), self._index
        # Long after its time it goes on from where it is, instead of running after what it has missed.
        begun = due = max(self._due, now - LATE)
        found: TimedFrame | None = None
        while now >= due and (following := self._following(index)) is not None:
            self._rounds += following[0] <= index
            index, found = following
            begun, due = due, due + found.seconds / self._speed
        if found is not None:
            self._late = now - begun
            self._put_up(index, found, begun)
            self._schedule()
        elif now < due:
            self._schedule()
        elif self._is_last_round and self._is_last(index):
            self._finish()
        self._fill()

    def _following(self, index: int) -> tuple[int, TimedFrame] | None:
        """Return the next frame to be shown after the one at ``index``, if it is at hand.

        A frame that is not there when a later one is has been left out: decoding does not keep up.
        """
        for _ in range(SKIPPED + 1):
            if self._is_last(index):
                frame = None if self._is_last_round else self._store.get(0)
                return None if frame is None else (0, frame)
            index += 1
            if (frame := self._store.get(index)) is not None:
                return index, frame
        return None

    def _is_last(self, index: int) -> bool:
        return self._store.count is not None and index + 1 >= self._store.count

    @property
    def _is_last_round(self) -> bool:
        return self._plays > 0 and self._rounds + 1 >= self._plays

    def _finish(self) -> None:
        self._finished = True
        self.pause()
