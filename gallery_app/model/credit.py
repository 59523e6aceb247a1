"""Whom a photo is owed to: credit line, parties, rights links."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

# Both spaces are needed: "AP Photo", "Fotobank.ru/Getty Images" and "AFP 2023 / Name" all exist.
PARTY_SEPARATOR = " / "
LINE_SEPARATOR = "; "  # between several credits of one photo


@dataclass(frozen=True, slots=True)
class Party:
    """A person or an organisation named in a credit; the role only where the source gives it."""

    name: str
    role: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line as it was written, and the parties in it."""

    line: str
    parties: tuple[Party, ...] = ()

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Return the credit with its parties told from the line alone: split at " / ", © kept in the line."""
        return cls(line, parties_in(line))

    @classmethod
    def joined(cls, credits_: tuple[Self, ...]) -> Self:
        """Return several credits as one: lines joined by "; ", parties one after another."""
        line = LINE_SEPARATOR.join(credit.line for credit in credits_ if credit.line)
        return cls(line, tuple(party for credit in credits_ for party in credit.parties))


@dataclass(frozen=True, slots=True)
class RightsLink:
    """Where to license the photo: the label that is shown, and the address, if one is given and safe."""

    label: str
    url: str | None = None


def parties_in(line: str) -> tuple[Party, ...]:
    """Return the parties that a credit line names, without the © that stands before them."""
    names = (part.strip().removeprefix("©").strip() for part in line.split(PARTY_SEPARATOR))
    return tuple(Party(name) for name in names if name)


def is_named(name: str, line: str) -> bool:
    """Return whether a line names somebody already: "(c) Sputnik 2024" stands in "© Sputnik, 2024 / …".

    Whole words count, however they are set apart: no "AP" stands in "Chappell".
    """
    return not names_beside((name,), line)


def names_beside(names: Iterable[str], line: str) -> tuple[str, ...]:
    """Return those of ``names`` that a line does not name, see ``is_named``."""
    words = _words(line)  # once: there may be thousands of names
    letters = "".join(words)
    borders = frozenset(accumulate(map(len, words), initial=0))
    return tuple(name for name in names if not _stands_in(_words(name), letters, borders))


def _stands_in(name: list[str], letters: str, borders: frozenset[int]) -> bool:
    wanted = "".join(name)
    if wanted.upper() == wanted.lower():  # a script that sets no words apart, perhaps
        return wanted in letters
    place = letters.find(wanted)
    while place >= 0 and not (place in borders and place + len(wanted) in borders):
        place = letters.find(wanted, place + 1)
    return place >= 0


def _words(text: str) -> list[str]:
    """Return the letters and figures of a text, word by word, without what says that rights are reserved."""
    plain = text.casefold().replace("(c)", " ")
    parts = "".join(char if char.isalnum() else " " for char in plain).split()
    return [part for part in parts if part != "copyright"]
