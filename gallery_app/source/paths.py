"""Which paths may be followed beneath a source."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from gallery_app.errors import PhotoError
from gallery_app.model.problems import PhotoState, say

if TYPE_CHECKING:
    from gallery_app.model.problems import Sentence

PATH_LIMIT: Final = 1_000  # characters of a path in a manifest

# A space after the colon is prose ("Landing: crew.jpg"), never an address; "C:" is a drive whatever follows.
_SCHEME: Final = re.compile(r"[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*:(?! )")


def safe_relative(path: str) -> str:
    r"""Return the path that a manifest gives, a leading "./" dropped; PhotoError(REFUSED) if it is not safe.

    Only relative paths with "/" between their parts pass: no "..", no empty part, no "\", no NUL,
    no drive letter, no address.
    """
    relative = path
    while relative.startswith("./"):
        relative = relative[2:]
    if len(path) > PATH_LIMIT:
        raise refused(say("the path is longer than {limit} characters", limit=PATH_LIMIT), path)
    if not relative:
        raise refused(say("the path is empty"), path)
    if "\0" in relative or not _can_be_a_name(relative):
        raise refused(say("the path holds a character that no file name can hold"), path)
    if "\\" in relative:
        raise refused(say("the path holds a backslash: write / between folders and file"), path)
    if relative.startswith("/"):
        raise refused(say("the path is absolute: only files within the gallery's folder can be shown"), path)
    if _SCHEME.match(relative):
        raise refused(say("the path is an address or begins with a drive letter"), path)
    for part in relative.split("/"):
        _check_part(part, path)
    return relative


def _check_part(part: str, path: str) -> None:
    if not part:
        raise refused(say("the path has an empty part between its slashes"), path)
    # Windows takes ".. " and "..." for "..": no file that somebody gave a name is called like that.
    if not part.strip(". "):
        raise refused(say("the path leads out of the gallery's folder or has a part of dots only"), path)


def _can_be_a_name(path: str) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def parts_of(path: str) -> list[str]:
    """Return the parts of a path that may come from a listing: what is a plain name here passes."""
    parts = path.split("/")
    windows = os.name == "nt"
    if "\0" in path or not _can_be_a_name(path) or (windows and re.search(r"[\\:]", path)):
        raise refused(say("the path holds a character that no file name can hold"), path)
    if any(part in {"", ".", ".."} for part in parts):
        raise refused(say("the path leads out of the gallery's folder"), path)
    return parts


def refused(reason: Sentence, path: str) -> PhotoError:
    """Return the error for a file that is not read on purpose."""
    return PhotoError(PhotoState.REFUSED, reason, path)
