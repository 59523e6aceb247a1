"""The blocks of metadata in a JPEG: its segments up to the first scan, never the pixels behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.metadata.blocks import BLOCK_LIMIT, XMP_LIMIT, Blocks

if TYPE_CHECKING:
    from typing import BinaryIO

_EXIF: Final = b"Exif\0\0"
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED: Final = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP: Final = b"Photoshop 3.0\0"
_SOS, _EOI, _APP1, _APP13 = 0xDA, 0xD9, 0xE1, 0xED
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_SEGMENTS: Final = 2_000  # that are looked at; real files have some 30
_GUID_BYTES: Final = 32


class _Pieces(NamedTuple):
    """What there is of an extended packet: how many bytes it has in all, its pieces by their places."""

    whole: int
    by_offset: dict[int, bytes]


def blocks_in_jpeg(file: BinaryIO) -> Blocks:
    """Return the blocks of metadata in a JPEG."""
    blocks = Blocks()
    photoshop = b""
    extended: dict[bytes, _Pieces] = {}
    for marker, data in _segments(file):
        if marker == _APP13 and data.startswith(_PHOTOSHOP):
            # Too much for one segment goes on in the next, in the midst of a resource.
            photoshop += data[len(_PHOTOSHOP) :] if len(photoshop) < BLOCK_LIMIT else b""
        elif data.startswith(_XMP):
            blocks.take_xmp(data[len(_XMP) :])
        elif data.startswith(_EXTENDED):
            guid, whole, offset, piece = _piece(data[len(_EXTENDED) :])
            extended.setdefault(guid, _Pieces(whole, {})).by_offset.setdefault(offset, piece)
        elif data.startswith(_EXIF):
            blocks.take_exif(data[len(_EXIF) :])
    blocks.take_photoshop(photoshop)
    _join(blocks, extended)
    return blocks


def _segments(file: BinaryIO) -> list[tuple[int, bytes]]:
    """Return the segments that may hold metadata, by their markers."""
    found = []
    file.seek(2)
    for _ in range(_SEGMENTS):
        head = file.read(2)
        while len(head) == 2 and head[0] == 0xFF and head[1] == 0xFF:  # filling
            head = head[1:] + file.read(1)
        if len(head) < 2 or head[0] != 0xFF or head[1] in {_SOS, _EOI}:
            break
        if head[1] in _ALONE:
            continue
        size = int.from_bytes(file.read(2), "big") - 2
        if size < 0:
            break
        if head[1] in {_APP1, _APP13}:
            found.append((head[1], file.read(size)))
        else:
            file.seek(size, 1)
    return found


def _piece(data: bytes) -> tuple[bytes, int, int, bytes]:
    """Return of a piece of an extended packet whose it is, how long all is, where it belongs, its bytes."""
    whole, offset = (int.from_bytes(data[at : at + 4], "big") for at in (_GUID_BYTES, _GUID_BYTES + 4))
    return data[:_GUID_BYTES], whole, offset, data[_GUID_BYTES + 8 :]


def _join(blocks: Blocks, extended: dict[bytes, _Pieces]) -> None:
    """Put the extended packet together that the main one names: up to the first piece that is missing."""
    main = blocks.xmp
    if main is None or not extended:
        return
    letters = main.replace(b"\0", b"").upper()  # whatever the packet is encoded in
    found = next((pieces for guid, pieces in extended.items() if guid.upper() in letters), None)
    if found is None:
        return
    joined = b""
    for offset, piece in sorted(found.by_offset.items()):
        if offset != len(joined):
            break
        joined += piece
        if len(main) + len(joined) > XMP_LIMIT:
            blocks.is_oversized = True
            return
    blocks.xmp_more, blocks.is_incomplete = joined, len(joined) < found.whole
