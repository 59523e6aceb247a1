"""The strip's thumbnails: those in sight first, then those ahead; a bounded number of bytes kept."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gallery_app.loader.answers import PhotoFailure, Priority, Thumbnail, ThumbnailOrigin
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState
from gallery_app.ui.images import image_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery_app.loader.answers import Picture, RequestId, ThumbnailAnswer
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.ui.session import Session
    from gallery_app.ui.thumbnail_keeper import ThumbnailKeeper

# Device pixels, the sizes of the shared cache: the small one is enough for a 126 x 84 tile at scale 2.
SMALL_SIDE, LARGE_SIDE = 256, 512
SMALL_SIDE_TO: Final = 2.0  # device pixels for each logical one
NEARBY: Final = 6  # tiles beyond those in sight, on either side, that go before what is merely handy
FARTHEST: Final = 24  # tiles decoded ahead at most, on either side; no more than are in sight
AT_ONCE: Final = 12  # requests that wait for loaders; the others wait here, to be put in order anew
KEPT_BYTES: Final = 16 << 20  # about three times what a wide strip shows
BYTES_PER_PIXEL: Final = 4


class ThumbnailLoader(QObject):
    """Gets the thumbnails that the strip shows."""

    arrived = Signal(int, QImage)  # row, thumbnail
    refused = Signal(int)  # row whose photo cannot be shown
    dropped = Signal(int)  # row whose thumbnail is no longer kept

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keeper: ThumbnailKeeper | None = None  # of the thumbnails that were made here; None: no cache
        self._session = session
        self._pool: LoaderPool | None = None
        self._side = SMALL_SIDE
        self._rows = range(0)  # in sight
        self._forward = True  # the way the strip went last
        self._kept: dict[int, QImage] = {}
        self._pending: dict[int, RequestId] = {}
        self._wanted: list[int] = []  # rows worth having, the most wanted first
        self._rough: set[int] = set()  # rows of which no more than a first look is kept
        self._refused: set[int] = set()
        self._failures: dict[str, PhotoFailure] = {}
        self._is_incomplete = False  # some of the rows wanted have not arrived
        session.photos_added.connect(self._go_on)

    @property
    def idle(self) -> bool:
        """Whether nothing is on its way."""
        return not self._pending and self._next() is None

    @property
    def kept_bytes(self) -> int:
        """How much memory the thumbnails take."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    @property
    def failures(self) -> Mapping[str, PhotoFailure]:
        """The photos that there is no thumbnail of, by file."""
        return self._failures

    def attach(self, pool: LoaderPool | None) -> None:
        """Work with another gallery's loaders."""
        self._pool = pool
        self._rows, self._forward = range(0), True
        self._is_incomplete = False
        kept = (self._kept, self._pending, self._wanted, self._rough, self._refused, self._failures)
        for known in kept:
            known.clear()

    def thumbnail(self, row: int) -> QImage | None:
        """Return the thumbnail of a row, if it is kept."""
        return self._kept.get(row)

    def has_all(self, first: int, last: int) -> bool:
        """Return whether every row from ``first`` to ``last`` has its thumbnail, or never will."""
        return all(row in self._kept or row in self._refused for row in range(first, last + 1))

    def show_range(self, first: int, last: int) -> None:
        """Get what is in sight (rows ``first`` to ``last``), then what is near; drop the rest."""
        if self._pool is None:
            return
        self._take_side()
        if first != self._rows.start:
            self._forward = first > self._rows.start
        self._rows = range(first, last + 1)
        self._wanted = self._rows_worth_having()
        near = set(self._wanted)
        for row in [row for row in self._pending if row not in near]:
            self._pool.cancel(self._pending.pop(row))
        for row, request in self._pending.items():
            self._pool.prioritise(request, self._priority(row))
        self._is_incomplete = any(self._session.photo_at(row) is None for row in self._wanted)
        self._ask()

    @Slot()
    def _go_on(self) -> None:
        if self._is_incomplete and self._rows:
            self.show_range(self._rows.start, self._rows.stop - 1)

    def _take_side(self) -> None:
        """Let larger thumbnails be got for a finer screen."""
        window = self.parent()
        scale = window.devicePixelRatioF() if isinstance(window, QWidget) else 1.0
        side = SMALL_SIDE if scale <= SMALL_SIDE_TO else LARGE_SIDE
        if side != self._side:
            self._side = side
            for row in tuple(self._kept):
                self._drop(row)

    def _rows_worth_having(self) -> list[int]:
        """Return the rows worth having: from the middle of those in sight outwards, then on ahead."""
        rows, count = self._rows, self._session.count
        middle = (rows.start + rows.stop - 1) / 2
        room = KEPT_BYTES // (BYTES_PER_PIXEL * self._side * self._side)
        reach = max(0, min(FARTHEST, len(rows), (room - len(rows)) // 2))
        after = range(rows.stop, min(count, rows.stop + reach))
        before = range(rows.start - 1, max(-1, rows.start - 1 - reach), -1)
        sides = (after, before) if self._forward else (before, after)
        near = [row for side in sides for row in side[:NEARBY]]
        far = [row for side in sides for row in side[NEARBY:]]
        return [*sorted(rows, key=lambda row: abs(row - middle)), *near, *far]

    def _priority(self, row: int) -> Priority:
        if row in self._rows:
            return Priority.VISIBLE_THUMBNAIL
        near = self._rows.start - NEARBY <= row < self._rows.stop + NEARBY
        return Priority.NEARBY_THUMBNAIL if near else Priority.IDLE

    def _next(self) -> int | None:
        """Return the row to ask for next: what is in sight at all, then well, then what is near."""
        seen = len(self._rows)
        missing = (row for row in self._wanted[:seen] if self._is_missing(row))
        rough = (row for row in self._wanted[:seen] if row in self._rough and row not in self._pending)
        near = (row for row in self._wanted[seen:] if self._is_missing(row))
        return next(chain(missing, rough, near), None)

    def _is_missing(self, row: int) -> bool:
        known = row in self._kept or row in self._pending or row in self._refused
        return not known and self._session.photo_at(row) is not None

    def _ask(self) -> None:
        """Keep every loader supplied, and no more: what is wanted most may be something else soon."""
        while len(self._pending) < AT_ONCE and (row := self._next()) is not None:
            self._request(row)
        if self.keeper is not None and self._pending:
            self.keeper.hold_off()

    def _request(self, row: int) -> None:
        photo = self._session.photo_at(row)
        if photo is None or self._pool is None:
            return
        if photo.reason is not None or not photo.file:
            self._refuse(row)
        else:
            file, side = photo.file, self._side
            self._pending[row] = self._pool.thumbnail(
                file,
                side,
                self._priority(row),
                lambda answer: self._take(row, file, side, answer),
                is_first_look=row in self._rows and row not in self._rough,
            )

    def _take(self, row: int, file: str, side: int, answer: ThumbnailAnswer) -> None:
        self._pending.pop(row, None)
        self._rough.discard(row)
        match answer:
            case Thumbnail(picture, origin):
                image = self._kept[row] = image_of(picture)
                if origin is ThumbnailOrigin.EMBEDDED:
                    self._rough.add(row)
                elif origin is ThumbnailOrigin.MADE:
                    self._keep(file, side, picture, image)
                self.arrived.emit(row, image)
                self._trim()
            case PhotoFailure():
                self._failures[file] = answer
                self._keep_failure(file, answer)
                self._refuse(row)
        self._ask()

    def _refuse(self, row: int) -> None:
        self._refused.add(row)
        self.refused.emit(row)

    def _keep(self, file: str, side: int, picture: Picture, image: QImage) -> None:
        """Have a thumbnail put into the shared cache, if its photo lies where something was opened."""
        gallery, pool = self._session.gallery, self._pool
        if self.keeper is None or gallery is None or pool is None or picture.facts.damaged is not None:
            return
        if gallery.kind is not GalleryKind.PACKED:
            self.keeper.keep(os.path.join(gallery.root, file), pool.paths, picture.facts, side, image)
        elif gallery.packed is not None and gallery.path.endswith(".photostory") and self._is_cover(file):
            # Its members are no files that other programs could show, but it is one itself.
            from gallery_app.library.thumbnails import PACKED  # noqa: PLC0415  — nothing on show waits for it

            size, modified = gallery.packed
            facts = replace(picture.facts, format=PACKED, file_size=size, modified=modified)
            self.keeper.keep(gallery.path, pool.paths, facts, side, image)

    def _keep_failure(self, file: str, failure: PhotoFailure) -> None:
        """Have it noted that a damaged photo has no thumbnail."""
        gallery, pool = self._session.gallery, self._pool
        is_final = failure.state is PhotoState.DAMAGED and failure.measures is not None
        if self.keeper is None or gallery is None or pool is None or gallery.kind is GalleryKind.PACKED:
            return
        if is_final and failure.measures is not None:
            self.keeper.keep_failure(os.path.join(gallery.root, file), pool.paths, failure.measures)

    def _is_cover(self, file: str) -> bool:
        first = self._session.photo_at(0)
        return first is not None and first.file == file

    def _trim(self) -> None:
        """Drop the thumbnails farthest from those in sight until the rest fits the bound."""
        excess = self.kept_bytes - KEPT_BYTES
        if excess <= 0:
            return
        wanted = set(self._wanted)  # which fit the bound
        middle = (self._rows.start + self._rows.stop - 1) / 2
        for row in sorted(self._kept, key=lambda row: -abs(row - middle)):
            if excess <= 0 or row in wanted:
                return
            excess -= self._kept[row].sizeInBytes()
            self._drop(row)

    def _drop(self, row: int) -> None:
        del self._kept[row]
        self._rough.discard(row)
        self.dropped.emit(row)
