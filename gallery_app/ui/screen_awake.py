"""Keeping the screen awake while a slideshow runs."""

from __future__ import annotations

import logging

from PySide6.QtDBus import QDBusConnection, QDBusInterface

log = logging.getLogger(__name__)

_SERVICE = "org.freedesktop.ScreenSaver"
_PATH = "/org/freedesktop/ScreenSaver"
_CONNECTION = "gallery-app-screen-awake"


class ScreenAwake:
    """Asks the desktop not to blank the screen.

    The inhibition lives as long as the D-Bus connection that asked for it, so it has one of its own, and
    giving it up is closing that connection.  (Releasing it by its cookie is not possible from Python: the
    cookie is unsigned, and QtDBus sends every Python int as a signed one.)
    """

    def __init__(self) -> None:
        self._held = False

    @property
    def held(self) -> bool:
        """Whether the desktop has promised to stay awake."""
        return self._held

    def hold(self, reason: str) -> None:
        """Keep the screen awake from now on; a desktop without the service changes nothing."""
        if self._held:
            return
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not bus.isConnected():
            QDBusConnection.disconnectFromBus(_CONNECTION)
            return
        service = QDBusInterface(_SERVICE, _PATH, _SERVICE, bus)
        service.setTimeout(1000)  # ms: a desktop that does not answer must not hold up the show
        reply = service.call("Inhibit", "Gallery", reason)
        self._held = not reply.errorMessage()
        if not self._held:
            log.info("the screen may sleep during the slideshow: %s", reply.errorMessage())
            QDBusConnection.disconnectFromBus(_CONNECTION)

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._held:
            QDBusConnection.disconnectFromBus(_CONNECTION)
            self._held = False
