"""The words of one photo: every field of the IPTC table that we keep, and where each came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gallery_app.model.credit import Credit, RightsLink
    from gallery_app.model.text import LocalizedText


class Origin(Enum):
    """Where a value came from."""

    MANIFEST = "manifest"
    TEXT = "text"
    SIDECAR = "sidecar"
    XMP = "xmp"
    IPTC = "iptc"
    EXIF = "exif"
    GUESS = "guess"


class Kind(Enum):
    """What a field holds, hence how it is read, sent and shown."""

    TEXT = "text"  # LocalizedText
    LINE = "line"  # str
    LIST = "list"  # tuple[str, ...]
    URL = "url"  # str, as written; shown, never opened unless it is safe
    CREDIT = "credit"  # Credit
    LINKS = "links"  # tuple[RightsLink, ...]
    LOCATION = "location"  # Location
    LOCATIONS = "locations"  # tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a photo was taken or what place it shows; each part may be missing."""

    place: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    code: str | None = None

    def __str__(self) -> str:
        parts = (self.place, self.city, self.state, self.country or self.code)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """Everything said about one photo.  None (or an empty tuple) means: nobody said anything."""

    caption: LocalizedText | None = None
    alt: LocalizedText | None = None
    headline: LocalizedText | None = None
    title: LocalizedText | None = None
    extended_description: LocalizedText | None = None
    credit: Credit | None = None
    rights_links: tuple[RightsLink, ...] = ()
    creator: tuple[str, ...] = ()
    creator_title: str | None = None
    source: str | None = None
    copyright: LocalizedText | None = None
    copyright_owner: str | None = None
    usage_terms: LocalizedText | None = None
    rights_url: str | None = None
    supplier: str | None = None
    date_created: str | None = None
    location: Location | None = None
    location_shown: tuple[Location, ...] = ()
    location_created: Location | None = None
    gps: str | None = None
    keywords: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    event: LocalizedText | None = None
    job_id: str | None = None
    instructions: str | None = None
    caption_writer: str | None = None
    digital_source_type: str | None = None
    ai_system: str | None = None
    ai_system_version: str | None = None
    ai_prompt: str | None = None
    ai_prompt_writer: str | None = None
    data_mining: str | None = None
    rating: str | None = None
    guid: str | None = None

    @property
    def texts(self) -> tuple[LocalizedText, ...]:
        """Every text that may be given in several languages, the caption first."""
        fields = (getattr(self, field.name) for field in FIELDS if field.kind is Kind.TEXT)
        return tuple(text for text in fields if text is not None)


NO_WORDS: Final = PhotoWords()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of :class:`PhotoWords`: its attribute, what it holds, and its name for people.

    ``in_manifest``: whether a manifest has a key for it; the others only photos themselves can tell.
    """

    name: str
    kind: Kind
    label: str
    in_manifest: bool = True


# The one list of fields: the manifest's keys, the JSON form, the wire and the Details tab follow it.
FIELDS: Final[tuple[Field, ...]] = (
    Field("caption", Kind.TEXT, "Caption"),
    Field("alt", Kind.TEXT, "Alt text"),
    Field("headline", Kind.TEXT, "Headline"),
    Field("title", Kind.TEXT, "Title"),
    Field("extended_description", Kind.TEXT, "Extended description"),
    Field("credit", Kind.CREDIT, "Credit"),
    Field("rights_links", Kind.LINKS, "Rights link"),
    Field("creator", Kind.LIST, "Creator"),
    Field("creator_title", Kind.LINE, "Creator's title"),
    Field("source", Kind.LINE, "Source"),
    Field("copyright", Kind.TEXT, "Copyright"),
    Field("copyright_owner", Kind.LINE, "Copyright owner"),
    Field("usage_terms", Kind.TEXT, "Usage terms"),
    Field("rights_url", Kind.URL, "Terms of use"),
    Field("supplier", Kind.LINE, "Supplier"),
    Field("date_created", Kind.LINE, "Date created"),
    Field("location", Kind.LOCATION, "Location"),
    Field("location_shown", Kind.LOCATIONS, "Location shown", in_manifest=False),
    Field("location_created", Kind.LOCATION, "Camera location", in_manifest=False),
    Field("gps", Kind.LINE, "Coordinates", in_manifest=False),
    Field("keywords", Kind.LIST, "Keywords"),
    Field("persons", Kind.LIST, "Persons"),
    Field("event", Kind.TEXT, "Event"),
    Field("job_id", Kind.LINE, "Job"),
    Field("instructions", Kind.LINE, "Instructions"),
    Field("caption_writer", Kind.LINE, "Caption writer"),
    Field("digital_source_type", Kind.URL, "Digital source type"),
    Field("ai_system", Kind.LINE, "AI system"),
    Field("ai_system_version", Kind.LINE, "AI system version"),
    Field("ai_prompt", Kind.LINE, "AI prompt"),
    Field("ai_prompt_writer", Kind.LINE, "AI prompt writer"),
    Field("data_mining", Kind.URL, "Data mining"),
    Field("rating", Kind.LINE, "Rating"),
    Field("guid", Kind.LINE, "Image id"),
)
