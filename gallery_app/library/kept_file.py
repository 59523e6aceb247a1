"""Our own JSON files: each with its version, written whole, and no harm to those of a newer program.

Two versions of the program may run side by side.  Where a newer one has written a file, an older one leaves
it alone and keeps its own beside it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from gallery_app.library.files import read_own, set_aside, unreadable, write_whole
from gallery_app.library.glance import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gallery_app.model.problems import Sentence

Kept = TypeVar("Kept")


def read_kept(
    path: str, version: int, made_from: Callable[[object], Kept]
) -> tuple[Kept | None, Sentence | None]:
    """Return what a file holds, None if there is none, and a message if it could not be used.

    ``made_from`` makes it of the JSON value, or raises ValueError: then the file is set aside.
    """
    place = path
    try:
        value = _value_in(path)
        if _is_newer(value, version):
            place = beside(path, version)
            value = _value_in(place)
        return (None if value is None else made_from(value)), None
    except OSError as error:
        return None, unreadable(place, error)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, not ours
        return None, set_aside(place)


def write_kept(path: str, version: int, values: Mapping[str, object]) -> Sentence | None:
    """Write values whole; return why that was not possible, or None."""
    # ASCII: undecodable bytes of a path are surrogates, which JSON escapes keep.
    data = json.dumps({"version": version, **values}, indent=1).encode("ascii")
    return write_whole(place_for(path, version), data)


def place_for(path: str, version: int) -> str:
    """Return where this version's file belongs: ``path``, or beside it if a newer version's is there."""
    try:
        is_newer = _is_newer(_value_in(path), version)
    except (OSError, ValueError, RecursionError):
        is_newer = False
    return beside(path, version) if is_newer else path


def _value_in(path: str) -> object:
    data = read_own(path)
    return None if data is None else _no_null(json.loads(data))


def _no_null(value: object) -> object:
    if value is None:
        raise ValueError("nothing in it")
    return value


def _is_newer(value: object, version: int) -> bool:
    told = value.get("version") if isinstance(value, dict) else None
    return type(told) is int and told > version
