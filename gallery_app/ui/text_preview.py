"""What a pasted article and a folder of images come to, read by a loader while the text is still changing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gallery_app.loader.answers import (
    GalleryFailure,
    GalleryHead,
    OpenDone,
    OpenRequest,
    PhotosPart,
    Priority,
    Thumbnail,
)
from gallery_app.ui.images import image_of
from gallery_app.ui.loader_link import LoaderLink

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from gallery_app.loader.answers import OpenAnswer, RequestId, ThumbnailAnswer
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.model.gallery import Gallery
    from gallery_app.ui.opener import StartLoaders

REST_MS: Final = 250  # without another change, before the text is read
THUMBNAIL_SIDE: Final = 256  # pixels; a size that the desktop's programs share
THUMBNAILS: Final = 100  # made at most: nobody looks through more in a preview


class TextPreview(QObject):
    """Reads again and again, and tells what came of the last text only.

    done: carries the Gallery, all its photos in it.  failed: carries the GalleryFailure.
    thumbnail_arrived: carries a photo's file and its QImage.
    """

    done = Signal(object)
    failed = Signal(object)
    thumbnail_arrived = Signal(object, object)

    def __init__(self, start_loaders: StartLoaders, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start_loaders = start_loaders
        self._pool: LoaderPool | None = None
        self._link: LoaderLink | None = None
        self._request: RequestId | None = None
        self._wish: OpenRequest | None = None
        self._gallery: Gallery | None = None
        self._images: dict[str, QImage | None] = {}  # by file; None: asked for
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read)

    @property
    def wish(self) -> OpenRequest | None:
        """What was asked for last."""
        return self._wish

    def image(self, file: str) -> QImage | None:
        """Return a photo's thumbnail if it has arrived."""
        return self._images.get(file)

    def show(self, text: str, folder: str) -> None:
        """Read ``text`` with the images of ``folder`` as soon as neither changes any more."""
        self._wish = OpenRequest(paths=(folder,), text=text)
        self._rest.start()

    def close(self) -> None:
        """Let the loaders go; nothing is told afterwards."""
        self._rest.stop()
        self._wish = self._request = None
        if self._link is not None:
            self._link.close()
            self._link.deleteLater()
            self._link = None
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    @Slot()
    def _read(self) -> None:
        wish = self._wish
        if wish is None:
            return
        if self._pool is None or self._pool.paths != wish.paths:
            self.close()
            self._wish = wish
            self._images = {}
            self._pool = self._start_loaders(wish.paths)
            self._link = LoaderLink(self._pool, self)
            self._pool.start()
        elif self._request is not None:
            self._pool.cancel(self._request)
        pool = self._pool
        self._gallery = None
        self._request = pool.open(wish, lambda answer: self._take(pool, wish, answer))

    def _take(self, pool: LoaderPool, wish: OpenRequest, answer: OpenAnswer) -> None:
        if pool is not self._pool or wish is not self._wish:
            return  # the text has changed meanwhile
        match answer:
            case GalleryHead(gallery):
                self._gallery = gallery
            case PhotosPart(photos) if self._gallery is not None:
                self._gallery = self._gallery.with_photos(photos)
            case OpenDone() if self._gallery is not None:
                self.done.emit(self._gallery)
                self._ask_for_thumbnails(pool, self._gallery)
            case GalleryFailure():
                self.failed.emit(answer)

    def _ask_for_thumbnails(self, pool: LoaderPool, gallery: Gallery) -> None:
        for photo in gallery.photos[:THUMBNAILS]:
            if photo.state is None and photo.file not in self._images:
                self._images[photo.file] = None
                pool.thumbnail(
                    photo.file,
                    THUMBNAIL_SIDE,
                    Priority.VISIBLE_THUMBNAIL,
                    partial(self._keep, pool, photo.file),
                    is_first_look=True,
                )

    def _keep(self, pool: LoaderPool, file: str, answer: ThumbnailAnswer) -> None:
        if pool is self._pool and isinstance(answer, Thumbnail):
            image = image_of(answer.picture)
            self._images[file] = image
            self.thumbnail_arrived.emit(file, image)
