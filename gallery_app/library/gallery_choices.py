"""What the reader chose for single galleries: the language of the words, the letters of old photos."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final, Self

from gallery_app.library.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from gallery_app.library.dirs import AppDirs
    from gallery_app.model.problems import Sentence

CHOICES_FILE: Final = "choices.json"
CHOICES_VERSION: Final = 1
AT_MOST: Final = 200  # galleries; the one chosen for longest ago is forgotten first
LONGEST_VALUE: Final = 100  # characters of a language tag or the name of an encoding


@dataclass(frozen=True, slots=True)
class GalleryChoice:
    """What was chosen for one gallery; an empty text where nothing was.

    ``language`` is a BCP 47 tag, ``encoding`` the name of the letters in which old photos are written.
    """

    language: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class GalleryChoices:
    """The choices by the galleries' folders, absolute; the last one made stands first."""

    galleries: tuple[tuple[str, GalleryChoice], ...] = ()

    def at(self, root: str) -> GalleryChoice:
        """Return what was chosen for the gallery at ``root``."""
        return dict(self.galleries).get(root, GalleryChoice())

    def with_choice(self, root: str, choice: GalleryChoice) -> Self:
        """Return the choices with that for ``root``; one that says nothing is not kept."""
        others = tuple(known for known in self.galleries if known[0] != root)
        mine = () if choice == GalleryChoice() else ((root, choice),)
        return replace(self, galleries=(*mine, *others)[:AT_MOST])

    def without(self, path: str) -> Self:
        """Return the choices without those for the gallery at ``path``, a folder or a file in it."""
        gone = {path, os.path.dirname(path)}
        return replace(self, galleries=tuple(known for known in self.galleries if known[0] not in gone))


def read_choices(dirs: AppDirs) -> tuple[GalleryChoices, Sentence | None]:
    """Return the choices, and a message if the file could not be used; broken entries are left out."""
    choices, message = read_kept(os.path.join(dirs.state, CHOICES_FILE), CHOICES_VERSION, choices_from)
    return choices or GalleryChoices(), message


def write_choices(dirs: AppDirs, choices: GalleryChoices) -> Sentence | None:
    """Write the choices whole; return why that was not possible, or None.

    Read them again just before a change, so that what another instance added stays.
    """
    galleries = [{"path": root} | asdict(choice) for root, choice in choices.galleries]
    return write_kept(os.path.join(dirs.state, CHOICES_FILE), CHOICES_VERSION, {"galleries": galleries})


def choices_from(data: object) -> GalleryChoices:
    """Return the choices that the JSON value holds; ValueError if it is not ours."""
    entries = data.get("galleries") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise ValueError("not a list of choices")  # noqa: TRY004  — the file is wrong, not the program
    galleries: dict[str, GalleryChoice] = {}
    for entry in entries:
        path = entry.get("path") if isinstance(entry, dict) else None
        if isinstance(path, str) and os.path.isabs(path) and "\0" not in path:
            choice = GalleryChoice(_value(entry.get("language")), _value(entry.get("encoding")))
            if choice != GalleryChoice():
                galleries.setdefault(path, choice)
    return GalleryChoices(tuple(galleries.items())[:AT_MOST])


def _value(value: object) -> str:
    return value if isinstance(value, str) and value.isprintable() and len(value) <= LONGEST_VALUE else ""
