"""What the command line promises, with a screen and without one."""

from __future__ import annotations

import os
import subprocess

import pytest
from PIL import Image
from screens import SIZE, number_of
from started_program import PROGRAM

NO_SCREEN = {
    name: value
    for name, value in os.environ.items()
    if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
}


BAD = ("gone", "empty", "no manifest")


def run(*arguments, env=NO_SCREEN):
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)


def photo_in(picture):
    left, top, right, bottom = (
        picture.width // 4,
        picture.height // 4,
        picture.width // 2,
        picture.height // 2,
    )
    colours = picture.convert("RGB").crop((left, top, right, bottom)).getcolors(1 << 24)
    red, green, blue = max(colours)[1]
    return number_of(red << 16 | green << 8 | blue, 12)


@pytest.mark.parametrize(
    ("scale", "size"), [("1", (900, 600)), ("2", (1800, 1200)), ("1.5", (1350, 900)), ("0.5", (450, 300))]
)
def test_a_screenshot_has_the_size_times_the_scale(story, tmp_path, scale, size):
    file = tmp_path / "window.png"
    done = run("--screenshot", file, "--size", "900x600", "--scale", scale, "--photo", "3", story)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Image.open(file) as picture:
        assert picture.format == "PNG"
        assert picture.size == size
        assert photo_in(picture) == 3


def test_a_screenshot_on_a_desktop_opens_no_window_and_remembers_nothing(screen, story, tmp_path):
    before = screen.windows()
    file = tmp_path / "window.png"
    done = run("--screenshot", file, story, env=screen.environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert screen.windows() == before
    assert not list(screen.folder.rglob("gallery-app*"))


def test_the_welcome_page_can_be_photographed_too(tmp_path):
    file = tmp_path / "window.png"
    done = run("--screenshot", file, "--size", "800x600", "--theme", "light")
    assert (done.returncode, done.stderr) == (0, "")
    with Image.open(file) as picture:
        assert picture.size == (800, 600)


@pytest.mark.parametrize("options", [[], ["--fullscreen"], ["--slideshow"]])
def test_a_window_without_a_screen_is_one_sentence_and_exit_code_3(story, options):
    done = run(*options, story)
    assert (done.returncode, done.stdout) == (3, "")
    assert one_sentence(done.stderr)
    assert "no screen" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["info"], ["check"], ["info", "--json"], ["--screenshot", "window.png"]]
)
@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_opened_is_one_sentence_and_exit_code_2(tmp_path, bundle, arguments, kind):
    path = bad_path(kind, bundle, tmp_path)
    command = [str(tmp_path / word) if word == "window.png" else word for word in arguments]
    done = run(*command, path)
    assert (done.returncode, done.stdout) == (2, "")
    assert one_sentence(done.stderr)
    assert path.name in done.stderr
    assert not (tmp_path / "window.png").exists()


@pytest.mark.parametrize("kind", BAD)
def test_on_a_screen_a_window_says_it_and_can_be_used_on(start, bundle, tmp_path, kind):
    program = start(bad_path(kind, bundle, tmp_path))
    program.wait(lambda: [window.title for window in program.windows] == ["Gallery"], "a window")
    program.press("F11")
    program.wait(lambda: program.window.place == (0, 0, *SIZE), "full screen")
    program.press("Escape")
    program.wait(lambda: program.window.place != (0, 0, *SIZE), "the window")
    program.press("ctrl+w")
    assert program.wait_end() == 0
    assert program.errors.read_text() == ""


def test_a_screenshot_that_cannot_be_written_is_one_sentence_and_exit_code_2(story, tmp_path):
    done = run("--screenshot", tmp_path / "gone" / "window.png", story)
    assert (done.returncode, done.stdout) == (2, "")
    assert one_sentence(done.stderr)


def test_photo_full_screen_and_slideshow_start_as_wished(start, story, one_second):
    program = start("--photo", "4", "--fullscreen", story)
    program.wait_photo(4)
    program.wait(lambda: program.window.place == (0, 0, *SIZE), "full screen")
    program.press("Escape")
    program.wait(lambda: program.window.place != (0, 0, *SIZE), "the window")
    program.end()
    program = start("--photo", "2", "--slideshow", story)
    program.wait_photo(3)
    program.wait_photo(4)


def bad_path(kind, bundle, tmp_path):
    if kind == "empty":
        return bundle.plain(0, name="empty")
    if kind == "no manifest":
        folder = bundle.plain(1, name="refused")
        bundle.write_manifest(folder, "article:\n  headline: one: two\n")
        return folder / "gallery.yaml"
    return tmp_path / "gone" / "story"


def one_sentence(text):
    return text.startswith("gallery-app: ") and text.count("\n") == 1 and "Traceback" not in text
