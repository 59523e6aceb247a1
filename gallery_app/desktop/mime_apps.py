"""Standing in line for file types that other programs open, behind them: ``mimeapps.list``.

A type that is named in a desktop entry opens with that program where nobody has chosen another one, and an
entry in the user's own folder goes before those of the system.  An association that is added to
``mimeapps.list`` is offered in "Open with" all the same, and there the line can begin with the programs
that come first without us.
"""

from __future__ import annotations

import os
import shlex
import shutil
from typing import TYPE_CHECKING, Final

from gallery_app.library.regular import regular_only

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LIST: Final = "mimeapps.list"
ADDED: Final = "Added Associations"
REMOVED: Final = "Removed Associations"
DEFAULT: Final = "Default Applications"
_CACHE: Final = "mimeinfo.cache"
_HEADER: Final = f"[{ADDED}]"
_GROUP: Final = ""  # in the place of a type: the group of what was added


def programs_for(mime_type: str, folders: Sequence[str], us: str) -> tuple[str, ...]:
    """Return the desktop entries of the programs for a type, the one first that opens it without a default.

    ``folders`` hold lists and entries, those that outrank the others first; ``us`` is passed over.
    """
    found: list[str] = []
    refused = {us}
    for folder in folders:
        lists = _groups(text_in(os.path.join(folder, LIST)))
        cache = _groups(text_in(os.path.join(folder, _CACHE)))
        refused |= set(_entries(lists.get(REMOVED, {}), mime_type))
        added, named = lists.get(ADDED, {}), cache.get("MIME Cache", {})
        known = (*_entries(added, mime_type), *_entries(named, mime_type))
        found += [one for one in known if one not in refused and _is_usable(entry_of(one, folders))]
    return tuple(dict.fromkeys(found))


def defaults_for(mime_type: str, folders: Sequence[str], us: str, desktops: Sequence[str]) -> tuple[str, ...]:
    """Return the desktop entries that somebody made a type's default, on these ``desktops`` or on all."""
    lists = (*(f"{name.lower()}-{LIST}" for name in desktops), LIST)
    found = (
        entry
        for folder in folders
        for name in lists
        for entry in _entries(_groups(text_in(os.path.join(folder, name))).get(DEFAULT, {}), mime_type)
    )
    return tuple(entry for entry in found if entry != us and _is_usable(entry_of(entry, folders)))


def entry_of(name: str, folders: Sequence[str]) -> dict[str, str]:
    """Return the values of a desktop entry; none if it is not there."""
    places = (os.path.join(folder, file) for folder in folders for file in _file_names(name))
    place = next((place for place in places if os.path.isfile(place)), None)
    return {} if place is None else _groups(text_in(place)).get("Desktop Entry", {})


def with_us_behind(
    text: str, lines: Mapping[str, Sequence[str]], us: str
) -> tuple[str, dict[str, list[str]]]:
    """Return a ``mimeapps.list`` in which we come after others, and what of it is new.

    ``lines``: for each type the programs that come before us.  What is new is told likewise; "" stands for
    the group.
    """
    known = text.split("\n")
    made: dict[str, list[str]] = {}
    for mime_type, others in lines.items():
        at = _line_of(known, mime_type)
        before = [] if at is None else _split(known[at].partition("=")[2])
        if at is None:
            if _insert(known, f"{mime_type}={';'.join([*others, us])};"):
                made[_GROUP] = []
            made[mime_type] = list(others)
        elif us not in before and not set(before).isdisjoint(others):  # somebody in it can be started
            line, end = _apart(known[at])
            known[at] = (f"{line}{us};" if line.endswith(";") else f"{line};{us}") + end
    return "\n".join(known), made


def without_us(text: str, made: Mapping[str, Sequence[str]], us: str) -> str:
    """Return a ``mimeapps.list`` as it would be without us; ``made`` is what was new.

    "" where nothing would be left in it.
    """
    kept: list[str] = []
    for line in text.split("\n"):
        name, equals, value = line.partition("=")
        entries = _split(value)
        if not equals or us not in entries:
            kept.append(line)
            continue
        others = [entry for entry in entries if entry != us]
        if others and others != list(made.get(name.strip(), ())):
            kept.append(f"{name}={_value_without(value, us)}")
    if _GROUP in made:
        _remove_group(kept)
    if all(not line.strip() or line.startswith("[") for line in kept):
        return ""
    return "\n".join(kept)


def _value_without(value: str, us: str) -> str:
    """Return a line's programs without us, the others as somebody has written them."""
    programs, end = _apart(value)
    before, found, behind = f";{programs}".partition(f";{us};")
    return (f"{before};{behind}" if found else before.removesuffix(f";{us}"))[1:] + end


def _apart(line: str) -> tuple[str, str]:
    """Return a line and what ends it: spaces, and what another system puts before a line break."""
    text = line.rstrip()
    return text, line[len(text) :]


def _line_of(lines: list[str], mime_type: str) -> int | None:
    is_added = False
    for at, line in enumerate(lines):
        if line.startswith("["):
            is_added = line.strip() == _HEADER
        elif is_added and line.partition("=")[0].strip() == mime_type:
            return at
    return None


def _insert(lines: list[str], line: str) -> bool:
    """Put a line into the group of what was added; return whether the group had to be made."""
    places = [at for at, known in enumerate(lines) if known.strip() == _HEADER]
    if not places:
        end = len(lines) - (not lines[-1])  # before what stands for the end of the last line
        lines[end:end] = [*([""] if end else []), _HEADER, line]
        return True
    at = places[0] + 1
    while at < len(lines) and lines[at].strip() and not lines[at].startswith("["):
        at += 1
    lines.insert(at, line)
    return False


def _remove_group(lines: list[str]) -> None:
    """Remove the group of what was added, if nothing is in it any more."""
    at = next((at for at, line in enumerate(lines) if line.strip() == _HEADER), len(lines))
    behind = next((line for line in lines[at + 1 :] if line.strip()), "[")
    if behind.startswith("["):
        start = at - 1 if at and not lines[at - 1].strip() else at
        del lines[start : at + 1]


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


def _is_usable(group: Mapping[str, str]) -> bool:
    """Return whether a desktop would start this entry: one that it passes over is nobody's place in line."""
    programs = [group["TryExec"]] if group.get("TryExec") else []
    try:
        programs += shlex.split(group.get("Exec", "").replace("\\\\", "\\"))[:1]
    except ValueError:
        return False
    is_program = group.get("Type") == "Application" and group.get("Hidden") != "true"
    return is_program and all(shutil.which(program) for program in programs)


def _file_names(entry: str) -> Iterator[str]:
    """Yield the files that an entry's name may stand for: "-" is written for the "/" of folders, too."""
    yield entry
    parts = entry.split("-")
    for count in range(1, len(parts)):
        yield os.path.join(*parts[:count], "-".join(parts[count:]))


def text_in(path: str) -> str:
    """Return what one of the desktop's files holds, "" where it cannot be read."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="", opener=regular_only) as file:
            return file.read()
    except OSError:
        return ""
