"""The log file."""

from __future__ import annotations

import logging
import os

import pytest

from gallery_app.library.dirs import AppDirs
from gallery_app.library.logs import LARGEST_LOG, start_log, stop_log


@pytest.fixture
def dirs(tmp_path):
    yield AppDirs.under(str(tmp_path / "base"))
    stop_log()


def written(dirs):
    with open(os.path.join(dirs.state, "gallery.log"), encoding="utf-8") as file:
        return file.read()


def test_the_log_holds_what_matters_and_with_debug_all_of_it(dirs):
    log = logging.getLogger("gallery_app.somewhere")
    assert start_log(dirs) is None
    log.debug("a detail")
    log.warning("a worry about %s", "byte-\udcff")
    assert "a worry about byte-\\udcff" in written(dirs)
    assert "a detail" not in written(dirs)
    assert start_log(dirs, debug=True) is None
    log.debug("a detail")
    assert written(dirs).count("a detail") == 1


def test_the_log_does_not_grow_without_end(dirs):
    start_log(dirs)
    for _ in range(5):
        logging.getLogger("gallery_app").warning("x" * (LARGEST_LOG - 200))
    assert sorted(os.listdir(dirs.state)) == ["gallery.log", "gallery.log.1", "gallery.log.2"]


def test_a_pipe_in_the_logs_place_holds_nobody_up(dirs):
    os.makedirs(dirs.state)
    os.mkfifo(os.path.join(dirs.state, "gallery.log"))
    assert "cannot be written" in str(start_log(dirs))


def test_where_no_log_can_be_kept_a_message_says_so_and_nothing_else_happens(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    message = start_log(AppDirs.under(str(tmp_path / "file")))
    assert "no log is kept" in str(message)
    logging.getLogger("gallery_app").warning("unheard")
    assert capsys.readouterr().err == ""
    stop_log()
