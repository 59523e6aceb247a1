"""Looking through a story with real keys on a real screen."""

from __future__ import annotations

import pytest
from screens import SIZE, command_of

pytestmark = pytest.mark.alone


def opened(start, story, *options):
    program = start(*options, story)
    program.wait_photo(1)
    return program


def test_a_folder_opens_at_its_first_photo_and_the_title_is_the_headline(start, story):
    program = opened(start, story)
    assert program.window.title == "Headline — Gallery"
    program.wait(lambda: program.sight.box[3] > 740, "its thumbnail below it")


def test_the_keys_for_moving_lead_to_the_photos_they_should(start, story):
    program = opened(start, story)
    for key, number in (
        ("Right", 2),
        ("Next", 3),
        ("Left", 2),
        ("End", 7),
        ("Prior", 6),
        ("Home", 1),
        ("space", 2),
    ):
        program.press(key)
        program.wait_photo(number)


def test_a_number_and_return_lead_to_that_photo(start, story):
    program = opened(start, story)
    program.press("5", "Return")
    program.wait_photo(5)


def test_keys_that_are_pressed_faster_than_photos_come_are_all_counted(start, bundle):
    program = opened(start, bundle.with_photos(12, size=(3000, 2000)))
    program.press(*["Right"] * 11)
    program.wait_photo(12)
    program.press(*["Left"] * 5)
    program.wait_photo(7)


def test_f11_fills_the_screen_and_esc_comes_back(start, story):
    program = opened(start, story)
    before = program.window.place
    program.press("F11")
    program.wait(lambda: program.window.place == (0, 0, *SIZE), "full screen")
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)
    program.press("Escape")
    program.wait(lambda: program.window.place == before, "the window as it was")
    program.wait_photo(2)


def test_s_plays_and_the_next_photo_comes_by_itself(start, story, one_second):
    program = opened(start, story)
    program.press("s")
    program.wait_photo(2)
    program.wait_photo(3)


def test_the_whole_show_fills_the_screen_and_esc_ends_it(start, story):
    program = opened(start, story)
    program.press("3", "Return")
    program.wait_photo(3)
    before = program.window.place
    program.press("F5")
    program.wait(lambda: program.window.place == (0, 0, *SIZE), "full screen")
    program.wait_photo(1)
    program.press("Escape")
    program.wait(lambda: program.window.place == before, "the window as it was")


def test_ctrl_w_ends_the_program_well_and_quietly(start, story):
    program = opened(start, story)
    loaders = program.loaders
    assert loaders
    program.press("ctrl+w")
    assert program.wait_end() == 0
    assert program.errors.read_text() == ""
    program.wait(lambda: not any(command_of(pid) for pid in loaders), "the end of the loaders")


def test_the_button_in_the_title_bar_ends_the_program_well(start, screen, story):
    program = opened(start, story)
    screen.ask_to_close(program.window)
    assert program.wait_end() == 0
