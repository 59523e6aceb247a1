"""Where each format keeps its metadata, that no pixel is read for it, and what lies beside a photo."""

from __future__ import annotations

import os
import struct
from hashlib import md5

import pytest
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
from PIL import Image, TiffImagePlugin

from gallery_app.model.words import Origin

SAID = captioned("from XMP")
BLOCK = UTF_8 + dataset(120, b"from IPTC")
EXIF = exif({0x010E: text("from EXIF")})
ALL = {Origin.XMP: "from XMP", Origin.IPTC: "from IPTC", Origin.EXIF: "from EXIF"}


def captions(metadata):
    assert metadata.problems == ()
    return {origin: words.caption.pick() for origin, words in metadata.sources}


def tiff(big_endian=False, **options):
    info = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"MM" if big_endian else b"II")
    info[700], info[270] = SAID, "from EXIF"
    info[33723] = BLOCK
    info.tagtype[33723] = info.tagtype[700] = 7
    return encoded("tif", tiffinfo=info, **options)


WITHOUT_IPTC = {origin: said for origin, said in ALL.items() if origin is not Origin.IPTC}
FORMATS = {
    "jpg": (lambda: jpeg_of(SAID, BLOCK, EXIF), ALL),
    "png": (
        lambda: encoded("png", exif=EXIF)[:33] + xmp_chunk(SAID) + encoded("png", exif=EXIF)[33:],
        WITHOUT_IPTC,
    ),
    "webp": (lambda: encoded("webp", xmp=SAID, exif=EXIF), WITHOUT_IPTC),
    "tif": (tiff, ALL),
    "avif": (lambda: encoded("avif", xmp=SAID, exif=EXIF), WITHOUT_IPTC),
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_tells_what_it_holds(reading, suffix):
    make, expected = FORMATS[suffix]
    assert captions(reading.of_bytes(make(), f"photo.{suffix}")) == expected


def test_an_empty_packet_of_a_tiff_is_no_packet(reading):
    photo = tiff()
    entry = struct.pack("<HHL", 700, 7, len(SAID))
    assert entry in photo
    metadata = reading.of_bytes(photo.replace(entry, struct.pack("<HHL", 700, 7, 0)), "photo.tif")
    assert captions(metadata) == {origin: said for origin, said in ALL.items() if origin is not Origin.XMP}
    assert metadata.problems == ()


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_content_decides_not_the_name(reading, suffix):
    make, expected = FORMATS[suffix]
    assert captions(reading.of_bytes(make(), "photo.gif")) == expected


def test_photos_without_words_say_nothing(reading):
    for suffix in ("jpg", "png", "webp", "tif", "avif", "gif", "bmp", "jp2"):
        metadata = reading.of_bytes(encoded(suffix), f"photo.{suffix}")
        assert (metadata.sources, metadata.problems) == ((), ())


class Watched:
    """A file that counts what is read of it."""

    def __init__(self, file):
        self._file = file
        self.read_bytes = 0

    def read(self, size=-1):
        data = self._file.read(size)
        self.read_bytes += len(data)
        return data

    def seek(self, *where):
        return self._file.seek(*where)

    def tell(self):
        return self._file.tell()


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_pixels_are_neither_read_nor_decoded(tmp_path, suffix, monkeypatch):
    from gallery_app.metadata.reading import blocks_in

    path = tmp_path / f"large.{suffix}"
    noise = Image.effect_noise((1500, 1000), 90).convert("RGB")
    noise.save(path, exif=b"Exif\0\0" + EXIF, **({"quality": 95} if suffix in ("jpg", "webp") else {}))
    assert path.stat().st_size > 500_000
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("a pixel was decoded"))
    with open(path, "rb") as opened:
        watched = Watched(opened)
        blocks = blocks_in(watched)
    assert blocks.exif is not None or blocks.is_tiff
    assert watched.read_bytes < 200_000


@pytest.mark.parametrize("suffix", ["jpg", "png", "avif"])  # Pillow's TIFFs begin with the pixels
def test_a_photo_whose_pixels_are_cut_off_still_has_its_words(reading, suffix):
    make, expected = FORMATS[suffix]
    whole = make()
    cut = whole[: whole.index(b"\xff\xda") + 10] if suffix == "jpg" else whole[:-60]
    assert captions(reading.of_bytes(cut)) == expected


def test_only_the_segments_before_the_scan_count(reading):
    photo = encoded("jpg")
    assert captions(reading.of_bytes(photo + segment(0xE1, XMP_SEGMENT + SAID))) == {}


