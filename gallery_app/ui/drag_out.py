"""Dragging a photo out of the window: its own file, unchanged, with its words."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap

from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState, Severity
from gallery_app.model.whereabouts import is_near
from gallery_app.ui.clipboard import words_data, words_of
from gallery_app.ui.texts import advice_text

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from gallery_app.exports.figure import FigureWords
    from gallery_app.model.gallery import Photo
    from gallery_app.saver.jobs import SaverError
    from gallery_app.ui.main_window import MainWindow

_log = logging.getLogger(__name__)

DRAGGED_SIDE: Final = 128  # logical pixels of the picture that hangs at the pointer
# What glib and Qt leave as it is in a path, so that all programs write the same address for a file.
_PLAIN: Final = "/!$&'()*+,:=@~"
_NO_FILE: Final = frozenset({PhotoState.MISSING, PhotoState.REFUSED})


class DragOut(QObject):
    """Lets the photo on show, or a thumbnail, be dragged to another program; never moved there.

    A photo of a packed gallery has no file of its own: a saver copies it out first, which takes a moment,
    and the drag begins when the copy is there, if the button is still held.  So it is with a photo that lies
    elsewhere than what was opened (through a link, or a loader does not tell the truth): the saver finds
    the file itself.
    """

    def __init__(self, window: MainWindow, copies: str) -> None:
        """Serve ``window``; ``copies`` is the folder for copies out of packed galleries."""
        super().__init__(window)
        self._window = window
        self._copies = copies
        self._made: dict[str, str] = {}  # copies out of the open gallery, by file
        window.session.gallery_changed.connect(self._forget)
        window.view.drag_wanted.connect(self.drag_current)
        window.strip.drag_wanted.connect(self.drag_row)

    @Slot()
    def _forget(self) -> None:
        self._made = {}  # another one: a copy that is being made belongs to the gallery before

    @Slot()
    def drag_current(self) -> None:
        """Drag the photo on show."""
        index = self._window.presenter.index
        if index is not None:
            self._begin(index, self._window.view)

    @Slot(int)
    def drag_row(self, row: int) -> None:
        """Drag the photo of a row of the strip."""
        self._begin(row, self._window.strip)

    def _begin(self, index: int, source: QWidget) -> None:
        session, request = self._window.session, self._window.opener.request
        photo, gallery = session.photo_at(index), session.gallery
        if photo is None or gallery is None or request is None:
            return
        if not photo.file or photo.state in _NO_FILE:
            return
        path = os.path.join(gallery.root, photo.file)
        if gallery.kind is not GalleryKind.PACKED and is_near(path, request.paths):
            self._drag(path, photo, index, source)
        elif os.path.exists(made := self._made.get(photo.file, "")):
            self._drag(made, photo, index, source)
        else:
            self._copy_out(request.paths[0], photo, index, source)

    def _copy_out(self, opened: str, photo: Photo, index: int, source: QWidget) -> None:
        # Late: most galleries are folders.
        from gallery_app.library.dragged import place_for_copy, sweep_copies  # noqa: PLC0415  — see above
        from gallery_app.saver.jobs import CopyJob, Outcome  # noqa: PLC0415  — see above
        from gallery_app.ui.saver_link import SaverLink  # noqa: PLC0415  — see above

        sweep_copies(self._copies)
        try:
            target = place_for_copy(self._copies, photo.name)
        except OSError as error:
            _log.warning("there is no place for a copy: %s", error)
            return

        copies = self._made

        def begin(answer: Outcome | SaverError | None) -> None:
            if copies is not self._made:
                return  # something else was opened meanwhile
            if isinstance(answer, Outcome):
                copies[photo.file] = target
                if _is_held():
                    self._drag(target, photo, index, source)
                else:
                    self._window.view.show_notice(self.tr("The photo is ready now: drag it once more"))
            elif isinstance(answer, Exception):
                text = advice_text(answer.reason, answer.remedy)
                self._window.messages.show_message(text, Severity.WARNING)

        link = SaverLink(CopyJob(opened, photo.file, target), self)
        link.done.connect(begin)
        link.start()

    def _drag(self, path: str, photo: Photo, index: int, source: QWidget) -> None:
        drag = QDrag(source)
        drag.setMimeData(file_data(path, words_of(photo, self._window.words.languages)))
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
    from urllib.parse import quote  # noqa: PLC0415  — 3 ms that no start needs

    return "file://" + quote(os.fsencode(path), safe=_PLAIN)


def _is_held() -> bool:
    return bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
