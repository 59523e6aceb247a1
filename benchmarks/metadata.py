"""Words read from photos that are full of them: how long it takes beyond opening the file, in one loader.

    python benchmarks/metadata.py
    python benchmarks/run.py --only metadata

Every photo has an XMP packet with all fields of the IPTC's table that we read and the settings of a raw
converter beside them, an IPTC block and EXIF, as far as its format takes them.  Files are warm.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from results import Findings, Table, limit_row, text_of

from gallery_app.bundles.photo_names import PHOTO_SUFFIXES
from gallery_app.metadata.reading import MetadataReader
from gallery_app.source import FolderSource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench import Bench

READS: Final = 300
LIMIT_MS: Final = 3.0
PRESS, LARGE = (3000, 2000), (6000, 4000)

NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
}
TEXT: Final = "Three people have landed in the steppe after half a year in space, all of them well. " * 4
LOCALIZED: Final = (
    "dc:description", "dc:title", "dc:rights", "xmpRights:UsageTerms", "Iptc4xmpCore:AltTextAccessibility",
    "Iptc4xmpCore:ExtDescrAccessibility", "Iptc4xmpExt:Event",
)  # fmt: skip
LINES: Final = (
    "photoshop:Headline", "photoshop:Credit", "photoshop:Source", "photoshop:City", "photoshop:State",
    "photoshop:Country", "photoshop:DateCreated", "photoshop:Instructions", "photoshop:CaptionWriter",
    "photoshop:AuthorsPosition", "photoshop:TransmissionReference", "xmpRights:WebStatement",
    "Iptc4xmpCore:CountryCode", "Iptc4xmpCore:Location", "Iptc4xmpExt:DigitalSourceType",
    "Iptc4xmpExt:AISystemUsed", "Iptc4xmpExt:AIPromptInformation", "Iptc4xmpExt:DigImageGUID",
    "plus:DataMining",
)  # fmt: skip
PLACE: Final = ("City", "CountryCode", "CountryName", "ProvinceState", "Sublocation")
STRUCTURES: Final = {
    "plus:Licensor": ("plus:LicensorName", "plus:LicensorURL"),
    "plus:CopyrightOwner": ("plus:CopyrightOwnerName",),
    "plus:ImageSupplier": ("plus:ImageSupplierName",),
    "Iptc4xmpExt:LocationShown": tuple(f"Iptc4xmpExt:{part}" for part in PLACE),
    "Iptc4xmpExt:LocationCreated": tuple(f"Iptc4xmpExt:{part}" for part in PLACE),
    "Iptc4xmpExt:PersonInImageWDetails": ("Iptc4xmpExt:PersonName",),
}
IPTC_LINES: Final = (5, 40, 80, 85, 90, 92, 95, 101, 103, 105, 110, 115, 116, 120, 122)


class Cost(NamedTuple):
    """What one read took beyond opening the file, in milliseconds: on the clock, and of the processor."""

    clock: float
    processor: float


def measure(bench: Bench) -> Findings:
    """Return what reading costs, for each kind of file."""
    return _findings(bench.runs(READS, quick=60), bench.quiet.wait)


def _findings(reads: int, wait: Callable[[], object]) -> Findings:
    with tempfile.TemporaryDirectory(prefix="gallery-benchmark-") as folder:
        files = _photos(Path(folder))
        costs = {}
        with FolderSource(folder) as source:
            for what, file in files.items():
                wait()
                costs[what] = _costs(source, file, reads)
    medians = {what: statistics.median(cost.clock for cost in found) for what, found in costs.items()}
    dearest = max(medians, key=lambda what: medians[what])
    told = f"{medians[dearest]:.1f} ms ({dearest})"
    row = limit_row(
        "words of a photo full of them, beyond opening it", told, medians[dearest], LIMIT_MS, "ms"
    )
    rows = tuple(
        (what, _spread([cost.clock for cost in found]), _spread([cost.processor for cost in found]))
        for what, found in costs.items()
    )
    note = f"Beyond opening the file; median and 5th to 95th percentile of {reads} reads."
    table = Table("Words of photos", ("kind", "on the clock", "of the processor"), rows, note)
    return Findings((row,), (table,))


def _costs(source: FolderSource, file: str, reads: int) -> list[Cost]:
    reader = MetadataReader(source, PHOTO_SUFFIXES)
    assert reader.read(file) is not None

    def opened() -> None:
        source.open(file).close()

    # In turn, so that whatever else the machine does falls on both.
    pairs = [(_took(lambda: reader.read(file)), _took(opened)) for _ in range(reads)]
    return [Cost(read.clock - only.clock, read.processor - only.processor) for read, only in pairs]


def _took(call: Callable[[], object]) -> Cost:
    clock, processor = time.perf_counter(), time.thread_time()
    call()
    return Cost((time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000)


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    low, high = (ordered[int(len(ordered) * part)] for part in (0.05, 0.95))
    return f"{statistics.median(values):.2f} [{low:.2f}-{high:.2f}] ms"


def _photos(folder: Path) -> dict[str, str]:
    """Write a photo of each kind; return their names by what they are."""
    xmp, iptc, exif = _packet(), _iptc_block(), _exif()
    noise = {size: Image.effect_noise(size, 40).convert("RGB") for size in (PRESS, LARGE)}
    for size, name in ((PRESS, "press.jpg"), (LARGE, "large.jpg")):
        noise[size].save(folder / name, quality=88, exif=exif)
        data = (folder / name).read_bytes()
        segments = _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp) + _segment(0xED, iptc)
        (folder / name).write_bytes(data[:2] + segments + data[2:])
    noise[PRESS].save(folder / "press.webp", quality=85, method=0, exif=exif, xmp=xmp)
    noise[PRESS].save(folder / "press.avif", quality=75, speed=10, exif=exif, xmp=xmp)
    noise[PRESS].save(folder / "plain.png", compress_level=1, exif=exif)
    plain = (folder / "plain.png").read_bytes()
    for name, at in (("before.png", 33), ("behind.png", plain.rindex(b"IEND") - 4)):
        (folder / name).write_bytes(plain[:at] + _png_chunk(xmp) + plain[at:])
    info = ImageFileDirectory_v2()
    info[700], info[33723] = xmp, iptc[iptc.index(b"\x1c") :]
    info.tagtype[700] = info.tagtype[33723] = 7
    noise[PRESS].save(folder / "press.tif", tiffinfo=info)
    return {
        "JPEG, 6 megapixels": "press.jpg",
        "JPEG, 24 megapixels": "large.jpg",
        "PNG, 6 megapixels": "before.png",
        "PNG, 6 megapixels, words behind the pixels": "behind.png",
        "TIFF, 6 megapixels": "press.tif",
        "WebP, 6 megapixels": "press.webp",
        "AVIF, 6 megapixels": "press.avif",
    }


def _packet() -> bytes:
    """Return a packet of some 30 kB."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    alt = "".join(f'<rdf:li xml:lang="{tag}">{TEXT}</rdf:li>' for tag in ("x-default", "en", "de"))
    inside = "".join(f"<{name}><rdf:Alt>{alt}</rdf:Alt></{name}>" for name in LOCALIZED)
    inside += "".join(f"<{name}>{name} of a photo</{name}>" for name in LINES)
    for name in ("dc:subject", "dc:creator", "Iptc4xmpExt:PersonInImage"):
        inside += (
            f"<{name}><rdf:Bag>{''.join(f'<rdf:li>word {n}</rdf:li>' for n in range(15))}</rdf:Bag></{name}>"
        )
    for name, fields in STRUCTURES.items():
        fields_in = "".join(f"<{field}>a value</{field}>" for field in fields)
        item = f'<rdf:li rdf:parseType="Resource">{fields_in}</rdf:li>'
        inside += f"<{name}><rdf:Bag>{item * 3}</rdf:Bag></{name}>"
    settings = " ".join(f'crs:Setting{number}="{number}"' for number in range(200))
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {declared} {settings}>{inside}</rdf:Description></rdf:RDF>'
        "</x:xmpmeta>"
        f'{" " * 4000}<?xpacket end="w"?>'
    )
    return text.encode()


