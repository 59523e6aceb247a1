"""Texts in one or more languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

UNTAGGED = "x-default"  # the language of a text whose language nobody told; XMP's own word for it
PRIVATE = "x"  # what tags begin with that mean something to their maker alone


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One text in one or more languages, as (BCP 47 tag, text) pairs in the order they were given.

    An empty text is a value too: "deliberately empty", which no other source may fill.
    """

    versions: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str, language: str | None = None) -> Self:
        """Return a text in one language, or in one that is not known."""
        return cls(((language or UNTAGGED, text),))

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags to choose from; an untagged version that only repeats another one is left out."""
        tagged = {text for tag, text in self.versions if tag != UNTAGGED}
        return tuple(tag for tag, text in self.versions if tag != UNTAGGED or text not in tagged)

    def pick(self, *wanted: str | None) -> str:
        """Return the text of the version that fits best, see ``version``; empty if there is none."""
        return self.version(*wanted)[1]

    def version(self, *wanted: str | None) -> tuple[str, str]:
        """Return tag and text that fit best: exact tag, base tag, the untagged version, the first one.

        ``wanted`` holds tags in order of preference; ``None`` entries are passed over.
        """
        for tag in wanted:
            found = self._in_language(tag) if tag else None
            if found is not None and found[1] != "":
                return found
        untagged = next((version for version in self.versions if version[0] == UNTAGGED), None)
        return untagged or next(iter(self.versions), (UNTAGGED, ""))

    def language(self, *wanted: str | None) -> str | None:
        """Return the tag of the version that fits best, None where nobody told its language."""
        tag, text = self.version(*wanted)
        if tag == UNTAGGED:  # XMP often repeats one of the tagged versions here
            tag = next((other for other, same in self.versions if same == text and other != UNTAGGED), tag)
        return None if tag == UNTAGGED else tag

    def _in_language(self, wanted: str) -> tuple[str, str] | None:
        exact = wanted.casefold()
        for version in self.versions:
            if version[0].casefold() == exact:
                return version
        base = exact.partition("-")[0]
        if base == PRIVATE:  # x-default and x-anything have nothing in common
            return None
        for version in self.versions:
            if version[0].casefold().partition("-")[0] == base:
                return version
        return None


def choices_among(texts: Iterable[LocalizedText | None]) -> tuple[str, ...]:
    """Return the tags between which a reader can choose; UNTAGGED stands last, if its words are its own."""
    given = [text for text in texts if text is not None]
    tagged = languages_of(given)
    # A text in one language is shown in every choice: only where there are several does it count.
    own = any(UNTAGGED in text.languages and len(text.languages) > 1 for text in given)
    return (*tagged, UNTAGGED) if own else tagged


def languages_of(texts: Iterable[LocalizedText | None]) -> tuple[str, ...]:
    """Return every language tag that occurs in ``texts``, in order of first appearance."""
    seen: dict[str, None] = {}
    for text in texts:
        if text is not None:
            seen.update(dict.fromkeys(tag for tag in text.languages if tag != UNTAGGED))
    return tuple(seen)
