"""What is cut out of a photo's file before anybody reads it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import md5
from typing import Final

XMP_LIMIT: Final = 1 << 20  # bytes of a packet, extended included
FARTHEST: Final = 1 << 40  # bytes from a file's beginning; no photo is as large, and no system minds
BLOCK_LIMIT: Final = 1 << 20  # bytes of an IPTC block, of Photoshop's resources, or of EXIF in one piece


@dataclass(slots=True)
class Blocks:
    """The blocks of metadata in a file; each is None where there is none.

    ``xmp_more`` continues a packet that found no room in one piece.  ``digest`` is the MD5 that a program
    noted of the IPTC block when it wrote the XMP packet.  ``is_tiff``: the whole file is laid out as EXIF.
    ``is_oversized``: there is XMP beyond the limit.  ``is_incomplete``: a piece of it is missing.
    ``is_packed``: some metadata cannot be unpacked.
    """

    xmp: bytes | None = None
    xmp_more: bytes | None = None
    iptc: bytes | None = None
    digest: bytes | None = None
    exif: bytes | None = None
    is_tiff: bool = False
    is_oversized: bool = False
    is_incomplete: bool = False
    is_packed: bool = False

    def take_xmp(self, data: bytes) -> None:
        """Keep a packet, the first one where there are several."""
        if self.xmp is None and len(data) > XMP_LIMIT:
            self.is_oversized = True
        elif self.xmp is None and data:
            self.xmp = data

    def take_iptc(self, data: bytes) -> None:
        """Keep an IPTC block, the first one that is not empty."""
        if self.iptc is None and data.strip(b"\0") and len(data) <= BLOCK_LIMIT:
            self.iptc = data

    def take_exif(self, data: bytes) -> None:
        """Keep a block of EXIF, the first one."""
        if self.exif is None and data and len(data) <= BLOCK_LIMIT:
            self.exif = data

    def take_photoshop(self, resources: bytes) -> None:
        """Keep what Photoshop's resources hold: the IPTC block and its digest."""
        for number, data in _resources(resources):
            match number:
                case 0x0404:
                    self.take_iptc(data)
                case 0x0425 if self.digest is None and len(data) == 16:
                    self.digest = data
                case 0x0424:
                    self.take_xmp(data)
                case _:
                    pass

    @property
    def is_digest_stale(self) -> bool:
        """Whether the IPTC block was changed by somebody who left the XMP packet as it was."""
        if self.iptc is None or self.digest is None:
            return False
        return md5(self.iptc, usedforsecurity=False).digest() != self.digest


def _resources(data: bytes) -> list[tuple[int, bytes]]:
    """Return the numbered resources of a list of them, as far as it makes sense."""
    found = []
    at = 0
    while data[at : at + 4] in {b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa"} and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        name_bytes = data[at + 6] + 1
        at += 6 + name_bytes + name_bytes % 2
        size = int.from_bytes(data[at : at + 4], "big")
        found.append((number, data[at + 4 : at + 4 + size]))
        at += 4 + size + size % 2
    return found
