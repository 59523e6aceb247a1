"""Letter keys on keyboards that type other letters."""

from __future__ import annotations

import pytest
from screens import SIZE

# The keys' places on the board, by what they type on a US one.
PLACES = {"r": 27, "t": 28, "i": 31, "f": 41, "z": 52, "s": 39, "g": 42}
SEVEN, SLASH = 16, 61
SHIFT, CONTROL = 50, 37
MENU = 135  # switches between two layouts here

# The keyboard, whether its second layout is to be switched to, the letter on T's key, and the key of "?".
LAYOUTS = {
    "russian": (("-layout", "ru"), False, 0x6C5, (SHIFT, SEVEN)),
    "greek": (("-layout", "gr"), False, 0x7F4, (SHIFT, SLASH)),
    "russian beside us": (
        ("-layout", "us,ru", "-option", "grp:menu_toggle"),
        True,
        ord("t"),
        (SHIFT, SEVEN),
    ),
    "greek beside us": (
        ("-layout", "us,gr", "-option", "grp:menu_toggle"),
        True,
        ord("t"),
        (SHIFT, SLASH),
    ),
}


@pytest.fixture(params=LAYOUTS)
def question_mark(request, screen):
    """Put another layout on the keyboard; the key that types "?" then."""
    layout, second, letter, key = LAYOUTS[request.param]
    screen.set_layout(*layout)
    if second:
        screen.press_places(MENU)
    assert screen.keysym(PLACES["t"]) == letter
    assert screen.group == int(second)
    yield key
    if second:
        screen.press_places(MENU)
    assert screen.group == 0
    screen.set_layout("-layout", "us")


@pytest.fixture
def program(start, story):
    program = start(story)
    program.wait_photo(1)
    program.wait(lambda: program.sight.box[3] > 740, "the strip")
    return program


def press_all(program, question_mark):
    """Press every letter key that matters, and see that each does what it should."""
    program.press_places(PLACES["t"])
    program.wait(lambda: program.sight.box[3] < 750, "the window without the strip")
    program.press_places(PLACES["i"])
    program.wait(lambda: program.sight.middle > 600, "the window without the panel")
    upright = program.sight.size
    program.press_places(PLACES["r"])
    program.wait(lambda: program.sight.size[0] < program.sight.size[1], "the photo turned")
    program.press_places(SHIFT, PLACES["r"])
    program.wait(lambda: program.sight.size == upright, "the photo turned back")
    program.press_places(PLACES["z"])
    program.wait(lambda: program.sight.size > upright, "the photo at 100 %")
    program.press_places(PLACES["z"])
    program.wait(lambda: program.sight.size == upright, "the whole photo again")
    program.press_places(CONTROL, PLACES["g"])
    program.wait(lambda: len(program.windows) == 2, "the dialog for going to a photo")
    dialog = program.windows[1]
    assert dialog.title.startswith("Go to photo")
    program.wait(lambda: program.screen.has_keyboard(dialog), "the dialog's keyboard")
    program.screen.press("Escape")
    program.wait(lambda: len(program.windows) == 1, "the window alone")
    program.press_places(*question_mark)
    program.wait(lambda: program.sight.photo is None, "the list of keys over the photo")
    program.press("Escape")
    program.wait_photo(1)
    window = program.window.place
    program.press_places(PLACES["f"])
    program.wait(lambda: program.window.place == (0, 0, *SIZE), "full screen")
    program.press_places(PLACES["f"])
    program.wait(lambda: program.window.place == window, "the window as it was")
    program.press_places(PLACES["s"])
    program.wait_photo(2)


def test_every_letter_key_works_by_its_place(one_second, question_mark, program):
    press_all(program, question_mark)


def test_a_layout_that_is_changed_under_way_counts_at_once(one_second, screen, program):
    try:
        screen.set_layout("-layout", "ru")
        press_all(program, (SHIFT, SEVEN))
    finally:
        screen.set_layout("-layout", "us")
