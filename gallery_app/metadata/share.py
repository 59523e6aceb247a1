"""How much of a photo's words is kept."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.limits import PARTY_LIMIT, TEXT_COST, TEXT_LIMIT, WORDS_LIMIT
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, Location, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOCATION_PARTS: Final = ("place", "city", "state", "country", "code")
_LONGEST_TAG: Final = 64  # characters of a language's tag
_NAMES: Final = tuple(field.name for field in FIELDS)
_VALUES: Final = attrgetter(*_NAMES)


class Share:
    """What one photo's words may take; whoever goes beyond is cut, and ``has_cut`` says so."""

    def __init__(self) -> None:
        self.has_cut = False
        self._left = WORDS_LIMIT

    def words(self, words: PhotoWords) -> PhotoWords:
        """Return the words as far as they are within the share."""
        found = tuple(zip(_NAMES, _VALUES(words), strict=True))
        cost = sum(_cost(value) for _, value in found if value)
        if cost <= min(TEXT_LIMIT, self._left):  # nearly all of them: then no single text is too long
            self._left -= cost
            return words
        changed = {name: kept for name, value in found if (kept := self._value(value)) is not value}
        return replace(words, **changed) if changed else words

    def _value(self, value: Any) -> Any:
        """Return a value of any field, itself where nothing of it had to be cut."""
        match value:
            case None | ():
                return value
            case str():
                return self._text(value)
            case LocalizedText():
                versions = self._each(value.versions, lambda one: (one[0][:_LONGEST_TAG], self._text(one[1])))
                return value if versions == value.versions else LocalizedText(versions)
            case Credit():
                line = self._text(value.line)
                parties = value.parties if line == value.line else Credit.from_line(line).parties
                kept = Credit(line, parties[:PARTY_LIMIT])
                return value if kept == value else kept
            case RightsLink():
                return replace(value, label=self._text(value.label))
            case Location():
                parts = ((part, getattr(value, part)) for part in _LOCATION_PARTS)
                return replace(value, **{part: self._text(text) for part, text in parts if text is not None})
            case _:
                items = self._each(value, self._value)
                return value if items == value else items

    def _each(self, items: Iterable[Any], keep: Any) -> tuple[Any, ...]:
        kept = []
        for item in items:
            if self._left <= 0:
                self.has_cut = True
                break
            kept.append(keep(item))
        return tuple(kept)

    def _text(self, text: str) -> str:
        size = _size(text)
        limit = max(0, min(TEXT_LIMIT, self._left))
        self._left -= min(size, limit) + TEXT_COST
        if size <= limit:
            return text
        self.has_cut = True
        return text.encode("utf-8", "replace")[:limit].decode("utf-8", "ignore") + "…"


def _cost(value: Any) -> int:
    """Return what a value of any field takes; of one that has to be looked at closely, too much."""
    match value:
        case str():
            return _size(value) + TEXT_COST
        case LocalizedText():
            texts = sum(_size(text) + TEXT_COST for _, text in value.versions)
            return texts if all(len(tag) <= _LONGEST_TAG for tag, _ in value.versions) else WORDS_LIMIT + 1
        case Credit():
            return _size(value.line) + TEXT_COST if len(value.parties) <= PARTY_LIMIT else WORDS_LIMIT + 1
        case RightsLink():
            return _size(value.label) + TEXT_COST
        case Location():
            parts = (getattr(value, part) for part in _LOCATION_PARTS)
            return sum(_size(text) + TEXT_COST for text in parts if text is not None)
        case _:
            return sum(map(_cost, value))


def _size(text: str) -> int:
    """Return the bytes of a text in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
