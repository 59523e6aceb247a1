"""Pointer, wheel, touchpad and fingers on the photo."""

from __future__ import annotations

import pytest
from looking import (
    BLUE,
    GREEN,
    RED,
    color_at,
    drag,
    four_corners,
    noise,
    painted,
    plain,
    shown,
    wheel,
)
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gallery_app.model.navigation import Direction
from gallery_app.ui.wheel_steps import WheelUse


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
