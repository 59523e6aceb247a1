"""What photos' own files say as plain JSON values and back; every type is checked on arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.loader.plain_values import (
    enum_in,
    list_in,
    nonsense,
    number_in,
    pair_in,
    text_in,
    typed,
    whole_in,
)
from gallery_app.loader.wire import problem_from, problem_to, words_from, words_to
from gallery_app.model.metadata import CAMERA_FACTS, CameraFact, PhotoMetadata
from gallery_app.model.words import Origin, PhotoWords

if TYPE_CHECKING:
    from gallery_app.loader.plain_values import Json

_OF_FILES: Final = frozenset((Origin.TEXT, Origin.SIDECAR, Origin.XMP, Origin.IPTC, Origin.EXIF))
_CAMERA_FACTS: Final = frozenset(field.name for field in CAMERA_FACTS)


def metadata_to(metadata: PhotoMetadata) -> Json:
    """Return what a photo's files say as a list of its parts."""
    return [
        [[origin.value, words_to(words)] for origin, words in metadata.sources],
        metadata.is_digest_stale,
        [[fact.name, fact.value] for fact in metadata.camera],
        metadata.size,
        metadata.modified,
        metadata.stamp,
        [problem_to(problem) for problem in metadata.problems],
    ]


def metadata_from(value: Json) -> PhotoMetadata:
    """Return what a photo's files say, as ``value`` holds it."""
    sources, stale, camera, size, modified, stamp, problems = list_in(value, 7)
    said = tuple(_source_from(source) for source in list_in(sources))
    if len({origin for origin, _ in said}) < len(said) or any(origin not in _OF_FILES for origin, _ in said):
        raise nonsense()
    return PhotoMetadata(
        said,
        typed(stale, bool),
        tuple(_fact_from(fact) for fact in list_in(camera)),
        whole_in(size),
        number_in(modified),
        text_in(stamp),
        tuple(problem_from(problem) for problem in list_in(problems)),
    )


def _source_from(value: Json) -> tuple[Origin, PhotoWords]:
    origin, words = list_in(value, 2)
    return enum_in(Origin, origin), words_from(words)


def _fact_from(value: Json) -> CameraFact:
    name, text = pair_in(value)
    if name not in _CAMERA_FACTS:
        raise nonsense()
    return CameraFact(name, text)
