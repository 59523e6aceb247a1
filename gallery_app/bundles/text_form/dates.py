"""When a saved text was published: its stamp, and its line with date and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.text_form.lines import Line

LINE_LIMIT: Final = 160  # characters of a line that may be nothing but a date

_STAMP: Final = re.compile(
    r"date[ :]+(\d{4}-\d\d-\d\d)(?:[T ][\d:.Z+-]+)?(?: (.{1,80}))?", re.IGNORECASE | re.ASCII
)

_CLOCK: Final = (
    r"(?P<clock>(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?)"
    r"(?: ?(?P<zone>Z|[A-ZА-Я]{2,5})?(?P<offset>[+-]\d{1,2}(?::?\d\d)?)?)?"
)
_DAY: Final = (
    r"(?:(?P<year_first>\d{4})-(?P<month_second>\d\d)-(?P<day_last>\d\d)"
    r"|(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})"
    r"|(?P<day>\d{1,2})\.?(?: de| of)? (?P<month>[^\W\d_]{3,12})\.?(?: de)?,? (?P<named_year>\d{4})"
    r"(?: г\.?| года)?"
    r"|(?P<month_before>[^\W\d_]{3,12})\.? (?P<day_behind>\d{1,2}),? (?P<year_behind>\d{4}))"
)
_MOMENTS: Final = (
    re.compile(rf"{_CLOCK},? (?:on )?{_DAY}"),
    re.compile(rf"{_DAY}(?:,| at| um| в| a las| à| -| \||)? {_CLOCK}(?: Uhr)?"),
    re.compile(_DAY),
)
# "(Updated: 16:02 GMT 08.04.2024)", in whatever language, with or without brackets.
_UPDATED: Final = re.compile(r"(?P<moment>[^(]{8,80}?) ?\((?P<word>[^():]{2,40}): ?(?P<later>[^()]{8,80})\)")

_ZERO_ZONES: Final = frozenset({"GMT", "UTC", "Z"})
# English, Russian, Spanish, French, German, Italian and Portuguese, as they stand in a date.
_MONTHS: Final = (
    "january января enero janvier januar gennaio janeiro jänner",
    "february февраля febrero février februar febbraio fevereiro",
    "march марта marzo mars märz março",
    "april апреля abril avril aprile",
    "may мая mayo mai maggio maio",
    "june июня junio juin juni giugno junho",
    "july июля julio juillet juli luglio julho",
    "august августа agosto août",
    "september сентября septiembre septembre settembre setembro",
    "october октября octubre octobre oktober ottobre outubro",
    "november ноября noviembre novembre novembro",
    "december декабря diciembre décembre dezember dicembre dezembro",
)


class Stamp(NamedTuple):
    """The day on which a text was saved or published, and what stands behind it; ``line`` counts from 1."""

    day: date
    section: str
    line: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, with its time and zone where they are told: RFC 3339, or the day alone.

    ``swapped`` is the day that the same figures are if the month stands first, None if they are none.
    """

    day: date
    text: str
    swapped: date | None = None
    has_clock: bool = False
    has_zone: bool = False


class Dateline(NamedTuple):
    """The line that tells when the article was published, and when it was changed."""

    text: str
    line: int
    published: Moment | None
    modified: Moment | None


def stamp_in(lines: Sequence[Line]) -> Stamp | None:
    """Return the stamp if the text begins with one."""
    first = next((line for line in lines if line.text), None)
    if first is None or len(first.text) > LINE_LIMIT:
        return None
    found = _STAMP.fullmatch(first.text)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return None
    return Stamp(day, (found[2] or "").strip(), first.number)


def dateline_of(line: Line) -> Dateline | None:
    """Return the dateline that ``line`` is, or None if it says anything else."""
    if not 8 <= len(line.text) <= LINE_LIMIT or not any(sign.isdecimal() for sign in line.text):
        return None
    updated = _UPDATED.fullmatch(line.text)
    found = _moment_in(updated["moment"] if updated else line.text)
    if found is None or _names_no_month(found):
        return None
    later = _moment_in(updated["later"]) if updated else None
    return Dateline(line.text, line.number, _moment(found), None if later is None else _moment(later))


