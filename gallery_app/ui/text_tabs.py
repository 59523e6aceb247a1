"""Tabs that are words: the present one bold, the others dimmer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from gallery_app.ui.flat_text import RETURNING_REASONS, ringed_after
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

GAP = 9  # pixels on either side of a word


class TextTabs(QTabBar):
    """A row of words to choose from; Tab reaches it, the arrow keys move in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 49
        self._ringed = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_height(self, height: int) -> None:
        """Set how high the row is, in pixels."""
        self._height = height
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802  — Qt's name
        """Return room for the word in bold, so that choosing it moves nothing."""
        metrics = QFontMetrics(_font(present=True))
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + 2 * GAP, self._height)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802  — Qt's name
        """Return the same: words are not cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the words, and a ring round the present one where the keyboard is."""
        theme = theme_in(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Asking where the pointer is means asking the X server, and waiting for it.
        pointer = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
        for index in range(self.count()):
            place = self.tabRect(index)
            present = index == self.currentIndex()
            hovered = pointer is not None and place.contains(pointer)
            painter.setFont(_font(present=present))
            painter.setPen(theme.text if present else theme.secondary if hovered else theme.tertiary)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if present and self._ringed:
                painter.setPen(QPen(theme.accent, 1.5))
                ring = QRectF(place).adjusted(2, 0, -2, 0)
                ring.setHeight(min(26, ring.height() - 2))
                ring.moveCenter(QRectF(place).center())
                painter.drawRoundedRect(ring, 4, 4)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Show the focus ring to those who came by keyboard."""
        super().focusInEvent(event)
        self._ringed = ringed_after(event.reason(), before=self._ringed)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Take the focus ring away, unless the keyboard will come back here."""
        super().focusOutEvent(event)
        self._ringed = self._ringed and event.reason() in RETURNING_REASONS
        self.update()


def _font(*, present: bool) -> QFont:
    return interface_font(12, QFont.Weight.DemiBold if present else QFont.Weight.Normal)