def test_filling_between_segments_is_passed_over(reading):
    photo = jpeg(b"\xff\xff\xff" + segment(0xE1, XMP_SEGMENT + SAID), segment(0xFE, b"\xff\xd9 a remark"))
    assert captions(reading.of_bytes(photo)) == {Origin.XMP: "from XMP"}


# Photoshop's resources


def test_resources_may_go_on_in_the_next_segment(reading):
    long = UTF_8 + dataset(120, b"long " * 20_000)
    resources = resource(0x03ED, b"x" * 15, b"odd") + resource(0x0404, long)
    pieces = [resources[:60_000], resources[60_000:]]
    photo = jpeg(*(segment(0xED, PHOTOSHOP_SEGMENT + piece) for piece in pieces))
    words = dict(reading.of_bytes(photo).sources)[Origin.IPTC]
    assert words.caption.pick().startswith("long long")


def test_of_two_iptc_blocks_the_first_that_is_not_empty_counts(reading):
    two = resource(0x0404, b"") + resource(0x0404, BLOCK) + resource(0x0404, dataset(120, b"other"))
    assert captions(reading.of_bytes(jpeg(segment(0xED, PHOTOSHOP_SEGMENT + two)))) == {
        Origin.IPTC: "from IPTC"
    }


@pytest.mark.parametrize(
    ("digest", "stale"), [(None, False), (md5(BLOCK).digest(), False), (b"\1" * 16, True), (b"short", False)]
)
def test_a_digest_tells_whether_the_iptc_block_was_changed_alone(reading, digest, stale):
    assert reading.of_bytes(jpeg_of(SAID, BLOCK, None, digest)).is_digest_stale is stale


# Extended XMP

GUID = b"0123456789ABCDEF0123456789ABCDEF"
MAIN = packet(
    described(attributes=f'xmpNote:HasExtendedXMP="{GUID.decode()}" photoshop:Source="AP"')
).encode()
LONG = captioned("long " * 10_000 + "end")


def test_an_extended_packet_is_put_together_whatever_the_order_of_its_pieces(reading):
    for pieces in (extended(GUID, LONG), extended(GUID, LONG)[::-1]):
        words = dict(reading.of_bytes(jpeg(segment(0xE1, XMP_SEGMENT + MAIN), *pieces)).sources)[Origin.XMP]
        assert (words.source, words.caption.pick()[-8:]) == ("AP", "long end")


@pytest.mark.parametrize(
    "main",
    [MAIN.decode().encode("utf-16"), MAIN.replace(GUID, GUID.lower())],
    ids=["UTF-16", "small letters"],
)
def test_a_packet_in_another_encoding_or_in_small_letters_names_its_continuation_too(reading, main):
    photo = jpeg(segment(0xE1, XMP_SEGMENT + main), *extended(GUID, LONG))
    assert dict(reading.of_bytes(photo).sources)[Origin.XMP].caption.pick()[-8:] == "long end"


def test_pieces_of_another_packet_are_left_out(reading):
    metadata = reading.of_bytes(jpeg(segment(0xE1, XMP_SEGMENT + MAIN), *extended(GUID[::-1], LONG)))
    words = dict(metadata.sources)[Origin.XMP]
    assert (words.source, words.caption, metadata.problems) == ("AP", None, ())


@pytest.mark.parametrize("pieces", [extended(GUID, LONG)[1:], extended(GUID, LONG)[:1]], ids=["end", "begin"])
def test_of_an_incomplete_packet_it_is_told_that_words_may_be_missing(reading, pieces):
    metadata = reading.of_bytes(jpeg(segment(0xE1, XMP_SEGMENT + MAIN), *pieces))
    words = dict(metadata.sources)[Origin.XMP]
    assert (words.source, words.caption) == ("AP", None)
    (problem,) = metadata.problems
    assert str(problem.message) == "a part of its XMP data is missing: words may be missing with it"


def test_what_stands_in_a_packet_before_a_missing_piece_is_read(reading):
    long = packet(
        described("<photoshop:Credit>Early</photoshop:Credit>")
        + described(f"<dc:description>{'long ' * 30_000}</dc:description>")
    ).encode()
    first, _, *others = extended(GUID, long)
    metadata = reading.of_bytes(jpeg(segment(0xE1, XMP_SEGMENT + MAIN), first, *others))
    assert dict(metadata.sources)[Origin.XMP].credit.line == "Early"


# PNG


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("pixels", [None, 3, 1_000, 60_000])
def test_what_stands_behind_the_pixels_of_a_png_is_found(reading, compressed, pixels):
    photo = png_with(behind=xmp_chunk(SAID, compressed=compressed) + chunk(b"eXIf", EXIF), pixels=pixels)
    assert captions(reading.of_bytes(photo)) == WITHOUT_IPTC


