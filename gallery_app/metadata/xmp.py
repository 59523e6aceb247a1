"""XMP packets to properties: RDF in all the forms that programs write it in, parsed with nothing trusted."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError, TreeBuilder
from xml.parsers.expat import ExpatError

from defusedxml.ElementTree import DefusedXMLParser

from gallery_app.metadata.texts import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

DEPTH: Final = 24  # elements within elements; real packets have some 12
_OUTER_DEPTH: Final = 3  # elements in which a property stands
_ELEMENTS: Final = 20_000  # that are kept of one packet
_FURTHER: Final = "further"

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

    Of a packet that is broken off, those before the break are returned, of one of blanks none.
    """
    text = _text_of(packet)
    if not text:
        return {}
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
    builder = TreeBuilder()
    # The parser that refuses what makes XML dangerous; what it finds goes to the builder without a detour.
    parser: Any = DefusedXMLParser(forbid_dtd=True).parser
    parser.buffer_text, parser.ordered_attributes = True, False
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.DefaultHandlerExpand = None
    fault: Exception | None = None
    try:
        parser.Parse(text, True)
    except (ExpatError, ValueError) as error:
        fault = error
    unfinished = _unfinished_in(builder) if fault is not None else frozenset()
    properties = _properties(builder.close(), wanted, unfinished)
    if fault is not None and not properties:
        raise XmpError(str(fault)) from fault
    return properties


def _unfinished_in(builder: TreeBuilder) -> frozenset[Element]:
    """Return the elements that have not ended: those in which a further one would stand."""
    try:
        further = builder.start(_FURTHER, {})
    except ParseError:  # all of them have
        return frozenset()
    unfinished = [builder.close()]
    while unfinished[-1] is not further:
        unfinished.append(unfinished[-1][-1])
    return frozenset(unfinished)


def _properties(root: Element | None, wanted: frozenset[str], unfinished: frozenset[Element]) -> Properties:
    found: Properties = {}
    elements = 0

    def keep(name: str, value: Value) -> None:
        if name not in found or found[name].is_empty:
            found[name] = value

    for description in _descriptions(root):
        for name in wanted.intersection(description.keys()):
            keep(name, Value(description.get(name, "")))
        for element in description:
            if element.tag not in wanted or element in unfinished:
                continue
            elements += sum(1 for _ in element.iter())
            if elements > _ELEMENTS:
                raise XmpError("it has too many elements")
            keep(element.tag, _value_of(element, _OUTER_DEPTH))
    return found


def _descriptions(root: Element | None) -> Iterator[Element]:
    """Yield the descriptions of a packet, in order, but for those within others."""
    left = [] if root is None else [(root, 0)]
    while left:
        element, depth = left.pop()
        if element.tag == _DESCRIPTION:
            yield element
        elif depth > DEPTH:
            raise XmpError("its elements are nested too deep")
        else:
            left += ((child, depth + 1) for child in reversed(element))


def _value_of(element: Element, depth: int) -> Value:
    """Return what an element says; ``depth`` is how many it stands in."""
    children, named = len(element), len(element.keys())  # "attrib" would make a dictionary of none
    if not children and not named:  # most of them
        return Value(element.text or "")
    if depth >= DEPTH:
        raise XmpError("its elements are nested too deep")
    tag, language = element.tag, element.get(_LANGUAGE)
    if not children and named == (language is not None):
        return Value(element.text or "", language)
    if tag in _ARRAYS:
        return Value("", language, [_value_of(item, depth + 1) for item in element if item.tag == _ITEM])
    if tag == _DESCRIPTION or element.get(_PARSE_TYPE) == "Resource":
        return _structure(element, language, depth)
    for child in element:
        if child.tag in _ARRAYS or child.tag == _DESCRIPTION:
            value = _value_of(child, depth + 1)
            value.language = value.language or language
            return value
    resource = element.get(_RESOURCE)
    if resource is not None and not children:
        return Value(resource, language)
    return _structure(element, language, depth)


def _structure(element: Element, language: str | None, depth: int) -> Value:
    """Return a structure; a value that is only qualified is returned itself."""
    fields = {
        name: Value(text)
        for name, text in element.items()
        if "}" in name and not name.startswith((_RDF, _XML))
    }
    for child in element:
        value = _value_of(child, depth + 1)
        if child.tag == _VALUE:
            value.language = value.language or language
            return value
        fields.setdefault(child.tag, value)
    if (text := element.get(_VALUE)) is not None:
        return Value(text, language)
    if not fields and not len(element):
        return Value(element.text or "", language)
    return Value("", language, (), fields)
