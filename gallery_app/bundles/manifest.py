"""gallery.yaml in, a gallery out: whatever is wrong with one entry costs only that entry."""

from __future__ import annotations

import os
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.article import read_article
from gallery_app.bundles.contents import content_of
from gallery_app.bundles.fields import FieldReader
from gallery_app.bundles.finding import PhotoFinder
from gallery_app.bundles.keyed import KeyedValues
from gallery_app.bundles.photo_entries import EntryReader
from gallery_app.bundles.problem_list import ProblemList
from gallery_app.bundles.progress import STEPS, silent
from gallery_app.bundles.yaml_reading import SIZE_LIMIT, Items, Pairs, Text, read_yaml, shortened
from gallery_app.errors import BundleError
from gallery_app.model.gallery import Gallery, GalleryKind, Photos
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.bundles.yaml_reading import Node
    from gallery_app.model.gallery import Extra
    from gallery_app.model.problems import Sentence
    from gallery_app.source import Source

PHOTOS_LIMIT: Final = 100_000
FORMAT: Final = (1, 0)  # major, minor: the newest that this version knows whole

_TOP_KEYS: Final = ("format", "article", "photos")
_FORMAT: Final = re.compile(r"(\d{1,4})(?:\.(\d{1,4}))?", re.ASCII)


def read_manifest(source: Source, name: str, *, opened: str, at_work: Callable[[], None] = silent) -> Gallery:
    """Return the gallery that the manifest ``name`` beneath ``source`` describes.

    ``opened`` is the path that the user opened.  BundleError if the manifest is refused as a whole.
    ``at_work`` is called again and again meanwhile: 100,000 photos take seconds.
    """
    path = os.path.join(source.root, name)
    root = read_yaml(content_of(source, name, path, SIZE_LIMIT + 1, _unreadable), path, at_work)
    if not isinstance(root, Pairs):
        remedy = say("Begin with the keys format, article and photos.")
        raise BundleError(say("the manifest is not a map of keys"), path, remedy, line=root.line)
    entries = _entries(root, path)
    problems = ProblemList()
    keys = KeyedValues(root, FieldReader(problems))
    newer = _newer_format(keys, root, problems)
    article = read_article(keys.node("article"), problems, source.name)
    reader = EntryReader(PhotoFinder(source), problems, article.language)
    photos = _photos(entries, reader, problems, at_work)
    extra = _with_format(keys.unused(_TOP_KEYS), newer)
    return Gallery(
        GalleryKind.MANIFEST, opened, source.root, article, photos, problems=problems.found(), extra=extra
    )


def _entries(root: Pairs, path: str) -> tuple[Node, ...]:
    node = root.pairs.get("photos")
    if node is None:
        remedy = say("Add the key photos with a list of files, or an empty list: photos: []")
        raise BundleError(say("the manifest has no photos"), path, remedy, line=root.line)
    if isinstance(node, Text) and node.absent:
        return ()
    if not isinstance(node, Items):
        remedy = say("Write - file: before the name of each photo.")
        raise BundleError(say("photos is not a list"), path, remedy, line=node.line)
    return node.items


def _photos(
    entries: tuple[Node, ...], reader: EntryReader, problems: ProblemList, at_work: Callable[[], None]
) -> Photos:
    photos = []
    for number, node in enumerate(entries[:PHOTOS_LIMIT], 1):
        photos.append(reader.photo(node, number))
        if number % STEPS == 0:
            at_work()
    if len(entries) > PHOTOS_LIMIT:
        message = say(
            "the manifest lists {count} photos: only the first {limit} are shown",
            count=len(entries),
            limit=PHOTOS_LIMIT,
        )
        problems.error(message, line=entries[PHOTOS_LIMIT].line)
    return Photos(photo for photo in photos if photo is not None)


def foreign_format(root: Node) -> str | None:
    """Return the format of a manifest if this version must not write over it."""
    node = root.pairs.get("format") if isinstance(root, Pairs) else None
    found = _FORMAT.fullmatch(node.value.strip()) if isinstance(node, Text) else None
    return node.value if found and isinstance(node, Text) and int(found[1]) != FORMAT[0] else None


def _newer_format(keys: KeyedValues, root: Pairs, problems: ProblemList) -> str | None:
    """Return the format as it is written if this version must not write it back, saying so."""
    node = keys.node("format")
    if node is None:
        problems.note(say('the manifest has no format: it is read as "1.0"'), line=root.line)
        return None
    found = _FORMAT.fullmatch(node.value.strip()) if isinstance(node, Text) else None
    if found is None or not isinstance(node, Text):
        problems.warning(say('format must be a version such as "1.0": it is read as that'), line=node.line)
        return None
    major, minor = int(found[1]), int(found[2] or 0)
    version = shortened(node.value)
    if major != FORMAT[0]:
        message = say(
            "the manifest is in format {version}: only what this version knows is read", version=version
        )
        problems.warning(message, line=node.line)
        return node.value
    if minor > FORMAT[1]:
        message = say(
            "the manifest is in format {version}, newer than this version: unknown keys are passed over",
            version=version,
        )
        problems.note(message, line=node.line)
    return None


def _with_format(extra: Extra, version: str | None) -> Extra:
    """Return ``extra`` with the foreign format in it: the sign that the gallery is not to be written back."""
    return extra if version is None else MappingProxyType({**extra, "format": version})


def _unreadable(reason: str) -> Sentence:
    return say("the manifest cannot be read: {reason}", reason=reason)
