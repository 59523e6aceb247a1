"""The desktop's programs that open a kind of file: their names, and how each is started with one."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app import APPLICATION_ID
from gallery_app.desktop.mime_apps import defaults_for, entry_of, programs_for
from gallery_app.desktop.places import DesktopPlace
from gallery_app.errors import GalleryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FILE_CODES: Final = ("%f", "%F", "%u", "%U")
_DROPPED: Final = frozenset(
    {"%i", "%d", "%D", "%n", "%N", "%v", "%m"}
)  # an icon's option; what is out of date


class Program(NamedTuple):
    """A program: its name for people, its icon's name in the theme or path, the words that start it."""

    name: str
    icon: str
    words: tuple[str, ...]

    def command(self, path: str, uri: str) -> tuple[str, ...]:
        """Return the words that open a file with it, the field codes filled in."""
        codes = {"%f": path, "%F": path, "%u": uri, "%U": uri, "%c": self.name, "%%": "%"}
        words = [word for word in self.words if word not in _DROPPED]
        if not any(code in word for word in words for code in _FILE_CODES):
            words.append("%f")  # as GLib does
        return tuple(_filled(word, codes) for word in words)


def programs_that_open(
    mime_type: str, environment: Mapping[str, str], languages: Sequence[str] = ()
) -> tuple[Program, ...]:
    """Return the programs for a type but our own, the default first; names in the first of ``languages``."""
    try:
        folders = DesktopPlace.of_user(environment).lists
    except GalleryError:
        return ()  # nobody's home
    us = f"{APPLICATION_ID}.desktop"
    desktops = [name for name in environment.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    names = defaults_for(mime_type, folders, us, desktops) + programs_for(mime_type, folders, us)
    found = (_program(entry_of(name, folders), languages) for name in dict.fromkeys(names))
    return tuple(program for program in found if program is not None)


def _program(group: Mapping[str, str], languages: Sequence[str]) -> Program | None:
    try:
        words = shlex.split(group.get("Exec", "").replace("\\\\", "\\"))
    except ValueError:
        return None
    if not words or group.get("Terminal") == "true":
        return None
    named = (group.get(f"Name[{language}]") for language in languages)
    name = next((name for name in named if name), group.get("Name", ""))
    return Program(name or os.path.basename(words[0]), group.get("Icon", ""), tuple(words))


def _filled(word: str, codes: Mapping[str, str]) -> str:
    """Return a word with its codes filled in, once: what is filled in may hold percent signs."""
    parts: list[str] = []
    at = 0
    while (percent := word.find("%", at)) >= 0:
        parts += [word[at:percent], codes.get(word[percent : percent + 2], "")]
        at = percent + 2
    return "".join(parts) + word[at:]
