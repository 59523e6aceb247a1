"""The words that photos carry themselves: read before their photos are looked at, all others at leisure."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from gallery_app.loader.answers import PhotoFailure, Priority
from gallery_app.model.leafing import AHEAD, BEHIND, FAR
from gallery_app.model.navigation import ahead
from gallery_app.model.whereabouts import holds_all
from gallery_app.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gallery_app.library.words_cache import Kept, WordsCache
    from gallery_app.loader.answers import RequestId, WordsAnswer
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.model.gallery import Photo
    from gallery_app.model.metadata import PhotoMetadata
    from gallery_app.ui.session import Session

AT_LEISURE: Final = 64  # photos asked for in one request while the reader rests
REST_MS: Final = 300  # without a step; then photos that nobody looks at yet have their turn
FEW: Final = 500  # photos of a gallery that is read whole although nobody searches
BATCH: Final = 8  # photos far ahead that one request is made for
KEEP_MS: Final = 30  # from one writing into the cache to the next,
KEPT_AT_ONCE: Final = 24  # of so many photos each: some 3 ms


class WordsLoader(QObject):
    """Has the words of photos read, and tells the session.

    Before the first picture of a gallery is on the screen nothing is asked for.  ``open_cache`` gives what
    was read in former runs; None: there is no cache.  ``legacy_of`` gives the encoding that was chosen for
    the old texts of a gallery (a name of LEGACY_ENCODINGS), by its folder, or an empty text.
    """

    settled = Signal(object)  # a file: its words are known, or never will be
    read_on = Signal()  # more photos are read, or all
    complained = Signal(object)  # a Sentence: the cache cannot be written

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_cache: Callable[[], WordsCache] | None = None
        self.legacy_of: Callable[[str], str] = lambda _root: ""
        self._session = session
        self._pool: LoaderPool | None = None
        self._legacy: str | None = None
        self._may_ask = False
        self._wants_all = False
        self._has_asked = False  # anything of these loaders
        self._read: set[str] = set()  # files of which nothing more will be known
        self._failed: set[str] = set()
        self._distrusted: set[str] = set()  # of which the cache holds nonsense
        self._pending: dict[str, RequestId] = {}
        self._idle: RequestId | None = None  # the request that was made at leisure
        self._next = 0  # where reading at leisure goes on
        self._left: list[str] = []  # files that it is to come back to
        self._unkept: dict[str, PhotoMetadata] = {}
        self._stepped = 0.0
        self._soon = single_shot(self, 0, self._begin)
        self._rest = single_shot(self, REST_MS, self._read_at_leisure)
        self._keeping = single_shot(self, KEEP_MS, self._keep_some)
        session.recall = self._recall
        session.photos_added.connect(self._go_on)

    @property
    def read_count(self) -> int:
        """How many photos are read, those that cannot be read included."""
        return len(self._read)

    @property
    def reads_all(self) -> bool:
        """Whether all photos are being read, or have been."""
        return self._wants_all

    @property
    def is_complete(self) -> bool:
        """Whether the words of every photo are known that will ever be."""
        gallery = self._session.gallery
        if gallery is None or self._session.is_ahead:
            return False
        return self._next >= self._session.count == len(gallery.photos) and not self._left and not self._idle

    def attach(self, pool: LoaderPool | None) -> None:
        """Work with another gallery's loaders; what was read of the last one is kept in the cache."""
        self._keep_all()
        self._pool = pool
        self._may_ask = self._wants_all = self._has_asked = False
        self._legacy = None
        for timer in (self._soon, self._rest):
            timer.stop()
        self._forget()

    def set_legacy(self, encoding: str | None) -> None:
        """Read everything again: ``encoding`` is how texts are written that do not tell it themselves."""
        if encoding == self._legacy:
            return
        self._legacy = encoding
        if self._pool is not None:
            for request in {*self._pending.values(), *(() if self._idle is None else (self._idle,))}:
                self._pool.cancel(request)
        self._keep_all()
        self._forget()
        self._session.forget_words()
        self._begin()

    def is_told(self, photo: Photo) -> bool:
        """Return whether a photo can be shown with its words: nothing more about it is to be waited for."""
        if self._pool is None or not photo.file or photo.reason is not None:
            return True
        if photo.metadata is not None or photo.file in self._failed:
            return True
        return photo.words.caption is not None and photo.words.credit is not None

    @Slot()
    def begin(self) -> None:
        """Ask from now on: the first picture is on the screen."""
        if not self._may_ask and self._pool is not None:
            self._may_ask = True
            self._soon.start()  # when it is painted

    def read_all(self) -> None:
        """Read the words of all photos, at leisure."""
        self._wants_all = True
        self._rest_soon()

    def hold_off(self) -> None:
        """Let somebody type or look first; reading at leisure goes on a moment later."""
        self._stepped = time.monotonic()

    def want(self, *, is_held: bool = False) -> None:
        """Ask for the words of the current photo and its neighbours, the most urgent first.

        ``is_held``: photos fly by, so that only those ahead are worth it, many at once.
        """
        self._stepped = time.monotonic()
        if not self._may_ask or self._session.is_ahead:
            return
        current, near, far = self._around()
        if is_held:
            missing = self._waited_for(far)
            if len(missing) >= BATCH or self._waited_for(far[: FAR - BATCH]):
                self._ask(missing, Priority.NEXT)
            return
        if not self._has_asked and self._waited_for(current):
            # At first the other loader has the photos for itself: this one has to import what words need.
            self._ask(self._waited_for((*current, *near, *far)), Priority.CURRENT)
        self._ask(self._waited_for(current), Priority.CURRENT)
        self._hurry_current()
        self._ask(self._waited_for(near), Priority.NEXT)
        self._ask(self._waited_for(far), Priority.PREVIEW)
        self._rest_soon()

    # Asking

    def _around(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Return the current photo, its neighbours, and those far ahead, by index."""
        session = self._session
        near = ahead(session.index, session.direction, session.count, forward=AHEAD, back=BEHIND)
        far = ahead(session.index, session.direction, session.count, forward=FAR, back=0)
        return (session.index,), near, [index for index in far if index not in near]

    def _missing(self, indexes: Iterable[int]) -> list[str]:
        """Return the files whose words are not there and not on their way."""
        photos = (self._session.photo_at(index) for index in indexes)
        return [photo.file for photo in photos if photo is not None and self._is_missing(photo)]

    def _waited_for(self, indexes: Iterable[int]) -> list[str]:
        """Return those of them that are not shown without their words: their bundle says too little."""
        photos = (self._session.photo_at(index) for index in indexes)
        return [
            photo.file
            for photo in photos
            if photo is not None and self._is_missing(photo) and not self.is_told(photo)
        ]

    def _is_missing(self, photo: Photo) -> bool:
        return photo.file not in self._pending and self._is_unread(photo)

    def _is_unread(self, photo: Photo) -> bool:
        if not photo.file or photo.reason is not None or photo.metadata is not None:
            return False
        return photo.file not in self._failed

    def _hurry_current(self) -> None:
        """Let a request for the current photo's words that was made for later go first."""
        photo = self._session.photo
        if photo is None or self.is_told(photo):
            return
        request = self._pending.get(photo.file)
        if request is not None and self._pool is not None:
            self._pool.prioritise(request, Priority.CURRENT)

    def _ask(self, files: Sequence[str], priority: Priority) -> RequestId | None:
        if not files or self._pool is None:
            return None
        if not self._has_asked:
            self._legacy = self._chosen_legacy()
        pool, kept = self._pool, self._kept(files)
        request = pool.read_words(
            files,
            {file: one.stamp for file, one in kept.items()},
            priority,
            lambda file, answer: self._take(pool, file, answer, kept.get(file)),
            lambda left: self._end(pool, left, priority),
            legacy=self._legacy,
        )
        self._pending.update(dict.fromkeys(files, request))
        self._has_asked = True
        return request

    def _chosen_legacy(self) -> str | None:
        from gallery_app.model.metadata import LEGACY_ENCODINGS  # noqa: PLC0415  — the first photo does without

        gallery = self._session.gallery
        chosen = self.legacy_of(gallery.root) if gallery is not None else ""
        return chosen if any(chosen == known.name for known in LEGACY_ENCODINGS) else None

    def _kept(self, files: Sequence[str]) -> dict[str, Kept]:
        place = self._place_in_cache()
        if place is None:
            return {}
        cache, root = place
        return cache.known(root, [file for file in files if file not in self._distrusted])

    # Answers

    def _take(self, pool: LoaderPool, file: str, answer: WordsAnswer, kept: Kept | None) -> None:
        if pool is not self._pool:
            return
        self._pending.pop(file, None)
        match answer:
            case PhotoFailure():
                self._failed.add(file)
            case str():
                metadata = _metadata_in(kept.text) if kept is not None else None
                if metadata is None:
                    self._distrusted.add(file)
                    self._ask([file], Priority.NEXT)
                    return
                self._session.learn_words(file, metadata)
            case _:
                self._unkept[file] = answer
                if not self._keeping.isActive():
                    self._keeping.start()
                self._session.learn_words(file, answer)
        self._read.add(file)
        self.settled.emit(file)

    def _end(self, pool: LoaderPool, left: tuple[str, ...], priority: Priority) -> None:
        if pool is not self._pool:
            return
        for file in left:
            self._pending.pop(file, None)
        if priority is Priority.IDLE:
            self._idle = None
            self._left += left
            self.read_on.emit()
            self._read_at_leisure()
        elif left:
            self.want()

    # At leisure

    @Slot()
    def _begin(self) -> None:
        self.want()

    @Slot()
    def _go_on(self) -> None:
        """Ask for neighbours that have arrived behind the photo on show."""
        if self._may_ask and self._session.photo is not None:
            self.want()

    def _rest_soon(self) -> None:
        if self._may_ask and not self._rest.isActive() and self._idle is None:
            self._rest.start(REST_MS)

    @Slot()
    def _read_at_leisure(self) -> None:
        """Ask for some more photos, unless the reader leafs through or all were read."""
        if self._idle is not None or not self._may_ask or self._session.is_ahead:
            return
        if time.monotonic() - self._stepped < REST_MS / 1000:
            self._rest.start(REST_MS)
            return
        around = [index for some in self._around() for index in some]
        for index in around:
            self._session.hold_words(index)
        files = self._missing(around)
        if not files and (self._wants_all or self._session.count <= FEW):
            files = self._next_files()
        if files:
            self._idle = self._ask(files, Priority.IDLE)
        elif self.is_complete:
            self.read_on.emit()

    def _next_files(self) -> list[str]:
        """Return files that have not been read, first those that were left."""
        files, self._left = self._left[:AT_LEISURE], self._left[AT_LEISURE:]
        files = [file for file in files if file not in self._read]
        gallery = self._session.gallery
        arrived = len(gallery.photos) if gallery is not None else 0
        while len(files) < AT_LEISURE and self._next < arrived:
            photo = self._session.photo_at(self._next)
            self._next += 1
            if photo is None or photo.file in self._read:
                continue
            if self._is_unread(photo):
                files.append(photo.file)
            else:
                self._read.add(photo.file)
        return files

    def _forget(self) -> None:
        self._pending.clear()
        self._read.clear()
        self._failed.clear()
        self._distrusted.clear()
        self._left.clear()
        self._idle = None
        self._next = 0

    # The cache

    def _place_in_cache(self) -> tuple[WordsCache, str] | None:
        """Return the cache and the root there; None for none, or for a root that a loader has made up."""
        gallery, pool = self._session.gallery, self._pool
        if self.open_cache is None or gallery is None or pool is None:
            return None
        return (self.open_cache(), gallery.root) if holds_all(gallery.root, pool.paths) else None

    def _recall(self, file: str) -> PhotoMetadata | None:
        """Return what was read of a file and has been forgotten since."""
        if file not in self._read:
            return None
        if file in self._unkept:
            return self._unkept[file]
        kept = self._kept((file,)).get(file)
        return _metadata_in(kept.text) if kept is not None else None

    @Slot()
    def _keep_some(self) -> None:
        place = self._place_in_cache()
        if place is None or not self._unkept:
            self._unkept.clear()
            return
        cache, root = place
        files = list(self._unkept)[:KEPT_AT_ONCE]
        cache.keep(root, {file: _kept_of(self._unkept.pop(file)) for file in files})
        complaint = cache.take_complaint()
        if complaint is not None:
            self.complained.emit(complaint)
        if self._unkept:
            self._keeping.start()

    def _keep_all(self) -> None:
        self._keeping.stop()
        while self._unkept:
            self._keep_some()
        self._keeping.stop()


def _metadata_in(text: str) -> PhotoMetadata | None:
    """Return what a text of the cache stands for; None where it makes no sense."""
    from gallery_app.errors import LoaderError  # noqa: PLC0415  — the first photo does without
    from gallery_app.loader.metadata_wire import metadata_from  # noqa: PLC0415  — see above

    try:
        return metadata_from(json.loads(text))
    except (LoaderError, ValueError, RecursionError):
        return None


def _kept_of(metadata: PhotoMetadata) -> Kept:
    from gallery_app.library.words_cache import Kept  # noqa: PLC0415  — SQLite is not for the start
    from gallery_app.loader.metadata_wire import metadata_to  # noqa: PLC0415  — see above

    return Kept(metadata.stamp, json.dumps(metadata_to(metadata), separators=(",", ":")))
