"""Which of several sources is believed: a photo's words from its manifest, its file and its sidecars."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from operator import attrgetter
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
_NAMES: Final = tuple(field.name for field in FIELDS)
_VALUES: Final = attrgetter(*_NAMES)


def _ranks(*, is_exif_first: bool, is_iptc_first: bool) -> dict[Origin, int]:
    blocks = [Origin.IPTC, Origin.XMP] if is_iptc_first else [Origin.XMP, Origin.IPTC]
    files = [Origin.EXIF, *blocks] if is_exif_first else [*blocks, Origin.EXIF]
    return {origin: rank for rank, origin in enumerate((*_BEFORE_FILES, *files, Origin.GUESS))}


_RANKS: Final = {
    (exif, iptc): _ranks(is_exif_first=exif, is_iptc_first=iptc)
    for exif in (False, True)
    for iptc in (False, True)
}
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
    files = [(origin, _VALUES(words)) for origin, words in metadata.sources]
    for index, name in enumerate(_NAMES):
        said = [Said(own[name], getattr(photo.words, name))] if name in own else []
        said += [
            Said(origin, value)
            for origin, values in files
            if (value := values[index]) and says_something(value)
        ]
        if not said:
            continue
        winner, *losers = _ranked(name, said, metadata, policy) if len(said) > 1 else said
        words[name] = winner.value
        origins.append((name, winner.origin))
        if losers:
            others += _others(name, winner, losers)
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


def says_something(value: object) -> bool:
    """Return whether a value of a field counts where it was not written on purpose: blank ones do not."""
    if value is None or value == ():
        return False
    match value:
        case LocalizedText():
            return any(text.strip() for _, text in value.versions)
        case Credit():
            return bool(value.line.strip())
        case str():
            return bool(value.strip())
        case _:
            return True


def _ranked(name: str, said: list[Said], metadata: PhotoMetadata, policy: Policy) -> list[Said]:
    is_exif_first = policy is Policy.MWG and name in _EXIF_FIRST
    is_iptc_first = metadata.is_digest_stale and not _is_cut_off(name, said)
    ranks = _RANKS[is_exif_first, is_iptc_first]
    return sorted(said, key=lambda one: ranks[one.origin])


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
    if one.value == before.value:
        return True
    texts, known = _texts(one.value), _texts(before.value)
    if texts and set(texts) <= set(known):
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
