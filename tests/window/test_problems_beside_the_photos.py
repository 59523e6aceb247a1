"""The list of problems, open beside the photos."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.problems import Problem, Severity, say
from gallery_app.ui.actions import ActionId
from gallery_app.ui.problems_dialog import MOST_PROBLEMS, ProblemsDialog
from gallery_app.ui.session import Session
from gallery_app.ui.story_problems import StoryProblems

MARKUP = '<img src="file:///x.png"><b>x</b>'


@pytest.fixture(autouse=True)
def _in_english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def write_with_words(path, *, caption):
    """Write a photo whose EXIF names its photographer, and tells its caption unless that is None."""
    image = Image.new("RGB", (60, 40), (40, 90, 160))
    exif = image.getexif()
    exif[0x013B] = "Ann"
    if caption is not None:
        exif[0x010E] = caption
    image.save(path, exif=exif)


@pytest.fixture
def story(bundle):
    """Four photos: the second is missing, the third has no caption, the manifest a wrong key."""
    manifest = bundle.manifest_of(4)
    for photo in manifest["photos"]:
        photo |= {"alt": f"Seen in {photo['file']}", "rights_link": "https://example.org/1"}
    del manifest["photos"][2]["caption"]
    manifest["photos"][3]["captoin"] = "x"
    folder = bundle.with_photos(4, manifest=manifest)
    (folder / "photo 2.png").unlink()
    return folder


def dialog_of(viewer) -> ProblemsDialog:
    viewer.window.commands.triggered.emit(ActionId.PROBLEMS)
    return viewer.window.findChild(ProblemsDialog)


def opened(viewer, folder) -> ProblemsDialog:
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.session.count > 0)
    dialog = dialog_of(viewer)
    viewer.wait(lambda: dialog.isActiveWindow() and not dialog._problems.is_looking)
    return dialog


def texts(dialog) -> list[str]:
    """The rows as they can be read, headings included."""
    return [row.text for row in dialog.list.rows]


def test_problems_stand_under_headings_the_worst_first(viewer, story):
    dialog = opened(viewer, story)
    assert dialog.heading.text() == "3 problems"
    assert texts(dialog) == [
        "Errors  1",
        "The file photo 2.png is missing.",
        "Warnings  1",
        "Photo 3 has no caption. Say who and what is seen, where and when.",
        "Notes  1",
        "Captoin is not a known key: did you mean caption?",
    ]
    assert "photo 3.png" in dialog.list.rows[3].place
    assert "line" in dialog.list.rows[3].place
    assert not dialog.isModal()


def test_a_clean_story_says_so(viewer, bundle):
    manifest = bundle.manifest_of(2)
    for photo in manifest["photos"]:
        photo |= {"alt": f"Seen in {photo['file']}", "rights_link": "https://example.org/1"}
    dialog = opened(viewer, bundle.with_photos(2, manifest=manifest))
    assert dialog.heading.text() == "No problems"
    assert dialog.list.rows == ()
    assert not dialog.copy_button.isEnabled()
    assert not dialog.go_button.isEnabled()


def test_enter_shows_the_photo_and_the_list_stays_open(viewer, story):
    dialog = opened(viewer, story)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.selected.index == 2
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    viewer.wait_settled()
    assert viewer.number == 3
    assert dialog.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    dialog.go_button.click()
    viewer.wait_settled()
    assert viewer.number == 2


def test_a_double_click_shows_the_photo(viewer, story):
    dialog = opened(viewer, story)
    place = dialog.list.visualRect(dialog.list.model().index(3, 0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    viewer.wait_settled()
    assert viewer.number == 3


def test_a_severity_can_be_left_out_by_key(viewer, story):
    dialog = opened(viewer, story)
    dialog.filters[Severity.NOTE].setFocus()
    QTest.keyClick(dialog.filters[Severity.NOTE], Qt.Key.Key_Space)
    assert texts(dialog)[-1].startswith("Photo 3 has no caption")
    assert dialog.heading.text() == "3 problems"
    QTest.keyClick(dialog.filters[Severity.NOTE], Qt.Key.Key_Space)
    assert "Notes  1" in texts(dialog)


def test_problems_can_be_read_photo_by_photo(viewer, story):
    dialog = opened(viewer, story)
    dialog.by_photo.click()
    assert [row.text for row in dialog.list.rows if row.placed is None] == ["Photo 2", "Photo 3", "Photo 4"]


def test_problems_are_copied_as_text_all_of_them_or_one(viewer, story):
    dialog = opened(viewer, story)
    dialog.copy_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("The file photo 2.png is missing.")
    assert lines[1].startswith("photo 3.png, line ")
    dialog.activateWindow()
    viewer.wait(dialog.isActiveWindow)
    QTest.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == lines[0]


def test_asked_for_again_the_open_list_comes_forward(viewer, story):
    dialog = opened(viewer, story)
    assert dialog_of(viewer) is dialog
    assert len(viewer.window.findChildren(ProblemsDialog)) == 1


def test_the_list_follows_what_is_read_again(viewer, story, bundle):
    dialog = opened(viewer, story)
    manifest = bundle.manifest_of(4)
    for photo in manifest["photos"]:
        photo |= {"alt": f"Seen in {photo['file']}", "rights_link": "https://example.org/1"}
    bundle.write_manifest(story, manifest)
    bundle.write_photo(story / "photo 2.png", 2)
    viewer.window.commands.triggered.emit(ActionId.RELOAD)
    viewer.wait(lambda: dialog.heading.text() == "No problems")


def test_a_photo_that_turns_out_to_be_damaged_joins_the_list(viewer, bundle):
    manifest = bundle.manifest_of(2)
    folder = bundle.with_photos(2, manifest=manifest)
    (folder / "photo 2.png").write_bytes(b"not an image")
    dialog = opened(viewer, folder)
    viewer.wait(lambda: "Errors  1" in texts(dialog))
    assert dialog.list.rows[1].placed.index == 1


def test_a_photo_that_shows_but_is_cut_short_is_something_to_mend(viewer, bundle):
    folder = bundle.with_photos(2, suffix="jpg", size=(900, 600))
    whole = (folder / "photo 1.jpg").read_bytes()
    (folder / "photo 1.jpg").write_bytes(whole[: len(whole) * 2 // 3])
    dialog = opened(viewer, folder)
    viewer.wait(lambda: "Warnings  1" in texts(dialog))
    assert dialog.list.rows[1].placed.index == 0


def test_a_file_that_is_no_photo_is_told_before_it_is_looked_at(viewer, bundle):
    folder = bundle.with_photos(4)
    (folder / "photo 4.png").write_bytes(b"not an image")
    dialog = opened(viewer, folder)
    viewer.wait(lambda: "Errors  1" in texts(dialog))
    assert dialog.list.rows[1].placed.index == 3
    assert viewer.number == 1


def test_words_that_photos_hold_themselves_count_as_they_are_read(viewer, base_dir):
    folder = base_dir / "wire"
    folder.mkdir()
    for number in range(1, 7):
        write_with_words(folder / f"{number}.jpg", caption=None if number == 4 else f"Scene {number}")
    dialog = opened(viewer, folder)
    viewer.wait(lambda: any("Photo 4 has no caption" in text for text in texts(dialog)))
    assert not any("no photo has" in text.casefold() and "caption" in text for text in texts(dialog))


def test_escape_closes_the_list_and_the_photos_stay(viewer, story):
    dialog = opened(viewer, story)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    viewer.wait(lambda: viewer.window.findChild(ProblemsDialog) is None)
    assert viewer.window.session.count == 4


def test_markup_in_problems_is_shown_as_written(qtbot):
    dialog = _dialog(qtbot, [Problem(Severity.ERROR, say("the file {name} is missing", name=MARKUP), MARKUP)])
    assert MARKUP in dialog.list.rows[1].text
    image = dialog.list.grab()
    assert not image.isNull()


def test_more_problems_than_anybody_reads_are_counted(qtbot):
    problems = [Problem(Severity.ERROR, say("file {n} is missing", n=n)) for n in range(MOST_PROBLEMS + 5)]
    dialog = _dialog(qtbot, problems)
    assert sum("is missing" in text for text in texts(dialog)) == MOST_PROBLEMS
    assert "5 more" in texts(dialog)[-1]
    dialog.copy_all()
    assert QApplication.clipboard().text().count("is missing") == MOST_PROBLEMS + 5


def test_twenty_thousand_photos_are_looked_at_while_the_window_has_its_turns(qtbot):
    photos = [Photo(PhotoId(str(n)), f"{n}.jpg") for n in range(20_000)]
    session = Session()
    problems = StoryProblems(session, tuple)
    turns = []
    session.open(Gallery(GalleryKind.FOLDER, "/g", "/g", Article("G"), photos), len(photos))
    assert problems.is_looking
    assert problems.found == ()

    def looked() -> bool:
        turns.append(True)
        return not problems.is_looking

    qtbot.waitUntil(looked, timeout=20_000)
    assert len(problems.found) == 1
    assert len(turns) > 1


def _dialog(qtbot, problems) -> ProblemsDialog:
    session = Session()
    story = StoryProblems(session, tuple)
    article = Article("H")
    session.open(Gallery(GalleryKind.MANIFEST, "/g", "/g", article, problems=tuple(problems)), 0)
    qtbot.waitUntil(lambda: not story.is_looking)
    dialog = ProblemsDialog(story)
    story.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog
