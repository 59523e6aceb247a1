from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gallery_app.errors import BundleError, GalleryError
from gallery_app.model.problems import Sentence, say


def test_a_sentence_is_its_template_with_the_values_filled_in() -> None:
    sentence = say("{name} holds {count} photos", name="a.zip", count=3)
    assert str(sentence) == "a.zip holds 3 photos"
    assert sentence.filled("{count} Fotos in {name}") == "3 Fotos in a.zip"


def test_a_value_is_never_looked_at_for_placeholders() -> None:
    assert str(say("{a} {b}", a="{b}", b="{a}")) == "{b} {a}"


def test_braces_that_name_nothing_stay() -> None:
    assert str(say("a map in { } or {unknown} {", known=1)) == "a map in { } or {unknown} {"


@given(st.text(max_size=30), st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3))
def test_any_template_and_values_give_a_text(template: str, values: dict[str, str]) -> None:
    text = str(Sentence(template, tuple(values.items())))
    if "{" not in template:
        assert text == template


def test_an_error_says_what_where_and_what_to_do() -> None:
    error = BundleError(say("photos is not a list"), "/g.yaml", say("Write a list."), line=4)
    assert str(error) == "/g.yaml: photos is not a list. Write a list."
    assert error.line == 4
    assert isinstance(error, GalleryError)
