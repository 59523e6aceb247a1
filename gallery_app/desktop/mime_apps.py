"""Standing in line for file types that other programs open, behind them: ``mimeapps.list``.

A type that is named in a desktop entry opens with that program where nobody has chosen another one, and an
entry in the user's own folder goes before those of the system.  An association that is added to
``mimeapps.list`` is offered in "Open with" all the same, and there the line can begin with the program that
comes first without us.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIST: Final = "mimeapps.list"
ADDED: Final = "Added Associations"
REMOVED: Final = "Removed Associations"
_CACHE: Final = "mimeinfo.cache"


def first_program(mime_type: str, folders: Sequence[str], us: str) -> str | None:
    """Return the desktop entry that comes first for a type without a default, None if nobody opens it.

    ``folders`` hold lists and entries, those that outrank the others first; ``us`` is passed over.
    """
    refused = {us}
    for folder in folders:
        lists = _groups(_read(os.path.join(folder, LIST)))
        refused |= set(_entries(lists.get(REMOVED, {}), mime_type))
        cache = _groups(_read(os.path.join(folder, _CACHE)))
        known = (
            *_entries(lists.get(ADDED, {}), mime_type),
            *_entries(cache.get("MIME Cache", {}), mime_type),
        )
        for entry in known:
            if entry not in refused and _is_there(entry, folders):
                return entry
    return None


def with_us_behind(text: str, firsts: Iterable[tuple[str, str]], us: str) -> tuple[str, tuple[str, ...]]:
    """Return a ``mimeapps.list`` in which we come after others, and the types whose lines are new.

    ``firsts``: a type and the program that comes first for it.
    """
    lines = text.splitlines()
    made: list[str] = []
    for mime_type, first in firsts:
        at = _line_of(lines, mime_type)
        if at is None:
            _insert(lines, f"{mime_type}={first};{us};")
            made.append(mime_type)
        elif us not in (entries := _split(lines[at].partition("=")[2])):
            lines[at] = f"{mime_type}={';'.join([*(entries or [first]), us])};"
    return "\n".join(lines) + "\n", tuple(made)


def without_us(text: str, made: Iterable[str], us: str) -> str:
    """Return a ``mimeapps.list`` as it would be without us; ``made`` are the types whose lines were new.

    "" where nothing would be left in it.
    """
    new = set(made)
    kept: list[str] = []
    for line in text.splitlines():
        name, equals, value = line.partition("=")
        entries = _split(value)
        if not equals or us not in entries:
            kept.append(line)
            continue
        others = [entry for entry in entries if entry != us]
        if others and not (name.strip() in new and len(others) == 1):
            kept.append(f"{name}={';'.join(others)};")
    if all(line.strip() in {"", f"[{ADDED}]"} for line in kept):
        return ""
    return "\n".join(kept) + "\n"


def _line_of(lines: list[str], mime_type: str) -> int | None:
    is_added = False
    for at, line in enumerate(lines):
        if line.startswith("["):
            is_added = line.strip() == f"[{ADDED}]"
        elif is_added and line.partition("=")[0].strip() == mime_type:
            return at
    return None


def _insert(lines: list[str], line: str) -> None:
    header = f"[{ADDED}]"
    places = [at for at, known in enumerate(lines) if known.strip() == header]
    if not places:
        lines += [*([""] if lines else []), header, line]
        return
    at = places[0] + 1
    while at < len(lines) and lines[at].strip() and not lines[at].startswith("["):
        at += 1
    lines.insert(at, line)


def _groups(text: str) -> dict[str, dict[str, str]]:
    """Return the groups of a key file, of each key its first value."""
    groups: dict[str, dict[str, str]] = {}
    group: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("["):
            group = groups.setdefault(line.strip().strip("[]"), {})
        elif "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            group.setdefault(key.strip(), value.strip())
    return groups


def _entries(group: dict[str, str], mime_type: str) -> list[str]:
    return _split(group.get(mime_type, ""))


def _split(value: str) -> list[str]:
    return [entry for entry in value.strip().split(";") if entry]


def _is_there(entry: str, folders: Sequence[str]) -> bool:
    # An entry in a sub-folder is named with "-" for "/": it is enough to find the commoner kind.
    return any(os.path.isfile(os.path.join(folder, entry)) for folder in folders)


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError:
        return ""
