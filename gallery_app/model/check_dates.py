"""A check of dates: those of the article and of its photos that cannot all be right."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from gallery_app.model.findings import quoted, told
from gallery_app.model.problems import Problem, Severity, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.model.findings import Entry
    from gallery_app.model.gallery import Gallery

ZONES: Final = timedelta(days=1)  # between two days that may be the same one elsewhere on earth
DATELINE: Final = timedelta(days=3)  # from the day in a dateline, when it was written, to publication
MINUTES: Final = timedelta(minutes=5)  # between the clock in a dateline and the time of publication
ARCHIVE: Final = timedelta(days=365)  # a photo older than this, when published, is one from the archive

_ISO_DAY: Final = re.compile(r"(\d{4})[-:](\d{2})[-:](\d{2})")
_POINTS: Final = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_FIRST: Final = re.compile(rf"\b(\d{{1,2}})\.?\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST: Final = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}}),?\s+(\d{{4}})\b", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\b(\d{1,2}):(\d{2})(?::\d{2})?\s*(?:GMT|UTC|Z)\b")


class Dates:
    """Times of publication, a dateline, and the days on which photos were taken."""

    def __init__(self, gallery: Gallery) -> None:
        self._article = gallery.article
        self._published = day_of(gallery.article.published)
        self._last = max(filter(None, (self._published, day_of(gallery.article.modified))), default=None)
        self._later: list[Entry] = []
        self._archived: list[Entry] = []

    def look(self, entry: Entry) -> None:
        """Note a photo that was taken after its story, or long before."""
        created = day_of(entry.photo.words.date_created)
        if created is None or self._published is None or self._last is None:
            return
        if created - self._last > ZONES:
            self._later.append(entry)
        elif self._published - created > ARCHIVE and str(created.year) not in entry.caption:
            self._archived.append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of dates that disagree."""
        yield from self._order()
        yield from self._dateline()
        published = str(self._published)
        yield from told(
            self._later,
            Severity.WARNING,
            lambda entry: say(
                "photo {number} was taken on {created}, after the story was published ({published})",
                number=entry.number,
                created=day_of(entry.photo.words.date_created),
                published=published,
            ),
            lambda numbers: say(
                "photos {numbers} were taken after the story was published ({published})",
                numbers=numbers,
                published=published,
            ),
            say("One of the two dates is wrong: a camera's clock may be."),
        )
        yield from told(
            self._archived,
            Severity.NOTE,
            lambda entry: say(
                "photo {number} was taken on {created}, long before the story was published",
                number=entry.number,
                created=day_of(entry.photo.words.date_created),
            ),
            lambda numbers: say(
                "photos {numbers} were taken long before the story was published", numbers=numbers
            ),
            say("If it is from the archive, let the caption give its year."),
        )

    def _order(self) -> Iterator[Problem]:
        published, modified = _moment(self._article.published), _moment(self._article.modified)
        if published is not None and modified is not None and modified < published:
            message = say(
                "the article was changed ({modified}) before it was published ({published})",
                modified=self._article.modified,
                published=self._article.published,
            )
            yield Problem(Severity.WARNING, message, remedy=say("Look whether the two times are exchanged."))

    def _dateline(self) -> Iterator[Problem]:
        dateline, published = self._article.dateline or "", _moment(self._article.published)
        days = days_in(dateline)
        if published is None or self._published is None or not days:
            return
        clock = _CLOCK.search(dateline) if ":" in (self._article.published or "") else None
        if clock is None:
            agrees = any(abs(day - self._published) <= DATELINE for day in days)
        else:
            at = time(int(clock[1]) % 24, int(clock[2]) % 60, tzinfo=UTC)
            agrees = any(abs(datetime.combine(day, at) - published) <= MINUTES for day in days)
        if not agrees:
            message = say(
                "the dateline says “{dateline}”, but the article was published {published}",
                dateline=quoted(dateline),
                published=self._article.published,
            )
            yield Problem(Severity.WARNING, message, remedy=say("Look which of the two is right."))


def day_of(text: str | None) -> date | None:
    """Return the day that a time begins with, as RFC 3339 and EXIF write it; None if it is none."""
    found = _ISO_DAY.match((text or "").strip())
    return None if found is None else _day(*map(int, found.groups()))


def days_in(text: str) -> tuple[date, ...]:
    """Return the day that a dateline names; both, where one cannot tell month and day apart."""
    if found := _ISO_DAY.search(text):
        readings = [tuple(map(int, found.groups()))]
    elif found := _POINTS.search(text):
        one, other, year = map(int, found.groups())
        # With points the day comes first; with strokes it depends on who wrote it.
        readings = [(year, other, one), (year, one, other)] if "/" in found[0] else [(year, other, one)]
    elif found := _DAY_FIRST.search(text):
        readings = [(int(found[3]), _month(found[2]), int(found[1]))]
    elif found := _MONTH_FIRST.search(text):
        readings = [(int(found[3]), _month(found[1]), int(found[2]))]
    else:
        return ()
    return tuple(day for day in (_day(*reading) for reading in readings) if day is not None)


def _moment(text: str | None) -> datetime | None:
    """Return a time, taken for UTC where it tells no zone; a day alone is its beginning."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
