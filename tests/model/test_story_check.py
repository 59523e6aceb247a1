"""What a check of a story tells an editor."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.check_dates import day_of, days_in
from gallery_app.model.check_words import entities_in, is_language
from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.findings import Entry, numbers
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.problems import Severity
from gallery_app.model.story_check import MOST_TOLD, check_story, checking
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords

CAPTURE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


def photo(number: int, **words: object) -> Photo:
    """A photo with all the words that it should have, but for what is said otherwise."""
    whole: dict[str, object] = {
        "caption": f"What photo {chr(64 + number % 26)}{number} tells",
        "alt": f"What is seen in {chr(64 + number % 26)}{number}",
        "credit": Credit.from_line("© Agency / Ann"),
        "rights_links": (RightsLink("Licence", "https://example.org/1"),),
    }
    whole |= words
    texts = {key: LocalizedText.of(value) for key, value in whole.items() if isinstance(value, str)}
    lines = {
        key: str(whole[key])
        for key in ("date_created", "instructions", "digital_source_type")
        if key in whole
    }
    return Photo(
        PhotoId(str(number)), f"{number}.jpg", PhotoWords(**{**whole, **texts, **lines}), line=10 * number
    )  # type: ignore[arg-type]


def story(*photos: Photo, kind: GalleryKind = GalleryKind.MANIFEST, extra=None, **article: object) -> Gallery:
    words = Article(**{"headline": "Headline", "language": "en"} | article)  # type: ignore[arg-type]
    return Gallery(kind, "/s", "/s", words, photos, extra=MappingProxyType(extra or {}))


def many(count: int, **words: object) -> list[Photo]:
    return [photo(number, **words) for number in range(1, count + 1)]


def found(gallery: Gallery) -> list[str]:
    """The problems in a line each: severity, line, message."""
    marks = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.NOTE: "N"}
    return [
        f"{marks[one.severity]} {one.line or ''}: {one.message}".replace(" : ", ": ")
        for one in check_story(gallery)
    ]


def test_a_story_with_all_its_words_is_clean():
    assert found(story(*many(9))) == []
    assert found(story()) == []


# What is missing


def test_a_photo_without_caption_or_credit_is_something_to_mend():
    photos = many(9)
    photos[3] = photo(4, caption=None)
    photos[6] = photo(7, credit=None)
    assert found(story(*photos)) == [
        "W 40: photo 4 has no caption",
        "W 70: photo 7 has no credit",
    ]
    (caption, credit) = check_story(story(*photos))
    assert (caption.file, credit.file) == ("4.jpg", "7.jpg")
    assert caption.remedy is not None
    assert credit.remedy is not None


def test_a_missing_alt_text_or_rights_link_is_a_note():
    photos = many(9)
    photos[0] = photo(1, alt=None, rights_links=())
    assert found(story(*photos)) == ["N 10: photo 1 has no alt text", "N 10: photo 1 has no rights link"]


def test_deliberately_empty_is_not_missing():
    assert found(story(*many(3, alt="", caption="", credit=Credit("")))) == []


def test_whoever_is_named_otherwise_is_credited():
    for words in (
        {"creator": ("Ann",)},
        {"copyright": "© Ann"},
        {"copyright_owner": "Ann"},
        {"source": "AP"},
    ):
        photos = [photo(number) for number in (1, 2)] + [photo(3, credit=None)]
        photos[2] = Photo(
            PhotoId("3"),
            "3.jpg",
            PhotoWords(
                caption=LocalizedText.of("C"),
                alt=LocalizedText.of("A"),
                rights_links=(RightsLink("L", "https://example.org"),),
                **{k: LocalizedText.of(v) if k == "copyright" else v for k, v in words.items()},  # type: ignore[arg-type]
            ),
        )
        assert found(story(*photos)) == []


def test_a_family_folder_without_words_is_one_note():
    bare = [Photo(PhotoId(str(n)), f"{n}.jpg") for n in range(500)]
    assert found(story(*bare, kind=GalleryKind.FOLDER)) == [
        "N: no photo has a caption, a credit or other words"
    ]


def test_what_nearly_all_photos_lack_is_one_note():
    photos = many(20, credit=None)
    photos[4] = photo(5)
    assert found(story(*photos)) == ["N 10: photos 1–4, 6–20 have no credit"]
    assert found(story(*many(20, credit=None))) == ["N: no photo has a credit"]


def test_what_many_lack_is_one_warning_with_their_numbers():
    photos = [photo(n, caption=None) if n % 3 == 1 else photo(n) for n in range(1, 31)]
    assert found(story(*photos)) == ["W 10: photos 1, 4, 7, 10, 13, 16, 19, 22, 25, 28 have no caption"]


def test_half_a_plain_folder_without_captions_is_a_note_and_half_a_story_is_to_mend():
    photos = [photo(n, caption=None) if n > 4 else photo(n) for n in range(1, 10)]
    assert found(story(*photos, kind=GalleryKind.FOLDER)) == ["N 50: photos 5–9 have no caption"]
    assert all(line.startswith("W") for line in found(story(*photos)))


# Texts


def test_the_same_caption_on_different_photos_is_told_with_their_numbers():
    photos = many(9)
    photos[1] = photo(2, caption="The crew  waves.")
    photos[4] = photo(5, caption="the crew waves.")
    assert found(story(*photos)) == ["W 20: photos 2, 5 have the same caption: “The crew waves.”"]
    assert found(story(*photos, kind=GalleryKind.FOLDER))[0].startswith("N 20:")


def test_one_photo_shown_twice_may_have_its_caption_twice():
    photos = many(9)
    again = Photo(PhotoId("1#2"), "1.jpg", photos[0].words)
    assert found(story(*photos, again)) == []


def test_one_caption_for_most_photos_is_meant_for_all():
    assert found(story(*many(9, caption="The landing."))) == [
        "N 10: photos 1–9 have the same caption: “The landing.”"
    ]


def test_an_alt_text_that_is_the_caption_is_a_note():
    photos = many(3)
    photos[0] = photo(1, caption="The  landing.", alt="The landing.")
    assert found(story(*photos)) == ["N 10: the alt text of photo 1 is its caption"]
    alike = [photo(n, caption=f"Caption {n}", alt=f"Caption {n}") for n in range(1, 10)]
    assert found(story(*alike)) == ["N 10: the alt texts of photos 1–9 are their captions"]


@pytest.mark.parametrize("dash", ["-", "–", "|"])
def test_the_name_of_a_site_behind_every_alt_text_is_something_to_mend(dash):
    photos = [photo(n, alt=f"Scene {n} {dash} Daily News") for n in range(1, 4)]
    assert found(story(*photos)) == [f"W 10: the alt texts of photos 1–3 end with “{dash} Daily News”"]
    assert found(story(*photos, photo(4))) == [], "not behind every one of them"
    one = [photo(1, alt="Scene 1 - Example Press"), photo(2)]
    assert found(story(*one, publisher="Example Press")) == [
        "W 10: the alt text of photo 1 ends with “- Example Press”"
    ]
    assert found(story(photo(1, alt="A road - a bridge"), photo(2), photo(3))) == []


def test_one_alt_text_for_different_captions_is_a_note():
    assert found(story(*many(3, alt="Rare photos"))) == [
        "N 10: photos 1–3 have the same alt text: “Rare photos”"
    ]


@pytest.mark.parametrize(
    "entity", ["&#x27;", "&#39;", "&quot;", "&amp;quot;", "&amp;amp;", "&nbsp;", "&eacute;"]
)
def test_entities_left_over_from_a_web_page_are_something_to_mend(entity):
    photos = many(3)
    photos[1] = photo(2, caption=f"O{entity}Hara")
    assert found(story(*photos)) == [f"W 20: the words of photo 2 hold “{entity}”, left over from a web page"]
    assert found(story(*many(1), lead=f"O{entity}Hara")) == [
        f"W: the article holds “{entity}”, left over from a web page"
    ]


def test_an_ampersand_of_html_may_be_meant_and_is_a_note():
    photos = many(3)
    photos[0] = photo(1, credit=Credit.from_line("© Smith &amp; Sons"))
    assert found(story(*photos)) == ["N 10: the words of photo 1 hold “&amp;”"]


@pytest.mark.parametrize("text", ["AT&T; more", "R&D", "a && b;", "&;", "&nosuchthing;", "Tom & Jerry; Ann"])
def test_an_ampersand_in_plain_words_is_no_entity(text):
    assert entities_in(text) == []


@pytest.mark.parametrize(
    "tag", ["en", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "x-default", "de-1996", "sl-rozaj", "en-x-mine"]
)
def test_language_tags_of_bcp_47_are_known(tag):
    assert is_language(tag)


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [
        ("english", "Write a tag such as en or pt-BR."),
        ("en_US", "Write en-US."),
        ("jp", "Write ja, the code of the language."),
        ("ua", "Write uk, the code of the language."),
        ("e", "Write a tag such as en or pt-BR."),
    ],
)
def test_odd_language_tags_are_told_with_what_is_meant(tag, remedy):
    photos = many(2)
    photos[1] = photo(2, caption=None)
    photos[1] = Photo(
        PhotoId("2"),
        "2.jpg",
        PhotoWords(
            caption=LocalizedText(((tag, "Caption"), ("en", "Caption of 2"))),
            alt=LocalizedText.of("Alt"),
            credit=Credit.from_line("© A"),
            rights_links=photos[0].words.rights_links,
        ),
    )
    (problem,) = check_story(story(*photos))
    assert str(problem.message) == f"“{tag}” in photo 2 is not a language tag"
    assert str(problem.remedy) == remedy


# Numbers


def test_counters_that_fit_are_no_matter():
    photos = [photo(n, caption=f"{n}/3 Scene {n}") for n in (1, 2, 3)]
    assert found(story(*photos)) == []
    assert found(story(*many(3), extra={"count": "3"})) == []


def test_captions_that_count_to_another_total_are_told_once():
    photos = [photo(n, caption=f"Scene {n} ({n}/9)") for n in (1, 2, 3)]
    assert found(story(*photos)) == ["W 10: the captions count to 9, the gallery has 3 photos"]


def test_a_photo_called_by_another_number_is_told():
    photos = [photo(n, caption=f"Photo {told} of 3: scene {n}") for n, told in ((1, 1), (2, 3), (3, 2))]
    assert found(story(*photos)) == ["W 20: photo 2 is called number 3", "W 30: photo 3 is called number 2"]


def test_fractions_in_a_few_captions_are_no_counters():
    photos = many(6)
    photos[0] = photo(1, caption="24/7 on duty")
    photos[1] = photo(2, caption="Remembering 9/11")
    assert found(story(*photos)) == []


def test_a_manifest_that_counts_otherwise_is_told():
    assert found(story(*many(3), extra={"total": "9"})) == [
        "W: the manifest speaks of 9 photos, the gallery has 3"
    ]


# Dates


def test_an_article_changed_before_it_was_published_is_told():
    times = {"published": "2024-04-07T15:40:00Z", "modified": "2024-04-07T18:00:00+03:00"}
    (problem,) = found(story(*many(1), **times))
    assert problem.startswith(
        "W: the article was changed (2024-04-07T18:00:00+03:00) before it was published"
    )
    assert found(story(*many(1), published="2024-04-07", modified="2024-04-07T10:00:00Z")) == []


@pytest.mark.parametrize(
    "dateline",
    [
        "15:40 GMT 07.04.2024",
        "BAIKONUR, 6 April 2024",
        "April 5, 2024",
        "07/04/2024",
        "04/07/2024",
        "2024-04-07",
        "Moscow",
        "",
        "99.99.2024",
        "25:61 GMT 07.13.2024",
    ],
)
def test_datelines_that_agree_or_say_nothing(dateline):
    assert found(story(*many(1), published="2024-04-07T15:40:00Z", dateline=dateline)) == []


@pytest.mark.parametrize(
    "dateline", ["15:40 GMT 04.07.2024", "7 April 2023", "16:40 GMT 07.04.2024", "May 1, 2024"]
)
def test_datelines_that_disagree_with_the_time_of_publication(dateline):
    (problem,) = check_story(story(*many(1), published="2024-04-07T15:40:00Z", dateline=dateline))
    assert str(problem.message) == (
        f"the dateline says “{dateline}”, but the article was published 2024-04-07T15:40:00Z"
    )
    assert problem.severity is Severity.WARNING


def test_a_photo_taken_after_its_story_is_told():
    photos = [photo(1, date_created="2024-04-06T10:00:00Z"), photo(2, date_created="2024:05:01 10:00:00")]
    assert found(story(*photos, published="2024-04-07T15:40:00Z")) == [
        "W 20: photo 2 was taken on 2024-05-01, after the story was published (2024-04-07)"
    ]
    assert found(story(*photos, published="2024-04-07T15:40:00Z", modified="2024-05-02")) == []


def test_a_photo_from_the_archive_is_noted_unless_its_caption_gives_the_year():
    old = photo(1, date_created="2003-02-01")
    said = photo(2, date_created="2003-02-01", caption="The crew in 2003.")
    assert found(story(old, said, published="2024-04-07T15:40:00Z")) == [
        "N 10: photo 1 was taken on 2003-02-01, long before the story was published"
    ]


def test_the_first_and_the_last_day_there_are_break_nothing():
    first, last = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"
    for published, modified in ((first, last), (last, first), (last, last)):
        for created in (first, last):
            photos = (photo(1, date_created=created),)
            times = {"published": published, "modified": modified}
            check_story(story(*photos, **times, dateline="00:00 GMT 01.01.0001"))
            check_story(story(*photos, **times, dateline="31.12.9999"))


def test_days_are_read_as_people_and_cameras_write_them():
    assert str(day_of("2024:04:07 15:40:00")) == "2024-04-07"
    assert day_of("yesterday") is None
    assert day_of("2024-13-45") is None
    assert [str(day) for day in days_in("on 3 Sept. 2024")] == ["2024-09-03"]
    assert [str(day) for day in days_in("04/07/2024")] == ["2024-07-04", "2024-04-07"]


# Rights


def test_a_party_that_the_credit_line_leaves_out_is_told():
    credit = Credit("© Sputnik", (Party("Sputnik"), Party("Ann Author")))
    photos = many(3)
    photos[0] = photo(1, credit=credit)
    assert found(story(*photos)) == ["W 10: the credit line of photo 1 does not name Ann Author"]


def test_a_line_without_the_sign_that_the_others_have_is_noted():
    photos = many(5)
    photos[2] = photo(3, credit=Credit.from_line("AP Photo"))
    assert found(story(*photos)) == ["N 30: the credit line of photo 3 has no ©: “AP Photo”"]
    assert found(story(*many(5, credit=Credit.from_line("AP Photo")))) == []


def test_a_link_without_an_address_is_noted_once():
    photos = many(9, rights_links=(RightsLink("Go to the mediabank"),))
    assert found(story(*photos)) == ["N 10: the link “Go to the mediabank” of photos 1–9 has no address"]


def test_a_source_type_that_is_not_in_the_list_is_told():
    photos = [
        photo(1, digital_source_type=CAPTURE),
        photo(2, digital_source_type="AI"),
        photo(3, digital_source_type=f"{CAPTURE}2"),
    ]
    assert found(story(*photos)) == [
        "W 20: the digital source type of photo 2 is not known: “AI”",
        f"N 30: the digital source type of photo 3 is not known: “{CAPTURE}2”",
    ]


@pytest.mark.parametrize(
    "written", ["digitalCapture", "digsrctype:digitalCapture", CAPTURE.lower(), f"{CAPTURE}/"]
)
def test_of_a_source_type_that_is_written_otherwise_its_address_is_told(written):
    (problem,) = check_story(story(photo(1, digital_source_type=written)))
    assert str(problem.remedy) == f"Write {CAPTURE}."


def test_addresses_of_source_types_are_as_good_with_https():
    assert found(story(photo(1, digital_source_type=CAPTURE.replace("http", "https")))) == []


def test_instructions_are_noted_once_each():
    photos = many(9, instructions="Mandatory credit")
    photos[8] = photo(9, instructions="EMBARGO\nuntil 18:00 " + "x" * 200)
    first, second = found(story(*photos))
    assert first == "N 10: photos 1–8 come with instructions: “Mandatory credit”"
    assert second.startswith("N 90: photo 9 comes with instructions: “EMBARGO until 18:00 xxx")
    assert len(second) < 150


# As a whole


def test_more_problems_than_anybody_reads_are_counted():
    pairs = [photo(n, caption=f"Pair {n // 2}") for n in range(2, 102)]
    problems = found(story(*pairs))
    assert len(problems) == MOST_TOLD + 1
    assert problems[-1] == "W: and 30 more of this kind"


def test_the_check_pauses_for_whoever_has_other_things_to_do():
    steps = list(checking(story(*many(1_000, credit=None))))
    assert steps.count(None) > 40
    assert tuple(step for step in steps if step is not None) == check_story(story(*many(1_000, credit=None)))


@given(st.sets(st.integers(1, 40)))
def test_numbers_are_told_in_runs(chosen):
    entries = [Entry(number, photo(1), "", "", "") for number in sorted(chosen)]
    told = numbers(entries)
    seen: set[int] = set()
    for run in told.removesuffix(" …").split(", ") if told else []:
        first, _, last = run.partition("–")
        seen |= set(range(int(first), int(last or first) + 1))
    assert seen == chosen or (told.endswith("…") and seen < chosen)


@given(st.text(), st.text(), st.text())
def test_no_words_whatever_break_the_check(one, other, third):
    words = {
        "caption": one,
        "alt": other,
        "date_created": third,
        "instructions": one,
        "digital_source_type": other,
    }
    check_story(story(photo(1, **words), photo(2, **words), published=one, modified=other, dateline=third))
