"""A short notice in the middle of the photo that leaves on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

STAY_MS: Final = 1500
FADE_MS: Final = 200
GROUND: Final = QColor(0, 0, 0, 190)
ENLARGED: Final = 1.3  # against the text of the interface


class Notice(QLabel):
    """A line or two of plain text on a dark ground, over whatever photo there is; pointers pass through."""

    def __init__(self, photo_view: QWidget) -> None:
        super().__init__(photo_view)
        self._photo_view = photo_view
        self.reduce_motion = False
        self._opacity = 0.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.setInterval(STAY_MS)
        self._fade = QPropertyAnimation(self, b"opacity", self)
        self._fade.setEndValue(0.0)
        self._stay.timeout.connect(self._leave)
        self.hide()

    def _get_opacity(self) -> float:
        return self._opacity

    def _set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self.setVisible(opacity > 0)
        self.update()

    opacity = Property(float, _get_opacity, _set_opacity)

    def show_text(self, text: str, *, keep: bool = False) -> None:
        """Show ``text``, and say it to a screen reader; it leaves by itself unless ``keep`` is set."""
        self._fade.stop()
        self._stay.stop()
        self.setText(text)
        self.arrange()
        self.raise_()
        self.setProperty("opacity", 1.0)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._photo_view, text))
        if not keep:
            self._stay.start()

    def leave(self) -> None:
        """Take the notice away."""
        self._stay.stop()
        self._leave()

    def arrange(self) -> None:
        """Stand in the middle of the photo view, sized for the text."""
        font = self._photo_view.font()
        font.setPixelSize(round(self._photo_view.fontInfo().pixelSize() * ENLARGED))
        self.setFont(font)
        line = self.fontMetrics()
        area = self._photo_view.rect()
        lines = self.text().split("\n")
        width = min(max(map(line.horizontalAdvance, lines)) + 2 * line.height(), area.width() - 16)
        self.setGeometry(0, 0, max(0, width), round(line.height() * (len(lines) + 1.1)))
        self.move(area.center() - self.rect().center())

    def _leave(self) -> None:
        self._fade.stop()
        self._fade.setStartValue(self._opacity)
        self._fade.setDuration(0 if self.reduce_motion else FADE_MS)
        self._fade.start()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint ground and text as far as they have not faded."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.setPen(Qt.GlobalColor.white)
        side = self.fontMetrics().height() // 2
        room = self.rect().adjusted(side, 0, -side, 0)
        middle, width = Qt.TextElideMode.ElideMiddle, room.width()
        lines = [self.fontMetrics().elidedText(line, middle, width) for line in self.text().split("\n")]
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
