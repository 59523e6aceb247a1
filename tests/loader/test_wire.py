from __future__ import annotations

import functools
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.errors import LoaderError
from gallery_app.loader import wire
from gallery_app.loader.answers import GalleryFailure, GalleryHead, PhotoFailure
from gallery_app.loader.frames import PACKETS, PIECE_LIMIT, channel_on, channel_pair
from gallery_app.loader.header import Kind
from gallery_app.loader.metadata_wire import metadata_from, metadata_to
from gallery_app.loader.plain_values import dumped, loaded
from gallery_app.loader.sending import BYTES_IN_PIECE, PHOTOS_IN_PIECE, facts_to, photo_pieces
from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import Article, Choice, Gallery, GalleryKind, Photo, PhotoFacts, PhotoId
from gallery_app.model.metadata import CAMERA_FACTS, CameraFact, PhotoMetadata
from gallery_app.model.problems import PhotoState, Problem, Sentence, Severity
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, Location, Origin, PhotoWords
from gallery_app.model.words import Kind as FieldKind

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
# File names: undecodable bytes are surrogates from DC80 to DCFF.
FILES = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)), st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF)
    ),
    min_size=1,
    max_size=20,
)
MAYBE = st.none() | TEXTS
LINES = st.none() | st.integers(1, 10**6)
SENTENCES = st.builds(Sentence, TEXTS, st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple))
PROBLEMS = st.builds(
    Problem, st.sampled_from(Severity), SENTENCES, st.none() | FILES, LINES, st.none() | SENTENCES
)
LOCALIZED = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3).map(
    lambda pairs: LocalizedText(tuple(pairs))
)
LOCATIONS = st.builds(Location, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)
VALUES = {
    FieldKind.TEXT: st.none() | LOCALIZED,
    FieldKind.LINE: MAYBE,
    FieldKind.URL: MAYBE,
    FieldKind.LIST: st.lists(TEXTS, max_size=3).map(tuple),
    FieldKind.CREDIT: st.none()
    | st.builds(Credit, TEXTS, st.lists(st.builds(Party, TEXTS, MAYBE, MAYBE), max_size=3).map(tuple)),
    FieldKind.LINKS: st.lists(st.builds(RightsLink, TEXTS, MAYBE), max_size=3).map(tuple),
    FieldKind.LOCATION: st.none() | LOCATIONS,
    FieldKind.LOCATIONS: st.lists(LOCATIONS, max_size=3).map(tuple),
}
WORDS = st.builds(PhotoWords, **{field.name: VALUES[field.kind] for field in FIELDS})
EXTRA = st.dictionaries(
    TEXTS,
    st.recursive(
        st.none() | TEXTS,
        lambda items: (
            st.lists(items, max_size=3).map(tuple)
            | st.dictionaries(TEXTS, items, max_size=3).map(MappingProxyType)
        ),
        max_leaves=6,
    ),
    max_size=3,
).map(MappingProxyType)
ORIGINS = st.lists(
    st.tuples(st.sampled_from([field.name for field in FIELDS]), st.sampled_from(Origin)), max_size=4
).map(tuple)
PHOTOS = st.builds(
    Photo,
    FILES.map(PhotoId),
    FILES,
    WORDS,
    ORIGINS,
    st.none() | st.sampled_from(PhotoState),
    st.none() | SENTENCES,
    LINES,
    EXTRA,
)
FACTS = st.builds(
    PhotoFacts,
    TEXTS,
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.integers(0, 2**40),
    st.floats(-1e10, 1e10),
    TEXTS,
    st.none() | SENTENCES,
)


OF_FILES = st.sampled_from([Origin.TEXT, Origin.SIDECAR, Origin.XMP, Origin.IPTC, Origin.EXIF])
METADATA = st.builds(
    PhotoMetadata,
    st.lists(st.tuples(OF_FILES, WORDS), max_size=3, unique_by=lambda source: source[0]).map(tuple),
    st.booleans(),
    st.lists(
        st.builds(CameraFact, st.sampled_from([field.name for field in CAMERA_FACTS]), TEXTS), max_size=3
    ).map(tuple),
    st.integers(0, 2**40),
    st.floats(-1e10, 1e10),
    TEXTS,
    st.lists(PROBLEMS, max_size=2).map(tuple),
)


def crossed(value: object) -> object:
    return loaded(dumped(value))


@given(PHOTOS)
def test_a_photo_crosses_whole(photo):
    arrived = wire.photo_from(crossed(wire.photo_to(photo)))
    assert arrived == photo
    assert arrived.extra == photo.extra


@given(FILES)
def test_a_photo_without_words_costs_only_its_name(file):
    photo = Photo(PhotoId(file), file)
    assert wire.photo_to(photo) == file
    assert wire.photo_from(crossed(file)) == photo


@given(METADATA)
def test_what_a_photos_own_files_say_crosses_whole(metadata):
    assert metadata_from(crossed(metadata_to(metadata))) == metadata


@given(FACTS)
def test_facts_cross_whole(facts):
    assert wire.facts_from(crossed(facts_to(facts))) == facts


@given(PROBLEMS)
def test_a_problem_crosses_whole(problem):
    assert wire.problem_from(crossed(wire.problem_to(problem))) == problem


