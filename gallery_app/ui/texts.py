"""Turning values into words: sentences, problems, states, counts and dates in the reader's language."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime

from gallery_app.model.problems import PhotoState
from gallery_app.ui.clusters import with_few_marks
from gallery_app.ui.directions import direction_of, isolated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery_app.model.gallery import Article
    from gallery_app.model.problems import Problem, Sentence

SEPARATOR: Final = " · "
TOOLTIP_LIMIT: Final = 1_000  # characters: a tool tip is a hint, the whole text stands elsewhere
DATE_ALONE: Final = len("2024-04-07")

# Removed from every text that is shown: controls, and what Qt's text engine takes for marks of its own.
_UNSEEN: Final = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), None),
    **dict.fromkeys((*range(0xFDD0, 0xFDF0), 0xFFFC, 0xFFFE, 0xFFFF, 0xFEFF), None),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    ord("\n"): "\n",
    ord("\t"): " ",
    0x2028: "\n",
    0x2029: "\n",
}
# Embeddings, overrides and isolates: these reach beyond the text they stand in.
_REACHING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), None)
_INVISIBLE_CATEGORIES: Final = ("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn")


def translated(sentence: Sentence) -> str:
    """Return the sentence in the reader's language, its values filled in."""
    return sentence.filled(QCoreApplication.translate("Sentence", sentence.template))


def problem_text(problem: Problem) -> str:
    """Return what is wrong, and what can be done, without the place."""
    return advice_text(problem.message, problem.remedy)


def place_text(problem: Problem) -> str:
    """Return where a problem is: "photos/01.jpg, line 12", or an empty text."""
    file = "" if problem.file is None else visible_name(problem.file)
    if problem.line is None:
        return file
    line = QCoreApplication.translate("Texts", "line {number}").replace("{number}", str(problem.line))
    return f"{file}, {line}" if file else line


def advice_text(reason: Sentence, remedy: Sentence | None) -> str:
    """Return what is wrong and, where that is known, what can be done."""
    parts = [reason] if remedy is None else [reason, remedy]
    return joined_sentences(translated(part) for part in parts)


def joined_sentences(sentences: Iterable[str]) -> str:
    """Return sentences as one text: each begins with a capital and ends with a mark."""
    finished = []
    for sentence in (displayable(part).strip() for part in sentences):
        if sentence:
            end = "" if sentence[-1] in ".!?…:。؟" else "."
            finished.append(sentence[0].upper() + sentence[1:] + end)
    return " ".join(finished)


def state_text(state: PhotoState) -> str:
    """Return in a few words why a photo is not shown as it should be; empty for one that is."""
    texts = {
        PhotoState.OK: "",
        PhotoState.DAMAGED: QCoreApplication.translate("Texts", "The file is damaged"),
        PhotoState.MISSING: QCoreApplication.translate("Texts", "The file is missing"),
        PhotoState.UNREADABLE: QCoreApplication.translate("Texts", "The file cannot be read"),
        PhotoState.UNSUPPORTED: QCoreApplication.translate("Texts", "Not a photo that can be shown"),
        PhotoState.REFUSED: QCoreApplication.translate("Texts", "Not opened, to be safe"),
        PhotoState.TOO_LARGE: QCoreApplication.translate("Texts", "Too large to show"),
    }
    return texts[state]


def failure_text(state: PhotoState, reason: Sentence | None) -> str:
    """Return why a photo cannot be shown: the reason if one is given, else its state."""
    return joined_sentences([translated(reason) if reason is not None else state_text(state)])


def count_text(count: int) -> str:
    """Return "9 photos" in the reader's language."""
    if count == 1:
        return QCoreApplication.translate("Texts", "1 photo")
    if count == 0:
        return QCoreApplication.translate("Texts", "no photos")
    return QCoreApplication.translate("Texts", "%Ln photos", "", count)


def when_text(article: Article, locale: QLocale | None = None) -> str:
    """Return when the story was published, in the locale with its zone; else its dateline as written."""
    return time_text(article.published, locale) or displayable(article.dateline or "").strip()


def dateline_text(article: Article, locale: QLocale | None = None) -> str:
    """Return the dateline as written; else when the story was published."""
    return displayable(article.dateline or "").strip() or time_text(article.published, locale)


