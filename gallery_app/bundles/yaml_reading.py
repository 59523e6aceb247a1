"""YAML from strangers, read to texts, lists and maps that know their lines, and refused at the first trick.

Only parser events are used: composing or constructing such a file crashes, hangs or guesses types.
Every scalar is text ("no", "15:40" and "0123" included) until a field asks for more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

import yaml

from gallery_app.bundles.progress import STEPS, silent
from gallery_app.errors import BundleError
from gallery_app.model.problems import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE_LIMIT: Final = 8 * 1024 * 1024  # bytes
DEPTH_LIMIT: Final = 16
NODE_LIMIT: Final = 700_000  # texts, lists and maps: seven for each of 100,000 photos, read in about a second
LIST_LIMIT: Final = 200_000  # entries of one list, and
KEYS_LIMIT: Final = 10_000  # of one map: what is longer is no story, and is told before it has been read

_QUOTES: Final = say("Put the text in double quotes.")
_SPACES: Final = say("Indent with spaces only.")
_UTF8: Final = say("Save it as UTF-8.")

# Line break and tab are text; everything else that does not print is a sign of damage or of a trick.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TAG_DIRECTIVE: Final = re.compile(r"^%TAG", re.MULTILINE)

# Only their events are asked for.  The same events; 15 times faster where libyaml is there.
_Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Text(NamedTuple):
    """A scalar as it was typed, and its line.  ``absent``: nothing stands behind the key.

    The line of a value in a map, here and below, is that of its key.
    """

    value: str
    line: int
    absent: bool = False


class Items(NamedTuple):
    """A list and its line."""

    items: tuple[Node, ...]
    line: int


class Pairs(NamedTuple):
    """A map and its line, keys in the order of the file."""

    pairs: dict[str, Node]
    line: int


Node = Text | Items | Pairs


def read_yaml(data: bytes, path: str, at_work: Callable[[], None] = silent) -> Node:
    """Return the one document in ``data``; BundleError with the line where it is refused.

    An empty document is an absent text.  ``path`` is for messages only.
    ``at_work`` is called again and again meanwhile.
    """
    return _Builder(_decoded(data, path), path, at_work).document()


def plain_value(node: Node) -> object:
    """Return ``node`` as str, list and dict, without lines."""
    match node:
        case Text():
            return node.value
        case Items():
            return [plain_value(item) for item in node.items]
        case Pairs():
            return {key: plain_value(value) for key, value in node.pairs.items()}


def _decoded(data: bytes, path: str) -> str:
    if len(data) > SIZE_LIMIT:
        raise BundleError(say("the manifest is larger than {limit} MB", limit=SIZE_LIMIT >> 20), path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or data[:2].count(0) == 1:
        raise BundleError(
            say("the manifest is written in UTF-16 or UTF-32, not in UTF-8"), path, _UTF8, line=1
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = data.count(b"\n", 0, exc.start) + 1
        raise BundleError(say("the manifest is not written in UTF-8"), path, _UTF8, line=line) from exc
    if found := _CONTROL.search(text):
        raise _control_character(found[0], path, text.count("\n", 0, found.start()) + 1)
    if found := _TAG_DIRECTIVE.search(text):  # the parser takes quadratic time for them
        line = text.count("\n", 0, found.start()) + 1
        raise BundleError(say("the manifest declares tags (%TAG): tags are not allowed"), path, line=line)
    return text


def _control_character(character: str, path: str, line: int) -> BundleError:
    code = f"U+{ord(character):04X}"
    return BundleError(say("the manifest holds the control character {code}", code=code), path, line=line)


class _Builder:
    """Turns parser events into nodes, counting as they come."""

    def __init__(self, text: str, path: str, at_work: Callable[[], None]) -> None:
        self._text = text
        self._path = path
        self._at_work = at_work
        self._nodes = 0
        self._line = 1
        self._events = self._parsed()

    def document(self) -> Node:
        """Return the document's root; BundleError if there is more than one."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._refuse(say("the manifest holds more than one document (a line of ---)"))
                root = self._node(next(self._events), 0, self._line)
        return root if root is not None else Text("", 1, absent=True)

    def _parsed(self) -> Iterator[yaml.Event]:
        """Yield the parser's events; whatever it cannot parse is a BundleError."""
        try:
            parser = _Parser(self._text)
            while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
                self._line = event.start_mark.line + 1
                yield event
        except yaml.MarkedYAMLError as exc:
            mark = exc.problem_mark or exc.context_mark
            line, column = (mark.line, mark.column) if mark is not None else (self._line - 1, 0)
            reason, remedy = _explained(exc, self._line_of_text(line), column)
            raise BundleError(reason, self._path, remedy, line=line + 1) from exc
        # RecursionError, ValueError, OverflowError: what the parser written in Python lets through.
        except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as exc:
            raise BundleError(say("the manifest is not valid YAML"), self._path, line=self._line) from exc

    def _line_of_text(self, line: int) -> str:
        lines = self._text.split("\n", line + 1)
        return lines[line] if line < len(lines) else ""

    def _node(self, event: yaml.Event, depth: int, line: int) -> Node:
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            self._refuse(say("the manifest holds more than {limit} values", limit=NODE_LIMIT))
        if self._nodes % STEPS == 0:
            self._at_work()
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth + 1, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._pairs(event, depth + 1, line)
        raise self._refusal(say("a text begins with * (an alias): aliases are not allowed"), _QUOTES)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Text:
        self._check_plain(event)
        value: str = event.value
        # What is typed was looked through before; an escape such as "\0" shows only now.
        if event.style == '"' and (found := _CONTROL.search(value)):
            raise _control_character(found[0], self._path, self._line)
        return Text(value, line, absent=not value and not event.style)

    def _items(self, event: yaml.SequenceStartEvent, depth: int, line: int) -> Items:
        self._check_depth(event, depth)
        items = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(item, depth, self._line))
            if len(items) > LIST_LIMIT:
                self._refuse(say("a list holds more than {limit} entries", limit=LIST_LIMIT))
        return Items(tuple(items), line)

    def _pairs(self, event: yaml.MappingStartEvent, depth: int, line: int) -> Pairs:
        self._check_depth(event, depth)
        pairs: dict[str, Node] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            name, key_line = self._key(key, depth, pairs), self._line
            pairs[name] = self._node(next(self._events), depth, key_line)
            if len(pairs) > KEYS_LIMIT:
                self._refuse(say("a map holds more than {limit} keys", limit=KEYS_LIMIT))
        return Pairs(pairs, line)

    def _key(self, event: yaml.Event, depth: int, earlier: dict[str, Node]) -> str:
        node = self._node(event, depth, self._line)
        if not isinstance(node, Text):
            self._refuse(say("a list or a map stands where a key is expected"), _QUOTES)
        if node.value == "<<" and isinstance(event, yaml.ScalarEvent) and not event.style:
            self._refuse(say("merge keys (<<) are not allowed"))
        if node.value in earlier:
            first, name = earlier[node.value].line, shortened(node.value)
            self._refuse(say("the key {name} stands twice (first in line {first})", name=name, first=first))
        return node.value

    def _check_depth(self, event: yaml.CollectionStartEvent, depth: int) -> None:
        self._check_plain(event)
        if depth > DEPTH_LIMIT:
            self._refuse(say("lists and maps are nested more than {limit} deep", limit=DEPTH_LIMIT))

    def _check_plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(say("a text begins with & (an anchor): anchors are not allowed"), _QUOTES)
        if event.tag is not None:
            self._refuse(say("a text begins with ! (a tag): tags are not allowed"), _QUOTES)

    def _refuse(self, reason: Sentence, remedy: Sentence | None = None) -> NoReturn:
        raise self._refusal(reason, remedy)

    def _refusal(self, reason: Sentence, remedy: Sentence | None = None) -> BundleError:
        return BundleError(reason, self._path, remedy, line=self._line)


