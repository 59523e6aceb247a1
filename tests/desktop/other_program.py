"""Another program of the desktop: reads the clipboard, or takes what is dropped on it.

``other_program.py read FILE`` or ``other_program.py target FILE``: what came is written to FILE as JSON.
"""

from __future__ import annotations

import base64
import json
import os
import sys

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel


def flavours(data: QMimeData) -> dict[str, str]:
    """Return every form in which something is offered, in base64."""
    found = {name: bytes(data.data(name).data()) for name in data.formats() if not name.startswith("image/")}
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    size = b"%dx%d #%06x" % (
        image.width(),
        image.height(),
        image.pixel(image.width() // 2, image.height() // 2) & 0xFFFFFF if not image.isNull() else 0,
    )
    return {name: base64.b64encode(part).decode() for name, part in {**found, "picture": size}.items()}


def write(path: str, form: dict[str, object]) -> None:
    with open(path + ".part", "w") as file:
        json.dump(form, file)
    os.replace(path + ".part", path)


class Target(QLabel):
    """A window that takes drops."""

    def __init__(self, path: str) -> None:
        super().__init__("Drop here")
        self._path = path
        self.setAcceptDrops(True)
        self.resize(200, 200)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  — Qt's name
        event.acceptProposedAction()
        write(self._path + ".entered", {})

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  — Qt's name
        event.acceptProposedAction()
        offered = [action.name for action in event.possibleActions()]
        write(self._path, {"flavours": flavours(event.mimeData()), "actions": offered})


def main() -> None:
    mode, path = sys.argv[1:]
    app = QApplication([])
    target = Target(path)
    if mode == "target":
        target.show()
    else:

        def read() -> None:
            write(path, {"flavours": flavours(app.clipboard().mimeData())})
            app.quit()

        QTimer.singleShot(0, read)
    app.exec()


main()
