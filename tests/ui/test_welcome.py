"""The page shown while nothing is open, and the choice among several galleries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from gallery_app.model.gallery import Choice, GalleryKind
from gallery_app.ui.card_list import COVER, ROW_HEIGHT
from gallery_app.ui.choices_view import ChoicesView
from gallery_app.ui.texts import opened_text
from gallery_app.ui.theme import DARK
from gallery_app.ui.welcome import RecentEntry, WelcomePage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 4, 20, 12, 0, tzinfo=UTC)
RED = QColor("#FF0000")


pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def an_entry(name: str, **changes: object) -> RecentEntry:
    entry = RecentEntry(f"/stories/{name}", name, 9, 2, NOW, GalleryKind.MANIFEST)
    return replace(entry, **changes)  # type: ignore[arg-type]


def spoken(page: WelcomePage) -> list[str]:
    texts = [
        page.recent.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(page.recent.count())
    ]
    return [text.replace("\u2068", "").replace("\u2069", "") for text in texts]


def test_recent_galleries_tell_count_time_and_photo(page: WelcomePage) -> None:
    page.show_recent(
        [
            an_entry("Soyuz"),
            an_entry("Korolev", count=14, index=0, opened=NOW - timedelta(days=1)),
            an_entry("Steppe", count=1, index=0, opened=NOW - timedelta(days=60), kind=GalleryKind.FOLDER),
        ],
        NOW,
    )
    assert spoken(page) == [
        "Soyuz, 9 photos · opened today, at photo 3",
        "Korolev, 14 photos · opened yesterday",
        "Steppe, 1 photo · folder · opened 19 February",
    ]


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "opened today"),
        (1, "opened yesterday"),
        (3, "opened on Friday"),
        (7, "opened 13 April"),
        (400, "opened 16 March 2025"),
        (-2, "opened 22 April"),
    ],
)
def test_days_are_told_as_people_tell_them(days: int, text: str) -> None:
    assert opened_text(NOW - timedelta(days=days), NOW, QLocale("en_GB")) == text


def test_without_recent_galleries_there_is_no_list(page: WelcomePage) -> None:
    page.show_recent([])
    assert not page.recent.isVisible()


def test_the_buttons_ask_for_what_they_say(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested):
        QTest.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.sample_requested):
        QTest.keyClick(page.sample_button, Qt.Key.Key_Space)


def test_a_click_opens_a_recent_gallery(page: WelcomePage) -> None:
    opened: list[str] = []
    page.recent_activated.connect(opened.append)
    page.show_recent([an_entry("a"), an_entry("b")], NOW)
    page.grab()
    place = page.recent.visualItemRect(page.recent.item(1)).center()
    QTest.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["/stories/b"]


def test_arrows_and_enter_open_a_recent_gallery(page: WelcomePage) -> None:
    opened: list[str] = []
    page.recent_activated.connect(opened.append)
    page.show_recent([an_entry("a"), an_entry("b"), an_entry("c")], NOW)
    page.recent.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.recent, Qt.Key.Key_Down)
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert opened == ["/stories/b"]


def test_delete_takes_an_entry_off_the_list(page: WelcomePage) -> None:
    removed: list[str] = []
    page.recent_removed.connect(removed.append)
    page.show_recent([an_entry("a"), an_entry("b")], NOW)
    page.recent.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.recent, Qt.Key.Key_Delete)
    assert removed == ["/stories/a"]
    assert page.recent.paths == ("/stories/b",)
    QTest.keyClick(page.recent, Qt.Key.Key_Delete)
    assert removed == ["/stories/a", "/stories/b"]
    assert not page.recent.isVisible()
    assert page.open_button.hasFocus()


def test_the_context_menu_takes_an_entry_off_the_list(page: WelcomePage, qtbot: QtBot) -> None:
    page.show_recent([an_entry("a"), an_entry("b")], NOW)
    page.grab()
    place = page.recent.visualItemRect(page.recent.item(1)).center()
    menu = menu_of(page, place)
    (remove,) = [action for action in menu.actions() if action.text() == "Remove from list"]
    with qtbot.waitSignal(page.recent_removed) as caught:
        remove.trigger()
    assert caught.args == ["/stories/b"]
    menu.close()


def menu_of(page: WelcomePage, place: QPoint) -> QMenu:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, page.recent.viewport().mapToGlobal(place)
    )
    QGuiApplication.sendEvent(page.recent.viewport(), event)
    return page.recent.findChildren(QMenu)[-1]


def test_a_path_that_is_not_utf8_comes_back_whole(page: WelcomePage) -> None:
    opened: list[str] = []
    page.recent_activated.connect(opened.append)
    page.show_recent([an_entry("a", path="/stories/caf\udce9")], NOW)
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert opened == ["/stories/caf\udce9"]
    assert "caf\\xe9" in page.recent.item(0).toolTip()


def test_tab_goes_from_the_buttons_to_the_list(page: WelcomePage, qtbot: QtBot) -> None:
    page.show_recent([an_entry("a")], NOW)
    page.open_button.setFocus()
    qtbot.waitUntil(page.open_button.hasFocus)
    QTest.keyClick(page.open_button, Qt.Key.Key_Tab)
    assert page.sample_button.hasFocus()
    QTest.keyClick(page.sample_button, Qt.Key.Key_Tab)
    assert page.text_button.hasFocus()
    QTest.keyClick(page.text_button, Qt.Key.Key_Tab)
    assert page.recent.hasFocus()


def test_a_wide_window_has_two_columns_and_a_narrow_one_scrolls(page: WelcomePage, qtbot: QtBot) -> None:
    page.show_recent([an_entry(str(number)) for number in range(10)], NOW)
    assert not page.is_narrow
    page.resize(640, 480)
    qtbot.waitUntil(lambda: page.is_narrow)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert (
        page.recent.mapTo(page.widget(), QPoint(0, 0)).y()
        > page.sample_button.mapTo(page.widget(), QPoint(0, 0)).y()
    )
    assert page.widget().width() <= page.viewport().width()
    assert page.recent.height() == 10 * ROW_HEIGHT


def test_the_current_entry_is_kept_in_sight(page: WelcomePage, qtbot: QtBot) -> None:
    page.show_recent([an_entry(str(number)) for number in range(10)], NOW)
    page.resize(640, 480)
    page.recent.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    QTest.keyClick(page.recent, Qt.Key.Key_End)
    last = page.recent.visualItemRect(page.recent.item(9))
    top = page.recent.viewport().mapTo(page.viewport(), last.topLeft()).y()
    assert 0 <= top <= page.viewport().height() - last.height()


def test_a_drop_target_shows_while_something_is_dragged(page: WelcomePage) -> None:
    def accent() -> int:
        image = page.grab().toImage()
        return sum(
            image.pixelColor(x, y) == DARK.accent for x in range(40, image.width() - 40) for y in range(2, 9)
        )

    assert accent() == 0
    page.set_drop_active(True)
    assert accent() > 100
    page.set_drop_active(False)
    assert accent() == 0


def test_a_cover_fills_its_place(page: WelcomePage) -> None:
    cover = QPixmap(300, 300)
    cover.fill(RED)
    page.show_recent([an_entry("a", cover=cover)], NOW)
    image = page.recent.grab().toImage()
    red = sum(image.pixelColor(x, y) == RED for x in range(image.width()) for y in range(image.height()))
    assert QSize(84, 56) == COVER
    assert 84 * 56 - 40 <= red <= 84 * 56  # its corners are round


def test_markup_in_a_headline_is_text(page: WelcomePage, tmp_path: Path) -> None:
    picture = QImage(30, 30, QImage.Format.Format_RGB32)
    picture.fill(RED)
    picture.save(str(tmp_path / "red.png"))
    markup = f'<img src="file://{tmp_path}/red.png">'
    page.show_recent([an_entry("a", headline=markup, path=f"/{markup}")], NOW)
    image = page.grab().toImage()
    assert not any(
        image.pixelColor(x, y) == RED for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    )
    assert "<img" not in page.recent.item(0).toolTip()
    assert spoken(page)[0].startswith(markup)


def test_one_of_several_galleries_is_chosen_with_the_keyboard(qtbot: QtBot) -> None:
    view = ChoicesView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.activateWindow()
    view.show_choices("/stories", [Choice("Day one", "/stories/1"), Choice("Day\ntwo", "/stories/2")])
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert chosen == ["/stories/2"]
    assert view.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Day\\ntwo"
    QTest.keyClick(view.list, Qt.Key.Key_Delete)  # nothing can be taken off this list
    assert view.list.count() == 2
    with qtbot.waitSignal(view.back_requested):
        view.back_button.click()