def _iptc_block() -> bytes:
    """Return Photoshop's resources with an IPTC block in them."""
    values = [(1, 90, b"\x1b%G"), (2, 55, b"20240407"), (2, 60, b"154000+0200"), (2, 100, b"KAZ")]
    values += [(2, number, TEXT[:30].encode()) for number in IPTC_LINES]
    values += [(2, 25, b"word %d" % number) for number in range(15)]
    block = b"".join(
        bytes((0x1C, record, number)) + len(data).to_bytes(2, "big") + data for record, number, data in values
    )
    return (
        b"Photoshop 3.0\0008BIM\x04\x04\0\0"
        + len(block).to_bytes(4, "big")
        + block
        + b"\0" * (len(block) % 2)
    )


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E], exif[0x010F], exif[0x0110] = TEXT, "NIKON CORPORATION", "NIKON D850"
    exif[0x013B], exif[0x8298] = "Pat Photographer", "(c) Example Press"
    exif.get_ifd(0x8769).update(
        {0x829A: 1 / 250, 0x829D: 2.8, 0x8827: 400, 0x9003: "2024:04:07 15:40:00", 0xA434: "24-70mm f/2.8"}
    )
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 28.0, 2.0), 3: "E", 4: (11.0, 53.0, 6.0)})
    return exif


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data


def _png_chunk(xmp: bytes) -> bytes:
    data = b"iTXtXML:com.adobe.xmp\0\0\0\0\0" + xmp
    return (len(data) - 4).to_bytes(4, "big") + data + zlib.crc32(data).to_bytes(4, "big")


if __name__ == "__main__":
    found = _findings(READS, lambda: None)
    print(text_of([found]))
    sys.exit(int(any(row.holds is False for row in found.rows)))
