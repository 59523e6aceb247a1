"""Windows that were open come back at the next start where the reader wants it, however the last ended."""

from __future__ import annotations

import json
import os
import signal

import pytest

SIZE = (1500, 1000)


@pytest.fixture
def wanted(tmp_path):
    """The setting, made by hand."""
    settings = tmp_path / "remembered" / "config" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("restore_windows: true\n")


@pytest.fixture
def kept(tmp_path):
    """What is written of the windows at the moment."""
    file = tmp_path / "remembered" / "state" / "session.json"

    def read():
        return json.loads(file.read_text())["windows"] if file.exists() else None

    return read


@pytest.fixture
def stories(bundle):
    return [bundle.plain(5, name=name, size=SIZE) for name in ("one", "other")]


def titles(program):
    return sorted(window.title for window in program.windows)


def both_are_open(program):
    program.wait(lambda: titles(program) == ["one — Gallery", "other — Gallery"], "both windows")


def places(program):
    return {window.title: window.place for window in program.windows}


def go_to_photo_three(program, kept):
    program.wait_photo(1)
    program.press("Right", "Right")
    program.wait_photo(3)
    program.wait(lambda: 2 in [window["index"] for window in kept() or ()], "what is kept")


def test_windows_that_are_left_together_come_back_with_their_photos_and_places(
    start, screen, wanted, kept, stories
):
    program = start(*stories)
    both_are_open(program)
    number = next(window for window in program.windows if window.title.startswith("one")).id
    screen.call("xdotool", "windowmove", str(number), "90", "120", "windowsize", str(number), "900", "640")
    program.wait(lambda: places(program)["one — Gallery"][2:] == (900, 640), "the other size")
    screen.call("xdotool", "windowactivate", str(number))
    program.press_anywhere("3", "Return")
    program.wait(lambda: "photo 3.png" in [window["file"] for window in kept() or ()], "what is kept")
    before = places(program)
    program.press_anywhere("ctrl+q")
    assert program.wait_end() == 0
    again = start()
    both_are_open(again)
    again.wait(lambda: places(again) == before, "the same places")
    again.wait(lambda: 3 in [screen.look_at(window, 5).photo for window in again.windows], "photo 3")
    assert [window["index"] for window in kept()] == [2, 0]


def test_they_come_back_after_the_program_was_killed(start, wanted, kept, stories):
    program = start(stories[0])
    go_to_photo_three(program, kept)
    os.kill(program.pid, signal.SIGKILL)
    program.wait_end()
    again = start()
    again.wait(lambda: titles(again) == ["one — Gallery"], "the window")
    again.wait_photo(3)


def test_killed_again_and_again_nothing_is_lost_or_broken(start, wanted, kept, stories, tmp_path):
    program = start(stories[0])
    go_to_photo_three(program, kept)
    for _ in range(4):
        os.kill(program.pid, signal.SIGKILL)
        program.wait_end()
        program = start()
        assert program.window
    program.wait_photo(3)
    assert not list((tmp_path / "remembered").rglob("*.broken"))


def test_windows_closed_one_by_one_are_gone_but_for_the_last(start, screen, wanted, kept, stories):
    program = start(*stories)
    both_are_open(program)
    for count in (1, 0):
        screen.ask_to_close(
            next(window for window in program.windows if window.title.startswith(("one", "oth")))
        )
        if count:
            program.wait(lambda: len(program.windows) == 1, "one window less")
    assert program.wait_end() == 0
    assert len(kept()) == 1
    again = start()
    again.wait(lambda: titles(again) == ["other — Gallery"], "the last one")


def test_they_stay_away_by_default_and_beside_what_is_asked_for(start, screen, kept, stories, tmp_path):
    program = start(stories[0])
    program.wait_photo(1)
    program.press("ctrl+q")
    assert program.wait_end() == 0
    assert kept() is None
    settings = tmp_path / "remembered" / "config" / "settings.yaml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("restore_windows: true\n")
    program = start(stories[1])
    program.wait(lambda: titles(program) == ["other — Gallery"], "what was asked for")
    program.press("ctrl+q")
    assert program.wait_end() == 0


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[]", b'{"version": 1, "windows": {}}', b"\0" * 9999])
def test_a_broken_file_is_set_aside_and_the_program_starts(start, wanted, tmp_path, data):
    file = tmp_path / "remembered" / "state" / "session.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    program = start()
    program.wait(lambda: titles(program) == ["Gallery"], "the window")
    program.wait(lambda: file.with_name("session.json.broken").exists(), "the old file")
    assert file.with_name("session.json.broken").read_bytes() == data
    program.press("ctrl+q")
    assert program.wait_end() == 0
    assert program.errors.read_text() == ""


def test_a_gallery_that_is_gone_does_not_keep_the_others_away(start, wanted, kept, stories):
    program = start(*stories)
    both_are_open(program)
    program.wait(lambda: len([window for window in kept() or () if window["paths"]]) == 2, "what is kept")
    os.kill(program.pid, signal.SIGKILL)
    program.wait_end()
    stories[0].rename(stories[0].with_name("elsewhere"))
    again = start()
    again.wait(
        lambda: titles(again) == ["Gallery", "other — Gallery"], "the other, and a window that says why"
    )


def test_where_nothing_can_be_written_the_program_works_all_the_same(start, wanted, stories, tmp_path):
    (tmp_path / "remembered" / "state").write_text("a file where the folder should be")
    program = start(stories[0])
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)
    program.press("ctrl+q")
    assert program.wait_end() == 0
    assert program.errors.read_text() == ""
