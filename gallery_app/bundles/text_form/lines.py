"""A saved text as numbered lines: decoded, its odd spaces and invisible characters made plain."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.errors import BundleError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.model.problems import Sentence

SIZE_LIMIT: Final = 8 * 1024 * 1024  # bytes
LINES_LIMIT: Final = 100_000  # read in about a second, whatever they hold

_UTF8: Final = say("Save it as UTF-8.")
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")

_BREAKS: Final = re.compile("\r\n?|\f|\u2029")
_SOFT_BREAK: Final = "\u2028"
# What nobody writes but in HTML: where it stands in a text, all of the text is written so.
_SIGNS_OF_HTML: Final = re.compile(r"&(?:copy|nbsp|#0*169|#0*160|#[xX]0*[aA]9|#[xX]0*[aA]0);")
# What shows nothing: controls but for tab and line break, marks of byte order, joiners of no width.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_BREAK: Final = "\u00a0/\u00a0"  # how a web page sets the link behind a credit apart
_HIGH_BYTES: Final = bytes(range(0xC0, 0x100))  # letters in the code pages of Windows
_ASCII_LETTERS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class Line(NamedTuple):
    """One line without spaces at its ends, any run of spaces in it one space; ``number`` counts from 1.

    ``tail`` is what stands behind the one "/" between two no-break spaces, "" without one.
    """

    text: str
    number: int
    tail: str = ""


def decoded(data: bytes, path: str | None, problems: ProblemList) -> str:
    """Return the text that ``data`` holds, a note added where its encoding had to be guessed.

    BundleError if it is too large or no text at all; ``path`` is for the message only.
    """
    if len(data) > SIZE_LIMIT:
        raise BundleError(too_large(), path)
    if data.startswith(_UTF8_MARK):
        data = data[len(_UTF8_MARK) :]
    elif data.startswith(_UTF16_MARKS) and not data.startswith(_UTF32_MARKS):
        return _in_utf16(data, path, problems)
    if b"\0" in data:
        raise BundleError(
            say("the file is not a text, or is written in UTF-16 without saying so"), path, _UTF8
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _in_code_page(data, problems)


def too_large() -> Sentence:
    """Return what is said of a text beyond the limit."""
    return say("the text is larger than {limit} MB", limit=SIZE_LIMIT >> 20)


def with_plain_breaks(text: str) -> str:
    """Return ``text`` with one kind of line break in it."""
    plain = _BREAKS.sub("\n", text)
    return plain if "\n" in plain else plain.replace(_SOFT_BREAK, "\n")


def without_html(text: str, problems: ProblemList) -> str:
    """Return ``text`` with its entities made characters if it was saved as HTML has it, a note added then."""
    found = _SIGNS_OF_HTML.search(text)
    if found is None:
        return text
    message = say("the text is written as in HTML, with signs such as {sign}", sign=found[0])
    problems.note(message, line=text.count("\n", 0, found.start()) + 1)
    return unescape(text)


def lines_of(text: str, problems: ProblemList) -> list[Line]:
    """Return the lines of ``text``, blank ones included; control characters are left out, with a note."""
    if found := _CONTROL.search(text):
        problems.note(say("control characters are left out"), line=text.count("\n", 0, found.start()) + 1)
    parts = _INVISIBLE.sub("", text).split("\n")
    if len(parts) > LINES_LIMIT:
        message = say("the text has more than {limit} lines: what follows is not read", limit=LINES_LIMIT)
        problems.error(message, line=LINES_LIMIT)
    return [_line(part, number) for number, part in enumerate(parts[:LINES_LIMIT], start=1)]


def squashed(text: str) -> str:
    """Return ``text`` without any space: what two copies of it are compared by."""
    return "".join(text.split())


def _line(part: str, number: int) -> Line:
    # str.split knows every kind of space, those of no break and the line separator of Unicode among them.
    tail = part.partition(_NO_BREAK)[2] if part.count(_NO_BREAK) == 1 else ""
    return Line(" ".join(part.split()), number, " ".join(tail.split()))


def _in_utf16(data: bytes, path: str | None, problems: ProblemList) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as exc:
        raise BundleError(say("the text is damaged: it begins as UTF-16 and is not"), path, _UTF8) from exc
    problems.note(say("the text is written in UTF-16"), line=1)
    return text


def _in_code_page(data: bytes, problems: ProblemList) -> str:
    """Return a text of one byte a letter: where such letters outnumber those of ASCII, it is Cyrillic."""
    high = len(data) - len(data.translate(None, _HIGH_BYTES))
    ascii_letters = len(data) - len(data.translate(None, _ASCII_LETTERS))
    name, codec = ("Windows-1251", "cp1251") if high > ascii_letters else ("Windows-1252", "cp1252")
    message = say("the text is not written in UTF-8: it is read as {encoding}", encoding=name)
    problems.warning(message, line=1, remedy=say("If letters are wrong, save it as UTF-8."))
    return data.decode(codec, "replace")
