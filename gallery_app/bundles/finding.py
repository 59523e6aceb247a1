"""Finding the files that a manifest lists, under the names they have on disk."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from gallery_app.errors import PhotoError
from gallery_app.model.problems import PhotoState, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.source import Entry, Source


class PhotoFinder:
    """Looks up paths beneath a source, one listing a folder; files are neither opened nor measured."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._listings: dict[str, _Listing | None] = {}

    def find(self, path: str) -> str:
        """Return the path as it is on disk: ``path`` itself, or the one that is named like it.

        Names are alike if they differ in Unicode composition (NFC, NFD) or, failing that, in case.
        PhotoError says why there is no file to show.
        """
        found, entry = "", None
        for part in path.split("/"):
            listing = self._listing(found)
            name = listing.name_like(part) if listing is not None else part
            if name is None:
                raise PhotoError(PhotoState.MISSING, say("the file {name} is missing", name=path), path)
            entry = listing.entries.get(name) if listing is not None else None
            found = f"{found}/{name}" if found else name
        if entry is None or not entry.is_file:
            self._explain(found)
        return found

    def _listing(self, folder: str) -> _Listing | None:
        if folder not in self._listings:
            try:
                self._listings[folder] = _Listing(
                    {entry.name: entry for entry in self._source.entries(folder)}
                )
            except PhotoError:
                # Not there, or not to be listed.  A file in it may still open: the source will tell.
                self._listings[folder] = None
        return self._listings[folder]

    def _explain(self, path: str) -> None:
        """Raise what is wrong with ``path``, unless it can be read after all."""
        if self._source.stat(path).is_folder:
            raise PhotoError(PhotoState.REFUSED, say("{name} is a folder, not a file", name=path), path)


class _Listing:
    """One folder's entries by name, and by what is left of a name without composition and case."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self._alike: list[tuple[Callable[[str], str], dict[str, list[str]]]] = []

    def name_like(self, wanted: str) -> str | None:
        """Return ``wanted`` if it is there, else the one name like it; None if there is none, or several."""
        if wanted in self.entries:
            return wanted
        for reduced, names in self._by_likeness():
            match names.get(reduced(wanted), []):
                case [name]:
                    return name
                case [_, _, *_]:
                    return None
        return None

    def _by_likeness(self) -> list[tuple[Callable[[str], str], dict[str, list[str]]]]:
        if not self._alike:  # made on the first miss only: most manifests have none
            self._alike = [(_composed, {}), (_folded, {})]
            for reduced, names in self._alike:
                for name in self.entries:
                    names.setdefault(reduced(name), []).append(name)
        return self._alike


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
