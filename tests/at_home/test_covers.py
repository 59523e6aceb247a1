"""The covers that file managers show: the command that a thumbnailer entry names."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PIL import Image
from started_program import PROGRAM

from gallery_app.desktop.cover import MOST_TRIED

SAVES_AND_TELLS_WHAT_IT_IMPORTED = """
import sys
from gallery_app.__main__ import main
code = main(["thumbnail", *sys.argv[1:]])
print(code, *[name for name in sys.modules if name.startswith(("PySide6", "PIL", "yaml"))])
"""


def saved(*arguments, code=0):
    """Run the command and return what it said."""
    command = [*PROGRAM, "thumbnail", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done.stderr
    return done.stderr


def colour_of(path):
    """Return the colour in a picture's middle, and its size."""
    with Image.open(path) as image:
        assert image.format == "PNG"
        image.load()
        return image.convert("RGB").getpixel((image.width // 2, image.height // 2)), image.size


def test_the_cover_is_the_first_photo_at_the_size_asked_for(bundle, tmp_path):
    folder = bundle.with_photos(3, size=(600, 400))
    saved(folder, tmp_path / "cover.png", "128")
    assert colour_of(tmp_path / "cover.png") == (bundle.colour(1), (128, 85))


def test_without_a_size_it_is_that_of_most_file_managers_and_never_enormous(bundle, tmp_path):
    photo = bundle.write_photo(tmp_path / "one.png", size=(3000, 300))
    saved(photo, tmp_path / "usual.png")
    assert colour_of(tmp_path / "usual.png")[1][0] == 256
    saved(photo, tmp_path / "large.png", "9999")
    assert colour_of(tmp_path / "large.png")[1][0] == 1024


def test_a_small_photo_is_not_blown_up(bundle, tmp_path):
    saved(bundle.with_photos(1), tmp_path / "cover.png", "512")
    assert colour_of(tmp_path / "cover.png")[1] == (60, 40)


def test_a_first_photo_that_cannot_be_shown_gives_way_to_the_next(bundle, tmp_path):
    folder = bundle.with_photos(4)
    (folder / "photo 1.png").unlink()
    (folder / "photo 2.png").write_bytes(b"no photo")
    saved(folder, tmp_path / "cover.png")
    assert colour_of(tmp_path / "cover.png")[0] == bundle.colour(3)


def test_among_very_many_that_cannot_be_shown_none_is_looked_for_to_the_end(bundle, tmp_path):
    folder = bundle.plain(MOST_TRIED + 2)
    for number in range(1, MOST_TRIED + 2):
        (folder / f"photo {number}.png").write_bytes(b"no photo")
    assert "photo" in saved(folder, tmp_path / "cover.png", code=2)
    assert not (tmp_path / "cover.png").exists()


def test_what_is_transparent_stays_so(tmp_path):
    half = Image.new("RGBA", (300, 200), (200, 100, 50, 128))
    half.putpixel((0, 0), (1, 2, 3, 0))
    half.save(tmp_path / "half.png")
    saved(tmp_path / "half.png", tmp_path / "cover.png", "300")
    with Image.open(tmp_path / "cover.png") as image:
        assert image.mode == "RGBA"
        found = image.getpixel((150, 100))
    assert all(abs(one - other) <= 1 for one, other in zip(found, (200, 100, 50, 128), strict=True))


def test_an_address_and_odd_names_are_understood(bundle, tmp_path):
    folder = bundle.with_photos(1, name='it\'s a "story" 100%\nof ünusual name')
    saved(folder.as_uri(), tmp_path / "one.png")
    saved(folder, tmp_path / "a\nb.png")
    assert colour_of(tmp_path / "one.png") == colour_of(tmp_path / "a\nb.png")
    odd = os.path.join(os.fsencode(tmp_path), b"\xff.png")
    saved(folder, odd)
    assert os.path.getsize(odd)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _path: None, ""),
        (lambda path: path.mkdir(), "no photo"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(99)), ""),
        (lambda path: path.write_bytes(b""), ""),
    ],
    ids=["missing", "empty folder", "broken zip", "empty file"],
)
def test_what_has_no_cover_ends_with_an_error_and_writes_nothing(make, said, tmp_path):
    make(tmp_path / "a.photostory")
    assert said in saved(tmp_path / "a.photostory", tmp_path / "cover.png", code=2)
    assert not (tmp_path / "cover.png").exists()


def test_a_target_that_cannot_be_written_is_an_error(bundle, tmp_path):
    assert "No such file" in saved(bundle.with_photos(1), tmp_path / "no/where.png", code=2)


@pytest.mark.parametrize("words", [(), ("a",), ("a", "b", "c", "d"), ("a", "b", "large"), ("a", "b", "0")])
def test_a_command_that_makes_no_sense_is_an_error(words):
    assert saved(*words, code=2)


def test_neither_qt_nor_a_decoder_comes_into_the_process_that_writes(bundle, tmp_path):
    command = [sys.executable, "-I", "-c", SAVES_AND_TELLS_WHAT_IT_IMPORTED]
    arguments = [bundle.with_photos(1), tmp_path / "cover.png"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["0"]