def test_a_packet_of_nearly_a_megabyte_behind_many_pixels_is_found(reading):
    large = packet(described(attributes='photoshop:Source="AP"'), "<!--" + "x" * 900_000 + "-->").encode()
    photo = png_with(behind=xmp_chunk(large), pixels=2_000)
    assert dict(reading.of_bytes(photo).sources)[Origin.XMP].source == "AP"


@pytest.mark.parametrize("pixels", [3, 1_000])
def test_pixels_that_look_like_a_chunk_are_none(reading, pixels):
    for bait in (xmp_chunk(SAID), chunk(b"IDAT", b"") + xmp_chunk(SAID) + chunk(b"IEND", b"")):
        lure = chunk(b"IDAT", bait * 50)
        assert captions(reading.of_bytes(png_with(behind=lure, pixels=pixels))) == {}


def test_words_behind_many_pixels_may_speak_of_pixels(reading):
    said = captioned("IDAT is what chunks of pixels are called, IDAT, IDAT; fdAT too")
    photo = png_with(behind=xmp_chunk(said) + chunk(b"tEXt", b"Comment\0IDAT IEND"), pixels=1_000)
    assert captions(reading.of_bytes(photo))[Origin.XMP].startswith("IDAT is")


def test_words_behind_the_frames_of_an_animation_are_found(reading):
    frames = b"".join(chunk(b"fdAT", bytes(4) + b"x" * 9_000) for _ in range(200))
    photo = png_with(behind=frames + xmp_chunk(SAID), pixels=20)
    assert captions(reading.of_bytes(photo)) == {Origin.XMP: WITHOUT_IPTC[Origin.XMP]}


def test_words_behind_many_pixels_are_found_though_something_else_follows_the_picture(reading):
    photo = png_with(behind=xmp_chunk(SAID), pixels=100) + b"something else" * 90_000
    assert captions(reading.of_bytes(photo)) == {Origin.XMP: WITHOUT_IPTC[Origin.XMP]}


def test_profiles_written_as_digits_are_read(reading):
    import zlib

    def profile(name, data):
        return b"\n%s\n%8d\n%s\n" % (name, len(data), data.hex().encode())

    before = chunk(
        b"zTXt",
        b"Raw profile type iptc\0\0" + zlib.compress(profile(b"IPTC profile", resource(0x0404, BLOCK))),
    )
    before += chunk(b"tEXt", b"Raw profile type exif\0" + profile(b"exif", b"Exif\0\0" + EXIF))
    before += chunk(b"tEXt", b"Raw profile type xmp\0" + profile(b"xmp", SAID))
    assert captions(reading.of_bytes(png_with(before))) == ALL


# Formats made of boxes


def box(kind, data):
    return (8 + len(data)).to_bytes(4, "big") + kind + data


JXL = box(b"JXL ", b"\r\n\x87\n") + box(b"ftyp", b"jxl \0\0\0\0jxl ")


def test_jpeg_xl_keeps_its_metadata_in_boxes_before_or_behind_the_pixels(reading):
    photo = JXL + box(b"Exif", bytes(4) + EXIF) + box(b"jxlc", bytes(1_000)) + box(b"xml ", SAID)
    assert captions(reading.of_bytes(photo, "photo.jxl")) == WITHOUT_IPTC


def test_metadata_that_was_compressed_by_brotli_is_told_to_be_there(reading):
    metadata = reading.of_bytes(JXL + box(b"jxlc", bytes(1_000)) + box(b"brob", b"xml \1\2\3"), "photo.jxl")
    assert metadata.sources == ()
    assert "Brotli" in str(metadata.problems[0].message)


def test_heic_is_made_of_the_same_boxes_as_avif(reading):
    photo = FORMATS["avif"][0]().replace(b"ftypavif", b"ftypheic", 1)
    assert captions(reading.of_bytes(photo, "photo.heic")) == WITHOUT_IPTC


