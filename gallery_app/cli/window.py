"""The command line of the window: what is shown, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app import __version__
from gallery_app.cli.options import (
    PROGRAM,
    Notice,
    Option,
    described,
    is_number,
    read_own_path,
    read_path,
    split,
    unfit,
)
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.cli.options import Command

SMALLEST_SIDE, LARGEST_SIDE = 100, 16_384  # logical pixels of a window
SMALLEST_SCALE, LARGEST_SCALE = 0.5, 4.0


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the window is to show, and how.  Paths are absolute; ``photo`` counts from 1.

    ``size`` is in logical pixels, ``scale`` is device pixels for each of them, ``theme`` "dark" or "light".
    """

    paths: tuple[str, ...] = ()
    photo: int | None = None
    fullscreen: bool = False
    slideshow: bool = False
    choose: bool = False
    screenshot: str | None = None
    size: tuple[int, int] | None = None
    scale: float | None = None
    theme: str | None = None
    base_dir: str | None = None
    debug: bool = False
    new_window: bool = False


def window_request(argv: Sequence[str], commands: Sequence[Command]) -> Arguments | Notice:
    """Return what the window is to show; raise UsageError.  ``commands`` are named in the help."""
    values, words = split(argv, WINDOW_OPTIONS)
    if "help" in values:
        return Notice(window_help(commands))
    if "version" in values:
        return Notice(f"{PROGRAM} {__version__}\n")
    paths = tuple(read_path(word) for word in words)
    return Arguments(paths, **values)  # type: ignore[arg-type]  # the table's readers give the right types


def window_help(commands: Sequence[Command]) -> str:
    """Return the program's help."""
    usages = "".join(f"       {PROGRAM} {command.name} {command.usage}\n" for command in commands)
    lines = "".join(f"  {command.name:<18}  {command.doc}\n" for command in commands)
    return f"{_USAGE}{usages}{_HEAD}{described(WINDOW_OPTIONS)}{_COMMANDS}{lines}{_END}"


def _read_photo(value: str) -> int:
    number = int(value) if is_number(value) else 0
    if number < 1:
        raise unfit("--photo", value, say("Give a photo's number, counted from 1."))
    return number


def _read_size(value: str) -> tuple[int, int]:
    width, _, height = value.lower().replace("×", "x").partition("x")
    size = tuple(int(side) for side in (width, height) if is_number(side))
    if len(size) != 2 or not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in size):
        least, most = SMALLEST_SIDE, LARGEST_SIDE
        remedy = say("Write it like 1280x800, each side from {least} to {most}.", least=least, most=most)
        raise unfit("--size", value, remedy)
    return size[0], size[1]


def _read_scale(value: str) -> float:
    plain = value.replace(".", "", 1)
    scale = float(value) if is_number(plain) else 0.0
    if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        least, most = SMALLEST_SCALE, LARGEST_SCALE
        raise unfit("--scale", value, say("Give a number from {least} to {most}.", least=least, most=most))
    return scale


def _read_theme(value: str) -> str:
    if value not in {"dark", "light"}:
        raise unfit("--theme", value, say("Give dark or light."))
    return value


WINDOW_OPTIONS: Final[tuple[Option, ...]] = (
    Option("--photo", "start with photo N, counted from 1", "N", _read_photo, "What is shown"),
    Option("--fullscreen", "fill the whole screen", group="What is shown"),
    Option("--slideshow", "play the photos one after another", group="What is shown"),
    Option("--choose", "ask for a folder to open", group="What is shown"),
    Option(
        "--new-window",
        "open another window, even if one shows the gallery\nalready",
        group="What is shown",
    ),
    Option(
        "--screenshot",
        "save a picture (PNG) of the window, with the photo\nfully loaded, and end; needs no screen",
        "FILE",
        read_own_path,
        "A picture of the window",
    ),
    Option(
        "--size",
        "the window's size in logical pixels, like 1280x800",
        "WxH",
        _read_size,
        "A picture of the window",
    ),
    Option(
        "--scale",
        "device pixels for each logical pixel, 0.5 to 4",
        "F",
        _read_scale,
        "A picture of the window",
    ),
    Option("--theme", "dark or light", "THEME", _read_theme, "A picture of the window"),
    Option(
        "--base-dir",
        "keep all settings, state and cache below DIR, and run\nas an instance of its own",
        "DIR",
        read_own_path,
        "The program",
    ),
    Option(
        "--debug",
        "write more into the log file; does not hand over to a\nprogram that runs already",
        group="The program",
    ),
    Option("--version", "show the version", group="The program"),
    Option("--help", "show this help", group="The program"),
)

_USAGE: Final = f"Usage: {PROGRAM} [OPTION…] [PATH…]\n"

_HEAD: Final = """
Look through photo stories: the pictures with their words, credits and rights.

A PATH is a folder of photos, a photo, a gallery.yaml, a packed gallery
(.photostory, .zip) or an article saved as text beside its photos (.txt).
Several photos make one gallery, several folders a window each.
Without a PATH the window offers the galleries that were open last.
"""

_COMMANDS: Final = """
Commands (only as the first word; “./info” opens a folder of that name):
"""

_END: Final = f"""
Examples:
  {PROGRAM} my-story
  {PROGRAM} --photo 3 --fullscreen my-story
  {PROGRAM} --screenshot window.png --size 1280x800 --theme dark my-story
  {PROGRAM} info --json my-story
  {PROGRAM} -- --a-folder-that-starts-with-dashes

Exit codes: 0 all went well, 2 something cannot be opened or understood,
3 a window was wanted and there is no screen.
"""
