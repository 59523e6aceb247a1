"""What the words on the command line come to mean."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.cli import (
    COMMANDS,
    WINDOW_OPTIONS,
    Arguments,
    Notice,
    ReportRequest,
    UsageError,
    help_text,
    parse,
)
from gallery_app.loader import early

NAMES = st.text(st.characters(blacklist_characters="\0/", blacklist_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in {".", ".."}
)


def shown(*argv: str) -> Arguments:
    wish = parse(argv)
    assert isinstance(wish, Arguments)
    return wish


def complaint(*argv: str) -> str:
    with pytest.raises(UsageError) as caught:
        parse(argv)
    return str(caught.value)


def test_no_words_open_the_welcome_window():
    assert shown() == Arguments()


def test_paths_become_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert shown("story", "../x/./y/").paths == (str(tmp_path / "story"), str(tmp_path.parent / "x" / "y"))


def test_a_path_is_not_looked_for_on_disk(monkeypatch):
    def fail(*_args, **_keywords):
        raise AssertionError("the disk was asked")

    for name in ("stat", "lstat", "listdir", "scandir", "open", "readlink"):
        monkeypatch.setattr(os, name, fail)
    assert shown("/mount/that/hangs/story").paths == ("/mount/that/hangs/story",)


def test_every_option_of_the_window_is_understood(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wish = shown(
        *("--photo", "3", "--fullscreen", "--slideshow", "--screenshot", "shot.png", "--size", "1280x800"),
        *("--scale", "1.5", "--theme", "light", "--base-dir", "mine", "--debug", "/story"),
    )
    assert wish == Arguments(
        paths=("/story",),
        photo=3,
        fullscreen=True,
        slideshow=True,
        screenshot=str(tmp_path / "shot.png"),
        size=(1280, 800),
        scale=1.5,
        theme="light",
        base_dir=str(tmp_path / "mine"),
        debug=True,
    )


def test_options_may_stand_anywhere_and_carry_their_value_behind_an_equals_sign():
    assert shown("/a", "--photo=2", "/b", "--theme=dark", "/c") == Arguments(
        ("/a", "/b", "/c"), photo=2, theme="dark"
    )


def test_of_an_option_given_twice_the_last_one_holds():
    assert shown("--photo", "2", "--photo", "5").photo == 5


def test_two_dashes_end_the_options():
    assert shown("--", "/a", "--photo", "-x").paths == (
        "/a",
        os.path.abspath("--photo"),
        os.path.abspath("-x"),
    )


@pytest.mark.parametrize("command", ["info", "check"])
def test_a_command_is_one_only_as_the_very_first_word(command):
    folder = (os.path.abspath(command),)
    assert shown(f"./{command}").paths == folder
    assert shown("--", command).paths == folder
    assert shown("--fullscreen", command).paths == folder
    assert isinstance(parse([command, "x"]), ReportRequest)


def test_a_report_is_asked_for_with_its_options():
    assert parse(["info", "--json", "/s"]) == ReportRequest(("/s",), as_json=True)
    assert parse(["check", "/s", "--decode"]) == ReportRequest(("/s",), verdict_only=True, decode=True)
    assert parse(["check", "--", "--json"]) == ReportRequest((os.path.abspath("--json"),), verdict_only=True)


def test_a_report_needs_a_path():
    assert "gallery-app info PATH" in complaint("info")
    assert "gallery-app check PATH" in complaint("check", "--json")


def test_help_and_version_are_answers_of_their_own():
    assert parse(["--version"]) == Notice("gallery-app 0.1.0\n")
    assert parse(["-h"]) == parse(["/x", "--help"]) == Notice(help_text())
    assert parse(["info", "--help"]) == Notice(help_text("info"))


def test_a_file_address_is_a_path():
    assert shown("file:///tmp/a%20b/%C3%BC.jpg").paths == ("/tmp/a b/ü.jpg",)
    assert shown("file://localhost/tmp/x").paths == ("/tmp/x",)
    assert shown("FILE:/tmp/x").paths == ("/tmp/x",)
    assert shown("file:///tmp/%FF").paths == ("/tmp/\udcff",)


@pytest.mark.parametrize("folder", ["./file:/x", "a:b", "12:30 o'clock"])
def test_a_colon_alone_makes_no_address(folder):
    assert shown(folder).paths == (os.path.abspath(folder),)


@given(NAMES)
def test_any_name_reaches_the_loader_unchanged(name):
    path = "/stories/" + name
    assert shown(path).paths == (path,)
    assert shown("file://" + quote(path)).paths == (path,)
    assert shown("--", path, "--").paths == (path, os.path.abspath("--"))


@given(st.lists(st.text(st.characters(blacklist_characters="\0")), max_size=6))
def test_any_words_are_understood_or_refused_in_one_sentence(words):
    refusal = None
    try:
        wish = parse(words)
    except UsageError as error:
        refusal = str(error)
    if refusal is not None:
        assert refusal.endswith(".")
        assert "{" not in refusal or any("{" in word for word in words)
    else:
        assert isinstance(wish, Arguments | ReportRequest | Notice)
        assert all(os.path.isabs(path) for path in getattr(wish, "paths", ()))


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "x", "", "１", "1_000", "9" * 5000, "\udcff"])
def test_a_photo_number_counts_from_one(number):
    assert "--photo" in complaint("--photo", number)
    assert "counted from 1" in complaint(f"--photo={number}")


@pytest.mark.parametrize(
    "size", ["1280", "x", "1280x", "99x800", "1280x16385", "1280x800x2", "-5x9", "12.5x800"]
)
def test_a_size_is_two_sensible_sides(size):
    assert "1280x800" in complaint("--size", size)


def test_a_size_may_be_written_with_a_capital_or_the_sign_itself():
    assert shown("--size", "1280X800").size == shown("--size", "1280×800").size == (1280, 800)


@pytest.mark.parametrize("scale", ["0", "0.4", "4.1", "nan", "inf", "1e1", "-1", "1.2.3", ""])
def test_a_scale_is_a_sensible_number(scale):
    assert "0.5 to 4" in complaint("--scale", scale)


def test_a_theme_is_dark_or_light():
    assert "dark or light" in complaint("--theme", "blue")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--fulscreen"], "--fulscreen"),
        (["-x"], "./-x"),
        (["--photo"], "--photo N"),
        (["--screenshot", "--size"], "--screenshot FILE"),
        (["--screenshot="], "empty path"),
        (["--fullscreen=yes"], "takes no value"),
        ([""], "empty path"),
        (["https://example.org/story"], "https://example.org/story"),
        (["file://server/share/x"], "another computer"),
        (["file:///a%00b"], "does not name a file"),
        (["info", "--photo", "1"], "--photo"),
        (["info", "--letters", "utf-16", "/s"], "Give one of cp1252, "),
        (["check", "--order", "exif", "/s"], "Give iptc or mwg."),
        (["credits", "/s", "--order"], "--order ORDER"),
    ],
)
def test_a_mistake_is_named(argv, said):
    assert said in complaint(*argv)


def test_a_folder_that_is_gone_is_no_place_to_start_from(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert "no longer exists" in complaint("story")
    assert shown("/story").paths == ("/story",)
    monkeypatch.chdir(tmp_path)


OPTIONS = {None: WINDOW_OPTIONS, **{command.name: command.options for command in COMMANDS}}


@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_names_every_option_and_fits_a_terminal(command):
    text = help_text(command)
    for option in OPTIONS[command]:
        assert f"  {option.name}" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "Examples:" in text


def test_the_manual_names_every_option():
    manual = (Path(__file__).resolve().parents[2] / "docs" / "manual.md").read_text("utf-8")
    for option in WINDOW_OPTIONS:
        named = f"{option.name} {option.metavar}" if option.metavar else option.name
        assert f"| `{named}` |" in manual
    for command in COMMANDS:
        for option in command.options:
            assert f"`{option.name}`" in manual


def test_no_loader_is_started_early_for_a_command():
    # The quick way to the first photo reads the command line before the table of commands is imported.
    assert set(early.COMMANDS) == {command.name for command in COMMANDS}
