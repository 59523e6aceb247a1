"""Texts in one or more languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

UNTAGGED = "x-default"  # the language of a text whose language nobody told; XMP's own word for it


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
        """Return the version that fits best: exact tag, base tag, the untagged one, the first one.

        ``wanted`` holds tags in order of preference; ``None`` entries are passed over.
        """
        for tag in wanted:
            found = tag and self._in_language(tag)
            if found is not None and found != "":
                return found
        by_tag = dict(self.versions)
        return by_tag.get(UNTAGGED, self.versions[0][1] if self.versions else "")

    def language_of(self, text: str) -> str | None:
        """Return the tag of the version that reads ``text``, or None where it is not known."""
        for tag, version in self.versions:
            if version == text and tag != UNTAGGED:
                return tag
        return None

    def _in_language(self, wanted: str) -> str | None:
        exact = wanted.casefold()
        for tag, text in self.versions:
            if tag.casefold() == exact:
                return text
        base = exact.partition("-")[0]
        for tag, text in self.versions:
            if tag.casefold().partition("-")[0] == base:
                return text
        return None


def languages_of(texts: Iterable[LocalizedText | None]) -> tuple[str, ...]:
    """Return every language tag that occurs in ``texts``, in order of first appearance."""
    seen: dict[str, None] = {}
    for text in texts:
        if text is not None:
            seen.update(dict.fromkeys(tag for tag in text.languages if tag != UNTAGGED))
    return tuple(seen)
