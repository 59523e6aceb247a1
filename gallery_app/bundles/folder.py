"""A plain folder in, a gallery out: its images in their natural order."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from gallery_app.bundles.locating import MANIFEST_NAMES
from gallery_app.bundles.problem_list import ProblemList
from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.gallery import Article, Choice, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.problems import PhotoState, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gallery_app.source import Entry, Source

PHOTOS_LIMIT: Final = 100_000
CHOICES_LIMIT: Final = 1_000  # sub-folders that are looked into for galleries

# What counts as a photo in a folder; the content decides which decoder gets it.
PHOTO_SUFFIXES: Final = frozenset({
    ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".tif", ".tiff", ".avif", ".bmp", ".jp2",
    ".j2k", ".jpx", ".heic", ".heif", ".jxl", ".apng", ".mpo",
})  # fmt: skip

# What stands beside photos as a matter of course: not worth a word.
_COMPANION_NAMES: Final = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", *MANIFEST_NAMES})
_COMPANION_SUFFIXES: Final = frozenset({".xmp"})
_THUMBNAIL_FOLDERS: Final = frozenset({"@eadir", "thumbs", "thumbnails", "__macosx"})
_DIGITS: Final = re.compile("([0-9]+)")


def natural_key(name: str) -> tuple[Any, str]:
    """Return the key by which names sort as people count: 2 before 10, whatever the case and the locale."""
    if not name.isascii():
        return _key_of_any_script()(name), name
    # What natsort makes of plain letters, eight times as fast: the first photo waits for this.
    parts: list[Any] = _DIGITS.split(name.lower())
    parts[1::2] = map(int, parts[1::2])
    if not parts[-1]:
        del parts[-1]
    return tuple(parts), name


@cache
def _key_of_any_script() -> Callable[[str], Any]:
    from natsort import natsort_keygen, ns  # noqa: PLC0415  — 20 ms that most folders need not wait for

    return natsort_keygen(alg=ns.INT | ns.IGNORECASE)


def read_folder(source: Source, *, opened: str, named: str | None = None, by_date: bool = False) -> Gallery:
    """Return the images of one folder as a gallery; BundleError if there are none.

    ``named`` is the file that the user named: it is shown first, and is a photo whatever its suffix.
    ``opened`` is the path that the user opened.  A folder that only holds galleries lists them as choices.
    """
    try:
        entries = list(source.entries(measured=by_date))
    except PhotoError as exc:
        raise BundleError(exc.reason, source.root) from exc
    shown = _sorted([entry for entry in entries if _is_photo(entry, named)], by_date=by_date)
    article = Article(os.path.basename(source.root) or source.root)
    problems = ProblemList()
    if not shown:
        return _only_choices(source, entries, article, opened)
    shown = _within_limit(shown, named, problems)
    photos = tuple(_photo(entry, source, problems) for entry in shown)
    _note_others(entries, named, problems)
    start = next((index for index, photo in enumerate(photos) if photo.file == named), 0)
    kind = GalleryKind.FOLDER if named is None else GalleryKind.FILE
    return Gallery(kind, opened, source.root, article, photos, problems.found(), start=start)


def read_files(source: Source, files: Iterable[str], *, opened: str) -> Gallery:
    """Return the images that the user named together as a gallery, in the order in which they were named."""
    problems = ProblemList()
    photos: list[Photo] = []
    repeats: dict[str, int] = {}
    for file in files:
        repeats[file] = repeats.get(file, 0) + 1
        photo_id = PhotoId(file if repeats[file] == 1 else f"{file}#{repeats[file]}")
        photos.append(_looked_at(Photo(photo_id, file), source, problems))
    article = Article(os.path.basename(source.root) or source.root)
    return Gallery(GalleryKind.FILE, opened, source.root, article, tuple(photos), problems.found())


def _is_photo(entry: Entry, named: str | None) -> bool:
    if entry.is_folder:
        return False
    return entry.name == named or (not entry.name.startswith(".") and _has_photo_suffix(entry.name))


def _has_photo_suffix(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in PHOTO_SUFFIXES


def _sorted(entries: list[Entry], *, by_date: bool) -> list[Entry]:
    entries = sorted(entries, key=lambda entry: natural_key(entry.name))
    return sorted(entries, key=lambda entry: entry.modified) if by_date else entries


def _within_limit(entries: list[Entry], named: str | None, problems: ProblemList) -> list[Entry]:
    if len(entries) <= PHOTOS_LIMIT:
        return entries
    message = say(
        "the folder holds {count} photos: only {limit} are shown", count=len(entries), limit=PHOTOS_LIMIT
    )
    problems.error(message)
    beyond = [entry for entry in entries[PHOTOS_LIMIT:] if entry.name == named]
    return entries[: PHOTOS_LIMIT - len(beyond)] + beyond


def _photo(entry: Entry, source: Source, problems: ProblemList) -> Photo:
    photo = Photo(PhotoId(entry.name), entry.name)
    return photo if entry.is_file else _looked_at(photo, source, problems)


def _looked_at(photo: Photo, source: Source, problems: ProblemList) -> Photo:
    """Return the photo with the reason why it cannot be shown, if its file already tells one."""
    try:
        folder = source.stat(photo.file).is_folder
    except PhotoError as exc:
        problems.error(exc.reason, photo.file)
        return Photo(photo.id, photo.file, state=exc.state, reason=exc.reason)
    if not folder:
        return photo
    reason = say("{name} is a folder, not a file", name=photo.file)
    problems.error(reason, photo.file)
    return Photo(photo.id, photo.file, state=PhotoState.REFUSED, reason=reason)


def _note_others(entries: list[Entry], named: str | None, problems: ProblemList) -> None:
    count = sum(1 for entry in entries if _is_other_file(entry) and entry.name != named)
    if count == 1:
        problems.note(say("1 other file is not shown"))
    elif count:
        problems.note(say("{count} other files are not shown", count=count))


def _is_other_file(entry: Entry) -> bool:
    name = entry.name.lower()
    if entry.is_folder or name.startswith(".") or name in _COMPANION_NAMES:
        return False
    suffix = os.path.splitext(name)[1]
    return suffix not in PHOTO_SUFFIXES and suffix not in _COMPANION_SUFFIXES


def _only_choices(source: Source, entries: list[Entry], article: Article, opened: str) -> Gallery:
    folders = sorted((e.name for e in entries if e.is_folder and not _is_aside(e.name)), key=natural_key)
    galleries = [name for name in folders[:CHOICES_LIMIT] if _holds_a_gallery(source, name)]
    if not galleries:
        remedy = say("Open a folder with images or with a gallery.yaml.")
        raise BundleError(
            say("there are no photos in the folder {name}", name=article.headline), opened, remedy
        )
    choices = tuple(Choice(name, os.path.join(source.root, name)) for name in galleries)
    return Gallery(GalleryKind.FOLDER, opened, source.root, article, choices=choices)


def _is_aside(folder: str) -> bool:
    """Tell whether a folder holds the files of a saved web page, thumbnails, or things hidden."""
    name = folder.lower()
    return name.startswith(".") or name.endswith("_files") or name in _THUMBNAIL_FOLDERS


def _holds_a_gallery(source: Source, folder: str) -> bool:
    try:
        return any(
            entry.name in MANIFEST_NAMES or (_is_photo(entry, None) and entry.is_file)
            for entry in source.entries(folder)
        )
    except PhotoError:
        return False
