"""The slideshow's crossfade: the old picture lies over the new one and vanishes."""

from __future__ import annotations

from PySide6.QtCore import Property, QPoint, QPropertyAnimation, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

DURATION_MS = 200  # interface.md, "Motion"


class Crossfade(QWidget):
    """Holds what the photo view showed and fades it out."""

    def __init__(self, photo_view: QWidget) -> None:
        super().__init__(photo_view)
        self._view = photo_view
        self._old = QPixmap()
        self._opacity = 0.0
        self._enabled = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._animation = QPropertyAnimation(self, b"opacity", self)
        self._animation.setDuration(DURATION_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.finished.connect(self._end)
        self.hide()

    def set_enabled(self, enabled: bool) -> None:
        """Fade, or let pictures change at once."""
        self._enabled = enabled

    def start(self) -> None:
        """Keep what the photo view shows now, and fade it out over whatever comes next."""
        if not self._enabled or not self._view.isVisible():
            return
        ratio = self._view.devicePixelRatioF()
        self._old = QPixmap(self._view.size() * ratio)
        self._old.setDevicePixelRatio(ratio)
        # Without the widgets that lie over the picture: words change at once.
        self._view.render(self._old, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
        self._opacity = 1.0
        self.setGeometry(self._view.rect())
        self.show()
        self._animation.start()

    def _end(self) -> None:
        self.hide()
        self._old = QPixmap()

    def _get_opacity(self) -> float:
        return self._opacity

    def _set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()

    opacity = Property(float, _get_opacity, _set_opacity)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what is left of the old picture."""
        with QPainter(self) as painter:
            painter.setOpacity(self._opacity)
            painter.drawPixmap(0, 0, self._old)
