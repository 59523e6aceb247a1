"""Articles saved as text that are odd: their numbers, dates, images, letters; and texts that are none."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from article_maker import SavedArticle, SavedPhoto, article
from bundle_maker import BundleMaker
from hypothesis import given, settings
from hypothesis import strategies as st
from saved_articles import (
    CAPTIONS,
    CREDITS,
    RUSSIAN,
    SPANISH,
    Saved,
    captions,
    credits_,
    only_notes,
    told,
)

from gallery_app.bundles.problem_list import ProblemList
from gallery_app.bundles.text_form.story_text import read_story_text
from gallery_app.errors import BundleError
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState, Severity


class TestNumbers:
    def test_a_gap_is_a_warning_and_the_order_counts(self, saved: Saved) -> None:
        gallery = saved(article(numbers=(1, 2, 4), total=4))
        assert captions(gallery) == CAPTIONS[:3]
        assert [photo.file for photo in gallery.photos] == ["photo 1.png", "photo 2.png", "photo 3.png"]
        assert (Severity.WARNING, "4/4 does not follow number 2") in told(gallery)

    @pytest.mark.parametrize("lost", [("2/4",), ("2/4", "3/4"), ("1/4",), ("4/4",)])
    def test_a_lost_counter_is_put_back_with_a_warning(self, saved: Saved, lost: tuple[str, ...]) -> None:
        story = article(4)
        for counter in lost:
            story = story.with_text(f"{counter}\n", "")
        gallery = saved(story)
        assert (captions(gallery), credits_(gallery)) == (CAPTIONS[:4], CREDITS[:4])
        assert [text for severity, text in told(gallery) if severity is Severity.WARNING] == [
            f"the counter {counter} is missing below this line" for counter in lost
        ]

    def test_a_wrong_total_is_a_warning(self, saved: Saved) -> None:
        gallery = saved(article(total=5))
        assert captions(gallery) == CAPTIONS[:3]
        assert (Severity.WARNING, "the text counts 5 photos, and its last is number 3") in told(gallery)

    def test_a_single_wrong_total_is_a_warning(self, saved: Saved) -> None:
        gallery = saved(article(4).with_text("3/4", "3/9"))
        assert captions(gallery) == CAPTIONS[:4]
        assert (Severity.WARNING, "3/9 does not count 4 photos") in told(gallery)

    @pytest.mark.parametrize("numbers", [(4, 3, 2, 1), (2, 1, 4, 3), (3, 1, 2, 4)])
    def test_photos_in_another_order_than_their_numbers_keep_the_texts(
        self, saved: Saved, numbers: tuple[int, ...]
    ) -> None:
        gallery = saved(article(4, numbers=numbers))
        assert (captions(gallery), credits_(gallery)) == (CAPTIONS[:4], CREDITS[:4])
        assert [photo.file for photo in gallery.photos] == [f"photo {number}.png" for number in numbers]
        assert [text for severity, text in told(gallery) if severity is Severity.WARNING] == [
            "the photos are not in the order of their numbers: the order of the text counts"
        ]

    @pytest.mark.parametrize("counter", ["{number} ⁄ {total}", "{number}／{total}", "{number}∕{total}"])
    def test_other_strokes_are_strokes(self, saved: Saved, counter: str) -> None:
        gallery = saved(article(counter=counter))
        assert captions(gallery) == CAPTIONS[:3]
        assert only_notes(gallery)


class TestDates:
    @pytest.mark.parametrize(
        ("dateline", "stamp", "published"),
        [
            ("15:40 GMT 07.04.2024", "2024-04-07", "2024-04-07T15:40:00Z"),
            ("15:40 GMT 04/07/2024", "2024-04-07", "2024-04-07T15:40:00Z"),
            ("15:40 GMT+3 07.04.2024", "2024-04-07", "2024-04-07T15:40:00+03:00"),
            ("15:40 UTC+0530 07.04.2024", "2024-04-07", "2024-04-07T15:40:00+05:30"),
            ("15:40 07.04.2024", "2024-04-07", "2024-04-07"),
            ("15:40 MSK 07.04.2024", "2024-04-07", "2024-04-07"),
            ("7 April 2024, 15:40 GMT", "2024-04-07", "2024-04-07T15:40:00Z"),
            ("April 7, 2024", "2024-04-07", "2024-04-07"),
            ("12:30, 7 апреля 2024", "2024-04-07", "2024-04-07"),
            ("7 de abril de 2024", "2024-04-07", "2024-04-07"),
            ("7. April 2024 um 15:40 Uhr", "2024-04-07", "2024-04-07"),
            ("2024-04-07 15:40 UTC", "2024-04-07", "2024-04-07T15:40:00Z"),
        ],
    )
    def test_the_line_with_the_date_is_read(
        self, saved: Saved, dateline: str, stamp: str, published: str
    ) -> None:
        gallery = saved(article(dateline=dateline, stamp=stamp))
        assert (gallery.article.published, gallery.article.dateline) == (published, dateline)
        assert gallery.article.lead == "The first boats of the year have left the harbour of Anville."
        assert only_notes(gallery)

    def test_a_date_that_the_stamp_contradicts_is_kept_and_told(self, saved: Saved) -> None:
        gallery = saved(article(dateline="08:05 GMT 10.03.2023"))
        assert gallery.article.published == "2023-03-10T08:05:00Z"
        assert (
            Severity.WARNING,
            "the line 08:05 GMT 10.03.2023 does not agree with the date 2023-03-09 above it",
        ) in told(gallery)

    def test_a_day_that_there_is_not_is_only_shown(self, saved: Saved) -> None:
        gallery = saved(article(dateline="08:05 GMT 31.02.2023"))
        assert (gallery.article.dateline, gallery.article.published) == ("08:05 GMT 31.02.2023", None)
        assert (Severity.WARNING, "08:05 GMT 31.02.2023 is no day that there is") in told(gallery)

    def test_a_change_is_read_with_it(self, saved: Saved) -> None:
        gallery = saved(article(dateline="08:05 GMT 09.03.2023 (Updated: 16:02 GMT 10.03.2023)"))
        assert gallery.article.published == "2023-03-09T08:05:00Z"
        assert gallery.article.modified == "2023-03-10T16:02:00Z"


class TestImages:
    def test_images_are_paired_in_their_natural_order(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(0, name="saved")
        for name in ("b10.png", "b9.png", "a.png"):
            bundle.write_photo(folder / name)
        (folder / "article.txt").write_text(article().text(), encoding="utf-8")
        assert [photo.file for photo in open_(folder).photos] == ["a.png", "b9.png", "b10.png"]

    def test_fewer_images_are_paired_by_the_numbers_in_their_names(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(0, name="saved")
        for name in ("img_01.png", "img_03.png", "logo.png", "img_77.png"):
            bundle.write_photo(folder / name)
        (folder / "article.txt").write_text(article().text(), encoding="utf-8")
        gallery = open_(folder)
        assert [photo.state for photo in gallery.photos] == [None, PhotoState.MISSING, None]
        assert [photo.file for photo in gallery.photos] == ["img_01.png", "photo 2", "img_03.png"]
        assert captions(gallery) == CAPTIONS[:3]
        assert str(gallery.photos[1].reason) == "there is no image for photo 2 of the text"
        assert told(gallery)[1:3] == [
            (Severity.WARNING, "photos in the text: 3, images beside it: 4, paired by their numbers: 2"),
            (Severity.WARNING, "the text has no photo for these images: img_77.png, logo.png"),
        ]

    def test_rather_no_photo_than_one_with_the_words_of_another(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(0, name="saved")
        for name in ("sea.png", "boat.png"):
            bundle.write_photo(folder / name)
        (folder / "article.txt").write_text(article().text(), encoding="utf-8")
        assert [photo.state for photo in open_(folder).photos] == [PhotoState.MISSING] * 3

    def test_a_text_alone_is_a_story_with_empty_places(self, saved: Saved) -> None:
        gallery = saved(article(), images=0)
        assert captions(gallery) == CAPTIONS[:3]
        assert (Severity.WARNING, "there are no images beside the text: only its words are shown") in told(
            gallery
        )

    def test_empty_places_are_told_apart_even_if_they_are_counted_alike(self, saved: Saved) -> None:
        gallery = saved(article(4, numbers=(1, 2, 2, 3), total=4), images=0)
        assert [photo.id for photo in gallery.photos] == ["photo 1", "photo 2", "photo 2#2", "photo 3"]

    def test_images_may_lie_in_a_folder_of_their_own(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(0, name="saved")
        bundle.plain(3, name="saved/photos")
        bundle.plain(3, name="saved/other")
        (folder / "article.txt").write_text(article().text(), encoding="utf-8")
        assert [photo.file for photo in open_(folder).photos] == [f"photos/photo {n}.png" for n in (1, 2, 3)]


class TestOpening:
    def test_a_text_that_is_named_opens_with_its_folder(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.with_photos(3)  # with a manifest, which was not named
        (folder / "any name.TXT").write_text(article().text(), encoding="utf-8")
        gallery = open_(folder / "any name.TXT")
        assert (gallery.kind, gallery.path) == (GalleryKind.TEXT, str(folder / "any name.TXT"))
        assert captions(gallery) == CAPTIONS[:3]
        assert open_(folder).kind is GalleryKind.MANIFEST

    def test_a_text_named_together_with_its_images_is_their_article(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(3)
        (folder / "story.txt").write_text(article().text(), encoding="utf-8")
        assert open_(*sorted(folder.iterdir())).kind is GalleryKind.TEXT

    def test_a_packed_file_may_hold_a_text_too(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(3)
        with ZipFile(bundle.base / "saved.zip", "w") as packed:
            packed.writestr("story/article.txt", article().text())
            for photo in folder.iterdir():
                packed.write(photo, f"story/{photo.name}")
        gallery = open_(bundle.base / "saved.zip")
        assert (gallery.kind, captions(gallery)) == (GalleryKind.PACKED, CAPTIONS[:3])

    def test_an_image_opens_its_article_at_that_photo(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(3)
        (folder / "story.txt").write_text(article().text(), encoding="utf-8")
        gallery = open_(folder / "photo 2.png")
        assert (gallery.kind, gallery.start) == (GalleryKind.TEXT, 1)

    def test_of_several_texts_the_one_that_is_an_article_is_read(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(3)
        (folder / "readme.txt").write_text("Bring 1/2 litre of milk.\n1/2\n3/4\n", encoding="utf-8")
        (folder / "saved page.txt").write_text(article().text(), encoding="utf-8")
        assert open_(folder).kind is GalleryKind.TEXT

    def test_of_two_articles_none_is_chosen_unless_one_is_called_so(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(3)
        for name in ("one.txt", "two.txt"):
            (folder / name).write_text(article().text(), encoding="utf-8")
        assert open_(folder).kind is GalleryKind.FOLDER
        (folder / "Article.txt").write_text(article(3, headline="This one").text(), encoding="utf-8")
        assert open_(folder).article.headline == "This one"

    def test_the_photos_can_be_shown_without_the_article(self, bundle: BundleMaker, open_) -> None:
        folder = bundle.plain(3)
        (folder / "article.txt").write_text(article().text(), encoding="utf-8")
        assert open_(folder, plain=True).kind is GalleryKind.FOLDER


ORDINARY = {
    "a shopping list": "Milk\nBread\n1/2\nkg of flour\n3/4\nlitre of water\n",
    "a recipe": "Cake © Grandmother\n\n1/2\ncup of butter\n\n1/2\ncup of sugar\n\n1/4\ncup of milk\n",
    "a licence": "MIT License\n\n© 2024 Somebody\n\nPermission is hereby granted, free of charge …\n",
    "a readme": "Photos of 2023\n\nPhoto: the harbour\n1. the sea\n2. the boat\n© me\n",
    "a list of scores": "Home\n3/1\nAway\n0/2\nHome\n2/2\n",
    "dates": "1/2\nBirthday\n3/4\nHolidays\n5/6\nExam\n",
    "a thread": "1/3\nThis is a story.\n2/3\nIt goes on.\n3/3\nIt ends.\n",
    "nothing": "",
    "a caption": "A boat leaves the harbour.\n",
    "zeros": "\0\0\0",
}


@pytest.mark.parametrize("kind", ORDINARY)
def test_an_ordinary_text_is_no_article(bundle: BundleMaker, open_, kind: str) -> None:
    folder = bundle.plain(2)
    (folder / "notes.txt").write_text(ORDINARY[kind], encoding="utf-8")
    gallery = open_(folder)
    assert gallery.kind is GalleryKind.FOLDER
    assert told(gallery) == [(Severity.NOTE, "1 other file is not shown")]


@pytest.mark.parametrize("kind", sorted(set(ORDINARY) - {"a thread", "zeros"}))
def test_an_ordinary_text_that_is_opened_says_what_it_lacks(bundle: BundleMaker, open_, kind: str) -> None:
    folder = bundle.plain(2)
    (folder / "notes.txt").write_text(ORDINARY[kind], encoding="utf-8")
    with pytest.raises(BundleError, match="a text cannot be opened as a gallery") as caught:
        open_(folder / "notes.txt")
    assert "1/9" in str(caught.value.remedy)


class TestEncodings:
    def test_a_mark_and_line_ends_of_windows_do_no_harm(self, saved: Saved) -> None:
        gallery = saved(b"\xef\xbb\xbf" + article().text().replace("\n", "\r\n").encode())
        assert gallery.article.section == "Culture"
        assert captions(gallery) == CAPTIONS[:3]

    @pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16_is_read_where_it_says_so(self, saved: Saved, codec: str) -> None:
        mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(codec, b"")
        gallery = saved(mark + article().text().encode(codec))
        assert captions(gallery) == CAPTIONS[:3]
        assert (Severity.NOTE, "the text is written in UTF-16") in told(gallery)

    def test_utf_16_that_does_not_say_so_is_refused(self, bundle: BundleMaker, open_) -> None:
        path = bundle.plain(1) / "a.txt"
        path.write_bytes(article().text().encode("utf-16-le"))
        with pytest.raises(BundleError, match="UTF-16 without saying so"):
            open_(path)

    @pytest.mark.parametrize(("story", "codec", "name"), [
        (SPANISH, "cp1252", "Windows-1252"), (RUSSIAN, "cp1251", "Windows-1251"),
    ])  # fmt: skip
    def test_a_code_page_of_windows_is_guessed_with_a_warning(
        self, saved: Saved, story: SavedArticle, codec: str, name: str
    ) -> None:
        gallery = saved(story.text().encode(codec))
        assert captions(gallery) == [photo.caption for photo in story.photos]
        assert (Severity.WARNING, f"the text is not written in UTF-8: it is read as {name}") in told(gallery)

    @pytest.mark.parametrize("line_end", ["\u2028", "\u2029"])
    def test_line_ends_of_unicode_end_lines_where_there_are_no_others(
        self, bundle: BundleMaker, open_, line_end: str
    ) -> None:
        folder = bundle.plain(3, name="unicode")
        (folder / "article.txt").write_text(article().text().replace("\n", line_end), encoding="utf-8")
        gallery = open_(folder)
        assert (captions(gallery), credits_(gallery)) == (CAPTIONS[:3], CREDITS[:3])

    @pytest.mark.parametrize("sign", ["&copy;", "&#169;", "&#xA9;"])
    def test_a_text_written_as_in_html_is_read_as_what_it_stands_for(
        self, bundle: BundleMaker, open_, sign: str
    ) -> None:
        folder = bundle.plain(3, name="html")
        text = article(photos=tuple(SavedPhoto(f"O'Hara & crew {n}", ("AP",)) for n in (1, 2, 3))).text()
        text = text.replace("&#x27;", "'").replace("&amp;", "&")
        text = text.replace("&", "&amp;").replace("'", "&#39;").replace("©", sign).replace("\u00a0", "&nbsp;")
        (folder / "article.txt").write_text(text, encoding="utf-8")
        gallery = open_(folder)
        assert captions(gallery) == [f"O'Hara & crew {n}" for n in (1, 2, 3)]
        assert credits_(gallery) == ["© AP"] * 3
        assert only_notes(gallery)
        assert any("written as in HTML" in text for _, text in told(gallery))

    def test_control_characters_are_left_out(self, saved: Saved) -> None:
        gallery = saved(article().text().replace("harbour", "har\x07bo\u200bur\x1b"))
        assert captions(gallery) == CAPTIONS[:3]
        assert (Severity.NOTE, "control characters are left out") in told(gallery)

    def test_a_text_of_more_than_8_mb_is_refused(self, bundle: BundleMaker, open_) -> None:
        path = bundle.plain(1) / "a.txt"
        path.write_bytes(article().text().encode() + b"x" * (8 << 20))
        with pytest.raises(BundleError, match="larger than 8 MB"):
            open_(path)


PIECES = st.one_of(
    st.sampled_from(
        [
            "", "/", "©", "1/2", "2/2", "3/2", "0/0", "1/1", "Title", "Title - Press", "Caption",
            "Caption - Press", "© A / B", "© A / B\u00a0/\u00a0Go to the mediabank", "© A / BCaption",
            "Go to the mediabank", "Фото:",
            "15:40 GMT 07.04.2024", " date 2024-04-07 World", "99.99.9999", "12:00 (x: 12:00 01.01.2000)",
        ]
    ),
    st.text(max_size=30),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(lines=st.lists(PIECES, max_size=40), meant=st.booleans())
def test_whatever_the_lines_are_something_comes_of_them(lines: list[str], meant: bool) -> None:
    problems = ProblemList()
    story = read_story_text("\n".join(lines), problems, meant=meant)
    assert story is None or story.photos
    assert all(str(problem.message) for problem in problems.found())


HOSTILE = {
    "one long line": "x" * (1 << 20),
    "spaces": " \u00a0" * 1_000_000,
    "counters": "\n".join(f"{number}/100000" for number in range(1, 100_001)),
    "the same counter": "1/2\n" * 500_000,
    "credits": "©\n\n\n" * 60_000 + "1/2\nx\n2/2\ny\n",
    "split credits": "© a\n/\n" * 60_000 + "1/2\nx\n2/2\ny\n",
    "dashes": " - " * 1_000_000 + "\n1/2\nx\n2/2\ny\n",
    "entities": "&amp;" * 500_000 + "\n1/2\nx\n2/2\ny\n",
    "dates": "12:34 GMT 01.02.2023 (abcdefg: 12:34 01.02.2023\n" * 60_000 + "1/2\nx\n2/2\ny\n",
    "paragraphs": "© a / b\n1/1\n© a / b\n" + "p q\n\n" * 90_000,
    "a long caption": "© a / b\n1/1\n© a / b\n" + "word " * 1_000_000,
    "photos": "".join(
        f"© A / B\nCap {n}\nCap {n} - P\n{n}/9999\n© A / B\n\nCap {n}\n" for n in range(1, 9999)
    ),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_come_to_an_end(bundle: BundleMaker, open_, kind: str) -> None:
    path = bundle.plain(1) / "article.txt"
    path.write_text(HOSTILE[kind], encoding="utf-8")
    try:
        problems = len(open_(path).problems)
    except BundleError:
        problems = 0
    assert problems < 2_000
