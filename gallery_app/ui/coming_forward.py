"""Bringing a window to the front because another start of the program asked for what it shows."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gallery_app.desktop.wish import Wish

_TIME: Final = re.compile(r"_TIME([0-9]{1,10})\Z")


def come_forward(window: QWidget, wish: Wish) -> None:
    """Raise a window that is shown and give it the keyboard, as far as the desktop lets us.

    The desktop lets a window come forward for what the reader has just done.  What tells it so was given to
    the other start: a token on Wayland, an id with the time of the click on X11.
    """
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    if wish.token:
        os.environ["XDG_ACTIVATION_TOKEN"] = wish.token  # where Qt looks for it
    window.activateWindow()
    os.environ.pop("XDG_ACTIVATION_TOKEN", None)
    if QGuiApplication.platformName() == "xcb":
        _OnScreen(window, wish.startup).ask()


class _OnScreen(QObject):
    """Asks the window manager, as soon as there is a window on the screen that it can manage."""

    def __init__(self, window: QWidget, startup: str) -> None:
        super().__init__(window)
        self._window, self._startup = window, startup

    def ask(self) -> None:
        """Ask now, or when the window is there."""
        handle = self._window.windowHandle()
        if handle is not None and not handle.isExposed():
            handle.installEventFilter(self)
            return
        from gallery_app.ui.x11_activation import activate  # noqa: PLC0415  — ctypes: 2 ms

        activate(int(self._window.winId()), time_of(self._startup), self._startup)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the window to be seen."""
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.ask)
        return False


def time_of(startup: str) -> int:
    """Return the server's time at which a start was asked for, which its id ends with; 0 if it does not."""
    found = _TIME.search(startup)
    time = int(found[1]) if found is not None else 0
    return time if time < 1 << 32 else 0
