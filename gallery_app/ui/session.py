"""The open gallery and its current photo: the one mutable truth of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gallery_app.model.navigation import Direction, step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.model.gallery import Gallery, Photo


class Session(QObject):
    """What a window has open.

    Photos arrive in pieces behind the gallery's head, the one to show first with it.  Moves made before
    their photos have arrived are kept and carried out as the photos come, so that no key press is lost.
    """

    gallery_changed = Signal()  # another gallery, or none
    photos_added = Signal(int)  # index of the first new photo
    current_changed = Signal(int)  # the new index
    end_reached = Signal(object)  # a Direction: somebody wanted to go past the first or the last photo

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gallery: Gallery | None = None
        self._first: Photo | None = None
        self._count = 0
        self._index = 0
        self._wanted = 0  # where the moves so far lead; ahead of the index while photos are still coming
        self._moves = 0  # made before anything was known of the gallery
        self._is_ahead = False
        self._direction = Direction.FORWARD

    @property
    def gallery(self) -> Gallery | None:
        """The open gallery, with the photos that have arrived so far."""
        return self._gallery

    @property
    def is_ahead(self) -> bool:
        """Whether only the photo on show is known of the gallery so far: not its number, not the count."""
        return self._is_ahead

    @property
    def count(self) -> int:
        """How many photos the gallery has, those still to arrive included."""
        return self._count

    @property
    def index(self) -> int:
        """The current photo's index, from 0."""
        return self._index

    @property
    def direction(self) -> Direction:
        """The direction of the last step: where decoding ahead pays."""
        return self._direction

    @property
    def photo(self) -> Photo | None:
        """The current photo, once it has arrived."""
        return self.photo_at(self._index)

    def photo_at(self, index: int) -> Photo | None:
        """Return a photo that has arrived, or None."""
        if self._gallery is None or index < 0:
            return None
        if index < len(self._gallery.photos):
            return self._gallery.photos[index]
        return self._first if index == self._gallery.start else None

    def open_ahead(self, gallery: Gallery, photo: Photo) -> None:
        """Take the photo to show first, before anything is known of the gallery but where it is."""
        if self._gallery is None:
            self._take(gallery, 1, photo)
            self._is_ahead = True
            self.gallery_changed.emit()
            self.current_changed.emit(0)

    def open(self, gallery: Gallery, count: int, first: Photo | None = None) -> None:
        """Take a gallery whose ``count`` photos may still be to come, but for the one to show first."""
        self._take(gallery, count, first)
        self._wanted = max(0, min(gallery.start + self._moves, count - 1))
        self._index = self._wanted if self.photo_at(self._wanted) is not None else gallery.start
        self.gallery_changed.emit()
        if self.photo is not None:
            self.current_changed.emit(self._index)

    def _take(self, gallery: Gallery, count: int, first: Photo | None) -> None:
        self._gallery, self._first, self._count = gallery, first, count
        self._is_ahead = False
        self._index = self._wanted = 0

    def add_photos(self, photos: Sequence[Photo]) -> None:
        """Take the next photos of the open gallery."""
        if self._gallery is None or not photos:
            return
        first = len(self._gallery.photos)
        is_shown = self.photo is not None and self._index == self._wanted
        self._gallery = self._gallery.with_photos(photos)
        self.photos_added.emit(first)
        if first <= self._wanted < len(self._gallery.photos) and not is_shown:
            self._index = self._wanted
            self.current_changed.emit(self._index)

    def complete(self) -> None:
        """Settle the count once every photo has arrived."""
        self._count = len(self._gallery.photos) if self._gallery is not None else 0
        if self._count and self._wanted >= self._count:
            self.go_to(self._count - 1)

    def clear(self) -> None:
        """Close the gallery and forget moves that were waiting for it."""
        self._gallery, self._first, self._count = None, None, 0
        self._index = self._wanted = self._moves = 0
        self._is_ahead = False
        self._direction = Direction.FORWARD
        self.gallery_changed.emit()

    def step(self, direction: Direction, *, by: int = 1, wrap: bool = False) -> bool:
        """Go ``by`` photos further; at an end stay there and say so.  Return whether it moved."""
        self._direction = direction
        if self._gallery is None or self._is_ahead:
            self._moves += direction.value * by
            return True
        target = step(self._wanted, direction, self._count, wrap=wrap, by=by)
        if target == self._wanted:
            self.end_reached.emit(direction)
            return False
        self.go_to(target)
        return True

    def go_to(self, index: int) -> None:
        """Make the photo at ``index`` the current one, now or as soon as it has arrived."""
        if self._gallery is None or self._is_ahead or not 0 <= index < self._count:
            return
        if index != self._index:
            self._direction = Direction.FORWARD if index > self._index else Direction.BACKWARD
        self._wanted = index
        if index != self._index and index < len(self._gallery.photos):
            self._index = index
            self.current_changed.emit(index)
