"""Where our own files lie."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys

import platformdirs
import pytest

from gallery_app.library.dirs import AppDirs, make_folder
from gallery_app.library.places import APP_NAME, NOWHERE

ENVIRONMENTS = [
    {},
    {"XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/k"},
    {"XDG_STATE_HOME": "relative", "XDG_CACHE_HOME": ""},
    {"XDG_CONFIG_HOME": "/a/../b/"},
    {"HOME": ""},
    {"HOME": "relative"},
]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there platformdirs itself is asked")
@pytest.mark.parametrize("xdg", ENVIRONMENTS)
def test_the_folders_are_those_that_platformdirs_would_choose(xdg, tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in xdg.items():
        monkeypatch.setenv(name, value)
    theirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False)
    assert AppDirs.of_user() == AppDirs(theirs.user_config_dir, theirs.user_state_dir, theirs.user_cache_dir)


def test_whoever_has_no_home_has_nothing_remembered_and_nothing_written_elsewhere(monkeypatch):
    def unknown(_user):
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    dirs = AppDirs.by_xdg({})
    assert dirs.state.startswith(NOWHERE)
    with pytest.raises(OSError, match="Not a directory"):
        make_folder(dirs.state)


def test_a_base_folder_holds_everything(tmp_path):
    dirs = AppDirs.under(str(tmp_path))
    assert {os.path.dirname(folder) for folder in (dirs.config, dirs.state, dirs.cache)} == {str(tmp_path)}
    assert len({dirs.config, dirs.state, dirs.cache}) == 3
    assert not list(tmp_path.iterdir())


def test_a_folder_is_made_for_its_user_only_with_all_above_it(tmp_path):
    make_folder(str(tmp_path / "a" / "b"))
    make_folder(str(tmp_path / "a" / "b"))
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_folders_place_is_an_error(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(OSError, match="Not a directory"):
        make_folder(str(tmp_path / "a"))


def test_nothing_slow_is_imported_to_read_the_state():
    code = (
        "from gallery_app.library import dirs, settings, state\n"
        "state.read_state(dirs.AppDirs.by_xdg({'HOME': '/nonexistent'}))\n"
        "slow = {'yaml', 'platformdirs', 'logging', 'argparse', 'pathlib'}\n"
        "print(sorted(slow & set(sys.modules)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _with_path(code)], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def _with_path(code):
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    return f"import sys\nsys.path.append({root!r})\n{code}"


def test_the_shared_thumbnails_lie_beside_our_own_cache_and_beneath_a_base_folder(tmp_path):
    dirs = AppDirs.by_xdg({"XDG_CACHE_HOME": "/k", "HOME": "/h"})
    assert (dirs.cache, dirs.thumbnails) == ("/k/gallery-app", "/k/thumbnails")
    assert AppDirs.by_xdg({"HOME": "/h"}).thumbnails == "/h/.cache/thumbnails"
    assert AppDirs.under(str(tmp_path)).thumbnails == str(tmp_path / "cache" / "thumbnails")
