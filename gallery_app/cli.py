"""Reading the command line.

The options are a table of data and the reader is small, because it stands between the start of the program
and the first photo: argparse would cost 3 ms there, and it refuses paths that stand behind options.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app import __version__
from gallery_app.errors import GalleryError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gallery_app.model.problems import Sentence

PROGRAM = "gallery-app"
COMMANDS: Final = ("info", "check")
SMALLEST_SIDE, LARGEST_SIDE = 100, 16_384  # logical pixels of a window
SMALLEST_SCALE, LARGEST_SCALE = 0.5, 4.0
DIGITS = 9  # of a photo's number; far beyond what a gallery may hold


class UsageError(GalleryError):
    """The command line cannot be understood; exit code 2."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the window is to show, and how.  Paths are absolute; ``photo`` counts from 1.

    ``size`` is in logical pixels, ``scale`` is device pixels for each of them, ``theme`` "dark" or "light".
    """

    paths: tuple[str, ...] = ()
    photo: int | None = None
    fullscreen: bool = False
    slideshow: bool = False
    screenshot: str | None = None
    size: tuple[int, int] | None = None
    scale: float | None = None
    theme: str | None = None
    base_dir: str | None = None
    debug: bool = False


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What ``info`` or ``check`` (``verdict_only``) is to report on; paths are absolute."""

    paths: tuple[str, ...]
    verdict_only: bool = False
    as_json: bool = False
    decode: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A text that was asked for and is all there is to do: the help or the version."""

    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One option: ``metavar`` names its value (None: it is a switch), ``read`` makes the value or raises."""

    name: str
    doc: str
    metavar: str | None = None
    read: Callable[[str], object] | None = None
    group: str = "Options"


def parse(argv: Sequence[str]) -> Arguments | ReportRequest | Notice:
    """Return what the arguments behind the program's name ask for; raise UsageError.

    ``info`` and ``check`` are commands only as the very first argument: ``./info`` is a folder.
    """
    if argv and argv[0] in COMMANDS:
        return _report_request(argv[0], argv[1:])
    values, words = _split(argv, WINDOW_OPTIONS)
    if "help" in values:
        return Notice(help_text())
    if "version" in values:
        return Notice(f"{PROGRAM} {__version__}\n")
    paths = tuple(read_path(word) for word in words)
    return Arguments(paths, **values)  # type: ignore[arg-type]  # the table's readers give the right types


def read_path(word: str) -> str:
    """Return the absolute path that ``word``, a path or a file:// address, names; the disk is not asked."""
    if not word:
        raise UsageError(say("An empty path was given. Name a folder, a photo or a gallery file."))
    scheme, colon, rest = word.partition(":")
    if colon and scheme.lower() == "file" and rest.startswith("/"):
        word = _path_of_uri(word, rest)
    elif rest.startswith("//") and scheme.isascii() and scheme.isalpha():
        reason = say("{word} is an address, and only what lies on this computer can be opened.", word=word)
        raise UsageError(reason, remedy=say("Save it here first, and open the saved folder or file."))
    return _absolute(word)


def help_text(command: str | None = None) -> str:
    """Return the help for the window, or for the command ``info`` or ``check``."""
    if command is None:
        return _WINDOW_HEAD + _described(WINDOW_OPTIONS) + _WINDOW_END
    return _REPORT_HEADS[command] + _described(REPORT_OPTIONS) + _REPORT_END


def _report_request(command: str, argv: Sequence[str]) -> ReportRequest | Notice:
    values, words = _split(argv, REPORT_OPTIONS)
    if "help" in values:
        return Notice(help_text(command))
    if not words:
        wish = f"{PROGRAM} {command} PATH"
        raise UsageError(say("What is to be read is missing. Write “{wish}”.", wish=wish))
    paths = tuple(read_path(word) for word in words)
    return ReportRequest(paths, command == "check", "json" in values, "decode" in values)


def _split(argv: Sequence[str], options: tuple[Option, ...]) -> tuple[dict[str, object], list[str]]:
    """Return the options' values by attribute name, and the other words; ``--`` ends the options."""
    values: dict[str, object] = {}
    words: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--":
            words += rest
        elif word.startswith("-") and word != "-":
            option, value = _option_of(word, options)
            if option.metavar is not None and value is None:
                value = _value_behind(option, next(rest, None))
            values[option.name.lstrip("-").replace("-", "_")] = _read_value(option, value)
        else:
            words.append(word)
    return values, words


def _option_of(word: str, options: tuple[Option, ...]) -> tuple[Option, str | None]:
    name, equals, value = word.partition("=")
    for option in options:
        if name == option.name or (name == "-h" and option.name == "--help"):
            return option, value if equals else None
    remedy = say(
        "See “{program} --help”; to open a file of that name, write “./{name}”.", program=PROGRAM, name=word
    )
    raise UsageError(say("There is no option {name}.", name=name), remedy=remedy)


def _value_behind(option: Option, word: str | None) -> str:
    if word is None or word.startswith("--"):
        what = say("{name} needs a value: {name} {metavar}.", name=option.name, metavar=option.metavar)
        raise UsageError(what)
    return word


def _read_value(option: Option, value: str | None) -> object:
    if option.metavar is None and value is not None:
        raise UsageError(
            say("{name} takes no value, but “{value}” was given.", name=option.name, value=value)
        )
    return True if value is None or option.read is None else option.read(value)


