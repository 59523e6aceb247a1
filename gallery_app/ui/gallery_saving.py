"""Save as gallery: a gallery.yaml beside the photos, by a saver, never over another one without asking."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from gallery_app.errors import GalleryError
from gallery_app.model.gallery import GalleryKind
from gallery_app.saver.jobs import LookJob, ManifestJob, Outcome, SaverError
from gallery_app.saver.manifest_writer import manifest_text
from gallery_app.ui.saver_link import SaverLink
from gallery_app.ui.texts import advice_text, visible_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gallery_app.model.gallery import Gallery
    from gallery_app.saver.jobs import SaveJob

MANIFEST_NAME: Final = "gallery.yaml"
SAVED_KINDS: Final = (GalleryKind.TEXT, GalleryKind.FOLDER, GalleryKind.FILE)


class GallerySaving(QObject):
    """Writes one gallery's manifest.

    saved: carries the path of what was written.  refused: carries the sentence why nothing was.
    given_up: the user would rather keep what is there.
    """

    saved = Signal(object)
    refused = Signal(str)
    given_up = Signal()

    def __init__(self, gallery: Gallery, window: QWidget) -> None:
        super().__init__(window)
        self._gallery, self._window = gallery, window
        self._target = os.path.join(gallery.root, MANIFEST_NAME)
        self._content = b""

    def begin(self) -> None:
        """Look what is there already, and go on from that."""
        try:
            self._content = manifest_text(self._gallery).encode("utf-8")
        except GalleryError as error:
            self._refuse(error)
            return
        self._ask(LookJob(self._target), self._have_looked)

    def _ask(self, job: SaveJob, slot: object) -> None:
        link = SaverLink(job, self)
        link.done.connect(slot)
        link.start()

    @Slot(object)
    def _have_looked(self, answer: Outcome | SaverError | None) -> None:
        if not isinstance(answer, Outcome):
            self._refuse(answer)
        elif not answer.checksum:
            self._ask(ManifestJob(self._target, self._content), self._have_written)
        else:
            self._confirm(answer.checksum)

    def _confirm(self, checksum: str) -> None:
        """Ask whether the manifest that is there may be replaced."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Save as gallery"))
        box.setText(self.tr("There is a gallery.yaml in this folder already."))
        box.setInformativeText(
            self.tr("If you replace it, everything that only it says is lost: {path}").replace(
                "{path}", visible_name(self._target).replace("<", "‹")
            )
        )
        replace = box.addButton(self.tr("Replace it"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)

        def decide() -> None:
            if box.clickedButton() is replace:
                self._ask(ManifestJob(self._target, self._content, checksum), self._have_written)
            else:
                self.given_up.emit()
                self.deleteLater()
            box.deleteLater()

        box.finished.connect(decide)
        box.open()

    @Slot(object)
    def _have_written(self, answer: Outcome | SaverError | None) -> None:
        if not isinstance(answer, Outcome):
            self._refuse(answer)
            return
        self.saved.emit(answer.target)
        self.deleteLater()

    def _refuse(self, error: GalleryError | None) -> None:
        reason = self.tr("It was cancelled.") if error is None else advice_text(error.reason, error.remedy)
        self.refused.emit(self.tr("The gallery was not saved: {reason}").replace("{reason}", reason))
        self.deleteLater()