@given(SENTENCES, MAYBE, LINES, st.none() | SENTENCES, st.booleans(), st.sampled_from(PhotoState))
def test_failures_cross_whole(reason, path, line, remedy, plain, state):
    failure = GalleryFailure(reason, path, line, remedy, plain)
    assert wire.gallery_failure_from(crossed(wire.gallery_failure_to(failure))) == failure
    photo_failure = PhotoFailure(state, reason)
    assert wire.failure_from(crossed(wire.failure_to(photo_failure))) == photo_failure


ARTICLES = st.builds(
    Article,
    TEXTS,
    MAYBE,
    MAYBE,
    MAYBE,
    MAYBE,
    MAYBE,
    MAYBE,
    st.lists(TEXTS, max_size=3).map(tuple),
    MAYBE,
    MAYBE,
    st.lists(TEXTS, max_size=3).map(tuple),
    MAYBE,
    st.lists(TEXTS, max_size=3).map(tuple),
    EXTRA,
)


@given(st.sampled_from(GalleryKind), FILES, ARTICLES, st.lists(PROBLEMS, max_size=3).map(tuple), EXTRA)
def test_of_a_gallerys_photos_only_the_one_to_show_first_crosses_with_it(
    kind, path, article, problems, extra
):
    photos = tuple(Photo(PhotoId(name), name) for name in "abc")
    gallery = Gallery(kind, path, path, article, photos, problems, (Choice("b", "/b"),), 2, extra)
    real = "/real/story", "/real"
    head = wire.head_from(crossed(wire.head_to(gallery, ("landlock",), real)))
    assert head == GalleryHead(replace(gallery, photos=()), 3, ("landlock",), photos[2], real)
    assert head.gallery.extra == extra
    assert head.gallery.article.extra == article.extra


def test_of_very_many_problems_the_first_cross_and_the_rest_are_counted():
    problem = Problem(Severity.WARNING, Sentence("missing"))
    gallery = Gallery(GalleryKind.FOLDER, "/a", "/a", Article("a"), problems=(problem,) * 5_000)
    problems = wire.head_from(crossed(wire.head_to(gallery, ()))).gallery.problems
    assert len(problems) == wire.PROBLEMS_LIMIT + 1
    assert str(problems[-1].message) == "and 3000 more problems"


def test_photos_come_in_pieces_in_their_order():
    photos = []
    for number in range(4_000):
        photo = Photo(PhotoId(f"{number}.jpg"), f"{number}.jpg")
        if number % 3 == 0:
            caption = LocalizedText.of("What is seen. " * (number % 500), "en")
            photo = replace(photo, words=PhotoWords(caption=caption))
        photos.append(photo)
    pieces = list(photo_pieces(photos))
    assert [photo for piece in pieces for photo in wire.photos_from(loaded(piece))] == photos
    assert all(len(loaded(piece)) <= PHOTOS_IN_PIECE for piece in pieces)
    assert all(len(piece) <= BYTES_IN_PIECE + PHOTOS_IN_PIECE + 2 for piece in pieces)
    assert len(pieces) > 10


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda items: (
        st.lists(items, max_size=7)
        | st.dictionaries(st.sampled_from(["file", "words", "kind", "caption", "x"]), items)
    ),
    max_leaves=12,
)
READERS = (
    wire.photo_from,
    wire.photos_from,
    wire.facts_from,
    wire.failure_from,
    wire.gallery_failure_from,
    wire.head_from,
    wire.problem_from,
    wire.sentence_from,
    wire.words_from,
    metadata_from,
    wire.several_from,
    wire.extra_from,
)


@given(JUNK, st.sampled_from(READERS))
def test_rubbish_is_an_error_or_a_value_never_a_crash(junk, read):
    try:
        value = read(junk)
    except LoaderError:
        return
    assert value is not None


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 100_000, b"\xff", b"1" * 10_000, b'{"a":' * 50_000])
def test_a_text_that_is_no_json_is_an_error(text):
    with pytest.raises(LoaderError):
        loaded(text)


@pytest.mark.parametrize("value", [True, "1", 1.5, -1, 2**60, None, [1]])
def test_a_width_is_a_whole_number_and_nothing_else(value):
    with pytest.raises(LoaderError):
        wire.facts_from(["JPEG", value, 10, 10, 0.0, "RGB", None])


@functools.cache
def long_text() -> bytes:
    return bytes(range(256)) * (5 * PIECE_LIMIT // 2 // 256)


@pytest.mark.parametrize("packets", sorted({PACKETS, False}))
@pytest.mark.parametrize(
    "size", [0, 1, 48 << 10, (48 << 10) + 1, PIECE_LIMIT, PIECE_LIMIT + 1, 5 * PIECE_LIMIT // 2]
)
def test_texts_of_every_size_cross_either_way(packets, size):
    import threading

    text = long_text()[:size]
    ours, theirs = channel_pair(packets=packets)
    other = channel_on(theirs.detach())
    sender = threading.Thread(target=other.send, args=(Kind.HEAD, 7, text), kwargs={"more": True})
    sender.start()
    message = None
    while message is None:
        message = ours.receive()
    sender.join()
    assert (message.id, message.kind, message.more, message.text) == (7, Kind.HEAD, True, text)
    ours.close()
    with pytest.raises(EOFError):
        other.receive()
    other.close()
