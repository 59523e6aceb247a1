"""The photo, large: real widgets, and the pixels they paint."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gallery_app.model.navigation import Direction
from gallery_app.model.part import part_in_sight
from gallery_app.model.viewport import FITTED, Mode, Viewport
from gallery_app.ui.photo_painting import paint_in_device_pixels, paint_sight
from gallery_app.ui.photo_sight import Sight, turned
from gallery_app.ui.photo_view import PhotoView
from gallery_app.ui.theme import DARK, LIGHT
from gallery_app.ui.wheel_steps import WheelUse

RED, GREEN, BLUE, YELLOW = (QColor(name) for name in ("#ff0000", "#00ff00", "#0000ff", "#ffff00"))
LARGE = QSize(6000, 4000)
SMALLER = QSize(3000, 2000)  # small enough to be decoded whole for any look at it


def plain(color, width=600, height=400):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


def four_corners(width, height):
    """Red and green above, blue and yellow below."""
    image = plain(RED, width, height)
    painter = QPainter(image)
    painter.fillRect(width // 2, 0, width, height // 2, GREEN)
    painter.fillRect(0, height // 2, width // 2, height, BLUE)
    painter.fillRect(width // 2, height // 2, width, height, YELLOW)
    painter.end()
    return image


def noise(width, height):
    """No two neighbours are alike: resampling or a shift by one pixel shows."""
    pixels = random.Random(1).randbytes(4 * width * height)
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
    return image.convertToFormat(QImage.Format.Format_RGB888).convertToFormat(QImage.Format.Format_RGB32)


def painted(view, ratio=1.0):
    image = QImage(view.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("magenta"))
    view.render(image)
    image.setDevicePixelRatio(1.0)
    return image


def color_at(view, x, y):
    return painted(view).pixelColor(x, y)


def shown(view, photo_id, image, natural=LARGE):
    view.show_photo(photo_id, natural)
    view.show_image(photo_id, image, natural, sharp=True)


def wheel(view, notches, *, modifiers=Qt.KeyboardModifier.NoModifier, phase=Qt.ScrollPhase.NoScrollPhase):
    at = QPointF(view.width() / 2, view.height() / 2)
    turned = QPoint(0, round(120 * notches))
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, modifiers, phase, False
    )
    QApplication.sendEvent(view, event)


def move_pointer(view, x, y):
    at = QPointF(x, y)
    none = Qt.MouseButton.NoButton
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        view, QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, modifiers)
    )


def drag(view, begin, end):
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, (begin + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


@pytest.fixture
def view(qtbot):
    widget = PhotoView(DARK)
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def parts(view):
    asked = []
    view.part_wanted.connect(asked.append)
    return asked


@pytest.fixture
def wanted(view):
    sizes = []
    view.size_wanted.connect(lambda width, height: sizes.append((width, height)))
    return sizes


# What is painted


def test_without_a_photo_there_is_only_the_surround(view):
    assert color_at(view, 300, 200) == DARK.surround
    view.set_theme(LIGHT)
    assert color_at(view, 300, 200) == LIGHT.surround


def test_a_portrait_stands_between_two_margins(view):
    shown(view, "a", plain(RED, 267, 400), QSize(4000, 6000))
    assert [color_at(view, x, 200) for x in (0, 165, 166, 432, 433, 599)] == [
        *(DARK.surround, DARK.surround),
        *(RED, RED),
        *(DARK.surround, DARK.surround),
    ]


def test_a_small_photo_is_shown_at_its_own_size(view):
    shown(view, "a", plain(RED, 100, 60), QSize(100, 60))
    assert color_at(view, 250, 170) == RED
    assert color_at(view, 349, 229) == RED
    assert color_at(view, 249, 169) == DARK.surround
    assert color_at(view, 350, 230) == DARK.surround


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_an_image_of_the_fitted_size_is_painted_pixel_by_pixel(view, ratio):
    image = noise(round(600 * ratio), round(400 * ratio))
    shown(view, "a", image)
    assert painted(view, ratio) == image


def test_a_decoder_that_rounds_differently_is_not_resampled(view):
    image = noise(600, 399)
    shown(view, "a", image, QSize(6000, 4000))
    assert painted(view).copy(0, 0, 600, 399) == image


def test_every_pixel_is_painted_at_a_fractional_ratio(view):
    view.resize(601, 403)
    shown(view, "a", plain(RED, 300, 200), QSize(300, 200))
    image = painted(view, 1.25)
    edge = [image.pixelColor(x, 3) for x in range(image.width())]
    edge += [image.pixelColor(x, image.height() - 1) for x in range(image.width())]
    assert {color.name() for color in edge} == {DARK.surround.name()}


def test_at_100_percent_the_middle_is_painted_pixel_by_pixel(view):
    image = noise(1500, 1000)
    shown(view, "a", image, QSize(1500, 1000))
    view.actual_size()
    assert painted(view) == image.copy(450, 300, 600, 400)


def test_from_200_percent_on_pixels_are_squares_and_below_they_are_smooth(view):
    image = plain(RED, 400, 300)
    painter = QPainter(image)
    painter.fillRect(200, 0, 200, 300, BLUE)
    painter.end()
    shown(view, "a", image, image.size())
    view.zoom_at(QPointF(300, 200), 3.0)
    assert view.zoom_percent == pytest.approx(300)
    assert {color_at(view, x, 200).name() for x in range(280, 320)} == {RED.name(), BLUE.name()}
    view.fit()
    view.zoom_at(QPointF(300, 200), 1.7)
    assert len({color_at(view, x, 200).name() for x in range(280, 320)}) > 2


@pytest.mark.parametrize(
    ("turns", "corners"),
    [(1, (BLUE, RED, YELLOW, GREEN)), (2, (YELLOW, BLUE, GREEN, RED)), (-1, (GREEN, YELLOW, RED, BLUE))],
)
def test_rotation_brings_each_corner_to_its_place(view, turns, corners):
    shown(view, "a", four_corners(400, 400), QSize(4000, 4000))
    for _ in range(abs(turns)):
        (view.rotate_right if turns > 0 else view.rotate_left)()
    places = ((110, 10), (490, 10), (110, 390), (490, 390))
    assert tuple(color_at(view, *place) for place in places) == corners


def test_an_image_that_arrives_after_rotation_is_turned_too(view):
    shown(view, "a", four_corners(400, 400), QSize(4000, 4000))
    view.rotate_right()
    view.show_image("a", four_corners(800, 800), QSize(4000, 4000), sharp=True)
    view.actual_size()
    assert color_at(view, 5, 5) == BLUE


def test_a_transparent_photo_lies_on_a_chequered_ground(view):
    image = QImage(200, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    shown(view, "a", image, image.size())
    ground = {color_at(view, x, 200).name() for x in range(210, 390)}
    assert len(ground) == 2
    assert DARK.surround.name() not in ground


def test_the_best_image_for_the_scale_is_painted(view):
    view.show_photo("a", QSize(1200, 800))
    view.show_image("a", plain(RED, 150, 100), QSize(1200, 800), sharp=False)
    assert color_at(view, 300, 200) == RED
    view.show_image("a", plain(GREEN, 600, 400), QSize(1200, 800), sharp=True)
    assert color_at(view, 300, 200) == GREEN
    view.show_image("a", plain(BLUE, 1200, 800), QSize(1200, 800), sharp=True)
    assert color_at(view, 300, 200) == GREEN
    view.actual_size()
    assert color_at(view, 300, 200) == BLUE
    view.fit()
    assert color_at(view, 300, 200) == GREEN


def test_a_stand_in_never_replaces_the_sharp_image(view):
    shown(view, "a", plain(GREEN))
    view.show_image("a", plain(RED, 75, 50), LARGE, sharp=False)
    assert color_at(view, 300, 200) == GREEN


# From photo to photo


def test_the_old_photo_stays_until_the_new_one_is_there(view):
    shown(view, "a", plain(RED))
    view.show_photo("b", LARGE)
    assert color_at(view, 300, 200) == RED
    assert (view.photo_id, view.painted_photo_id) == ("b", "a")
    view.show_image("b", plain(GREEN), LARGE, sharp=True)
    assert color_at(view, 300, 200) == GREEN
    assert view.painted_photo_id == "b"


def test_the_old_photo_follows_the_window_while_the_new_one_is_awaited(view):
    shown(view, "a", plain(RED))
    view.show_photo("b", LARGE)
    view.resize(300, 200)
    assert color_at(view, 1, 1) == RED
    assert color_at(view, 298, 198) == RED


def test_an_image_of_another_photo_is_ignored(view):
    shown(view, "b", plain(GREEN))
    view.show_image("a", plain(RED), LARGE, sharp=True)
    view.show_stand_in("a", plain(RED), None)
    view.show_message("a", "title", "text")
    view.show_nothing("a")
    assert color_at(view, 300, 200) == GREEN


def test_nothing_can_stand_in_for_the_new_photo(view):
    shown(view, "a", plain(RED))
    view.show_photo("b")
    view.show_nothing("b")
    assert color_at(view, 300, 200) == DARK.surround


def test_a_stand_in_of_unknown_size_fills_the_area_and_gives_way(view):
    view.show_photo("a")
    view.show_stand_in("a", plain(RED, 60, 40), None)
    assert color_at(view, 2, 2) == RED
    view.show_image("a", plain(GREEN, 100, 60), QSize(100, 60), sharp=True)
    assert color_at(view, 2, 2) == DARK.surround
    assert color_at(view, 300, 200) == GREEN


def test_the_next_photo_is_fitted_again(view):
    shown(view, "a", plain(RED))
    view.actual_size()
    view.show_photo("b", LARGE)
    assert view.mode is Mode.FIT


def test_zoom_and_position_can_be_kept_for_the_next_photo(view):
    view.keep_view = True
    shown(view, "a", plain(RED))
    view.actual_size()
    view.pan(10_000, 10_000)
    image = four_corners(6000, 4000)
    shown(view, "b", image)
    assert view.zoom_percent == 100
    assert color_at(view, 300, 200) == RED


def test_a_message_stands_in_the_place_of_the_photo(view):
    shown(view, "a", plain(RED))
    view.show_photo("b")
    view.show_message("b", "<b>Photo</b> 2.jpg", "The file is damaged.")
    picture = painted(view)
    middle = {picture.pixelColor(x, y).name() for x in range(100, 500) for y in range(170, 230)}
    assert DARK.text.name() in middle
    assert RED.name() not in middle
    assert picture.pixelColor(5, 5) == DARK.surround
    view.zoom_in()
    assert painted(view) == picture


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


# Pointer and wheel


def test_a_double_click_shows_100_percent_there_and_another_one_fits_again(view, qtbot):
    image = four_corners(6000, 4000)
    shown(view, "a", image)
    percents = []
    view.zoom_changed.connect(percents.append)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(599, 0))
    assert view.zoom_percent == 100
    assert painted(view) == image.copy(5400, 0, 600, 400)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert view.is_fitted
    assert percents == [100, 10]


def test_dragging_moves_the_photo_with_the_pointer(view):
    image = noise(1500, 1000)
    shown(view, "a", image, QSize(1500, 1000))
    view.actual_size()
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor
    drag(view, QPoint(300, 200), QPoint(250, 240))
    assert painted(view) == image.copy(500, 260, 600, 400)
    view.fit()
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_hidden_pointer_stays_hidden_when_the_photo_changes(view):
    shown(view, "a", plain(RED))
    view.setCursor(Qt.CursorShape.BlankCursor)
    shown(view, "b", plain(RED))
    view.actual_size()
    assert view.cursor().shape() is Qt.CursorShape.BlankCursor


def test_dragging_cannot_lose_the_photo(view):
    shown(view, "a", plain(RED, 1500, 1000), QSize(1500, 1000))
    view.actual_size()
    for _ in range(10):
        drag(view, QPoint(10, 10), QPoint(590, 390))
    assert color_at(view, 0, 0) == RED
    assert color_at(view, 599, 399) == RED


def test_panning_is_in_pixels_of_the_screen_and_moves_the_photo(view):
    image = noise(1500, 1000)
    shown(view, "a", image, QSize(1500, 1000))
    view.actual_size()
    view.pan(-7, 3)
    assert painted(view) == image.copy(457, 297, 600, 400)


def test_the_wheel_steps_once_however_fast_it_is_spun_and_again_after_a_rest(view, qtbot):
    shown(view, "a", plain(RED))
    steps = []
    view.step_requested.connect(steps.append)
    for _ in range(8):
        wheel(view, -1)
    assert steps == [Direction.FORWARD]

    def turns_back():
        wheel(view, 1)
        return steps[1:] == [Direction.BACKWARD]

    qtbot.waitUntil(turns_back)


def test_a_wheel_of_many_small_notches_steps_when_they_make_a_whole_one(view):
    steps = []
    view.step_requested.connect(steps.append)
    for _ in range(3):
        wheel(view, -0.25)
    assert steps == []
    wheel(view, -0.25)
    assert steps == [Direction.FORWARD]


def test_a_touchpad_that_scrolls_on_by_itself_never_steps(view):
    steps = []
    view.step_requested.connect(steps.append)
    for phase in (Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate, Qt.ScrollPhase.ScrollMomentum):
        wheel(view, -3, phase=phase)
    assert steps == []


def test_the_wheel_pans_a_zoomed_photo_instead(view):
    shown(view, "a", four_corners(6000, 4000))
    view.actual_size()
    steps = []
    view.step_requested.connect(steps.append)
    for _ in range(60):
        wheel(view, -1)
    assert steps == []
    assert color_at(view, 10, 399) == BLUE


def test_the_wheel_zooms_at_the_pointer_where_the_reader_wants_that(view):
    shown(view, "a", plain(RED))
    view.set_wheel(WheelUse.ZOOM)
    steps = []
    view.step_requested.connect(steps.append)
    wheel(view, 1)
    larger = view.zoom_percent
    assert larger > 10
    wheel(view, 1)
    assert view.zoom_percent > larger
    wheel(view, -1)
    assert view.zoom_percent == larger
    assert steps == []


def test_a_touchpad_moves_a_zoomed_photo_even_where_the_wheel_zooms(view):
    shown(view, "a", four_corners(6000, 4000))
    view.set_wheel(WheelUse.ZOOM)
    view.actual_size()
    for _ in range(60):
        wheel(view, -1, phase=Qt.ScrollPhase.ScrollUpdate)
    assert view.zoom_percent == 100
    assert color_at(view, 10, 399) == BLUE


def test_the_wheel_never_steps_where_it_is_to_scroll_but_moves_a_zoomed_photo(view):
    shown(view, "a", four_corners(6000, 4000))
    view.set_wheel(WheelUse.SCROLL)
    steps = []
    view.step_requested.connect(steps.append)
    wheel(view, -1)
    assert view.is_fitted
    view.actual_size()
    for _ in range(60):
        wheel(view, -1)
    assert color_at(view, 10, 399) == BLUE
    assert steps == []


@pytest.mark.parametrize("use", list(WheelUse))
def test_ctrl_and_wheel_zoom_whatever_the_wheel_does_alone(view, use):
    shown(view, "a", plain(RED))
    view.set_wheel(use)
    wheel(view, 1, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert view.zoom_percent > 10


def test_ctrl_and_wheel_zoom_in_steps_that_meet_100_percent(view):
    shown(view, "a", plain(RED))
    percents = []
    view.zoom_changed.connect(percents.append)
    for _ in range(8):
        wheel(view, 1, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert 100 in percents


def test_a_pinch_on_a_touchpad_zooms_there(view):
    shown(view, "a", four_corners(6000, 4000))
    at = QPointF(500, 100)
    for value in (0.5, 0.5, -0.2):
        event = QNativeGestureEvent(
            *(Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2),
            *(at, at, view.mapToGlobal(at), value, QPointF()),
        )
        QApplication.sendEvent(view, event)
    assert view.zoom_percent == pytest.approx(10 * 1.5 * 1.5 * 0.8)
    assert color_at(view, 500, 100) == GREEN


def test_two_fingers_on_a_screen_zoom(view, qtbot):
    shown(view, "a", plain(RED))
    screen = QTest.createTouchDevice()
    QTest.touchEvent(view, screen).press(0, QPoint(280, 200)).press(1, QPoint(320, 200)).commit()
    for apart in range(30, 200, 10):
        left, right = QPoint(300 - apart, 200), QPoint(300 + apart, 200)
        QTest.touchEvent(view, screen).move(0, left).move(1, right).commit()
    QTest.touchEvent(view, screen).release(0, left).release(1, right).commit()
    assert view.zoom_percent > 30


def test_the_buttons_of_a_mouse_step(view, qtbot):
    steps = []
    view.step_requested.connect(steps.append)
    QTest.mousePress(view, Qt.MouseButton.ForwardButton)
    QTest.mousePress(view, Qt.MouseButton.BackButton)
    assert steps == [Direction.FORWARD, Direction.BACKWARD]


# What lies over the photo


def chevron(view, direction):
    return view._chevrons.button(direction)


def test_a_pointer_near_a_side_brings_the_chevrons_and_they_leave_again(view, qtbot):
    shown(view, "a", plain(RED))
    forward, backward = (chevron(view, way) for way in (Direction.FORWARD, Direction.BACKWARD))
    move_pointer(view, 300, 50)
    assert not forward.isVisible()
    move_pointer(view, 580, 50)
    qtbot.waitUntil(lambda: forward.isVisible() and backward.isVisible())
    assert forward.geometry().getRect() == (600 - 12 - 44, 164, 44, 72)
    qtbot.waitUntil(lambda: color_at(view, 550, 200) != RED)
    qtbot.waitUntil(lambda: not forward.isVisible(), timeout=8000)
    assert color_at(view, 550, 200) == RED


def test_a_click_on_a_chevron_tells_its_direction(view, qtbot):
    shown(view, "a", plain(RED))
    move_pointer(view, 580, 50)
    clicked = []
    view.chevron_clicked.connect(clicked.append)
    button = chevron(view, Direction.BACKWARD)
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(view.childAt(20, 200), Qt.MouseButton.LeftButton)
    assert clicked == [Direction.BACKWARD]


def test_no_chevron_leads_past_an_end_or_into_a_slide_show(view, qtbot):
    view.set_ends(first=False, last=True)
    move_pointer(view, 580, 50)
    qtbot.waitUntil(chevron(view, Direction.BACKWARD).isVisible)
    assert not chevron(view, Direction.FORWARD).isVisible()
    view.set_chevrons_enabled(False)
    assert not chevron(view, Direction.BACKWARD).isVisible()
    move_pointer(view, 20, 60)
    assert not chevron(view, Direction.BACKWARD).isVisible()


def test_the_way_forward_is_on_the_left_where_writing_runs_to_the_left(view):
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chevron(view, Direction.FORWARD).x() == 12
    assert chevron(view, Direction.BACKWARD).x() == 600 - 12 - 44


def test_a_notice_appears_over_the_photo_and_leaves(view, qtbot):
    shown(view, "a", plain(RED))
    view.show_notice("Last photo")
    assert color_at(view, 300, 185) != RED
    qtbot.waitUntil(lambda: color_at(view, 300, 185) == RED, timeout=8000)


def test_a_notice_can_stay_until_it_is_cleared_and_ends_at_once_without_motion(view):
    view.set_reduce_motion(True)
    shown(view, "a", plain(RED))
    view.show_notice("Go to 12_ / 30", keep=True)
    assert color_at(view, 300, 185) != RED
    view.clear_notice()
    assert color_at(view, 300, 185) == RED


def test_the_focus_ring_is_for_those_who_come_by_key(view, qtbot):
    shown(view, "a", plain(RED))
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert color_at(view, 0, 0) == RED
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert color_at(view, 0, 0) == DARK.accent
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert color_at(view, 0, 0) == RED


def test_a_screen_reader_is_told_the_words_of_the_photo(view):
    view.set_accessible_words("A capsule on the steppe", "Photo 3 of 9")
    assert view.accessibleName() == "A capsule on the steppe"
    assert view.accessibleDescription() == "Photo 3 of 9"
