"""Dragging a photo out of the window: its own file, unchanged, with its words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QDrag, QPixmap

from gallery_app.model.problems import PhotoState
from gallery_app.ui.clipboard import words_data, words_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from gallery_app.exports.figure import FigureWords
    from gallery_app.ui.main_window import MainWindow

DRAGGED_SIDE: Final = 128  # logical pixels of the picture that hangs at the pointer
# What glib and Qt leave as it is in a path, so that all programs write the same address for a file.
_PLAIN: Final = "/!$&'()*+,:=@~"
_NO_FILE: Final = frozenset({PhotoState.MISSING, PhotoState.REFUSED})


class DragOut(QObject):
    """Lets the photo on show, or a thumbnail, be dragged to another program; never moved there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.view.drag_wanted.connect(self.drag_current)
        window.strip.drag_wanted.connect(self.drag_row)

    @Slot()
    def drag_current(self) -> None:
        """Drag the photo on show."""
        index = self._window.presenter.index
        if index is not None:
            self._drag(index, self._window.view)

    @Slot(int)
    def drag_row(self, row: int) -> None:
        """Drag the photo of a row of the strip."""
        self._drag(row, self._window.strip)

    def _drag(self, index: int, source: QWidget) -> None:
        session = self._window.session
        photo, gallery = session.photo_at(index), session.gallery
        if photo is None or gallery is None or not photo.file or photo.state in _NO_FILE:
            return
        drag = QDrag(source)
        words = words_of(photo, self._window.words.languages)
        drag.setMimeData(file_data(os.path.join(gallery.root, photo.file), words))
        picture = self._picture(index, photo.file, source.devicePixelRatioF())
        if picture is not None:
            drag.setPixmap(picture)
            drag.setHotSpot(QRect(QPoint(), picture.deviceIndependentSize().toSize()).center())
        # Not to be moved: a file manager would take the photo away from the gallery.
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.CopyAction)

    def _picture(self, index: int, file: str, ratio: float) -> QPixmap | None:
        image = self._window.thumbnails.thumbnail(index)
        if image is None:
            loaded = self._window.photos.any_size(file)
            image = None if loaded is None else loaded.image
        if image is None:
            return None
        side = QSize(DRAGGED_SIDE, DRAGGED_SIDE) * ratio
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(image.scaled(side, keep, smooth))
        picture.setDevicePixelRatio(ratio)
        return picture


def file_data(path: str, words: FigureWords) -> QMimeData:
    """Return what a file and its words are dragged as; the file itself is not looked at."""
    data = words_data(words)
    # Not by QUrl, which cannot hold a name whose bytes are not UTF-8.
    data.setData("text/uri-list", file_uri(path).encode("ascii") + b"\r\n")
    return data


def file_uri(path: str) -> str:
    """Return the file:// address of an absolute path, in ASCII."""
    return "file://" + quote(os.fsencode(path), safe=_PLAIN)
