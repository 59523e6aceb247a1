"""Painting the words that stand in the place of a photo that cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

if TYPE_CHECKING:
    from gallery_app.ui.theme import Theme

WIDEST: Final = 34  # heights of a line: longer lines are hard to read
ENLARGED: Final = 1.3  # the title, against the text
WRAPPED: Final = (
    Qt.AlignmentFlag.AlignHCenter
    | Qt.AlignmentFlag.AlignTop
    | Qt.TextFlag.TextWordWrap
    | Qt.TextFlag.TextWrapAnywhere  # a file name can be longer than any line
)


def paint_message(painter: QPainter, area: QRect, message: tuple[str, str], theme: Theme) -> None:
    """Paint title and text in the middle of ``area``, wrapped, as plain text."""
    title, text = message
    font, title_font = _fonts(painter.font())
    line = QFontMetrics(font).height()
    width = max(1, min(area.width() - 2 * line, WIDEST * line))
    endless = QRect(0, 0, width, 100_000)
    head = QFontMetrics(title_font).boundingRect(endless, WRAPPED, title).height()
    body = QFontMetrics(font).boundingRect(endless, WRAPPED, text).height()
    left = area.left() + (area.width() - width) // 2
    top = area.top() + max(line, (area.height() - head - line // 2 - body) // 2)
    painter.setFont(title_font)
    painter.setPen(theme.text)
    painter.drawText(QRect(left, top, width, head), WRAPPED, title)
    painter.setFont(font)
    painter.setPen(theme.secondary)
    painter.drawText(QRect(left, top + head + line // 2, width, body), WRAPPED, text)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    title_font = QFont(font)
    title_font.setPixelSize(round(QFontMetrics(font).height() * ENLARGED * 0.82))
    title_font.setWeight(QFont.Weight.DemiBold)
    return font, title_font
