"""What the reader has chosen for keys and wheel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from viewing import Viewer

from gallery_app.app import SAMPLE
from gallery_app.library.settings import Settings
from gallery_app.resource_files import shipped_path
from gallery_app.ui.actions import ActionId
from gallery_app.ui.file_verbs import FileVerbs
from gallery_app.ui.gallery_verbs import GalleryVerbs
from gallery_app.ui.link_guard import LinkGuard
from gallery_app.ui.main_window import MainWindow
from gallery_app.ui.text_verbs import TextVerbs
from gallery_app.ui.theme import DARK
from gallery_app.ui.wheel_steps import WheelUse
from gallery_app.ui.window_commands import WindowCommands
from gallery_app.ui.word_verbs import WordVerbs


@pytest.fixture
def panning(qtbot, windows) -> Iterator[Viewer]:
    """A window whose arrow keys move a photo that is zoomed in."""
    window = MainWindow()
    window.furnish(DARK, windows._start_loaders, 5.0)
    galleries = GalleryVerbs(window, str(shipped_path(SAMPLE)), by_date=False)
    window.galleries = galleries
    words, files = WordVerbs(window, LinkGuard(window)), FileVerbs(window)
    texts = TextVerbs(window, galleries, windows._start_loaders)
    WindowCommands(window, galleries, words, files, texts, arrows_pan=lambda: True)
    window.resize(1000, 700)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    viewer = Viewer(qtbot, windows, window)
    viewer.wait(window.isActiveWindow)
    yield viewer
    window.close()


@pytest.fixture
def story(bundle) -> Path:
    """Four photos larger than the window, dark at the left and bright at the right."""
    folder = bundle.with_photos(4)
    ramp = Image.linear_gradient("L").rotate(90).resize((3000, 2000)).convert("RGB")
    for number in range(1, 5):
        ramp.save(folder / f"photo {number}.png")
    return folder


def brightness(viewer: Viewer) -> int:
    """How bright the middle of the photo's area is."""
    return viewer.colour().lightness()


def test_the_wheels_uses_are_those_of_the_setting():
    setting = next(one for one in fields(Settings) if one.name == "wheel")
    assert {use.value for use in WheelUse} == set(setting.metadata["choices"])


def test_the_arrows_move_a_zoomed_photo_and_step_from_a_whole_one(panning, story):
    panning.open(story)
    panning.press(Qt.Key.Key_Right)
    panning.wait(lambda: panning.number == 2)
    panning.wait_settled()
    panning.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not panning.window.view.is_fitted
    panning.wait(lambda: 30 < brightness(panning) < 225)
    middle = brightness(panning)
    panning.press(Qt.Key.Key_Right)
    assert brightness(panning) > middle
    panning.press(Qt.Key.Key_Left)
    assert brightness(panning) == middle
    assert panning.window.session.index == 1
    panning.press(Qt.Key.Key_0)
    panning.press(Qt.Key.Key_Left)
    panning.wait(lambda: panning.number == 1)


def test_page_down_and_the_menu_still_step_from_a_zoomed_photo(panning, story):
    panning.open(story)
    panning.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    panning.press(Qt.Key.Key_PageDown)
    panning.wait(lambda: panning.number == 2)
    panning.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    panning.window.commands[ActionId.NEXT].trigger()
    panning.wait(lambda: panning.number == 3)


def test_no_key_belongs_to_two_commands_while_the_arrows_are_lent(panning, story):
    panning.open(story)
    whole = {one: panning.window.commands[one].shortcuts() for one in ActionId}
    panning.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert QKeySequence("Right") in panning.window.commands[ActionId.PAN_RIGHT].shortcuts()
    assert QKeySequence("Right") not in panning.window.commands[ActionId.NEXT].shortcuts()
    panning.press(Qt.Key.Key_0)
    assert {one: panning.window.commands[one].shortcuts() for one in ActionId} == whole


def test_the_arrows_step_from_a_zoomed_photo_unless_somebody_wants_otherwise(viewer, story):
    viewer.open(story)
    viewer.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not viewer.window.view.is_fitted
    viewer.press(Qt.Key.Key_Right)
    viewer.wait(lambda: viewer.number == 2)
