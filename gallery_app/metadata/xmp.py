"""XMP packets to properties: RDF in all the forms that programs write it in, parsed with nothing trusted."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from xml.parsers.expat import ExpatError

from defusedxml.ElementTree import DefusedXMLParser

from gallery_app.metadata.texts import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEPTH: Final = 24  # elements within elements; real packets have some 12
_ELEMENTS: Final = 20_000  # that are kept of one packet

# Names are written as expat tells them: the namespace, "}", the name in it.
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML: Final = "http://www.w3.org/XML/1998/namespace}"
_DESCRIPTION, _VALUE, _ITEM = f"{_RDF}Description", f"{_RDF}value", f"{_RDF}li"
_RESOURCE, _PARSE_TYPE, _LANGUAGE = f"{_RDF}resource", f"{_RDF}parseType", f"{_XML}lang"
_ARRAYS: Final = frozenset((f"{_RDF}Alt", f"{_RDF}Bag", f"{_RDF}Seq"))

_OUTER: Final = "\0 \t\r\n\ufeff"
_DOCUMENT_TYPE: Final = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_NO_FIELDS: Final[Mapping[str, Value]] = MappingProxyType({})


class XmpError(ValueError):
    """A packet that is refused, or of which nothing can be parsed."""


class Value:
    """A property's value: a text, or the items of an array, or the fields of a structure."""

    __slots__ = ("fields", "items", "language", "text")

    def __init__(
        self,
        text: str = "",
        language: str | None = None,
        items: Sequence[Value] = (),
        fields: Mapping[str, Value] = _NO_FIELDS,
    ) -> None:
        self.text = text
        self.language = language
        self.items = items
        self.fields = fields

    def each(self) -> Iterable[Value]:
        """Return the items of an array; of anything else, itself."""
        return self.items or (self,)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.text.strip() or self.items or self.fields)


Properties = dict[str, Value]


def properties_in(packet: bytes, wanted: frozenset[str]) -> Properties:
    """Return those properties of a packet that are wanted, by their names; XmpError if it is refused.

    Of a packet that is broken off, those before the break are returned.
    """
    text = _text_of(packet)
    if _DOCUMENT_TYPE.search(text):
        raise XmpError("it declares a document type or entities")
    try:
        return _parsed(text, wanted)
    except XmpError:
        mended = _NO_XML.sub("", text)
        if mended == text:
            raise
        return _parsed(mended, wanted)


def _text_of(packet: bytes) -> str:
    """Return a packet as text, whatever it is encoded in, without what stands around it."""
    head = packet[:4].ljust(4, b"\1")
    match head:
        case _ if head in {b"\xff\xfe\0\0", b"<\0\0\0"}:
            text = packet.decode("utf-32-le", "replace")
        case _ if head in {b"\0\0\xfe\xff", b"\0\0\0<"}:
            text = packet.decode("utf-32-be", "replace")
        case _ if head[:2] == b"\xff\xfe" or head[1] == 0:
            text = packet.decode("utf-16-le", "replace")
        case _ if head[:2] == b"\xfe\xff" or head[0] == 0:
            text = packet.decode("utf-16-be", "replace")
        case _:
            text = decoded(packet)
    text = text.strip(_OUTER)
    return text[text.find("<") :]


def _parsed(text: str, wanted: frozenset[str]) -> Properties:
    builder = _Builder(wanted)
    # The parser that refuses what makes XML dangerous; what it finds goes straight to us, not into a tree.
    parser: Any = DefusedXMLParser(forbid_dtd=True).parser
    parser.buffer_text, parser.ordered_attributes = True, False
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.DefaultHandlerExpand = None
    try:
        parser.Parse(text, True)
    except (ExpatError, ValueError) as error:
        if not builder.properties:
            raise XmpError(str(error)) from error
    return builder.properties


class _Node:
    """An element of a property that is wanted, while it is open; its children are values already."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[tuple[str, Value]] = []
        self.text = ""


class _Builder:
    """Takes what the parser finds, and makes values of the properties that are wanted."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.properties: Properties = {}
        self._wanted = wanted
        self._depth = 0
        self._elements = 0
        self._described = 0  # the depth of the description that we are in, 0: in none
        self._passed = 0  # the depth of the property that is passed over, 0: none is
        self._open: list[_Node] = []  # from the property to the innermost element

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._depth += 1
        if self._depth > DEPTH:
            raise XmpError("its elements are nested too deep")
        if self._open:
            self._elements += 1
            if self._elements > _ELEMENTS:
                raise XmpError("it has too many elements")
            self._open.append(_Node(name, attributes))
        elif self._passed:
            return
        elif self._described:
            if name in self._wanted:
                self._open.append(_Node(name, attributes))
            else:
                self._passed = self._depth
        elif name == _DESCRIPTION:
            self._described = self._depth
            for key in self._wanted.intersection(attributes):
                self._keep(key, Value(attributes[key]))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._open:
            value = _value_of(self._open.pop())
            if self._open:
                self._open[-1].children.append((name, value))
            else:
                self._keep(name, value)
        elif self._passed == self._depth:
            self._passed = 0
        elif self._described == self._depth:
            self._described = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        """Take a text."""
        if self._open:
            self._open[-1].text += text

    def _keep(self, name: str, value: Value) -> None:
        if name not in self.properties or self.properties[name].is_empty:
            self.properties[name] = value


def _value_of(node: _Node) -> Value:
    attributes, children = node.attributes, node.children
    if not children and not attributes:  # most of them
        return Value(node.text)
    language = attributes.get(_LANGUAGE)
    if not children and len(attributes) == (language is not None):
        return Value(node.text, language)
    if node.name in _ARRAYS:
        return Value("", language, [value for name, value in children if name == _ITEM])
    if node.name == _DESCRIPTION or attributes.get(_PARSE_TYPE) == "Resource":
        return _structure(node, language)
    for name, value in children:
        if name in _ARRAYS or name == _DESCRIPTION:
            value.language = value.language or language
            return value
    if _RESOURCE in attributes and not children:
        return Value(attributes[_RESOURCE], language)
    return _structure(node, language)


def _structure(node: _Node, language: str | None) -> Value:
    """Return a structure; a value that is only qualified is returned itself."""
    fields = {
        name: Value(text)
        for name, text in node.attributes.items()
        if "}" in name and not name.startswith((_RDF, _XML))
    }
    for name, value in node.children:
        if name == _VALUE:
            value.language = value.language or language
            return value
        fields.setdefault(name, value)
    if _VALUE in node.attributes:
        return Value(node.attributes[_VALUE], language)
    return Value("", language, (), fields) if fields or node.children else Value(node.text, language)
