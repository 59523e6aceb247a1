"""What run.py understands of the command line before the program itself reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery_app import cli

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


def test_run_py_knows_the_programs_commands_and_its_options_with_a_value(run: ModuleType) -> None:
    with_value = {option.name for option in cli.WINDOW_OPTIONS if option.metavar}

    assert set(run.OPTIONS_WITH_VALUE) == with_value
    assert set(run.SUB_COMMANDS) == {command.name for command in cli.COMMANDS}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], []),
        (["--size", "800x600"], []),
        (["--size=800x600", "a"], ["a"]),
        (["--photo", "3", "a b", "--fullscreen", "ü"], ["a b", "ü"]),
        (["--theme", "dark", "--", "--size", "b"], ["--size", "b"]),
        (["-"], ["-"]),
        (["--size"], []),
    ],
)
def test_an_options_value_is_not_a_gallery(run: ModuleType, arguments: list[str], words: list[str]) -> None:
    assert run.read_arguments(arguments)[0] == words


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["gallery", "--slideshow"], True),
        (["--theme", "--help"], True),
        (["--screenshot", "a.png"], False),
        (["--screenshot=a.png"], False),
        (["gallery", "--help"], False),
        (["-h"], False),
        (["--version"], False),
        (["info", "gallery"], False),
        (["check", "gallery"], False),
        (["./info"], True),
        (["--debug", "info"], True),
    ],
)
def test_a_window_is_opened_unless_something_else_is_asked_for(
    run: ModuleType, arguments: list[str], window: bool
) -> None:
    assert run.opens_window(arguments) is window


@pytest.mark.parametrize(
    ("arguments", "added"),
    [
        ([], True),
        (["--fullscreen", "--size", "800x600"], True),
        (["--screenshot", "a.png"], True),
        (["--"], True),
        (["gallery"], False),
        (["--version"], False),
        (["info"], False),
    ],
)
def test_the_sample_is_shown_where_no_gallery_is_named(
    run: ModuleType, arguments: list[str], added: bool
) -> None:
    assert run.with_default_gallery(arguments) == [*arguments, *([str(run.SAMPLE)] if added else [])]


def test_the_sample_is_there(run: ModuleType) -> None:
    assert (run.SAMPLE / "gallery.yaml").is_file()


@pytest.mark.parametrize(
    ("variables", "platforms"),
    [
        ({}, set()),
        ({"DISPLAY": ""}, set()),
        ({"DISPLAY": ":1"}, {"xcb"}),
        ({"DISPLAY": ":1", "WAYLAND_DISPLAY": "wayland-0"}, {"xcb", "wayland"}),
        ({"QT_QPA_PLATFORM": "offscreen"}, {"offscreen"}),
        ({"DISPLAY": ":1", "QT_QPA_PLATFORM": "wayland;xcb:opt"}, {"wayland", "xcb"}),
    ],
)
def test_the_environment_says_where_a_window_may_open(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], platforms: set[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert run.qt_platforms() == platforms


def test_a_screenshot_is_saved_in_the_current_folder(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "story").mkdir()
    monkeypatch.chdir(tmp_path)

    assert run.screenshot_path(["story"]) == tmp_path / "gallery-screenshot.png"


@pytest.mark.parametrize("gallery", [".", "..", "photo.jpg"])
def test_a_screenshot_never_becomes_part_of_the_gallery_it_shows(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gallery: str
) -> None:
    inside = tmp_path / "story" / "inside"
    inside.mkdir(parents=True)
    (inside / "photo.jpg").touch()
    monkeypatch.chdir(inside)

    target = run.screenshot_path([gallery])

    assert (tmp_path / "story") not in target.parents
    assert target.parent.is_dir()
