"""Which way texts run, what languages call themselves, and lines in which several texts stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gallery_app.model.text import UNTAGGED
from gallery_app.ui.directions import direction_of, filled, listed
from gallery_app.ui.language_names import language_name, language_names
from gallery_app.ui.texts import as_plain_tooltip

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Soyuz lands", None, LEFT),
        ("فرق الإنقاذ Soyuz", None, RIGHT),
        ("Soyuz فرق", None, LEFT),
        ("NASA: فرق الإنقاذ تساعد رواد الفضاء", "ar", RIGHT),
        ("2024: הצוות", "he", RIGHT),
        ("ISS: خدمه به زمین بازگشت", "fa", RIGHT),
        ("Soyuz lands", "ar", LEFT),
        ("فرق الإنقاذ تساعد", "en", RIGHT),
        ("سلام means hello in Persian", "en", LEFT),
        ("سلام means hello in Persian", "xx-unknown", RIGHT),
        ("2024", "ar", LEFT),
        ("", None, LEFT),
    ],
)
def test_a_text_runs_as_its_letters_and_its_language_do(text, language, direction):
    assert direction_of(text, language) is direction


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("en-GB", "British English"),
        ("es", "Español"),
        ("es-419", "Español latinoamericano"),
        ("de-DE", "Deutsch"),
        ("ru", "Русский"),
        ("ar", "العربية"),
        ("he", "עברית"),
        ("zh-Hant", "繁體中文"),
        ("tlh", "tlh"),
        (UNTAGGED, "Language not named"),
        ("x" * 5_000, "x" * 40 + "…"),
        ("evil\u202etag\n<b>", "eviltag <b>"),
    ],
)
def test_languages_are_called_what_they_call_themselves(qapp, tag, name):
    assert language_name(tag) == name


def test_two_languages_of_one_name_are_told_apart_by_their_tags(qapp):
    assert language_names(("ar-EG", "ar-SY", "ru")) == {
        "ar-EG": "\u2068العربية\u2069 (ar-EG)",
        "ar-SY": "\u2068العربية\u2069 (ar-SY)",
        "ru": "Русский",
    }


def test_values_that_run_the_other_way_are_kept_to_themselves():
    assert filled("By {names}", names="Anna Example") == "By Anna Example"
    assert filled("By {names}, {place}", names="نورة", place="Riyadh") == "By \u2068نورة\u2069, Riyadh"
    assert filled("بقلم {names}", names="Anna") == "بقلم \u2068Anna\u2069"


def test_a_tool_tip_runs_as_its_text_does():
    assert as_plain_tooltip("فرق") == '<p dir="rtl" style="white-space: pre-wrap">فرق</p>'
    assert 'dir="rtl"' in as_plain_tooltip("ISS: فرق الإنقاذ", "ar")
    assert "dir" not in as_plain_tooltip("Soyuz", "ar")


def test_a_list_keeps_its_order_whichever_way_its_parts_run():
    assert listed(("Anna", "Boris")) == "Anna, Boris"
    assert listed(("نورة", "Anna")) == "\u2068نورة\u2069, \u2068Anna\u2069"
    assert listed(()) == ""
