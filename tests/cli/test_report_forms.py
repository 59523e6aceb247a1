"""What a report says, as JSON and as text."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.exports.json_form import check_json, info_json
from gallery_app.exports.ledger_forms import credits_json
from gallery_app.exports.report import files_to_look_at, report_on
from gallery_app.exports.terminal import flowing, is_unsafe, visible, write_text, write_utf8
from gallery_app.exports.text_form import check_text, info_text
from gallery_app.loader.answers import PhotoFailure
from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.gallery import Article, Choice, Gallery, GalleryKind, Photo, PhotoFacts, PhotoId
from gallery_app.model.ledger import ledger_of
from gallery_app.model.metadata import CameraFact, OtherValue, PhotoMetadata
from gallery_app.model.problems import PhotoState, Problem, Severity, say
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, NO_WORDS, Location, Origin, PhotoWords

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "json.md"
FACTS = PhotoFacts("JPEG", 1200, 800, 204512, 0.0)

WORDS = PhotoWords(
    caption=LocalizedText((("de", "Die Kapsel."), ("en", "The capsule."), ("x-default", "The capsule."))),
    alt=LocalizedText.of(""),
    credit=Credit.from_line("© Example Press / Roscosmos"),
    rights_links=(RightsLink("Go to the mediabank"),),
    creator=("Pat",),
    copyright=LocalizedText.of("© 2024", "en"),
    location=Location(city="Zhezkazgan"),
)


def photo(file, **changes):
    return Photo(id=PhotoId(file), file=file, **changes)


def gallery(*photos, **changes):
    values = {
        "kind": GalleryKind.MANIFEST,
        "path": "/s",
        "root": "/s",
        "article": Article("Landing", language="en"),
    }
    return Gallery(photos=photos, **values | changes)


def report(*photos, findings=None, **changes):
    told = {one.file: FACTS for one in photos if one.state is None} | (findings or {})
    return report_on(gallery(*photos, **changes), told)


def examples():
    return [
        json.loads(block)
        for block in re.findall(r"```json\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    ]


def same_shape(documented, written, where="form"):
    """Whatever both tell has the same keys and the same kind of value."""
    if documented is None or written is None:
        return
    assert type(documented) is type(written), where
    if isinstance(documented, dict) and not where.endswith(("origins", "translations")):
        assert list(documented) == list(written), where
        for key, value in documented.items():
            same_shape(value, written[key], f"{where}.{key}")
    if isinstance(documented, list) and documented:
        for value in written:
            same_shape(documented[0], value, f"{where}[]")


def full_report():
    note = Problem(Severity.NOTE, say("unknown key"), "gallery.yaml", 14, say("did you mean caption?"))
    article = Article(
        "Landing", "Press", None, "Science", "2024", None, "15:40", ("Ann",), "en", "Lead", ("One",)
    )
    one = photo(
        "a.jpg",
        words=WORDS,
        origins=(("caption", Origin.MANIFEST),),
        others=(OtherValue("caption", Origin.XMP, LocalizedText.of("Other")),),
        metadata=PhotoMetadata(camera=(CameraFact("iso", "400"),)),
    )
    return report(one, photo("b.jpg"), article=article, problems=(note,))


def test_the_documented_examples_have_the_shape_of_what_is_written():
    told, verdict, ledger = examples()
    same_shape(told, json.loads(info_json(full_report())))
    same_shape(verdict, json.loads(check_json(full_report())))
    gallery = full_report().gallery
    same_shape(ledger, json.loads(credits_json(gallery, ledger_of(gallery.photos))))
    for field in FIELDS:
        assert f"`{field.name}`" in DOCUMENT.read_text("utf-8")


def test_what_a_story_does_not_tell_is_null_and_a_list_of_nothing_is_empty():
    told = json.loads(info_json(report(photo("a.jpg"))))
    (one,) = told["photos"]
    for field in FIELDS:
        assert one[field.name] == ([] if isinstance(getattr(NO_WORDS, field.name), tuple) else None)
    assert one["translations"] is None
    assert (one["languages"], one["origins"]) == ([], {})
    assert (told["article"]["byline"], told["article"]["lead"]) == ([], None)
    assert json.loads(info_json(report()))["start"] is None


def test_texts_are_in_the_articles_language_and_all_of_them_are_told_where_there_are_several():
    (one,) = json.loads(info_json(report(photo("a.jpg", words=WORDS))))["photos"]
    assert one["caption"] == "The capsule."
    assert one["alt"] == "", "deliberately empty is not absent"
    assert one["languages"] == ["de", "en"]
    assert one["translations"] == {
        "caption": {"de": "Die Kapsel.", "en": "The capsule."},
        "alt": {"x-default": ""},
        "copyright": {"en": "© 2024"},
    }
    assert [party["name"] for party in one["credit"]["parties"]] == ["Example Press", "Roscosmos"]
    assert one["rights_links"] == [{"label": "Go to the mediabank", "url": None}]
    assert one["location"]["city"] == "Zhezkazgan"


def test_states_come_from_the_files_and_become_problems():
    lost = photo("lost.jpg", state=PhotoState.MISSING, reason=say("the file is not there"), line=9)
    findings = {
        "cut.jpg": PhotoFacts("JPEG", 6, 4, 100, 0.0, damaged=say("the file is cut short")),
        "text.jpg": PhotoFailure(PhotoState.UNSUPPORTED, say("is not a photo")),
    }
    told = report(lost, photo("cut.jpg"), photo("text.jpg"), photo("ok.jpg"), findings=findings)
    assert [one.state.value for one in told.photos] == ["missing", "damaged", "unsupported", "ok"]
    assert [(p.severity.value, p.file, p.line) for p in told.problems] == [
        ("error", "lost.jpg", 9),
        ("warning", "cut.jpg", None),
        ("error", "text.jpg", None),
    ]
    assert not told.clean


def test_a_missing_photo_that_the_reading_told_of_is_told_once():
    lost = photo("lost.jpg", state=PhotoState.MISSING, reason=say("the file is not there"), line=9)
    problem = Problem(Severity.ERROR, say("the file is not there"), "lost.jpg", 8)
    assert report(lost, problems=(problem,)).problems == (problem,)
    other = photo("other.jpg", state=PhotoState.MISSING, reason=say("another file is not there"))
    assert len(report(lost, other, problems=(problem,)).problems) == 2


def test_only_files_that_may_show_are_looked_at_and_each_once():
    lost = photo("lost.jpg", state=PhotoState.MISSING)
    assert files_to_look_at(gallery(photo("a.jpg"), lost, photo("b.jpg"), photo("a.jpg"))) == (
        "a.jpg",
        "b.jpg",
    )


def test_notes_alone_are_clean():
    told = report(photo("a.jpg"), problems=(Problem(Severity.NOTE, say("three other files")),))
    assert told.clean
    assert check_text(told, 80) == "Notes:\n  - three other files\n\nNothing to mend: 1 photo, 1 note.\n"


def test_problems_stand_in_groups_with_place_and_remedy():
    problems = (
        Problem(Severity.WARNING, say("has no offset"), "gallery.yaml", 3, say("Write Z.")),
        Problem(Severity.ERROR, say("is missing"), "b.jpg"),
        Problem(Severity.WARNING, say("the headline is missing"), line=2),
    )
    assert check_text(report(problems=problems), 80) == (
        "Errors:\n  - b.jpg: is missing\n\n"
        "Warnings:\n  - line 3, gallery.yaml: has no offset. Write Z.\n"
        "  - line 2: the headline is missing\n\n"
        "There is something to mend: 0 photos, 1 error, 2 warnings.\n"
    )


def test_the_text_form_reads_like_the_story():
    article = Article(
        "Landing", "Press", section="Science", dateline="15:40 GMT", lead="Down.", body=("One.", "Two.")
    )
    one = photo("photos/01.jpg", words=WORDS)
    two = photo("photos/02.jpg", state=PhotoState.MISSING, reason=say("the file is not there"))
    assert info_text(report(one, two, article=article), 60) == (
        "Landing\nPress · Science\n15:40 GMT\n\nDown.\n\nOne.\n\nTwo.\n\n"
        "/s: a gallery with a manifest, 2 photos\n\n"
        "1/2  photos/01.jpg, JPEG, 1200 × 800\n     The capsule.\n     © Example Press / Roscosmos\n"
        "     Go to the mediabank\n\n"
        "2/2  photos/02.jpg\n     missing: the file is not there\n\n"
        "Errors:\n  - photos/02.jpg: the file is not there\n"
    )


def test_a_folder_of_galleries_names_them():
    told = report(kind=GalleryKind.FOLDER, choices=(Choice("one", "/s/one"),))
    assert "/s: a folder of 1 gallery\n  holds /s/one\n" in info_text(told, 80)
    assert json.loads(info_json(told))["choices"] == [{"name": "one", "path": "/s/one"}]


HOSTILE = "a\x1b[2Jb\nc\u202egpj\x9b1m\x07\udcff\u2028"


def hostile_report():
    article = Article(HOSTILE, lead=HOSTILE, body=(HOSTILE,))
    one = photo(HOSTILE, words=PhotoWords(caption=LocalizedText.of(HOSTILE), credit=Credit(HOSTILE)))
    failure = PhotoFailure(PhotoState.UNREADABLE, say("{name} is not readable", name=HOSTILE))
    return report(one, findings={HOSTILE: failure}, article=article, path=HOSTILE)


@pytest.mark.parametrize("form", [info_text, check_text])
def test_no_text_can_drive_the_terminal(form):
    text = form(hostile_report(), 80)
    assert not [character for character in text.replace("\n", "") if is_unsafe(character)]
    assert r"\x1b[2J" in text
    assert r"\u202e" in text


@pytest.mark.parametrize("form", [info_json, check_json])
def test_json_keeps_every_character_as_an_escape(form):
    text = form(hostile_report())
    assert not [character for character in text.replace("\n", "") if is_unsafe(character)]
    assert json.loads(text)["path"] == HOSTILE
    assert json.loads(text)["problems"][0]["file"] == HOSTILE


@given(st.text())
def test_visible_text_is_one_safe_line(text):
    for shown in (visible(text), flowing(text)):
        assert not any(map(is_unsafe, shown))
        shown.encode()
    if not any(map(is_unsafe, text)):
        assert visible(text) == text


@given(st.text(), st.text())
def test_json_comes_back_as_it_was(name, caption):
    words = PhotoWords(caption=LocalizedText.of(caption, "en"))
    (one,) = json.loads(info_json(report(photo(name, words=words))).encode("utf-8", "backslashreplace"))[
        "photos"
    ]
    assert (one["file"], one["caption"]) == (name, caption)


def test_an_output_that_cannot_hold_a_character_gets_an_escape(monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    write_text("© ü")
    write_utf8("ü")
    assert out.buffer.getvalue() == b"\\xa9 \\xfc" + "ü".encode()


def test_without_any_output_nothing_happens(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    write_text("unheard")
