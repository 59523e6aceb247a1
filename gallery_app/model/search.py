"""What somebody searches for, and where it stands in a text: pure decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.folding import fold, fold_with_places
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, NO_WORDS, Kind, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gallery_app.model.gallery import Photo

LONGEST_QUERY: Final = 300  # characters; nobody types more, and what is pasted may be a whole article
MOST_HITS: Final = 500  # in one text: more than anybody steps through
MOST_OCCURRENCES: Final = 4 * MOST_HITS  # of one word: those that touch each other make one hit
_QUOTES: Final = re.compile('["“”„‟«»]')
_UNSEARCHED: Final = frozenset({"rating", "gps"})  # figures, not words
_SEARCHED: Final = tuple(
    field.name for field in FIELDS if field.kind is not Kind.URL and field.name not in _UNSEARCHED
)


class Hit(NamedTuple):
    """A place in a text, from ``start`` up to but not including ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """Words and phrases, folded, that must all occur; none of them finds nothing."""

    terms: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Return what is meant by a line that somebody typed: words, and phrases between quotes."""
        terms: list[str] = []
        for number, part in enumerate(_QUOTES.split(text[:LONGEST_QUERY])):
            folded = fold(part)
            is_phrase = number % 2 == 1  # an end quote may still be to come
            terms += [folded] if is_phrase else folded.split(" ")
        return cls(tuple(dict.fromkeys(term for term in terms if term)))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def is_in(self, folded: str) -> bool:
        """Return whether everything occurs in a text that is folded already."""
        return bool(self.terms) and all(term in folded for term in self.terms)

    def narrows(self, other: Query) -> bool:
        """Return whether only what ``other`` finds can be found: it was typed on."""
        return bool(other.terms) and all(any(old in new for new in self.terms) for old in other.terms)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Return where words of the query stand in ``text``, in order, none touching another."""
        if not any(term in fold(text) for term in self.terms):
            return ()
        folded, places = fold_with_places(text)
        found = sorted(
            Hit(places[start], _end(text, places[start + len(term) - 1]))
            for term in self.terms
            for start in islice(_occurrences(folded, term), MOST_OCCURRENCES)
        )
        return tuple(_joined(found))[:MOST_HITS]


NO_QUERY: Final = Query()


def words_to_search(photo: Photo) -> str:
    """Return all words of a photo, folded, a line for each: no phrase reaches from one to the next."""
    if photo.words is NO_WORDS:
        return fold(photo.name)
    words = photo.words
    parts = [text for name in _SEARCHED for text in texts_of(getattr(words, name))]
    return "\n".join(dict.fromkeys(fold(part) for part in (*parts, photo.name)))


def texts_of(value: object) -> Iterator[str]:
    """Yield the texts that the value of any field of the words is made of."""
    match value:
        case str():
            yield value
        case LocalizedText():
            yield from (text for _, text in value.versions)
        case Credit():
            yield value.line
            yield from (party.name for party in value.parties if party.name not in value.line)
        case RightsLink():
            yield value.label
        case Location():
            yield str(value)
        case tuple():
            for part in value:
                yield from texts_of(part)


def _occurrences(folded: str, term: str) -> Iterator[int]:
    start = folded.find(term)
    while start >= 0:
        yield start
        start = folded.find(term, start + len(term))


def _end(text: str, last: int) -> int:
    """Return the end of the character at ``last``, with the marks that stand on it."""
    end = last + 1
    while end < len(text) and not text[end].isspace() and not fold(text[end]):
        end += 1
    return end


def _joined(hits: Iterable[Hit]) -> Iterator[Hit]:
    present: Hit | None = None
    for hit in hits:
        if present is None:
            present = hit
        elif hit.start <= present.end:
            present = Hit(present.start, max(present.end, hit.end))
        else:
            yield present
            present = hit
    if present is not None:
        yield present
