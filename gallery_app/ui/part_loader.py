"""Parts of the current photo, decoded for a view that is zoomed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from gallery_app.loader.answers import Picture, Priority
from gallery_app.model.part import Part
from gallery_app.ui.images import image_in

if TYPE_CHECKING:
    from gallery_app.loader.answers import DecodeAnswer, RequestId
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.ui.session import Session

READY_PIXELS: Final = 50_000_000  # a photo that is got ready in vain takes four bytes for each of its pixels


class PartLoader(QObject):
    """Gets parts of the current photo; what is on its way for another one is dropped."""

    # File names travel as objects: Signal(str) would drop the surrogates that stand for undecodable bytes.
    loaded = Signal(
        object, object, object, object
    )  # the photo's file, the Part, a QImage, what it points into
    refused = Signal(object)  # the photo's file: no part of it can be had

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pool: LoaderPool | None = None
        self._pending: dict[RequestId, str] = {}
        self._ready: str | None = None
        session.current_changed.connect(self._drop_stale)

    def attach(self, pool: LoaderPool | None) -> None:
        """Work with another gallery's loaders."""
        self._pool = pool
        self._pending.clear()
        self._ready = None

    def want(self, file: str, facts: PhotoFacts, part: Part) -> None:
        """Ask for a part of the current photo."""
        self._request(file, facts, part, Priority.CURRENT)

    def get_ready(self, file: str, facts: PhotoFacts) -> None:
        """Let a photo be decoded whose parts are going to be asked for, unless it is huge."""
        if self._ready != file and facts.width * facts.height <= READY_PIXELS:
            self._ready = file
            self._request(file, facts, Part((facts.width, facts.height), 0, 0, 1, 1), Priority.NEXT)

    def _request(self, file: str, facts: PhotoFacts, part: Part, priority: Priority) -> None:
        if self._pool is None:
            return
        request: RequestId | None = None

        def take(answer: DecodeAnswer) -> None:
            if request is not None:
                self._pending.pop(request, None)
            if priority is Priority.CURRENT:
                self._take(file, part, answer)

        request = self._pool.region(file, (facts.width, facts.height), part, priority, take)
        self._pending[request] = file

    def _take(self, file: str, part: Part, answer: DecodeAnswer) -> None:
        if isinstance(answer, Picture):
            self.loaded.emit(file, part, image_in(answer), answer.pixels)
        else:
            self.refused.emit(file)

    @Slot()
    def _drop_stale(self) -> None:
        photo = self._session.photo
        current = photo.file if photo is not None else None
        for request in [request for request, file in self._pending.items() if file != current]:
            del self._pending[request]
            if self._pool is not None:
                self._pool.cancel(request)
        self._ready = None
