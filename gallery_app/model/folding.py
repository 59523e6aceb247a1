"""Folding text for comparison: what reads as the same word becomes the same letters."""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

# Letters that Unicode does not take apart, and marks that are written in several ways.
_ALIKE: Final = {
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
    "ŋ": "n", "ƒ": "f", "ɨ": "i", "ə": "e",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "ʹ": "'", "׳": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "״": '"',
    "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "־": "-",
    "⁄": "/", "\N{ARABIC TATWEEL}": "", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك",
}  # fmt: skip
# In Japanese these tell one sound from another; all other marks above and below letters are dropped.
_TELLING_MARKS: Final = frozenset("\u3099\u309a")


class Folded(NamedTuple):
    """Folded text; ``places`` holds for each of its characters the index where it stood before."""

    text: str
    places: tuple[int, ...]


class _Letters(dict[int, str]):
    """What each character becomes; found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded_letter(chr(code))
        return found


_LETTERS: Final = _Letters()


def fold(text: str) -> str:
    """Return ``text`` in small letters without diacritics, one space where there is any white space."""
    folded = text.lower() if text.isascii() else text.translate(_LETTERS)
    return " ".join(folded.split())


def fold_with_places(text: str) -> Folded:
    """Return what ``fold`` returns, and where each character of it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in _LETTERS[ord(char)]:
            space = letter.isspace()
            if space and (not letters or letters[-1] == " "):
                continue
            letters.append(" " if space else letter)
            places.append(place)
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return Folded("".join(letters), tuple(places))


def _folded_letter(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char.casefold()).casefold()
    return "".join(_alike(part) for part in parts if not _is_dropped(part))


def _alike(char: str) -> str:
    """Return what stands for all letters and figures that are read as this one."""
    figure = unicodedata.decimal(char, None)
    return _ALIKE.get(char, char) if figure is None else str(figure)


def _is_dropped(char: str) -> bool:
    if unicodedata.combining(char):
        return char not in _TELLING_MARKS
    # Soft hyphens, joiners, marks of direction: they are not seen.  Variation selectors are not either.
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"
