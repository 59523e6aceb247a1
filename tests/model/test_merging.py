from __future__ import annotations

import pytest

from gallery_app.model.credit import Credit
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.merging import Policy, gallery_with, merged, shared_headline
from gallery_app.model.metadata import OtherValue, PhotoMetadata
from gallery_app.model.problems import Problem, Severity, say
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import NO_WORDS, Location, Origin, PhotoWords


def caption(text: str) -> PhotoWords:
    return PhotoWords(caption=LocalizedText.of(text))


def photo(words: PhotoWords = NO_WORDS, *fields: str, origin: Origin = Origin.MANIFEST) -> Photo:
    return Photo(PhotoId("a.jpg"), "a.jpg", words, tuple((field, origin) for field in fields))


def read(*sources: tuple[Origin, PhotoWords], stale: bool = False) -> PhotoMetadata:
    return PhotoMetadata(sources, is_digest_stale=stale)


EVERYWHERE = read(
    (Origin.EXIF, caption("from EXIF")),
    (Origin.IPTC, caption("from IPTC")),
    (Origin.XMP, caption("from XMP")),
    (Origin.SIDECAR, caption("from the sidecar")),
    (Origin.TEXT, caption("from the text file")),
)


def said(one: Photo) -> str:
    assert one.words.caption is not None
    return one.words.caption.pick()


def test_the_manifest_goes_before_everything_and_the_losing_values_are_kept_in_order():
    one = merged(photo(caption("from the manifest"), "caption"), EVERYWHERE)
    assert said(one) == "from the manifest"
    assert one.origins == (("caption", Origin.MANIFEST),)
    assert [other.origin for other in one.others] == [
        Origin.TEXT, Origin.SIDECAR, Origin.XMP, Origin.IPTC, Origin.EXIF,
    ]  # fmt: skip
    assert one.others[0] == OtherValue("caption", Origin.TEXT, LocalizedText.of("from the text file"))
    assert one.metadata is EVERYWHERE


@pytest.mark.parametrize("rank", range(5))
def test_each_source_goes_before_those_that_follow(rank):
    order = [Origin.TEXT, Origin.SIDECAR, Origin.XMP, Origin.IPTC, Origin.EXIF][rank:]
    one = merged(photo(), read(*(pair for pair in EVERYWHERE.sources if pair[0] in order)))
    assert one.origins == (("caption", order[0]),)
    assert [other.origin for other in one.others] == order[1:]


def test_every_field_is_decided_by_itself():
    xmp = PhotoWords(credit=Credit.from_line("AP / Ann"), keywords=("a",))
    exif = PhotoWords(creator=("Ann",), keywords=("b",))
    one = merged(photo(caption("A"), "caption"), read((Origin.XMP, xmp), (Origin.EXIF, exif)))
    assert dict(one.origins) == {
        "caption": Origin.MANIFEST,
        "credit": Origin.XMP,
        "creator": Origin.EXIF,
        "keywords": Origin.XMP,
    }
    assert one.words.creator == ("Ann",)
    assert one.others == (OtherValue("keywords", Origin.EXIF, ("b",)),)


def test_an_empty_text_is_deliberate_in_a_manifest_and_nothing_in_a_file():
    one = merged(photo(caption(""), "caption"), read((Origin.XMP, caption("from XMP"))))
    assert said(one) == ""
    assert [other.origin for other in one.others] == [Origin.XMP]
    two = merged(photo(), read((Origin.XMP, caption("  ")), (Origin.EXIF, caption("from EXIF"))))
    assert said(two) == "from EXIF"
    assert two.others == ()


def test_an_empty_list_of_a_manifest_is_deliberate_too():
    one = merged(photo(PhotoWords(), "keywords"), read((Origin.XMP, PhotoWords(keywords=("a",)))))
    assert one.words.keywords == ()
    assert dict(one.origins) == {"keywords": Origin.MANIFEST}


def test_a_value_that_everybody_repeats_is_told_once():
    same = read((Origin.XMP, caption("A")), (Origin.IPTC, caption(" A \n")), (Origin.EXIF, caption("A")))
    assert merged(photo(), same).others == ()
    twice = read((Origin.XMP, caption("A")), (Origin.IPTC, caption("B")), (Origin.EXIF, caption("B")))
    assert [other.origin for other in merged(photo(), twice).others] == [Origin.IPTC]


def test_one_of_several_languages_repeated_elsewhere_adds_nothing():
    texts = PhotoWords(caption=LocalizedText((("x-default", "A"), ("de", "B"))))
    assert merged(photo(), read((Origin.XMP, texts), (Origin.IPTC, caption("B")))).others == ()


def test_the_iptc_block_goes_first_where_it_was_changed_after_the_xmp_packet():
    both = ((Origin.XMP, caption("old")), (Origin.IPTC, caption("new")))
    assert said(merged(photo(), read(*both))) == "old"
    one = merged(photo(), read(*both, stale=True))
    assert (said(one), one.others[0].value) == ("new", LocalizedText.of("old"))
    with_sidecar = merged(photo(), read((Origin.SIDECAR, caption("beside")), *both, stale=True))
    assert said(with_sidecar) == "beside"


