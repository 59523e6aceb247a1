"""Galleries, photos, facts and problems as plain JSON values and back; every type is checked on arrival.

What arrives may come from a loader that was taken over by a hostile photo.  A value of the wrong type
is a LoaderError, and the loader is replaced.
"""

from __future__ import annotations

from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from gallery_app.loader.answers import GalleryFailure, GalleryHead, PhotoFailure, SeveralGalleries
from gallery_app.loader.plain_values import (
    enum_in,
    list_in,
    nonsense,
    number_in,
    optional,
    pair_in,
    text_in,
    texts_in,
    typed,
    whole_in,
)
from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import (
    NO_EXTRA,
    Article,
    Choice,
    Gallery,
    GalleryKind,
    Photo,
    PhotoFacts,
    PhotoId,
    Photos,
)
from gallery_app.model.problems import PhotoState, Problem, Sentence, Severity, say
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, NO_WORDS, Kind, Location, Origin, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gallery_app.loader.plain_values import Json

PHOTOS_LIMIT: Final = 100_000
PROBLEMS_LIMIT: Final = 2_000  # that travel; nobody reads more
EXTRA_DEPTH: Final = 16

_ARTICLE_LINES: Final = (
    "publisher", "publisher_url", "section", "published", "modified", "dateline", "language", "lead", "url",
)  # fmt: skip
_ARTICLE_LISTS: Final = ("byline", "body", "keywords")
_LOCATION_PARTS: Final = ("place", "city", "state", "country", "code")


# Sentences and problems


def sentence_to(sentence: Sentence) -> Json:
    """Return a sentence as template and values."""
    return [sentence.template, [list(pair) for pair in sentence.values]]


def sentence_from(value: Json) -> Sentence:
    """Return the sentence that ``value`` holds."""
    template, pairs = list_in(value, 2)
    return Sentence(text_in(template), tuple(pair_in(pair) for pair in list_in(pairs)))


def problem_to(problem: Problem) -> Json:
    """Return a problem as a list of its parts."""
    remedy = None if problem.remedy is None else sentence_to(problem.remedy)
    return [problem.severity.value, sentence_to(problem.message), problem.file, problem.line, remedy]


def problem_from(value: Json) -> Problem:
    """Return the problem that ``value`` holds."""
    severity, message, file, line, remedy = list_in(value, 5)
    return Problem(
        enum_in(Severity, severity),
        sentence_from(message),
        optional(text_in, file),
        optional(whole_in, line),
        optional(sentence_from, remedy),
    )


# Facts and failures


def facts_from(value: Json) -> PhotoFacts:
    """Return the facts that ``value`` holds; ``sending.facts_to`` made it."""
    name, width, height, size, modified, mode, damaged, animated = list_in(value, 8)
    return PhotoFacts(
        text_in(name),
        whole_in(width),
        whole_in(height),
        whole_in(size),
        number_in(modified),
        text_in(mode),
        optional(sentence_from, damaged),
        typed(animated, bool),
    )


def failure_to(failure: PhotoFailure) -> Json:
    """Return a photo's failure as its state and reason."""
    measures = None if failure.measures is None else list(failure.measures)
    return [failure.state.value, sentence_to(failure.reason), measures]


def failure_from(value: Json) -> PhotoFailure:
    """Return the failure of a photo that ``value`` holds."""
    state, reason, measures = list_in(value, 3)
    return PhotoFailure(enum_in(PhotoState, state), sentence_from(reason), optional(_measures_from, measures))


def _measures_from(value: Json) -> tuple[int, float]:
    size, modified = list_in(value, 2)
    return whole_in(size), number_in(modified)


def gallery_failure_to(failure: GalleryFailure) -> Json:
    """Return a gallery's failure as a list of its parts."""
    remedy = None if failure.remedy is None else sentence_to(failure.remedy)
    return [sentence_to(failure.reason), failure.path, failure.line, remedy, failure.plain_possible]


def gallery_failure_from(value: Json) -> GalleryFailure:
    """Return the failure of a gallery that ``value`` holds."""
    reason, path, line, remedy, plain_possible = list_in(value, 5)
    return GalleryFailure(
        sentence_from(reason),
        optional(text_in, path),
        optional(whole_in, line),
        optional(sentence_from, remedy),
        typed(plain_possible, bool),
    )


def several_from(value: Json) -> SeveralGalleries:
    """Return the galleries of their own that ``value`` names."""
    return SeveralGalleries(texts_in(value))


# Words


def words_to(words: PhotoWords) -> Json:
    """Return the words as an object that holds only the fields that say something."""
    found = zip(_KINDS.items(), _VALUES(words), strict=True)
    return {name: _TO[kind](value) for (name, kind), value in found if value is not None and value != ()}


