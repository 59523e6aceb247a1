"""Putting the program on a desktop and taking it away again: files, lists and caches."""

from __future__ import annotations

import os
from contextlib import suppress
from glob import escape, glob
from typing import TYPE_CHECKING, Final

from gallery_app import APPLICATION_ID
from gallery_app.desktop.caches import refresh_caches, remove_empty_caches
from gallery_app.desktop.files import ENTRY, desktop_files, icon_patterns
from gallery_app.desktop.mime_apps import LIST, programs_for, text_in, with_us_behind, without_us
from gallery_app.errors import GalleryError
from gallery_app.library.files import put_in_place
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gallery_app.desktop.places import DesktopPlace

# What else can be opened with the program, where it is not the first: see ``mime_apps``.
PHOTO_TYPES: Final = (
    "image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/avif", "image/bmp",
    "image/jp2", "image/heif", "image/jxl",
)  # fmt: skip

_US: Final = f"{APPLICATION_ID}.desktop"
# Kept in the entry, for taking everything away again: the lines of lists and the folders that were made.
_LINES: Final = "X-Gallery-Lines"
_FOLDERS: Final = "X-Gallery-Folders"


def install(place: DesktopPlace, command: Sequence[str]) -> tuple[str, ...]:
    """Put everything in its place, over an older version too; return programs missed for the caches.

    GalleryError where that cannot be done; where nothing was before, nothing is then.
    """
    files = desktop_files(command)
    is_new = not os.path.lexists(os.path.join(place.share, ENTRY))
    made = _Made(place, _kept_in_entry(place, _FOLDERS))
    try:
        _leave_line(place, _lines_in_entry(place))  # to stand in it anew: there may be other programs by now
        _remove_files(place, but=files)
        _stand_in_line(place, made)
        entry = files.pop(ENTRY)
        for path, data in files.items():
            made.write(path, data)
        # Last, so that it knows every folder; twice, as its own folder may be the one that is new.
        for _ in range(2):
            made.write(ENTRY, _with_notes(entry, made))
    except OSError as error:
        if is_new:
            with suppress(OSError):
                _leave_line(place, made.lines)
                _remove_files(place)
                _remove_folders(place, made.folders)
        raise _unwritable(place, error) from error
    return refresh_caches(place.share)


def uninstall(place: DesktopPlace) -> bool:
    """Take everything away; return whether there was anything."""
    folders = _kept_in_entry(place, _FOLDERS)
    try:
        _leave_line(place, _lines_in_entry(place))
        for path in _chosen_lists(place):
            _take_out(path, {})  # they would name what is no longer there
        found = _remove_files(place)
        refresh_caches(place.share)
        remove_empty_caches(place.share)
        _remove_folders(place, folders)
    except OSError as error:
        raise _unwritable(place, error) from error
    return found


class _Made:
    """Writes files below one folder, and remembers what has to be known to take them away.

    ``folders`` had to be made, relative to that one; ``lines`` of the list of programs are new.
    """

    def __init__(self, place: DesktopPlace, folders: Iterable[str]) -> None:
        self._share, self._folder_mode = place.share, place.folder_mode
        self.folders = list(folders)
        self.lines: dict[str, list[str]] = {}

    def write(self, path: str, data: bytes) -> None:
        """Write a file whole, for everybody to read."""
        whole = os.path.join(self._share, path)
        self._make_folder(os.path.dirname(whole))
        _write(whole, data, 0o644)

    def _make_folder(self, folder: str) -> None:
        if os.path.isdir(folder):
            return
        self._make_folder(os.path.dirname(folder))
        os.mkdir(folder)
        os.chmod(folder, self._folder_mode)
        self.folders.append(os.path.relpath(folder, self._share))


def _write(path: str, data: bytes, mode: int) -> None:
    put_in_place(path, f"{path}.{os.getpid()}.tmp", data, mode=mode)


