"""Searching the open gallery while somebody types, without keeping the window from anything."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gallery_app.model.gallery import Photos
from gallery_app.model.photo_search import PhotoSearch, SearchTexts
from gallery_app.model.search import NO_QUERY, Query, words_to_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.ui.session import Session

TURN_SECONDS: Final = 0.006  # of searching before the window has its turn again


class SessionTexts(SearchTexts):
    """The folded words of the open gallery's photos, kept up to date.

    ``on_renewed`` is called with the index of a photo whose words have changed, and with None where those of
    all photos may have.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(self._words_of)
        self.on_renewed: Callable[[int | None], None] = lambda _index: None
        self._session = session
        self._places: dict[str, list[int]] = {}  # of each file
        self._follow()
        session.gallery_changed.connect(self._begin_anew)
        session.photos_added.connect(self._follow)
        session.words_learnt.connect(self._learn)
        session.words_changed.connect(self._begin_anew)

    def _follow(self, _first: int = 0) -> None:
        gallery = self._session.gallery
        rows = Photos(gallery.photos).rows if gallery is not None else []
        for index in range(len(self), len(rows)):
            row = rows[index]
            self._places.setdefault(row if isinstance(row, str) else row.file, []).append(index)
        self.grow(len(rows))

    def _begin_anew(self) -> None:
        self.clear()
        self._places.clear()
        self._follow()
        self.on_renewed(None)

    def _learn(self, file: str) -> None:
        for index in self._places.get(file, ()):
            # At once: of very many photos the words are forgotten again, these texts never.
            self.renew(index)
            self.on_renewed(index)

    def _words_of(self, index: int) -> str:
        photo = self._session.recalled_at(index)
        return "" if photo is None else words_to_search(photo)


class GallerySearch(QObject):
    """One search in the open gallery; ``texts`` have to be made before it."""

    changed = Signal()  # more was found, or something else is searched for

    def __init__(self, session: Session, texts: SessionTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = PhotoSearch(texts)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        texts.on_renewed = self._look_again
        session.photos_added.connect(self._look_at_more)

    @property
    def query(self) -> Query:
        """What is searched for."""
        return self._photos.query

    @property
    def photos(self) -> PhotoSearch:
        """What is found among the photos."""
        return self._photos

    @property
    def is_at_work(self) -> bool:
        """Whether there are photos still to be looked at."""
        return self._turn.isActive()

    def start(self, query: Query) -> None:
        """Search for something else; what is found first is there at once."""
        if query != self._photos.query:
            self._photos.start(query)
            self._go_on()

    def _look_again(self, index: int | None) -> None:
        """Look at a photo whose words have changed, or at all of them."""
        if index is None:
            query = self._photos.query
            self._photos.start(NO_QUERY)
            self._photos.start(query)
            self._go_on()
            return
        before = self._photos.has(index)
        self._photos.look_again(index)
        if self._photos.has(index) != before:
            self.changed.emit()

    @Slot()
    def _look_at_more(self) -> None:
        if self._photos.query:
            self._turn.start()

    @Slot()
    def _go_on(self) -> None:
        until = perf_counter() + TURN_SECONDS
        if self._photos.go_on(lambda: perf_counter() > until):
            self._turn.stop()
        else:
            self._turn.start()
        self.changed.emit()
