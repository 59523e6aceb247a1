"""A desktop's screen saver service for tests: prints who wants the screen awake, and when they let go.

It runs as a process of its own on the session bus: "ready", then lines like "inhibit :1.5 Gallery: a reason"
and "gone :1.5".
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher, QDBusVirtualObject

NAME = "org.freedesktop.ScreenSaver"


def tell(*words: str) -> None:
    """Print one line at once."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


class ScreenSaver(QDBusVirtualObject):
    """Answers Inhibit and watches whoever asked."""

    def __init__(self) -> None:
        super().__init__()
        self._watcher = QDBusServiceWatcher()
        self._watcher.setConnection(QDBusConnection.sessionBus())
        self._watcher.setWatchMode(QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
        self._watcher.serviceUnregistered.connect(lambda sender: tell("gone", sender))

    def introspect(self, _path: str) -> str:
        """Return nothing: whoever calls knows how."""
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        """Take one call."""
        if message.member() != "Inhibit":
            return False
        application, reason = message.arguments()
        self._watcher.addWatchedService(message.service())
        tell("inhibit", message.service(), f"{application}: {reason}")
        connection.send(message.createReply([7]))
        return True


def main() -> int:
    """Serve until killed."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    saver = ScreenSaver()
    if not bus.registerVirtualObject("/org/freedesktop/ScreenSaver", saver) or not bus.registerService(NAME):
        return 1
    tell("ready")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
