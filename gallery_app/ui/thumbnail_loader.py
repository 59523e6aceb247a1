"""The strip's thumbnails: those in sight first, then those ahead; a bounded number kept."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gallery_app.loader.answers import PhotoFailure, Picture, Priority
from gallery_app.ui.images import image_of

if TYPE_CHECKING:
    from gallery_app.loader.answers import DecodeAnswer, RequestId
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.ui.session import Session

SIDE = 256  # device pixels: the shared thumbnail cache's "large", enough for a 126 x 84 tile at scale 2
NEARBY = 6  # tiles decoded beyond those in sight, on either side
KEPT = 96  # thumbnails kept: twice what the widest strip shows and asks for ahead, about 16 MB


class ThumbnailLoader(QObject):
    """Decodes the thumbnails that the strip shows."""

    arrived = Signal(int, QImage)  # row, thumbnail
    refused = Signal(int)  # row whose photo cannot be shown
    dropped = Signal(int)  # row whose thumbnail is no longer kept

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pool: LoaderPool | None = None
        self._kept: OrderedDict[int, QImage] = OrderedDict()
        self._pending: dict[int, RequestId] = {}
        self._refused: set[int] = set()

    @property
    def idle(self) -> bool:
        """Whether nothing is on its way."""
        return not self._pending

    def attach(self, pool: LoaderPool | None) -> None:
        """Work with another gallery's loaders."""
        self._pool = pool
        self._kept.clear()
        self._pending.clear()
        self._refused.clear()

    def thumbnail(self, row: int) -> QImage | None:
        """Return the thumbnail of a row, if it is kept."""
        return self._kept.get(row)

    def has_all(self, first: int, last: int) -> bool:
        """Return whether every row from ``first`` to ``last`` has its thumbnail, or never will."""
        return all(row in self._kept or row in self._refused for row in range(first, last + 1))

    def show_range(self, first: int, last: int) -> None:
        """Decode what is in sight (rows ``first`` to ``last``), then what is near; drop the rest."""
        if self._pool is None:
            return
        near = range(max(0, first - NEARBY), min(self._session.count, last + 1 + NEARBY))
        for row in [row for row in self._pending if row not in near]:
            self._pool.cancel(self._pending.pop(row))
        for row in sorted(near, key=lambda row: (not first <= row <= last, abs(row - (first + last) // 2))):
            priority = Priority.VISIBLE_THUMBNAIL if first <= row <= last else Priority.NEARBY_THUMBNAIL
            self._request(row, priority)

    def _request(self, row: int, priority: Priority) -> None:
        photo = self._session.photo_at(row)
        if photo is None or self._pool is None or row in self._refused:
            return
        if row in self._kept:
            self._kept.move_to_end(row)
        elif row in self._pending:
            self._pool.prioritise(self._pending[row], priority)
        elif photo.reason is not None or not photo.file:
            self._refused.add(row)
            self.refused.emit(row)
        else:
            self._pending[row] = self._pool.decode(
                photo.file, (SIDE, SIDE), priority, lambda answer: self._take(row, answer)
            )

    def _take(self, row: int, answer: DecodeAnswer) -> None:
        self._pending.pop(row, None)
        match answer:
            case Picture():
                image = image_of(answer)
                self._kept[row] = image
                self.arrived.emit(row, image)
                while len(self._kept) > KEPT:
                    old, _ = self._kept.popitem(last=False)
                    self.dropped.emit(old)
            case PhotoFailure():
                self._refused.add(row)
                self.refused.emit(row)
