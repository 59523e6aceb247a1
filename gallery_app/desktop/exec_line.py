"""Writing a command into a desktop entry, as the Desktop Entry Specification quotes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.errors import GalleryError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_RESERVED: Final = frozenset(" \t\n\r\"'\\><~|&;$*?#()`")
_ESCAPED_IN_QUOTES: Final = frozenset('"`$\\')
_IN_ANY_VALUE: Final = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def exec_value(command: Sequence[str], *behind: str) -> str:
    """Return the value of ``Exec``: the command, and ``behind`` it options and field codes as they are."""
    words = [_quoted(word).replace("%", "%%") for word in command]
    if "%" in command[0]:
        # GLib looks for the program before it makes "%%" a "%" again, and would drop the whole entry.
        words = ["nice", "-n", "0", *words]
    return string_value(" ".join([*words, *behind]))


def string_value(text: str) -> str:
    """Return a text as the value of any key; GalleryError for one that is not UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = say("the desktop cannot start a program from a folder whose name is not UTF-8")
        shown = text.encode("utf-8", "backslashreplace").decode("utf-8")
        raise GalleryError(reason, shown, say("Rename the folder, or move the program.")) from error
    return "".join(_IN_ANY_VALUE.get(character, character) for character in text)


def _quoted(word: str) -> str:
    if word and _RESERVED.isdisjoint(word):
        return word
    inner = "".join(f"\\{each}" if each in _ESCAPED_IN_QUOTES else each for each in word)
    return f'"{inner}"'