def test_words_behind_hundreds_of_frames_are_found(reading):
    frames = [Image.new("RGB", (8, 8), (index % 256, index // 2, 7)) for index in range(400)]
    frames[0].save(
        reading.folder / "photo.webp",
        save_all=True,
        append_images=frames[1:],
        xmp=SAID,
        lossless=True,
        method=0,
    )
    assert captions(reading.of("photo.webp")) == {Origin.XMP: "from XMP"}


# Sidecars


def test_sidecars_speak_of_the_photo_beside_them(reading):
    (reading.folder / "a.jpg").write_bytes(encoded("jpg"))
    (reading.folder / "a.xmp").write_bytes(captioned("by its stem"))
    assert captions(reading.of("a.jpg")) == {Origin.SIDECAR: "by its stem"}
    (reading.folder / "a.jpg.xmp").write_bytes(captioned("by its name"))
    assert captions(reading.of("a.jpg")) == {Origin.SIDECAR: "by its name"}


def test_a_sidecar_that_may_be_of_several_photos_is_nobodys(reading):
    for name in ("a.jpg", "a.png", "B.JPG"):
        (reading.folder / name).write_bytes(encoded("jpg"))
    for name in ("a.xmp", "b.xmp", "a.txt", "A.JPG.md"):
        (reading.folder / name).write_bytes(captioned(name) if name.endswith("xmp") else name.encode())
    assert captions(reading.of("a.png")) == {}
    assert captions(reading.of("a.jpg")) == {Origin.TEXT: "A.JPG.md"}
    assert captions(reading.of("B.JPG")) == {Origin.SIDECAR: "b.xmp"}


def test_sidecars_lie_in_the_photos_own_folder(reading):
    os.makedirs(reading.folder / "photos")
    (reading.folder / "photos" / "a.jpg").write_bytes(encoded("jpg"))
    (reading.folder / "a.xmp").write_bytes(captioned("elsewhere"))
    assert captions(reading.of("photos/a.jpg")) == {}
    (reading.folder / "photos" / "a.xmp").write_bytes(captioned("here"))
    assert captions(reading.of("photos/a.jpg")) == {Origin.SIDECAR: "here"}


def test_a_sidecar_that_cannot_be_read_costs_only_itself(reading):
    (reading.folder / "a.jpg").write_bytes(jpeg_of(SAID))
    (reading.folder / "a.jpg.xmp").write_bytes(b"<broken")
    metadata = reading.of("a.jpg")
    assert [origin for origin, _ in metadata.sources] == [Origin.XMP]
    assert "a.jpg.xmp" in str(metadata.problems[0].message)


WAVES = {"title": "Waves", "caption": "The sea."}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Just a caption\nin two lines\n", {"caption": "Just a caption\nin two lines"}),
        (
            "Title: Waves\nAuthor: Ann\nTags: sea, storm\n\nThe sea.\n",
            {"title": "Waves", "caption": "The sea."},
        ),
        (
            '---\ntitle: "Waves"\ncredit: AP / Ann\n---\n\nThe sea.\n',
            {"title": "Waves", "caption": "The sea."},
        ),
        ("# Waves\n\nThe sea.\n", {"headline": "Waves", "caption": "The sea."}),
        ("Caption: The sea\n", {"caption": "The sea"}),
        ("Note: this is no field\n", {"caption": "Note: this is no field"}),
        ("\ufeffŁódź\r\nby night", {"caption": "Łódź\nby night"}),
        ("", {}),
    ],
)
def test_a_text_beside_a_photo_is_its_caption_with_fields_on_top(reading, written, said):
    (reading.folder / "a.jpg").write_bytes(encoded("jpg"))
    (reading.folder / "a.md").write_text(written, encoding="utf-8")
    sources = dict(reading.of("a.jpg").sources)
    words = sources.get(Origin.TEXT)
    assert {name: getattr(words, name).pick() for name in said} == said
    if "Author" in written:
        assert (words.creator, words.keywords) == (("Ann",), ("sea", "storm"))
    if "credit" in written:
        assert words.credit.line == "AP / Ann"


def test_an_article_is_no_sidecar(reading):
    (reading.folder / "article.jpg").write_bytes(encoded("jpg"))
    (reading.folder / "article.txt").write_text("A story")
    assert captions(reading.of("article.jpg")) == {}


def test_in_a_very_large_folder_sidecars_are_found_without_listing_it(reading, monkeypatch):
    from gallery_app.metadata import sidecars

    monkeypatch.setattr(sidecars, "_NAMES", 3)
    for name in ("a.jpg", "b.jpg", "b.PNG", "c.tif"):
        (reading.folder / name).write_bytes(encoded("jpg"))
    for name in ("a.xmp", "b.xmp", "b.jpg.xmp", "c.txt"):
        (reading.folder / name).write_bytes(captioned(name) if name.endswith("xmp") else name.encode())
    assert captions(reading.of("a.jpg")) == {Origin.SIDECAR: "a.xmp"}
    assert captions(reading.of("b.jpg")) == {Origin.SIDECAR: "b.jpg.xmp"}
    assert captions(reading.of("b.PNG")) == {}
    assert captions(reading.of("c.tif")) == {Origin.TEXT: "c.txt"}
