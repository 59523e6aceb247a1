"""A gallery in, the text of its gallery.yaml out: what its bundle says, not what only its photos say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from gallery_app.errors import GalleryError
from gallery_app.model.credit import parties_in
from gallery_app.model.gallery import Photos
from gallery_app.model.problems import say
from gallery_app.model.text import UNTAGGED
from gallery_app.model.words import FIELDS, Kind, Origin
from gallery_app.saver.yaml_text import UNWRITABLE, yaml_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gallery_app.model.credit import Credit, Party, RightsLink
    from gallery_app.model.gallery import Article, Gallery, Photo
    from gallery_app.model.text import LocalizedText
    from gallery_app.model.words import Field, Location

FORMAT: Final = "1.0"
SIZE_LIMIT: Final = 8 * 1024 * 1024  # bytes that are read of a manifest

# Whose words are the bundle's own; those of sidecars and photos stay where they are.
_OWN: Final = frozenset({Origin.MANIFEST, Origin.TEXT, Origin.GUESS})
_ARTICLE_LINES: Final = ("section", "published", "modified", "dateline")
_LOCATION_PARTS: Final = ("place", "city", "state", "country", "code")


def manifest_text(gallery: Gallery) -> str:
    """Return the gallery.yaml that reads as ``gallery``; GalleryError if it must not, or cannot, be written.

    Characters that no manifest may hold are left out; in a file's name U+FFFD stands for each.
    """
    if "format" in gallery.extra:
        reason = say("the gallery is in a newer format, {version}", version=gallery.extra["format"])
        raise GalleryError(reason, gallery.path, say("Save it with the version of Gallery that knows it."))
    top: dict[str, object] = {"format": FORMAT, "article": _article(gallery.article)}
    lines = list(yaml_lines({**top, **_unknown(gallery.extra, {*top, "photos"})}))
    entries = [_entry(row, gallery.article.language) for row in Photos(gallery.photos).rows]
    lines += yaml_lines({"photos": entries})
    text = "\n".join(lines) + "\n"
    if len(text.encode("utf-8")) > SIZE_LIMIT:
        reason = say("the manifest would be larger than {limit} MB", limit=SIZE_LIMIT >> 20)
        raise GalleryError(reason, gallery.path)
    return text


def _article(article: Article) -> dict[str, object]:
    publisher: object = article.publisher
    if article.publisher_url is not None:
        publisher = _said({"name": article.publisher, "url": article.publisher_url})
    values = {
        "headline": article.headline,
        "publisher": publisher,
        **{name: getattr(article, name) for name in _ARTICLE_LINES},
        "byline": article.byline or None,
        "language": article.language,
        "lead": article.lead,
        "body": article.body or None,
        "url": article.url,
        "keywords": article.keywords or None,
    }
    said = _said(values)
    return {**said, **_unknown(article.extra, said)}


def _entry(row: Photo | str, language: str | None) -> dict[str, object]:
    if isinstance(row, str):
        return {"file": _file(row)}
    said: dict[str, object] = {"file": _file(row.file)}
    if row.id != row.file:
        said["id"] = row.id
    said |= _words(row, language)
    return {**said, **_unknown(row.extra, said)}


def _words(photo: Photo, language: str | None) -> Iterator[tuple[str, object]]:
    origins = dict(photo.origins)
    for field in FIELDS:
        origin = origins.get(field.name)
        if not field.in_manifest or (origin is not None and origin not in _OWN):
            continue
        value = getattr(photo.words, field.name)
        if value == () and origin is None:
            continue  # nobody said that it is empty
        plain = None if value is None else _value(field, value, language)
        if plain is not None:
            yield "rights_link" if field.kind is Kind.LINKS else field.name, plain


def _value(field: Field, value: Any, language: str | None) -> object:
    match field.kind:
        case Kind.TEXT:
            return _text(value, language)
        case Kind.CREDIT:
            return _credit(value)
        case Kind.LINKS:
            return _links(value)
        case Kind.LOCATION:
            return _location(value)
        case _:
            return value


def _text(text: LocalizedText, language: str | None) -> object:
    """Return a text alone, or its languages and texts; the first of two in one language counts."""
    if len(text.versions) == 1 and text.versions[0][0] == (language or UNTAGGED):
        return text.versions[0][1]
    told: dict[str, str] = {}
    for tag, version in text.versions:
        told.setdefault(tag, version)
    return told or None


def _credit(credit: Credit) -> object:
    if credit.parties in {parties_in(credit.line), ()}:
        return credit.line
    return {"line": credit.line, "parties": [_party(party) for party in credit.parties]}


def _party(party: Party) -> object:
    if party.role is None and party.url is None:
        return party.name
    return _said({"name": party.name, "role": party.role, "url": party.url})


def _links(links: Iterable[RightsLink]) -> object:
    plain = [_said({"label": link.label, "url": link.url}) for link in links]
    return plain[0] if len(plain) == 1 else plain


def _location(location: Location) -> object:
    parts = _said({part: getattr(location, part) for part in _LOCATION_PARTS})
    return parts["place"] if list(parts) == ["place"] and parts["place"] else parts


def _file(file: str) -> str:
    """Return a file's name as a manifest can hold it; that of no file at all where it cannot."""
    return UNWRITABLE.sub("\ufffd", file)


def _said(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _unknown(extra: Mapping[str, object], said: Iterable[str]) -> dict[str, object]:
    """Return what is kept for writing back, but for keys that have a value now."""
    known = set(said)
    return {key: value for key, value in extra.items() if key not in known}