@pytest.mark.parametrize("letter", ["a", "ä", "€", "🙂"])
def test_a_text_cut_off_by_the_iptc_blocks_limits_never_wins_nor_counts_as_another(letter):
    whole = letter * 3000
    cut = whole.encode()[:2000].decode(errors="ignore")
    for stale in (False, True):
        one = merged(photo(), read((Origin.XMP, caption(whole)), (Origin.IPTC, caption(cut)), stale=stale))
        assert (said(one), one.others) == (whole, ())
    shorter = caption(cut[:100])
    one = merged(photo(), read((Origin.XMP, caption(whole)), (Origin.IPTC, shorter), stale=True))
    assert said(one) == cut[:100], "shorter than it had to be: somebody wanted it so"


def test_a_cut_keyword_is_the_keyword():
    long, cut = PhotoWords(keywords=("a", "b" * 70)), PhotoWords(keywords=("a", "b" * 64))
    one = merged(photo(), read((Origin.XMP, long), (Origin.IPTC, cut), stale=True))
    assert (one.words.keywords, one.others) == (long.keywords, ())


def test_a_time_that_is_only_less_exact_is_no_other_value():
    exact, rough = (
        PhotoWords(date_created="2024-04-07T15:40:00.25+02:00"),
        PhotoWords(date_created="2024-04-07"),
    )
    assert merged(photo(), read((Origin.XMP, exact), (Origin.IPTC, rough))).others == ()
    assert len(merged(photo(), read((Origin.XMP, rough), (Origin.IPTC, exact))).others) == 1


def test_the_metadata_working_groups_order_takes_what_exif_has_from_there():
    xmp = PhotoWords(
        caption=LocalizedText.of("X"), creator=("X",), date_created="2024", keywords=("x",), gps="1, 2"
    )
    exif = PhotoWords(caption=LocalizedText.of("E"), creator=("E",), keywords=("e",), gps="3, 4")
    both = read((Origin.XMP, xmp), (Origin.EXIF, exif))
    iptc = merged(photo(), both)
    assert (said(iptc), iptc.words.creator, iptc.words.gps) == ("X", ("X",), "1, 2")
    mwg = merged(photo(), both, Policy.MWG)
    assert (said(mwg), mwg.words.creator) == ("E", ("E",))
    assert (mwg.words.date_created, mwg.words.keywords) == ("2024", ("x",))
    above = merged(photo(caption("M"), "caption"), both, Policy.MWG)
    assert said(above) == "M"


def test_a_guess_goes_last():
    one = merged(photo(caption("guessed"), "caption", origin=Origin.GUESS), EVERYWHERE)
    assert said(one) == "from the text file"
    assert one.others[-1].origin is Origin.GUESS


def test_nothing_said_is_nothing_merged():
    one = merged(photo(), read())
    assert (one.words, one.origins, one.others) == (NO_WORDS, (), ())
    assert one.metadata == read()


def test_places_are_values_like_others():
    here, there = Location(city="Riga"), Location(city="Ryga")
    one = merged(
        photo(), read((Origin.XMP, PhotoWords(location=here)), (Origin.IPTC, PhotoWords(location=there)))
    )
    assert one.words.location == here
    assert one.others == (OtherValue("location", Origin.IPTC, there),)


def headed(*headlines: str | None) -> list[Photo]:
    words = [PhotoWords(headline=LocalizedText.of(text)) if text else NO_WORDS for text in headlines]
    return [photo(one, "headline") for one in words]


@pytest.mark.parametrize(
    ("headlines", "shared"),
    [
        (["Flood", "Flood", "Flood"], "Flood"),
        (["Flood", "Flood", "Fire"], None),
        (["Flood", None], None),
        (["Flood"], None),
        ([None, None], None),
        ([], None),
    ],
)
def test_one_headline_of_every_photo_may_be_the_storys(headlines, shared):
    assert shared_headline(headed(*headlines)) == shared


@pytest.mark.parametrize(
    ("kind", "headline"), [(GalleryKind.FOLDER, "Flood"), (GalleryKind.MANIFEST, "folder")]
)
def test_a_gallery_takes_over_what_its_photos_files_say(kind, headline):
    photos = tuple(Photo(PhotoId(file), file) for file in ("a.jpg", "b.jpg"))
    words = PhotoWords(headline=LocalizedText.of("Flood"))
    broken = Problem(Severity.NOTE, say("broken"), "b.jpg")
    found = {
        "a.jpg": read((Origin.XMP, words)),
        "b.jpg": PhotoMetadata(((Origin.IPTC, words),), problems=(broken,)),
    }
    whole = gallery_with(Gallery(kind, "/s", "/s", Article("folder"), photos), found)
    assert whole.article.headline == headline
    assert [one.words for one in whole.photos] == [words, words]
    assert whole.problems == (broken,)


def test_photos_whose_files_told_nothing_stay_as_they_are():
    one = photo(caption("A"), "caption")
    whole = gallery_with(Gallery(GalleryKind.FOLDER, "/s", "/s", Article("s"), (one,)), {})
    assert whole.photos == (one,)
