"""What a photo's own file and its sidecars say, before anybody decided which of it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.model.words import FIELDS

if TYPE_CHECKING:
    from gallery_app.model.problems import Problem
    from gallery_app.model.words import Origin, PhotoWords

TEXT_COST: Final = 60  # bytes that Python takes for any text


@dataclass(frozen=True, slots=True)
class CameraFact:
    """One thing that the camera noted: its kind's name, and its value for people."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class CameraField:
    """A kind of camera fact: its name, and what it is called."""

    name: str
    label: str


# Every kind of camera fact, in the order to show them.
CAMERA_FACTS: Final[tuple[CameraField, ...]] = (
    CameraField("camera", "Camera"),
    CameraField("lens", "Lens"),
    CameraField("focal_length", "Focal length"),
    CameraField("focal_length_35", "Focal length in 35 mm format"),
    CameraField("aperture", "Aperture"),
    CameraField("exposure", "Exposure"),
    CameraField("iso", "ISO"),
    CameraField("bias", "Exposure compensation"),
    CameraField("flash", "Flash"),
    CameraField("software", "Software"),
    CameraField("serial", "Serial number"),
)
FLASH_FIRED: Final = "fired"  # the one value that is a word; there is no such fact where it did not


@dataclass(frozen=True, slots=True)
class LegacyEncoding:
    """An encoding from before Unicode: Python's name for it, and what it is called."""

    name: str
    label: str


# What texts may be in that tell no encoding; the first is taken where nobody chose another.
LEGACY_ENCODINGS: Final[tuple[LegacyEncoding, ...]] = (
    LegacyEncoding("cp1252", "Western European (Windows)"),
    LegacyEncoding("mac_roman", "Western European (Mac)"),
    LegacyEncoding("cp1250", "Central European (Windows)"),
    LegacyEncoding("iso8859_2", "Central European (ISO)"),
    LegacyEncoding("mac_latin2", "Central European (Mac)"),
    LegacyEncoding("cp1257", "Baltic (Windows)"),
    LegacyEncoding("cp1251", "Cyrillic (Windows)"),
    LegacyEncoding("koi8_u", "Cyrillic (KOI8)"),
    LegacyEncoding("mac_cyrillic", "Cyrillic (Mac)"),
    LegacyEncoding("cp1253", "Greek (Windows)"),
    LegacyEncoding("cp1254", "Turkish (Windows)"),
    LegacyEncoding("cp1255", "Hebrew (Windows)"),
    LegacyEncoding("cp1256", "Arabic (Windows)"),
    LegacyEncoding("cp932", "Japanese"),
    LegacyEncoding("gb18030", "Chinese, simplified"),
    LegacyEncoding("big5hkscs", "Chinese, traditional"),
    LegacyEncoding("cp949", "Korean"),
)


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A value that lost: another source said something else.  ``value`` is of the field's type."""

    field: str
    origin: Origin
    value: object


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """What a photo's own file and its sidecars say, each source by itself; ``merging`` decides which wins.

    ``sources`` holds only those that say something.  ``is_digest_stale``: the IPTC block was changed after
    the XMP packet was written.  ``size`` (bytes) and ``modified`` (seconds since 1970) are those of the
    photo's file.  ``stamp`` stands for all files that were read: where it is the same, nothing has changed.
    """

    sources: tuple[tuple[Origin, PhotoWords], ...] = ()
    is_digest_stale: bool = False
    camera: tuple[CameraFact, ...] = ()
    size: int = 0
    modified: float = 0.0
    stamp: str = ""
    problems: tuple[Problem, ...] = ()


def letters_kept(metadata: PhotoMetadata) -> int:
    """Return about how many letters there is room taken for; every text counts TEXT_COST more than it has."""
    from gallery_app.model.search import texts_of  # noqa: PLC0415  — loaders do without

    values = (getattr(words, field.name) for _, words in metadata.sources for field in FIELDS)
    return sum(len(text) + TEXT_COST for value in values for text in texts_of(value))
