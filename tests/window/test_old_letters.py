"""Words of old photos: in which letters they are read, and whose words count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from captioned_photos import packet
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from gallery_app.model.metadata import LEGACY_ENCODINGS
from gallery_app.ui.actions import ActionId
from gallery_app.ui.legacy_letters import USUAL

NAMES = tuple(encoding.name for encoding in LEGACY_ENCODINGS)
CAPTION = "Посадка корабля"
DESCRIPTION, ARTIST = 0x010E, 0x013B


def write_old(path, caption, *, xmp=b""):
    """Write a photo whose caption stands in EXIF, in letters that the file does not tell."""
    exif = Image.Exif()
    exif[DESCRIPTION] = caption
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 40), "#446688").save(path, exif=exif, xmp=xmp)


@pytest.fixture
def folder(tmp_path):
    for number in (1, 2):
        write_old(tmp_path / "old" / f"photo {number}.jpg", f"{CAPTION} {number}".encode("cp1251"))
    return tmp_path / "old"


def shows(viewer, caption):
    viewer.wait(lambda: viewer.caption == caption)


def test_letters_are_tried_at_once_and_kept_for_the_gallery(viewer, folder, memory):
    viewer.open(folder)
    shows(viewer, f"{CAPTION} 1".encode("cp1251").decode("cp1252"))
    viewer.window.commands[ActionId.LETTERS].trigger()
    dialog = viewer.window.findChild(QDialog)
    viewer.wait(dialog.isVisible)
    assert dialog.letters.currentItem().text() == "Western European (Windows)"
    while dialog.letters.currentRow() < NAMES.index("cp1251"):
        QTest.keyClick(dialog.letters, Qt.Key.Key_Down)
    shows(viewer, f"{CAPTION} 1")
    viewer.wait(lambda: f"{CAPTION} 1" in dialog.sample.toPlainText())
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    viewer.window.activateWindow()
    viewer.wait(viewer.window.isActiveWindow)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait_settled()
    shows(viewer, f"{CAPTION} 2")
    assert memory.choice_for(str(folder)).encoding == "cp1251"
    viewer.open(folder)
    shows(viewer, f"{CAPTION} 1")


def test_cancelling_leaves_everything_as_it_was(viewer, folder, memory):
    viewer.open(folder)
    wrong = f"{CAPTION} 1".encode("cp1251").decode("cp1252")
    shows(viewer, wrong)
    dialog = viewer.window.letters.ask()
    dialog.letters.setCurrentRow(NAMES.index("cp1251"))
    shows(viewer, f"{CAPTION} 1")
    dialog.reject()
    shows(viewer, wrong)
    assert memory.choice_for(str(folder)).encoding == ""


def test_another_gallery_is_read_in_the_usual_letters(viewer, folder, tmp_path, memory):
    memory.keep_encoding(str(folder), "cp1251")
    viewer.open(folder)
    shows(viewer, f"{CAPTION} 1")
    write_old(tmp_path / "new" / "a.jpg", "Müllers Café".encode("cp1252"))
    viewer.open(tmp_path / "new")
    shows(viewer, "Müllers Café")


@pytest.mark.parametrize("encoding", ["klingon", "utf-16", "base64", "../cp1251"])
def test_letters_that_nobody_offers_are_not_asked_for(viewer, folder, memory, encoding):
    memory.keep_encoding(str(folder), encoding)
    viewer.open(folder)
    shows(viewer, f"{CAPTION} 1".encode("cp1251").decode("cp1252"))
    assert viewer.window.letters.present == USUAL


@pytest.mark.parametrize("encoding", NAMES)
def test_every_letters_in_the_list_can_be_read(viewer, tmp_path, memory, encoding):
    # What every encoding has, and what is UTF-8 in none of them.
    write_old(tmp_path / "old" / "a.jpg", b"Plain \xc4\xe5 text")
    memory.keep_encoding(str(tmp_path / "old"), encoding)
    viewer.open(tmp_path / "old")
    viewer.wait(lambda: viewer.caption.startswith("Plain"))


def test_the_cameras_words_can_be_put_first_and_that_is_remembered(viewer, tmp_path, memory):
    folder = tmp_path / "both"
    write_old(folder / "a.jpg", "From the camera", xmp=packet("From the agency"))
    viewer.open(folder)
    shows(viewer, "From the agency")
    command = viewer.window.commands[ActionId.CAMERA_FIRST]
    assert not command.isChecked()
    command.trigger()
    shows(viewer, "From the camera")
    assert command.isChecked()
    assert memory.settings.metadata_order == "mwg"
    other = viewer.windows.new_window()
    assert other.commands[ActionId.CAMERA_FIRST].isChecked()
    command.trigger()
    shows(viewer, "From the agency")
    assert memory.settings.metadata_order == "iptc"


def test_a_window_begins_with_the_order_that_was_chosen(viewer, tmp_path, memory):

    memory.change_settings(replace(memory.settings, metadata_order="mwg"))
    window = viewer.windows.new_window()
    write_old(tmp_path / "both" / "a.jpg", "From the camera", xmp=packet("From the agency"))
    window.galleries.open_path(str(tmp_path / "both"))
    viewer.wait(lambda: window.panel.caption.toPlainText() == "From the camera")


def test_what_lost_stands_in_the_details(viewer, tmp_path):
    write_old(tmp_path / "both" / "a.jpg", "From the camera", xmp=packet("From the agency"))
    viewer.open(tmp_path / "both")
    shows(viewer, "From the agency")
    text = viewer.window.panel.details.toPlainText().replace("\u2068", "").replace("\u2069", "")
    assert "From the agency\nEXIF: From the camera" in text
