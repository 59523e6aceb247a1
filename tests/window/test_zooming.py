"""Looking closely at large photos: real pixels from real loaders, at the right place."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from gallery_app.ui.actions import ActionId

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WIDTH, HEIGHT = 3584, 2560  # more than is decoded whole
pytestmark = pytest.mark.alone

EXIF_ORIENTATION = 0x0112


def mapped(width: int = WIDTH, height: int = HEIGHT, shift: int = 0) -> Image.Image:
    """A photo each of whose pixels tells its place."""
    across = bytes((x + shift) % 256 for x in range(width))
    red = Image.frombytes("L", (width, height), across * height)
    green = Image.frombytes("L", (width, height), b"".join(bytes([y % 256]) * width for y in range(height)))
    tiles = (bytes((x >> 8) * 16 + (y >> 8) for x in range(width)) for y in range(height))
    return Image.merge("RGB", (red, green, Image.frombytes("L", (width, height), b"".join(tiles))))


def place_of(color: QColor) -> tuple[int, int]:
    """The place in the photo that a pixel tells."""
    return color.red() + 256 * (color.blue() >> 4), color.green() + 256 * (color.blue() & 15)


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    return mapped()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, photo: Image.Image) -> Path:
    """A folder with one large photo."""
    made = tmp_path_factory.mktemp("large")
    photo.save(made / "map.png", compress_level=1)
    return made


def settle(viewer):
    viewer.wait(lambda: viewer.window.view.is_at_rest and viewer.window.view._asked_part is None)


def screen(viewer):
    return viewer.window.view.grab().toImage()


def top_left(viewer) -> tuple[int, int]:
    """The pixel of the photo that stands in the view's corner, by the geometry of the view."""
    target = viewer.window.view._current.viewport.target()
    return -target.x, -target.y


def assert_shows_the_map_exactly(viewer):
    picture = screen(viewer)
    left, top = top_left(viewer)
    step = 37
    for x in range(0, picture.width(), step):
        for y in range(0, picture.height(), step):
            assert place_of(picture.pixelColor(x, y)) == (left + x, top + y)


def test_at_100_percent_each_pixel_of_the_file_is_a_pixel_of_the_screen(viewer, folder):
    viewer.open(folder)
    viewer.press(Qt.Key.Key_Z)
    settle(viewer)
    assert viewer.window.view.zoom_percent == 100
    assert_shows_the_map_exactly(viewer)


def test_it_stays_exact_wherever_the_photo_is_panned_to(viewer, folder):
    viewer.open(folder)
    viewer.press(Qt.Key.Key_Z)
    for dx, dy in ((-300, -200), (900, 700), (-5000, 0), (0, 5000), (3, -5000)):
        viewer.window.view.pan(dx, dy)
        settle(viewer)
        assert_shows_the_map_exactly(viewer)


def test_while_the_pixels_are_awaited_the_fitted_picture_stands_in(viewer, folder):
    viewer.open(folder)
    viewer.press(Qt.Key.Key_Z)
    assert not viewer.window.view.is_at_rest
    picture = screen(viewer)
    left, top = top_left(viewer)
    x, y = 128 - left % 256 + 256, 128 - top % 256 + 256  # the middle of one of the map's tiles
    across, down = place_of(picture.pixelColor(x, y))
    assert abs(across - left - x) < 40
    assert abs(down - top - y) < 40
    settle(viewer)


