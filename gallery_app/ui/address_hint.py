"""The address that a link leads to, shown in the window's corner while the pointer is on the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AddressHint(QLabel):
    """Lies over the window's lower left corner, so that nothing moves when it comes and goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("addressHint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setContentsMargins(10, 4, 10, 5)
        self.hide()

    @Slot(str)
    def show_address(self, address: str) -> None:
        """Show an address; an empty one hides the hint."""
        room = self._window.width() - 40
        self.setText(self.fontMetrics().elidedText(address, Qt.TextElideMode.ElideMiddle, room))
        self.adjustSize()
        self.move(0, self._window.height() - self.height())
        self.setVisible(bool(address))
        self.raise_()
