"""IPTC blocks: their character sets, their dates, and whatever else stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from metadata_made import UTF_8, character_set, dataset

from gallery_app.metadata.iptc import encoding_of, words_in_iptc
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import NO_WORDS, Location

CAPTION = 120


def caption(block, legacy=None):
    read = words_in_iptc(block, legacy).caption
    return None if read is None else read.pick()


def test_every_field_is_where_it_belongs():
    values = {
        5: "Title", 25: "sea", 40: "Embargo", 55: "20240407", 60: "154000+0200", 80: "Ann", 85: "Staff",
        90: "Riga", 92: "Harbour", 95: "Vidzeme", 100: "LVA", 101: "Latvia", 103: "job 7", 105: "Headline",
        110: "AP / Ann", 115: "AP", 116: "© AP", 120: "Caption", 122: "Bob",
    }  # fmt: skip
    block = b"".join(dataset(number, text.encode()) for number, text in values.items())
    read = words_in_iptc(UTF_8 + dataset(0, b"\0\4") + block + dataset(25, b"storm") + dataset(80, b"Cleo"))
    assert read.caption == LocalizedText.of("Caption")
    assert (read.title.pick(), read.headline.pick(), read.copyright.pick()) == ("Title", "Headline", "© AP")
    assert (read.keywords, read.creator) == (("sea", "storm"), ("Ann", "Cleo"))
    assert (read.creator_title, read.source, read.job_id) == ("Staff", "AP", "job 7")
    assert (read.instructions, read.caption_writer) == ("Embargo", "Bob")
    assert read.credit.line == "AP / Ann"
    assert [party.name for party in read.credit.parties] == ["AP", "Ann"]
    assert read.date_created == "2024-04-07T15:40:00+02:00"
    assert read.location == Location("Harbour", "Riga", "Vidzeme", "Latvia", "LVA")


@pytest.mark.parametrize(
    ("announced", "encoding"),
    [
        (b"\x1b%G", "utf-8"),
        (b"\x1b%/G", "utf-8"),
        (b"\x1b%/H", "utf-8"),
        (b"\x1b%/I", "utf-8"),
        (b"\x1b-A", "cp1252"),
        (b"\x1b.A", "cp1252"),
        (b"\x1b-L", "iso8859-5"),
        (b"\x1b.B", "iso8859-2"),
        (b"\x1b(B\x1b-F", "iso8859-7"),
        (b"\x1b%G\x1b-A", "utf-8"),
        (b"\x1bz?", None),
        (b"\x1b", None),
        (b"", None),
        (b"utf8", None),
    ],
)
def test_the_character_set_is_told_by_escape_sequences(announced, encoding):
    assert encoding_of(announced) == encoding


@pytest.mark.parametrize(
    ("announced", "written", "text"),
    [
        (b"\x1b%G", "utf-8", "Łódź 漢字"),
        (b"\x1b-A", "latin-1", "Ã¤ Müller"),
        (b"\x1b-L", "iso8859-5", "Москва"),
        (b"\x1b.F", "iso8859-7", "Αθήνα"),
        (b"\x1b%G", "cp1252", "Müller – “quoted”"),
        (b"\x1bz?", "utf-8", "Łódź"),
        (None, "utf-8", "Łódź 漢字"),
        (None, "cp1252", "Müller – “quoted”"),
    ],
)
def test_texts_are_read_in_the_set_that_is_announced_or_found(announced, written, text):
    head = b"" if announced is None else character_set(announced)
    assert caption(head + dataset(CAPTION, text.encode(written))) == text


@pytest.mark.parametrize(
    ("legacy", "text"),
    [
        ("cp1251", "Москва"),
        ("mac_roman", "Müller “ß”"),
        ("cp932", "東京"),
        ("koi8_u", "Київ"),
        ("cp1250", "Łódź"),
    ],
)
def test_what_tells_no_character_set_is_read_in_the_one_that_was_chosen(legacy, text):
    block = dataset(CAPTION, text.encode(legacy))
    assert caption(block, legacy) == text
    assert caption(block) != text
    assert caption(UTF_8 + dataset(CAPTION, "Łódź".encode()), legacy) == "Łódź", "only where none is told"
    assert caption(dataset(CAPTION, "Łódź".encode()), legacy) == "Łódź", "and it is no UTF-8"


def test_a_legacy_encoding_that_does_not_fit_loses_no_text():
    assert caption(dataset(CAPTION, "Müller".encode("cp1252")), "cp932") is not None
    assert caption(dataset(CAPTION, b"\x81\x8d M\xfcller")) is not None


@pytest.mark.parametrize("text", ["ä" * 1001, "€" * 700, "🙂" * 501])
def test_a_character_that_the_limit_has_broken_is_left_out(text):
    cut = text.encode()[:1999]
    read = caption(UTF_8 + dataset(CAPTION, cut))
    assert text.startswith(read)
    assert len(read.encode()) > 1995


@pytest.mark.parametrize(
    ("date", "time", "read"),
    [
        ("20240407", "154000+0200", "2024-04-07T15:40:00+02:00"),
        ("20240407", "154000", "2024-04-07T15:40:00"),
        ("20240407", "", "2024-04-07"),
        ("20240400", "154000+0200", "2024-04"),
        ("20240000", "", "2024"),
        ("2024-04-07", "15:40:00-05:00", "2024-04-07T15:40:00-05:00"),
        ("20240407", "rubbish", "2024-04-07"),
        ("spring", "", "spring"),
        ("", "154000+0200", None),
    ],
)
def test_dates_are_written_as_the_model_has_them(date, time, read):
    block = dataset(55, date.encode()) + dataset(60, time.encode())
    assert words_in_iptc(block).date_created == read


def test_empty_values_say_nothing_and_the_first_that_says_something_counts():
    read = words_in_iptc(dataset(110, b"") + dataset(80, b" \0") + dataset(105, b"") + dataset(105, b"Flood"))
    assert (read.credit, read.creator, read.headline.pick()) == (None, (), "Flood")


def test_lines_are_ended_as_everywhere_and_controls_left_out():
    assert caption(UTF_8 + dataset(CAPTION, b"one\rtwo\r\nthree\x00\x07 \n")) == "one\ntwo\nthree"


def test_a_text_beyond_what_two_bytes_count_is_read():
    text = "sea " * 20_000
    assert caption(UTF_8 + dataset(CAPTION, text.encode())) == text.strip()


@pytest.mark.parametrize(
    "tail",
    [
        b"\x1c",
        b"\x1c\2",
        b"\x1c\2\x78\xff\xff",
        b"\x1c\2\x78\x80\x04\xff\xff\xff\xff",
        b"\x1c\2\x78\0\x09abc",
        b"\0" * 20,
    ],
)
def test_what_follows_a_break_is_not_read_but_what_stands_before_is(tail):
    assert caption(dataset(CAPTION, b"whole") + tail) == "whole"
    assert words_in_iptc(tail) == NO_WORDS


TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"), max_size=40
)


@given(TEXTS)
def test_every_text_in_utf_8_comes_back(text):
    if caption(dataset(CAPTION, text.encode())) is not None:
        assert caption(dataset(CAPTION, text.encode())) == text.strip()
        assert caption(UTF_8 + dataset(CAPTION, text.encode())) == text.strip()


@given(st.lists(st.tuples(st.sampled_from([5, 25, 40, 80, 105, 116, 120, 7, 199]), TEXTS), max_size=12))
def test_any_datasets_in_any_order_are_read(pairs):
    block = UTF_8 + b"".join(dataset(number, text.encode()) for number, text in pairs)
    read = words_in_iptc(block)
    keywords = [text.strip() for number, text in pairs if number == 25 and text.strip()]
    assert read.keywords == tuple(dict.fromkeys(keywords))
    headlines = [text.strip() for number, text in pairs if number == 105 and text.strip()]
    assert (read.headline is None) == (not headlines)


@given(st.binary(max_size=300))
def test_rubbish_is_read_without_a_word_of_complaint(data):
    words_in_iptc(data)
    words_in_iptc(b"\x1c\x02\x78" + data)
    encoding_of(data)
