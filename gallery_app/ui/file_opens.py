"""What macOS asks the program to open: it sends an event where other systems start the program anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from gallery_app.desktop.wish import Wish

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


class FileOpens(QObject):
    """Turns the system's events into wishes; every event of the program comes past here."""

    wished = Signal(object)  # a Wish

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  — Qt's name
        """Take a file that is to be opened; an address is nobody's here."""
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return super().eventFilter(watched, event)
        if path := event.url().toLocalFile():
            self.wished.emit(Wish((path,)))
        return True
