"""The gallery: one story to look through, its article and its photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice
from operator import eq
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NewType, Self, overload

from gallery_app.model.words import NO_WORDS, Origin, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gallery_app.model.metadata import OtherValue, PhotoMetadata
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
    ``origins`` names the fields that the bundle does not say outright.
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
    origins: tuple[tuple[str, Origin], ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """One item of a gallery.

    ``file`` is the path relative to the gallery's root, "/" between its parts, undecodable bytes kept
    as surrogates.  ``state`` is None until somebody looked; the listing itself knows MISSING and
    REFUSED.  ``reason`` says why a photo cannot be shown.  ``metadata`` is what its own file and its sidecars
    say, None until they were read; ``words`` then holds that too (see ``merging``), and ``others`` the values
    that lost, each field's in order of rank.
    """

    id: PhotoId
    file: str
    words: PhotoWords = NO_WORDS
    origins: tuple[tuple[str, Origin], ...] = ()
    state: PhotoState | None = None
    reason: Sentence | None = None
    line: int | None = None  # where the manifest lists it, from 1
    extra: Extra = field(default_factory=_no_extra, compare=False)
    others: tuple[OtherValue, ...] = ()
    metadata: PhotoMetadata | None = None

    @property
    def name(self) -> str:
        """The file's own name, for people."""
        return self.file.rpartition("/")[2]


class Photos(Sequence[Photo]):
    """Photos in order, never changed.

    Those of which nothing is known but the file are kept as its name, and made when asked for: 100,000
    names are little work for Python's memory, 100,000 photos a noticeable pause of the window.
    """

    __slots__ = ("_count", "_rows")

    def __init__(self, rows: Iterable[Photo | str] = ()) -> None:
        """Take photos, or only the files of those of which nothing else is known."""
        self._rows = rows.rows if isinstance(rows, Photos) else list(rows)
        self._count = len(self._rows)

    @property
    def rows(self) -> list[Photo | str]:
        """The photos as they are kept, not to be changed."""
        return self._rows if len(self._rows) == self._count else self._rows[: self._count]

    def find(self, file: str) -> int | None:
        """Return the index of the first photo of a file, or None."""
        files = (row if isinstance(row, str) else row.file for row in self.rows)
        return next((index for index, found in enumerate(files) if found == file), None)

    @overload
    def __getitem__(self, index: int) -> Photo: ...

    @overload
    def __getitem__(self, index: slice) -> Photos: ...

    def __getitem__(self, index: int | slice) -> Photo | Photos:
        if isinstance(index, slice):
            return Photos(self.rows[index])
        row = self._rows[range(self._count)[index]]
        return Photo(PhotoId(row), row) if isinstance(row, str) else row

    def __len__(self) -> int:
        return self._count

    def __add__(self, more: Sequence[Photo]) -> Photos:
        """Return these photos and ``more`` behind them; the cost is that of ``more``."""
        if not self:
            return Photos(more)
        longer = Photos()
        # The rows are shared with what they grow into: each knows how many of them are its own.
        longer._rows = self.rows
        longer._rows += Photos(more).rows
        longer._count = len(longer._rows)
        return longer

    def __iter__(self) -> Iterator[Photo]:
        for row in islice(self._rows, self._count):
            yield Photo(PhotoId(row), row) if isinstance(row, str) else row

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Photos, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Photos({self.rows!r})"


NO_PHOTOS: Final = Photos()


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a photo's file and header tell: the format's name, pixels as shown (orientation applied), bytes.

    ``modified`` is seconds since 1970.  ``damaged`` says what is wrong with a file that shows all the same.
    ``animated``: the picture is the first of several that can be played.
    """

    format: str
    width: int
    height: int
    file_size: int
    modified: float
    mode: str = ""
    damaged: Sentence | None = None
    animated: bool = False


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
    photos: Sequence[Photo] = NO_PHOTOS
    problems: tuple[Problem, ...] = ()
    choices: tuple[Choice, ...] = ()
    start: int = 0  # index of the photo to show first
    extra: Mapping[str, object] = field(default_factory=_no_extra, compare=False)
    packed: tuple[int, float] | None = field(default=None, compare=False)  # a packed file's bytes and time

    def with_photos(self, more: Sequence[Photo]) -> Self:
        """Return the gallery with ``more`` photos behind those it has."""
        return replace(self, photos=Photos(self.photos) + more)
