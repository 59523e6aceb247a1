"""The About box: version, licence, and which protections are in force."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from gallery_app import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ICON_SIDE = 64  # logical pixels


def show_about(parent: QWidget, protections: tuple[str, ...]) -> None:
    """Show what this program is; ``protections`` are the lock-down steps of the open gallery's loaders."""
    lines = [
        QCoreApplication.translate(
            "About", "A viewer of photo stories: the pictures with their words and rights."
        ),
        QCoreApplication.translate("About", "Licence: MIT. Built with Qt (LGPL), Pillow and PyYAML."),
        f"Python {platform.python_version()}, Qt {qVersion()}",
        _protections_text(protections),
    ]
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("About", "About Gallery"))
    box.setIconPixmap(QApplication.windowIcon().pixmap(ICON_SIDE))
    box.setText(f"Gallery {__version__}")
    box.setInformativeText("\n\n".join(lines))
    box.open()


def _protections_text(protections: tuple[str, ...]) -> str:
    if not protections:
        return QCoreApplication.translate("About", "No gallery is open, so no loader is running.")
    head = QCoreApplication.translate("About", "Files are read by processes of their own, locked down by:")
    return f"{head} {', '.join(protections)}."
