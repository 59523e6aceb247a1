"""The menu of a photo: where the photo is, and where its thumbnail is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gallery_app.ui.actions import PHOTO_MENU, ActionId


def ask_for_menu(widget: QWidget, place: QPoint) -> None:
    """Ask for a menu as the right button or the menu key does."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def tile(viewer, row: int) -> QPoint:
    strip = viewer.window.strip
    return strip.visualRect(viewer.window.list_model.index(row, 0)).center()


@pytest.fixture
def story(viewer, bundle):
    viewer.open(bundle.with_photos(5))
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    return viewer


def test_the_photo_has_a_menu_of_what_is_done_to_it_most(story):
    ask_for_menu(story.window.view, QPoint(200, 100))
    menu = story.window.photo_menu
    assert menu.isVisible()
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert names == [action_id.value for part in PHOTO_MENU for action_id in part]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_what_is_chosen_there_is_done(story):
    ask_for_menu(story.window.view, QPoint(200, 100))
    action = story.window.commands[ActionId.COPY_WORDS]
    QTest.mouseClick(
        story.window.photo_menu,
        Qt.MouseButton.LeftButton,
        pos=story.window.photo_menu.actionGeometry(action).center(),
    )
    assert QApplication.clipboard().text() == "Caption 1 (© Agency / Name 1)"


def test_the_menu_of_a_thumbnail_is_that_of_its_photo(story):
    ask_for_menu(story.window.strip.viewport(), tile(story, 3))
    assert story.window.photo_menu.isVisible()
    story.wait_settled()
    assert story.number == 4


def test_between_the_thumbnails_there_is_no_menu(story):
    ask_for_menu(story.window.strip.viewport(), QPoint(2, 2))
    assert not story.window.photo_menu.isVisible()
    assert story.number == 1
