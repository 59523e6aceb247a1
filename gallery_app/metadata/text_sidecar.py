"""Plain or Markdown text beside a photo to words: lines like "Title: ..." on top, then the caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from gallery_app.metadata.texts import clean, decoded
from gallery_app.model.credit import Credit
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, NO_WORDS, Kind, Location, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Iterable

SIDECAR_LIMIT: Final = 64 << 10  # bytes; what is larger is no caption

# What people and programs write before the colon, beside our own names of the fields.
_NAMES: Final = {
    "description": "caption", "author": "creator", "photographer": "creator", "byline": "creator",
    "by": "creator", "date": "date_created", "tags": "keywords", "place": "location", "job": "job_id",
    "people": "persons", "rights": "copyright", "alt text": "alt", "credit line": "credit",
}  # fmt: skip
_KINDS: Final = {field.name: field.kind for field in FIELDS if field.in_manifest}
_LINE: Final = re.compile(r"([A-Za-z][A-Za-z _]{0,30}?)\s*:\s*(.*)")
_FENCE: Final = "---"
_HEADING: Final = re.compile(r"#\s+(.+?)\s*#*")


def words_in_text(data: bytes, legacy: str | None = None) -> PhotoWords:
    """Return the words of a text that stands beside a photo."""
    lines = clean(decoded(data, legacy)).split("\n")
    fields: dict[str, Any] = {}
    if lines[0].strip() == _FENCE:
        lines = lines[1:]
    while lines and (pair := _pair(lines[0])) is not None:
        name, text = pair
        if text and (value := _value(name, text)) is not None:
            fields.setdefault(name, value)
        lines = lines[1:]
    if lines and lines[0].strip() == _FENCE:
        lines = lines[1:]
    lines = _without_blank(lines)
    heading = _HEADING.fullmatch(lines[0]) if lines else None
    if heading is not None:
        fields.setdefault("headline", LocalizedText.of(heading[1]))
        lines = _without_blank(lines[1:])
    caption = "\n".join(lines).strip()
    if caption:
        fields.setdefault("caption", LocalizedText.of(caption))
    return PhotoWords(**fields) if fields else NO_WORDS


def _pair(line: str) -> tuple[str, str] | None:
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    name = found[1].strip().lower()
    field = _NAMES.get(name, name.replace(" ", "_"))
    return (field, _unquoted(found[2].strip())) if field in _KINDS else None


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'" else text


def _value(name: str, text: str) -> object:
    match _KINDS[name]:
        case Kind.TEXT:
            return LocalizedText.of(text)
        case Kind.LIST:
            return _listed(re.split(r"[;,]", text.strip("[]")) if name != "creator" else text.split(";"))
        case Kind.CREDIT:
            return Credit.from_line(text)
        case Kind.LOCATION:
            return Location(place=text)
        case Kind.LINE | Kind.URL:
            return text
        case _:
            return None


def _listed(parts: Iterable[str]) -> tuple[str, ...] | None:
    texts = (_unquoted(part.strip()) for part in parts)
    return tuple(dict.fromkeys(text for text in texts if text)) or None


def _without_blank(lines: list[str]) -> list[str]:
    while lines and not lines[0].strip():
        lines = lines[1:]
    return lines
