"""Keeping the screen awake while a slideshow runs."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

log = logging.getLogger(__name__)

_INHIBIT: Final = (
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
    "Inhibit",
)


class ScreenAwake:
    """Asks the desktop not to blank the screen, and waits for no answer.

    The inhibition lives as long as the D-Bus connection that asked for it, so it has one of its own, and
    giving it up is closing that connection, answered or not.  (Releasing it by its cookie is not possible
    from Python: the cookie is unsigned, and QtDBus sends every Python int as a signed one.)
    """

    def __init__(self) -> None:
        self._connection = f"gallery-app-screen-awake-{id(self)}"  # each window's show has its own
        self._answer: QDBusPendingCallWatcher | None = None

    def hold(self, reason: str) -> None:
        """Keep the screen awake from now on; a desktop without the service changes nothing."""
        if self._answer is not None:
            return
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._connection)
        if not bus.isConnected():
            QDBusConnection.disconnectFromBus(self._connection)
            return
        message = QDBusMessage.createMethodCall(*_INHIBIT)
        message.setArguments(["Gallery", reason])
        self._answer = QDBusPendingCallWatcher(bus.asyncCall(message))
        self._answer.finished.connect(self._hear)

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._answer is not None:
            self._answer = None
            QDBusConnection.disconnectFromBus(self._connection)

    def _hear(self) -> None:
        if self._answer is not None and self._answer.isError():
            log.info("the screen may sleep during the slideshow: %s", self._answer.error().message())
            self.release()
