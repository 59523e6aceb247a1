"""Choosing a reader for what was located, and reading the gallery it holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.folder import read_files, read_folder
from gallery_app.bundles.locating import Located, locate, manifest_in
from gallery_app.bundles.photo_names import MANIFEST_NAMES, TEXT_SUFFIXES
from gallery_app.bundles.progress import silent
from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.gallery import Gallery, GalleryKind, Photos
from gallery_app.model.problems import Problem, Severity, say
from gallery_app.source import FolderSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.source import Entry, Source

__all__ = ["READERS", "BundleReader", "Located", "Wish", "has_manifest", "locate", "open_source", "read"]


@dataclass(frozen=True)
class Wish:
    """What is to be read: ``plain`` without its manifest, ``by_date`` sorted by date if it is a folder.

    ``text`` is an article that was pasted, for the images of the folder.  ``at_work`` is called again and
    again while reading goes on.
    """

    located: Located
    source: Source
    plain: bool = False
    by_date: bool = False
    text: str | None = None
    at_work: Callable[[], None] = silent

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """What lies in the folder, listed once, measured if it is to be sorted by date."""
        try:
            return list(self.source.entries(measured=self.by_date))
        except PhotoError as exc:
            raise BundleError(exc.reason, self.source.root) from exc


# Returns the gallery, or None if another reader must read it; BundleError if it is refused as a whole.
BundleReader = Callable[[Wish], Gallery | None]


def open_source(located: Located) -> Source:
    """Return what the gallery's bytes come from; BundleError if it cannot be opened."""
    if located.kind is GalleryKind.PACKED:
        from gallery_app.source.packed import ZipSource  # noqa: PLC0415  — most galleries are folders

        return ZipSource(located.root)
    return FolderSource(located.root)


def has_manifest(located: Located, source: Source) -> bool:
    """Tell whether a manifest describes the gallery, which can be passed over."""
    if located.kind is GalleryKind.PACKED:
        return any(entry.name in MANIFEST_NAMES for entry in source.entries())
    return located.kind is GalleryKind.MANIFEST


def read(
    located: Located,
    source: Source,
    *,
    plain: bool = False,
    by_date: bool = False,
    text: str | None = None,
    at_work: Callable[[], None] = silent,
) -> Gallery:
    """Return the gallery that was located; BundleError if it is refused as a whole.

    ``source`` lies at ``located.root``.  ``plain`` passes over a manifest, ``by_date`` sorts a plain folder
    by date instead of by name.  ``text`` is an article that was pasted: the folder only gives its images.
    ``at_work`` is called again and again while reading goes on.
    """
    if located.kind is not None:
        wish = Wish(located, source, plain, by_date, text, at_work)
        for reader in READERS:
            if (gallery := reader(wish)) is not None:
                return gallery
    raise BundleError(say("several galleries were named: each is opened by itself"), located.path)


def read_pasted_text(wish: Wish) -> Gallery | None:
    """Return the article that was pasted, with the images of the folder."""
    if wish.text is None:
        return None
    from gallery_app.bundles.article_text import read_pasted_article  # noqa: PLC0415  — few galleries are texts

    return read_pasted_article(wish.source, wish.text, wish.entries, opened=wish.located.path)


def read_named_files(wish: Wish) -> Gallery | None:
    """Return several images that were named together, in the order given."""
    if not wish.located.files:
        return None
    return read_files(wish.source, wish.located.files, opened=wish.located.path)


def read_packed_file(wish: Wish) -> Gallery | None:
    """Return the gallery in a packed file."""
    if wish.located.kind is not GalleryKind.PACKED:
        return None
    from gallery_app.bundles.packed import read_packed  # noqa: PLC0415  — most galleries are folders

    return read_packed(
        wish.source,
        opened=wish.located.path,
        plain=wish.plain,
        by_date=wish.by_date,
        at_work=wish.at_work,
    )


def read_with_manifest(wish: Wish) -> Gallery | None:
    """Return the gallery of a manifest that was opened, or of the folder that holds one."""
    located = wish.located
    if located.kind is not GalleryKind.MANIFEST or wish.plain:
        return None
    from gallery_app.bundles.manifest import read_manifest  # noqa: PLC0415  — most folders hold none

    name = manifest_in(located.root) if located.path == located.root else os.path.basename(located.path)
    name = name or MANIFEST_NAMES[0]
    return read_manifest(wish.source, name, opened=located.path, at_work=wish.at_work)


def read_around_listed_photo(wish: Wish) -> Gallery | None:
    """Return the story that an opened image belongs to, at that photo, or else the folder around it."""
    located = wish.located
    name = manifest_in(located.root)
    if located.first is None or name is None or wish.plain:
        return None
    from gallery_app.bundles.manifest import read_manifest  # noqa: PLC0415  — most folders hold none

    try:
        gallery = read_manifest(wish.source, name, opened=located.path, at_work=wish.at_work)
    except BundleError as exc:
        problem = Problem(Severity.WARNING, exc.reason, name, exc.line, exc.remedy)
    else:
        index = Photos(gallery.photos).find(located.first)
        if index is not None:
            return replace(gallery, start=index)
        message = say(
            "{manifest} does not list {name}: the folder is shown", manifest=name, name=located.first
        )
        problem = Problem(Severity.NOTE, message, located.first)
    plain = read_plainly(wish)
    return replace(plain, problems=(problem, *plain.problems))


def read_article_text(wish: Wish) -> Gallery | None:
    """Return the article of a text that was opened or lies in the folder, at the photo that was opened."""
    located = wish.located
    if wish.plain or not (located.kind is GalleryKind.TEXT or _holds_a_text(wish.entries)):
        return None
    from gallery_app.bundles import article_text  # noqa: PLC0415  — few folders hold one

    if located.kind is GalleryKind.TEXT:
        name = os.path.basename(located.path)
        return article_text.read_article_file(wish.source, name, wish.entries, opened=located.path)
    gallery = article_text.read_article_among(wish.source, wish.entries, opened=located.path)
    if gallery is None or located.first is None:
        return gallery
    index = Photos(gallery.photos).find(located.first)
    return None if index is None else replace(gallery, start=index)


def read_plainly(wish: Wish) -> Gallery:
    """Return the images of a folder, at the one that was opened, if one was."""
    located = wish.located
    return read_folder(
        wish.source, wish.entries, opened=located.path, named=located.first, by_date=wish.by_date
    )


def _holds_a_text(entries: Sequence[Entry]) -> bool:
    return any(entry.name.endswith(TEXT_SUFFIXES) for entry in entries)


# Most specific first; a new format is one module and one line here.
READERS: Final[tuple[BundleReader, ...]] = (
    read_pasted_text,
    read_named_files,
    read_packed_file,
    read_with_manifest,
    read_around_listed_photo,
    read_article_text,
    read_plainly,
)
