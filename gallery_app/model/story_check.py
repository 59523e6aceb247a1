"""Checking a story: what an editor would mend before it is published, and what is good to know."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from gallery_app.model.check_counts import Counters
from gallery_app.model.check_dates import Dates
from gallery_app.model.check_rights import CreditLines, Instructions, LinkAddresses, SourceTypes
from gallery_app.model.check_words import AltTexts, Languages, LeftOvers, MissingWords, SameCaptions
from gallery_app.model.findings import Entry
from gallery_app.model.problems import Problem, Severity, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gallery_app.model.findings import Check
    from gallery_app.model.gallery import Gallery, Photo
    from gallery_app.model.text import LocalizedText

MOST_TOLD: Final = 20  # problems of one check; how many more there are is told in one
AT_ONCE: Final = 25  # photos looked at between two pauses

CHECKS: Final[tuple[Callable[[Gallery], Check], ...]] = (
    MissingWords, CreditLines, SameCaptions, AltTexts, LeftOvers, Counters, Dates, LinkAddresses, Languages,
    SourceTypes, Instructions,
)  # fmt: skip


def check_story(gallery: Gallery) -> tuple[Problem, ...]:
    """Return what the words of a gallery give cause to mend or to know; files are not looked at.

    A warning may mislead or lose somebody's right; a note is good to know.  Nothing here is an error.
    """
    return tuple(problem for problem in checking(gallery) if problem is not None)


def checking(gallery: Gallery, photos: Iterable[Photo] | None = None) -> Iterator[Problem | None]:
    """Yield the problems of a gallery, and None now and then, for who has other things to do meanwhile.

    ``photos`` are its photos, where more is known of their words than the gallery itself has.
    """
    checks = tuple(check(gallery) for check in CHECKS)
    language = gallery.article.language
    for number, photo in enumerate(gallery.photos if photos is None else photos, start=1):
        entry = _entry(number, photo, language)
        for check in checks:
            check.look(entry)
        if number % AT_ONCE == 0:
            yield None
    for check in checks:
        yield from _bounded(check.found())
        yield None


def _entry(number: int, photo: Photo, language: str | None) -> Entry:
    words = photo.words
    credit = words.credit.line.strip() if words.credit is not None else ""
    return Entry(number, photo, _picked(words.caption, language), _picked(words.alt, language), credit)


def _picked(text: LocalizedText | None, language: str | None) -> str:
    return "" if text is None else text.pick(language).strip()


def _bounded(problems: Iterable[Problem]) -> Iterator[Problem | None]:
    """Yield the first problems of a check, and how many more there are; None while they are counted."""
    rest = iter(problems)
    yield from islice(rest, MOST_TOLD)
    first_beyond = next(rest, None)
    if first_beyond is not None:
        severity = Severity.NOTE
        count = 0
        for problem in chain((first_beyond,), rest):
            count += 1
            severity = problem.severity if problem.severity is Severity.WARNING else severity
            if count % AT_ONCE == 0:
                yield None
        yield Problem(severity, say("and {count} more of this kind", count=count))
