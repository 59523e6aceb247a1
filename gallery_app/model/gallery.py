"""The gallery: one story to look through, its article and its photos."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NewType, Self

from gallery_app.model.words import NO_WORDS, Origin, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery_app.model.problems import PhotoState, Problem, Sentence

PhotoId = NewType("PhotoId", str)

# Keys of a manifest that this version does not know, kept for writing back: text, lists and maps of them.
Extra = MappingProxyType[str, object]
NO_EXTRA: Extra = MappingProxyType({})


def _no_extra() -> Extra:
    # Before Python 3.12 a mapping proxy has no hash, and dataclasses refuse it as a plain default.
    return NO_EXTRA


class GalleryKind(Enum):
    """What kind of bundle a gallery was read from."""

    MANIFEST = "manifest"
    FOLDER = "folder"
    FILE = "file"  # one image of a folder, or several images given by name
    TEXT = "text"
    PACKED = "packed"


@dataclass(frozen=True, slots=True)
class Article:
    """The text of the story; None and empty tuples where the bundle is silent.

    ``published`` and ``modified`` are RFC 3339 texts as written, ``dateline`` is shown as written.
    """

    headline: str
    publisher: str | None = None
    publisher_url: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    dateline: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    lead: str | None = None
    body: tuple[str, ...] = ()
    url: str | None = None
    keywords: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_no_extra, compare=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """One item of a gallery.

    ``file`` is the path relative to the gallery's root, "/" between its parts, undecodable bytes kept
    as surrogates.  ``state`` is None until somebody looked; the listing itself knows MISSING and
    REFUSED.  ``reason`` says why a photo cannot be shown.
    """

    id: PhotoId
    file: str
    words: PhotoWords = NO_WORDS
    origins: tuple[tuple[str, Origin], ...] = ()
    state: PhotoState | None = None
    reason: Sentence | None = None
    line: int | None = None  # where the manifest lists it, from 1
    extra: Extra = field(default_factory=_no_extra, compare=False)

    @property
    def name(self) -> str:
        """The file's own name, for people."""
        return self.file.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a photo's file and header tell: the format's name, pixels as shown (orientation applied), bytes.

    ``modified`` is seconds since 1970.  ``damaged`` says what is wrong with a file that shows all the same.
    """

    format: str
    width: int
    height: int
    file_size: int
    modified: float
    mode: str = ""
    damaged: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One gallery among several in a folder that holds nothing but galleries."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Gallery:
    """A story to look through.  A partly broken one is a gallery too: see ``problems``."""

    kind: GalleryKind
    path: str  # what was opened, absolute
    root: str  # the folder beneath which all its photos lie, absolute
    article: Article
    photos: tuple[Photo, ...] = ()
    problems: tuple[Problem, ...] = ()
    choices: tuple[Choice, ...] = ()
    start: int = 0  # index of the photo to show first
    extra: Mapping[str, object] = field(default_factory=_no_extra, compare=False)

    def with_photos(self, more: tuple[Photo, ...]) -> Self:
        """Return the gallery with ``more`` photos behind those it has."""
        return replace(self, photos=self.photos + more)