def _remove_files(place: DesktopPlace, but: Iterable[str] = ()) -> bool:
    """Remove every file of this or an older version, and say whether there was one."""
    known = [ENTRY, f"mime/packages/{APPLICATION_ID}.xml", f"metainfo/{APPLICATION_ID}.metainfo.xml"]
    known.append(f"thumbnailers/{APPLICATION_ID}.thumbnailer")
    base = escape(place.share)
    icons = [path for pattern in icon_patterns() for path in glob(os.path.join(base, pattern))]
    kept = {os.path.join(place.share, path) for path in but}
    found = [*(os.path.join(place.share, path) for path in known), *icons]
    present = [path for path in found if os.path.lexists(path)]
    for path in present:
        if path not in kept:
            os.unlink(path)
    return bool(present)


def _remove_folders(place: DesktopPlace, folders: Iterable[str]) -> None:
    whole = {os.path.normpath(os.path.join(place.share, folder)) for folder in folders}
    for folder in sorted(whole, key=len, reverse=True):
        with suppress(OSError):  # something else is in it by now
            os.rmdir(folder)


def _stand_in_line(place: DesktopPlace, made: _Made) -> None:
    """Have photos offered to us behind the programs that open them."""
    programs = {kind: programs_for(kind, place.lists, _US) for kind in PHOTO_TYPES}
    behind = {kind: others for kind, others in programs.items() if others}
    path = f"applications/{LIST}"
    whole = os.path.join(place.share, path)
    old = text_in(whole)
    new, lines = with_us_behind(old, behind, _US)
    if behind and new != old:
        if os.path.isfile(whole):
            _rewrite(whole, new)
        else:
            made.write(path, new.encode("utf-8", "surrogateescape"))
    made.lines = lines


def _leave_line(place: DesktopPlace, lines: Mapping[str, Sequence[str]]) -> None:
    _take_out(os.path.join(place.share, "applications", LIST), lines)


def _lines_in_entry(place: DesktopPlace) -> dict[str, list[str]]:
    notes = [note.partition(":") for note in _kept_in_entry(place, _LINES)]
    return {kind: others.split(",") for kind, _, others in notes}


def _chosen_lists(place: DesktopPlace) -> list[str]:
    """Return the lists of what the user chose: for all desktops, and for one kind ("gnome-mimeapps.list")."""
    return glob(os.path.join(escape(place.choices), f"*{LIST}")) if place.choices else []


def _take_out(path: str, made: Mapping[str, Sequence[str]]) -> None:
    """Take ourselves out of a list; it goes where nothing is left in it."""
    old = text_in(path)
    if _US not in old:
        return
    new = without_us(old, made, _US)
    if new or os.path.islink(path):
        _rewrite(path, new)
    else:
        os.unlink(path)


def _rewrite(path: str, text: str) -> None:
    """Give a list another text: a link to one stays a link, as many homes have it, and rights stay."""
    real = os.path.realpath(path)
    _write(real, text.encode("utf-8", "surrogateescape"), os.stat(real).st_mode & 0o777)


def _with_notes(entry: bytes, made: _Made) -> bytes:
    lines = [f"{kind}:{','.join(others)}" for kind, others in made.lines.items()]
    notes = {_LINES: lines, _FOLDERS: dict.fromkeys(made.folders)}
    text = "".join(f"{key}={';'.join(values)};\n" for key, values in notes.items() if values)
    head, actions, rest = entry.partition(b"\n[Desktop Action ")
    return head + text.encode("utf-8") + actions + rest


def _kept_in_entry(place: DesktopPlace, key: str) -> list[str]:
    for line in text_in(os.path.join(place.share, ENTRY)).splitlines():
        if line.startswith(f"{key}="):
            return [value for value in line.partition("=")[2].split(";") if value]
    return []


def _unwritable(place: DesktopPlace, error: OSError) -> GalleryError:
    reason = say("the desktop's files cannot be changed: {reason}", reason=error.strerror or str(error))
    return GalleryError(reason, error.filename or place.share)
