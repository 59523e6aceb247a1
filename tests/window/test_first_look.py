"""The first photo is on the screen before the window has its parts."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from viewing import HANG_MS, near

from gallery_app.app import show_first_look
from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState, write_state
from gallery_app.loader import early as early_module
from gallery_app.loader.answers import OpenRequest
from gallery_app.loader.early import EarlyLoader, start_early
from gallery_app.loader.header import HEADER
from gallery_app.loader.jobs import OpenJob
from gallery_app.ui import first_moments
from gallery_app.ui.first_look import FirstLook
from gallery_app.ui.main_window import MainWindow

SIZE, MARGINS = (1280, 800), (0, 46, 320, 112)
LEFT_AS = ViewerState(size=SIZE, photo_box=(960, 642), photo_margins=MARGINS)

Begin = Callable[..., MainWindow]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The folder of an instance that was closed with a photo on show."""
    folder = tmp_path / "remembered"
    remember(folder, LEFT_AS)
    return folder


@pytest.fixture
def begin(qapp: QApplication, base: Path) -> Iterator[Begin]:
    """Start the program on paths, as far as the bare window."""
    begun: list[MainWindow] = []

    def start(*paths: Path) -> MainWindow:
        begun.append(show_first_look(qapp, early(base, *paths)))
        return begun[-1]

    yield start
    for window in begun:
        if isValid(window):
            window.close()
    qapp.clipboard().clear()


@pytest.fixture
def bare_pictures(monkeypatch) -> list[QImage]:
    """What bare windows looked like just before their parts came."""
    taken: list[QImage] = []
    stay = FirstLook.stay_above

    def look_and_stay(look: FirstLook, window: MainWindow) -> None:
        assert not window.is_furnished
        taken.append(picture_of(window))
        stay(look, window)

    monkeypatch.setattr(FirstLook, "stay_above", look_and_stay)
    # However busy the machine is, the parts wait for the photo.
    monkeypatch.setattr(first_moments, "PATIENCE_MS", HANG_MS)
    return taken


def remember(folder: Path, state: ViewerState) -> None:
    assert write_state(AppDirs.under(str(folder)), state) is None


def early(base: Path, *paths: Path) -> EarlyLoader:
    loader = start_early(["--base-dir", str(base), *map(str, paths)], {})
    assert loader is not None
    return loader


def look_over(window: MainWindow) -> FirstLook | None:
    looks = [look for look in window.findChildren(FirstLook) if look.isVisible()]
    return looks[0] if looks else None


def wait_for_photo(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.is_furnished and look_over(window) is None, timeout=HANG_MS)
    presenter = window.presenter
    # Qt shows and lays out new parts of a window in the next turns of its loop, before it paints.
    qtbot.waitUntil(
        lambda: presenter.has_picture and window.view.isVisible() and window.is_at_rest, timeout=HANG_MS
    )


def has_count(window: MainWindow, count: int) -> bool:
    return window.session.count == count


def picture_of(window: MainWindow) -> QImage:
    return window.grab().toImage()


@pytest.mark.parametrize("suffix", ["jpg", "png"])
@pytest.mark.parametrize("size", [(1600, 900), (60, 40), (500, 3000)])
def test_the_photo_is_painted_in_a_bare_window_and_stays_where_it_is(
    qtbot, bundle, begin, bare_pictures, suffix, size
):
    folder = bundle.with_photos(3, suffix=suffix, size=size)
    window = begin(folder / f"photo 1.{suffix}")
    wait_for_photo(qtbot, window)
    (before,), after = bare_pictures, picture_of(window)
    middle = QPoint(480, 46 + 321)
    assert near(before.pixelColor(middle), bundle.colour(1))
    edges = [edges_of(picture, bundle.colour(1), middle) for picture in (before, after)]
    assert edges[0] == edges[1]


def edges_of(picture: QImage, colour: tuple[int, int, int], middle: QPoint) -> tuple[int, int, int, int]:
    """Return the first and last column and row of a colour through the middle of the photo's area."""
    row = [x for x in range(960) if near(picture.pixelColor(x, middle.y()), colour, 40)]
    column = [y for y in range(46, 688) if near(picture.pixelColor(middle.x(), y), colour, 40)]
    return row[0], row[-1], column[0], column[-1]


@pytest.mark.parametrize("dark", [True, False])
def test_the_grounds_are_those_of_the_window(qtbot, bundle, begin, base, bare_pictures, dark):
    remember(base, replace(LEFT_AS, dark=dark))
    window = begin(bundle.with_photos(2))
    wait_for_photo(qtbot, window)
    (before,) = bare_pictures
    for place in ((5, 60), (1000, 400), (600, 5), (600, 790)):
        assert (before.pixelColor(*place).lightness() < 60) == dark


