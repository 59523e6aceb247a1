"""The XMP packet of a GIF, where it stands before the first picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.metadata.blocks import XMP_LIMIT, Blocks

if TYPE_CHECKING:
    from typing import BinaryIO

_EXTENSION, _APPLICATION = 0x21, 0xFF
_XMP: Final = b"\x0bXMP DataXMP"
_TRAILER: Final = bytes((1, *range(255, -1, -1), 0))  # leads every reader of sub-blocks to the packet's end
_EXTENSIONS: Final = 100
_SUB_BLOCKS: Final = 1_000


def blocks_in_gif(file: BinaryIO) -> Blocks:
    """Return the packet of a GIF as its only block."""
    blocks = Blocks()
    file.seek(10)
    flags = file.read(3)[:1]
    if flags and flags[0] & 0x80:  # a palette for all pictures
        file.seek(3 << (flags[0] & 7) + 1, 1)
    for _ in range(_EXTENSIONS):
        head = file.read(2)
        if len(head) < 2 or head[0] != _EXTENSION:
            break
        at = file.tell()
        if head[1] == _APPLICATION and file.read(len(_XMP)) == _XMP:
            data = file.read(XMP_LIMIT + len(_TRAILER))
            packet, trailer, _ = data.partition(_TRAILER)
            blocks.is_oversized = not trailer and len(data) > XMP_LIMIT
            blocks.take_xmp(packet if trailer else b"")
            break
        file.seek(at)
        _pass_sub_blocks(file)
    return blocks


def _pass_sub_blocks(file: BinaryIO) -> None:
    for _ in range(_SUB_BLOCKS):
        size = file.read(1)
        if not size or not size[0]:
            return
        file.seek(size[0], 1)