def words_from(value: Json) -> PhotoWords:
    """Return the words that ``value`` holds."""
    items = typed(value, dict)
    if not items.keys() <= _KINDS.keys():
        raise nonsense()
    fields: dict[str, Any] = {name: _FROM[_KINDS[name]](item) for name, item in items.items()}
    return PhotoWords(**fields)


def _text_to(text: LocalizedText) -> Json:
    return [list(version) for version in text.versions]


def _text_from(value: Json) -> LocalizedText:
    return LocalizedText(tuple(pair_in(version) for version in list_in(value)))


def _credit_to(credit: Credit) -> Json:
    return [credit.line, [[party.name, party.role, party.url] for party in credit.parties]]


def _credit_from(value: Json) -> Credit:
    line, parties = list_in(value, 2)
    return Credit(text_in(line), tuple(_party_from(party) for party in list_in(parties)))


def _party_from(value: Json) -> Party:
    name, role, url = list_in(value, 3)
    return Party(text_in(name), optional(text_in, role), optional(text_in, url))


def _links_to(links: tuple[RightsLink, ...]) -> Json:
    return [[link.label, link.url] for link in links]


def _links_from(value: Json) -> tuple[RightsLink, ...]:
    pairs = (list_in(link, 2) for link in list_in(value))
    return tuple(RightsLink(text_in(label), optional(text_in, url)) for label, url in pairs)


def _location_to(location: Location) -> Json:
    return [getattr(location, part) for part in _LOCATION_PARTS]


def _location_from(value: Json) -> Location:
    return Location(*(optional(text_in, part) for part in list_in(value, len(_LOCATION_PARTS))))


def _locations_to(locations: tuple[Location, ...]) -> Json:
    return [_location_to(location) for location in locations]


def _locations_from(value: Json) -> tuple[Location, ...]:
    return tuple(_location_from(location) for location in list_in(value))


# Photos


def photo_to(photo: Photo) -> Json:
    """Return a photo: of most only the file's name, of others an object with what there is."""
    bare = (photo.words is NO_WORDS, photo.id == photo.file, photo.state is None, photo.line is None)
    if all(bare) and not photo.extra and not photo.origins and photo.reason is None:
        return photo.file  # of 100,000 photos, nearly all
    parts: dict[str, Json] = {
        "id": photo.id if photo.id != photo.file else None,
        "words": words_to(photo.words) or None if photo.words is not NO_WORDS else None,
        "origins": [[name, origin.value] for name, origin in photo.origins] or None,
        "state": None if photo.state is None else photo.state.value,
        "reason": None if photo.reason is None else sentence_to(photo.reason),
        "line": photo.line,
        "extra": extra_to(photo.extra) if photo.extra else None,
    }
    said = {name: value for name, value in parts.items() if value is not None}
    return {"file": photo.file, **said} if said else photo.file


def photo_from(value: Json) -> Photo:
    """Return the photo that ``value`` holds."""
    if isinstance(value, str):
        return Photo(PhotoId(value), value)
    parts = typed(value, dict)
    file = text_in(parts.get("file"))
    return Photo(
        PhotoId(text_in(parts.get("id", file))),
        file,
        words_from(parts["words"]) if "words" in parts else NO_WORDS,
        tuple(_origin_from(pair) for pair in list_in(parts.get("origins", []))),
        optional(lambda state: enum_in(PhotoState, state), parts.get("state")),
        optional(sentence_from, parts.get("reason")),
        optional(whole_in, parts.get("line")),
        extra_from(parts["extra"]) if "extra" in parts else NO_EXTRA,
    )


def photos_to(photos: Sequence[Photo]) -> list[Json]:
    """Return photos as a list, each as ``photo_to`` tells it."""
    return [row if isinstance(row, str) else photo_to(row) for row in Photos(photos).rows]


def photos_from(value: Json) -> Photos:
    """Return the photos that ``value`` holds."""
    rows = list_in(value)
    # One look at them all: of most folders nothing but the files is known.
    return Photos(rows if set(map(type, rows)) == {str} else map(photo_from, rows))


def _origin_from(value: Json) -> tuple[str, Origin]:
    name, origin = list_in(value, 2)
    if name not in _KINDS:
        raise nonsense()
    return name, enum_in(Origin, origin)


# Galleries


