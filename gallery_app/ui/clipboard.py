"""Putting a photo's words, or the photo with its words, on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage


def copy_text(text: str) -> None:
    """Put plain text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_photo(image: QImage, words: str) -> None:
    """Put the picture and its words on the clipboard, each for the programs that take it."""
    data = QMimeData()
    data.setImageData(image)
    if words:
        data.setText(words)
    QGuiApplication.clipboard().setMimeData(data)
