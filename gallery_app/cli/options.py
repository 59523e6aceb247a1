"""Options and other words of the command line: split, read, described.

The options are a table of data and the reader is small, because it stands between the start of the program
and the first photo: argparse would cost 3 ms there, and it refuses paths that stand behind options.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from gallery_app.errors import GalleryError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gallery_app.model.problems import Sentence

PROGRAM: Final = "gallery-app"
DIGITS: Final = 9  # of a photo's number; far beyond what a gallery may hold


class UsageError(GalleryError):
    """The command line cannot be understood; exit code 2."""


class Request(Protocol):
    """What the command line asks for."""

    def run(self) -> int:
        """Do it and return the exit code; GalleryError if that is not possible."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A text that was asked for and is all there is to do: the help or the version."""

    text: str

    def run(self) -> int:
        """Write the text."""
        from gallery_app.exports.terminal import write_text

        write_text(self.text)
        return 0


@dataclass(frozen=True, slots=True)
class Option:
    """One option: ``metavar`` names its value (None: it is a switch), ``read`` makes the value or raises."""

    name: str
    doc: str
    metavar: str | None = None
    read: Callable[[str], object] | None = None
    group: str = "Options"


@dataclass(frozen=True, slots=True)
class Command:
    """What the very first word of the command line can name instead of a path.

    ``usage`` is what stands behind its name, ``doc`` one line for the program's help, ``head`` and ``end``
    frame the options in its own help.  ``read`` makes a request of the options' values and the other words.
    """

    name: str
    usage: str
    doc: str
    head: str
    end: str
    options: tuple[Option, ...]
    read: Callable[[dict[str, object], list[str]], Request]

    def request(self, argv: Sequence[str]) -> Request:
        """Return what the words behind the command ask for, a Notice for its help; raise UsageError."""
        values, words = split(argv, self.options)
        return Notice(self.help_text()) if "help" in values else self.read(values, words)

    def help_text(self) -> str:
        """Return the command's own help."""
        usage = f"Usage: {PROGRAM} {self.name} {self.usage}\n\n"
        return usage + self.head + described(self.options) + self.end

    def paths(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the paths that ``words`` name; raise UsageError if there is none."""
        if not words:
            wish = f"{PROGRAM} {self.name} {self.usage.partition(' ')[0]}"
            raise UsageError(say("What is to be read is missing. Write “{wish}”.", wish=wish))
        return tuple(read_path(word) for word in words)


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


def split(argv: Sequence[str], options: tuple[Option, ...]) -> tuple[dict[str, object], list[str]]:
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


def read_own_path(value: str) -> str:
    """Return the absolute path of a file or folder of the user's own."""
    if not value:
        raise UsageError(say("An empty path was given where a file or folder is needed."))
    return _absolute(value)


def is_number(text: str) -> bool:
    """Tell whether ``text`` is a whole number of a sensible length."""
    return text.isascii() and text.isdigit() and len(text) <= DIGITS


def unfit(name: str, value: str, remedy: Sentence) -> UsageError:
    """Return the complaint about a value that an option cannot take."""
    return UsageError(say("{name} cannot be “{value}”.", name=name, value=value), remedy=remedy)


def _path_of_uri(word: str, rest: str) -> str:
    from urllib.parse import unquote_to_bytes  # 5 ms that a start with a plain path can save

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


def described(options: tuple[Option, ...]) -> str:
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


HELP: Final = Option("--help", "show this help")