def head_to(gallery: Gallery, protections: Iterable[str], real: tuple[str, str] = ("", "")) -> Json:
    """Return a gallery without its photos, which travel by themselves."""
    problems = [problem_to(problem) for problem in gallery.problems[:PROBLEMS_LIMIT]]
    if len(gallery.problems) > PROBLEMS_LIMIT:
        unsaid = len(gallery.problems) - PROBLEMS_LIMIT
        problems.append(problem_to(Problem(Severity.NOTE, say("and {count} more problems", count=unsaid))))
    return {
        "kind": gallery.kind.value,
        "path": gallery.path,
        "root": gallery.root,
        "article": _article_to(gallery.article),
        "problems": problems,
        "choices": [[choice.name, choice.path] for choice in gallery.choices],
        "start": gallery.start,
        "extra": extra_to(gallery.extra),
        "packed": list(gallery.packed) if gallery.packed is not None else None,
        "count": len(gallery.photos),
        "first": photo_to(gallery.photos[gallery.start]) if gallery.photos else None,
        "protections": list(protections),
        "real": list(real),
    }


def head_from(value: Json) -> GalleryHead:
    """Return the gallery without photos that ``value`` holds."""
    parts = typed(value, dict)
    count, start = whole_in(parts.get("count")), whole_in(parts.get("start"))
    if count > PHOTOS_LIMIT or (start and start >= count):
        raise nonsense()
    gallery = Gallery(
        enum_in(GalleryKind, parts.get("kind")),
        text_in(parts.get("path")),
        text_in(parts.get("root")),
        _article_from(parts.get("article")),
        problems=tuple(problem_from(problem) for problem in list_in(parts.get("problems"))),
        choices=tuple(Choice(*pair_in(choice)) for choice in list_in(parts.get("choices"))),
        start=start,
        extra=extra_from(parts.get("extra")),
        packed=optional(_measures_from, parts.get("packed")),
    )
    first = optional(photo_from, parts.get("first"))
    return GalleryHead(gallery, count, texts_in(parts.get("protections")), first, pair_in(parts.get("real")))


def _article_to(article: Article) -> Json:
    return {
        "headline": article.headline,
        **{name: getattr(article, name) for name in _ARTICLE_LINES},
        **{name: list(getattr(article, name)) for name in _ARTICLE_LISTS},
        "extra": extra_to(article.extra),
        "origins": [[name, origin.value] for name, origin in article.origins],
    }


def _article_from(value: Json) -> Article:
    parts = typed(value, dict)
    fields: dict[str, Any] = {name: optional(text_in, parts.get(name)) for name in _ARTICLE_LINES}
    fields |= {name: texts_in(parts.get(name)) for name in _ARTICLE_LISTS}
    origins = (pair_in(pair) for pair in list_in(parts.get("origins")))
    return Article(
        headline=text_in(parts.get("headline")),
        extra=extra_from(parts.get("extra")),
        origins=tuple((name, enum_in(Origin, origin)) for name, origin in origins),
        **fields,
    )


def extra_to(extra: Mapping[str, object]) -> Json:
    """Return keys that this version does not know: texts, lists and maps, as they are."""
    return {key: _plain(value) for key, value in extra.items()}


def extra_from(value: Json) -> MappingProxyType[str, object]:
    """Return the unknown keys that ``value`` holds, frozen."""
    items = typed(value, dict)
    return MappingProxyType({key: _frozen(item, EXTRA_DEPTH) for key, item in items.items()})


def _plain(value: object) -> Json:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return extra_to(value) if isinstance(value, (dict, MappingProxyType)) else value


def _frozen(value: Json, depth: int) -> object:
    if depth == 0:
        raise nonsense()
    if isinstance(value, list):
        return tuple(_frozen(item, depth - 1) for item in value)
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item, depth - 1) for key, item in value.items()})
    return value


def _same(value: Json) -> Json:
    return value


_KINDS: Final = {field.name: field.kind for field in FIELDS}
_VALUES: Final = attrgetter(*_KINDS)
_TO: Final[Mapping[Kind, Callable[[Any], Json]]] = {
    Kind.TEXT: _text_to,
    Kind.LINE: _same,
    Kind.LIST: list,
    Kind.URL: _same,
    Kind.CREDIT: _credit_to,
    Kind.LINKS: _links_to,
    Kind.LOCATION: _location_to,
    Kind.LOCATIONS: _locations_to,
}
_FROM: Final[Mapping[Kind, Callable[[Json], object]]] = {
    Kind.TEXT: _text_from,
    Kind.LINE: text_in,
    Kind.LIST: texts_in,
    Kind.URL: text_in,
    Kind.CREDIT: _credit_from,
    Kind.LINKS: _links_from,
    Kind.LOCATION: _location_from,
    Kind.LOCATIONS: _locations_from,
}
