"""EXIF: what people wrote into it, when and where a photo was taken, and with what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from metadata_made import exif, fractions, short, signed, text, wide

from gallery_app.metadata.exif import words_in_exif
from gallery_app.metadata.tiff import tiff_in
from gallery_app.model.metadata import CAMERA_FACTS
from gallery_app.model.words import NO_WORDS

DESCRIPTION, ARTIST, COPYRIGHT, MAKE, MODEL = 0x010E, 0x013B, 0x8298, 0x010F, 0x0110
TAKEN, OFFSET, SUBSECONDS = 0x9003, 0x9011, 0x9291


def words(block, legacy=None):
    return words_in_exif(tiff_in(block), legacy)[0]


def camera(main=None, inner=None, order="<"):
    facts = words_in_exif(tiff_in(exif(main or {}, inner or {}, order=order)))[1]
    return {fact.name: fact.value for fact in facts}


def test_words_of_people_are_read():
    read = words(exif({DESCRIPTION: text("The sea"), ARTIST: text("Ann"), COPYRIGHT: text("© AP")}))
    assert (read.caption.pick(), read.creator, read.copyright.pick()) == ("The sea", ("Ann",), "© AP")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ann; Bob", ("Ann", "Bob")),
        ('"Ann; Bob & Co"; Cleo', ("Ann; Bob & Co", "Cleo")),
        ('"Ann ""the eye"" B"; Cleo', ('Ann "the eye" B', "Cleo")),
        ('Ann "the eye" B', ('Ann "the eye" B',)),
        ("Ann;Bob", ("Ann;Bob",)),
        ("Ann; ; Ann", ("Ann",)),
        ('"never ended; Bob', ('"never ended', "Bob")),
        ("  ", ()),
    ],
)
def test_several_artists_are_parted_by_semicolons(written, names):
    assert words(exif({ARTIST: text(written)})).creator == names


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"Ann\0AP", "Ann; AP"),
        (b" \0AP", "AP"),
        (b"Ann\0", "Ann"),
        (b" \0 ", None),
        ("© Müller".encode("cp1252"), "© Müller"),
        ("© Müller".encode(), "© Müller"),
    ],
)
def test_copyright_is_the_photographers_and_the_editors(written, read):
    found = words(exif({COPYRIGHT: text(written)})).copyright
    assert (found.pick() if found else None) == read


def test_a_legacy_encoding_is_minded():
    assert words(exif({DESCRIPTION: text("Москва".encode("cp1251"))}), "cp1251").caption.pick() == "Москва"


@pytest.mark.parametrize(
    "junk", ["OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "  ", "\0\0", "-", "default"]
)
def test_what_the_camera_put_in_is_no_caption(junk):
    assert words(exif({DESCRIPTION: text(junk)})) is NO_WORDS


def test_what_windows_writes_is_read_where_the_plain_field_is_silent():
    fields = {
        0x9C9B: wide("Title"),
        0x9C9C: wide("Łódź 漢"),
        0x9C9D: wide("Ann;Bob"),
        0x9C9E: wide("sea; storm"),
    }
    read = words(exif(fields | {0x9C9F: wide("Flood")}))
    assert (read.title.pick(), read.caption.pick(), read.headline.pick()) == ("Title", "Łódź 漢", "Flood")
    assert (read.creator, read.keywords) == (("Ann", "Bob"), ("sea", "storm"))
    read = words(exif(fields | {DESCRIPTION: text("The sea"), ARTIST: text("Cleo")}))
    assert (read.caption.pick(), read.creator) == ("The sea", ("Cleo",))


@pytest.mark.parametrize(
    ("taken", "subseconds", "offset", "read"),
    [
        ("2024:04:07 15:40:00", "25", "+02:00", "2024-04-07T15:40:00.25+02:00"),
        ("2024:04:07 15:40:00", "00", "Z", "2024-04-07T15:40:00Z"),
        ("2024:04:07 15:40:00", "", "", "2024-04-07T15:40:00"),
        ("2024-04-07 15:40:00", "x", "+2", "2024-04-07T15:40:00"),
        ("2024:04:07", "", "", "2024-04-07"),
        ("0000:00:00 00:00:00", "", "", None),
        ("    :  :     :  :  ", "", "", None),
        ("yesterday", "", "", None),
    ],
)
def test_the_time_is_told_as_exactly_as_it_is_known(taken, subseconds, offset, read):
    inner = {TAKEN: text(taken), SUBSECONDS: text(subseconds), OFFSET: text(offset)}
    assert words(exif({}, inner)).date_created == read


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_place_is_told_in_degrees(order):
    gps = {
        1: text("N"),
        2: fractions((43, 1), (28, 1), (14943, 1000), order=order),
        3: text("W"),
        4: fractions((11, 1), (531076, 10000), (0, 1), order=order),
    }
    assert words(exif({}, {}, gps, order)).gps == "43.470818, -11.885127"


@pytest.mark.parametrize(
    "gps",
    [
        {2: fractions((43, 1)), 4: fractions((11, 0))},
        {2: fractions((43, 1))},
        {2: fractions((0, 1), (0, 1), (0, 1)), 4: fractions((0, 1), (0, 1), (0, 1))},
        {2: fractions((99, 1)), 4: fractions((11, 1))},
        {2: fractions((0, 0), (0, 0), (0, 0)), 4: fractions((0, 0))},
    ],
)
def test_a_place_that_cannot_be_is_none(gps):
    assert words(exif({}, {}, {1: text("N"), 3: text("E")} | gps)).gps is None


def test_an_id_of_nothing_is_none():
    assert words(exif({}, {0xA420: text("0" * 32)})) is NO_WORDS
    assert words(exif({}, {0xA420: text("ab" * 16)})).guid == "ab" * 16


@pytest.mark.parametrize(("stars", "read"), [(0, None), (1, "1"), (5, "5"), (99, None)])
def test_a_rating_is_one_to_five_stars(stars, read):
    assert words(exif({0x4746: short(stars)})).rating == read


@pytest.mark.parametrize(
    ("maker", "model", "camera_name"),
    [
        ("NIKON CORPORATION", "NIKON D850", "NIKON D850"),
        ("Canon", "Canon EOS R5", "Canon EOS R5"),
        ("SONY", "ILCE-7M3", "SONY ILCE-7M3"),
        ("OLYMPUS IMAGING CORP.", "E-M1", "OLYMPUS E-M1"),
        ("EASTMAN KODAK COMPANY", "KODAK EASYSHARE", "KODAK EASYSHARE"),
        ("SAMSUNG TECHWIN CO., LTD.", "NX1", "SAMSUNG NX1"),
        ("Apple", "iPhone 15 Pro", "Apple iPhone 15 Pro"),
        ("Leica Camera AG", "LEICA M10", "LEICA M10"),
        ("", "D850", "D850"),
        ("Apple", "", "Apple"),
    ],
)
def test_a_camera_is_called_by_maker_and_model_without_saying_either_twice(maker, model, camera_name):
    assert camera({MAKE: text(maker), MODEL: text(model)})["camera"] == camera_name


@pytest.mark.parametrize("order", ["<", ">"])
def test_how_a_photo_was_taken_is_told_as_photographers_say_it(order):
    inner = {
        0x829A: fractions((10, 2500), order=order),
        0x829D: fractions((28, 10), order=order),
        0x8827: short(400, order),
        0x9204: signed(-2, 3, order),
        0x9209: short(0x19, order),
        0x920A: fractions((425, 100), order=order),
        0xA405: short(26, order),
        0xA431: text("123"),
        0xA432: fractions((24, 1), (70, 1), (28, 10), (28, 10), order=order),
    }
    told = camera({0x0131: text("Firmware 1")}, inner, order)
    assert told == {
        "lens": "24-70 mm f/2.8",
        "focal_length": "4.2 mm",
        "focal_length_35": "26 mm",
        "aperture": "f/2.8",
        "exposure": "1/250 s",
        "iso": "400",
        "bias": "-0.67 EV",
        "flash": "fired",
        "software": "Firmware 1",
        "serial": "123",
    }
    order_of_fields = [field.name for field in CAMERA_FACTS]
    assert list(told) == sorted(told, key=order_of_fields.index)


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        (1, 8000, "1/8000 s"),
        (1, 3, "0.3 s"),
        (3, 10, "0.3 s"),
        (5, 2, "2.5 s"),
        (30, 1, "30 s"),
        (0, 1, None),
        (1, 0, None),
    ],
)
def test_exposures_are_told_as_cameras_show_them(above, below, said):
    assert camera(inner={0x829A: fractions((above, below))}).get("exposure") == said


def test_a_lens_has_its_own_name_where_it_tells_one():
    assert (
        camera(inner={0xA434: text("RF24-70mm F2.8"), 0xA433: text("Canon")})["lens"]
        == "Canon RF24-70mm F2.8"
    )
    assert "lens" not in camera(
        inner={0xA434: text("----"), 0xA432: fractions((0, 0), (0, 0), (0, 0), (0, 0))}
    )


def test_what_makes_no_sense_is_not_told():
    inner = {
        0x829D: fractions((0, 1)), 0x8827: short(65535), 0x9204: signed(0, 1), 0x9209: short(0x10),
        0x920A: fractions((0, 0)), 0xA405: short(0),
    }  # fmt: skip
    assert camera(inner=inner) == {}


HEADS = (b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0", b"Exif\0\0")


@given(st.binary(max_size=200))
def test_rubbish_is_read_without_a_word_of_complaint(data):
    for head in (
        b"",
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08",
        b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0",
        b"Exif\0\0",
    ):
        words_in_exif(tiff_in(head + data))


@given(
    st.dictionaries(
        st.sampled_from([DESCRIPTION, ARTIST, 0x9C9B, 0x8769, 0x8825, 0x9003, 2, 4, 0x829A]),
        st.tuples(st.integers(0, 200), st.integers(0, 2**32 - 1), st.binary(max_size=12)),
        max_size=6,
    )
)
def test_any_types_and_counts_are_read_without_a_word_of_complaint(entries):
    words_in_exif(tiff_in(exif(entries, entries, entries)))
