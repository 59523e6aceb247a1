"""Loaders for programs without an event loop: ask, wait, return."""

from __future__ import annotations

from dataclasses import replace
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING, Final, Self

from gallery_app.loader.answers import (
    GalleryFailure,
    GalleryHead,
    OpenDone,
    PhotosPart,
    Priority,
    SeveralGalleries,
)
from gallery_app.loader.client import launch_loader
from gallery_app.loader.pool import LoaderPool
from gallery_app.model.metadata import PhotoMetadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gallery_app.loader.answers import OpenAnswer, OpenRequest, PhotoFailure, ThumbnailAnswer, WordsAnswer
    from gallery_app.loader.client import Launch
    from gallery_app.model.gallery import Gallery, Photo, PhotoFacts

AT_ONCE: Final = 16  # photos that wait in the pool at a time


class BlockingLoader:
    """The loaders of one gallery, waited for.  Use it in a ``with`` statement."""

    def __init__(self, paths: tuple[str, ...], *, loaders: int = 2, launch: Launch = launch_loader) -> None:
        self._selector = DefaultSelector()
        self._pool = LoaderPool(paths, loaders=loaders, launch=launch)
        self._pool.on_watch = self._register
        self._pool.on_unwatch = self._unregister

    def __enter__(self) -> Self:
        self._pool.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()
        self._selector.close()

    @property
    def protections(self) -> tuple[str, ...]:
        """The lock-down steps in force."""
        return self._pool.protections

    def open(self, request: OpenRequest) -> Gallery | GalleryFailure | SeveralGalleries:
        """Read a gallery whole."""
        arrived: list[OpenAnswer] = []
        self._pool.open(request, arrived.append)
        last = (OpenDone, GalleryFailure, SeveralGalleries)
        self._run_until(lambda: bool(arrived) and isinstance(arrived[-1], last))
        if isinstance(arrived[-1], (GalleryFailure, SeveralGalleries)):
            return arrived[-1]
        photos: list[Photo] = []
        gallery = None
        for answer in arrived:
            if isinstance(answer, GalleryHead):
                gallery = answer.gallery
            elif isinstance(answer, PhotosPart):
                photos += answer.photos
        if gallery is None:
            raise AssertionError("a gallery ended before it began")
        return replace(gallery, photos=tuple(photos))

    def describe_all(self, files: Iterable[str], *, decode: bool) -> dict[str, PhotoFacts | PhotoFailure]:
        """Return what each file tells, or why it does not; with ``decode``, every pixel is looked at."""
        found: dict[str, PhotoFacts | PhotoFailure] = {}
        waiting = list(dict.fromkeys(files))[::-1]
        asked: set[str] = set()

        def take(file: str, answer: PhotoFacts | PhotoFailure) -> None:
            asked.discard(file)
            found[file] = answer

        def hearing(file: str) -> Callable[[PhotoFacts | PhotoFailure], None]:
            return lambda answer: take(file, answer)

        while waiting or asked:
            while waiting and len(asked) < AT_ONCE:
                file = waiting.pop()
                asked.add(file)
                self._pool.describe(file, Priority.IDLE, hearing(file), decode=decode)
            before = len(asked)
            self._run_until(lambda: len(asked) < before)  # noqa: B023  — called before the next round
        return found

    def words_of(self, files: Iterable[str], *, legacy: str | None = None) -> dict[str, PhotoMetadata]:
        """Return what photos' own files and their sidecars say, of those that can be read.

        ``legacy`` is the encoding of texts that tell none and are no UTF-8; None: Western.
        """
        found: dict[str, PhotoMetadata] = {}

        def take(file: str, answer: WordsAnswer) -> None:
            if isinstance(answer, PhotoMetadata):
                found[file] = answer

        left = [tuple(dict.fromkeys(files))]
        while left[-1]:
            rounds = len(left)
            self._pool.read_words(left[-1], {}, Priority.IDLE, take, left.append, legacy=legacy)
            self._run_until(lambda: len(left) > rounds)  # noqa: B023  — called before the next round
        return found

    def thumbnail(self, file: str, side: int) -> ThumbnailAnswer:
        """Return a photo's thumbnail, ``side`` pixels its longer side at most, or why there is none."""
        found: list[ThumbnailAnswer] = []
        self._pool.thumbnail(file, side, Priority.CURRENT, found.append)
        self._run_until(lambda: bool(found))
        return found[0]

    def _run_until(self, done: Callable[[], bool]) -> None:
        while not done():
            seconds = self._pool.tick()
            if done():
                return
            for key, _ in self._selector.select(seconds):
                self._pool.ready(key.fd)

    def _register(self, descriptor: int) -> None:
        self._selector.register(descriptor, EVENT_READ)

    def _unregister(self, descriptor: int) -> None:
        self._selector.unregister(descriptor)
