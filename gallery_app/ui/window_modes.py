"""Full screen, slideshow and what stands around the photo: the modes of one window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot

from gallery_app.ui.caption_overlay import OverlayMode
from gallery_app.ui.viewer_page import CaptionPlace, next_overlay_mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gallery_app.ui.photo_view import PhotoView
    from gallery_app.ui.screen_awake import ScreenAwake
    from gallery_app.ui.session import Session
    from gallery_app.ui.slideshow import Slideshow
    from gallery_app.ui.viewer_page import ViewerPage

POINTER_MS = 2500  # a still pointer hides after this long in full screen and slideshow


class WindowModes(QObject):
    """Switches modes and keeps what each of them changes consistent."""

    changed = Signal()
    pace_changed = Signal(float)  # seconds a photo stays in the slideshow

    def __init__(
        self,
        window: QWidget,
        session: Session,
        page: ViewerPage,
        view: PhotoView,
        slideshow: Slideshow,
        awake: Callable[[], ScreenAwake],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._page, self._view = window, session, page, view
        self._slideshow = slideshow
        self._make_awake = awake
        self._awake: ScreenAwake | None = None
        self._full_screen = False
        self._show_took_screen = False
        self._was_maximised = False
        self._was_running = False
        self._show_words = OverlayMode.FADING
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.setInterval(POINTER_MS)
        self._pointer.timeout.connect(self._hide_pointer)
        slideshow.state_changed.connect(self._follow_show)
        slideshow.progressed.connect(self._show_progress)

    @property
    def full_screen(self) -> bool:
        """Whether the window fills the screen."""
        return self._full_screen

    def set_show_words(self, mode: OverlayMode) -> None:
        """Let the words over the photo behave so at the beginning of the next slideshow."""
        self._show_words = mode

    @Slot()
    def toggle_full_screen(self) -> None:
        """Enter or leave full screen; a show that was started for the full screen ends with it."""
        self.set_full_screen(full_screen=not self._full_screen)

    def set_full_screen(self, *, full_screen: bool, resize: bool = True) -> None:
        """Enter or leave full screen; without ``resize`` only the parts follow (for pictures of it)."""
        if full_screen == self._full_screen:
            return
        self._full_screen = full_screen
        if resize:
            self._resize_window()
        self._page.set_full_screen(full_screen=full_screen)
        if not full_screen and self._show_took_screen:
            self._show_took_screen = False
            self._slideshow.stop()
        self.notice_input()
        self.changed.emit()

    def _resize_window(self) -> None:
        if self._full_screen:
            self._was_maximised = self._window.isMaximized()
            self._window.showFullScreen()
        elif self._was_maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()

    @Slot()
    def toggle_strip(self) -> None:
        """Show or hide the thumbnail strip."""
        now = self._page.arrangement
        self._page.set_arrangement(replace(now, strip=not now.strip))
        self.changed.emit()

    @Slot()
    def toggle_panel(self) -> None:
        """Show or hide the information panel."""
        now = self._page.arrangement
        shown = now.caption is CaptionPlace.PANEL
        other = CaptionPlace.OVERLAY if self._full_screen else CaptionPlace.HIDDEN
        self._page.set_arrangement(replace(now, caption=other if shown else CaptionPlace.PANEL))
        self.changed.emit()

    @Slot()
    def next_caption_place(self) -> None:
        """Move the caption on: beside, over the photo, hidden; in a show: fading, pinned, hidden."""
        overlay = self._page.overlay
        if self._slideshow.running:
            overlay.set_mode(next_overlay_mode(overlay.mode))
            names = {
                OverlayMode.FADING: self.tr("Caption: comes and goes"),
                OverlayMode.PINNED: self.tr("Caption: stays"),
                OverlayMode.HIDDEN: self.tr("Caption: hidden"),
            }
            self._view.show_notice(names[overlay.mode])
        else:
            self._page.set_arrangement(self._page.arrangement.next_caption())
        self.changed.emit()

    @Slot()
    def toggle_playing(self) -> None:
        """Start or end the slideshow where the reader is; paused, it goes on."""
        if self._slideshow.playing:
            self._slideshow.stop()
        else:
            self._slideshow.play()

    @Slot()
    def toggle_pause(self) -> None:
        """Pause the show, or let it go on."""
        self._slideshow.toggle_pause()
        text = self.tr("Paused") if self._slideshow.paused else self.tr("Playing")
        self._view.show_notice(text)

    def start_show(self, *, from_start: bool) -> None:
        """Play in full screen, from the first photo or from here."""
        if self._session.count == 0:
            return
        if from_start:
            self._session.go_to(0)
        if not self._full_screen:
            self._show_took_screen = True
            self.set_full_screen(full_screen=True)
        self._slideshow.play()

    def change_pace(self, change: Callable[[float], float]) -> None:
        """Let photos stay longer or shorter, and say how long."""
        self._slideshow.set_seconds(change(self._slideshow.seconds))
        text = self.tr("{seconds} s a photo").replace("{seconds}", f"{self._slideshow.seconds:g}")
        self._view.show_notice(text)
        self.pace_changed.emit(self._slideshow.seconds)

    @Slot()
    def begin_crossfade(self) -> None:
        """Let the photo on show fade into the next one while a slideshow plays."""
        if self._slideshow.playing:
            self._page.crossfade.start()

    @Slot()
    def escape(self) -> bool:
        """Leave the innermost mode: the show, then full screen.  Return whether there was one."""
        if self._slideshow.running:
            self._slideshow.stop()
            if self._show_took_screen:
                self.set_full_screen(full_screen=False)
            return True
        if self._full_screen:
            self.set_full_screen(full_screen=False)
            return True
        return False

    @Slot()
    def notice_input(self) -> None:
        """Show the pointer and the words again: somebody is there."""
        self._view.unsetCursor()
        self._page.overlay.wake()
        if self._full_screen or self._slideshow.running:
            self._pointer.start()
        else:
            self._pointer.stop()

    def leave_by_window(self, event: QEvent) -> None:
        """Follow the window manager, where it ended full screen on its own."""
        state = self._window.windowState()
        if event.type() == QEvent.Type.WindowStateChange and self._full_screen:
            still = bool(state & Qt.WindowState.WindowFullScreen) or self._window.isMinimized()
            if not still and self._window.isVisible():
                self.set_full_screen(full_screen=False)

    @Slot()
    def _hide_pointer(self) -> None:
        if self._full_screen or self._slideshow.running:
            self._view.setCursor(Qt.CursorShape.BlankCursor)

    @Slot()
    def _follow_show(self) -> None:
        show = self._slideshow
        self._page.set_playing(playing=show.running)
        if show.running != self._was_running:
            self._was_running = show.running
            self._page.overlay.set_mode(self._show_words if show.running else OverlayMode.FADING)
        if not show.running:
            self._page.overlay.show_progress(None)
            self._show_took_screen = self._show_took_screen and self._full_screen
        else:
            self._page.overlay.show_progress(show.share, paused=show.paused)
        self._keep_awake(awake=show.playing)
        self.notice_input()
        self.changed.emit()

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self._page.overlay.show_progress(share, paused=self._slideshow.paused)

    def _keep_awake(self, *, awake: bool) -> None:
        if awake and self._awake is None:
            self._awake = self._make_awake()
            self._awake.hold(self.tr("A slideshow is running"))
        elif not awake and self._awake is not None:
            self._awake.release()
            self._awake = None
