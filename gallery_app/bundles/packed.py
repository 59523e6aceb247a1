"""A packed gallery in, a gallery out: its gallery.yaml, or its article, or else the photos in it."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from gallery_app.bundles.folder import bare, is_aside, looked_at, note_others
from gallery_app.bundles.photo_names import MANIFEST_NAMES, TEXT_SUFFIXES, is_photo_name, natural_key
from gallery_app.bundles.problem_list import ProblemList
from gallery_app.errors import BundleError
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photos
from gallery_app.model.problems import say
from gallery_app.source import Entry
from gallery_app.source.packed import ZipSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.source import Source


def read_packed(
    source: Source, *, opened: str, plain: bool, by_date: bool, at_work: Callable[[], None]
) -> Gallery:
    """Return the gallery in a packed file; BundleError if there is none.

    ``plain`` passes over a manifest, ``by_date`` sorts photos without one by date.
    """
    if not isinstance(source, ZipSource):
        raise TypeError("not a packed file")
    names = {entry.name for entry in source.entries()}
    name = None if plain else next((name for name in MANIFEST_NAMES if name in names), None)
    gallery = (
        _with_manifest(source, name, opened, at_work)
        if name is not None
        else (None if plain else _article_in(source, opened)) or _photos_in(source, opened, by_date=by_date)
    )
    problems = (*source.warnings, *gallery.problems)
    return replace(gallery, kind=GalleryKind.PACKED, problems=problems, packed=source.file_measures)


def _with_manifest(source: ZipSource, name: str, opened: str, at_work: Callable[[], None]) -> Gallery:
    if source.is_repeated(name):
        reason = say("{manifest} is packed twice: which one counts is not told", manifest=name)
        raise BundleError(reason, os.path.join(opened, name))
    from gallery_app.bundles.manifest import read_manifest  # noqa: PLC0415  — many packed files hold none

    return read_manifest(source, name, opened=opened, at_work=at_work)


def _article_in(source: ZipSource, opened: str) -> Gallery | None:
    """Return the article saved as text in the top folder, if there is one."""
    entries = list(source.entries())
    if not any(entry.name.endswith(TEXT_SUFFIXES) for entry in entries):
        return None
    from gallery_app.bundles.article_text import read_article_among  # noqa: PLC0415  — few hold one

    return read_article_among(source, entries, opened=opened)


def _photos_in(source: ZipSource, opened: str, *, by_date: bool) -> Gallery:
    """Return all photos, those of the top folder first: nobody can go to another folder in a packed file."""
    found = [file for file in source.members if _is_photo(file)]
    if not found and source.warnings:
        told = source.warnings[0]  # what was passed over may be all there is
        raise BundleError(told.message, os.path.join(opened, told.file or ""))
    if not found:
        reason = say("there are no photos in the packed file {name}", name=source.name)
        remedy = say("Open a file that was packed by Gallery, or one with images in it.")
        raise BundleError(reason, opened, remedy)
    files = sorted(found, key=_natural_place)
    if by_date:
        files.sort(key=source.modified)
    problems = ProblemList()
    others = set(source.members) - set(found)
    note_others([Entry(file.rpartition("/")[2], is_folder=False) for file in others], found, problems)
    rows = [file if source.is_readable(file) else looked_at(bare(file), source, problems) for file in files]
    article = Article(source.name)
    return Gallery(GalleryKind.PACKED, opened, source.root, article, Photos(rows), problems.found())


def _is_photo(file: str) -> bool:
    *folders, name = file.split("/")
    return is_photo_name(name) and not any(is_aside(folder) for folder in folders)


def _natural_place(file: str) -> tuple[list[str], str, str]:
    *folders, name = file.split("/")
    return [natural_key(folder) for folder in folders], natural_key(name), file
