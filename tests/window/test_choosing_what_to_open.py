"""Opening by the file dialog, which keeps its own window waiting and no other, and by dropping."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from gallery_app.ui.actions import ActionId


@pytest.fixture
def asked(viewer):
    """Run a command and return the dialog it opens."""

    def ask(action_id):
        viewer.window.commands[action_id].trigger()
        viewer.wait(lambda: viewer.window.findChild(QFileDialog) is not None)
        dialog = viewer.window.findChild(QFileDialog)
        viewer.wait(dialog.isVisible)
        return dialog

    return ask


def test_a_folder_that_is_chosen_opens(viewer, bundle, asked):
    folder = bundle.with_photos(3)
    dialog = asked(ActionId.OPEN_FOLDER)
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    dialog.selectFile(str(folder))
    dialog.accept()
    viewer.wait(lambda: viewer.window.session.count == 3)


def test_photos_that_are_chosen_open_together(viewer, bundle, asked):
    folder = bundle.plain(4)
    dialog = asked(ActionId.OPEN_FILE)
    dialog.setDirectory(str(folder))
    dialog.findChild(QLineEdit).setText('"photo 2.png" "photo 4.png"')
    dialog.accept()
    session = viewer.window.session
    viewer.wait(lambda: session.gallery is not None and len(session.gallery.photos) == session.count)
    assert [photo.file for photo in session.gallery.photos] == ["photo 2.png", "photo 4.png"]


def test_nothing_changes_where_nothing_is_chosen(viewer, bundle, asked):
    viewer.open(bundle.with_photos(2))
    asked(ActionId.OPEN_FOLDER).reject()
    viewer.wait(lambda: viewer.window.findChild(QFileDialog) is None)
    assert viewer.window.session.count == 2


def test_what_is_dragged_over_a_photo_can_be_dropped_there_and_the_window_says_so(viewer, bundle, tmp_path):
    viewer.open(bundle.with_photos(2))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewer.window, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))
    assert viewer.notice == "Drop it here to open it"
    QApplication.sendEvent(viewer.window, QDragLeaveEvent())
    viewer.wait(lambda: viewer.notice == "")
