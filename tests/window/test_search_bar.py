"""Searching a story as a reader does: a line to type into, marks, and the way from hit to hit."""

from __future__ import annotations

import pytest
from captioned_photos import captioned_folder
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from gallery_app.ui.gallery_list_model import FOUND_ROLE
from gallery_app.ui.go_to import GoToDialog
from gallery_app.ui.side_panel import Tab

CONTROL, SHIFT, NO_MODIFIER = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
ESCAPE, RETURN, F3 = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F3

CAPTIONS = (
    "The moment of landing",
    "Loral O’Hara after the landing",
    "Три человека: экипаж корабля Королёв",
    "A café in Łódź",
    "Nothing of note",
)


@pytest.fixture
def story(bundle):
    """Five photos whose captions differ, keywords that only the details show, and an article."""
    photos = [
        {"file": f"photo {number}.png", "caption": caption, "credit": f"© Agency / Name {number}"}
        for number, caption in enumerate(CAPTIONS, start=1)
    ]
    photos[4]["keywords"] = ["helicopter", "steppe"]
    article = {
        "headline": "A landing in the steppe",
        "lead": "Three people are back.",
        "body": ["The capsule came down in the evening.", "A helicopter\nbrought the crew home."],
    }
    return bundle.with_photos(5, manifest={"format": "1.0", "article": article, "photos": photos})


@pytest.fixture
def searching(viewer, story):
    """The story with the line open."""
    viewer.open(story)
    viewer.press(Qt.Key.Key_F, CONTROL)
    viewer.wait(lambda: viewer.window.is_searching)
    return viewer


def search(viewer, text):
    viewer.window.search.bar.line.selectAll()
    viewer.type(text) if text.isascii() else viewer.window.search.bar.line.setText(text)
    viewer.wait(lambda: not viewer.window.search.is_at_work)


def marked_photos(viewer):
    """The numbers of the photos that are marked in the strip; None where there is no search."""
    model = viewer.window.list_model
    rows = [model.index(row).data(FOUND_ROLE) for row in range(model.rowCount())]
    return None if None in rows else [row + 1 for row, found in enumerate(rows) if found]


def marked_words(text):
    """What is marked in a text that is read."""
    return [mark.cursor.selectedText() for mark in text.extraSelections()]


def count(viewer):
    return viewer.window.search.bar.count.text()


def hit(viewer, key=F3, modifiers=NO_MODIFIER):
    """Go to another hit; the number of the photo on show."""
    viewer.press(key, modifiers)
    viewer.wait_settled()
    return viewer.number


def test_words_are_marked_in_the_strip_and_in_the_caption_while_somebody_types(searching):
    search(searching, "land")
    assert marked_photos(searching) == [1, 2]
    assert marked_words(searching.window.panel.caption) == ["land"]
    searching.type("ing o'hara")
    assert marked_photos(searching) == [2]
    assert marked_words(searching.window.panel.caption) == ["landing"]
    search(searching, "moon")
    assert marked_photos(searching) == []
    assert count(searching) == "No hits"


@pytest.mark.parametrize(
    ("text", "photos"),
    [
        ("CAFE lodz", [4]),
        ("королев", [3]),
        ("“the landing”", [2]),
        ("agency name", [1, 2, 3, 4, 5]),
        ("name 4", [4]),
        ("steppe", [5]),
        ("photo 3.png", [3]),
    ],
)
def test_all_words_of_a_photo_are_searched(searching, text, photos):
    search(searching, text)
    assert marked_photos(searching) == photos


