"""The files beside a photo that speak of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.errors import PhotoError
from gallery_app.model.words import Origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.source import Source

_FRESH_SECONDS: Final = 2.0  # for which the names in a folder are taken to be what they were
_SUFFIXES: Final = ((".xmp", Origin.SIDECAR), (".md", Origin.TEXT), (".txt", Origin.TEXT))
_ENDINGS: Final = tuple(suffix for suffix, _ in _SUFFIXES)
# Texts of a folder rather than of a photo that happens to be called like them.
_NOT_OF_PHOTOS: Final = frozenset(("article", "index", "readme", "gallery"))


class Sidecar(NamedTuple):
    """A file beside a photo, by its path in the gallery, and what its words count as."""

    file: str
    origin: Origin


class Sidecars:
    """Finds the sidecars of one gallery's photos; the names in a folder are listed once in a while.

    "a.xmp" beside a.jpg and a.png is nobody's: ``is_photo`` tells which names are photos'.
    """

    def __init__(
        self, source: Source, is_photo: Callable[[str], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._source = source
        self._is_photo = is_photo
        self._clock = clock
        self._folder: str | None = None
        self._listed_at = 0.0
        self._names: dict[str, str] = {}  # in small letters -> as they are
        self._stems: dict[str, int] = {}  # in small letters -> how many photos have it

    def of(self, file: str) -> tuple[Sidecar, ...]:
        """Return a photo's sidecars, one of each origin: the one with its whole name, or with its stem."""
        folder, _, name = file.rpartition("/")
        self._list(folder)
        stem = name.lower().rpartition(".")[0] or name.lower()
        bases = [name.lower()]
        if self._stems.get(stem, 0) <= 1 and stem != name.lower():
            bases.append(stem)
        found: dict[Origin, Sidecar] = {}
        for suffix, origin in _SUFFIXES:
            for base in bases:
                if origin is Origin.TEXT and base in _NOT_OF_PHOTOS:
                    continue
                beside = self._names.get(base + suffix)
                if beside is not None:
                    path = f"{folder}/{beside}" if folder else beside
                    found.setdefault(origin, Sidecar(path, origin))
        return tuple(found.values())

    def _list(self, folder: str) -> None:
        now = self._clock()
        if folder == self._folder and now - self._listed_at < _FRESH_SECONDS:
            return
        self._folder, self._names, self._stems = folder, {}, {}
        try:
            for entry in self._source.entries(folder):
                name = entry.name.lower()
                if self._is_photo(name):
                    stem = name.rpartition(".")[0]
                    self._stems[stem] = self._stems.get(stem, 0) + 1
                elif entry.is_file and name.endswith(_ENDINGS):
                    self._names[name] = entry.name
        except PhotoError:
            pass  # what cannot be listed has no sidecars
        self._listed_at = self._clock()
