"""Telling what a path is by names and kinds of files; only where a name tells nothing, by its first bytes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.photo_names import MANIFEST_NAMES, PHOTO_SUFFIXES
from gallery_app.errors import BundleError
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import say
from gallery_app.source.packed_names import HEAD_BYTES, begins_packed_gallery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.model.problems import Sentence

_MANIFEST_SUFFIXES: Final = (".yaml", ".yml")
_PACKED_SUFFIXES: Final = (".photostory", ".zip")
_TEXT_SUFFIX: Final = ".txt"
_OWN_SUFFIXES: Final = (*_MANIFEST_SUFFIXES, _TEXT_SUFFIX)  # whatever the content

_UNPACK: Final = say("Unpack it into a folder and open that.")
_IMAGES: Final = say("Open an image, a folder of images, a gallery.yaml or a packed gallery.")

# What is known not to be an image; every other file is taken for one, and its content decides.
_NO_IMAGES: Final[dict[str, tuple[Sentence, Sentence]]] = {
    **dict.fromkeys(
        (".md", ".html", ".htm", ".mht", ".mhtml", ".json", ".pdf", ".doc", ".docx", ".odt"),
        (say("a text cannot be opened as a gallery"), _IMAGES),
    ),
    **dict.fromkeys((".xmp", ".xml"), (say("a file of metadata cannot be opened as a gallery"), _IMAGES)),
    **dict.fromkeys(
        (".7z", ".rar", ".tar", ".gz", ".xz", ".bz2", ".tgz"), (say("an archive cannot be opened"), _UNPACK)
    ),
    **dict.fromkeys(
        (".mp4", ".mov", ".avi", ".mkv", ".webm", ".mp3", ".wav"),
        (say("films and sound cannot be shown"), _IMAGES),
    ),
}


@dataclass(frozen=True, slots=True)
class Located:
    """What the user's paths are.

    ``path`` was named (a link out of its folder: its target), ``root`` is the folder beneath which
    everything will be read; both absolute.
    ``kind`` MANIFEST: ``first`` is None, the manifest lies in ``root`` or is ``path`` itself.
    ``kind`` TEXT: ``path`` is a text, perhaps an article, and its images lie in ``root``.
    ``kind`` FOLDER: a folder without a manifest.
    ``kind`` PACKED: ``root`` is the packed file itself.
    ``kind`` FILE: ``first`` is the image named, or the first of several; ``files`` holds several images
    named together, relative to ``root``, in the order given, and is empty where one was named.
    ``several``: galleries for windows of their own.  Where images were named among them, they are in
    ``files`` as one more gallery; where none were, ``kind`` is None and there is nothing else to read.
    """

    kind: GalleryKind | None
    path: str
    root: str
    first: str | None = None
    files: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


def locate(paths: Sequence[str]) -> Located:
    """Return what ``paths`` are; BundleError if there is nothing that could be opened.

    A pipe or a device does not hold this up: only files are looked into.
    """
    if not paths:
        raise BundleError(say("no file or folder was named"), remedy=_IMAGES)
    absolute = [os.path.abspath(path) for path in paths]
    if len(absolute) == 1:
        return _locate_one(absolute[0])
    if (text := _text_of_images(absolute)) is not None:
        return _locate_one(text)
    galleries = tuple(path for path in absolute if _is_gallery(path))
    images = tuple(path for path in absolute if path not in galleries)
    if not images:
        return Located(None, galleries[0], galleries[0], several=galleries)
    if len(images) == 1:
        return replace(_locate_one(images[0]), several=galleries)
    if not any(os.path.lexists(path) for path in images):
        raise BundleError(say("none of the files is there"), images[0])
    return _together(images, galleries)


def manifest_in(folder: str) -> str | None:
    """Return the name of the manifest in ``folder``, whatever kind of file it is, or None."""
    return next((name for name in MANIFEST_NAMES if os.path.lexists(os.path.join(folder, name))), None)


def _locate_one(path: str) -> Located:
    mode = _mode_of(path)
    if stat.S_ISDIR(mode):
        kind = GalleryKind.MANIFEST if manifest_in(path) else GalleryKind.FOLDER
        return Located(kind, path, path)
    if not stat.S_ISREG(mode):
        reason = say("{name} is a device, a pipe or a socket, not a file", name=os.path.basename(path))
        raise BundleError(reason, path, _IMAGES)
    suffix = _suffix(path)
    if suffix in _NO_IMAGES:
        reason, remedy = _NO_IMAGES[suffix]
        raise BundleError(reason, path, remedy)
    path = _real_if_elsewhere(path)
    if _is_packed(path):
        return Located(GalleryKind.PACKED, path, path)
    root, name = os.path.split(path)
    if suffix in _MANIFEST_SUFFIXES:
        return Located(GalleryKind.MANIFEST, path, root)
    if suffix == _TEXT_SUFFIX:
        return Located(GalleryKind.TEXT, path, root)
    return Located(GalleryKind.FILE, path, root, name)


def _together(images: tuple[str, ...], galleries: tuple[str, ...]) -> Located:
    """Return several images as one gallery beneath the folder they have in common."""
    try:
        root = os.path.commonpath([os.path.dirname(path) for path in images])
    except ValueError as exc:  # two drives
        raise BundleError(say("images from different drives cannot be shown together"), images[0]) from exc
    files = tuple(os.path.relpath(path, root).replace(os.sep, "/") for path in images)
    return Located(GalleryKind.FILE, root, root, files[0], files, galleries)


def _mode_of(path: str) -> int:
    try:
        return os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as exc:
        remedy = say("check how the name is spelt, or whether the disk it lies on is connected")
        raise BundleError(say("there is no file or folder of this name"), path, remedy) from exc
    except OSError as exc:
        reason = (exc.strerror or type(exc).__name__).lower()
        raise BundleError(say("it cannot be opened: {reason}", reason=reason), path) from exc


def _is_gallery(path: str) -> bool:
    """Tell whether ``path`` gets a window of its own when it is named among others."""
    return _suffix(path) in _OWN_SUFFIXES or os.path.isdir(path) or _is_packed(path)


def _is_packed(path: str) -> bool:
    """Tell whether ``path`` is a packed gallery: by its suffix, or by its content where that says nothing."""
    suffix = _suffix(path)
    if suffix in _PACKED_SUFFIXES:
        return True
    if suffix in PHOTO_SUFFIXES or suffix in _OWN_SUFFIXES or suffix in _NO_IMAGES:
        return False
    try:
        with open(path, "rb", opener=_opened) as file:
            return stat.S_ISREG(os.fstat(file.fileno()).st_mode) and begins_packed_gallery(
                file.read(HEAD_BYTES)
            )
    except (OSError, ValueError):
        return False


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a FIFO must not hold us up


def _text_of_images(paths: Sequence[str]) -> str | None:
    """Return the one text among images of its own folder: it is the article that they belong to."""
    texts = [path for path in paths if _suffix(path) == _TEXT_SUFFIX]
    folders = {os.path.dirname(path) for path in paths}
    alone = len(texts) == 1 and len(folders) == 1
    return texts[0] if alone and not any(_is_gallery(path) for path in paths if path != texts[0]) else None


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _real_if_elsewhere(path: str) -> str:
    """Return where a link leads that the user named, if that is outside the link's own folder.

    The user pointed at it, so it may be shown; what only a bundle points at may not.
    """
    real = os.path.realpath(path)
    folder = os.path.realpath(os.path.dirname(path))
    beneath = os.path.splitdrive(real)[0] == os.path.splitdrive(folder)[0] and (
        os.path.commonpath([real, folder]) == folder
    )
    return path if beneath else real