def checked(dateline: Dateline, stamp: Stamp | None, problems: ProblemList) -> Dateline:
    """Return the dateline as the stamp proves it to be meant; what cannot be proved is told."""
    moment, line = dateline.published, dateline.line
    if moment is None:
        problems.warning(say("{text} is no day that there is", text=dateline.text), line=line)
        return dateline
    if stamp is not None and moment.day != stamp.day:
        if moment.swapped != stamp.day:
            message = say(
                "the line {text} does not agree with the date {stamp} above it",
                text=dateline.text,
                stamp=stamp.day,
            )
            problems.warning(message, line=line)
            return dateline
        return dateline._replace(
            published=_swapped(moment),
            modified=None if dateline.modified is None else _swapped(dateline.modified),
        )
    if stamp is None and moment.swapped not in {None, moment.day}:
        problems.note(
            say("{text} is read as day, month, year: {day}", text=dateline.text, day=moment.day), line=line
        )
    if moment.has_clock and not moment.has_zone:
        problems.note(say("{text} tells no time zone: only the day is taken", text=dateline.text), line=line)
    return dateline


def _moment_in(text: str) -> re.Match[str] | None:
    return next((found for moment in _MOMENTS if (found := moment.fullmatch(text.strip()))), None)


def _names_no_month(found: re.Match[str]) -> bool:
    name = found["month"] or found["month_before"]
    return name is not None and not _month(name)


def _moment(found: re.Match[str]) -> Moment | None:
    parts = found.groupdict()
    year = parts["year_first"] or parts["year"] or parts["named_year"] or parts["year_behind"]
    name = parts["month"] or parts["month_before"]
    month = _month(name) if name else int(parts["month_second"] or parts["second"])
    day = int(parts["day_last"] or parts["first"] or parts["day"] or parts["day_behind"])
    swaps = parts["first"] is not None
    told = _day(int(year), month, day)
    other = _day(int(year), day, month) if swaps else None
    if told is None:
        told, other = other, None
    return None if told is None else _with_clock(told, other, parts)


def _with_clock(told: date, other: date | None, parts: dict[str, str | None]) -> Moment:
    clock, zone, offset = parts.get("clock"), parts.get("zone"), parts.get("offset")
    if not clock:
        return Moment(told, told.isoformat(), other)
    known = _offset(zone, offset)
    if known is None:
        return Moment(told, told.isoformat(), other, has_clock=True)
    hour, minute, *second = re.split(r"[:.h]", clock)
    time = f"{int(hour):02}:{minute}:{second[0] if second else '00'}"
    return Moment(told, f"{told.isoformat()}T{time}{known}", other, has_clock=True, has_zone=True)


def _offset(zone: str | None, offset: str | None) -> str | None:
    """Return a zone as RFC 3339 writes it, None where it is not known: most short names mean several."""
    if zone is not None and zone not in _ZERO_ZONES:
        return None
    if not offset:
        return "Z" if zone else None
    hours, _, minutes = offset[1:].partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return (
        f"{offset[0]}{int(hours):02}:{minutes or '00'}"
        if int(hours) < 24 and int(minutes or 0) < 60
        else None
    )


def _swapped(moment: Moment) -> Moment:
    if moment.swapped is None:
        return moment
    rest = moment.text[len(moment.day.isoformat()) :]
    return Moment(
        moment.swapped, f"{moment.swapped.isoformat()}{rest}", moment.day, moment.has_clock, moment.has_zone
    )


def _month(name: str) -> int:
    """Return a month's number by its name or the beginning of it, 0 for no month."""
    wanted = name.casefold()
    for number, names in enumerate(_MONTHS, start=1):
        if any(known.startswith(wanted) for known in names.split()):
            return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
