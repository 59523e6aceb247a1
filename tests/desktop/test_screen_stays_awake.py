"""A slideshow keeps the desktop from blanking the screen, and only as long as it plays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from screens import HANG, wait_for

SERVICE = Path(__file__).with_name("fake_screen_saver.py")


@pytest.fixture
def told(screen, tmp_path):
    """What the desktop's screen saver was told so far, as lists of words."""
    file = tmp_path / "told.txt"
    with file.open("wb") as output:
        service = subprocess.Popen(
            [sys.executable, "-I", SERVICE],
            env={**screen.environment, "QT_QPA_PLATFORM": "offscreen"},
            stdout=output,
        )

    def read():
        return [line.split(" ", 2) for line in file.read_text().splitlines(keepends=False)]

    wait_for(lambda: read() == [["ready"]], "the service")
    yield lambda: read()[1:]
    service.kill()
    service.wait(HANG)


def test_playing_asks_for_it_and_stopping_lets_go(start, story, told):
    program = start(story)
    program.wait_photo(1)
    assert told() == []
    program.press("s")
    program.wait(lambda: len(told()) == 1, "the wish to stay awake")
    word, sender, reason = told()[0]
    assert word == "inhibit"
    assert reason == "Gallery: A slideshow is running"
    program.press("s")
    program.wait(lambda: told()[1:] == [["gone", sender]], "the end of the wish")
    program.press("s")
    program.wait(lambda: len(told()) == 3, "the wish again")
    assert told()[2][0] == "inhibit"


def test_a_pause_lets_the_screen_sleep(start, story, told):
    program = start(story)
    program.wait_photo(1)
    program.press("F5")
    program.wait(lambda: len(told()) == 1, "the wish to stay awake")
    program.press("space")
    program.wait(lambda: len(told()) == 2, "the end of the wish")
    assert told()[1] == ["gone", told()[0][1]]


def test_the_last_photo_ends_the_show_and_lets_the_screen_sleep(start, bundle, told, one_second):
    program = start(bundle.with_photos(2, size=(1500, 1000)))
    program.wait_photo(1)
    program.press("s")
    program.wait(lambda: [line[0] for line in told()] == ["inhibit", "gone"], "the end of the wish")
    program.wait_photo(2)


def test_without_such_a_service_the_show_plays_all_the_same(start, story, one_second):
    program = start(story)
    program.wait_photo(1)
    program.press("s")
    program.wait_photo(2)


def test_without_a_session_bus_the_show_plays_all_the_same(start, story, one_second):
    program = start(story, DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere/at/all")
    program.wait_photo(1)
    program.press("s")
    program.wait_photo(2)
