"""Which path names which gallery or photo: told from the text of the paths, nobody looks at a disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from gallery_app.model.gallery import GalleryKind, Photos

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery_app.model.gallery import Gallery

# A folder with one of these is opened as what it describes.
MANIFEST_NAMES: Final = ("gallery.yaml", "gallery.yml")
_NO_MANIFEST: Final = frozenset({GalleryKind.FOLDER, GalleryKind.FILE})
_WHOLE_FOLDER: Final = frozenset({GalleryKind.FOLDER, GalleryKind.FILE, GalleryKind.MANIFEST})


def names_gallery(path: str, gallery: Gallery) -> bool:
    """Return whether to open ``path``, absolute, is to open this gallery.

    A gallery of several images that were named one by one is none that a path names.
    """
    if path == gallery.path:
        return True
    if gallery.kind not in _WHOLE_FOLDER:
        return False
    manifests = {f"{gallery.root.rstrip('/')}/{name}" for name in MANIFEST_NAMES}
    if gallery.kind is not GalleryKind.MANIFEST:
        return path == gallery.root
    return gallery.path in {gallery.root, *manifests} and path in {gallery.root, *manifests}


def are_one(one: Gallery, other: Gallery) -> bool:
    """Return whether two galleries show the same; their paths and roots lead through no links."""
    if one.kind in _NO_MANIFEST:
        return other.kind in _NO_MANIFEST and one.root == other.root
    return one.kind is other.kind and names_gallery(one.path, other)


def photo_named(path: str, gallery: Gallery) -> int | None:
    """Return the index of the photo whose file ``path``, absolute, is; None for any other path."""
    root = gallery.root.rstrip("/") + "/"
    if not path.startswith(root):
        return None
    return Photos(gallery.photos).find(path[len(root) :])


def is_beneath(path: str, folder: str) -> bool:
    """Return whether an absolute path leads to something in a folder; links are not looked at."""
    return path.startswith(folder.rstrip("/") + "/") and "/../" not in path


def is_near(path: str, opened: Iterable[str]) -> bool:
    """Return whether ``path`` lies beneath something that somebody opened, or beside it if that is a file.

    Loaders tell where a photo lies, and one may have been taken over: nothing is done with another file
    because a loader has named it.  What has no suffix is taken for a folder.
    """
    return any(is_beneath(path, _folder_of(other)) for other in map(os.path.abspath, opened))


def holds_all(root: str, opened: Iterable[str]) -> bool:
    """Return whether all that somebody opened lies in ``root`` or is it, unlike in other galleries' roots."""
    paths = map(os.path.abspath, opened)
    return all(path == root or is_beneath(path, root) for path in paths)


def _folder_of(path: str) -> str:
    folder, name = os.path.split(path)
    return folder if os.path.splitext(name)[1] else path
