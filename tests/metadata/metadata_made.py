"""Blocks of metadata made by hand, and files around them: what programs write, and what they should not."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF>'


def described(inside: str = "", attributes: str = "") -> str:
    """Return a description with every namespace declared."""
    return f'<rdf:Description rdf:about="" {DECLARED} {attributes}>{inside}</rdf:Description>'


def packet(*descriptions: str) -> str:
    """Return a whole packet of descriptions."""
    rdf = RDF.format("".join(descriptions))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>{" " * 2000}<?xpacket end="w"?>'
    )


def captioned(text: str) -> bytes:
    """Return a packet with nothing but a caption."""
    alt = f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
    return packet(described(f"<dc:description>{alt}</dc:description>")).encode()


# IPTC


def dataset(number: int, data: bytes, record: int = 2) -> bytes:
    """Return one dataset of an IPTC block."""
    if len(data) < 0x8000:
        return bytes((0x1C, record, number)) + len(data).to_bytes(2, "big") + data
    return bytes((0x1C, record, number, 0x80, 4)) + len(data).to_bytes(4, "big") + data


def character_set(announced: bytes) -> bytes:
    """Return the dataset that announces a character set."""
    return dataset(90, announced, record=1)


UTF_8 = character_set(b"\x1b%G")


def resource(number: int, data: bytes, name: bytes = b"") -> bytes:
    """Return one of Photoshop's resources."""
    named = bytes((len(name),)) + name
    named += b"\0" * (len(named) % 2)
    return (
        b"8BIM"
        + number.to_bytes(2, "big")
        + named
        + len(data).to_bytes(4, "big")
        + data
        + b"\0" * (len(data) % 2)
    )


# EXIF

ASCII, BYTE, SHORT, LONG, RATIONAL, UNDEFINED, SIGNED_RATIONAL = 2, 1, 3, 4, 5, 7, 10
Value = tuple[int, int, bytes]


def text(value: str | bytes) -> Value:
    """Return a text's type, count and bytes."""
    data = (value if isinstance(value, bytes) else value.encode()) + b"\0"
    return ASCII, len(data), data


def wide(value: str) -> Value:
    """Return a text as Windows writes it."""
    data = (value + "\0").encode("utf-16-le")
    return BYTE, len(data), data


def fractions(*pairs: tuple[int, int], order: str = "<") -> Value:
    """Return fractions."""
    return RATIONAL, len(pairs), b"".join(struct.pack(order + "LL", *pair) for pair in pairs)


def signed(above: int, below: int, order: str = "<") -> Value:
    """Return a fraction that may be negative."""
    return SIGNED_RATIONAL, 1, struct.pack(order + "ll", above, below)


def short(value: int, order: str = "<") -> Value:
    """Return a number of 16 bits."""
    return SHORT, 1, struct.pack(order + "H", value)


def exif(
    main: dict[int, Value],
    inner: dict[int, Value] | None = None,
    gps: dict[int, Value] | None = None,
    order: str = "<",
) -> bytes:
    """Return a block of EXIF: the main directory, that of the photo, that of the place."""
    block = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "L", 8)
    pointers = {tag: entries for tag, entries in ((0x8769, inner), (0x8825, gps)) if entries}
    size = 2 + 12 * (len(main) + len(pointers)) + 4
    after = b""
    links = {}
    for tag, entries in pointers.items():
        at = 8 + size + len(after)
        links[tag] = (LONG, 1, struct.pack(order + "L", at))
        after += _directory(entries, at, order)
    # The main directory's own values come last.
    block += _directory(main | links, 8, order, values_at=8 + size + len(after), between=after)
    return block


def _directory(
    entries: dict[int, Value], at: int, order: str, values_at: int | None = None, between: bytes = b""
) -> bytes:
    start = at + 2 + 12 * len(entries) + 4 if values_at is None else values_at
    table, values = struct.pack(order + "H", len(entries)), b""
    for tag, (kind, count, data) in sorted(entries.items()):
        place = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack(order + "L", start + len(values))
        values += b"" if len(data) <= 4 else data + b"\0" * (len(data) % 2)
        table += struct.pack(order + "HHL", tag, kind, count) + place
    return table + bytes(4) + between + values


# Files


def encoded(suffix: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """Return a photo's bytes as Pillow writes them."""
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, Image.registered_extensions()[f".{suffix}"], **options)
    return file.getvalue()


def segment(marker: int, data: bytes) -> bytes:
    """Return one segment of a JPEG."""
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data


XMP_SEGMENT = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_SEGMENT = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP_SEGMENT = b"Photoshop 3.0\0"


def jpeg(*segments: bytes) -> bytes:
    """Return a JPEG with further segments at its beginning."""
    plain = encoded("jpg")
    return plain[:2] + b"".join(segments) + plain[2:]


def jpeg_of(
    xmp: bytes | None = None,
    iptc: bytes | None = None,
    exif_block: bytes | None = None,
    digest: bytes | None = None,
) -> bytes:
    """Return a JPEG with such blocks."""
    segments = []
    if exif_block is not None:
        segments.append(segment(0xE1, b"Exif\0\0" + exif_block))
    if xmp is not None:
        segments.append(segment(0xE1, XMP_SEGMENT + xmp))
    if iptc is not None:
        resources = resource(0x0404, iptc) + (resource(0x0425, digest) if digest else b"")
        segments.append(segment(0xED, PHOTOSHOP_SEGMENT + resources))
    return jpeg(*segments)


def extended(guid: bytes, whole: bytes, size: int = 30_000) -> list[bytes]:
    """Return the segments that an extended packet is split into."""
    pieces = range(0, len(whole), size)
    head = EXTENDED_SEGMENT + guid + len(whole).to_bytes(4, "big")
    return [segment(0xE1, head + at.to_bytes(4, "big") + whole[at : at + size]) for at in pieces]


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def xmp_chunk(data: bytes, *, compressed: bool = False) -> bytes:
    """Return the chunk of a PNG that holds a packet."""
    body = zlib.compress(data) if compressed else data
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0" + bytes((compressed, 0)) + b"\0\0" + body)


def png_with(before: bytes = b"", behind: bytes = b"", pixels: int | None = None) -> bytes:
    """Return a PNG with chunks before and behind its pixels, these in ``pixels`` chunks."""
    plain = encoded("png", (300, 200))
    start, end = plain.index(b"IDAT") - 4, plain.index(b"IEND") - 4
    middle = plain[start:end]
    if pixels is not None:
        noise = Image.effect_noise((300, 200), 80).convert("RGB")
        rows = b"".join(b"\0" + noise.tobytes()[at : at + 900] for at in range(0, 180_000, 900))
        data = zlib.compress(rows, 0)
        step = max(1, len(data) // pixels)
        middle = b"".join(chunk(b"IDAT", data[at : at + step]) for at in range(0, len(data), step))
    return plain[:start] + before + middle + behind + plain[end:]


def write(path: Path, data: bytes) -> Path:
    """Write a file."""
    path.write_bytes(data)
    return path
