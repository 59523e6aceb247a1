"""The blocks of metadata in AVIF, HEIC, JPEG XL and JPEG 2000, which are made of boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.metadata.blocks import FARTHEST, XMP_LIMIT, Blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_BOXES: Final = 4_096  # of one level that are looked at
_META_LIMIT: Final = 4 << 20  # bytes of the box that lists all others
_ITEMS: Final = 65_536
_PIECES: Final = 256  # of one item
_ALL_PIECES: Final = 65_536  # of all items
_XMP_UUID: Final = bytes.fromhex("BE7ACFCB97A942E89C71999491E3AFAC")
_IPTC_UUID: Final = bytes.fromhex("33C7A4D2B81D4723A0BAF1A3E097AD38")
_EXIF_UUID: Final = b"JpgTiffExif->JP2"


class _Box(NamedTuple):
    kind: bytes
    start: int  # of what it holds
    size: int  # of what it holds


def blocks_in_boxes(file: BinaryIO) -> Blocks:
    """Return the blocks in a file of boxes; where they are is told before the pixels or after them."""
    blocks = Blocks()
    end = file.seek(0, 2)
    has_items = False
    for box in _file_boxes(file, end):
        match box.kind:
            case b"meta" if box.size <= _META_LIMIT and not has_items:
                has_items = True  # a second list would not be one of HEIF's
                file.seek(box.start)
                _take_items(blocks, file, file.read(box.size))
            case b"xml ":
                blocks.take_xmp(_within(file, box, blocks))
            case b"Exif":
                blocks.take_exif(_exif(_within(file, box, blocks)))
            case b"brob":  # compressed by Brotli, for which Python has no module
                blocks.is_packed = True
            case b"uuid":
                _take_uuid(blocks, _within(file, box, blocks))
            case _:
                pass
    return blocks


def _within(file: BinaryIO, box: _Box, blocks: Blocks) -> bytes:
    if box.size > XMP_LIMIT:
        blocks.is_oversized = blocks.is_oversized or box.kind == b"xml "
        return b""
    file.seek(box.start)
    return file.read(box.size)


def _take_uuid(blocks: Blocks, data: bytes) -> None:
    match data[:16]:
        case _ if data.startswith(_XMP_UUID):
            blocks.take_xmp(data[16:])
        case _ if data.startswith(_IPTC_UUID):
            blocks.take_iptc(data[16:])
        case _ if data.startswith(_EXIF_UUID):
            blocks.take_exif(data[16:])
        case _:
            pass


def _exif(data: bytes) -> bytes:
    """Return the EXIF behind the number that tells where it begins."""
    return data[4 + int.from_bytes(data[:4], "big") :] if len(data) > 4 else b""


def _file_boxes(file: BinaryIO, end: int) -> Iterator[_Box]:
    at = 0
    for _ in range(_BOXES):
        file.seek(min(at, FARTHEST))
        head = file.read(16)
        if len(head) < 8:
            return
        box, at = _box(head, at, end)
        if box is None:
            return
        yield box


def _boxes(data: bytes, at: int) -> Iterator[_Box]:
    for _ in range(_BOXES):
        if at + 8 > len(data):
            return
        box, at = _box(data[at : at + 16], at, len(data))
        if box is None:
            return
        yield box


def _box(head: bytes, at: int, end: int) -> tuple[_Box | None, int]:
    """Return the box whose first bytes are given, and where the next one begins."""
    size, own = int.from_bytes(head[:4], "big"), 8
    if size == 1:
        size, own = int.from_bytes(head[8:16], "big"), 16
    elif size == 0:
        size = end - at
    if size < own:
        return None, at
    return _Box(head[4:8], at + own, size - own), at + size


# HEIF's items: which there are, and where each lies


def _take_items(blocks: Blocks, file: BinaryIO, meta: bytes) -> None:
    inner = {box.kind: meta[box.start : box.start + box.size] for box in _boxes(meta, 4)}
    kinds = dict(_item_kinds(inner.get(b"iinf", b"")))
    wanted = {item for item, kind in kinds.items() if kind in {b"Exif", b"mime"}}
    for item, pieces in _places(inner.get(b"iloc", b""), wanted):
        if sum(piece.size for piece in pieces) > XMP_LIMIT:
            blocks.is_oversized = blocks.is_oversized or kinds[item] == b"mime"
            continue
        data = _joined(file, pieces, inner.get(b"idat", b""))
        if kinds[item] == b"Exif":
            blocks.take_exif(_exif(data))
        else:
            blocks.take_xmp(data)


def _item_kinds(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the kind of each item; of MIME types only XMP's counts."""
    for box in _boxes(data, 6 if data[:1] == b"\0" else 8):
        entry = data[box.start : box.start + box.size]
        if box.kind != b"infe" or entry[:1] not in {b"\2", b"\3"}:
            continue
        wide = 2 if entry[:1] == b"\2" else 4
        kind = entry[6 + wide : 10 + wide]
        content_type = entry[10 + wide :].split(b"\0")[1:2]
        if kind != b"mime" or content_type == [b"application/rdf+xml"]:
            yield int.from_bytes(entry[4 : 4 + wide], "big"), kind


class _Piece(NamedTuple):
    is_inside: bool  # in the list of items itself
    start: int
    size: int


class _Numbers:
    """Numbers of varying width, one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def next(self, width: int) -> int:
        """Return the next one; EOFError behind the last."""
        if self._at + width > len(self._data):
            raise EOFError
        self._at += width
        return int.from_bytes(self._data[self._at - width : self._at], "big")


def _places(data: bytes, wanted: set[int]) -> list[tuple[int, list[_Piece]]]:
    """Return where the pieces of each item that is wanted lie."""
    found: list[tuple[int, list[_Piece]]] = []
    version = data[0] if data else 3
    if version > 2 or not wanted:
        return found
    numbers = _Numbers(data, 4)
    widths, more_widths = numbers.next(1), numbers.next(1)
    at_width, size_width, base_width = widths >> 4, widths & 15, more_widths >> 4
    index_width = more_widths & 15 if version else 0
    left = _ALL_PIECES
    for _ in range(min(numbers.next(4 if version == 2 else 2), _ITEMS)):
        item = numbers.next(4 if version == 2 else 2)
        method = numbers.next(2) & 15 if version else 0
        numbers.next(2)
        base = numbers.next(base_width)
        pieces = []
        for _ in range(min(numbers.next(2), _PIECES)):
            numbers.next(index_width)
            start = base + numbers.next(at_width)
            pieces.append(_Piece(method == 1, start, numbers.next(size_width)))
        left -= len(pieces)
        if left < 0:
            break
        if item in wanted and method in {0, 1}:
            found.append((item, pieces))
    return found


def _joined(file: BinaryIO, pieces: list[_Piece], inside: bytes) -> bytes:
    data = b""
    for piece in pieces:
        if piece.is_inside:
            data += inside[piece.start : piece.start + piece.size]
        else:
            file.seek(min(piece.start, FARTHEST))
            data += file.read(piece.size)
    return data
