"""Photos on a screen that tells its colours: a profile on the X server's root window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image
from Xlib import X, Xatom

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "imaging"))
from profiles_made import exchanged

RED, BLUE = 0xC82828, 0x2828C8


@pytest.fixture
def swapped_screen(screen):
    """A screen whose red and blue are exchanged, as its profile says."""
    atom = screen.display.intern_atom("_ICC_PROFILE")
    screen.root.change_property(atom, Xatom.CARDINAL, 8, exchanged())
    screen.display.sync()
    yield screen
    screen.root.delete_property(atom)
    screen.display.sync()


@pytest.fixture
def red_photos(tmp_path):
    """Two red photos, a plain JPEG and a PNG."""
    folder = tmp_path / "red"
    folder.mkdir()
    for name in ("1.jpg", "2.png"):
        Image.new("RGB", (1200, 800), (200, 40, 40)).save(folder / name)
    return folder


def is_near(colour: int | None, wanted: int) -> bool:
    parts = (16, 8, 0)
    return colour is not None and all(
        abs((colour >> part & 255) - (wanted >> part & 255)) <= 12 for part in parts
    )


def middle(program) -> int | None:
    """The colour in the middle of the photo."""
    left, top, width, height = program.window.place
    place = left + round((width - 320) / 2), top + round(height / 2)
    image = program.screen.root.get_image(*place, 1, 1, X.ZPixmap, 0xFFFFFFFF)
    return int.from_bytes(image.data[:3], "little")


def test_photos_come_in_the_colours_of_the_screen_at_once_and_at_the_next_start(
    start, swapped_screen, red_photos
):
    program = start(red_photos)
    program.wait(lambda: is_near(middle(program), BLUE), "red, as this screen shows it")
    program.press("Right")
    program.wait(lambda: is_near(middle(program), BLUE), "the next one too")
    program.press("ctrl+q")
    program.wait_end()
    again = start(red_photos)
    again.wait(lambda: is_near(middle(again), BLUE), "red, as this screen shows it")


def test_a_screen_that_tells_nothing_shows_srgb(start, screen, red_photos):
    program = start(red_photos)
    program.wait(lambda: is_near(middle(program), RED), "red as it is")


def test_a_photo_is_copied_in_srgb_whatever_the_screen(start, swapped_screen, red_photos, other):
    program = start(red_photos)
    program.wait(lambda: is_near(middle(program), BLUE), "red, as this screen shows it")
    program.press("ctrl+c")

    def whole_photo():
        # What is there is copied at once, and again once the photo is there as large as it is.
        size, _, colour = other("read").flavour("picture").partition(" #")
        return colour if size == "1200x800" else ""

    assert is_near(int(program.wait(whole_photo, "the whole photo"), 16), RED)
