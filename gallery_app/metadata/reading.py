"""Reading what a photo's own file and its sidecars say; no pixel is ever decoded for it."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final, TypeVar

from gallery_app.errors import PhotoError
from gallery_app.metadata.blocks import XMP_LIMIT, Blocks
from gallery_app.metadata.boxes import blocks_in_boxes
from gallery_app.metadata.chunks import blocks_in_png, blocks_in_webp
from gallery_app.metadata.exif import words_in_exif
from gallery_app.metadata.gif import blocks_in_gif
from gallery_app.metadata.iptc import words_in_iptc
from gallery_app.metadata.jpeg import blocks_in_jpeg
from gallery_app.metadata.share import Share
from gallery_app.metadata.sidecars import Sidecars
from gallery_app.metadata.text_sidecar import SIDECAR_LIMIT, words_in_text
from gallery_app.metadata.tiff import blocks_in_tiff, tiff_file, tiff_in
from gallery_app.metadata.xmp import XmpError
from gallery_app.metadata.xmp_words import words_in_xmp
from gallery_app.model.limits import TEXT_KB, WORDS_KB
from gallery_app.model.metadata import PhotoMetadata
from gallery_app.model.problems import Problem, Severity, say
from gallery_app.model.words import NO_WORDS, Origin, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from gallery_app.metadata.sidecars import Sidecar
    from gallery_app.model.metadata import CameraFact
    from gallery_app.model.problems import Sentence
    from gallery_app.source import Entry, Source

    Words = Callable[[], PhotoWords]

METHOD: Final = 2  # of reading; raised, it makes everything stale that was read before
# Everything that broken metadata makes the readers raise.
METADATA_ERRORS: Final = (
    ValueError, LookupError, ArithmeticError, TypeError, EOFError, RecursionError, struct.error, zlib.error,
)  # fmt: skip
_HEAD_BYTES: Final = 12
_TIFF: Final = (b"II\x2a\0", b"MM\0\x2a", b"II\x2b\0", b"MM\0\x2b")
_BOXES: Final = (b"ftyp", b"JXL ", b"jP  ")

_TOO_MUCH_XMP: Final = say("its XMP data is larger than {limit} MB: it is not read", limit=XMP_LIMIT >> 20)
_INCOMPLETE: Final = say("a part of its XMP data is missing: words may be missing with it")
_PACKED: Final = say("its metadata is compressed in a way that cannot be read (Brotli)")
_TOO_LONG: Final = say(
    "words in its metadata are longer than {limit} kB, or than {all} kB together: they are shown cut",
    limit=TEXT_KB,
    all=WORDS_KB,
)

_T = TypeVar("_T")


class MetadataReader:
    """Reads the words of one gallery's photos.

    ``photo_suffixes`` are those that make a file a photo.  ``legacy`` is the encoding of texts that tell
    none and are no UTF-8; None: Western.
    """

    def __init__(self, source: Source, photo_suffixes: tuple[str, ...], legacy: str | None = None) -> None:
        self._source = source
        self._legacy = legacy
        self._sidecars = Sidecars(source, photo_suffixes)

    @property
    def legacy(self) -> str | None:
        """The encoding of texts that tell none and are no UTF-8."""
        return self._legacy

    def read(self, file: str, known: str = "") -> PhotoMetadata | None:
        """Return what a photo's files say, None if their stamp is ``known``; PhotoError, OSError: no file."""
        entry = self._source.stat(file)
        beside = self._sidecars.of(file)
        stamp = self._stamp(entry, beside)
        if known == stamp:
            return None
        notes = _Notes(file)
        said = {sidecar.origin: self._in_sidecar(sidecar, notes) for sidecar in beside}
        with self._source.open(file) as opened:
            blocks = notes.unless_broken(lambda: blocks_in(opened), Blocks())
            embedded, camera = self._embedded(opened, blocks, notes)
        share = Share()
        sources = tuple(
            (origin, share.words(words))
            for origin, words in (said | embedded).items()
            if words is not NO_WORDS
        )
        if share.has_cut:
            notes.add(_TOO_LONG)
        stale = blocks.is_digest_stale
        return PhotoMetadata(sources, stale, camera, entry.size, entry.modified, stamp, tuple(notes.problems))

    def _embedded(
        self, opened: BinaryIO, blocks: Blocks, notes: _Notes
    ) -> tuple[dict[Origin, PhotoWords], tuple[CameraFact, ...]]:
        said: dict[Origin, PhotoWords] = {}
        camera: tuple[CameraFact, ...] = ()
        xmp, iptc, exif = blocks.xmp, blocks.iptc, blocks.exif
        if blocks.is_oversized:
            notes.add(_TOO_MUCH_XMP)
        if blocks.is_incomplete:
            notes.add(_INCOMPLETE)
        if blocks.is_packed:
            notes.add(_PACKED)
        if xmp is not None:
            said[Origin.XMP] = notes.unless_refused(lambda: words_in_xmp(xmp, blocks.xmp_more))
        if iptc is not None:
            said[Origin.IPTC] = notes.unless_broken(lambda: words_in_iptc(iptc, self._legacy), NO_WORDS)
        if exif is not None or blocks.is_tiff:
            tiff = notes.unless_broken(
                lambda: tiff_file(opened) if exif is None else tiff_in(exif), tiff_in(b"")
            )
            nothing: tuple[PhotoWords, tuple[CameraFact, ...]] = (NO_WORDS, ())
            said[Origin.EXIF], camera = notes.unless_broken(
                lambda: words_in_exif(tiff, self._legacy), nothing
            )
        return said, camera

    def _in_sidecar(self, sidecar: Sidecar, notes: _Notes) -> PhotoWords:
        is_xmp = sidecar.origin is Origin.SIDECAR
        limit = XMP_LIMIT if is_xmp else SIDECAR_LIMIT
        try:
            with self._source.open(sidecar.file) as opened:
                data = opened.read(limit + 1)
        except (PhotoError, OSError):
            notes.add(say("the file {name} beside it cannot be read", name=sidecar.file))
            return NO_WORDS
        if len(data) > limit:
            notes.add(say("the file {name} beside it is too large to be read", name=sidecar.file))
            return NO_WORDS
        if is_xmp:
            return notes.unless_refused(lambda: words_in_xmp(data), sidecar.file)
        return notes.unless_broken(lambda: words_in_text(data, self._legacy), NO_WORDS)

    def _stamp(self, entry: Entry, beside: tuple[Sidecar, ...]) -> str:
        parts = [f"{METHOD}{self._legacy or ''}", f"{entry.size}@{entry.modified!r}"]
        for sidecar in beside:
            try:
                found = self._source.stat(sidecar.file)
            except (PhotoError, OSError):
                continue
            parts.append(f"{found.name} {found.size}@{found.modified!r}")
        return "; ".join(parts)


