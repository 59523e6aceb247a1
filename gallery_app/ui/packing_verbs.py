"""Packing the open gallery into one file, and unpacking one, by a saver."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from gallery_app.loader.answers import GalleryFailure
from gallery_app.model.problems import Severity
from gallery_app.saver.jobs import Outcome, PackJob, SaverError, UnpackJob
from gallery_app.ui.failures import failure_message
from gallery_app.ui.saver_link import SaverLink
from gallery_app.ui.texts import visible_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.model.gallery import Gallery
    from gallery_app.ui.gallery_verbs import GalleryVerbs
    from gallery_app.ui.main_window import MainWindow

EXTENSION: Final = ".photostory"
TOPIC: Final = "packing"  # of the messages, so that there is one at a time


class PackingVerbs(QObject):
    """Packs and unpacks for one window and tells in its message bar how that goes."""

    def __init__(self, window: MainWindow, galleries: GalleryVerbs) -> None:
        super().__init__(window)
        self._window = window
        self._galleries = galleries
        self._link: SaverLink | None = None
        self._doing = ""  # what is said of it
        window.closed.connect(self._leave)

    @Slot()
    def pack(self) -> None:
        """Ask for a file and pack the open gallery into it."""
        gallery = self._gallery()
        if gallery is None:
            return
        folder, name = os.path.split(gallery.root)
        dialog = QFileDialog(self._window, self.tr("Pack into one file"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Packed galleries ({patterns})").replace("{patterns}", f"*{EXTENSION}"))
        dialog.setDefaultSuffix(EXTENSION[1:])
        dialog.selectFile(name + EXTENSION)
        # The dialog has asked whether to replace a file that is there.
        self._ask(dialog, lambda file: PackJob(gallery.path, file, force=True))

    @Slot()
    def unpack(self) -> None:
        """Ask for a folder and unpack the open gallery into a new one there."""
        gallery = self._gallery()
        if gallery is None:
            return
        beside, name = os.path.split(os.path.splitext(gallery.path)[0])
        dialog = QFileDialog(self._window, self.tr("Unpack into a new folder in…"), beside)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog, lambda folder: UnpackJob(gallery.path, os.path.join(folder, name)))

    def _ask(self, dialog: QFileDialog, job: Callable[[str], PackJob | UnpackJob]) -> None:
        """Ask where to, which keeps this window waiting and no other, and do the ``job`` of the answer."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.start(job(path)))
        dialog.open()

    def start(self, job: PackJob | UnpackJob) -> None:
        """Have a job done and say how far it is; the one before must be over."""
        if self._link is not None:
            return
        packing, unpacking = self.tr("Packing: {percent} %"), self.tr("Unpacking: {percent} %")
        self._doing = packing if isinstance(job, PackJob) else unpacking
        self._link = SaverLink(job, self)
        self._link.progressed.connect(self._say_how_far)
        self._link.done.connect(self._say_what_came_of_it)
        self._say_how_far(0, 1)
        self._link.start()

    @Slot()
    def _leave(self) -> None:
        if self._link is not None:
            self._link.abandon()

    def _gallery(self) -> Gallery | None:
        """Return what is open, if it can be packed or unpacked now."""
        request, gallery = self._window.opener.request, self._window.session.gallery
        if self._link is not None or request is None or gallery is None:
            return None
        if len(request.paths) == 1:
            return gallery
        text = self.tr("These photos were opened one by one: open their folder to pack it.")
        self._window.messages.show_message(text, Severity.NOTE, topic=TOPIC)
        return None

    @Slot(object, object)
    def _say_how_far(self, done: int, whole: int) -> None:
        text = self._doing.replace("{percent}", str(done * 100 // max(whole, 1)))
        cancel = self._link.cancel if self._link is not None else None
        self._window.messages.show_message(text, Severity.NOTE, self.tr("Cancel"), cancel, topic=TOPIC)

    @Slot(object)
    def _say_what_came_of_it(self, answer: Outcome | SaverError | None) -> None:
        self._link = None
        messages = self._window.messages
        match answer:
            case Outcome(target=target):
                severity = Severity.WARNING if answer.missing else Severity.NOTE
                text, label = self._told(answer), self.tr("Open it")
                messages.show_message(
                    text, severity, label, lambda: self._galleries.open_path(target), topic=TOPIC
                )
            case SaverError():
                failure = GalleryFailure(answer.reason, answer.path, answer.line, answer.remedy)
                messages.show_message(failure_message(failure), Severity.ERROR, topic=TOPIC)
            case None:
                messages.show_message(self.tr("Cancelled: nothing was written."), Severity.NOTE, topic=TOPIC)

    def _told(self, outcome: Outcome) -> str:
        text = self.tr("Done: {count} files, now in {name}.")
        parts = [text.replace("{count}", str(outcome.files)).replace("{name}", _last_name(outcome.target))]
        if outcome.missing:
            missing = self.tr("Listed, but missing: {names}.")
            parts.append(missing.replace("{names}", _names(outcome.missing)))
        if outcome.left_out:
            left_out = self.tr("Left out: {names}.")
            parts.append(left_out.replace("{names}", _names(outcome.left_out)))
        return " ".join(parts)


def _last_name(path: str) -> str:
    return visible_name(os.path.basename(path))


def _names(files: tuple[str, ...]) -> str:
    shown = ", ".join(visible_name(file) for file in files[:3])
    return f"{shown}, …" if len(files) > 3 else shown
