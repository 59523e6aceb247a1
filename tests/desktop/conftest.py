"""The program on a real screen: a private X server, window manager and session bus, and real processes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "linux":
    from other_programs import OtherProgram
    from screens import HANG, Program, Screen
    from started_program import PROGRAM
else:
    collect_ignore_glob = ["test_*.py"]  # X, D-Bus and strace as used here

Start = Callable[..., "Program"]


@pytest.fixture(scope="session")
def shared_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The screen of all tests here."""

    def find(name: str) -> str:
        path = shutil.which(name)
        assert path is not None, f"{name} is not installed"
        return path

    screen = Screen(tmp_path_factory.mktemp("screen"), find)
    yield screen
    screen.close()


@pytest.fixture
def screen(tool: Callable[[str], str], request: pytest.FixtureRequest) -> Screen:
    """A screen with nothing on it."""
    for name in ("Xvfb", "openbox", "xdotool", "dbus-daemon", "setxkbmap"):
        tool(name)
    shared: Screen = request.getfixturevalue("shared_screen")
    shared.root.warp_pointer(0, 0)
    return shared


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Start]:
    """Start the program with a command line; it remembers things for this test only."""
    started: list[Program] = []
    here = tmp_path / "here"
    here.mkdir()

    def begin(
        *arguments: str | bytes | Path,
        program: tuple[str | Path, ...] = PROGRAM,
        cwd: Path = here,
        **environment: str,
    ) -> Program:
        command = (*program, "--base-dir", tmp_path / "remembered", *arguments)
        started.append(Program(screen, command, cwd=cwd, **environment))
        return started[-1]

    yield begin
    for one in started:
        one.end()


@pytest.fixture
def other(screen: Screen, tmp_path: Path) -> Iterator[Callable[[str], OtherProgram]]:
    """Start another program: "read" reads the clipboard, "target" takes what is dropped on it."""
    started: list[OtherProgram] = []

    def begin(mode: str) -> OtherProgram:
        started.append(OtherProgram(screen, tmp_path, mode))
        return started[-1]

    yield begin
    for one in started:
        one.process.kill()
        one.process.wait(HANG)


@pytest.fixture
def story(bundle: object) -> Path:
    """A story of seven photos, large enough to fill the window."""
    return bundle.with_photos(7, size=(1500, 1000))  # type: ignore[attr-defined]


@pytest.fixture
def one_second(tmp_path: Path) -> None:
    """Let the slideshow show each photo for one second."""
    settings = tmp_path / "remembered" / "config" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("slideshow_seconds: 1\n")
