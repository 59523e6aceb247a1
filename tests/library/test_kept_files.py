"""Files of ours that another version has written, or nobody could have."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from traps import TRAPS

from gallery_app.library.dirs import AppDirs
from gallery_app.library.files import LARGEST_FILE
from gallery_app.library.gallery_choices import GalleryChoice, GalleryChoices, read_choices, write_choices
from gallery_app.library.glance import glance_at
from gallery_app.library.recent import Recents, read_recents, write_recents
from gallery_app.library.session_file import (
    MOST_PATHS,
    MOST_WINDOWS,
    LeftSession,
    LeftWindow,
    forget_session,
    read_session,
    session_from,
    write_session,
)
from gallery_app.library.settings import Settings
from gallery_app.library.settings_file import read_settings, write_settings
from gallery_app.library.state import ViewerState, read_state, write_state

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
SESSION = LeftSession(
    (
        LeftWindow(),
        LeftWindow(
            paths=("/a b", "/ü\n\udcff"),
            file="photos/1.jpg",
            index=7,
            place=(-5, 30),
            size=(900, 600),
            maximised=True,
            caption="overlay",
            strip=False,
        ),
    ),
    front=1,
)
CHOICES = GalleryChoices((("/a", GalleryChoice(language="de")),))
# Each file of the state folder: its name, something to write, how it is written and read.
FILES = {
    "state.json": (ViewerState(size=(900, 600), strip=False), write_state, read_state),
    "session.json": (SESSION, write_session, read_session),
    "choices.json": (CHOICES, write_choices, read_choices),
    "recent.json": (Recents(), write_recents, read_recents),
}
BROKEN = {
    "nothing": b"",
    "half": b'{"version": 1, "windows": [',
    "not text": b"\xff\xfe\x00",
    "zeros": b"\0" * 4096,
    "null": b"null",
    "a list": b"[1, 2]",
    "far too deep": b"[" * 100_000,
    "far too large": b" " * (LARGEST_FILE + 1),
    "a version that is none": b'{"version": "one"}',
}


@pytest.fixture
def dirs(tmp_path):
    return AppDirs.under(str(tmp_path / "base"))


def put(dirs, name, data):
    os.makedirs(dirs.state, exist_ok=True)
    path = os.path.join(dirs.state, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


@pytest.mark.parametrize("name", FILES)
def test_what_a_newer_version_has_written_is_left_alone_and_ours_is_kept_beside_it(dirs, name):
    value, write, read = FILES[name]
    theirs = json.dumps({"version": 2, "all": "different"}).encode()
    path = put(dirs, name, theirs)
    nothing, message = read(dirs)
    assert (nothing, message) == (type(value)(), None)
    assert write(dirs, value) is None
    assert read(dirs) == (value, None)
    with open(path, "rb") as file:
        assert file.read() == theirs
    assert sorted(os.listdir(dirs.state)) == sorted([name, name.replace(".json", ".v1.json")])


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_set_aside_with_a_message(dirs, name, kind):
    value, write, read = FILES[name]
    path = put(dirs, name, BROKEN[kind])
    nothing, message = read(dirs)
    assert nothing == type(value)()
    assert path + ".broken" in str(message)
    assert not os.path.exists(path)
    assert write(dirs, value) is None
    assert read(dirs) == (value, None)


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_told_and_costs_nothing_else(dirs, name):
    value, write, read = FILES[name]
    os.makedirs(os.path.join(dirs.state, name))
    nothing, message = read(dirs)
    assert nothing == type(value)()
    assert name in str(message)
    assert name in str(write(dirs, value))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("trap", TRAPS)
def test_a_pipe_or_a_device_in_a_files_place_holds_nobody_up(dirs, name, trap):
    value, write, read = FILES[name]
    os.makedirs(dirs.state)
    path = os.path.join(dirs.state, name)
    TRAPS[trap](path)
    nothing, message = read(dirs)
    assert nothing == type(value)()
    assert f"{path} cannot be read" in str(message)
    assert write(dirs, value) is None
    assert read(dirs) == (value, None)


@pytest.mark.parametrize("trap", TRAPS)
def test_a_pipe_where_a_file_is_being_written_is_removed(dirs, trap):
    os.makedirs(dirs.state)
    TRAPS[trap](os.path.join(dirs.state, f".state.json.{os.getpid()}.tmp"))
    assert write_state(dirs, ViewerState()) is None
    assert os.listdir(dirs.state) == ["state.json"]


@pytest.mark.parametrize("trap", TRAPS)
def test_a_glance_is_not_held_up(dirs, trap):
    os.makedirs(dirs.state)
    path = os.path.join(dirs.state, "state.json")
    TRAPS[trap](path)
    assert glance_at(path).size is None


def test_a_glance_is_taken_at_the_file_of_this_version(dirs):
    write_state(dirs, ViewerState(size=(900, 600)))
    path = os.path.join(dirs.state, "state.json")
    assert glance_at(path).size == (900, 600)
    put(dirs, "state.json", b'{\n "version": 2,\n "size": [1, 2]\n}')
    assert glance_at(path).size is None
    write_state(dirs, ViewerState(size=(800, 500)))
    assert glance_at(path).size == (800, 500)


# Windows


@given(JSON)
def test_whatever_a_session_holds_it_is_read_or_refused(data):
    value = {"version": 1, "windows": data, "front": data} if not isinstance(data, dict) else data
    if isinstance(value.get("windows"), list):
        session = session_from(value)
        assert len(session.windows) <= MOST_WINDOWS
        assert session.front in range(max(1, len(session.windows)))
    else:
        with pytest.raises(ValueError, match="not a session"):
            session_from(value)


def test_a_window_that_makes_no_sense_costs_only_itself():
    good = {"paths": ["/a"], "index": 3}
    bad = [{"paths": ["relative"]}, {"paths": "/a"}, {"paths": ["/\0"]}, {"paths": ["/\ud800"]}, {}, 7, None]
    session = session_from({"windows": [*bad, good, *bad], "front": 99})
    assert session == LeftSession((LeftWindow(paths=("/a",), index=3),))
    odd = {
        "paths": ["/a"],
        "index": True,
        "place": [1],
        "size": [0, 4],
        "file": "\0",
        "strip": 1,
        "caption": [],
    }
    assert session_from({"windows": [odd]}).windows == (LeftWindow(paths=("/a",)),)


def test_windows_with_thousands_of_named_photos_come_back(dirs):
    folder = "/" + "ы" * 100
    paths = tuple(f"{folder}/{number}.jpg" for number in range(MOST_PATHS))
    session = LeftSession((LeftWindow(paths=paths), LeftWindow(paths=paths[:900])))
    assert write_session(dirs, session) is None
    assert read_session(dirs) == (session, None)


def test_what_could_not_be_read_again_is_not_written(dirs):
    paths = tuple(f"/{'ы' * 1_000}/{number}.jpg" for number in range(MOST_PATHS))
    write_session(dirs, SESSION)
    assert "too large" in str(write_session(dirs, LeftSession((LeftWindow(paths=paths),) * 2)))
    assert read_session(dirs) == (SESSION, None)


def test_a_session_that_is_not_wanted_any_more_is_forgotten(dirs):
    forget_session(dirs)
    write_session(dirs, SESSION)
    forget_session(dirs)
    assert os.listdir(dirs.state) == []


# Settings


def test_settings_that_another_version_knows_stay_in_the_file(dirs):
    os.makedirs(dirs.config)
    path = os.path.join(dirs.config, "settings.yaml")
    with open(path, "w") as file:
        file.write("colour_of_the_moon: silver\nlists: [1, two]\nwheel: turn\nslideshow_seconds: 7\n")
    mine, messages = read_settings(dirs)
    assert len(messages) == 3
    changed = Settings(slideshow_seconds=7.0, theme="dark")
    assert write_settings(dirs, changed, mine) is None
    with open(path) as file:
        text = file.read()
    assert "colour_of_the_moon: silver" in text
    assert "wheel: turn" in text
    assert read_settings(dirs)[0] == changed


def test_what_another_instance_has_changed_meanwhile_stays(dirs):
    before, _ = read_settings(dirs)
    write_settings(dirs, Settings(text_scale=1.5, allowed_hosts=("example.org",)), before)
    write_settings(dirs, Settings(theme="light"), before)
    both = Settings(theme="light", text_scale=1.5, allowed_hosts=("example.org",))
    assert read_settings(dirs) == (both, ())


@pytest.mark.parametrize("trap", TRAPS)
def test_settings_do_without_a_file_that_is_none(dirs, trap):
    os.makedirs(dirs.config)
    TRAPS[trap](os.path.join(dirs.config, "settings.yaml"))
    settings, (message,) = read_settings(dirs)
    assert settings == Settings()
    assert "cannot be read" in str(message)
    assert write_settings(dirs, Settings(theme="light"), settings) is None
    assert read_settings(dirs) == (Settings(theme="light"), ())


def test_settings_that_somebody_broke_meanwhile_are_kept_beside_the_new_ones(dirs):
    os.makedirs(dirs.config)
    path = os.path.join(dirs.config, "settings.yaml")
    before, _ = read_settings(dirs)
    with open(path, "w") as file:
        file.write("theme: [light\n")
    message = write_settings(dirs, Settings(text_scale=1.5), before)
    assert f"{path}.broken" in str(message)
    with open(f"{path}.broken") as file:
        assert file.read() == "theme: [light\n"
    assert read_settings(dirs) == (Settings(text_scale=1.5), ())


def test_a_settings_file_that_is_a_link_stays_one(dirs, tmp_path):
    real = tmp_path / "dotfiles.yaml"
    real.write_text("theme: light\n")
    os.makedirs(dirs.config)
    path = os.path.join(dirs.config, "settings.yaml")
    os.symlink(real, path)
    before, _ = read_settings(dirs)
    assert write_settings(dirs, Settings(theme="dark"), before) is None
    assert os.path.islink(path)
    assert "theme: dark" in real.read_text()


def test_a_setting_goes_back_to_its_default(dirs):
    write_settings(dirs, Settings(theme="light", strip_whole=True))
    write_settings(dirs, Settings(strip_whole=True), Settings(theme="light", strip_whole=True))
    assert read_settings(dirs) == (Settings(strip_whole=True), ())
