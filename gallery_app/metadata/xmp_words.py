"""XMP properties to words."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from gallery_app.metadata.exif import position_text
from gallery_app.metadata.texts import clean, is_junk
from gallery_app.metadata.xmp import XmpError, properties_in
from gallery_app.model.addresses import unsafe_because
from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.text import UNTAGGED, LocalizedText
from gallery_app.model.words import NO_WORDS, Location, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.metadata.xmp import Properties, Value

_DC: Final = "http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP: Final = "http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS: Final = "http://ns.adobe.com/xap/1.0/rights/}"
_XMP: Final = "http://ns.adobe.com/xap/1.0/}"
_CORE: Final = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXT: Final = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_PLUS: Final = "http://ns.useplus.org/ldf/xmp/1.0/}"
_EXIF: Final = "http://ns.adobe.com/exif/1.0/}"
_REGIONS: Final = "http://www.metadataworkinggroup.com/schemas/regions/}"

_WANTED: Final = frozenset((
    *(f"{_DC}{name}" for name in ("description", "title", "creator", "rights", "subject")),
    *(
        f"{_PHOTOSHOP}{name}"
        for name in (
            "Headline", "AuthorsPosition", "Credit", "Source", "DateCreated", "City", "State", "Country",
            "TransmissionReference", "Instructions", "CaptionWriter",
        )
    ),
    *(f"{_RIGHTS}{name}" for name in ("UsageTerms", "WebStatement")),
    *(f"{_CORE}{name}" for name in ("AltTextAccessibility", "ExtDescrAccessibility")),
    *(f"{_CORE}{name}" for name in ("CountryCode", "Location")),
    *(
        f"{_EXT}{name}"
        for name in (
            "LocationShown", "LocationCreated", "PersonInImage", "PersonInImageWDetails", "Event",
            "DigitalSourceType", "AISystemUsed", "AISystemVersionUsed", "AIPromptInformation",
            "AIPromptWriterName", "DigImageGUID",
        )
    ),
    *(f"{_PLUS}{name}" for name in ("CopyrightOwner", "Licensor", "ImageSupplier", "DataMining")),
    *(f"{_EXIF}{name}" for name in ("DateTimeOriginal", "GPSLatitude", "GPSLongitude")),
    f"{_XMP}Rating",
    f"{_REGIONS}Regions",
))  # fmt: skip

_CREATED: Final = f"{_EXT}LocationCreated"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}")
_DEGREES: Final = re.compile(r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])", re.IGNORECASE)


def words_in_xmp(packet: bytes, more: bytes | None = None) -> PhotoWords:
    """Return the words of a packet, and of one that continues it; XmpError if it is refused."""
    properties = properties_in(packet, _WANTED)
    if more is not None:
        with suppress(XmpError):  # what goes before it is worth having all the same
            properties = properties_in(more, _WANTED) | properties
    words = _words(_Reader(properties))
    return words if words != NO_WORDS else NO_WORDS


def _words(read: _Reader) -> PhotoWords:
    credit = read.line(f"{_PHOTOSHOP}Credit")
    return PhotoWords(
        caption=_unless_junk(read.text(f"{_DC}description")),
        alt=read.text(f"{_CORE}AltTextAccessibility"),
        headline=read.text(f"{_PHOTOSHOP}Headline"),
        title=_unless_junk(read.text(f"{_DC}title")),
        extended_description=read.text(f"{_CORE}ExtDescrAccessibility"),
        credit=Credit.from_line(credit) if credit else None,
        rights_links=tuple(read.links()),
        creator=read.lines(f"{_DC}creator"),
        creator_title=read.line(f"{_PHOTOSHOP}AuthorsPosition"),
        source=read.line(f"{_PHOTOSHOP}Source"),
        copyright=read.text(f"{_DC}rights"),
        copyright_owner=read.names(f"{_PLUS}CopyrightOwner", f"{_PLUS}CopyrightOwnerName"),
        usage_terms=read.text(f"{_RIGHTS}UsageTerms"),
        rights_url=read.line(f"{_RIGHTS}WebStatement"),
        supplier=read.names(f"{_PLUS}ImageSupplier", f"{_PLUS}ImageSupplierName"),
        date_created=read.line(f"{_PHOTOSHOP}DateCreated") or read.line(f"{_EXIF}DateTimeOriginal"),
        location=read.core_location(),
        location_shown=tuple(read.locations(f"{_EXT}LocationShown")),
        location_created=next(iter(read.locations(_CREATED)), None),
        gps=read.position(),
        keywords=read.lines(f"{_DC}subject"),
        persons=read.persons(),
        event=read.text(f"{_EXT}Event"),
        job_id=read.line(f"{_PHOTOSHOP}TransmissionReference"),
        instructions=read.line(f"{_PHOTOSHOP}Instructions"),
        caption_writer=read.line(f"{_PHOTOSHOP}CaptionWriter"),
        digital_source_type=read.line(f"{_EXT}DigitalSourceType"),
        ai_system=read.line(f"{_EXT}AISystemUsed"),
        ai_system_version=read.line(f"{_EXT}AISystemVersionUsed"),
        ai_prompt=read.line(f"{_EXT}AIPromptInformation"),
        ai_prompt_writer=read.line(f"{_EXT}AIPromptWriterName"),
        data_mining=read.line(f"{_PLUS}DataMining"),
        rating=_rating(read.line(f"{_XMP}Rating")),
        guid=read.line(f"{_EXT}DigImageGUID"),
    )


class _Reader:
    """The properties of a packet as the model's values; empty ones are None, or not in a list."""

    def __init__(self, properties: Properties) -> None:
        self._properties = properties

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the texts of an array, each once; of a plain value, it alone."""
        value = self._properties.get(name)
        texts = (clean(_plain(item)) for item in value.each()) if value is not None else ()
        return tuple(dict.fromkeys(text for text in texts if text))

    def line(self, name: str) -> str | None:
        """Return a plain text; of several, the first."""
        value = self._properties.get(name)
        if value is None:
            return None
        return next(filter(None, (clean(_plain(item)) for item in value.each())), None)

    def text(self, name: str) -> LocalizedText | None:
        """Return a text in the languages that it is told in."""
        value = self._properties.get(name)
        return None if value is None else _localized(value)

    def names(self, name: str, part: str) -> str | None:
        """Return the names of parties, each a structure of which ``part`` is the name."""
        return "; ".join(dict.fromkeys(filter(None, self._parts(name, part)))) or None

    def links(self) -> Iterator[RightsLink]:
        """Yield where to license the photo; an address that may not be opened is told, but is no link."""
        for licensor in self._structures(f"{_PLUS}Licensor"):
            label, url = (_field(licensor, f"{_PLUS}Licensor{part}") for part in ("Name", "URL"))
            if label or url:
                yield RightsLink(label or url or "", url if url and unsafe_because(url) is None else None)

    def core_location(self) -> Location | None:
        """Return the place that the older fields tell."""
        names = (
            f"{_CORE}Location", f"{_PHOTOSHOP}City", f"{_PHOTOSHOP}State", f"{_PHOTOSHOP}Country",
            f"{_CORE}CountryCode",
        )  # fmt: skip
        location = Location(*(self.line(name) for name in names))
        return location if location != Location() else None

    def locations(self, name: str) -> Iterator[Location]:
        """Yield the places of a list of structures, or of one."""
        for place in self._structures(name):
            parts = ("Sublocation", "City", "ProvinceState", "CountryName", "CountryCode")
            found = [_field(place, f"{_EXT}{part}") for part in parts]
            found[0] = found[0] or _field(place, f"{_EXT}LocationName")
            if any(found):
                yield Location(*found)

    def persons(self) -> tuple[str, ...]:
        """Return who is seen: named plainly, with details, or beside a face."""
        names = [*self.lines(f"{_EXT}PersonInImage")]
        names += self._parts(f"{_EXT}PersonInImageWDetails", f"{_EXT}PersonName")
        regions = self._properties.get(f"{_REGIONS}Regions")
        listed = None if regions is None else regions.fields.get(f"{_REGIONS}RegionList")
        for region in listed.each() if listed is not None else ():
            if _field(region, f"{_REGIONS}Type") == "Face":
                names.append(_field(region, f"{_REGIONS}Name") or "")
        return tuple(dict.fromkeys(filter(None, names)))

    def position(self) -> str | None:
        """Return the camera's place in degrees north and east."""
        names = (f"{_EXIF}GPSLatitude", f"{_EXIF}GPSLongitude")
        pairs = [tuple(self.line(name) for name in names)]
        pairs += [tuple(_field(place, name) for name in names) for place in self._structures(_CREATED)]
        found = (_position(*pair) for pair in pairs)
        return next((position for position in found if position is not None), None)

    def _structures(self, name: str) -> Iterator[Value]:
        value = self._properties.get(name)
        return iter(value.each() if value is not None else ())

    def _parts(self, name: str, part: str) -> list[str]:
        return [_field(one, part) or "" for one in self._structures(name)]


