"""The headline of a plain folder: the one that all its photos carry, if there is one."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from gallery_app.model.gallery import GalleryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.model.gallery import Photo
    from gallery_app.ui.session import Session
    from gallery_app.ui.words_loader import WordsLoader

TURN_SECONDS: Final = 0.004  # of looking at photos before the window has its turn again


class SharedHeadline(QObject):
    """Looks for it once all photos have been read."""

    def __init__(self, session: Session, words: WordsLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._is_done = False
        self._photos: Iterator[Photo] = iter(())
        self._first: Photo | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        words.read_on.connect(self._begin)
        session.gallery_changed.connect(self._forget)
        session.words_changed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._turn.stop()
        self._is_done = False

    @Slot()
    def _begin(self) -> None:
        gallery = self._session.gallery
        if self._is_done or gallery is None or not self._words.is_complete:
            return
        self._is_done = True
        if gallery.kind is GalleryKind.FOLDER and self._session.count > 1:
            self._photos, self._first = self._session.all_photos(), None
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Compare photos for a moment; the first one that differs ends it."""
        from gallery_app.model.merging import shared_headline  # noqa: PLC0415  — see ``Session``

        until = perf_counter() + TURN_SECONDS
        for photo in self._photos:
            self._first = self._first or photo
            if photo.words.headline is None or photo.words.headline != self._first.words.headline:
                return
            if perf_counter() > until:
                self._turn.start()
                return
        headline = shared_headline((self._first, self._first)) if self._first is not None else None
        if headline is not None:
            self._session.set_headline(headline)
