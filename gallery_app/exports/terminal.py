"""Writing to a terminal or a pipe: foreign text cannot drive the one, the other may close early."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import unicodedata
from typing import TYPE_CHECKING, Final, TextIO

from gallery_app.errors import GalleryError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAM: Final = "gallery-app"
NARROWEST, WIDEST = 40, 100  # columns of wrapped text; longer lines are hard to read

# Control characters, lone surrogates and what turns the direction of writing, which can fake a file's name.
_UNSAFE_CATEGORIES: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_unsafe(character: str) -> bool:
    """Return whether a terminal might act on ``character`` instead of showing it."""
    return unicodedata.category(character) in _UNSAFE_CATEGORIES or character in _TURNS


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with unsafe characters written like \\n, \\x1b and \\u202e."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) if is_unsafe(character) else character for character in text)


def flowing(text: str) -> str:
    """Return a text for reading: line breaks and tabs become spaces, what is unsafe is made visible."""
    return visible(" ".join(text.split()))


def wrapped(text: str, width: int, *, indent: str = "", first: str | None = None) -> list[str]:
    """Return the lines of ``text``, wrapped; ``first`` begins the first, ``indent`` the others."""
    start = indent if first is None else first
    lines = textwrap.wrap(
        flowing(text), width, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False
    )
    return lines or [start.rstrip()]


def terminal_width() -> int:
    """Return the columns to wrap at: the terminal's, within what is good to read."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def write_text(text: str | Iterable[str]) -> None:
    """Write to standard output, escaping what it cannot hold.  A closed pipe ends it quietly."""
    pieces = (text,) if isinstance(text, str) else text
    _write(sys.stdout, (_encoded(piece, sys.stdout) for piece in pieces))


def write_utf8(text: str) -> None:
    r"""Write to standard output as UTF-8 in any locale; lone surrogates become \\udcxx, as in JSON."""
    _write(sys.stdout, (text.encode("utf-8", "backslashreplace"),))


def complain(sentence: str) -> None:
    """Write one sentence, behind the program's name, to standard error."""
    _write(sys.stderr, (_encoded(f"{PROGRAM}: {visible(sentence)}\n", sys.stderr),))


def _encoded(text: str, stream: TextIO | None) -> bytes:
    encoding = (stream.encoding if stream is not None else None) or "utf-8"
    return text.encode(encoding, "backslashreplace")


def _write(stream: TextIO | None, pieces: Iterable[bytes]) -> None:
    if stream is None:  # a program for windows only has no standard output on some systems
        return
    try:
        for piece in pieces:
            stream.buffer.write(piece)
        stream.flush()
    except BrokenPipeError:
        _turn_off(stream)
    except OSError as error:
        _turn_off(stream)
        reason = error.strerror or type(error).__name__
        raise GalleryError(say("the output cannot be written: {reason}.", reason=reason)) from error


def _turn_off(stream: TextIO) -> None:
    # Python flushes once more at its end, and would complain then.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _shown(character: str) -> str:
    if unicodedata.category(character) == "Cs":
        # An undecodable byte of a file's name, as os.fsdecode keeps it.
        return f"\\x{ord(character) & 0xFF:02x}" if "\udc80" <= character <= "\udcff" else "\ufffd"
    return character.encode("unicode_escape").decode("ascii")
