"""The blocks of metadata in PNG and WebP, which keep them in chunks, perhaps behind the pixels."""

from __future__ import annotations

import zlib
from itertools import islice
from typing import TYPE_CHECKING, Final

from gallery_app.metadata.blocks import BLOCK_LIMIT, XMP_LIMIT, Blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_XMP: Final = b"XML:com.adobe.xmp"
_PROFILE: Final = b"Raw profile type "
_TEXTS: Final = frozenset((b"iTXt", b"tEXt", b"zTXt"))
_WANTED: Final = _TEXTS | {b"eXIf"}
_PIXELS: Final = frozenset((b"IDAT", b"fdAT"))
_END: Final = b"IEND"
_TEXT_BLOCKS: Final = 16  # of metadata that are unpacked, in some 0.2 s; real files have up to 3
_WEBP_CHUNKS: Final = 4_096  # each frame of an animation is one
_CHUNKS: Final = 256  # that are walked over one by one
_PIXEL_CHUNKS: Final = 6  # likewise; then the file's end is looked at, which is sooner done than 30 steps
_CHUNK_LIMIT: Final = XMP_LIMIT + 64  # bytes of a chunk that are read: a packet and what stands before it
_TAIL: Final = 128 << 10  # bytes of the file's end, and
_LONG_TAIL: Final = XMP_LIMIT + (64 << 10)  # where those hold no pixels
_TRIES: Final = 8  # of places there that look like the last pixels: a caption may say "IDAT" too
_CHUNK_BYTES: Final = 12  # of a chunk beside its data: its size, its kind, its checksum


def blocks_in_png(file: BinaryIO) -> Blocks:
    """Return the blocks in a PNG; those behind the pixels are found without reading these."""
    blocks = Blocks()
    texts = 0
    for kind, data in _png_chunks(file):
        if kind == b"eXIf":
            blocks.take_exif(data)
        elif data.startswith((_XMP, _PROFILE)) and texts < _TEXT_BLOCKS:
            texts += 1
            _take_text(blocks, kind, data)
    return blocks


def blocks_in_webp(file: BinaryIO) -> Blocks:
    """Return the blocks in a WebP."""
    blocks = Blocks()
    file.seek(12)
    for _ in range(_WEBP_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        size = int.from_bytes(head[4:], "little")
        if head[:4] in {b"EXIF", b"XMP "} and size <= XMP_LIMIT:
            data = file.read(size)
            (blocks.take_exif if head[:4] == b"EXIF" else blocks.take_xmp)(data)
            file.seek(size % 2, 1)
        else:
            blocks.is_oversized = blocks.is_oversized or head[:4] == b"XMP "
            file.seek(size + size % 2, 1)
    return blocks


def _png_chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks that may hold metadata."""
    file.seek(8)
    pixels = 0
    for _ in range(_CHUNKS):
        head = file.read(8)
        kind, size = head[4:], int.from_bytes(head[:4], "big")
        if len(head) < 8 or kind == _END:
            return
        if kind in _WANTED:
            data = file.read(min(size, _CHUNK_LIMIT))  # enough to tell that it is too much
            yield kind, data
            file.seek(size - len(data) + 4, 1)
        else:
            file.seek(size + 4, 1)
        pixels += kind in _PIXELS
        if pixels == _PIXEL_CHUNKS:
            here = file.tell()
            found = _tail_chunks(file)
            if found is not None:
                yield from found
                return
            file.seek(here)  # something else stands behind the picture
    yield from _tail_chunks(file) or ()


def _tail_chunks(file: BinaryIO) -> list[tuple[bytes, bytes]] | None:
    """Return such chunks from the end of a file of many; None if the end does not tell what they are."""
    start = file.tell()
    end = file.seek(0, 2)
    for length in (_TAIL, _LONG_TAIL):
        begin = max(start, end - length)
        file.seek(begin)
        tail = file.read(length)
        for place in islice(_last_pixels(tail), _TRIES):
            chain = _chain(tail, place - 4)
            if chain is not None:
                return chain
        if begin == start:
            break
    return None


def _last_pixels(tail: bytes) -> Iterator[int]:
    """Yield where a chunk of pixels may begin, the last one first."""
    place = len(tail)
    while place > 0:
        place = max(tail.rfind(kind, 0, place) for kind in _PIXELS)
        if place >= 0:
            yield place


def _chain(tail: bytes, at: int) -> list[tuple[bytes, bytes]] | None:
    """Return the chunks from a place on; None if it is not one from which chunks lead to the very end."""
    chunks: list[tuple[bytes, bytes]] = []
    while 0 <= at <= len(tail) - _CHUNK_BYTES:
        size, kind = int.from_bytes(tail[at : at + 4], "big"), tail[at + 4 : at + 8]
        if kind in _WANTED:
            chunks.append((kind, tail[at + 8 : at + 8 + size]))
        at += _CHUNK_BYTES + size
        if kind == _END:
            return chunks if at == len(tail) else None
    return None


def _take_text(blocks: Blocks, kind: bytes, data: bytes) -> None:
    keyword, _, rest = data.partition(b"\0")
    if keyword == _XMP and kind == b"iTXt":
        # Compressed or not, how, the language, the keyword in it, the text.
        *_, text = rest[2:].split(b"\0", 2)
        blocks.take_xmp(_inflated(text, XMP_LIMIT + 1) if rest[:1] == b"\1" else text)
    elif keyword.startswith(_PROFILE) and kind != b"iTXt":
        text = _inflated(rest[1:], 3 * BLOCK_LIMIT) if kind == b"zTXt" else rest
        _take_profile(blocks, keyword[len(_PROFILE) :], _profile(text))


def _take_profile(blocks: Blocks, name: bytes, data: bytes) -> None:
    """Keep what ImageMagick and others write as digits: blocks that PNG had no room for."""
    match name:
        case b"xmp":
            blocks.take_xmp(data)
        case b"exif" | b"APP1" if data.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            blocks.take_xmp(data.partition(b"\0")[2])
        case b"exif" | b"APP1":
            blocks.take_exif(data)
        case b"iptc" | b"8bim" if data.startswith(b"8BIM"):
            blocks.take_photoshop(data)
        case b"iptc":
            blocks.take_iptc(data)
        case _:
            pass


def _profile(text: bytes) -> bytes:
    """Return the bytes of "name, number of bytes, digits in base 16", each on lines of its own."""
    parts = text.strip().split(b"\n", 2)
    return bytes.fromhex(parts[2].decode("ascii")) if len(parts) == 3 else b""


def _inflated(data: bytes, limit: int) -> bytes:
    return zlib.decompressobj().decompress(data, limit)
