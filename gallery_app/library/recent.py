"""The galleries that were open last."""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, Self

from gallery_app.library.kept_file import read_kept, write_kept
from gallery_app.model.gallery import GalleryKind

if TYPE_CHECKING:
    from gallery_app.library.dirs import AppDirs
    from gallery_app.model.problems import Sentence

RECENT_FILE: Final = "recent.json"
RECENT_VERSION: Final = 1
AT_MOST: Final = 20
LONGEST_HEADLINE: Final = 300  # characters; more is never shown in the list


@dataclass(frozen=True, slots=True)
class RecentGallery:
    """One gallery that was open: ``path`` absolute, ``index`` of the photo where it was left, from 0.

    ``opened`` is an ISO 8601 time with its zone.
    """

    path: str
    headline: str
    count: int
    index: int
    opened: str
    kind: GalleryKind

    @property
    def cover_name(self) -> str:
        """The name of the cover's PNG file in the cache folder's ``covers``."""
        return cover_name(self.path)


@dataclass(frozen=True, slots=True)
class Recents:
    """The galleries that were open, the last one first, each path once, at most 20."""

    galleries: tuple[RecentGallery, ...] = ()

    def with_opened(self, gallery: RecentGallery) -> Self:
        """Return the list with ``gallery`` at its top."""
        others = (known for known in self.galleries if known.path != gallery.path)
        shortened = replace(gallery, headline=gallery.headline[:LONGEST_HEADLINE])
        return replace(self, galleries=(shortened, *others)[:AT_MOST])

    def left_at(self, path: str, index: int) -> Self:
        """Return the list with the photo where the gallery at ``path`` was left; the order stays."""
        galleries = (replace(one, index=index) if one.path == path else one for one in self.galleries)
        return replace(self, galleries=tuple(galleries))

    def without(self, path: str) -> Self:
        """Return the list without the gallery at ``path``."""
        return replace(self, galleries=tuple(one for one in self.galleries if one.path != path))

    def at(self, path: str) -> RecentGallery | None:
        """Return what is remembered of the gallery at ``path``."""
        return next((one for one in self.galleries if one.path == path), None)


def cover_name(path: str) -> str:
    """Return the name of the cover's file for the gallery at ``path``: nothing of the path shows in it."""
    return hashlib.sha256(os.fsencode(path)).hexdigest() + ".png"


def covers_folder(dirs: AppDirs) -> str:
    """Return the folder of the covers; it can be deleted at any time."""
    return os.path.join(dirs.cache, "covers")


def read_recents(dirs: AppDirs) -> tuple[Recents, Sentence | None]:
    """Return the list, and a message if the file could not be used; broken entries are left out."""
    recents, message = read_kept(os.path.join(dirs.state, RECENT_FILE), RECENT_VERSION, recents_from)
    return recents or Recents(), message


def write_recents(dirs: AppDirs, recents: Recents) -> Sentence | None:
    """Write the list whole; return why that was not possible, or None.

    Read it again just before a change, so that what another instance added stays.
    """
    galleries = [asdict(one) | {"kind": one.kind.value} for one in recents.galleries]
    return write_kept(os.path.join(dirs.state, RECENT_FILE), RECENT_VERSION, {"galleries": galleries})


def recents_from(data: object) -> Recents:
    """Return the list that the JSON value holds; ValueError if it is not ours."""
    entries = data.get("galleries") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise ValueError("not a list of recent galleries")  # noqa: TRY004  — the file is wrong, not the program
    galleries: dict[str, RecentGallery] = {}
    for entry in entries:
        gallery = _gallery_from(entry)
        if gallery is not None:
            galleries.setdefault(gallery.path, gallery)
    return Recents(tuple(galleries.values())[:AT_MOST])


def _gallery_from(entry: object) -> RecentGallery | None:
    if not isinstance(entry, dict):
        return None
    try:
        path, headline, opened = (_text(entry[name]) for name in ("path", "headline", "opened"))
        count, index = (_count(entry[name]) for name in ("count", "index"))
        if not os.path.isabs(path) or datetime.fromisoformat(opened).tzinfo is None:
            return None
        os.fsencode(path)
        kind = GalleryKind(entry["kind"])
    except (KeyError, ValueError):  # UnicodeError is one
        return None
    return RecentGallery(path, headline[:LONGEST_HEADLINE], count, index, opened, kind)


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("not a text")
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a number from 0")
    return value
