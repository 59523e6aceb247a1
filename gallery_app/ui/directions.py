"""Which way texts run, and keeping one from turning its neighbours."""

from __future__ import annotations

import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Isolates keep a right-to-left part from turning the parts around it.
FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"

LETTERS_COUNTED: Final = 2_000  # of a text whose beginning and language disagree


def direction_of(text: str, language: str | None = None) -> Qt.LayoutDirection:
    """Return the base direction of ``text``: that of its first strong character, left to right if none.

    Where a ``language`` is told that is written the other way (Arabic that begins with "NASA"), the
    greater part of the letters decides.
    """
    first = next(_strong(text), Qt.LayoutDirection.LeftToRight)
    told = writing_direction(language)
    if told is None or told is first:
        return first
    letters = list(islice(_strong(text), LETTERS_COUNTED))
    return told if letters.count(told) * 2 >= len(letters) > 0 else first


def writing_direction(language: str | None) -> Qt.LayoutDirection | None:
    """Return in which direction a language is written; None for one that is not known."""
    locale = QLocale(language or "C")
    return None if locale.language() is QLocale.Language.C else locale.textDirection()


def runs_both_ways(text: str) -> bool:
    """Return whether parts of ``text`` run from left to right and others from right to left."""
    return len(set(_strong(text))) > 1


def isolated(text: str) -> str:
    """Return ``text`` so that it can stand in a line with others and turn none of them."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def listed(parts: Iterable[str]) -> str:
    """Return ``parts`` with commas between them, in their order, whichever way each of them runs."""
    texts = list(parts)
    if runs_both_ways(" ".join(texts)):
        texts = [isolated(text) for text in texts]
    return ", ".join(texts)


def filled(sentence: str, **values: str) -> str:
    """Return ``sentence`` with ``values`` in the places of their names, each unable to turn what follows.

    A value that runs as the sentence does stays as it is.
    """
    direction = direction_of(sentence)
    for name, value in values.items():
        foreign = any(strong is not direction for strong in _strong(value))
        sentence = sentence.replace(f"{{{name}}}", isolated(value) if foreign else value)
    return sentence


def _strong(text: str) -> Iterator[Qt.LayoutDirection]:
    for char in text:
        match unicodedata.bidirectional(char):
            case "L":
                yield Qt.LayoutDirection.LeftToRight
            case "R" | "AL":
                yield Qt.LayoutDirection.RightToLeft
