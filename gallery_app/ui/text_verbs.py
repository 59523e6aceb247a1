"""Making galleries of texts and folders, as the reader asks for it in one window."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gallery_app.loader.answers import OpenRequest
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import Severity

if TYPE_CHECKING:
    from gallery_app.ui.gallery_verbs import GalleryVerbs
    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.opener import StartLoaders
    from gallery_app.ui.text_dialog import NewFromTextDialog

FOLDERS = (GalleryKind.FOLDER, GalleryKind.TEXT, GalleryKind.FILE)


class TextVerbs(QObject):
    """Asks for a text, and saves what came of one."""

    def __init__(self, window: MainWindow, galleries: GalleryVerbs, start_loaders: StartLoaders) -> None:
        super().__init__(window)
        self._window, self._galleries, self._start_loaders = window, galleries, start_loaders
        self.dialog: NewFromTextDialog | None = None  # while it is open
        self._saves_when_open = False
        window.opener.done.connect(self._save_if_wanted)
        window.opener.failed.connect(self._forget_wish)
        window.welcome.text_requested.connect(self.new_from_text)
        window.closed.connect(self._close_dialog)

    @Slot()
    def new_from_text(self) -> None:
        """Ask for the text of an article and the folder of its photos."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        from gallery_app.ui.text_dialog import NewFromTextDialog  # noqa: PLC0415  — most never ask for it

        gallery = self._window.session.gallery
        folder = gallery.root if gallery is not None and gallery.kind in FOLDERS else ""
        dialog = NewFromTextDialog(self._start_loaders, folder, self._galleries.near(), self._window)
        dialog.open_wanted.connect(self._open)
        dialog.save_wanted.connect(self._open_and_save)
        dialog.destroyed.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.show()

    @Slot()
    def save_as_gallery(self) -> None:
        """Write a gallery.yaml beside the photos of the open gallery."""
        gallery = self._window.session.gallery
        if gallery is None:
            return
        from gallery_app.ui.gallery_saving import SAVED_KINDS, GallerySaving  # noqa: PLC0415  — few ask for it

        if gallery.kind not in SAVED_KINDS or not gallery.photos:
            text = self.tr("Only a folder, photos or an article saved as text can be saved as a gallery.")
            self._window.messages.show_message(text, Severity.NOTE)
            return
        if len(gallery.photos) < self._window.session.count:
            self._saves_when_open = True
            return
        saving = GallerySaving(gallery, self._window)
        saving.saved.connect(self._open_saved)
        saving.refused.connect(lambda text: self._window.messages.show_message(text, Severity.ERROR))
        saving.begin()

    @Slot(object)
    def _open(self, request: OpenRequest) -> None:
        self._window.activateWindow()
        self._galleries.open(request)

    @Slot(object)
    def _open_and_save(self, request: OpenRequest) -> None:
        self._open(request)
        self._saves_when_open = True

    @Slot()
    def _save_if_wanted(self) -> None:
        wanted, self._saves_when_open = self._saves_when_open, False
        if wanted:
            self.save_as_gallery()

    @Slot()
    def _forget_wish(self) -> None:
        self._saves_when_open = False

    @Slot()
    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.close()  # so that its loaders go with the window

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    @Slot(object)
    def _open_saved(self, path: str) -> None:
        """Open what was saved, at the photo that is on show."""
        session = self._window.session
        gallery = session.gallery
        if gallery is None or os.path.dirname(path) != gallery.root:
            return  # something else was opened meanwhile
        file = session.photo.file if session.photo is not None else None
        folder = gallery.root
        self._galleries.open(OpenRequest(paths=(folder,), number=session.index + 1, file=file))
        text = self.tr("Saved as gallery.yaml beside the photos.")
        self._window.messages.show_message(text, Severity.NOTE)
