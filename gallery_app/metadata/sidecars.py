"""The files beside a photo that speak of it."""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.errors import PhotoError
from gallery_app.model.words import Origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.source import Entry, Source

_FRESH_SECONDS: Final = 2.0  # for which the names in a folder are taken to be what they were
_NAMES: Final = 4_000  # of a folder that are listed, in some 20 ms; in larger ones single names are tried
_SUFFIXES: Final = ((".xmp", Origin.SIDECAR), (".md", Origin.TEXT), (".txt", Origin.TEXT))
_ENDINGS: Final = tuple(suffix for suffix, _ in _SUFFIXES)
# Texts of a folder rather than of a photo that happens to be called like them.
_NOT_OF_PHOTOS: Final = frozenset(("article", "index", "readme", "gallery"))


class Sidecar(NamedTuple):
    """A file beside a photo, by its path in the gallery, and what its words count as."""

    file: str
    origin: Origin


class Sidecars:
    """Finds the sidecars of one gallery's photos.

    "a.xmp" beside a.jpg and a.png is nobody's: ``photo_suffixes`` are those that make a file a photo.
    """

    def __init__(
        self, source: Source, photo_suffixes: tuple[str, ...], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._source = source
        self._photo_suffixes = photo_suffixes
        self._clock = clock
        self._folder: str | None = None
        self._listed_at = 0.0
        self._is_large = False
        self._names: dict[str, str] = {}  # in small letters -> as they are
        self._stems: dict[str, int] = {}  # in small letters -> how many photos have it

    def of(self, file: str) -> tuple[Sidecar, ...]:
        """Return a photo's sidecars, one of each origin: the one with its whole name, or with its stem."""
        folder, _, name = file.rpartition("/")
        self._list(folder)
        stem = name.rpartition(".")[0]
        found: dict[Origin, Sidecar] = {}
        for suffix, origin in _SUFFIXES:
            for base in filter(None, (name, stem)):
                beside = self._beside(folder, base + suffix)
                if beside is None or _is_of_the_folder(base, origin):
                    continue
                if base is name or self._is_alone(folder, stem):
                    found.setdefault(origin, Sidecar(_joined(folder, beside), origin))
        return tuple(found.values())

    def _beside(self, folder: str, name: str) -> str | None:
        """Return the name of a file as it is really written, None if there is none."""
        if not self._is_large:
            return self._names.get(name.lower())
        return name if self._source.exists(_joined(folder, name)) else None

    def _is_alone(self, folder: str, stem: str) -> bool:
        """Return whether only one photo has a stem."""
        if not self._is_large:
            return self._stems.get(stem.lower(), 0) <= 1
        suffixes = (*self._photo_suffixes, *(suffix.upper() for suffix in self._photo_suffixes))
        return sum(self._source.exists(_joined(folder, stem + suffix)) for suffix in suffixes) <= 1

    def _list(self, folder: str) -> None:
        if folder == self._folder and self._clock() - self._listed_at < _FRESH_SECONDS:
            return
        self._folder, self._names, self._stems = folder, {}, {}
        entries: list[Entry] = []
        with suppress(PhotoError):  # what cannot be listed has no sidecars
            entries = list(islice(self._source.entries(folder), _NAMES + 1))
        for entry in entries:
            name = entry.name.lower()
            if name.endswith(self._photo_suffixes):
                stem = name.rpartition(".")[0]
                self._stems[stem] = self._stems.get(stem, 0) + 1
            elif entry.is_file and name.endswith(_ENDINGS):
                self._names[name] = entry.name
        self._is_large = len(entries) > _NAMES
        self._listed_at = self._clock()


def _is_of_the_folder(base: str, origin: Origin) -> bool:
    return origin is Origin.TEXT and base.lower() in _NOT_OF_PHOTOS


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
