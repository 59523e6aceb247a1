"""The photos decoded for the window: what is there, what is on its way, what is worth having next."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gallery_app.loader.answers import PhotoFailure, Picture, Priority
from gallery_app.model.navigation import ahead
from gallery_app.ui.images import image_of
from gallery_app.ui.part_loader import PartLoader

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from gallery_app.loader.answers import DecodeAnswer, RequestId
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.ui.session import Session

AHEAD = 2  # photos decoded ahead in the direction of travel: covers a double press
BEHIND = 1  # and one the other way: people go back to look again
SETTLE_MS = 200  # after this long without a change of the area, the neighbours are decoded for it
CACHE_BYTES = 48_000_000  # decoded pixels kept: about eight photos at 1920 x 1080

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A photo's picture, decoded to fit ``box`` (device pixels)."""

    image: QImage
    facts: PhotoFacts
    box: Size

    @property
    def sharp(self) -> bool:
        """Whether the whole file's detail is in it, so that no larger box could show more."""
        return self.image.width() >= self.facts.width and self.image.height() >= self.facts.height


class PhotoLoader(QObject):
    """Keeps the current photo and its neighbours decoded for the area they will fill."""

    # File names travel as objects: Signal(str) would drop the surrogates that stand for undecodable bytes.
    loaded = Signal(object, object)  # the photo's file, a Loaded
    failed = Signal(object, object)  # the photo's file, a PhotoFailure

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.parts = PartLoader(session, self)
        self._pool: LoaderPool | None = None
        self._box: Size = (1, 1)
        self._cache: OrderedDict[tuple[str, Size], Loaded] = OrderedDict()
        self._failures: dict[str, PhotoFailure] = {}
        self._pending: dict[tuple[str, Size], RequestId] = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.want_current)
        session.photos_added.connect(self._want_neighbours)

    @property
    def box(self) -> Size:
        """The area that a photo fills, in device pixels."""
        return self._box

    def attach(self, pool: LoaderPool | None) -> None:
        """Work with another gallery's loaders; everything decoded so far is forgotten."""
        self._pool = pool
        self.parts.attach(pool)
        self._cache.clear()
        self._failures.clear()
        self._pending.clear()

    def set_box(self, box: Size) -> None:
        """Decode for another area from now on."""
        if box != self._box:
            self._box = box
            self._settle.start()

    def ready(self, file: str) -> Loaded | None:
        """Return the photo decoded for the present area, if it is there."""
        found = self._cache.get((file, self._box))
        if found is None:
            # Decoded whole is right for every area it fits into.
            found = next(
                (got for (name, _), got in self._cache.items() if name == file and self._fits(got)), None
            )
        return found

    def any_size(self, file: str) -> Loaded | None:
        """Return the largest picture there is of the photo, for standing in."""
        sizes = [got for (name, _), got in self._cache.items() if name == file]
        return max(sizes, key=lambda got: got.image.width(), default=None)

    def failure(self, file: str) -> PhotoFailure | None:
        """Return why the photo cannot be shown, if that is known."""
        return self._failures.get(file)

    def keep(self, file: str, picture: Picture, box: Size) -> Loaded:
        """Take a picture that came by another way than a request of ours (the first photo)."""
        got = Loaded(image_of(picture), picture.facts, box)
        self._cache[(file, box)] = got
        self._trim()
        return got

    @Slot()
    def want_current(self) -> None:
        """Ask for the current photo and its neighbours; drop requests that nobody waits for any more."""
        wanted = self._wanted()
        self._drop_stale({(file, self._box) for file in wanted})
        self._ask_for(wanted)

    def want_size(self, file: str, size: Size) -> None:
        """Ask for the current photo at exactly ``size`` device pixels (zooming)."""
        if (file, size) in self._cache:
            self.loaded.emit(file, self._cache[(file, size)])
        else:
            self._request(file, size, Priority.CURRENT)

    @Slot()
    def _want_neighbours(self) -> None:
        """Ask for neighbours that have arrived behind the photo on show."""
        if self._session.photo is not None:
            self._ask_for(self._wanted())

    def _ask_for(self, wanted: dict[str, Priority]) -> None:
        for file, priority in wanted.items():
            if self.ready(file) is None:
                self._request(file, self._box, priority)

    def _wanted(self) -> dict[str, Priority]:
        session = self._session
        wanted: dict[str, Priority] = {}
        if session.photo is not None:
            wanted[session.photo.file] = Priority.CURRENT
        near = ahead(session.index, session.direction, session.count, forward=AHEAD, back=BEHIND)
        for index in near:
            photo = session.photo_at(index)
            if photo is not None and photo.reason is None:
                wanted.setdefault(photo.file, Priority.NEXT)
        return wanted

    def _fits(self, got: Loaded) -> bool:
        return got.sharp and got.image.width() <= self._box[0] and got.image.height() <= self._box[1]

    def _drop_stale(self, wanted: set[tuple[str, Size]]) -> None:
        for key in [key for key in self._pending if key not in wanted]:
            request = self._pending.pop(key)
            if self._pool is not None:
                self._pool.cancel(request)

    def _request(self, file: str, box: Size, priority: Priority) -> None:
        if self._pool is None or not file or file in self._failures:
            return
        key = (file, box)
        if key in self._pending:
            self._pool.prioritise(self._pending[key], priority)
            return
        self._pending[key] = self._pool.decode(file, box, priority, lambda answer: self._take(key, answer))

    def _take(self, key: tuple[str, Size], answer: DecodeAnswer) -> None:
        self._pending.pop(key, None)
        file, box = key
        match answer:
            case Picture():
                got = self.keep(file, answer, box)
                self.loaded.emit(file, got)
            case PhotoFailure():
                self._failures[file] = answer
                self.failed.emit(file, answer)

    def _trim(self) -> None:
        """Drop the pictures that are farthest from the current photo until the rest fits the bound."""
        current = self._session.photo
        total = sum(got.image.sizeInBytes() for got in self._cache.values())
        for key in list(self._cache):
            if total <= CACHE_BYTES or len(self._cache) <= 1:
                return
            if current is not None and key[0] == current.file and key[1] == self._box:
                continue
            total -= self._cache.pop(key).image.sizeInBytes()
