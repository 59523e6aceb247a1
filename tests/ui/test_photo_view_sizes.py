"""What the photo view asks for: sizes to be decoded, and of large photos parts."""

from __future__ import annotations

import pytest
from looking import (
    BLUE,
    GREEN,
    LARGE,
    RED,
    SMALLER,
    color_at,
    four_corners,
    noise,
    painted,
    plain,
    shown,
)
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from gallery_app.model.part import part_in_sight
from gallery_app.model.viewport import FITTED, Viewport
from gallery_app.ui.photo_painting import paint_in_device_pixels, paint_sight
from gallery_app.ui.photo_sight import Sight, turned
from gallery_app.ui.photo_view import PhotoView
from gallery_app.ui.theme import DARK

# What should be decoded


def test_the_size_is_asked_for_at_once_when_a_photo_becomes_current(view, wanted):
    view.show_photo("a", LARGE)
    assert wanted == [(600, 400)]


def test_an_unknown_photo_is_asked_for_at_the_size_of_the_area(view, wanted):
    view.show_photo("a")
    assert wanted == [(600, 400)]


def test_nothing_more_is_asked_for_once_the_size_is_there(view, wanted, qtbot):
    view.show_photo("a")
    view.show_image("a", plain(RED, 533, 400), QSize(4000, 3000), sharp=True)
    view.zoom_in()
    view.fit()
    view.show_photo("b", SMALLER)  # its request comes behind all others
    view.show_image("b", plain(RED), SMALLER, sharp=True)
    view.actual_size()
    qtbot.waitUntil(lambda: wanted[-1] == (3000, 2000))
    assert wanted == [(600, 400), (600, 400), (3000, 2000)]


def test_what_is_on_its_way_already_is_not_asked_for_again(view, wanted, qtbot):
    view.show_photo("a")
    view.show_stand_in("a", plain(RED, 60, 40), QSize(4000, 3000))
    view.zoom_in()
    view.fit()
    qtbot.waitUntil(lambda: not view._settle.isActive())
    assert wanted == [(600, 400)]


def test_a_size_that_is_still_there_is_not_asked_for_again(view, wanted, qtbot):
    shown(view, "a", plain(RED), SMALLER)
    view.actual_size()
    qtbot.waitUntil(lambda: len(wanted) == 2)
    view.show_image("a", plain(RED, 3000, 2000), SMALLER, sharp=True)
    view.fit()
    qtbot.waitUntil(lambda: not view._settle.isActive())
    assert wanted == [(600, 400), (3000, 2000)]


def test_zooming_asks_once_it_has_settled_and_never_for_more_than_there_is(view, wanted, qtbot):
    shown(view, "a", plain(RED), SMALLER)
    for _ in range(30):
        view.zoom_in()
    assert view.zoom_percent == 1600
    qtbot.waitUntil(lambda: len(wanted) == 2)
    assert wanted[-1] == (3000, 2000)


def test_a_turned_photo_is_asked_for_upright(view, wanted, qtbot):
    shown(view, "a", plain(RED))
    view.rotate_right()
    qtbot.waitUntil(lambda: len(wanted) == 2)
    assert wanted[-1] == (400, 267)


def test_a_larger_window_asks_for_more(view, wanted, qtbot):
    shown(view, "a", plain(RED))
    view.resize(900, 600)
    qtbot.waitUntil(lambda: len(wanted) == 2)
    assert wanted[-1] == (900, 600)


def test_nothing_is_asked_for_before_there_is_a_layout(qtbot):
    view = PhotoView(DARK)
    qtbot.addWidget(view)
    wanted = []
    view.size_wanted.connect(lambda width, height: wanted.append((width, height)))
    view.show_photo("a", LARGE)
    assert wanted == []
    view.resize(300, 200)
    view.show()
    assert wanted == [(300, 200)]


# Large photos in parts


def give(view, part, image):
    """Answer a wish for a part of a photo; ``image`` is the photo at the size that the part is of."""
    view.show_part("a", part, image.copy(part.x, part.y, part.width, part.height))


def test_of_a_large_photo_what_is_in_sight_is_asked_for_first_and_then_what_lies_around(view, parts, wanted):
    image = four_corners(6000, 4000)
    shown(view, "a", plain(RED))
    view.actual_size()
    assert len(parts) == 1
    sight = parts[0]
    assert sight.whole == (6000, 4000)
    assert (600 <= sight.width < 700, 400 <= sight.height < 500) == (True, True)
    give(view, sight, image)
    assert view.is_at_rest
    assert parts[1].contains(sight)
    assert (parts[1].width >= 1200, parts[1].height >= 800) == (True, True)
    give(view, parts[1], image)
    assert len(parts) == 2
    assert wanted == [(600, 400)]


