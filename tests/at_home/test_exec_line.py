"""Commands in desktop entries: whatever the program's folder is called, the desktop starts the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from gallery_app.desktop.exec_line import exec_value, string_value
from gallery_app.errors import GalleryError

WRITES_ITS_ARGUMENTS = """\
#!{python} -I
import json, os, sys
with open({target!r} + ".part", "w") as file:
    json.dump(sys.argv, file)
os.rename({target!r} + ".part", {target!r})
"""
FOLDERS = [
    "plain",
    "with space",
    "Zürich 東京",
    'it\'s "quoted"',
    "100% sure %f %%",
    "$HOME `id` \\n \\",
    "a=b & c; d | e > f",
    "~ # * ? ( )",
    "two\nlines\tand a tab",
]


def test_plain_words_stand_as_they_are_and_others_in_quotes():
    assert exec_value(("/usr/bin/gallery-app",), "%F") == "/usr/bin/gallery-app %F"
    assert exec_value(("/my apps/gallery", "-I"), "%F") == '"/my apps/gallery" -I %F'
    assert exec_value(("/a$b",)) == '"/a\\\\$b"'
    assert exec_value(("/a\\b",)) == '"/a\\\\\\\\b"'


def test_a_percent_sign_in_the_programs_own_path_is_hidden_from_who_looks_for_it():
    assert exec_value(("/100%/app",), "%F") == "nice -n 0 /100%%/app %F"
    assert exec_value(("/app", "100%")) == "/app 100%%"


def test_a_path_that_is_not_utf8_is_refused_in_one_sentence():
    with pytest.raises(GalleryError, match="not UTF-8"):
        string_value(os.fsdecode(b"/caf\xe9/app"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_glib_starts_the_program_wherever_it_lies_and_gives_it_the_file(folder, tmp_path, tool):
    gio = tool("gio")
    told = tmp_path / "told.json"
    program = tmp_path / folder / "program"
    program.parent.mkdir()
    program.write_text(WRITES_ITS_ARGUMENTS.format(python=sys.executable, target=str(told)))
    program.chmod(0o755)
    line = exec_value((str(program), "an option"), "%F")
    entry = tmp_path / "entry.desktop"
    tried = string_value(str(program))
    entry.write_text(f"[Desktop Entry]\nType=Application\nName=N\nTryExec={tried}\nExec={line}\n")
    photo = tmp_path / 'it\'s a "photo" 100%.jpg'
    photo.write_bytes(b"")
    subprocess.run([gio, "launch", entry, photo], check=True, timeout=60)
    from_there = wait_for_file(told)
    assert json.loads(from_there) == [str(program), "an option", str(photo)]


def wait_for_file(path):
    """Wait until the program that was started has written its file, and return that."""
    import time

    end = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < end, "the program was not started"
        time.sleep(0.02)
    return path.read_text()
