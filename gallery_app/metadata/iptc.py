"""IPTC blocks (IIM, the Information Interchange Model) to words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.metadata.texts import decoded, is_junk, said
from gallery_app.model.credit import Credit
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import NO_WORDS, Location, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARACTER_SET: Final = (1, 90)
_ESCAPE: Final = b"\x1b"
# Escape sequences of ISO 2022 and what they announce; others are passed over, as if nothing had been said.
# What is called Latin-1 holds the quotes and dashes of Windows more often than controls.
_UTF_8: Final = (b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I")
_LATIN: Final = {
    b"A": "cp1252", b"B": "iso8859-2", b"C": "iso8859-3", b"D": "iso8859-4", b"F": "iso8859-7",
    b"G": "iso8859-6", b"H": "iso8859-8", b"L": "iso8859-5", b"M": "iso8859-9", b"V": "iso8859-10",
    b"Y": "iso8859-13", b"_": "iso8859-14", b"b": "iso8859-15", b"f": "iso8859-16",
}  # fmt: skip
_SETS: Final = (b"\x1b-", b"\x1b.", b"\x1b/", b"\x1b,")  # before the letter that names the set

_MARKER: Final = 0x1C
_DATASETS: Final = 10_000  # that are read; real blocks have some 30
_TITLE, _INSTRUCTIONS, _DATE, _TIME, _CREATOR, _CREATOR_TITLE = 5, 40, 55, 60, 80, 85
_CITY, _PLACE, _STATE, _CODE, _COUNTRY, _JOB, _HEADLINE = 90, 92, 95, 100, 101, 103, 105
_CREDIT, _SOURCE, _COPYRIGHT, _CAPTION, _WRITER, _KEYWORDS = 110, 115, 116, 120, 122, 25

Datasets = dict[tuple[int, int], list[bytes]]


def words_in_iptc(block: bytes, legacy: str | None = None) -> PhotoWords:
    """Return the words of a block; ``legacy`` is the encoding of those that tell none and are no UTF-8."""
    datasets = _datasets(block)
    record = _Record(datasets, encoding_of(datasets.get(_CHARACTER_SET, [b""])[0]), legacy)
    location = Location(*(record.line(number) for number in (_PLACE, _CITY, _STATE, _COUNTRY, _CODE)))
    credit = record.line(_CREDIT)
    words = PhotoWords(
        caption=_unless_junk(record.text(_CAPTION)),
        headline=record.text(_HEADLINE),
        title=_unless_junk(record.text(_TITLE)),
        credit=Credit.from_line(credit) if credit else None,
        creator=record.lines(_CREATOR),
        creator_title=record.line(_CREATOR_TITLE),
        source=record.line(_SOURCE),
        copyright=record.text(_COPYRIGHT),
        date_created=_date(record.line(_DATE), record.line(_TIME)),
        location=location if location != Location() else None,
        keywords=record.lines(_KEYWORDS),
        job_id=record.line(_JOB),
        instructions=record.line(_INSTRUCTIONS),
        caption_writer=record.line(_WRITER),
    )
    return words if words != NO_WORDS else NO_WORDS


def encoding_of(announced: bytes) -> str | None:
    """Return the encoding that the escape sequences of dataset 1:90 announce, None where they do not."""
    for sequence in announced.split(_ESCAPE)[1:]:
        escaped = _ESCAPE + sequence.rstrip(b"\0 ")
        if escaped.startswith(_UTF_8):
            return "utf-8"
        if escaped.startswith(_SETS) and escaped[2:3] in _LATIN:
            return _LATIN[escaped[2:3]]
    return None


class _Record:
    """The second record of a block, its values as texts."""

    def __init__(self, datasets: Datasets, encoding: str | None, legacy: str | None) -> None:
        self._datasets = datasets
        self._encoding = encoding
        self._legacy = legacy

    def lines(self, number: int) -> tuple[str, ...]:
        """Return every value of a dataset that says something, each once."""
        texts = (said(self._decoded(data)) for data in self._datasets.get((2, number), ()))
        return tuple(dict.fromkeys(text for text in texts if text))

    def line(self, number: int) -> str | None:
        """Return a dataset's first value that says something."""
        lines = self.lines(number)
        return lines[0] if lines else None

    def text(self, number: int) -> LocalizedText | None:
        """Return a dataset's text, in a language that nobody told."""
        line = self.line(number)
        return LocalizedText.of(line) if line else None

    def _decoded(self, data: bytes) -> str:
        if data.isascii():  # which all of them begin with
            return data.decode("ascii")
        if self._encoding is None or self._encoding == "utf-8":  # not every file holds what it announces
            return decoded(_whole(data), self._legacy)
        try:
            return data.decode(self._encoding)
        except UnicodeDecodeError:
            return data.decode("latin-1")


def _datasets(block: bytes) -> Datasets:
    found: Datasets = {}
    for record, number, data in _read(block):
        found.setdefault((record, number), []).append(data)
    return found


def _read(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield record, number and bytes of each dataset, until something else comes."""
    at = 0
    for _ in range(_DATASETS):
        if at + 5 > len(block) or block[at] != _MARKER:
            return
        record, number = block[at + 1], block[at + 2]
        size = int.from_bytes(block[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:  # more than 32 kB: this is how many bytes the size itself takes
            wide = size & 0x7FFF
            if wide > 4:
                return
            size = int.from_bytes(block[at : at + wide], "big")
            at += wide
        if at + size > len(block):
            return
        yield record, number, block[at : at + size]
        at += size


def _whole(data: bytes) -> bytes:
    """Return UTF-8 without the character at its end that a limit has broken."""
    for cut in range(1, 4):
        lead = data[-cut] if cut <= len(data) else 0
        if lead & 0xC0 == 0xC0:
            missing = {0xC: 2, 0xD: 2, 0xE: 3, 0xF: 4}[lead >> 4] > cut
            return data[:-cut] if missing and _is_utf_8(data[:-cut]) and not data[:-cut].isascii() else data
        if lead & 0xC0 != 0x80:
            return data
    return data


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _date(date: str | None, time: str | None) -> str | None:
    """Return date and time of the block (20240407, 154000+0200) as RFC 3339 writes them."""
    digits = (date or "").replace("-", "").replace(":", "")
    if len(digits) != 8 or not digits.isdigit() or digits[:4] == "0000":
        return date
    parts = [digits[:4], *(part for part in (digits[4:6], digits[6:]) if part != "00")]
    day = "-".join(parts)
    return f"{day}T{clock}" if len(parts) == 3 and (clock := _clock(time)) else day


def _clock(time: str | None) -> str:
    text = (time or "").replace(":", "")
    clock, sign, zone = text[:6], text[6:7], text[7:11]
    if len(clock) != 6 or not clock.isdigit():
        return ""
    offset = (
        f"{sign}{zone[:2]}:{zone[2:]}" if sign in {"+", "-"} and len(zone) == 4 and zone.isdigit() else ""
    )
    return f"{clock[:2]}:{clock[2:4]}:{clock[4:]}{offset}"


def _unless_junk(text: LocalizedText | None) -> LocalizedText | None:
    return None if text is None or is_junk(text.pick()) else text
