"""Keeping what stands on one letter within bounds: a text engine takes thousands of marks for one letter."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MOST_MARKS: Final = 30  # on one letter, as Unicode's stream-safe text format allows
LONGEST_LINE: Final = 500  # characters of one line: more has room in no window
_JOINER: Final = "\u200d"
_RUN: Final = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")  # marks are no letters, figures or spaces
_STANDING: Final = frozenset(("Mn", "Mc", "Me", "Cf"))


def with_few_marks(text: str) -> str:
    """Return ``text`` without those marks of a letter, or signs joined to it, that nobody can tell apart."""
    return _RUN.sub(_thinned, text)


def beginning(line: str, longest: int = LONGEST_LINE) -> str:
    """Return as much of one line as is worth measuring before it is cut to the room that there is."""
    return with_few_marks(line if len(line) <= longest else line[:longest] + "…")


def _thinned(run: re.Match[str]) -> str:
    kept: list[str] = []
    count = 0
    for char in run.group():
        stands_on = unicodedata.category(char) in _STANDING or (kept and kept[-1] == _JOINER)
        count = count + 1 if stands_on else 0
        if count <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)
