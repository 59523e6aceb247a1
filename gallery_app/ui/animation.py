"""The animation of the photo on show: when it plays, and what the commands do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from gallery_app.ui.texts import advice_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import PhotoFailure
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.ui.animation_bar import AnimationBar
    from gallery_app.ui.animation_player import AnimationPlayer
    from gallery_app.ui.main_window import MainWindow

SETTLE_MS: Final = 200  # after this long without a change of the area, frames are decoded for it
BEHIND_MS: Final = 30_000  # a window that is not in front goes on playing for so long
_ATTENTION: Final = (
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.WindowStateChange,
    QEvent.Type.ActivationChange,
)


class Animations(QObject):
    """Plays the photo on show where it is an animation; what does it is imported with the first one."""

    changed = Signal()  # whether there is an animation on show

    def __init__(self, window: MainWindow, pool: Callable[[], LoaderPool | None]) -> None:
        super().__init__(window)
        self._window, self._pool = window, pool
        self._player: AnimationPlayer | None = None
        self._bar: AnimationBar | None = None
        self._photo_id: str | None = None
        self._reduce_motion = False
        self._settle = self._timer(SETTLE_MS, self._follow_area)
        self._behind = self._timer(BEHIND_MS, self._rest)
        window.presenter.pictured.connect(self._begin)
        window.session.current_changed.connect(self._leave)
        window.session.gallery_changed.connect(self._end)
        window.page.box_changed.connect(self._settle.start)
        window.installEventFilter(self)

    @property
    def player(self) -> AnimationPlayer | None:
        """What plays the photo on show; None for a photo that is no animation."""
        return self._player

    @property
    def bar(self) -> AnimationBar | None:
        """The bar over the photo, once there was an animation."""
        return self._bar

    def set_reduce_motion(self, reduce: bool) -> None:
        """Let nothing play that was not asked for."""
        self._reduce_motion = reduce
        if self._bar is not None:
            self._bar.reduce_motion = reduce
        if reduce and self._player is not None:
            self._player.pause()

    # Commands

    @Slot()
    def toggle(self) -> None:
        """Pause, or go on."""
        if self._player is not None:
            if self._player.playing:
                self._player.pause()
            else:
                self._player.play()
            self._wake()

    def step(self, by: int) -> None:
        """Pause, and go on by one frame, or back with -1."""
        if self._player is not None:
            self._player.step(by)
            self._wake()

    def change_speed(self, *, faster: bool) -> None:
        """Take the next speed."""
        if self._player is None:
            return
        from gallery_app.ui.animation_player import SPEEDS  # noqa: PLC0415  — it is there with the player

        now = self._player.speed
        further = [speed for speed in SPEEDS if (speed > now if faster else speed < now)]
        if further:
            self._player.change_speed(min(further) if faster else max(further))
        self._wake()

    # What the window shows

    @Slot(int)
    def _begin(self, index: int) -> None:
        window, pool = self._window, self._pool()
        photo = window.session.photo_at(index)
        facts = window.presenter.facts(photo.file) if photo is not None else None
        if photo is None or pool is None or window.view.message_shown or not _moves(facts):
            self._end()
        elif photo.id != self._photo_id:
            self._end()
            self._photo_id = photo.id
            self._play(photo.id, photo.file, pool)

    def _play(self, photo_id: str, file: str, pool: LoaderPool) -> None:
        from gallery_app.ui.animation_player import AnimationPlayer  # noqa: PLC0415  — most photos do without

        view = self._window.view
        player = AnimationPlayer(
            pool, file, self._window.photos.box, lambda image: view.show_frame(photo_id, image), self
        )
        self._player = player
        self._show_bar(player)
        player.failed.connect(self._explain)
        player.changed.connect(self._follow_player)
        player.set_seen(seen=self._is_seen)
        player.begin(playing=not self._reduce_motion)
        self.changed.emit()

    def _show_bar(self, player: AnimationPlayer) -> None:
        if self._bar is None:
            from gallery_app.ui.animation_bar import AnimationBar  # noqa: PLC0415  — most photos do without

            window = self._window
            self._bar = AnimationBar(window.view, window.page.overlay, window.commands)
            self._bar.reduce_motion = self._reduce_motion
        self._bar.attach(player)

    @Slot(int)
    def _leave(self, index: int) -> None:
        photo = self._window.session.photo_at(index)
        if photo is None or photo.id != self._photo_id:
            self._end()

    @Slot()
    def _end(self) -> None:
        self._photo_id = None
        player, self._player = self._player, None
        if player is None:
            return
        player.end()
        player.deleteLater()
        if self._bar is not None:
            self._bar.attach(None)
        self.changed.emit()

    @Slot()
    def _follow_player(self) -> None:
        player = self._player
        if player is not None and player.count == 1:  # its other frames cannot be read
            photo_id = self._photo_id
            self._end()
            self._photo_id = photo_id

    @Slot(object)
    def _explain(self, failure: PhotoFailure) -> None:
        """Say why it goes no further; one that never began stays the photo that it was."""
        text = advice_text(failure.reason, None)
        if self._player is not None and self._player.count is None:
            photo_id = self._photo_id
            self._end()
            self._photo_id = photo_id
        self._window.view.show_notice(text)

    # When it can be seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  — Qt's name
        """Follow the window: hidden, minimised, behind others for long."""
        if event.type() in _ATTENTION and self._player is not None:
            # The event comes before the window has followed it.
            QTimer.singleShot(0, self, self._follow_window)
        return super().eventFilter(watched, event)

    @property
    def _is_seen(self) -> bool:
        window = self._window
        return window.isVisible() and not window.isMinimized()

    @Slot()
    def _follow_window(self) -> None:
        if self._player is None:
            return
        if self._window.isActiveWindow():
            self._behind.stop()
        elif not self._behind.isActive():
            self._behind.start()
        self._player.set_seen(seen=self._is_seen)

    @Slot()
    def _rest(self) -> None:
        if self._player is not None and not self._window.isActiveWindow():
            self._player.set_seen(seen=False)

    @Slot()
    def _follow_area(self) -> None:
        photo, player = self._window.session.photo, self._player
        facts = self._window.presenter.facts(photo.file) if photo is not None else None
        if player is not None and facts is not None:
            player.set_box(self._window.photos.box, (facts.width, facts.height))

    def _wake(self) -> None:
        if self._bar is not None:
            self._bar.wake()

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer


def _moves(facts: PhotoFacts | None) -> bool:
    return facts is not None and facts.animated
