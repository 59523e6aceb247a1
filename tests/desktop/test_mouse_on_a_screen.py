"""Looking through a story with the mouse alone."""

from __future__ import annotations

import pytest
from screens import SIZE

LEFT, WHEEL_UP, WHEEL_DOWN = "1", "4", "5"


@pytest.fixture
def program(start, story):
    program = start(story)
    program.wait_photo(1)
    return program


def point(program, x, y):
    """Move the pointer to a place of the window."""
    left, top, _, _ = program.window.place
    program.screen.call("xdotool", "mousemove", str(left + x), str(top + y))


def click(program, button=LEFT, times=1):
    program.screen.call("xdotool", "click", "--repeat", str(times), "--delay", "60", button)


def middle(program):
    """Return the middle of the photo, somewhat above so that nothing at its foot is met."""
    left, top, right, bottom = program.sight.box
    return (left + right) // 2, top + (bottom - top) // 3


@pytest.mark.parametrize(("first", "notch", "then"), [(1, WHEEL_DOWN, 2), (3, WHEEL_UP, 2)])
def test_a_notch_of_the_wheel_is_a_step(start, story, first, notch, then):
    program = start("--photo", str(first), story)
    program.wait_photo(first)
    point(program, *middle(program))
    click(program, notch)
    program.wait_photo(then)


def test_a_click_on_a_thumbnail_leads_to_its_photo(program):
    program.wait(lambda: program.sight.box[3] > 740, "the thumbnails")
    left, right, y = program.thumbnail()
    point(program, right + (right - left) // 2 + 12, y)
    click(program)
    program.wait_photo(2)


def test_a_double_click_shows_100_percent_and_the_whole_photo_again(program):
    program.press("t")
    program.wait(lambda: program.sight.box[3] < 750, "the window without the strip")
    program.press("i")
    program.wait(lambda: program.sight.middle > 600, "the window without the panel")
    whole = program.sight.size
    point(program, *middle(program))
    click(program, times=2)
    program.wait(lambda: program.sight.size > whole, "the photo at 100 %")
    click(program, times=2)
    program.wait(lambda: program.sight.size == whole, "the whole photo")


def test_a_pointer_near_the_side_brings_buttons_that_step(program):
    left, top, right, _ = program.sight.box
    y = top + (right - left) // 3  # half of the photo's height
    for x, then in ((right - 30, 2), (left + 30, 1)):
        number = program.sight.photo
        point(program, x + 4, y)
        point(program, x, y)
        program.wait(lambda x=x, number=number: program.colour_at(x, y) != number, "the button")
        click(program)
        program.wait_photo(then)


def test_the_wheel_steps_in_full_screen_too(program):
    program.press("F11")
    program.wait(lambda: program.window.place == (0, 0, *SIZE), "full screen")
    program.wait_photo(1)
    point(program, 700, 400)
    click(program, WHEEL_DOWN)
    program.wait_photo(2)