def test_the_way_leads_through_the_article_and_the_photos_and_begins_again(searching):
    search(searching, "landing")
    assert count(searching) == "2 of 3"  # the headline, photos 1 and 2; photo 1 is on show
    assert hit(searching) == 2
    assert count(searching) == "3 of 3"
    assert hit(searching) == 2
    assert searching.notice == "From the first hit again"
    assert searching.window.panel.tab is Tab.STORY
    assert marked_words(searching.window.panel.story) == ["landing"]
    assert count(searching) == "1 of 3"
    assert hit(searching) == 1
    assert searching.window.panel.tab is Tab.CAPTION
    assert hit(searching, F3, SHIFT) == 1
    assert searching.window.panel.tab is Tab.STORY
    assert hit(searching, RETURN, SHIFT) == 2
    assert searching.notice == "From the last hit again"


def test_return_goes_to_the_next_hit_and_the_line_keeps_the_keyboard(searching):
    search(searching, "lodz")
    assert hit(searching, RETURN) == 4
    assert count(searching) == "1 of 1"
    assert QApplication.focusWidget() is searching.window.search.bar.line


def test_from_a_photo_between_two_hits_the_way_leads_on_and_back(searching):
    search(searching, "agency")
    searching.window.session.go_to(2)
    search(searching, "name 4")
    assert hit(searching) == 4
    search(searching, "landing")
    assert count(searching) == "3 hits"
    assert hit(searching, F3, SHIFT) == 2


def test_a_hit_that_only_the_details_show_opens_them(searching):
    search(searching, "helicopter")
    assert count(searching) == "2 hits"
    assert hit(searching) == 5
    panel = searching.window.panel
    assert panel.tab is Tab.DETAILS
    assert marked_words(panel.details) == ["helicopter"]
    search(searching, "note")
    assert hit(searching) == 5
    assert panel.tab is Tab.DETAILS or panel.tab is Tab.CAPTION


def test_words_that_stand_in_several_paragraphs_find_the_article(searching):
    search(searching, "capsule crew")
    assert count(searching) == "1 hit"
    hit(searching)
    assert searching.window.panel.tab is Tab.STORY
    assert marked_words(searching.window.panel.story) == ["capsule", "crew"]


def test_nothing_found_is_said(searching):
    searching.wait(lambda: searching.window.words_loader.is_complete)
    search(searching, "moon")
    assert hit(searching) == 1
    assert searching.notice == "Nothing is found"


def test_escape_takes_the_line_and_the_marks_away(searching):
    search(searching, "landing")
    searching.press(ESCAPE)
    assert not searching.window.is_searching
    assert not searching.window.search.bar.isVisible()
    assert searching.window.bar.headline.isVisible()
    assert marked_photos(searching) is None
    assert marked_words(searching.window.panel.caption) == []
    assert QApplication.focusWidget() is searching.window.view


def test_a_number_being_typed_goes_before_the_search_and_the_search_before_full_screen(searching):
    search(searching, "landing")
    searching.window.view.setFocus()
    searching.window.modes.set_full_screen(full_screen=True)
    searching.type("4")
    searching.press(ESCAPE)
    assert searching.window.is_searching
    searching.press(ESCAPE)
    assert not searching.window.is_searching
    assert searching.window.modes.full_screen
    searching.press(ESCAPE)
    assert not searching.window.modes.full_screen


def test_in_full_screen_the_line_is_there_while_it_is_used(searching):
    searching.press(ESCAPE)
    searching.window.modes.set_full_screen(full_screen=True)
    assert not searching.window.bar.isVisible()
    searching.press(Qt.Key.Key_Slash)
    assert searching.window.search.bar.line.isVisible()
    searching.press(ESCAPE)
    assert not searching.window.bar.isVisible()


def test_a_slash_begins_a_search_and_is_a_slash_in_it(viewer, story):
    viewer.open(story)
    viewer.press(Qt.Key.Key_Slash)
    assert viewer.window.is_searching
    viewer.type("agency / name 2")
    assert viewer.window.search.bar.line.text() == "agency / name 2"
    assert marked_photos(viewer) == [2]
    assert viewer.number == 1


def test_keys_that_are_commands_elsewhere_are_letters_in_the_line(searching):
    searching.type("fist 0")
    assert searching.window.search.bar.line.text() == "fist 0"
    assert not searching.window.modes.full_screen
    assert not searching.window.slideshow.running


