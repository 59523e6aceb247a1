"""A plain folder in, a gallery out: its images in their natural order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.photo_names import (
    MANIFEST_NAMES,
    PHOTO_SUFFIXES,
    in_natural_order,
    is_photo_name,
)
from gallery_app.bundles.problem_list import ProblemList
from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.gallery import Article, Choice, Gallery, GalleryKind, Photo, PhotoId, Photos
from gallery_app.model.problems import PhotoState, say
from gallery_app.source.packed_names import CHECKSUMS_MEMBER, MIME_TYPE_MEMBER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from gallery_app.source import Entry, Source

PHOTOS_LIMIT: Final = 100_000
CHOICES_LIMIT: Final = 1_000  # sub-folders that are looked into for galleries

# What stands beside photos as a matter of course: not worth a word.
_COMPANION_NAMES: Final = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", MIME_TYPE_MEMBER, CHECKSUMS_MEMBER, *MANIFEST_NAMES}
)
_NO_WORD_SUFFIXES: Final = frozenset({".xmp", *PHOTO_SUFFIXES})
_SIDECAR_SUFFIXES: Final = (".txt", ".md")  # of texts that hold a photo's words
_THUMBNAIL_FOLDERS: Final = frozenset({"@eadir", "thumbs", "thumbnails", "__macosx"})


def read_folder(
    source: Source, entries: Sequence[Entry], *, opened: str, named: str | None = None, by_date: bool = False
) -> Gallery:
    """Return the images among the ``entries`` of one folder as a gallery; BundleError if there are none.

    ``named`` is the file that the user named: it is shown first, and is a photo whatever its suffix.
    ``opened`` is the path that the user opened.  A folder that only holds galleries lists them as choices.
    """
    article = Article(source.name)
    problems = ProblemList()
    found = {entry.name: entry for entry in entries if _is_photo(entry, named)}
    if not found:
        return _only_choices(source, entries, article, opened)
    names = _within_limit(_sorted(found, by_date=by_date), named, problems)
    rows = [name if found[name].is_file else looked_at(bare(name), source, problems) for name in names]
    note_others([entry for entry in entries if entry.name not in found], names, problems)
    start = names.index(named) if named in found else 0
    kind = GalleryKind.FOLDER if named is None else GalleryKind.FILE
    return Gallery(kind, opened, source.root, article, Photos(rows), problems.found(), start=start)


def read_files(source: Source, files: Iterable[str], *, opened: str) -> Gallery:
    """Return the images that the user named together as a gallery, in the order in which they were named."""
    problems = ProblemList()
    photos: list[Photo] = []
    repeats: dict[str, int] = {}
    for file in files:
        repeats[file] = repeats.get(file, 0) + 1
        photo_id = PhotoId(file if repeats[file] == 1 else f"{file}#{repeats[file]}")
        photos.append(looked_at(Photo(photo_id, file), source, problems))
    article = Article(source.name)
    return Gallery(GalleryKind.FILE, opened, source.root, article, tuple(photos), problems.found())


def _is_photo(entry: Entry, named: str | None) -> bool:
    return not entry.is_folder and (is_photo_name(entry.name) or entry.name == named)


def _sorted(found: dict[str, Entry], *, by_date: bool) -> list[str]:
    names = in_natural_order(found)
    return sorted(names, key=lambda name: found[name].modified) if by_date else names


def _within_limit(names: list[str], named: str | None, problems: ProblemList) -> list[str]:
    if len(names) <= PHOTOS_LIMIT:
        return names
    message = say(
        "the folder holds {count} photos: only {limit} are shown", count=len(names), limit=PHOTOS_LIMIT
    )
    problems.error(message)
    beyond = [name for name in names[PHOTOS_LIMIT:] if name == named]
    return names[: PHOTOS_LIMIT - len(beyond)] + beyond


def bare(name: str) -> Photo:
    """Return the photo of a file of which nothing else is known."""
    return Photo(PhotoId(name), name)


def looked_at(photo: Photo, source: Source, problems: ProblemList) -> Photo:
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


def note_others(entries: list[Entry], photos: Iterable[str], problems: ProblemList) -> None:
    """Note how many of the entries are files that are not shown, sidecars of ``photos`` aside."""
    others = [entry.name.lower() for entry in entries if _is_other_file(entry)]
    if any(name.endswith(_SIDECAR_SUFFIXES) for name in others):
        named = {base for photo in photos for base in _bases(photo.rpartition("/")[2].lower())}
        others = [name for name in others if not _is_sidecar(name, named)]
    count = len(others)
    if count == 1:
        problems.note(say("1 other file is not shown"))
    elif count:
        problems.note(say("{count} other files are not shown", count=count))


def _is_other_file(entry: Entry) -> bool:
    name = entry.name.lower()
    if entry.is_folder or name.startswith(".") or name in _COMPANION_NAMES:
        return False
    return os.path.splitext(name)[1] not in _NO_WORD_SUFFIXES


def _bases(photo: str) -> tuple[str, str]:
    """Return what a photo's sidecars may be called, without their suffix."""
    return photo, os.path.splitext(photo)[0]


def _is_sidecar(name: str, bases: Collection[str]) -> bool:
    return name.endswith(_SIDECAR_SUFFIXES) and os.path.splitext(name)[0] in bases


def _only_choices(source: Source, entries: Sequence[Entry], article: Article, opened: str) -> Gallery:
    folders = in_natural_order(e.name for e in entries if e.is_folder and not is_aside(e.name))
    galleries = [name for name in folders[:CHOICES_LIMIT] if _holds_a_gallery(source, name)]
    if not galleries:
        remedy = say("Open a folder with images or with a gallery.yaml.")
        raise BundleError(
            say("there are no photos in the folder {name}", name=article.headline), opened, remedy
        )
    choices = tuple(Choice(name, os.path.join(source.root, name)) for name in galleries)
    return Gallery(GalleryKind.FOLDER, opened, source.root, article, choices=choices)


def is_aside(folder: str) -> bool:
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
