"""Names that mean the same wherever a packed gallery is unpacked."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from gallery_app.model.problems import say
from gallery_app.saver.jobs import SaverError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery_app.model.problems import Sentence

# What Windows takes for a device, whatever extension stands behind it.
_DEVICE: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL
)
_RENAME: Final = say("Rename it, and write the new name into gallery.yaml.")


def check_names(files: Iterable[str], root: str) -> None:
    """Raise SaverError if one of the paths, or two together, mean something else on another system."""
    known: dict[str, tuple[str, bool]] = {}  # a path without case and composition -> it, and whether a file
    for file in files:
        parts = file.split("/")
        for part in parts:
            if reason := _fault(part, file):
                raise SaverError(reason, root, _RENAME)
        for depth in range(1, len(parts) + 1):
            path, is_file = "/".join(parts[:depth]), depth == len(parts)
            other, other_is_file = known.setdefault(_reduced(path), (path, is_file))
            if other != path or other_is_file != is_file:
                reason = say("{one} and {other} are one name on many systems", one=other, other=path)
                raise SaverError(reason, root, _RENAME)


def _reduced(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _fault(part: str, file: str) -> Sentence | None:
    if _DEVICE.fullmatch(part):
        return say("{name}: on Windows, {part} is the name of a device", name=file, part=part)
    if part.endswith((".", " ")):
        return say("{name}: on Windows, no name ends with a full stop or a space", name=file)
    if ":" in part or "\\" in part:
        return say("{name}: on Windows, a colon or a backslash in a name means something else", name=file)
    try:
        part.encode("utf-8")
    except UnicodeEncodeError:
        return say("{name}: its name is not written in UTF-8", name=file)
    return None
