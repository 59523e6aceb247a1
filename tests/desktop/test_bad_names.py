"""Names that break things elsewhere, on a real screen."""

from __future__ import annotations

import os

import pytest

NAMES = {
    "a line break": b"two\nlines",
    "quotes": b"'single' \"double\" `back`",
    "umlauts": "Zürich Öl ß 東京".encode(),
    "undecodable bytes": b"latin \xfc\xff\xfe",
    "markup": b"<b>bold &amp; <img src=x>",
    "dashes": b"--theme",
    "an escape": b"\x1b[2J\x07",
    "a percent sign": b"100%20 %n%s",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_gallery_and_photos_with_odd_names_open_and_step(start, bundle, name):
    odd = NAMES[name]
    made = bundle.plain(3, name="made", size=(1500, 1000))
    folder = os.path.join(os.fsencode(made.parent), odd)
    os.rename(made, folder)
    for number in (1, 2, 3):
        old = os.path.join(folder, b"photo %d.png" % number)
        os.rename(old, os.path.join(folder, b"%d " % number + odd + b".png"))
    program = start("--", folder)
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)
    program.press("End")
    program.wait_photo(3)
    title = program.window.title
    assert title.endswith(" — Gallery")
    assert title.isprintable()
    program.press("ctrl+c", "ctrl+shift+c", "ctrl+w")
    assert program.wait_end() == 0
    assert program.errors.read_text() == ""


def test_one_photo_with_an_odd_name_opens_with_its_folder(start, bundle):
    folder = bundle.plain(3, size=(1500, 1000))
    odd = os.path.join(os.fsencode(folder), b"photo 2\n\xff.png")
    os.rename(folder / "photo 2.png", odd)
    program = start(odd)
    program.wait_photo(2)
    program.press("Right")
    program.wait_photo(3)
    program.press("Home")
    program.wait_photo(1)
