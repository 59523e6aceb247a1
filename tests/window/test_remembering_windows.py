"""What a second start knows of the first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from gallery_app.app import SAMPLE, start_loaders
from gallery_app.library.session_file import LeftSession, LeftWindow, read_session, write_session
from gallery_app.library.state import read_state
from gallery_app.resource_files import shipped_path
from gallery_app.ui.actions import ActionId
from gallery_app.ui.card_list import CARD_ROLE
from gallery_app.ui.kept_session import KeptSession, restored
from gallery_app.ui.memory import Memory
from gallery_app.ui.theme import DARK, LIGHT
from gallery_app.ui.viewer_page import CaptionPlace
from gallery_app.ui.windows import Windows


@pytest.fixture
def started_again(qapp, memory, viewer):
    """Close everything and start a program that finds only what was written."""

    def start():
        for window in viewer.windows.open_windows:
            window.close()
        state, complaint = read_state(memory.dirs)
        assert complaint is None
        windows = Windows(qapp, Memory(memory.dirs, state, qapp), start_loaders, str(shipped_path(SAMPLE)))
        window = windows.new_window()
        window.show()
        return window

    windows = []

    def remember():
        windows.append(start())
        return windows[-1]

    yield remember
    for window in windows:
        window.close()


def test_the_windows_size_and_place_come_back(viewer, bundle, started_again):
    viewer.open(bundle.with_photos(2))
    viewer.window.setGeometry(60, 50, 1000, 700)
    window = started_again()
    assert window.size() == QSize(1000, 700)
    assert window.geometry().topLeft() == QPoint(60, 50)


def test_a_hidden_strip_and_panel_stay_hidden(viewer, bundle, started_again):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_T)
    viewer.press(Qt.Key.Key_I)
    window = started_again()
    assert not window.page.arrangement.strip
    assert not window.page.panel_shown


def test_the_welcome_page_lists_what_was_open_and_where_it_was_left(viewer, bundle, started_again):
    viewer.open(bundle.with_photos(5), number=1)
    viewer.press(Qt.Key.Key_End)
    viewer.wait_settled()
    viewer.wait(lambda: viewer.window.list_model.has_thumbnail(0))
    window = started_again()
    assert window.welcome.recent.count() == 1
    card = window.welcome.recent.item(0).data(CARD_ROLE)
    assert card.title == "Headline"
    assert "5 photos" in card.line
    assert "at photo 5" in card.line
    assert card.cover is not None


def test_opening_a_recent_gallery_goes_to_the_photo_where_it_was_left(viewer, bundle, started_again):
    folder = bundle.with_photos(5)
    viewer.open(folder, number=4)
    window = started_again()
    window.welcome.recent_activated.emit(str(folder))
    viewer.wait(lambda: window.session.count == 5 and window.session.index == 3)


def test_the_colours_follow_the_menu_and_are_remembered(viewer, bundle, memory):
    viewer.open(bundle.with_photos(1))
    viewer.window.commands[_theme("light")].trigger()
    ground = viewer.colour(QPoint(2, 2))
    assert ground == LIGHT.surround
    assert memory.settings.theme == "light"
    viewer.window.commands[_theme("dark")].trigger()
    assert viewer.colour(QPoint(2, 2)) == DARK.surround


def _theme(name):
    from gallery_app.ui.actions import ActionId

    return ActionId(f"theme-{name}")


def test_dropping_a_folder_opens_it(viewer, bundle):
    folder = bundle.with_photos(2)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    place = QPointF(200, 200)
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place.toPoint(), *arguments)
    QApplication.sendEvent(viewer.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(place, *arguments)
    QApplication.sendEvent(viewer.window, drop)
    assert drop.isAccepted()
    viewer.wait(lambda: viewer.window.session.count == 2)


def test_words_are_copied_in_one_line(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.clipboard().text() == "Caption 1 (© Agency / Name 1)"


def test_the_photo_is_copied_with_its_words(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert copied.text() == "Caption 1 (© Agency / Name 1)"


def test_windows_are_kept_for_the_next_time_while_the_menu_says_so(qapp, viewer, bundle, memory):
    KeptSession(qapp, viewer.windows, memory)
    folder = bundle.with_photos(3)
    viewer.open(folder, number=2)
    command = viewer.window.commands[ActionId.RESTORE_WINDOWS]
    command.trigger()
    assert command.isChecked()
    viewer.wait(lambda: read_session(memory.dirs)[0].windows != ())
    (kept,) = read_session(memory.dirs)[0].windows
    assert (kept.paths, kept.file, kept.index) == ((str(folder),), "photo 2.png", 1)
    viewer.press(Qt.Key.Key_Right)
    viewer.press(Qt.Key.Key_T)
    viewer.wait(lambda: read_session(memory.dirs)[0].windows[0].index == 2)
    viewer.wait(lambda: not read_session(memory.dirs)[0].windows[0].strip)
    command.trigger()
    assert not command.isChecked()
    assert read_session(memory.dirs) == (LeftSession(), None)


def test_windows_that_were_kept_are_opened_as_they_were(viewer, bundle, memory, windows):
    story, other = bundle.with_photos(3, name="story"), bundle.plain(2, name="other")
    memory.change_settings(replace(memory.settings, restore_windows=True))
    left = (
        LeftWindow((str(story),), file="photo 2.png", place=(40, 30), size=(900, 620), strip=False),
        LeftWindow((str(other),), index=1, size=(800, 600), caption="hidden"),
        LeftWindow((str(story / "gone"),)),
    )
    write_session(memory.dirs, LeftSession(left, front=1))
    front = restored(windows, memory)
    _, first, second, third = windows.open_windows
    assert front is second
    viewer.wait(lambda: (first.session.index, second.session.index) == (1, 1))
    assert first.geometry() == QRect(40, 30, 900, 620)
    assert not first.page.window_arrangement.strip
    assert second.page.window_arrangement.caption is CaptionPlace.HIDDEN
    viewer.wait(lambda: third.messages.current is not None)
    assert third.pages.currentWidget() is third.welcome
