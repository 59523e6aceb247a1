"""Windows and what a start knows of the one before, with a window manager and several processes."""

from __future__ import annotations

import json

import yaml


def closed(program, screen):
    """Close every window as a person would, and see the program end well."""
    for window in program.windows:
        screen.ask_to_close(window)
    assert program.wait_end() == 0


def test_size_and_place_come_back_and_stay_start_after_start(start, screen, story):
    program = start(story)
    program.wait_photo(1)
    number = str(program.window.id)
    screen.call("xdotool", "windowsize", number, "1000", "700", "windowmove", number, "210", "130")
    program.wait(lambda: program.window.place[2:] == (1000, 700), "the other size")
    program.wait(lambda: abs(program.window.place[0] - 210) < 20, "the other place")
    program.wait_photo(1)
    place = program.window.place
    closed(program, screen)
    for _ in range(2):
        program = start(story)
        program.wait_photo(1)
        assert program.window.place == place
        closed(program, screen)


def test_a_maximised_window_comes_back_maximised(start, screen, story):
    program = start(story)
    program.wait_photo(1)
    before = program.window.place
    screen.maximise(program.window)
    program.wait(lambda: program.window.place[2] > before[2], "the large window")
    place = program.window.place
    program.wait_photo(1)
    closed(program, screen)
    program = start(story)
    program.wait_photo(1)
    program.wait(lambda: program.window.place == place, "the large window again")


def test_full_screen_is_left_behind_when_the_window_is_closed_in_it(start, screen, story):
    program = start(story)
    program.wait_photo(1)
    before = program.window.place
    program.press("F11")
    program.wait(lambda: program.window.place != before, "full screen")
    program.press("ctrl+w")
    assert program.wait_end() == 0
    program = start(story)
    program.wait_photo(1)
    assert program.window.place[2:] == before[2:]


def test_two_folders_open_two_windows_of_one_process(start, screen, bundle):
    one = bundle.with_photos(2, name="one", size=(1500, 1000))
    other = bundle.plain(3, name="other", size=(1500, 1000))
    program = start(one, other)
    program.wait(lambda: len(program.windows) == 2, "the second window")
    program.wait(
        lambda: {window.title for window in program.windows} == {"Headline — Gallery", "other — Gallery"},
        "both titles",
    )
    assert len({window.pid for window in program.windows}) == 1
    assert len({window.place[:2] for window in program.windows}) == 2
    closed(program, screen)


def test_closing_one_window_leaves_the_other(start, screen, bundle):
    program = start(*(bundle.with_photos(2, name=name, size=(1500, 1000)) for name in ("one", "other")))
    program.wait(lambda: len(program.windows) == 2, "the second window")
    screen.ask_to_close(program.windows[0])
    program.wait(lambda: len(program.windows) == 1, "one window less")
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)


def test_ctrl_q_ends_all_windows(start, bundle):
    program = start(*(bundle.with_photos(2, name=name, size=(1500, 1000)) for name in ("one", "other")))
    program.wait(lambda: len(program.windows) == 2, "the second window")
    program.press_anywhere("ctrl+q")
    assert program.wait_end() == 0


def test_processes_that_remember_things_at_once_tear_no_file(start, screen, bundle, tmp_path):
    folders = [bundle.with_photos(3, name=f"story {number}", size=(600, 400)) for number in range(4)]
    programs = [start(folder) for folder in folders]
    for program in programs:
        program.wait(lambda program=program: program.window.title == "Headline — Gallery", "its story")
    for program in programs:
        screen.ask_to_close(program.window)
    assert [program.wait_end() for program in programs] == [0] * 4
    assert [program.errors.read_text() for program in programs] == [""] * 4
    remembered = tmp_path / "remembered"
    files = {str(file.relative_to(remembered)) for file in remembered.rglob("*") if file.is_file()}
    assert {"state/state.json", "state/recent.json"} <= files
    assert not {name for name in files if name.endswith((".tmp", ".broken"))}
    known = json.loads((remembered / "state/recent.json").read_text())["galleries"]
    assert known
    assert {one["path"] for one in known} <= {str(folder) for folder in folders}
    json.loads((remembered / "state/state.json").read_text())


def test_a_choice_made_in_the_window_is_in_the_settings_file(start, screen, story, tmp_path):
    program = start(story)
    program.wait_photo(1)
    program.press("bracketright")
    settings = tmp_path / "remembered" / "config" / "settings.yaml"
    program.wait(settings.exists, "the settings file")
    assert yaml.safe_load(settings.read_text())["slideshow_seconds"] == 4
    closed(program, screen)