@pytest.mark.parametrize("orientation", [3, 6, 8, 5])
def test_orientation_and_turning_by_the_reader_are_right_in_parts_too(viewer, tmp_path, photo, orientation):
    made = tmp_path / "turned"
    made.mkdir()
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    photo.save(made / "map.png", compress_level=1, exif=exif)
    viewer.open(made)
    settle(viewer)
    fitted = screen(viewer)
    viewer.press(Qt.Key.Key_Z)
    settle(viewer)
    upright = screen(viewer)
    left, top = top_left(viewer)
    view = viewer.window.view
    scale = fitted.height() / view._current.viewport.seen[1]
    margin = (fitted.width() - scale * view._current.viewport.seen[0]) / 2
    at = QPoint(upright.width() // 2, upright.height() // 2)
    whole = fitted.pixelColor(round(margin + (left + at.x()) * scale), round((top + at.y()) * scale))
    assert abs(upright.pixelColor(at).blue() - whole.blue()) <= 17  # of the same tile or its neighbour
    viewer.press(Qt.Key.Key_R)
    settle(viewer)
    turned = screen(viewer)
    # What is in the middle stays there; a quarter clockwise brings what was above it to its right.
    assert place_of(turned.pixelColor(at + QPoint(100, 0))) == pytest.approx(
        place_of(upright.pixelColor(at + QPoint(0, -100))), abs=2
    )


def test_between_fit_and_100_percent_it_is_scaled_well(viewer, tmp_path):
    made = tmp_path / "bars"
    made.mkdir()
    fine = Image.new("L", (WIDTH, HEIGHT))
    fine.paste(255, (0, 0, WIDTH, HEIGHT // 2))
    fine.save(made / "bars.png", compress_level=1)
    viewer.open(made)
    viewer.window.view.zoom_at(QPointF(100, 100), 0.5 / viewer.window.view._current.viewport.scale())
    settle(viewer)
    picture = screen(viewer)
    edge = HEIGHT // 4 - top_left(viewer)[1]
    assert [picture.pixelColor(300, y).red() > 127 for y in (edge - 2, edge + 1)] == [True, False]


def test_from_200_percent_on_pixels_are_squares(viewer, folder):
    viewer.open(folder)
    viewer.press(Qt.Key.Key_Z)
    viewer.window.view.zoom_at(QPointF(0, 0), 4.0)
    settle(viewer)
    picture = screen(viewer)
    colours = [place_of(picture.pixelColor(x, 5))[0] for x in range(80)]
    assert {colours.count(colour) for colour in set(colours[4:-4])} <= {2, 3, 4}


def test_back_at_fit_nothing_of_the_full_size_is_kept(viewer, folder):
    viewer.open(folder)
    viewer.press(Qt.Key.Key_Z)
    settle(viewer)
    viewer.press(Qt.Key.Key_Z)
    settle(viewer)
    assert viewer.window.view.is_fitted
    assert viewer.window.view._current.pieces == ()


def test_loaders_that_die_while_somebody_looks_closely_are_not_noticed(viewer, folder):
    viewer.open(folder)
    viewer.press(Qt.Key.Key_Z)
    settle(viewer)
    for pid in viewer.window.photos._pool.pids:
        os.kill(pid, signal.SIGKILL)
    viewer.window.view.pan(2000, 1500)
    settle(viewer)
    assert_shows_the_map_exactly(viewer)


def test_a_step_while_a_part_is_awaited_leaves_nothing_of_it_on_the_next_photo(viewer, tmp_path, photo):
    made = tmp_path / "two"
    made.mkdir()
    photo.save(made / "1.png", compress_level=1)
    Image.new("RGB", (WIDTH, HEIGHT), "red").save(made / "2.png", compress_level=1)
    viewer.open(made)
    viewer.press(Qt.Key.Key_Z)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait(lambda: viewer.number == 2 and viewer.window.view.is_at_rest)
    assert viewer.window.view.is_fitted
    assert viewer.colour() == QColor("red")


# Zoom and position kept from photo to photo


@pytest.fixture(scope="module")
def burst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three large photos of one size and a small one between them."""
    made = tmp_path_factory.mktemp("burst")
    for number, shift in ((1, 0), (2, 7), (4, 13)):
        mapped(shift=shift).save(made / f"{number}.png", compress_level=1)
    Image.new("RGB", (300, 200), "red").save(made / "3.png")
    return made


def test_the_frames_of_a_burst_are_compared_pixel_by_pixel(viewer, burst):
    viewer.open(burst)
    viewer.press(Qt.Key.Key_Z, SHIFT)
    assert viewer.notice == "Zoom and position are kept"
    assert viewer.window.commands[ActionId.KEEP_VIEW].isChecked()
    viewer.press(Qt.Key.Key_Z)
    viewer.window.view.pan(-403, 211)
    settle(viewer)
    at = top_left(viewer)
    first = screen(viewer)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait(lambda: viewer.number == 2)
    settle(viewer)
    second = screen(viewer)
    assert top_left(viewer) == at
    for x in (0, 200, 500):
        one, other = (picture.pixelColor(x, 90) for picture in (first, second))
        assert ((other.red() - one.red()) % 256, other.green()) == (7, one.green())


def test_the_next_frame_is_got_ready_while_this_one_is_compared(viewer, burst):
    viewer.open(burst)
    viewer.press(Qt.Key.Key_Z, SHIFT)
    viewer.press(Qt.Key.Key_Z)
    loaders = viewer.window.photos._pool._loaders
    viewer.wait(lambda: sorted(loader.keeps or "" for loader in loaders) == ["1.png", "2.png"])


def test_a_smaller_photo_on_the_way_does_not_lose_the_place(viewer, burst):
    viewer.open(burst)
    viewer.press(Qt.Key.Key_Z, SHIFT)
    viewer.press(Qt.Key.Key_Z)
    viewer.window.view.pan(600, 500)
    settle(viewer)
    at = top_left(viewer)
    for number in (2, 3, 4):
        viewer.press(Qt.Key.Key_Right)
        viewer.wait(lambda number=number: viewer.number == number)
        settle(viewer)
        assert viewer.window.view.zoom_percent == 100
    assert top_left(viewer) == at


def test_the_lock_is_taken_off_by_the_same_key(viewer, burst):
    viewer.open(burst)
    viewer.press(Qt.Key.Key_Z, SHIFT)
    viewer.press(Qt.Key.Key_Z, SHIFT)
    assert not viewer.window.commands[ActionId.KEEP_VIEW].isChecked()
    viewer.press(Qt.Key.Key_Z)
    settle(viewer)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait(lambda: viewer.number == 2)
    assert viewer.window.view.is_fitted


def test_the_lock_outlasts_a_gallery(viewer, burst, folder):
    viewer.open(burst)
    viewer.press(Qt.Key.Key_Z, SHIFT)
    viewer.open(folder)
    assert viewer.window.view.keep_view
    assert viewer.window.commands[ActionId.KEEP_VIEW].isChecked()