def _plain(value: Value) -> str:
    """Return a value's text: of an array the untagged item, or the first."""
    if not value.items:
        return value.text
    chosen = (item for item in value.items if item.language in {None, UNTAGGED})
    return next(chosen, value.items[0]).text


def _field(structure: Value, name: str) -> str | None:
    value = structure.fields.get(name)
    return (clean(_plain(value)) or None) if value is not None else None


def _localized(value: Value) -> LocalizedText | None:
    """Return the versions that say something, the first of each language."""
    versions: dict[str, str] = {}
    for item in value.each():
        text = clean(item.text)
        if text:
            versions.setdefault(_tag(item.language), text)
    return LocalizedText(tuple(versions.items())) if versions else None


def _position(latitude: str | None, longitude: str | None) -> str | None:
    north, east = _degrees(latitude or "", "S"), _degrees(longitude or "", "W")
    return None if north is None or east is None else position_text(north, east)


def _tag(language: str | None) -> str:
    """Return a language tag of BCP 47; what is none tells no language."""
    tag = (language or UNTAGGED).replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else UNTAGGED


def _degrees(text: str, negative: str) -> float | None:
    """Return what "48,16.5N" or "48,16,30N" stands for."""
    found = _DEGREES.fullmatch(text.strip())
    if found is None:
        return None
    degrees = int(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    return -degrees if found[4].upper() == negative else degrees


def _rating(text: str | None) -> str | None:
    """Return a rating without needless decimals; 0 is what programs write where nobody rated."""
    plain = None if text is None else re.sub(r"\.0*$", "", text)
    return None if plain == "0" else plain


def _unless_junk(text: LocalizedText | None) -> LocalizedText | None:
    return None if text is None or all(is_junk(version) for _, version in text.versions) else text
