"""Settings, window state and recent galleries: kept whole, read with forbearance."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.library.dirs import AppDirs
from gallery_app.library.files import LARGEST_FILE, write_whole
from gallery_app.library.recent import (
    AT_MOST,
    RecentGallery,
    Recents,
    cover_name,
    covers_folder,
    read_recents,
    recents_from,
    write_recents,
)
from gallery_app.library.settings import Settings, as_mapping, settings_from
from gallery_app.library.settings_file import read_settings, write_settings
from gallery_app.library.state import ViewerState, read_state, state_from, write_state
from gallery_app.model.gallery import GalleryKind

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)

needs_a_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def dirs(tmp_path):
    return AppDirs.under(str(tmp_path / "base"))


def put(folder, name, data):
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def opened(path, **changes):
    gallery = RecentGallery(path, f"Story {path}", 9, 2, "2024-04-07T15:40:00+00:00", GalleryKind.FOLDER)
    return replace(gallery, **changes)


# Settings


def test_without_a_file_the_defaults_hold(dirs):
    assert read_settings(dirs) == (Settings(), ())
    assert read_state(dirs) == (ViewerState(), None)
    assert read_recents(dirs) == (Recents(), None)
    assert not os.path.exists(os.path.dirname(dirs.config))


def test_settings_come_back_as_they_were_written(dirs):
    mine = Settings(
        theme="light",
        text_scale=1.25,
        slideshow_seconds=8.0,
        slideshow_caption="pinned",
        strip_whole=True,
        arrows_pan_when_zoomed=True,
        wheel="zoom",
        reduce_motion="on",
        sort_by_date=True,
        metadata_order="mwg",
        restore_windows=True,
        allowed_hosts=("example.org", "xn--bcher-kva.example"),
    )
    assert write_settings(dirs, mine) is None
    assert read_settings(dirs) == (mine, ())
    changed = [
        one.name for one in fields(Settings) if getattr(mine, one.name) == getattr(Settings(), one.name)
    ]
    assert changed == [], "every setting differs from its default here"


def test_a_setting_that_does_not_fit_costs_only_itself(dirs):
    put(
        dirs.config,
        "settings.yaml",
        b"theme: green\ntext_scale: 9\nslideshow_seconds: 8\nstrip_whole: maybe\n",
    )
    mine, messages = read_settings(dirs)
    assert mine == Settings(slideshow_seconds=8.0)
    assert [
        next(name for name in ("theme", "text_scale", "strip_whole") if name in str(one)) for one in messages
    ] == [
        "theme",
        "text_scale",
        "strip_whole",
    ]
    assert "system, dark, light" in str(messages[0])
    assert "0.8 to 2.5" in str(messages[1])


@pytest.mark.parametrize("written", ["on", "yes", "True", "'on'", '"true"'])
def test_settings_written_by_hand_mean_what_they_say(dirs, written):
    put(dirs.config, "settings.yaml", f"strip_whole: {written}\nreduce_motion: on\ntheme: dark\n".encode())
    assert read_settings(dirs) == (Settings(strip_whole=True, reduce_motion="on", theme="dark"), ())


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"{}"])
def test_an_empty_settings_file_is_no_mistake(dirs, data):
    put(dirs.config, "settings.yaml", data)
    assert read_settings(dirs) == (Settings(), ())


@pytest.mark.parametrize(
    "data",
    [b"a: [", b"\xff\xfe\x00", b"theme: dark\ntheme: *x", b"x" * (LARGEST_FILE + 1)],
    ids=["half", "not text", "an alias", "far too large"],
)
def test_a_settings_file_that_cannot_be_understood_is_set_aside(dirs, data):
    path = put(dirs.config, "settings.yaml", data)
    mine, messages = read_settings(dirs)
    assert mine == Settings()
    assert path + ".broken" in str(messages[0])
    with open(path + ".broken", "rb") as file:
        assert file.read() == data
    assert not os.path.exists(path)


def test_hosts_are_hosts(dirs):
    put(dirs.config, "settings.yaml", b"allowed_hosts: ['https://example.org/x']\n")
    mine, messages = read_settings(dirs)
    assert mine.allowed_hosts == ()
    assert "allowed_hosts" in str(messages[0])


def test_a_setting_of_another_version_is_named_and_passed_over():
    mine, messages = settings_from({"colour": "red", "theme": "dark"})
    assert mine == Settings(theme="dark")
    assert "colour" in str(messages[0])


@given(st.dictionaries(st.sampled_from([one.name for one in fields(Settings)]), JSON) | JSON)
def test_whatever_a_settings_file_holds_the_settings_are_within_their_limits(data):
    mine, _ = settings_from(data)
    for one in fields(Settings):
        value = getattr(mine, one.name)
        assert type(value) is type(one.default)
        if "choices" in one.metadata:
            assert value in one.metadata["choices"]
        if "limits" in one.metadata:
            least, most = one.metadata["limits"]
            assert least <= value <= most


def test_every_setting_is_described_and_can_be_written():
    assert all(one.metadata["doc"] for one in fields(Settings))
    assert set(as_mapping(Settings())) == {one.name for one in fields(Settings)}


# State of the window


def test_the_window_comes_back_as_it_was_left(dirs):
    left = ViewerState((-1920, 40), (1280, 800), True, False, "overlay", False, (2560, 1440))
    assert write_state(dirs, left) is None
    assert read_state(dirs) == (left, None)
    for folder in (os.path.dirname(dirs.state), dirs.state):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    assert stat.S_IMODE(os.stat(os.path.join(dirs.state, "state.json")).st_mode) == 0o600


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"null", b"{}", b"\xff", b"[" * 200_000, b"9" * 5000])
def test_a_broken_state_file_is_set_aside_and_the_window_opens(dirs, data):
    path = put(dirs.state, "state.json", data)
    state, message = read_state(dirs)
    assert state == ViewerState()
    assert path in str(message)
    assert os.listdir(dirs.state) == ["state.json.broken"]
    assert read_state(dirs) == (ViewerState(), None)


@given(JSON | st.dictionaries(st.sampled_from([one.name for one in fields(ViewerState)]), JSON))
def test_whatever_a_state_file_holds_no_window_is_without_size(data):
    if isinstance(data, dict):
        data["version"] = 1
        state = state_from(data)
        for pair in (state.size, state.photo_box):
            assert pair is None or (min(pair) >= 1 and max(pair) <= 100_000)
        assert isinstance(state.maximised, bool)
    else:
        with pytest.raises(ValueError, match="not a state file"):
            state_from(data)


def test_a_folder_in_the_files_place_is_told_and_survived(dirs):
    os.makedirs(os.path.join(dirs.state, "state.json"))
    state, message = read_state(dirs)
    assert state == ViewerState()
    assert "cannot be read" in str(message)
    assert "cannot be written" in str(write_state(dirs, state))
    assert os.listdir(dirs.state) == ["state.json"], "no temporary file stays"


def test_where_nothing_can_be_written_a_message_says_so(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    dirs = AppDirs.under(str(blocked))
    assert read_state(dirs) == (ViewerState(), None)
    for message in (
        write_state(dirs, ViewerState()),
        write_settings(dirs, Settings()),
        write_recents(dirs, Recents()),
    ):
        assert str(blocked) in str(message)


@needs_a_user
def test_a_read_only_folder_is_told_and_survived(dirs):
    assert write_state(dirs, ViewerState()) is None
    os.chmod(dirs.state, 0o500)
    try:
        assert "cannot be written" in str(write_state(dirs, ViewerState(dark=False)))
    finally:
        os.chmod(dirs.state, 0o700)
    assert read_state(dirs) == (ViewerState(), None)


def test_a_link_planted_for_the_temporary_file_is_not_followed(dirs, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("kept")
    os.makedirs(dirs.state)
    os.symlink(precious, os.path.join(dirs.state, f".state.json.{os.getpid()}.tmp"))
    write_state(dirs, ViewerState())
    assert precious.read_text() == "kept"


# Recent galleries


def test_the_last_gallery_opened_stands_first_and_each_path_once():
    recents = Recents()
    for path in ("/a", "/b", "/a"):
        recents = recents.with_opened(opened(path))
    assert [one.path for one in recents.galleries] == ["/a", "/b"]


def test_no_more_than_twenty_are_kept():
    recents = Recents()
    for number in range(AT_MOST + 5):
        recents = recents.with_opened(opened(f"/{number}"))
    assert len(recents.galleries) == AT_MOST == 20
    assert recents.galleries[0].path == "/24"


def test_where_a_gallery_was_left_is_kept_and_can_be_forgotten():
    recents = Recents().with_opened(opened("/a")).with_opened(opened("/b")).left_at("/a", 7)
    assert [one.path for one in recents.galleries] == ["/b", "/a"]
    assert recents.at("/a").index == 7
    assert recents.at("/b").index == 2
    assert recents.without("/a").at("/a") is None


def test_recent_galleries_come_back_with_every_name_a_disk_can_hold(dirs):
    recents = Recents()
    for name in ("/plain", "/ü\n\x1b", "/byte-\udcff", "/\u202egpj"):
        recents = recents.with_opened(opened(name, kind=GalleryKind.PACKED))
    assert write_recents(dirs, recents) is None
    assert read_recents(dirs) == (recents, None)


def test_an_entry_that_is_not_whole_costs_only_itself():
    good = {
        "path": "/a",
        "headline": "A",
        "count": 1,
        "index": 0,
        "opened": "2024-04-07T15:40:00Z",
        "kind": "folder",
    }
    bad = [
        {**good, "path": "relative"},
        {**good, "path": "/\ud800"},
        {**good, "count": -1},
        {**good, "index": True},
        {**good, "opened": "yesterday"},
        {**good, "opened": "2024-04-07T15:40:00"},
        {**good, "kind": "film"},
        {**good, "kind": []},
        {**good, "headline": None},
        {"path": "/b"},
        7,
    ]
    recents = recents_from({"galleries": [*bad, good, good]})
    assert [one.path for one in recents.galleries] == ["/a"]


@given(JSON)
def test_whatever_the_list_holds_it_is_read_or_refused(data):
    value = {"galleries": data} if not isinstance(data, dict) else data
    if isinstance(value.get("galleries"), list):
        assert len(recents_from(value).galleries) <= AT_MOST
    else:
        with pytest.raises(ValueError, match="not a list"):
            recents_from(value)


def test_a_broken_list_is_set_aside(dirs):
    path = put(dirs.state, "recent.json", b'{"galleries": 1}')
    recents, message = read_recents(dirs)
    assert recents == Recents()
    assert path + ".broken" in str(message)


def test_a_cover_has_a_name_of_its_own_that_tells_nothing(dirs):
    names = {cover_name(path) for path in ("/a/b", "/a/c", "/\udcff")}
    assert len(names) == 3
    assert all(len(name) == 68 and name.endswith(".png") for name in names)
    assert opened("/a/b").cover_name == cover_name("/a/b")
    assert covers_folder(dirs).startswith(dirs.cache)


# Several instances at once


def test_instances_that_write_at_once_never_tear_a_file(dirs):
    code = (
        "import sys; from gallery_app.library.files import write_whole\n"
        "text = sys.argv[2].encode() * 20_000\n"
        "for _ in range(40): assert write_whole(sys.argv[1], text) is None\n"
    )
    path = os.path.join(dirs.state, "state.json")
    writers = [subprocess.Popen([sys.executable, "-c", code, path, letter], cwd=_root()) for letter in "abc"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        try:
            with open(path, "rb") as file:
                data = file.read()
        except FileNotFoundError:
            continue
        assert len(data) == 20_000
        assert len(set(data)) == 1
        seen.add(data[:1])
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert os.listdir(dirs.state) == ["state.json"]
    assert seen


def test_an_instance_killed_while_writing_leaves_the_old_file_whole(dirs):
    path = os.path.join(dirs.state, "state.json")
    assert write_whole(path, b"old" * 1000) is None
    code = (
        "import os, sys\n"
        "os.replace = lambda *_: os.kill(os.getpid(), 9)\n"
        "from gallery_app.library.files import write_whole\n"
        "write_whole(sys.argv[1], b'new')\n"
    )
    assert subprocess.run([sys.executable, "-c", code, path], cwd=_root(), check=False).returncode == -9
    with open(path, "rb") as file:
        assert file.read() == b"old" * 1000
    assert write_whole(path, b"newer") is None


def _root():
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