def time_text(written: str | None, locale: QLocale | None = None) -> str:
    """Return an RFC 3339 time in the locale, with its zone; what is not one, as it was written."""
    text = displayable(written or "").strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    locale = locale or QLocale()
    day = date_text(moment.date(), locale)
    if len(text) <= DATE_ALONE:
        return day
    clock = locale.toString(QTime(moment.hour, moment.minute), _without_seconds(locale))
    zone = _zone_text(moment)
    return f"{day}, {clock} {zone}".rstrip()


def date_text(day: date, locale: QLocale | None = None, *, year: bool = True) -> str:
    """Return a day as the locale writes it at length, without the weekday: "7 April 2024"."""
    locale = locale or QLocale()
    return locale.toString(QDate(day.year, day.month, day.day), _day_pattern(locale, year=year))


def modified_text(seconds: float, locale: QLocale | None = None) -> str:
    """Return a file's time, ``seconds`` since 1970, on the reader's own clock; empty if it is no time."""
    try:
        moment = datetime.fromtimestamp(seconds, tz=UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    locale = locale or QLocale()
    clock = locale.toString(QTime(moment.hour, moment.minute), _without_seconds(locale))
    return f"{date_text(moment.date(), locale)}, {clock}"


def opened_text(opened: datetime, now: datetime, locale: QLocale | None = None) -> str:
    """Return "opened today", "opened yesterday", "opened on Friday" or "opened 20 November"."""
    day, today = opened.astimezone().date(), now.astimezone().date()
    locale = locale or QLocale()
    match (today - day).days:
        case 0:
            return QCoreApplication.translate("Texts", "opened today")
        case 1:
            return QCoreApplication.translate("Texts", "opened yesterday")
        case days if 1 < days < 7:
            weekday = locale.dayName(day.isoweekday())
            return QCoreApplication.translate("Texts", "opened on {weekday}").replace("{weekday}", weekday)
        case _:
            written = date_text(day, locale, year=day.year != today.year)
            return QCoreApplication.translate("Texts", "opened {date}").replace("{date}", written)


def displayable(text: str) -> str:
    """Return ``text`` without controls; lines end with "\\n", half characters become "\ufffd"."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)


def readable(text: str) -> str:
    """Return what ``displayable`` does, as it is laid out: no letter has more marks than can be seen."""
    return with_few_marks(displayable(text))


def one_line(text: str) -> str:
    """Return ``text`` fit to stand in a line with others: one line, nothing that turns its neighbours."""
    return " ".join(displayable(text).translate(_REACHING).split())


def joined_line(parts: Iterable[str]) -> str:
    """Return the parts in one line with dots between them, each kept from turning the others."""
    lines = (one_line(part) for part in parts)
    return SEPARATOR.join(isolated(line) for line in lines if line)


def visible_name(name: str) -> str:
    """Return a file's name with everything that cannot be seen, or turns what follows, written out."""
    return "".join(_written_out(char) if _is_invisible(char) else char for char in name)


def as_plain_tooltip(text: str, language: str | None = None) -> str:
    """Return ``text`` for a tool tip: shown to the letter, wrapped, of bounded length, the way it runs."""
    shown = displayable(text[: 2 * TOOLTIP_LIMIT]).strip()
    if not shown:
        return ""
    if len(shown) > TOOLTIP_LIMIT:
        shown = shown[:TOOLTIP_LIMIT].rstrip() + "…"
    # Tool tips guess whether they hold markup: this is, and shows the escaped text to the letter.
    turned = ' dir="rtl"' if direction_of(shown, language) is Qt.LayoutDirection.RightToLeft else ""
    return f'<p{turned} style="white-space: pre-wrap">{escape(shown)}</p>'


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE_CATEGORIES


def _written_out(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of the name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return named.get(char, f"\\u{code:04x}")


def _zone_text(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return "GMT"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"GMT{sign}{hours}:{rest:02}" if rest else f"GMT{sign}{hours}"


def _day_pattern(locale: QLocale, *, year: bool) -> str:
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    if not year:
        pattern = re.sub(r"[\s,،]*(?:'[^']*'\s*)?y+[年년]?\s*(?:'[^']*')?\.?\s*", " ", pattern)
    # What led to the weekday or away from it: quoted words, commas, points.
    return re.sub(r"^(?:'[^']*'|[\s,،.])+|[\s,،]+$", "", pattern)


def _without_seconds(locale: QLocale) -> str:
    return locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
