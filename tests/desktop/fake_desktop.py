"""A desktop's services for tests: a file manager and a portal that print what they are asked.

It runs as a process of its own on the session bus, with the interfaces it has as arguments: "ready", then a
line of JSON for each call: the method's name and its arguments, an open file as the path that it leads to.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusConnection,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
)

FILE_MANAGER = "org.freedesktop.FileManager1"
OPEN_URI, WALLPAPER = "org.freedesktop.portal.OpenURI", "org.freedesktop.portal.Wallpaper"


def tell(*words: object) -> None:
    """Print one line at once."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


@ClassInfo({"D-Bus Interface": FILE_MANAGER})
class FileManager(QDBusAbstractAdaptor):
    """Shows files."""

    @Slot("QStringList", str)
    def ShowItems(self, addresses: list[str], token: str) -> None:  # noqa: N802  — the interface's name
        """Tell which."""
        tell("ShowItems", addresses, token)


@ClassInfo({"D-Bus Interface": OPEN_URI})
class OpenUri(QDBusAbstractAdaptor):
    """Opens files."""

    version = Property(int, lambda _self: 4)

    @Slot(str, QDBusUnixFileDescriptor, "QVariantMap", result=QDBusObjectPath)
    def OpenFile(  # noqa: N802  — the interface's name
        self, parent: str, file: QDBusUnixFileDescriptor, options: dict[str, object]
    ) -> QDBusObjectPath:
        """Tell which, and how."""
        tell("OpenFile", parent, os.readlink(f"/proc/self/fd/{file.fileDescriptor()}"), options)
        return QDBusObjectPath("/request")


@ClassInfo({"D-Bus Interface": WALLPAPER})
class Wallpaper(QDBusAbstractAdaptor):
    """Changes the desktop's background."""

    version = Property(int, lambda _self: 1)

    @Slot(str, str, "QVariantMap", result=QDBusObjectPath)
    def SetWallpaperURI(  # noqa: N802  — the interface's name
        self, parent: str, address: str, options: dict[str, object]
    ) -> QDBusObjectPath:
        """Tell which, and how."""
        tell("SetWallpaperURI", parent, address, options)
        return QDBusObjectPath("/request")


def main() -> int:
    """Serve until killed."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    files, portal = QObject(), QObject()
    if FILE_MANAGER in sys.argv:
        FileManager(files)
        bus.registerObject("/org/freedesktop/FileManager1", files)
        bus.registerService(FILE_MANAGER)
    for interface, adaptor in ((OPEN_URI, OpenUri), (WALLPAPER, Wallpaper)):
        if interface in sys.argv:
            adaptor(portal)
            bus.registerObject("/org/freedesktop/portal/desktop", portal)
            bus.registerService("org.freedesktop.portal.Desktop")
    tell("ready")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
