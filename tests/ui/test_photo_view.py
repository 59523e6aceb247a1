"""The photo, large: real widgets, and the pixels they paint."""

from __future__ import annotations

import pytest
from looking import (
    BLUE,
    GREEN,
    LARGE,
    RED,
    YELLOW,
    color_at,
    four_corners,
    move_pointer,
    noise,
    painted,
    plain,
    shown,
)
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from gallery_app.model.navigation import Direction
from gallery_app.model.viewport import Mode
from gallery_app.ui.notice import Notice
from gallery_app.ui.theme import DARK, LIGHT

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


def test_a_notice_of_two_lines_has_room_for_both(view):
    view.show_notice("Go to 1_ / 9")
    notice = view.findChild(Notice)
    one = notice.size()
    view.show_notice("Go to 1_ / 9\nEnter goes there.")
    assert notice.height() == one.height() + notice.fontMetrics().height()
    widest = notice.fontMetrics().horizontalAdvance("Enter goes there.")
    assert widest < notice.width() < widest + 3 * notice.fontMetrics().height()
