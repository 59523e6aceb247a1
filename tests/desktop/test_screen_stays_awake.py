"""A slideshow keeps the desktop from blanking the screen, and only as long as it plays."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from screens import HANG, wait_for

SERVICE = Path(__file__).with_name("fake_screen_saver.py")


@pytest.fixture
def service(screen, tmp_path):
    """The desktop's screen saver, a process, and the file to which it writes what it was told."""
    file = tmp_path / "told.txt"
    with file.open("wb") as output:
        service = subprocess.Popen(
            [sys.executable, "-I", SERVICE],
            env={**screen.environment, "QT_QPA_PLATFORM": "offscreen"},
            stdout=output,
        )

    wait_for(lambda: file.read_text() == "ready\n", "the service")
    yield service, file
    service.kill()
    service.wait(HANG)


@pytest.fixture
def told(service):
    """What the desktop's screen saver was told so far, as lists of words."""
    return lambda: [line.split(" ", 2) for line in service[1].read_text().splitlines()[1:]]


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


def test_each_windows_show_has_a_wish_of_its_own(start, screen, bundle, told):
    program = start(*(bundle.plain(9, name=name, size=(1500, 1000)) for name in ("one", "other")))
    titles = {"one — Gallery", "other — Gallery"}
    program.wait(lambda: {window.title for window in program.windows} == titles, "both galleries")
    for count, window in enumerate(program.windows, 1):
        screen.call("xdotool", "windowactivate", str(window.id))
        program.wait(lambda window=window: screen.has_keyboard(window), "the keyboard")
        program.wait(lambda window=window: screen.look_at(window, 9).photo == 1, "the first photo")
        screen.press("s")
        program.wait(lambda count=count: len(told()) == count, "the wish to stay awake")
    senders = {line[1] for line in told()}
    assert len(senders) == 2
    program.press_anywhere("s")
    program.wait(lambda: len(told()) == 3, "the end of one wish")
    assert told()[2][0] == "gone"


def test_a_service_that_hangs_holds_nobody_up_and_may_answer_later(start, story, service, told, one_second):
    process, _ = service
    process.send_signal(signal.SIGSTOP)
    program = start(story)
    program.wait_photo(1)
    program.press("s")
    program.wait_photo(3)
    process.send_signal(signal.SIGCONT)
    program.wait(lambda: len(told()) == 1, "the wish to stay awake")
    program.press("s")
    program.wait(lambda: [line[0] for line in told()] == ["inhibit", "gone"], "the end of the wish")


def test_a_wish_that_was_never_answered_ends_with_the_show(start, story, service, told):
    process, _ = service
    process.send_signal(signal.SIGSTOP)
    program = start(story)
    program.wait_photo(1)
    program.press("s")
    program.press("s")
    program.press("s")
    program.press("s")
    process.send_signal(signal.SIGCONT)
    program.press("Right")
    program.wait_photo(2)
    program.press("s")
    program.wait(lambda: told() and told()[-1][0] == "inhibit", "the wish to stay awake")


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
