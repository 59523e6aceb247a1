"""Pipes, devices, folders and links lie where files of ours belong: the program works all the same."""

from __future__ import annotations

import os

import pytest
from traps import TRAPS

OURS = (
    "config/settings.yaml",
    "state/state.json",
    "state/recent.json",
    "state/session.json",
    "state/choices.json",
    "state/screen.icc",
    "state/gallery.log",
    "cache/words-1.db",
    "cache/words-1.db-journal",
)
# With the others whole, the first photo comes its quick way and windows are to come back.
SINGLE = ("state/session.json", "state/screen.icc", "cache/words-1.db-journal")


ALL_TRAPS = {**TRAPS, "folder": os.mkdir}


@pytest.fixture
def remembered(start, screen, story, tmp_path):
    """The program was used and has written its files."""
    base = tmp_path / "remembered"
    settings = base / "config" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("restore_windows: true\n")
    program = start(story)
    program.wait_photo(1)
    program.wait(lambda: list(base.glob("cache/covers/*.png")), "the cover")
    program.wait((base / "cache" / "words-1.db").exists, "what was read of the photos")
    leave(program, screen)
    return base


def leave(program, screen):
    screen.ask_to_close(program.window)
    assert program.wait_end() == 0
    assert "Traceback" not in program.errors.read_text()


def put(trap, path):
    """Let a trap lie where a file of ours was."""
    if path.exists():
        path.unlink()
    ALL_TRAPS[trap](path)


@pytest.mark.parametrize("trap", ALL_TRAPS)
@pytest.mark.parametrize("names", [OURS, SINGLE], ids=["all of them", "some of them"])
def test_the_story_shows_and_can_be_read(start, screen, story, remembered, names, trap):
    for name in names:
        put(trap, remembered / name)
    program = start(story)
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)
    leave(program, screen)


@pytest.mark.parametrize("trap", ALL_TRAPS)
def test_the_welcome_page_does_without_covers(start, screen, remembered, trap):
    for cover in (remembered / "cache" / "covers").iterdir():
        put(trap, cover)
    (remembered / "state" / "session.json").unlink()
    program = start()
    program.wait(lambda: [window.title for window in program.windows] == ["Gallery"], "the welcome page")
    leave(program, screen)
