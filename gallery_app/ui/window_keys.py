"""Keys that no shortcut takes: numbers, Esc, and letters of other alphabets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from gallery_app.ui.keyboard import combination_by_place

if TYPE_CHECKING:
    from gallery_app.ui.main_window import MainWindow


class WindowKeys:
    """What a window does with them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key is for; return whether it was for anything."""
        self._window.modes.notice_input()
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            return True
        if self._enter_number(event):
            return True
        by_place = combination_by_place(event.nativeScanCode(), event.text(), event.modifiers())
        return by_place is not None and self._window.commands.trigger_key(by_place)

    def claims(self, event: QEvent) -> bool:
        """Return whether a key is a digit of a number that is being typed, rather than a command."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if self._window.number_entry.active and event.text() == "0":
            return True
        self._window.modes.notice_input()
        return False

    def _enter_number(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._window.number_entry.accept()
        return _is_digit(event) and self._window.number_entry.type(event.text())

    def _escape(self) -> None:
        window = self._window
        if not (
            window.number_entry.cancel()
            or window.end_search()
            or window.panel.clear_selection()
            or window.modes.escape()
        ):
            window.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_digit(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return event.text() in set("0123456789") and not plain
