"""A photo on the clipboard, made better there as more of it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from gallery_app.loader.answers import Picture, Priority
from gallery_app.ui.clipboard import FIGURE_SIDE, copy_photo, in_srgb, is_enough, words_of
from gallery_app.ui.images import image_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from gallery_app.loader.answers import DecodeAnswer
    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.photo_cache import Loaded


class PhotoCopy(QObject):
    """Puts what there is of a photo on the clipboard at once, and what was missing when it is there.

    A larger picture is asked for where the one on show is smaller than a figure holds; words that the
    photo's file is still being read for follow.  Nothing follows once something else has been copied.
    """

    def __init__(self, window: MainWindow, index: int, loaded: Loaded, screen_profile: bytes | None) -> None:
        """Copy the photo at ``index``; its pixels were made for a screen of that profile."""
        super().__init__(window)
        self._window, self._index, self._profile = window, index, screen_profile
        self._image = loaded.image
        self._data: QMimeData | None = None
        photo, pool = window.session.photo_at(index), window.opener.pool
        self._file, self._root = photo.file if photo is not None else "", self._present_root()
        self._put()
        if photo is None or pool is None:
            return
        if not window.words_loader.is_told(photo):
            window.words_loader.settled.connect(self._take_words)
        if not is_enough(loaded):
            pool.decode(photo.file, (FIGURE_SIDE, FIGURE_SIDE), Priority.CURRENT, self._take_picture)

    @property
    def is_on_clipboard(self) -> bool:
        """Whether nothing else has been copied since."""
        data = self._data
        return data is not None and isValid(data) and QGuiApplication.clipboard().mimeData() is data

    def _put(self) -> None:
        photo = self._window.session.photo_at(self._index)
        # Another gallery may have a photo of that name.
        if photo is not None and photo.file == self._file and self._present_root() == self._root:
            words = words_of(photo, self._window.words.languages)
            self._data = copy_photo(in_srgb(self._image, self._profile), words)

    def _present_root(self) -> str:
        gallery = self._window.session.gallery
        return "" if gallery is None else gallery.root

    @Slot(object)
    def _take_words(self, file: str) -> None:
        if file == self._file and self.is_on_clipboard:
            self._put()

    def _take_picture(self, answer: DecodeAnswer) -> None:
        if isValid(self) and isinstance(answer, Picture) and self.is_on_clipboard:
            self._image = image_of(answer)
            self._put()
