"""EXIF to words and camera facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gallery_app.metadata.camera import camera_facts
from gallery_app.metadata.texts import clean, decoded, is_junk, said
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import NO_WORDS, PhotoWords

if TYPE_CHECKING:
    from gallery_app.metadata.tiff import Directory, Tiff
    from gallery_app.model.metadata import CameraFact

_DESCRIPTION, _ARTIST, _RATING, _COPYRIGHT, _EXIF, _GPS = 0x010E, 0x013B, 0x4746, 0x8298, 0x8769, 0x8825
_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_KEYWORDS, _XP_SUBJECT = range(0x9C9B, 0x9CA0)
_TAKEN, _OFFSET, _PARTS_OF_SECOND, _ID = 0x9003, 0x9011, 0x9291, 0xA420
_NORTH, _LATITUDE, _EAST, _LONGITUDE = 1, 2, 3, 4

_DATE: Final = re.compile(r"(\d{4})[:\-/](\d\d)[:\-/](\d\d)(?:[ T](\d\d):(\d\d):(\d\d))?")
_ZONE: Final = re.compile(r"[+-](0\d|1[0-5]):[0-5]\d|Z")
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?:; ?|$)')
_NO_ID: Final = frozenset("0")


def words_in_exif(tiff: Tiff, legacy: str | None = None) -> tuple[PhotoWords, tuple[CameraFact, ...]]:
    """Return the words and the camera facts of EXIF; ``legacy`` is the encoding of what is no UTF-8."""
    main = tiff.first
    inner, texts = main.inner(_EXIF), _Texts(main, legacy)
    words = PhotoWords(
        caption=_localized(texts.unless_junk(_DESCRIPTION) or texts.wide(_XP_COMMENT)),
        headline=_localized(texts.wide(_XP_SUBJECT)),
        title=_localized(texts.wide(_XP_TITLE)),
        creator=_creators(texts.line(_ARTIST)) or _parts(texts.wide(_XP_AUTHOR)),
        copyright=_localized(texts.copyright()),
        date_created=_date(_Texts(inner, legacy)),
        gps=_position(main.inner(_GPS)),
        keywords=_parts(texts.wide(_XP_KEYWORDS)),
        rating=_rating(main.number(_RATING)),
        guid=_identity(_Texts(inner, legacy).line(_ID)),
    )
    return words if words != NO_WORDS else NO_WORDS, camera_facts(main, inner, legacy)


class _Texts:
    """A directory's values as texts."""

    def __init__(self, directory: Directory, legacy: str | None) -> None:
        self._directory = directory
        self._legacy = legacy

    def line(self, tag: int) -> str | None:
        """Return a text up to its first NUL, where it says something."""
        return said(decoded(self._directory.raw(tag).partition(b"\0")[0], self._legacy))

    def unless_junk(self, tag: int) -> str | None:
        """Return a text that was not put there by a camera."""
        line = self.line(tag)
        return None if line is None or is_junk(line) else line

    def wide(self, tag: int) -> str | None:
        """Return a text that Windows wrote: UTF-16."""
        text = self._directory.raw(tag).decode("utf-16-le", "replace").partition("\0")[0]
        return None if is_junk(text) else said(text)

    def copyright(self) -> str | None:
        """Return the photographer's and the editor's copyright, which a NUL parts."""
        parts = self._directory.raw(_COPYRIGHT).split(b"\0")
        texts = (clean(decoded(part, self._legacy)) for part in parts)
        return "; ".join(text for text in texts if text) or None


def _localized(text: str | None) -> LocalizedText | None:
    return LocalizedText.of(text) if text else None


def _creators(artist: str | None) -> tuple[str, ...]:
    """Return the names of Artist, which are parted by "; "; one that holds that itself stands in quotes."""
    text, at = artist or "", 0
    names: dict[str, None] = {}
    while at < len(text):
        if quoted := _QUOTED.match(text, at):
            name, at = quoted[1].replace('""', '"'), quoted.end()
        else:
            end = text.find("; ", at)
            end = len(text) if end < 0 else end
            name, at = text[at:end], end + 2
        names[name.strip()] = None
    names.pop("", None)
    return tuple(names)


def _parts(text: str | None) -> tuple[str, ...]:
    parts = (part.strip() for part in (text or "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _date(texts: _Texts) -> str | None:
    """Return when the photo was taken: 2024-04-07T15:40:00.25+02:00, as far as that is known."""
    found = _DATE.match(texts.line(_TAKEN) or "")
    if found is None or found[1] == "0000" or found[2] == "00":
        return None
    day = f"{found[1]}-{found[2]}-{found[3]}"
    if found[4] is None:
        return day
    fraction, zone = texts.line(_PARTS_OF_SECOND) or "", texts.line(_OFFSET) or ""
    digits = fraction.rstrip("0") if fraction.isdecimal() and fraction.isascii() else ""
    clock = f"{found[4]}:{found[5]}:{found[6]}" + (f".{digits}" if digits else "")
    return f"{day}T{clock}{zone if _ZONE.fullmatch(zone) else ''}"


def _position(gps: Directory) -> str | None:
    """Return degrees north and east; nothing for places where no photo was taken."""
    latitude = _degrees(gps, _LATITUDE, _NORTH, b"S")
    longitude = _degrees(gps, _LONGITUDE, _EAST, b"W")
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None
    return position_text(latitude, longitude)


def _degrees(gps: Directory, tag: int, side_tag: int, negative: bytes) -> float | None:
    parts = gps.numbers(tag)
    if not 1 <= len(parts) <= 3:
        return None
    degrees = sum(part / 60.0**power for power, part in enumerate(parts))
    return -degrees if gps.raw(side_tag)[:1].upper() == negative else degrees


def position_text(latitude: float, longitude: float) -> str | None:
    """Return degrees as text, "48.275, 16.338" (some 10 cm exact); None where the earth has no such place."""
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return f"{latitude:.6f}".rstrip("0").rstrip(".") + ", " + f"{longitude:.6f}".rstrip("0").rstrip(".")


def _rating(stars: float | None) -> str | None:
    return str(int(stars)) if stars and 1 <= stars <= 5 else None


def _identity(text: str | None) -> str | None:
    return None if text is None or set(text) <= _NO_ID else text
