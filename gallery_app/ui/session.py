"""The open gallery and its current photo: the one mutable truth of a window."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from gallery_app.model.navigation import Direction, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gallery_app.model.gallery import Gallery, Photo
    from gallery_app.model.metadata import PhotoMetadata

LEARNT: Final = 4_000  # files of which it is kept what they say themselves, some kB each,
LETTERS_LEARNT: Final = 24 << 20  # or fewer of those that say very much
MERGED: Final = 500  # photos that are kept with those words


class Session(QObject):
    """What a window has open.

    Photos arrive in pieces behind the gallery's head, the one to show first with it.  Moves made before
    their photos have arrived are kept and carried out as the photos come, so that no key press is lost.

    Photos are given out with the words that their own files hold, as far as somebody has told them
    (``learn_words``); of very many only those told last are kept.  ``recall`` finds those that were
    forgotten again.
    """

    gallery_changed = Signal()  # another gallery, or none
    article_changed = Signal()  # the same gallery's
    photos_added = Signal(int)  # index of the first new photo
    current_changed = Signal(int)  # the new index
    words_learnt = Signal(object)  # a file whose own words are known now
    words_changed = Signal()  # perhaps those of all photos: other sources count now, or all were forgotten
    place_missed = Signal(int)  # an index wanted before the count was known: there is no such photo
    end_reached = Signal(object)  # a Direction: somebody wanted to go past the first or the last photo

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recall: Callable[[str], PhotoMetadata | None] | None = None
        self._metadata_order = "iptc"  # the name of a Policy
        self._learnt: OrderedDict[str, PhotoMetadata] = OrderedDict()
        self._letters = 0  # of those, about
        self._merged: OrderedDict[int, Photo] = OrderedDict()
        self._gallery: Gallery | None = None
        self._first: Photo | None = None
        self._count = 0
        self._index = 0
        self._wanted = 0  # where the moves so far lead; ahead of the index while photos are still coming
        self._moves = 0  # made before anything was known of the gallery
        self._place: int | None = None  # gone to before then; the moves count from there
        self._is_ahead = False
        self._direction = Direction.FORWARD

    @property
    def gallery(self) -> Gallery | None:
        """The open gallery, with the photos that have arrived so far."""
        return self._gallery

    @property
    def is_awaited(self) -> bool:
        """Whether nothing is known of a gallery yet but perhaps one photo: where moves lead shows later."""
        return self._gallery is None or self._is_ahead

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
        """Return a photo that has arrived, with all words that are known of it, or None."""
        photo = self._as_listed(index)
        metadata = self._learnt.get(photo.file) if photo is not None else None
        if photo is None or metadata is None:
            return photo
        known = self._merged.get(index)
        if known is None or known.metadata is not metadata:
            known = self._merged[index] = self._with_words(photo, metadata)
            if len(self._merged) > MERGED:
                self._merged.popitem(last=False)
        return known

    def all_photos(self) -> Iterator[Photo]:
        """Yield every photo that has arrived, with all words that are known of it."""
        for index in range(len(self._gallery.photos) if self._gallery is not None else 0):
            photo = self.recalled_at(index)
            if photo is None:
                return  # closed meanwhile
            yield photo

    def recalled_at(self, index: int) -> Photo | None:
        """Return what ``photo_at`` does, with words that have been forgotten again; that takes longer."""
        photo = self._as_listed(index)
        if photo is None:
            return None
        metadata = self._learnt.get(photo.file)
        if metadata is None and self.recall is not None:
            metadata = self.recall(photo.file)
        return photo if metadata is None else self._with_words(photo, metadata)

    def learn_words(self, file: str, metadata: PhotoMetadata) -> None:
        """Take what a photo's own file says."""
        from gallery_app.model.metadata import letters_kept  # noqa: PLC0415  — see below

        self._letters += letters_kept(metadata)
        if file in self._learnt:
            self._letters -= letters_kept(self._learnt.pop(file))
        self._learnt[file] = metadata
        while len(self._learnt) > LEARNT or (self._letters > LETTERS_LEARNT and len(self._learnt) > 1):
            self._letters -= letters_kept(self._learnt.popitem(last=False)[1])
        self.words_learnt.emit(file)

    def hold_words(self, index: int) -> None:
        """Let the words of a photo be among those that are forgotten last."""
        photo = self._as_listed(index)
        if photo is not None and photo.file in self._learnt:
            self._learnt.move_to_end(photo.file)

    def forget_words(self) -> None:
        """Forget what photos' own files say: it is going to be read again."""
        self._drop_words()
        self.words_changed.emit()

    def _drop_words(self) -> None:
        self._learnt.clear()
        self._merged.clear()
        self._letters = 0

    def set_metadata_order(self, order: str) -> None:
        """Let another order count where several sources say something; ``order`` names a Policy."""
        if order != self._metadata_order:
            self._metadata_order = order
            self._merged.clear()
            self.words_changed.emit()

    def set_headline(self, headline: str) -> None:
        """Give the article a headline that its photos tell; nothing else of the gallery changes."""
        if self._gallery is not None:
            self._gallery = replace(self._gallery, article=replace(self._gallery.article, headline=headline))
            self.article_changed.emit()

    def _with_words(self, photo: Photo, metadata: PhotoMetadata) -> Photo:
        from gallery_app.model.merging import Policy, merged  # noqa: PLC0415  — the first photo does without

        return merged(photo, metadata, Policy(self._metadata_order))

    def _as_listed(self, index: int) -> Photo | None:
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
        place, self._place = self._place, None
        is_missed = place is not None and place >= count
        begin = gallery.start if place is None or is_missed else place
        self._wanted = max(0, min(begin + self._moves, count - 1))
        self._index = self._wanted if self.photo_at(self._wanted) is not None else gallery.start
        self.gallery_changed.emit()
        if self.photo is not None:
            self.current_changed.emit(self._index)
        if is_missed and place is not None:
            self.place_missed.emit(place)

    def _take(self, gallery: Gallery, count: int, first: Photo | None) -> None:
        self._gallery, self._first, self._count = gallery, first, count
        self._is_ahead = False
        self._index = self._wanted = 0
        self._drop_words()

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
        self._place = None
        self._drop_words()
        self._is_ahead = False
        self._direction = Direction.FORWARD
        self.gallery_changed.emit()

    def step(self, direction: Direction, *, by: int = 1, wrap: bool = False) -> bool:
        """Go ``by`` photos further; at an end stay there and say so.  Return whether it moved."""
        self._direction = direction
        if self.is_awaited:
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
        if self.is_awaited and index >= 0:
            self._place, self._moves = index, 0
        if self._gallery is None or self._is_ahead or not 0 <= index < self._count:
            return
        if index != self._index:
            self._direction = Direction.FORWARD if index > self._index else Direction.BACKWARD
        self._wanted = index
        if index != self._index and index < len(self._gallery.photos):
            self._index = index
            self.current_changed.emit(index)
