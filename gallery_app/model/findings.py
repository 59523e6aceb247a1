"""What a check of a story looks at, and how it tells of one photo or of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import Problem, Severity
from gallery_app.model.runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gallery_app.model.gallery import Gallery, Photo
    from gallery_app.model.problems import Sentence

MOST_NAMED: Final = 5  # photos told of one by one; more of a kind are one problem with all their numbers
MOST_RANGES: Final = 12  # of numbers in one sentence: further ones are "…"
LONGEST_QUOTE: Final = 80  # characters of a text that a problem quotes

# Where so large a share of the photos lacks something, nobody set out to give it: that is told in one note.
# In a plain folder half of them are enough, for there nobody set out to tell a story.
NEARLY_ALL: Final = 0.75
NEARLY_ALL_OF_A_FOLDER: Final = 0.5

_PLAIN: Final = frozenset({GalleryKind.FOLDER, GalleryKind.FILE})


@dataclass(frozen=True, slots=True)
class Entry:
    """One photo as a check looks at it: its number from 1, its texts in the article's language.

    A text is empty where there is none, and where it is deliberately empty.
    """

    number: int
    photo: Photo
    caption: str
    alt: str
    credit: str


class Check(Protocol):
    """Looks at every photo once, then tells what it found."""

    def look(self, entry: Entry) -> None:
        """Take the next photo."""

    def found(self) -> Iterable[Problem]:
        """Return what is not as it should be."""


def is_plain(gallery: Gallery) -> bool:
    """Return whether the gallery is a mere folder of photos, with nobody who told a story by it."""
    return gallery.kind in _PLAIN


def lacks_nearly_all(gallery: Gallery, lacking: int, of: int) -> bool:
    """Return whether so many photos lack something that nobody set out to give it."""
    return lacking > of * (NEARLY_ALL_OF_A_FOLDER if is_plain(gallery) else NEARLY_ALL)


def about(entry: Entry, severity: Severity, message: Sentence, remedy: Sentence | None = None) -> Problem:
    """Return a problem of one photo."""
    return Problem(severity, message, entry.photo.file, entry.photo.line, remedy)


def told(
    entries: Sequence[Entry],
    severity: Severity,
    one: Callable[[Entry], Sentence],
    many: Callable[[str], Sentence],
    remedy: Sentence | None = None,
) -> Iterator[Problem]:
    """Yield a problem for each of a few photos, or one for all of many, placed at the first of them.

    ``many`` is given the photos' numbers as text.
    """
    if len(entries) <= MOST_NAMED:
        for entry in entries:
            yield about(entry, severity, one(entry), remedy)
    else:
        yield about(entries[0], severity, many(numbers(entries)), remedy)


def numbers(entries: Iterable[Entry]) -> str:
    """Return the photos' numbers, in order, like "1–3, 5, 8–12"."""
    return runs_of((entry.number for entry in entries), MOST_RANGES)


def quoted(text: str) -> str:
    """Return as much of a text as a problem quotes, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rstrip() + "…"


def bare(text: str) -> str:
    """Return a text as it is compared: case and spaces do not count."""
    return " ".join(text.casefold().split())