def blocks_in(file: BinaryIO) -> Blocks:
    """Return the blocks of metadata in a photo's file, none if it is of a kind that has none."""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    match head:
        case _ if head.startswith(b"\xff\xd8\xff"):
            return blocks_in_jpeg(file)
        case _ if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return blocks_in_png(file)
        case _ if head.startswith((b"GIF87a", b"GIF89a")):
            return blocks_in_gif(file)
        case _ if head[:4] == b"RIFF" and head[8:] == b"WEBP":
            return blocks_in_webp(file)
        case _ if head.startswith(_TIFF):
            return blocks_in_tiff(file)
        case _ if head[4:8] in _BOXES:
            return blocks_in_boxes(file)
        case _:
            return Blocks()


class _Notes:
    """What is to be said about one photo's metadata."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def add(self, message: Sentence) -> None:
        """Note something."""
        self.problems.append(Problem(Severity.NOTE, message, self._file))

    def unless_broken(self, read: Callable[[], _T], otherwise: _T) -> _T:
        """Return what ``read`` returns, or ``otherwise`` and a note where what it reads is broken."""
        try:
            return read()
        except METADATA_ERRORS:
            self.add(say("some of its metadata is broken and cannot be read"))
            return otherwise

    def unless_refused(self, read: Words, sidecar: str | None = None) -> PhotoWords:
        """Return the words of a packet of XMP, or none and a note why it is not read."""
        try:
            return read()
        except XmpError as error:
            reason = str(error)
        except METADATA_ERRORS as error:
            reason = type(error).__name__
        if sidecar is None:
            self.add(say("its XMP data cannot be read: {reason}", reason=reason))
        else:
            self.add(say("the XMP data in {name} cannot be read: {reason}", name=sidecar, reason=reason))
        return NO_WORDS
