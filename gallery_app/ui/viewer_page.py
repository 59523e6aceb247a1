"""The page that shows a gallery: photo, side panel, strip, and how they share the space."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gallery_app.ui.caption_overlay import CaptionOverlay, OverlayMode
from gallery_app.ui.crossfade import Crossfade

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gallery_app.ui.photo_view import PhotoView
    from gallery_app.ui.side_panel import SidePanel
    from gallery_app.ui.thumbnail_strip import ThumbnailStrip

PANEL_WIDTH = 320  # logical pixels beside the photo, at 100 % text (interface.md, "Photo")
NARROW = 900  # below this width, or below SQUARISH, the panel moves under the photo
SQUARISH = 1.25
LOW = 620  # below this height the strip shrinks


class CaptionPlace(Enum):
    """Where the caption stands; C goes from one to the next."""

    PANEL = "panel"
    OVERLAY = "overlay"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What stands around the photo, in the window or in full screen."""

    strip: bool
    caption: CaptionPlace

    def next_caption(self) -> Arrangement:
        """Return the arrangement that C leads to."""
        order = tuple(CaptionPlace)
        return replace(self, caption=order[(order.index(self.caption) + 1) % len(order)])


IN_WINDOW = Arrangement(strip=True, caption=CaptionPlace.PANEL)
IN_FULL_SCREEN = Arrangement(strip=False, caption=CaptionPlace.OVERLAY)


class ViewerPage(QWidget):
    """Lays out the parts of the photo state; knows nothing of galleries."""

    box_changed = Signal(int, int)  # the photo's area in device pixels

    def __init__(self, view: PhotoView, panel: SidePanel, strip: ThumbnailStrip) -> None:
        super().__init__()
        self._view, self._panel, self._strip = view, panel, strip
        self.overlay = CaptionOverlay(view)
        self.crossfade = Crossfade(view)
        self.overlay.raise_()
        self._window_arrangement = IN_WINDOW
        self._screen_arrangement = IN_FULL_SCREEN
        self._full_screen = False
        self._playing = False
        self._text_scale = 1.0
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(0)
        self._middle.addWidget(view, 1)
        self._middle.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._middle, 1)
        column.addWidget(strip)
        view.installEventFilter(self)
        self._arrange()

    @property
    def arrangement(self) -> Arrangement:
        """What stands around the photo now."""
        return self._screen_arrangement if self._full_screen else self._window_arrangement

    @property
    def window_arrangement(self) -> Arrangement:
        """What stands around the photo outside full screen: what is remembered."""
        return self._window_arrangement

    @property
    def panel_shown(self) -> bool:
        """Whether the information panel stands beside or below the photo."""
        return self.arrangement.caption is CaptionPlace.PANEL

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Arrange the present mode (window or full screen) anew."""
        if self._full_screen:
            self._screen_arrangement = arrangement
        else:
            self._window_arrangement = arrangement
        self._arrange()

    def set_full_screen(self, *, full_screen: bool) -> None:
        """Leave room for nothing but the photo and what full screen was told to keep."""
        self._full_screen = full_screen
        self._arrange()

    def set_playing(self, *, playing: bool) -> None:
        """Show the words over the photo while a slideshow runs."""
        self._playing = playing
        self._arrange()

    def set_text_scale(self, scale: float) -> None:
        """Give larger text a wider panel."""
        self._text_scale = scale
        self.overlay.set_text_scale(scale)
        self._arrange()

    def set_reduce_motion(self, reduce: bool) -> None:
        """Let words and pictures change at once instead of fading."""
        self.overlay.set_reduced_motion(reduced=reduce)
        self.crossfade.set_enabled(not reduce)

    def photo_box(self) -> QSize:
        """Return the photo's area in device pixels."""
        ratio = self._view.devicePixelRatioF()
        return QSize(round(self._view.width() * ratio), round(self._view.height() * ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Move the panel where there is room for it."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell what space the photo has."""
        if watched is self._view and event.type() in {QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange}:
            box = self.photo_box()
            self.box_changed.emit(box.width(), box.height())
        return False

    def _arrange(self) -> None:
        arrangement = self.arrangement
        beside = self.width() >= NARROW and self.width() >= SQUARISH * self.height()
        self._middle.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._panel.set_orientation(Qt.Orientation.Vertical if beside else Qt.Orientation.Horizontal)
        if beside:
            width = round(PANEL_WIDTH * max(1.0, min(1.6, self._text_scale)))
            self._panel.setFixedSize(min(width, self.width() // 2), 16777215)
            self._panel.setMinimumHeight(0)
        else:
            height = round(max(126, min(220, self.height() * 0.25)) * max(1.0, min(1.5, self._text_scale)))
            self._panel.setFixedSize(16777215, height)
            self._panel.setMinimumWidth(0)
        self._strip.set_compact(self.height() < LOW)
        self._strip.setVisible(arrangement.strip and not (self._playing and self._full_screen))
        showing = self._playing and self._full_screen
        self._panel.setVisible(arrangement.caption is CaptionPlace.PANEL and not showing)
        words_over = arrangement.caption is CaptionPlace.OVERLAY or self._playing
        self.overlay.setVisible(words_over and not (self._panel.isVisibleTo(self) and not self._playing))
        self.overlay.set_fading(fades=self._full_screen or self._playing)


def next_overlay_mode(mode: OverlayMode) -> OverlayMode:
    """Return the way the slideshow's words behave after C: fading, pinned, hidden."""
    order = tuple(OverlayMode)
    return order[(order.index(mode) + 1) % len(order)]