def test_what_was_searched_for_is_there_to_be_searched_for_again(searching):
    search(searching, "lodz")
    searching.press(ESCAPE)
    assert hit(searching) == 4
    assert searching.window.is_searching
    assert marked_photos(searching) == [4]
    searching.press(ESCAPE)
    searching.press(Qt.Key.Key_F, CONTROL)
    searching.type("note")
    assert searching.window.search.bar.line.text() == "note"


def test_a_step_without_words_lets_somebody_type(viewer, story):
    viewer.open(story)
    viewer.press(F3)
    assert QApplication.focusWidget() is viewer.window.search.bar.line


def test_the_marks_follow_to_the_next_photo(searching):
    search(searching, "landing")
    searching.press(Qt.Key.Key_PageDown)
    searching.wait_settled()
    assert searching.number == 2
    assert marked_words(searching.window.panel.caption) == ["landing"]
    assert count(searching) == "3 of 3"
    searching.press(Qt.Key.Key_PageDown)
    searching.wait_settled()
    assert marked_words(searching.window.panel.caption) == []
    assert count(searching) == "3 hits"


def test_the_same_gallery_read_again_is_searched_for_the_same(searching, story, bundle):
    search(searching, "caption 2")
    assert marked_photos(searching) == []
    bundle.write_manifest(story, bundle.manifest_of(5))
    searching.window.galleries.reload()
    searching.wait(lambda: searching.window.session.count == 5)
    searching.wait_settled()
    assert searching.window.is_searching
    searching.wait(lambda: marked_photos(searching) == [2])
    assert searching.window.panel.caption.toPlainText() == "Caption 1"


def test_another_gallery_ends_the_search(searching, bundle):
    search(searching, "caption 2")
    searching.window.galleries.close_gallery()
    searching.open(bundle.with_photos(3, name="other"))
    assert not searching.window.is_searching
    assert searching.window.bar.headline.isVisible()
    assert marked_photos(searching) is None


def test_a_search_ends_a_slideshow(viewer, story):
    viewer.open(story)
    viewer.window.slideshow.play()
    viewer.press(Qt.Key.Key_F, CONTROL)
    assert not viewer.window.slideshow.running
    assert viewer.window.is_searching


def test_marks_stand_where_the_words_are_behind_characters_of_two_units_and_in_several_lines(viewer, bundle):
    photo = {"file": "photo 1.png", "caption": "🚀🚀 Soyuz\nis the Soyuz Ru\u0308ckkehr"}
    viewer.open(bundle.with_photos(1, manifest={"format": "1.0", "photos": [photo]}))
    viewer.press(Qt.Key.Key_F, CONTROL)
    search(viewer, "soyuz ruck")
    assert marked_words(viewer.window.panel.caption) == ["Soyuz", "Soyuz", "Ru\u0308ck"]
    viewer.window.panel.set_text_scale(1.5)
    assert marked_words(viewer.window.panel.caption) == ["Soyuz", "Soyuz", "Ru\u0308ck"]


def test_a_click_on_the_cross_ends_the_search(searching):
    QTest.mouseClick(searching.window.search.bar.close_button, Qt.MouseButton.LeftButton)
    assert not searching.window.is_searching


def test_words_in_the_photos_are_found_as_they_are_read_and_the_line_says_how_far_it_is(viewer, tmp_path):
    viewer.open(captioned_folder(tmp_path / "wire", 600))
    viewer.press(Qt.Key.Key_F, CONTROL)
    said, found = [], []
    search_line = viewer.window.search.bar
    viewer.window.words_loader.read_on.connect(lambda: said.append(search_line.progress.text()))
    viewer.window.words_loader.read_on.connect(lambda: found.append(len(marked_photos(viewer) or ())))
    viewer.type('"name 5')
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    expected = [number for number in range(1, 601) if str(number).startswith("5")]
    viewer.wait(lambda: marked_photos(viewer) == expected)
    assert any(text.startswith("Reading words: ") and text.endswith(" of 600") for text in said)
    assert not search_line.progress.isVisible()
    assert found == sorted(found)
    assert hit(viewer) == 5
    assert marked_words(viewer.window.panel.credit.text) == ["Name 5"]


