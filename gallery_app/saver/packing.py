"""A gallery in, one file out: its manifest, the photos it lists, their sidecars, and the sums of all."""

from __future__ import annotations

import os
import zipfile
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from gallery_app.bundles.locating import manifest_in
from gallery_app.bundles.photo_names import MANIFEST_NAMES, PHOTO_SUFFIXES
from gallery_app.bundles.reading import open_source, read
from gallery_app.errors import PhotoError
from gallery_app.metadata.sidecars import Sidecars
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState, say
from gallery_app.saver.checksums import checksums_text
from gallery_app.saver.failing import exists
from gallery_app.saver.jobs import Outcome, SaverError
from gallery_app.saver.manifest_writer import manifest_text
from gallery_app.saver.safe_names import check_names
from gallery_app.saver.whole import WholeFile
from gallery_app.source.packed_names import CHECKSUMS_MEMBER, MIME_TYPE, MIME_TYPE_MEMBER
from gallery_app.source.zip_index import MEMBERS_LIMIT, TOTAL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.bundles.locating import Located
    from gallery_app.model.gallery import Gallery
    from gallery_app.saver.jobs import PackJob
    from gallery_app.saver.work import Work
    from gallery_app.source import Source

MANIFEST: Final = MANIFEST_NAMES[0]
OTHERS_LIMIT: Final = 1_000  # files left out that are named
DEPTH_LIMIT: Final = 16  # folders below one another that are looked through for such files

# The same bytes each time: no clock, no owner, no machine.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX, _RIGHTS = 3, 0o100644


@dataclass(frozen=True, slots=True)
class _Contents:
    """What goes into the file; ``photos`` and ``sidecars`` are paths in the gallery."""

    manifest: bytes
    photos: tuple[str, ...]
    sidecars: frozenset[str]
    missing: tuple[str, ...]
    size: int


def pack(job: PackJob, located: Located, work: Work) -> Outcome:
    """Pack a gallery; SaverError, BundleError or PhotoError if it cannot be packed."""
    if located.kind is GalleryKind.PACKED:
        raise SaverError(say("it is packed already"), job.source)
    if os.path.lexists(job.target) and not job.force:
        raise exists(job.target)
    with closing(open_source(located)) as source:
        gallery = read(located, source)
        contents = _contents(gallery, located, source)
        check_names((MANIFEST, *contents.photos), located.root)
        work.begin(contents.size)
        with WholeFile(job.target, replaces=job.force) as whole:
            _write(whole.file, contents, source, work)
            whole.finish()
        kept = {*contents.photos, _manifest_of(gallery, located)}
        left_out = tuple(file for file in _others(source, "") if file not in kept)[:OTHERS_LIMIT]
    return Outcome(
        job.target, 1 + len(contents.photos), os.path.getsize(job.target), left_out, contents.missing
    )


def _contents(gallery: Gallery, located: Located, source: Source) -> _Contents:
    if gallery.choices:
        reason = say("the folder holds several galleries: pack each of them by itself")
        raise SaverError(reason, located.path)
    listed: dict[str, None] = {}  # in order, each once
    missing: dict[str, None] = {}
    sidecars: dict[str, None] = {}
    beside = Sidecars(source, PHOTO_SUFFIXES)
    for photo in gallery.photos:
        if photo.state in {PhotoState.MISSING, PhotoState.REFUSED}:
            missing[photo.file] = None
            continue
        listed[photo.file] = None
        for sidecar in beside.of(photo.file):
            sidecars[sidecar.file] = listed[sidecar.file] = None
    manifest = _manifest(gallery, located, source)
    size = len(manifest) + sum(source.stat(file).size for file in listed)
    if size > TOTAL_LIMIT or len(listed) > MEMBERS_LIMIT - 3:
        reason = say("it is too large: a packed gallery holds at most {limit} GB", limit=TOTAL_LIMIT >> 30)
        raise SaverError(reason, located.path)
    return _Contents(manifest, tuple(listed), frozenset(sidecars), tuple(missing), size)


def _manifest(gallery: Gallery, located: Located, source: Source) -> bytes:
    """Return the manifest as it is, or one made for a gallery that has none."""
    name = _manifest_of(gallery, located)
    if name is not None:
        with source.open(name) as file:
            return file.read()
    return manifest_text(gallery).encode("utf-8")


def _manifest_of(gallery: Gallery, located: Located) -> str | None:
    if gallery.kind is not GalleryKind.MANIFEST:
        return None
    named = os.path.basename(located.path) if located.kind is GalleryKind.MANIFEST else ""
    return manifest_in(located.root) if located.path == located.root or located.first else named


def _write(file: BinaryIO, contents: _Contents, source: Source, work: Work) -> None:
    sums: dict[str, str] = {}
    with zipfile.ZipFile(file, "w") as packed:
        _add(packed, MIME_TYPE_MEMBER, BytesIO(MIME_TYPE.encode("ascii")), work, stored=True)
        sums[MANIFEST] = _add(packed, MANIFEST, BytesIO(contents.manifest), work)
        for name in contents.photos:
            with source.open(name) as photo:
                sums[name] = _add(packed, name, photo, work, stored=name not in contents.sidecars)
        sums_text = checksums_text(sums).encode("utf-8")
        _add(packed, CHECKSUMS_MEMBER, BytesIO(sums_text), work)


def _add(packed: zipfile.ZipFile, name: str, data: BinaryIO, work: Work, *, stored: bool = False) -> str:
    """Add a member; return its SHA-256."""
    member = zipfile.ZipInfo(name, _TIME)
    member.create_system = _UNIX
    member.external_attr = _RIGHTS << 16
    member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with packed.open(member, "w") as written:
        return work.copied(name, data, written.write)[1]


def _others(source: Source, folder: str, depth: int = 0) -> Iterator[str]:
    """Yield the files of a folder and of those in it, but for hidden ones."""
    try:
        entries = sorted(source.entries(folder))
    except PhotoError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.name.startswith("."):
            continue
        if not entry.is_folder:
            yield path
        elif depth < DEPTH_LIMIT:
            yield from _others(source, path, depth + 1)
