from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.text import UNTAGGED, LocalizedText, choices_among, languages_of

CAPTION = LocalizedText((("en-GB", "Landing"), ("ru", "Посадка"), (UNTAGGED, "Landing"), ("pt", "Pouso")))

versions = st.lists(
    st.tuples(st.sampled_from(["en", "en-GB", "pt-BR", "ru", UNTAGGED]), st.text(max_size=5)),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (("ru",), "Посадка"),
        (("RU",), "Посадка"),
        (("en-US",), "Landing"),
        (("pt-BR", "ru"), "Pouso"),
        (("de", "ru"), "Посадка"),
        (("de", None), "Landing"),
        ((), "Landing"),
    ],
)
def test_the_version_that_fits_best_is_picked(wanted: tuple[str | None, ...], expected: str) -> None:
    assert CAPTION.pick(*wanted) == expected


def test_without_an_untagged_version_the_first_one_stands_in() -> None:
    assert LocalizedText((("ru", "Р"), ("kk", "К"))).pick("de") == "Р"
    assert LocalizedText(()).pick("de") == ""


def test_an_untagged_version_that_only_repeats_is_no_choice() -> None:
    assert CAPTION.languages == ("en-GB", "ru", "pt")
    assert LocalizedText((("en", "a"), (UNTAGGED, "b"))).languages == ("en", UNTAGGED)


@pytest.mark.parametrize(
    ("wanted", "language"), [(("ru",), "ru"), (("en",), "en-GB"), (("de",), "en-GB"), ((), "en-GB")]
)
def test_the_language_of_what_is_picked_is_told(wanted: tuple[str, ...], language: str) -> None:
    assert CAPTION.language(*wanted) == language


def test_a_language_that_nobody_told_stays_unknown() -> None:
    assert LocalizedText.of("a").language("en") is None
    assert LocalizedText.of("a", "en").language() == "en"
    assert LocalizedText(()).language("en") is None
    assert LocalizedText((("ru", "Р"), (UNTAGGED, "a"))).language("de") is None


def test_private_tags_stand_for_themselves_alone() -> None:
    text = LocalizedText((("x-klingon", "k"), ("en", "e"), (UNTAGGED, "d")))
    assert text.pick("x-klingon") == "k"
    assert text.pick("x-elvish", "en") == "e"
    assert text.pick(UNTAGGED, "en") == "d"


def test_a_choice_is_between_what_differs() -> None:
    untagged = LocalizedText.of("a")
    assert choices_among([CAPTION, untagged, None]) == ("en-GB", "ru", "pt")
    assert choices_among([untagged]) == ()
    assert choices_among([LocalizedText(((UNTAGGED, "b"), ("ru", "Р")))]) == ("ru", UNTAGGED)


def test_all_languages_are_told_once_in_order() -> None:
    assert languages_of([None, LocalizedText.of("a", "ru"), CAPTION, LocalizedText.of("b")]) == (
        "ru",
        "en-GB",
        "pt",
    )


@given(versions, st.lists(st.sampled_from(["en", "ru", "de", None]), max_size=3))
def test_what_is_picked_was_always_given(
    given_versions: list[tuple[str, str]], wanted: list[str | None]
) -> None:
    text = LocalizedText(tuple(given_versions))
    assert text.pick(*wanted) in {version for _, version in given_versions}