def test_a_folder_a_story_and_several_photos_begin_with_it_too(qtbot, bundle, begin):
    story, folder = bundle.with_photos(3), bundle.plain(3)
    two = [folder / "photo 2.png", folder / "photo 3.png"]
    for paths in ([story], [folder], two, [story / "gallery.yaml"]):
        window = begin(*paths)
        wait_for_photo(qtbot, window)
        qtbot.waitUntil(partial(has_count, window, 2 if len(paths) == 2 else 3), timeout=HANG_MS)
        assert window.presenter.index == 0
        window.close()


def test_the_words_are_there_with_the_parts(qtbot, bundle, begin):
    window = begin(bundle.with_photos(3) / "photo 2.png")
    wait_for_photo(qtbot, window)
    qtbot.waitUntil(lambda: window.panel.caption.toPlainText() == "Caption 2", timeout=HANG_MS)
    assert "Name 2" in window.panel.credit.text.toPlainText()


def test_keys_pressed_before_the_parts_are_there_are_kept(qtbot, bundle, begin):
    window = begin(bundle.with_photos(5) / "photo 1.png")
    window.activateWindow()
    qtbot.waitUntil(lambda: window.is_furnished and window.isActiveWindow(), timeout=HANG_MS)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Right)
    wait_for_photo(qtbot, window)
    qtbot.waitUntil(lambda: window.presenter.index == 3, timeout=HANG_MS)


def test_a_window_closed_before_its_parts_are_there_takes_its_loader_with_it(qtbot, qapp, bundle, base):
    loader = early(base, bundle.with_photos(2))
    window = show_first_look(qapp, loader)
    window.close()
    qtbot.waitUntil(lambda: not window.is_furnished or not window.isVisible(), timeout=HANG_MS)
    assert not window.isVisible()


def test_a_loader_killed_at_once_is_replaced(qtbot, qapp, bundle, base):
    loader = early(base, bundle.with_photos(3) / "photo 2.png")
    os.kill(loader.pid, signal.SIGKILL)
    window = show_first_look(qapp, loader)
    wait_for_photo(qtbot, window)
    qtbot.waitUntil(lambda: window.presenter.index == 1, timeout=HANG_MS)
    window.close()


def test_a_loader_killed_behind_the_photo_is_replaced(qtbot, qapp, bundle, base):
    loader = early(base, bundle.with_photos(3) / "photo 2.png")
    window = show_first_look(qapp, loader)
    window.centralWidget().painted.connect(lambda: os.kill(loader.pid, signal.SIGKILL))
    wait_for_photo(qtbot, window)
    qtbot.waitUntil(lambda: window.session.count == 3, timeout=HANG_MS)
    window.close()


def test_what_cannot_be_opened_is_said_in_the_furnished_window(qtbot, begin, tmp_path):
    window = begin(tmp_path / "nothing here")
    qtbot.waitUntil(lambda: window.is_furnished and window.messages.current is not None, timeout=HANG_MS)
    qtbot.waitUntil(lambda: look_over(window) is None, timeout=HANG_MS)
    assert "nothing here" in window.messages.current.text


def test_several_galleries_get_a_window_each(qtbot, bundle, begin, qapp):
    window = begin(bundle.with_photos(2, name="one"), bundle.with_photos(2, name="two"))
    wait_for_photo(qtbot, window)

    def others() -> list[MainWindow]:
        windows = [one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow)]
        return [one for one in windows if one is not window and one.isVisible()]

    qtbot.waitUntil(lambda: bool(others()), timeout=HANG_MS)
    for other in others():
        other.close()


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--help", "a"],
        ["--photo", "2", "a"],
        ["info", "a"],
        ["check"],
        ["file:///a"],
        ["https://example.org/a"],
        [""],
        ["--base-dir"],
        ["a", "--fullscreen"],
    ],
)
def test_no_loader_is_started_early_for_what_is_not_plain_to_see(base, argv):
    where = [] if argv[:1] == ["--base-dir"] else ["--base-dir", str(base)]
    assert start_early([*where, *argv], {}) is None


def test_no_loader_is_started_early_before_a_window_was_ever_left(tmp_path):
    assert start_early(["--base-dir", str(tmp_path), "a"], {}) is None


@pytest.mark.parametrize("text", ["", "{", '{"photo_box": [1, "x"]}', '{"photo_box":', "\ud800", "[" * 9999])
def test_a_broken_state_file_starts_nothing_early(tmp_path, text):
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "state.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert start_early(["--base-dir", str(tmp_path), "a"], {}) is None


def test_it_is_asked_just_what_the_pool_would_ask(bundle, base, tmp_path):
    paths = (str(tmp_path / 'ein "Ort"\n' / "ä\udcff"), str(tmp_path / "b"))
    packet = early_module._packet(paths, (960, 642))
    wish = OpenJob(1, 0, OpenRequest(paths, box=(960, 642)), lambda _answer: None).request()
    assert json.loads(packet[HEADER.size :]) == json.loads(json.dumps(wish))
