"""The photos decoded for the window: what is there, what is on its way, what is worth having next."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from gallery_app.library.memory import is_short_of_memory
from gallery_app.loader.answers import PhotoFailure, Picture, Priority, Quality
from gallery_app.model.fitting import fit_rectangle
from gallery_app.model.leafing import Pace, Steps, Worth, wishes
from gallery_app.ui.images import image_of
from gallery_app.ui.part_loader import PartLoader
from gallery_app.ui.photo_cache import Loaded, PhotoCache, Size
from gallery_app.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery_app.loader.answers import DecodeAnswer, RequestId
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.model.leafing import Wish
    from gallery_app.ui.session import Session

SETTLE_MS: Final = 200  # after this long without a change of the area, the neighbours are decoded for it
REST_MS: Final = 120  # after this long without a step, everything is decoded as well as it can be
RELEASED_MS: Final = 60  # the same where a key was held: so long it would not have paused


class _Key(NamedTuple):
    """What a request is about."""

    file: str
    box: Size


class _Pending(NamedTuple):
    request: RequestId
    quality: Quality


class PhotoLoader(QObject):
    """Keeps the current photo and its neighbours decoded for the area they will fill.

    While somebody leafs fast, photos are decoded quickly, and while a key is held as previews; at rest
    the current one is decoded exactly.
    """

    # File names travel as objects: Signal(str) would drop the surrogates that stand for undecodable bytes.
    loaded = Signal(object, object)  # the photo's file, a Loaded
    failed = Signal(object, object)  # the photo's file, a PhotoFailure

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.parts = PartLoader(session, self)
        self._pool: LoaderPool | None = None
        self._box: Size = (1, 1)
        self._cache = PhotoCache()
        self._steps = Steps()
        self._last: str | None = None  # the photo that was stepped to last
        self._is_late = False  # whether it was left before there was anything to see of it
        self._near: frozenset[str] = frozenset()
        self._failures: dict[str, PhotoFailure] = {}
        self._pending: dict[_Key, _Pending] = {}
        self._settle = single_shot(self, SETTLE_MS, self.want_current)
        self._soon = single_shot(self, 0, self.want_current)
        self._rest = single_shot(self, REST_MS, self._come_to_rest)
        session.photos_added.connect(self._want_neighbours)

    @property
    def box(self) -> Size:
        """The area that a photo fills, in device pixels."""
        return self._box

    @property
    def is_held(self) -> bool:
        """Whether somebody leafs through by holding a key."""
        return self._steps.pace(time.monotonic()) is Pace.HELD

    @property
    def kept_bytes(self) -> int:
        """The decoded pixels that are kept."""
        return self._cache.bytes

    def attach(self, pool: LoaderPool | None) -> None:
        """Work with another gallery's loaders; everything decoded so far is forgotten."""
        self._pool = pool
        self.parts.attach(pool)
        self._cache.clear()
        self._failures.clear()
        self._pending.clear()
        self._steps.stop()
        self._rest.stop()
        self._soon.stop()

    def decode_anew(self) -> None:
        """Forget every picture and decode those that are wanted again: the colours of the screen changed."""
        self._cache.clear()
        self.want_current()

    def set_box(self, box: Size) -> None:
        """Decode for another area from now on."""
        if box != self._box:
            self._box = box
            self._settle.start()

    def ready(self, file: str) -> Loaded | None:
        """Return the photo decoded for the present area, if it is there."""
        return self._cache.get(file, self._box)

    def any_size(self, file: str) -> Loaded | None:
        """Return the largest picture there is of the photo, for standing in."""
        return self._cache.largest(file)

    def failure(self, file: str) -> PhotoFailure | None:
        """Return why the photo cannot be shown, if that is known."""
        return self._failures.get(file)

    @property
    def failures(self) -> Mapping[str, PhotoFailure]:
        """The photos that turned out not to be shown, by file."""
        return self._failures

    def keep(self, file: str, picture: Picture, box: Size, quality: Quality = Quality.QUICK) -> Loaded:
        """Take a picture, such as the first photo's, which nobody here asked for."""
        reached = Quality.EXACT if picture.exact else quality
        got = Loaded(image_of(picture), picture.facts, box, reached)
        self._cache.put(file, got)
        current = self._session.photo
        self._cache.trim(current.file if current is not None else file, self._near)
        return got

    @Slot()
    def step(self) -> None:
        """Ask for what another current photo makes worth having."""
        now = time.monotonic()
        self._steps.note(now)
        self._is_late = self._last is not None and self.ready(self._last) is None
        self._rest.start(RELEASED_MS if self._steps.pace(now) is Pace.HELD else REST_MS)
        photo = self._session.photo
        self._last = photo.file if photo is not None else None
        if photo is not None and self.ready(photo.file) is not None:
            self._soon.start()  # when it is painted: until then the loaders would only take the cores
        else:
            self.want_current()

    @Slot()
    def want_current(self) -> None:
        """Ask for the current photo and its neighbours; drop requests that nobody waits for any more."""
        pace = self._steps.pace(time.monotonic())
        wanted = self._wanted(pace)
        self._near = frozenset(file for file, _ in wanted)
        self._drop_stale()
        for file, wish in wanted:
            self._want(file, wish, pace)

    def want_size(self, file: str, size: Size) -> None:
        """Ask for the current photo at exactly ``size`` device pixels."""
        fits = size == self._box or self._is_fit(file, size)
        if fits and self._rest.isActive():
            return  # asked for when the steps have come to rest
        box = self._box if fits else size
        known = self._cache.get(file, box)
        if known is not None and known.quality is Quality.EXACT:
            self.loaded.emit(file, known)
        else:
            self._request(_Key(file, box), Priority.CURRENT, Quality.EXACT)

    @Slot()
    def _come_to_rest(self) -> None:
        self._steps.stop()
        if is_short_of_memory():
            photo = self._session.photo
            self._cache.trim(photo.file if photo is not None else None, (), 0)
        self.want_current()

    @Slot()
    def _want_neighbours(self) -> None:
        """Ask for neighbours that have arrived behind the photo on show."""
        if self._session.photo is not None:
            self.want_current()

    def _wanted(self, pace: Pace) -> list[tuple[str, Wish]]:
        session = self._session
        wanted: list[tuple[str, Wish]] = []
        for wish in wishes(session.index, session.direction, session.count, pace, is_late=self._is_late):
            photo = session.photo_at(wish.at)
            if photo is not None and photo.file and (photo.reason is None or wish.worth is Worth.CURRENT):
                wanted.append((photo.file, wish))
        return wanted

    def _want(self, file: str, wish: Wish, pace: Pace) -> None:
        quality, priority = _how(wish.worth, pace)
        known = self._cache.get(file, self._box)
        if quality is Quality.EXACT and (known is None or known.quality is Quality.PREVIEW):
            if wish.worth is not Worth.CURRENT:
                return
            quality = Quality.QUICK  # something sharp to see soon; the exact one is asked for behind it
        if known is None or known.quality > quality:
            self._request(_Key(file, self._box), priority, quality)

    def _is_fit(self, file: str, size: Size) -> bool:
        """Return whether ``size`` is that of the whole photo in the present area."""
        known = self._cache.largest(file)
        if known is None:
            return False
        fitted = fit_rectangle((known.facts.width, known.facts.height), self._box)[2:]
        return max(abs(size[0] - fitted[0]), abs(size[1] - fitted[1])) <= 1

    def _drop_stale(self) -> None:
        """Forget what nobody waits for; what a loader is at already is of use sooner or later."""
        photo = self._session.photo
        sized = photo.file if photo is not None else None  # may be wanted for a zoom as well
        for key in list(self._pending):
            if key.file in self._near and (key.box == self._box or key.file == sized):
                continue
            if self._pool is None or self._pool.withdraw(self._pending[key].request):
                del self._pending[key]

    def _request(self, key: _Key, priority: Priority, quality: Quality) -> None:
        if self._pool is None or not key.file or key.file in self._failures:
            return
        pending = self._pending.get(key)
        if pending is not None and (pending.quality <= quality or not self._pool.withdraw(pending.request)):
            self._pool.prioritise(pending.request, priority)
            return
        request = self._pool.decode(
            key.file, key.box, priority, lambda answer: self._take(key, quality, answer), quality=quality
        )
        self._pending[key] = _Pending(request, quality)

    def _take(self, key: _Key, quality: Quality, answer: DecodeAnswer) -> None:
        self._pending.pop(key, None)
        match answer:
            case Picture():
                got = self.keep(key.file, answer, key.box, quality)
                self.loaded.emit(key.file, got)
                photo = self._session.photo
                if photo is not None and photo.file == key.file and not self._rest.isActive():
                    self.want_current()
            case PhotoFailure():
                self._failures[key.file] = answer
                self.failed.emit(key.file, answer)


def _how(worth: Worth, pace: Pace) -> tuple[Quality, Priority]:
    """Return how well a photo is decoded, and how soon."""
    match worth:
        case Worth.CURRENT if pace is Pace.HELD:
            return Quality.PREVIEW, Priority.CURRENT
        case Worth.CURRENT:
            return (Quality.EXACT if pace is Pace.REST else Quality.QUICK), Priority.CURRENT
        case Worth.NEXT:
            return Quality.QUICK, Priority.NEXT
        case Worth.PREVIEW:
            return Quality.PREVIEW, Priority.NEXT if pace is Pace.HELD else Priority.PREVIEW
        case Worth.BETTER:
            return Quality.EXACT, Priority.IDLE
