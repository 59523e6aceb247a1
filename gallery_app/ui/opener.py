"""Opening a gallery: loaders are started for it, and what they answer goes into the session."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gallery_app.loader.answers import (
    FirstPicture,
    GalleryFailure,
    GalleryHead,
    OpenDone,
    OpenRequest,
    PhotosPart,
    SeveralGalleries,
)
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.ui.loader_link import LoaderLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import OpenAnswer
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.ui.photo_loader import PhotoLoader
    from gallery_app.ui.session import Session
    from gallery_app.ui.thumbnail_loader import ThumbnailLoader
    from gallery_app.ui.words_loader import WordsLoader

    StartLoaders = Callable[[tuple[str, ...]], LoaderPool]

BEHIND_MS = 30_000  # that a window is not in front; then its loaders end


class OpensGalleries(Protocol):
    """What a window is asked when something is to be opened in it."""

    @property
    def by_date(self) -> bool:
        """Whether plain folders are sorted by date."""

    def open(self, request: OpenRequest, pool: LoaderPool | None = None) -> None:
        """Open what ``request`` names."""

    def choose_folder(self) -> None:
        """Ask for a folder and open it."""


class GalleryOpener(QObject):
    """Owns the loaders of the open gallery."""

    begun = Signal()  # something is being opened: keys count from now on
    head_arrived = Signal()  # the session has the gallery; its photos follow
    done = Signal()
    failed = Signal(object)  # a GalleryFailure: nothing was opened
    several_found = Signal(object)  # tuple[str, ...]: galleries of their own, a window each
    read = Signal()  # nothing more will come, whatever came

    def __init__(
        self,
        session: Session,
        photos: PhotoLoader,
        words: WordsLoader,
        thumbnails: ThumbnailLoader,
        start_loaders: StartLoaders,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._photos = photos
        self._words = words
        self._thumbnails = thumbnails
        self._start_loaders = start_loaders
        self._pool: LoaderPool | None = None
        self._link: LoaderLink | None = None
        self._request: OpenRequest | None = None
        self._is_reading = False
        self._protections: tuple[str, ...] = ()
        self._real = ("", "")
        self._behind = QTimer(self)
        self._behind.setInterval(BEHIND_MS)  # again and again: at first there may be something left to do
        self._behind.timeout.connect(self._rest)

    @property
    def request(self) -> OpenRequest | None:
        """What was opened last."""
        return self._request

    @property
    def pool(self) -> LoaderPool | None:
        """The loaders of the open gallery."""
        return self._pool

    @property
    def protections(self) -> tuple[str, ...]:
        """The lock-down steps in force in the loaders."""
        return self._protections

    @property
    def real(self) -> tuple[str, str]:
        """The path and the root of the gallery with every link followed, as a loader has told them."""
        return self._real

    def set_in_front(self, *, in_front: bool) -> None:
        """Let the loaders go some time after the window is no longer the one that is worked with."""
        if not in_front and not self._behind.isActive():
            self._behind.start()
        elif in_front:
            self._behind.stop()

    @Slot()
    def _rest(self) -> None:
        if self._pool is not None:
            self._pool.rest()

    def renew_colours(self) -> None:
        """Decode for a screen of other colours."""
        if self._pool is not None:
            self._pool.renew()
            self._photos.decode_anew()

    @property
    def is_opening(self) -> bool:
        """Whether something is being opened of which nothing is known yet."""
        return self._pool is not None and self._session.gallery is None

    @property
    def is_reading(self) -> bool:
        """Whether photos of the gallery, or news of it, may still come."""
        return self._is_reading

    def open(self, request: OpenRequest, pool: LoaderPool | None = None) -> None:
        """Open what ``request`` names, with loaders that were started before Qt if there are any."""
        self.close()
        self._request = request
        self._is_reading = True
        if pool is None:
            pool = self._start_loaders(request.paths)
        self._pool = pool
        self._link = LoaderLink(pool, self)
        self._photos.attach(pool)
        self._words.attach(pool)
        self._thumbnails.attach(pool)
        pool.start()
        pool.open(request, lambda answer: self._take(pool, answer))
        self.begun.emit()

    def close(self) -> None:
        """Let the loaders go and forget the gallery."""
        if self._link is not None:
            self._link.close()
            self._link.deleteLater()
            self._link = None
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        self._photos.attach(None)
        self._words.attach(None)
        self._thumbnails.attach(None)
        self._session.clear()
        self._real = ("", "")
        gc.unfreeze()
        self._end_reading()

    def _take(self, pool: LoaderPool, answer: OpenAnswer) -> None:
        if pool is not self._pool or self._request is None:
            return  # the reader has opened something else meanwhile
        match answer:
            case FirstPicture(file, picture):
                self._photos.keep(file, picture, self._request.box or self._photos.box)
                self._session.open_ahead(_unread(self._request.paths[0], file), Photo(PhotoId(file), file))
            case GalleryHead(gallery, count, protections, first, real):
                self._protections, self._real = protections, real
                self._session.open(gallery, count, first)
                self.head_arrived.emit()
            case PhotosPart(photos):
                self._session.add_photos(photos)
                # Photos are kept until the gallery is closed.  Looking through 100,000 with captions for
                # garbage would stop the window for 100 ms, time and again.
                gc.freeze()
            case OpenDone():
                self._session.complete()
                self.done.emit()
                self._end_reading()
            case SeveralGalleries(paths):
                self.close()
                self.several_found.emit(paths)
            case GalleryFailure():
                self.close()
                self.failed.emit(answer)

    def _end_reading(self) -> None:
        if self._is_reading:
            self._is_reading = False
            self.read.emit()


def _unread(path: str, first: str) -> Gallery:
    """Return what is known of a gallery before it has been read."""
    root, name = os.path.split(os.path.abspath(path))
    return Gallery(GalleryKind.FILE, path, root if name == first else path, Article(""))