def shortened(text: str, limit: int = 80) -> str:
    """Return ``text`` short enough for a sentence about it."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _explained(exc: yaml.MarkedYAMLError, line: str, column: int) -> tuple[Sentence, Sentence]:
    """Return what is wrong with ``line``, and what to do, for the mistakes that people make."""
    problem = exc.problem or ""
    sign = line[column : column + 1]
    if "\t" in line[: column + 1] and ("tab" in problem or "cannot start" in problem):
        return say("a tab stands where only spaces are allowed"), _SPACES
    if "cannot start" in problem and sign:
        return say("a text cannot begin with {sign} unless it is in quotes", sign=sign), _QUOTES
    if "mapping values are not allowed" in problem:
        if line[:column].strip().count(": ") + line[:column].strip().endswith(":"):
            return say("a text with a colon and a space in it must be in quotes"), _QUOTES
        return say("a key stands where none is expected: the line above may lack a space after its colon"), (
            say("Write a space after the colon, or put the text in double quotes.")
        )
    for sign, name in (("*", "alias"), ("&", "anchor"), ("!", "tag")):
        if name in (exc.context or ""):
            return say("a text cannot begin with {sign} unless it is in quotes", sign=sign), _QUOTES
    return _explained_further(problem, exc.context or "")


def _explained_further(problem: str, context: str) -> tuple[Sentence, Sentence]:
    if "end of stream" in problem and "quoted" in context:
        return say("a quotation mark is opened and never closed"), say("Close it at the end of the text.")
    if "document" in problem and "start" in problem:
        return say(
            "something follows after the end of the data: a second document, or a line indented less"
        ), (say("Keep one document, and indent each line like its neighbours."))
    if "escape" in problem:
        return say("a backslash in double quotes begins no known sign"), (
            say("Write two backslashes, or put the text in single quotes.")
        )
    if "expected ',' or" in problem:
        return say("a list in [ ] or a map in { } is not closed or lacks a comma"), _QUOTES
    if "expected key" in problem or "block end" in problem or "'-' indicator" in problem:
        return say(
            "a line is not indented like those around it, or a text goes on after its quotation mark"
        ), (say("Indent it like its neighbours, and put the whole text in double quotes."))
    return say("the manifest is not valid YAML: {problem}", problem=problem), (
        say("If the line holds a text, put it in double quotes.")
    )
