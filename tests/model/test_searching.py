"""Searching: what a line means, where it stands in a text, and which photos have it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.folding import fold
from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.photo_search import AT_ONCE, LETTERS_AT_ONCE, PhotoSearch, SearchTexts
from gallery_app.model.search import MOST_HITS, NO_QUERY, Query, words_to_search
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import Location, PhotoWords

WORDS = st.text(alphabet="abß éÉ\n", max_size=12)


def marked(text: str, line: str) -> str:
    """The text with brackets around every hit."""
    parts, last = [], 0
    for start, end in Query.of(line).hits(text):
        parts += [text[last:start], "[", text[start:end], "]"]
        last = end
    return "".join([*parts, text[last:]])


# What a line means


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("", ()),
        ("   ", ()),
        ("Soyuz", ("soyuz",)),
        ("soyuz  Crew", ("soyuz", "crew")),
        ('"Soyuz crew"', ("soyuz crew",)),
        ('landing "Soyuz crew', ("landing", "soyuz crew")),
        ("«Роскосмос Медиа» экипаж", ("роскосмос медиа", "экипаж")),
        ('""', ()),
        ("crew CREW", ("crew",)),
    ],
)
def test_a_line_means_words_and_phrases(line, terms):
    assert Query.of(line).terms == terms


def test_all_words_must_occur_in_any_order():
    assert Query.of("crew soyuz").is_in(fold("Soyuz: the crew"))
    assert not Query.of("crew soyuz moon").is_in(fold("Soyuz: the crew"))


def test_a_phrase_must_stand_as_it_is():
    assert Query.of('"the crew"').is_in(fold("Soyuz: the\ncrew"))
    assert not Query.of('"crew the"').is_in(fold("Soyuz: the crew"))


def test_nothing_is_found_by_nothing():
    assert not NO_QUERY.is_in("anything")
    assert not Query.of(' "" ').hits("anything")


@given(WORDS, WORDS, WORDS)
def test_what_narrows_finds_no_more(one, more, text):
    query, longer = Query.of(one), Query.of(one + more)
    if longer.narrows(query) and longer.is_in(fold(text)):
        assert query.is_in(fold(text))


def test_typing_on_narrows_and_taking_back_does_not():
    assert Query.of("soyuz cr").narrows(Query.of("soyuz c"))
    assert not Query.of("soyuz").narrows(Query.of("soyuz c"))
    assert not Query.of("soyuz").narrows(NO_QUERY)


# Where it stands


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("The Soyuz crew", "soyuz", "The [Soyuz] crew"),
        ("Straße, Strasse", "strasse", "[Straße], [Strasse]"),
        ("Ko\u0308nig und König", "konig", "[Ko\u0308nig] und [König]"),
        ("Mu\u0308", "mu", "[Mu\u0308]"),
        ("the crew, the\n  crew", '"the crew"', "[the crew], [the\n  crew]"),
        ("aaaa", "aa", "[aaaa]"),
        ("abc", "ab bc", "[abc]"),
        ("sub\u00admarine", "marin", "sub\u00ad[marin]e"),
        ("🚀 Rocket 🚀", "rocket", "🚀 [Rocket] 🚀"),
        ("nothing here", "moon", "nothing here"),
        ("one of two", "one moon", "[one] of two"),
    ],
)
def test_hits_are_places_in_the_text_as_it_was_written(text, line, expected):
    assert marked(text, line) == expected


@given(st.text(), st.text(min_size=1, max_size=3))
def test_every_hit_holds_what_was_searched_for(text, line):
    query = Query.of(line)
    hits = query.hits(text)
    assert bool(hits) == any(term in fold(text) for term in query.terms)
    ends = [-1, *(hit.end for hit in hits)]
    for hit, end in zip(hits, ends, strict=False):
        assert end < hit.start < hit.end <= len(text)
        assert any(term in fold(text[hit.start : hit.end]) for term in query.terms)


def test_hits_in_one_text_are_bounded():
    assert len(Query.of("a").hits("a " * 10_000)) == MOST_HITS


# What a photo's words are

PHOTO = Photo(
    PhotoId("1"),
    "photos/DSC 0001.jpg",
    PhotoWords(
        caption=LocalizedText((("en", "The crew"), ("ru", "Экипаж"))),
        alt=LocalizedText.of("Three people wave"),
        title=LocalizedText.of("Landing"),
        credit=Credit.from_line("© Sputnik / Grigory Sysoev"),
        rights_links=(RightsLink("Go to the mediabank", "https://media.example/1"),),
        creator=("Pavel Kassin",),
        location=Location("Launch pad", "Baikonur", None, "Kazakhstan"),
        keywords=("space", "Soyuz"),
        persons=("Loral O’Hara",),
        rights_url="https://terms.example",
    ),
)


@pytest.mark.parametrize(
    "line",
    [
        "crew", "экипаж", "three people", "landing", "sysoev", "mediabank", "kassin", "baikonur kazakhstan",
        "soyuz space", "o'hara", "dsc 0001", "crew sysoev soyuz",
    ],
)  # fmt: skip
def test_all_words_of_a_photo_are_searched(line):
    assert Query.of(line).is_in(words_to_search(PHOTO))


@pytest.mark.parametrize("line", ["terms.example", "media.example", '"crew экипаж"', "photos/"])
def test_addresses_are_not_and_no_phrase_reaches_from_one_field_to_the_next(line):
    assert not Query.of(line).is_in(words_to_search(PHOTO))


def test_a_photo_without_words_has_its_name():
    assert words_to_search(Photo(PhotoId("a"), "a/Crew.jpg")) == "crew.jpg"


# Which photos have it


def searching(words: list[str]) -> tuple[SearchTexts, PhotoSearch]:
    texts = SearchTexts(lambda index: fold(words[index]))
    texts.grow(len(words))
    return texts, PhotoSearch(texts)


def found(search: PhotoSearch, line: str) -> list[int]:
    search.start(Query.of(line))
    assert search.go_on(lambda: False)
    return list(search.found)


def test_photos_are_found_in_order():
    _, search = searching(["crew", "moon", "the crew", "Crew on the moon"])
    assert found(search, "crew") == [0, 2, 3]
    assert found(search, "crew moon") == [3]
    assert found(search, "crew") == [0, 2, 3]
    assert found(search, "") == []
    assert search.has(0) is False


def test_a_search_gives_way_in_time_and_goes_on_where_it_was():
    _, search = searching(["crew"] * (3 * AT_ONCE))
    search.start(Query.of("crew"))
    assert not search.go_on(lambda: True)
    assert list(search.found) == list(range(AT_ONCE))
    assert not search.is_complete
    assert search.go_on(lambda: False)
    assert len(search.found) == 3 * AT_ONCE
    assert search.is_complete


def test_a_search_gives_way_sooner_where_photos_say_very_much():
    _, search = searching(["crew " * LETTERS_AT_ONCE] * 3)
    search.start(Query.of("crew"))
    assert not search.go_on(lambda: True)
    assert list(search.found) == [0]


def test_of_photos_that_say_very_much_not_all_texts_are_kept_and_all_are_found():
    words = [f"crew {number} " + "x" * 100 for number in range(20)]
    texts = SearchTexts(words.__getitem__, most=500)
    texts.grow(len(words))
    search = PhotoSearch(texts)
    assert found(search, "crew") == list(range(20))
    assert 300 < texts.letters <= 500
    words[1], words[19] = "moon", "moon"
    texts.renew(1)
    texts.renew(19)
    assert found(search, "moon") == [1, 19]
    assert texts.letters <= 500
    texts.clear()
    assert texts.letters == 0


def test_what_is_typed_before_the_end_misses_nothing():
    words = ["crew moon", "crew"] * AT_ONCE
    _, search = searching(words)
    search.start(Query.of("crew"))
    search.go_on(lambda: True)
    search.start(Query.of("crew m"))
    search.go_on(lambda: True)
    assert found(search, "crew moon") == list(range(0, len(words), 2))


def test_words_that_come_later_are_found_and_those_that_go_are_not():
    words = ["", "crew", ""]
    texts, search = searching(words)
    assert found(search, "crew") == [1]
    words[:] = ["crew", "", "crew"]
    for index in range(3):
        texts.renew(index)
        search.look_again(index)
    assert list(search.found) == [0, 2]
    assert search.has(2)
    assert not search.has(1)


def test_photos_that_come_later_are_looked_at():
    words = ["crew"]
    texts, search = searching(words)
    assert found(search, "crew") == [0]
    words += ["crew", "moon"]
    texts.grow(3)
    assert not search.is_complete
    search.go_on(lambda: False)
    assert list(search.found) == [0, 1]


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, min_size=1, max_size=5))
def test_however_it_is_typed_the_same_is_found(words, lines):
    _, search = searching(words)
    for line in lines:
        search.start(Query.of(line))
        search.go_on(lambda: True)
    found_at_last = found(search, lines[-1])
    assert found_at_last == [at for at, text in enumerate(words) if Query.of(lines[-1]).is_in(fold(text))]