def test_a_part_is_painted_pixel_by_pixel_at_100_percent(view, parts):
    image = noise(4200, 2800)
    shown(view, "a", image.scaled(600, 400), image.size())
    view.actual_size()
    give(view, parts[0], image)
    assert painted(view) == image.copy(1800, 1200, 600, 400)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_part_is_painted_pixel_by_pixel_at_any_ratio(ratio):
    image = noise(4000, 3000)
    width, height = round(600 * ratio), round(400 * ratio)
    viewport = Viewport.at(FITTED, (4000, 3000), (width, height)).zoomed_to(1.0).panned(37, -211)
    part = part_in_sight(viewport)
    piece = image.copy(part.x, part.y, part.width, part.height)
    sight = Sight("a", viewport, natural_known=True).with_piece(part, piece, None)
    screen = QImage(width, height, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    painter = QPainter(screen)
    paint_sight(painter, sight, DARK, paint_in_device_pixels(painter))
    painter.end()
    screen.setDevicePixelRatio(1.0)
    x, y = -viewport.target().x, -viewport.target().y
    assert screen == image.copy(x, y, width, height)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_parts_are_right_whichever_way_the_photo_is_turned(view, parts, turns):
    image = noise(3000, 3000)
    shown(view, "a", image.scaled(400, 400), image.size())
    for _ in range(turns):
        view.rotate_right()
    view.actual_size()
    view.pan(-310, 170)
    seen = turned(image, 90 * turns)
    give(view, parts[-1], image)
    view.pan(0, 0)
    while not view.is_at_rest:
        give(view, parts[-1], image)
    left, top = (seen.width() - 600) // 2 + 310, (seen.height() - 400) // 2 - 170
    assert painted(view) == seen.copy(left, top, 600, 400)


def test_the_fitted_picture_stands_in_beside_the_parts_that_are_there(view, parts):
    shown(view, "a", plain(BLUE))
    view.actual_size()
    give(view, parts[0], plain(RED, 6000, 4000))
    assert painted(view).pixelColor(0, 0) == RED
    view.pan(-500, 0)
    assert not view.is_at_rest
    assert color_at(view, 50, 200) == RED
    assert color_at(view, 550, 200) == BLUE


def test_the_next_part_is_asked_for_before_the_edge_of_this_one_is_in_sight(view, parts):
    image = four_corners(6000, 4000)
    shown(view, "a", plain(RED))
    view.actual_size()
    for at in (0, 1):
        give(view, parts[at], image)
    known = len(parts)
    while len(parts) == known:
        view.pan(-20, 0)
        assert view.is_at_rest
    ahead = parts[-1].x + parts[-1].width - part_in_sight(view._current.viewport).x - 600
    behind = part_in_sight(view._current.viewport).x - parts[-1].x
    assert ahead > behind


def test_a_view_that_is_panned_to_and_fro_asks_for_one_part_at_a_time(view, parts):
    shown(view, "a", plain(RED))
    view.actual_size()
    for _ in range(20):
        view.pan(-200, 0)
        view.pan(-200, 100)
    assert len(parts) == 1
    give(view, parts[0], plain(RED, 6000, 4000))
    assert len(parts) == 2
    assert parts[1].contains(part_in_sight(view._current.viewport))


def test_below_100_percent_a_part_is_asked_for_as_large_as_it_is_drawn(view, parts, qtbot):
    image = noise(6000, 4000)
    shown(view, "a", plain(RED))
    view.actual_size()
    for at in (0, 1):
        give(view, parts[at], image)
    view.zoom_out()
    qtbot.waitUntil(lambda: parts[-1].whole == (4000, 2667))
    half = image.scaled(4000, 2667)
    give(view, parts[-1], half)
    assert view.is_at_rest
    assert painted(view) == half.copy(1700, 1133, 600, 400)


def test_parts_are_let_go_when_the_whole_photo_is_in_sight_again(view, parts):
    shown(view, "a", plain(RED))
    view.actual_size()
    give(view, parts[0], plain(GREEN, 6000, 4000))
    assert view._current.pieces
    view.fit()
    assert not view._current.pieces
    assert not view._painted.pieces
    assert color_at(view, 300, 200) == RED


def test_a_photo_of_which_no_part_can_be_had_is_asked_for_whole_at_a_size_to_keep(view, parts, wanted):
    shown(view, "a", plain(RED), QSize(40_000, 30_000))
    view.actual_size()
    view.refuse_parts("a")
    width, height = wanted[-1]
    assert len(parts) == 1
    assert width * height <= 8_600_000
    view.show_image("a", plain(RED, width, height), QSize(40_000, 30_000), sharp=True)
    assert view.is_at_rest


def test_a_transparent_part_hides_what_stood_in_for_it(view, parts):
    shown(view, "a", plain(RED), QSize(4000, 3000))
    view.actual_size()
    clear = QImage(4000, 3000, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(Qt.GlobalColor.transparent)
    give(view, parts[0], clear)
    picture = painted(view)
    assert len({picture.pixelColor(x, y).name() for x in range(600) for y in (0, 200, 399)}) == 2
