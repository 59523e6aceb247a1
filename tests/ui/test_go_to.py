"""Going to a photo by words, among very many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QWidget

from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId, Photos
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords
from gallery_app.ui.gallery_search import SessionTexts
from gallery_app.ui.go_to import GoToDialog
from gallery_app.ui.session import Session

MANY = 100_000


@pytest.fixture(params=["names alone", "captions"])
def dialog(qtbot, request):
    """The dialog over a gallery of 100,000 photos: the last one's name or caption holds "Großer"."""
    session = Session()
    session.open(Gallery(GalleryKind.FOLDER, "/g", "/g", Article("G")), MANY)
    files = [f"IMG_{number}.jpg" for number in range(1, MANY)]
    if request.param == "captions":
        rows = [
            Photo(PhotoId(file), file, PhotoWords(LocalizedText.of(f"Caption of {file}"))) for file in files
        ]
        rows.append(Photo(PhotoId("z"), "z.jpg", PhotoWords(LocalizedText.of("Großer Bahnhof"))))
    else:
        rows = [*files, "Großer Bahnhof.jpg"]
    session.add_photos(Photos(rows))
    parent = QWidget()
    qtbot.addWidget(parent)
    made = GoToDialog(session, SessionTexts(session), parent)
    made.show()
    yield made
    made.close()


def line(dialog):
    return dialog.findChild(QLineEdit)


def rows(dialog):
    found = dialog.findChild(QListWidget)
    return [found.item(row).text().split()[0] for row in range(found.count())]


def test_the_last_of_many_is_found_by_its_words(qtbot, dialog):
    QTest.keyClicks(line(dialog), "GROSSER")
    qtbot.waitUntil(lambda: rows(dialog) == [str(MANY)], timeout=20_000)


def test_the_window_has_its_turn_while_words_are_searched_that_nobody_wrote(qtbot, dialog):
    turns = []
    timer = QTimer(dialog)
    timer.timeout.connect(lambda: turns.append(dialog._next_turn.isActive()))
    timer.start(0)
    QTest.keyClicks(line(dialog), "nowhere")
    qtbot.waitUntil(lambda: bool(turns) and not turns[-1], timeout=20_000)
    assert any(turns)
    assert rows(dialog) == []


def test_enter_goes_to_the_first_one_even_before_it_was_found(qtbot, dialog):
    with qtbot.waitSignal(dialog.chosen, timeout=20_000) as chosen:
        QTest.keyClicks(line(dialog), "bahnhof\r")
    assert chosen.args == [MANY - 1]


def test_no_more_are_listed_than_anybody_reads(qtbot, dialog):
    QTest.keyClicks(line(dialog), "img")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 100, timeout=20_000)
    assert not dialog._next_turn.isActive()


def test_words_that_no_photo_has_are_said_to_be_nowhere(qtbot, dialog):
    def told():
        return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]

    assert "No photo has these words." not in told()
    QTest.keyClicks(line(dialog), "zzz")
    qtbot.waitUntil(lambda: "No photo has these words." in told(), timeout=20_000)
    line(dialog).clear()
    QTest.keyClicks(line(dialog), "1")
    assert "No photo has these words." not in told()


def test_no_row_is_wider_than_the_list(dialog):
    found = dialog.findChild(QListWidget)
    found.item(0).setText("1   " + "A caption that goes on and on. " * 20)
    assert found.visualItemRect(found.item(0)).width() <= found.viewport().width()
