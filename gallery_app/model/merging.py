"""Which of several sources is believed: a photo's words from its manifest, its file and its sidecars."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from gallery_app.model.credit import Credit
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.metadata import OtherValue
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, NO_WORDS, Origin, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gallery_app.model.gallery import Gallery, Photo
    from gallery_app.model.metadata import PhotoMetadata


class Policy(Enum):
    """Whose order counts among what a photo's own file says."""

    IPTC = "iptc"  # XMP, IPTC block, EXIF: as the IPTC's mapping guide wants it
    MWG = "mwg"  # EXIF first where it has the field: as the Metadata Working Group wanted it


class Said(NamedTuple):
    """One source's value of a field."""

    origin: Origin
    value: object


# What the bundle itself says stands before every file beside or in it.
_BEFORE_FILES: Final = (Origin.MANIFEST, Origin.TEXT, Origin.SIDECAR)
# What EXIF has, and the Metadata Working Group took from there first.
_EXIF_FIRST: Final = frozenset({"caption", "creator", "copyright", "date_created"})
# The longest values that an IPTC block can hold, in bytes: those of lists hold for each item.
_IIM_LIMITS: Final = {
    "caption": 2000, "headline": 256, "title": 64, "creator": 32, "creator_title": 32, "credit": 32,
    "source": 32, "copyright": 128, "keywords": 64, "job_id": 32, "instructions": 256, "caption_writer": 32,
}  # fmt: skip
_CUT_BYTES: Final = 3  # that may be missing from a cut text so that no character is broken


def merged(photo: Photo, metadata: PhotoMetadata, policy: Policy = Policy.IPTC) -> Photo:
    """Return ``photo``, given as its bundle has it, with the words that its files add, and what lost."""
    own = dict(photo.origins)
    words: dict[str, Any] = {}
    origins: list[tuple[str, Origin]] = []
    others: list[OtherValue] = []
    for field in FIELDS:
        said = [Said(own[field.name], getattr(photo.words, field.name))] if field.name in own else []
        said += _said(field.name, metadata)
        if not said:
            continue
        winner, *losers = _ranked(field.name, said, metadata, policy)
        words[field.name] = winner.value
        origins.append((field.name, winner.origin))
        others += _others(field.name, winner, losers)
    return replace(
        photo,
        words=PhotoWords(**words) if words else NO_WORDS,
        origins=tuple(origins),
        others=tuple(others),
        metadata=metadata,
    )


def gallery_with(
    gallery: Gallery, found: Mapping[str, PhotoMetadata], policy: Policy = Policy.IPTC
) -> Gallery:
    """Return a gallery with the words that its photos' files add; ``found`` holds what each file says."""
    photos = tuple(
        merged(photo, found[photo.file], policy) if photo.file in found else photo for photo in gallery.photos
    )
    problems = (problem for metadata in found.values() for problem in metadata.problems)
    together = replace(gallery, photos=photos, problems=(*gallery.problems, *problems))
    headline = shared_headline(photos) if gallery.kind is GalleryKind.FOLDER else None
    if headline is None:
        return together
    return replace(together, article=replace(gallery.article, headline=headline))


def shared_headline(photos: Iterable[Photo]) -> str | None:
    """Return the headline that every one of several photos has, so that it may be the story's."""
    headlines = [photo.words.headline for photo in photos]
    first = headlines[0] if len(headlines) > 1 else None
    if first is None or any(headline != first for headline in headlines):
        return None
    return first.pick().strip() or None


def _said(name: str, metadata: PhotoMetadata) -> list[Said]:
    values = ((origin, getattr(words, name)) for origin, words in metadata.sources)
    return [Said(origin, value) for origin, value in values if says_something(value)]


def says_something(value: object) -> bool:
    """Return whether a value of a field counts where it was not written on purpose: blank ones do not."""
    match value:
        case LocalizedText():
            return any(text.strip() for _, text in value.versions)
        case Credit():
            return bool(value.line.strip())
        case str():
            return bool(value.strip())
        case _:
            return value is not None and value != ()


def _ranked(name: str, said: list[Said], metadata: PhotoMetadata, policy: Policy) -> list[Said]:
    order = [*_BEFORE_FILES, Origin.XMP, Origin.IPTC, Origin.EXIF, Origin.GUESS]
    if metadata.is_digest_stale and not _is_cut_off(name, said):
        order.remove(Origin.IPTC)
        order.insert(order.index(Origin.XMP), Origin.IPTC)
    if policy is Policy.MWG and name in _EXIF_FIRST:
        order.remove(Origin.EXIF)
        order.insert(len(_BEFORE_FILES), Origin.EXIF)
    return sorted(said, key=lambda one: order.index(one.origin))


def _is_cut_off(name: str, said: Iterable[Said]) -> bool:
    """Return whether the IPTC block only holds as much of XMP's value as fits in."""
    values = {one.origin: one.value for one in said}
    whole, cut = _texts(values.get(Origin.XMP)), _texts(values.get(Origin.IPTC))
    limit = _IIM_LIMITS.get(name)
    if limit is None or not whole or not cut:
        return False
    pairs = zip(whole, cut, strict=False)
    return all(text == part or is_cut(text, part, limit) for text, part in pairs) and whole != cut


def is_cut(text: str, part: str, limit: int) -> bool:
    """Return whether ``part`` is what is left of ``text`` where only ``limit`` bytes have room."""
    if len(part) >= len(text) or not text.startswith(part):
        return False
    return len(part) == limit or limit - _CUT_BYTES <= len(part.encode("utf-8", "replace")) <= limit


def _others(name: str, winner: Said, losers: Sequence[Said]) -> list[OtherValue]:
    others: list[OtherValue] = []
    told = [winner]
    for one in losers:
        if says_something(one.value) and not any(_adds_nothing(name, one, before) for before in told):
            told.append(one)
            others.append(OtherValue(name, one.origin, one.value))
    return others


def _adds_nothing(name: str, one: Said, before: Said) -> bool:
    """Return whether a value repeats one that is told already, or is a part of it for want of room."""
    texts, known = _texts(one.value), _texts(before.value)
    if one.value == before.value or (texts and set(texts) <= set(known)):
        return True
    if name == "date_created":  # the same, less exactly
        return known[0].startswith(texts[0])
    limit = _IIM_LIMITS.get(name)
    if one.origin is not Origin.IPTC or limit is None or len(texts) > len(known):
        return False
    return all(text == part or is_cut(text, part, limit) for text, part in zip(known, texts, strict=False))


def _texts(value: object) -> tuple[str, ...]:
    match value:
        case LocalizedText():
            return tuple(" ".join(text.split()) for _, text in value.versions)
        case Credit():
            return (" ".join(value.line.split()),)
        case str():
            return (" ".join(value.split()),)
        case tuple():
            return tuple(text for part in value for text in _texts(part))
        case _:
            return ()