def _read_photo(value: str) -> int:
    number = int(value) if _is_number(value) else 0
    if number < 1:
        raise _unfit("--photo", value, say("Give a photo's number, counted from 1."))
    return number


def _read_size(value: str) -> tuple[int, int]:
    width, _, height = value.lower().replace("×", "x").partition("x")
    size = tuple(int(side) for side in (width, height) if _is_number(side))
    if len(size) != 2 or not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in size):
        least, most = SMALLEST_SIDE, LARGEST_SIDE
        remedy = say("Write it like 1280x800, each side from {least} to {most}.", least=least, most=most)
        raise _unfit("--size", value, remedy)
    return size[0], size[1]


def _read_scale(value: str) -> float:
    plain = value.replace(".", "", 1)
    scale = float(value) if _is_number(plain) else 0.0
    if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        least, most = SMALLEST_SCALE, LARGEST_SCALE
        raise _unfit("--scale", value, say("Give a number from {least} to {most}.", least=least, most=most))
    return scale


def _read_theme(value: str) -> str:
    if value not in {"dark", "light"}:
        raise _unfit("--theme", value, say("Give dark or light."))
    return value


def _read_own_path(value: str) -> str:
    if not value:
        raise UsageError(say("An empty path was given where a file or folder is needed."))
    return _absolute(value)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= DIGITS


def _unfit(name: str, value: str, remedy: Sentence) -> UsageError:
    return UsageError(say("{name} cannot be “{value}”.", name=name, value=value), remedy=remedy)


def _path_of_uri(word: str, rest: str) -> str:
    from urllib.parse import unquote_to_bytes  # noqa: PLC0415  — 5 ms that a start with a plain path can save

    host, path = "", rest
    if rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        path = slash + path
    if host.lower() not in {"", "localhost"}:
        raise UsageError(say("{word} lies on another computer, {host}.", word=word, host=host))
    decoded = os.fsdecode(unquote_to_bytes(os.fsencode(path)))
    if not path or "\0" in decoded:
        raise UsageError(say("{word} does not name a file.", word=word))
    return decoded


def _absolute(path: str) -> str:
    try:
        return os.path.abspath(path)
    except OSError as error:
        reason = say("{path} cannot be found: the folder you are in no longer exists.", path=path)
        raise UsageError(reason, remedy=say("Give the whole path, from the root on.")) from error


def _described(options: tuple[Option, ...]) -> str:
    """Return the options under the titles of their groups, aligned in two columns."""
    lines: list[str] = []
    group = None
    for option in options:
        if option.group != group:
            group = option.group
            lines += ["", f"{group}:"]
        name = f"{option.name} {option.metavar}" if option.metavar else option.name
        first, *more = option.doc.split("\n")
        lines.append(f"  {name:<18}  {first}")
        lines += [" " * 22 + line for line in more]
    return "\n".join(lines) + "\n"


_HELP = Option("--help", "show this help")

WINDOW_OPTIONS: Final[tuple[Option, ...]] = (
    Option("--photo", "start with photo N, counted from 1", "N", _read_photo, "What is shown"),
    Option("--fullscreen", "fill the whole screen", group="What is shown"),
    Option("--slideshow", "play the photos one after another", group="What is shown"),
    Option(
        "--screenshot",
        "save a picture (PNG) of the window, with the photo\nfully loaded, and end; needs no screen",
        "FILE",
        _read_own_path,
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
        _read_own_path,
        "The program",
    ),
    Option("--debug", "write more into the log file", group="The program"),
    Option("--version", "show the version", group="The program"),
    Option("--help", "show this help", group="The program"),
)

REPORT_OPTIONS: Final[tuple[Option, ...]] = (
    Option("--json", "write JSON (docs/json.md) instead of text"),
    Option("--decode", "look at every pixel, not only at the files' headers"),
    _HELP,
)

_WINDOW_HEAD: Final = f"""\
Usage: {PROGRAM} [OPTION…] [PATH…]
       {PROGRAM} info PATH [--json] [--decode]
       {PROGRAM} check PATH [--json] [--decode]

Look through photo stories: the pictures with their words, credits and rights.

A PATH is a folder of photos, a photo or a gallery.yaml. Several photos make
one gallery, several folders a window each.
Without a PATH the window offers the galleries that were open last.
"""

_WINDOW_END: Final = f"""
Commands (only as the first word; “./info” opens a folder of that name):
  info                tell what would be shown
  check               tell what has to be mended; see “{PROGRAM} check --help”

Examples:
  {PROGRAM} my-story
  {PROGRAM} --photo 3 --fullscreen my-story
  {PROGRAM} --screenshot window.png --size 1280x800 --theme dark my-story
  {PROGRAM} info --json my-story
  {PROGRAM} -- --a-folder-that-starts-with-dashes

Exit codes: 0 all went well, 2 something cannot be opened or understood,
3 a window was wanted and there is no screen.
"""

_REPORT_HEADS: Final = {
    "info": f"""\
Usage: {PROGRAM} info PATH [--json] [--decode]

Tell what the window would show: the article, and each photo with its caption,
credit and state.
""",
    "check": f"""\
Usage: {PROGRAM} check PATH [--json] [--decode]

Read a gallery and tell what has to be mended in it.
""",
}

_REPORT_END: Final = f"""
Examples:
  {PROGRAM} info my-story
  {PROGRAM} check --decode my-story

Exit codes: 0 all is well (check: at most notes), 1 check found something to
mend, 2 the gallery cannot be opened.
"""
