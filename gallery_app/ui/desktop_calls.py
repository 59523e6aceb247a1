"""Asking the desktop over D-Bus: a question is sent, the answer comes some time, and nothing waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

ANSWER_MS: Final = 5_000  # a service may have to be started first; then it is taken for absent
_PORTAL: Final = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")


class Question(NamedTuple):
    """What is called, and where."""

    service: str
    path: str
    interface: str
    member: str


SHOW_ITEMS: Final = Question(
    "org.freedesktop.FileManager1",
    "/org/freedesktop/FileManager1",
    "org.freedesktop.FileManager1",
    "ShowItems",
)
OPEN_FILE: Final = Question(*_PORTAL, "org.freedesktop.portal.OpenURI", "OpenFile")
SET_WALLPAPER: Final = Question(*_PORTAL, "org.freedesktop.portal.Wallpaper", "SetWallpaperURI")
_GET: Final = Question(*_PORTAL, "org.freedesktop.DBus.Properties", "Get")


class DesktopCalls(QObject):
    """Sends questions for one window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: set[QDBusPendingCallWatcher] = set()

    def ask(self, question: Question, arguments: Sequence[object], done: Callable[[str], None]) -> None:
        """Ask; ``done`` is told why it did not work, or "" if it did."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            QTimer.singleShot(0, self, lambda: done(self.tr("there is no session bus")))
            return
        message = QDBusMessage.createMethodCall(*question)
        message.setArguments(list(arguments))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, ANSWER_MS), self)
        self._waiting.add(watcher)

        def answered() -> None:
            self._waiting.discard(watcher)
            problem = watcher.error()
            watcher.deleteLater()
            done((problem.message() or problem.name()) if watcher.isError() else "")

        watcher.finished.connect(answered)

    def look_for(self, question: Question, done: Callable[[bool], None]) -> None:
        """Tell ``done`` whether the desktop's portal can be asked this."""
        self.ask(_GET, (question.interface, "version"), lambda problem: done(not problem))


def portal_parent(window: QWidget) -> str:
    """Return how a portal's dialog is told which window it belongs to; "" where that cannot be said."""
    return f"x11:{int(window.winId()):x}" if QGuiApplication.platformName() == "xcb" else ""
