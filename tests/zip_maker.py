"""Zip files of every kind, good ones and such as nobody's packer makes."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bundle_maker import SIZE, BundleMaker
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STORED, DEFLATED = 0, 8
REGULAR, LINK, PIPE, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET = (
    0o100644,
    0o120777,
    0o10644,
    0o20644,
    0o60644,
    0o140755,
)
UTF8, ENCRYPTED, SIZES_FOLLOW = 0x800, 0x1, 0x8


def png(number: int = 1) -> bytes:
    """A small photo in the colour of its number."""
    data = BytesIO()
    Image.new("RGB", SIZE, BundleMaker.colour(number)).save(data, "PNG")
    return data.getvalue()


@dataclass
class Part:
    """One member; what is None follows from the others, and anything may be a lie.

    ``at`` is where the list says that it begins, ``local_...`` what its own header says.
    """

    name: str | bytes
    data: bytes = b""
    method: int = STORED
    flags: int | None = None
    size: int | None = None
    packed_size: int | None = None
    checksum: int | None = None
    mode: int = REGULAR
    at: int | None = None
    extra: bytes = b""
    local_name: bytes | None = None
    local_method: int | None = None
    local_size: int | None = None
    local_flags: int | None = None
    day: int = 33  # 1 January 1980
    stream: bytes | None = None  # the packed bytes, if they are not those of ``data``

    @property
    def raw(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()

    @property
    def packed(self) -> bytes:
        if self.stream is not None:
            return self.stream
        if self.method != DEFLATED:
            return self.data
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(self.data) + packer.flush()

    def told(self) -> tuple[int, int, int, int]:
        """Flags, checksum, packed size and size as the list tells them."""
        flags = UTF8 * (not self.raw.isascii()) if self.flags is None else self.flags
        checksum = zlib.crc32(self.data) if self.checksum is None else self.checksum
        packed = len(self.packed) if self.packed_size is None else self.packed_size
        return flags, checksum, packed, len(self.data) if self.size is None else self.size

    def local(self) -> bytes:
        flags, checksum, packed, size = self.told()
        flags = flags if self.local_flags is None else self.local_flags
        method = self.method if self.local_method is None else self.local_method
        size = size if self.local_size is None else self.local_size
        name = self.raw if self.local_name is None else self.local_name
        fields = (
            20,
            flags,
            method,
            0,
            self.day,
            checksum & 0xFFFFFFFF,
            packed & 0xFFFFFFFF,
            size & 0xFFFFFFFF,
        )
        return struct.pack("<4s5H3L2H", b"PK\3\4", *fields, len(name), 0) + name + self.packed

    def central(self, at: int) -> bytes:
        flags, checksum, packed, size = self.told()
        at = at if self.at is None else self.at
        fields = (0x031E, 20, flags, self.method, 0, self.day, checksum, packed, size)
        rest = (len(self.raw), len(self.extra), 0, 0, 0, self.mode << 16, at)
        return struct.pack("<4s6H3L5H2L", b"PK\1\2", *fields, *rest) + self.raw + self.extra


def zip_bytes(
    parts: Iterable[Part],
    *,
    before: bytes = b"",
    comment: bytes = b"",
    behind: bytes = b"",
    count: int | None = None,
    list_size: int | None = None,
    list_start: int | None = None,
    large_end: bytes = b"",
    disk: int = 0,
) -> bytes:
    """Return a zip file of the parts, its end record telling whatever is given."""
    body, listed, number = bytearray(before), bytearray(), 0
    for part in parts:
        listed += part.central(len(body))
        body += part.local()
        number += 1
    count = number & 0xFFFF if count is None else count
    size = len(listed) if list_size is None else list_size
    start = len(body) if list_start is None else list_start
    end = struct.pack("<4s4H2LH", b"PK\5\6", disk, disk, count, count, size, start, len(comment))
    return bytes(body + listed) + large_end + end + comment + behind


def large_end(at: int, *, count: int, size: int, start: int) -> bytes:
    """Return an end record for large files, to be put at ``at``, with its locator."""
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    return record + struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)


def manifest(*files: str, headline: str = "Headline") -> Part:
    """Return a gallery.yaml that lists files."""
    lines = [f"  - file: '{file}'\n    caption: Caption {number}\n" for number, file in enumerate(files, 1)]
    listed = "photos:\n" + "".join(lines) if lines else "photos: []\n"
    text = f'format: "1.0"\narticle: {{headline: {headline}}}\n{listed}'
    return Part("gallery.yaml", text.encode(), DEFLATED)


def mimetype() -> Part:
    """Return the member by which packed galleries are known."""
    return Part("mimetype", b"application/x-photostory+zip")


def story(count: int = 3) -> list[Part]:
    """Return what a packed gallery holds."""
    files = [f"photos/{number:02}.png" for number in range(1, count + 1)]
    return [mimetype(), manifest(*files), *(Part(file, png(number)) for number, file in enumerate(files, 1))]


def write_zip(path: Path, parts: Iterable[Part], **how: object) -> Path:
    """Write a zip file and return where it lies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zip_bytes(parts, **how))
    return path