def test_reading_waits_while_the_reader_leafs(viewer, tmp_path):
    viewer.open(captioned_folder(tmp_path / "wire", 600))
    viewer.press(Qt.Key.Key_F, CONTROL)
    viewer.wait(lambda: viewer.window.words_loader.read_count > 40)
    before = viewer.window.words_loader.read_count
    for _ in range(12):
        viewer.press(Qt.Key.Key_PageDown)
        viewer.wait_settled()
    assert viewer.window.words_loader.read_count < before + 200
    viewer.wait(lambda: viewer.window.words_loader.is_complete)


def test_another_order_of_sources_is_searched_at_once(viewer, tmp_path):
    viewer.open(captioned_folder(tmp_path / "wire", 12))
    viewer.press(Qt.Key.Key_F, CONTROL)
    search(viewer, "caption 3")
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    viewer.wait(lambda: marked_photos(viewer) == [3])
    viewer.window.session.set_metadata_order("mwg")
    viewer.wait(lambda: marked_photos(viewer) == [3])
    viewer.window.words_loader.set_legacy("cp1251")
    viewer.wait(lambda: marked_photos(viewer) == [3])


def test_the_go_to_box_finds_photos_by_their_own_words(viewer, tmp_path):
    viewer.open(captioned_folder(tmp_path / "wire", 12))
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    dialog = GoToDialog(viewer.window.session, viewer.window.search_texts, viewer.window)
    dialog.show()
    QTest.keyClicks(dialog.findChild(QLineEdit), "NAME 7")
    rows = dialog.findChild(QListWidget)
    viewer.wait(lambda: rows.count() == 1 and rows.item(0).text() == "7   Caption 7")
    dialog.close()


def test_a_step_to_what_is_not_read_yet_is_made_when_it_is(viewer, tmp_path):
    viewer.open(captioned_folder(tmp_path / "wire", 600))
    viewer.press(Qt.Key.Key_F, CONTROL)
    search(viewer, '"name 600"')
    viewer.press(RETURN)
    assert viewer.notice == "Nothing is found yet"
    viewer.wait(lambda: viewer.number == 600)
    viewer.wait_settled()
    assert count(viewer) == "1 of 1"


def test_whoever_types_goes_on_while_the_gallery_arrives_or_is_read_again(searching, story):
    searching.type("land")
    searching.window.galleries.reload()
    searching.wait(lambda: searching.window.session.count == 5)
    searching.wait_settled()
    searching.type("ing")
    assert searching.window.search.bar.line.text() == "landing"
    searching.wait(lambda: marked_photos(searching) == [1, 2])


def test_a_folder_read_again_while_it_is_searched_is_read_to_the_end(viewer, tmp_path):
    viewer.open(captioned_folder(tmp_path / "wire", 600))
    viewer.press(Qt.Key.Key_F, CONTROL)
    search(viewer, '"name 600"')
    viewer.window.galleries.reload()
    viewer.wait(lambda: viewer.window.session.count == 600 and viewer.window.words_loader.is_complete)
    viewer.wait(lambda: marked_photos(viewer) == [600])


def test_words_over_the_photo_are_marked_too(searching):
    overlay = searching.window.page.overlay
    search(searching, "landing")
    assert [(mark.start, mark.length) for mark in overlay._marks_in("After the Landing")] == [(10, 7)]
    searching.window.modes.set_full_screen(full_screen=True)
    assert overlay.words_visible
    searching.press(ESCAPE)
    assert overlay._marks_in("After the Landing") == []
