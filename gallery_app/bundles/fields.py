"""Values of a manifest's keys: nodes in, the model's values out, a word about whatever does not fit."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import takewhile
from typing import TYPE_CHECKING, Final, TypeVar

from gallery_app.bundles.times import time_fault
from gallery_app.bundles.yaml_reading import Items, Pairs, Text, plain_value, shortened
from gallery_app.model.addresses import unsafe_because
from gallery_app.model.credit import PARTY_SEPARATOR, Credit, Party, RightsLink
from gallery_app.model.limits import PARTY_LIMIT, TEXT_COST, TEXT_KB, TEXT_LIMIT, WORDS_KB, WORDS_LIMIT
from gallery_app.model.problems import say
from gallery_app.model.text import UNTAGGED, LocalizedText
from gallery_app.model.words import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.yaml_reading import Node
    from gallery_app.model.problems import Sentence

T = TypeVar("T")

_UNKNOWN: Final = say("a key is not known")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_LOCATION_KEYS: Final = ("place", "city", "state", "country", "code")


class FieldReader:
    """Reads the values of one photo, or of the article, within its share of the limits.

    A value of the wrong kind is None, with a warning; what was cut is told in a note.
    """

    def __init__(
        self, problems: ProblemList, *, file: str | None = None, language: str | None = None
    ) -> None:
        self._problems = problems
        self._file = file
        self._language = language
        self._left = WORDS_LIMIT

    def line(self, node: Node, key: str) -> str | None:
        """Return a text."""
        if isinstance(node, Text):
            return self._cut(node)
        self.warn(say("{key} must be a text: it is left out", key=key), node)
        return None

    def lines(self, node: Node, key: str) -> tuple[str, ...] | None:
        """Return a list of texts; a single text is a list of one, an empty one a list of none."""
        if isinstance(node, Text):
            return (self._cut(node),) if node.value else ()
        if isinstance(node, Items):
            texts = (self.line(item, key) for item in self._within_share(node.items))
            return tuple(text for text in texts if text)
        self.warn(say("{key} must be a text or a list of texts: it is left out", key=key), node)
        return None

    def paragraphs(self, node: Node, key: str) -> tuple[str, ...] | None:
        """Return a list of paragraphs; a text is split at its blank lines."""
        if not isinstance(node, Text):
            return self.lines(node, key)
        parts = (part.strip() for part in re.split(r"\n[ \t]*\n", node.value))
        return tuple(self._cut(Text(part, node.line)) for part in self._within_share(parts) if part)

    def text(self, node: Node, key: str) -> LocalizedText | None:
        """Return a text in one language, or in those of a map; an empty text is a value too."""
        if isinstance(node, Text):
            return LocalizedText.of(self._cut(node), self._language)
        if isinstance(node, Pairs):
            versions = tuple(self._versions(node, key))
            if versions:
                return LocalizedText(versions)
        self.warn(say("{key} must be a text or a map of languages: it is left out", key=key), node)
        return None

    def language(self, node: Node, key: str) -> str | None:
        """Return a language tag that looks like one of BCP 47."""
        tag = self.line(node, key)
        if tag and not _LANGUAGE.fullmatch(tag):
            self.warn(say("{tag} is not a language tag such as en or pt-BR", tag=shortened(tag)), node)
            return None
        return tag

    def time(self, node: Node, key: str) -> str | None:
        """Return a time as it was written, with a warning if RFC 3339 does not know it."""
        text = self.line(node, key)
        if text and (fault := time_fault(text)):
            self.warn(fault, node)
        return text

    def url(self, node: Node, key: str) -> str | None:
        """Return an address that may be opened; an empty one is a value too."""
        address = self.line(node, key)
        if not address:
            return address
        if reason := unsafe_because(address):
            remedy = say("Give the address of a web page: it is left out until then.")
            self._problems.warning(reason, self._file, node.line, remedy)
            return None
        return address

    def credit(self, node: Node, key: str) -> Credit | None:
        """Return a credit: a text, a map with a line and parties, or a list of either."""
        credits_ = tuple(self._credits(node, key))
        if len(credits_) == 1:
            return credits_[0]
        return Credit.joined(credits_) if credits_ else None

    def rights_links(self, node: Node, key: str) -> tuple[RightsLink, ...] | None:
        """Return links: an address, a map with label and url, or a list of either."""
        if isinstance(node, Items):
            items = self._within_share(node.items)
            links = [link for item in items for link in self.rights_links(item, key) or ()]
            return tuple(links) if links or not node.items else None
        if isinstance(node, Text):
            return self._link_of_text(node, key)
        return self._link_of_map(node, key)

    def location(self, node: Node, key: str) -> Location | None:
        """Return a place: a text, or a map with place, city, state, country and code."""
        if isinstance(node, Text):
            return Location(place=self._cut(node) or None)
        if isinstance(node, Pairs):
            self.note_unknown(node, _LOCATION_KEYS)
            values = {part: self._of_map(node, part) for part in _LOCATION_KEYS}
            return Location(**values)
        self.warn(say("{key} must be a text or a map: it is left out", key=key), node)
        return None

    def kept(self, key: str, node: Node) -> object | None:
        """Return a value that this version has no use for, for writing back; None if it is too large."""
        size = 4 * len(key) + sum(4 * len(text) + TEXT_COST for text in _texts_in(node))
        if size > self._left:
            self.warn(say("a value is too large to be kept for writing back"), node)
            return None
        self._left -= size
        return plain_value(node)

    def note_unknown(self, node: Pairs, known: tuple[str, ...]) -> None:
        """Note the keys of an inner map that nobody reads."""
        for key, value in node.pairs.items():
            if key not in known and not key.startswith("x-"):
                self.note_unknown_key(key, value, known)

    def note_unknown_key(self, key: str, node: Node, known: tuple[str, ...]) -> None:
        """Note one key that nobody reads, and the known one that may have been meant."""
        if self._problems.full:  # comparing costs time, and nobody would see the note
            self._problems.note(_UNKNOWN)
            return
        name = shortened(key, 40)
        near = get_close_matches(name, known, n=1)
        if near:
            message = say("{key} is not a known key: did you mean {near}?", key=name, near=near[0])
        else:
            message = say("{key} is not a known key", key=name)
        self._problems.note(message, self._file, node.line)

    def note(self, message: Sentence, node: Node) -> None:
        """Add a note about the line of ``node``."""
        self._problems.note(message, self._file, node.line)

    def warn(self, message: Sentence, node: Node) -> None:
        """Add a warning about the line of ``node``."""
        self._problems.warning(message, self._file, node.line)

    def _within_share(self, items: Iterable[T]) -> Iterator[T]:
        """Yield ``items`` until the share of the limits is used up."""
        return takewhile(lambda _: self._left > 0, items)

    def _cut(self, node: Text) -> str:
        value, left = node.value, self._left
        size = len(value) if value.isascii() else len(value.encode("utf-8"))
        limit = min(TEXT_LIMIT, left)
        self._left = max(0, left - min(size, limit) - TEXT_COST)
        if left and not self._left:  # told once: whatever follows is lost as well
            self.note(say("all texts together are longer than {limit} kB: cut here", limit=WORDS_KB), node)
        if size <= limit:
            return value
        if limit == TEXT_LIMIT:
            self.note(say("a text is longer than {limit} kB: it is shown cut", limit=TEXT_KB), node)
        return value.encode("utf-8")[:limit].decode("utf-8", "ignore") + "…"

    def _versions(self, node: Pairs, key: str) -> Iterator[tuple[str, str]]:
        for tag, value in self._within_share(node.pairs.items()):
            if tag != UNTAGGED and not _LANGUAGE.fullmatch(tag):
                self.warn(say("{tag} is not a language tag such as en or pt-BR", tag=shortened(tag)), value)
            if not (isinstance(value, Text) and value.absent):
                text = self.line(value, f"{key}, {shortened(tag)}")
                if text is not None:
                    yield shortened(tag), text

    def _of_map(self, node: Pairs, key: str) -> str | None:
        value = node.pairs.get(key)
        if value is None or (isinstance(value, Text) and value.absent):
            return None
        return self.line(value, key)

    def _credits(self, node: Node, key: str) -> Iterator[Credit]:
        if isinstance(node, Text):
            yield self._with_few_parties(Credit.from_line(self._cut(node)), node)
        elif isinstance(node, Pairs):
            if (credit := self._credit_of_map(node, key)) is not None:
                yield credit
        else:
            for item in self._within_share(node.items):
                if isinstance(item, Items):
                    self.warn(say("{key} holds a list within a list: it is left out", key=key), item)
                else:
                    yield from self._credits(item, key)

    def _credit_of_map(self, node: Pairs, key: str) -> Credit | None:
        self.note_unknown(node, ("line", "parties"))
        line = self._of_map(node, "line")
        parties = tuple(self._parties(node.pairs["parties"])) if "parties" in node.pairs else ()
        if line is None and not parties:
            self.warn(say("{key} has neither a line nor parties: it is left out", key=key), node)
            return None
        if line is None:
            line = PARTY_SEPARATOR.join(party.name for party in parties)
        credit = Credit(line, parties) if parties else Credit.from_line(line)
        return self._with_few_parties(credit, node)

    def _with_few_parties(self, credit: Credit, node: Node) -> Credit:
        if len(credit.parties) <= PARTY_LIMIT:
            return credit
        self.warn(say("a credit names more than {limit} parties", limit=PARTY_LIMIT), node)
        return Credit(credit.line, credit.parties[:PARTY_LIMIT])

    def _parties(self, node: Node) -> Iterator[Party]:
        for item in self._within_share(node.items) if isinstance(node, Items) else (node,):
            if isinstance(item, Text) and item.value:
                yield Party(self._cut(item))
            elif isinstance(item, Pairs) and (name := self._of_map(item, "name")):
                self.note_unknown(item, ("name", "role", "url"))
                url = self.url(item.pairs["url"], "url") if "url" in item.pairs else None
                yield Party(name, self._of_map(item, "role"), url or None)
            else:
                self.warn(say("a party has no name: it is left out"), item)

    def _link_of_text(self, node: Text, key: str) -> tuple[RightsLink, ...]:
        if not node.value:
            return ()
        return (RightsLink(self._cut(node), self.url(node, key)),)

    def _link_of_map(self, node: Pairs, key: str) -> tuple[RightsLink, ...] | None:
        self.note_unknown(node, ("label", "url"))
        label = self._of_map(node, "label")
        address = self._of_map(node, "url")
        if not label and not address:
            self.warn(say("{key} has neither a label nor an address: it is left out", key=key), node)
            return None
        url = self.url(node.pairs["url"], key) if address else None
        return (RightsLink(label or address or "", url),)


def _texts_in(node: Node) -> Iterator[str]:
    match node:
        case Text():
            yield node.value
        case Items():
            yield ""
            for item in node.items:
                yield from _texts_in(item)
        case Pairs():
            yield ""
            for key, value in node.pairs.items():
                yield key
                yield from _texts_in(value)
