"""Putting thumbnails that were made here where all programs of the desktop find them."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImageWriter

from gallery_app.model.whereabouts import is_near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QImage

    from gallery_app.library.thumbnails import Pictured
    from gallery_app.model.gallery import PhotoFacts

REST_MS: Final = 400  # without a thumbnail asked for; then those that wait are written, one by one,
STEP_MS: Final = 30  # with time in between for everything else: one takes 3 ms
COMPRESSION: Final = 20  # of Qt's 0 to 100: half the size in 2 ms; more saves nothing worth its time
WAITING_BYTES: Final = 12 << 20

_log = logging.getLogger(__name__)


class ThumbnailKeeper(QObject):
    """Writes thumbnails into the shared cache at moments of rest; shared by all windows.

    It makes the files itself, from pixels: what other programs will read never comes from a loader, which
    may have been taken over.  After a failure it says so once and writes no more.
    """

    complained = Signal(object)  # a Sentence

    def __init__(self, folder: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._works = True
        self._waiting: dict[tuple[str, int], tuple[Pictured, QImage | None]] = {}  # None: a failure
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write_one)

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return not self._waiting

    def hold_off(self) -> None:
        """Let something else go first."""
        if self._waiting:
            self._timer.start(REST_MS)

    def keep(self, path: str, opened: Iterable[str], facts: PhotoFacts, side: int, image: QImage) -> None:
        """Have the thumbnail of the photo at ``path`` written, in every size up to ``side`` pixels.

        ``opened`` are the paths somebody opened.  Loaders tell what there is: only what lies beside or
        beneath something opened is believed.
        """
        from gallery_app.library.thumbnails import (  # noqa: PLC0415  — nothing on show waits for it
            FOLDERS,
            Pictured,
            is_worth_keeping,
        )

        if not self._works or not is_near(path, opened):
            return
        photo = Pictured(path, facts.modified, facts.file_size, facts.format, facts.width, facts.height)
        for size in FOLDERS:
            if size <= side and is_worth_keeping(photo, self._folder, size, time.time()):
                self._waiting[path, size] = photo, image
        self._wait()

    def keep_failure(self, path: str, opened: Iterable[str], measures: tuple[int, float]) -> None:
        """Have it noted that there can be no thumbnail of the photo at ``path``: nobody has to try again.

        ``measures``: the file's size and time.
        """
        from gallery_app.library.thumbnails import (  # noqa: PLC0415  — see above
            Pictured,
            is_settled,
        )

        size, modified = measures
        if self._works and is_near(path, opened) and is_settled(path, modified, self._folder, time.time()):
            self._waiting[path, 0] = Pictured(path, modified, size, "", 0, 0), None
            self._wait()

    def _wait(self) -> None:
        pictures = {path: picture for (path, _), (_, picture) in self._waiting.items() if picture is not None}
        held = sum(picture.sizeInBytes() for picture in pictures.values())
        for path, picture in pictures.items():
            if held <= WAITING_BYTES:
                break
            held -= picture.sizeInBytes()  # it is made anew some other time
            self._waiting = {key: value for key, value in self._waiting.items() if key[0] != path}
        if self._waiting:
            self._timer.start(REST_MS)

    @Slot()
    def _write_one(self) -> None:
        from gallery_app.library.thumbnails import keep_failure, keep_thumbnail  # noqa: PLC0415  — see above

        if not self._waiting:
            return
        key = next(iter(self._waiting))
        photo, image = self._waiting.pop(key)
        if image is None:
            problem = keep_failure(self._folder, photo.path, photo.file_size, photo.modified)
        else:
            problem = keep_thumbnail(self._folder, photo, key[1], png_of(_no_larger(image, key[1])))
        if problem is not None:
            _log.warning("%s", problem)
            self._works = False
            self._waiting.clear()
            self.complained.emit(problem)
        elif self._waiting:
            self._timer.start(STEP_MS)


def _no_larger(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, keep, smooth)


def png_of(image: QImage) -> bytes:
    """Return an image as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setCompression(COMPRESSION)
    writer.write(image)
    return bytes(buffer.data().data())
