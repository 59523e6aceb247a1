from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from article_maker import SavedArticle, SavedPhoto, article
from bundle_maker import BundleMaker
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery_app.bundles.problem_list import ProblemList
from gallery_app.bundles.text_form.story_text import read_story_text
from gallery_app.errors import BundleError
from gallery_app.model.credit import Party, RightsLink
from gallery_app.model.gallery import Gallery, GalleryKind
from gallery_app.model.problems import PhotoState, Severity
from gallery_app.model.story_check import check_story
from gallery_app.model.words import Origin

SEED = Path(__file__).parents[3] / "shared/seed/article.txt"

Saved = Callable[..., Gallery]


@pytest.fixture
def saved(bundle: BundleMaker, open_, fingerprint_) -> Saved:
    """Open a folder with an article saved as text and one image for each of its photos."""

    def opened(
        story: SavedArticle | str | bytes, *, images: int | None = None, name: str = "article.txt"
    ) -> Gallery:
        count = len(story.photos) if isinstance(story, SavedArticle) and images is None else images or 0
        folder = bundle.plain(count, name="saved")
        text = story.text() if isinstance(story, SavedArticle) else story
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        before = fingerprint_(folder)
        try:
            return open_(folder)
        finally:
            assert fingerprint_(folder) == before

    return opened


def captions(gallery: Gallery) -> list[str]:
    return [photo.words.caption.pick() if photo.words.caption else "" for photo in gallery.photos]


def alts(gallery: Gallery) -> list[str | None]:
    return [photo.words.alt.pick() if photo.words.alt else None for photo in gallery.photos]


def credits_(gallery: Gallery) -> list[str]:
    return [photo.words.credit.line if photo.words.credit else "" for photo in gallery.photos]


def told(gallery: Gallery) -> list[tuple[Severity, str]]:
    return [(problem.severity, str(problem.message)) for problem in gallery.problems]


def only_notes(gallery: Gallery) -> bool:
    return all(problem.severity is Severity.NOTE for problem in gallery.problems)


CAPTIONS = [f"A boat called “Number {number}” leaves the harbour." for number in range(1, 31)]
CREDITS = [f"© Example Press / Name {number}" for number in range(1, 31)]


@pytest.mark.skipif(not SEED.exists(), reason="the article to begin with lies outside of the project")
def test_the_article_to_begin_with_is_read_whole_and_every_text_once(bundle: BundleMaker, open_) -> None:
    folder = bundle.plain(9, name="soyuz")
    (folder / "article.txt").write_bytes(SEED.read_bytes())
    gallery = open_(folder)
    assert gallery.kind is GalleryKind.TEXT
    article_ = gallery.article
    assert article_.headline == (
        "Rare Photos: Soyuz MS-24 Crew Returns to Earth From International Space Station"
    )
    assert (article_.publisher, article_.section) == ("Sputnik International", "International")
    assert (article_.dateline, article_.published) == ("15:40 GMT 07.04.2024", "2024-04-07T15:40:00Z")
    assert article_.lead.startswith(
        "On Saturday the descent vehicle of the manned spacecraft Soyuz MS-24, carrying"
    )
    assert [paragraph[:12] for paragraph in article_.body] == [
        "The crew inc", "Novitsky and", "The crew of ", "Take a look ",
    ]  # fmt: skip
    assert [photo.file for photo in gallery.photos] == [f"photo {number}.png" for number in range(1, 10)]
    assert captions(gallery)[0] == "Landing of the Soyuz MS-24 manned spacecraft."
    assert captions(gallery)[8] == (
        'A inscription on the descent vehicle of the Soyuz MS-24, reading: "Thanks for the work!"'
    )
    assert credits_(gallery) == [
        "© Sputnik / Grigory Sysoev" if number == 8 else "© Sputnik / Roscosmos" for number in range(1, 10)
    ]
    assert gallery.photos[7].words.credit.parties == (Party("Sputnik"), Party("Grigory Sysoev"))
    assert all(photo.words.rights_links == (RightsLink("Go to the mediabank"),) for photo in gallery.photos)
    assert alts(gallery) == captions(gallery)
    everything = [article_.lead, *article_.body, *captions(gallery)]
    assert len(set(everything)) == len(everything)
    assert not any(
        entity in text for text in (*everything, *alts(gallery)) for entity in ("&#", "&quot;", "&amp;")
    )
    assert told(gallery) == [
        (Severity.NOTE, "the section is guessed from the first line: International"),
        (Severity.NOTE, "the link “Go to the mediabank” has no address, as a text holds none (9 photos)"),
        (Severity.NOTE, "the alt text is the same as the caption (9 photos)"),
    ]
    assert check_story(gallery) == ()  # nothing is told twice


@pytest.mark.parametrize("count", [1, 2, 9, 30])
def test_every_photo_has_its_own_words(saved: Saved, count: int) -> None:
    gallery = saved(article(count))
    assert captions(gallery) == alts(gallery) == CAPTIONS[:count]
    assert credits_(gallery) == CREDITS[:count]
    assert gallery.article.headline == "Spring comes to the harbour"
    assert gallery.article.publisher == "Example Press"
    assert gallery.article.lead == "The first boats of the year have left the harbour of Anville."
    assert gallery.article.body == ("They came home in the evening.", "See them in our gallery:")
    assert gallery.photos[0].origins == (
        ("caption", Origin.TEXT),
        ("alt", Origin.TEXT),
        ("credit", Origin.TEXT),
        ("rights_links", Origin.TEXT),
    )
    assert only_notes(gallery)


def test_what_is_guessed_is_marked_as_a_guess(saved: Saved) -> None:
    gallery = saved(article())
    assert gallery.article.section == "Culture"
    assert gallery.article.origins == (("section", Origin.GUESS),)
    section = gallery.problems[0]
    assert (section.severity, section.file, section.line) == (Severity.NOTE, "article.txt", 1)


RUSSIAN = article(
    2,
    headline="Экипаж вернулся на Землю",
    publisher="РИА Пример",
    section="Космос",
    dateline="18:40 07.04.2024 (обновлено: 09:05 08.04.2024)",
    stamp="2024-04-07",
    lead="В субботу корабль приземлился в степи.",
    paragraphs=("Все здоровы.",),
    link="Перейти в медиабанк",
    photos=(
        SavedPhoto("Посадка корабля – «утро».", ("РИА Пример", "Иван Петров")),
        SavedPhoto("Встреча экипажа.", ("Роскосмос",)),
    ),
)
SPANISH = article(
    2,
    headline="La primavera llega al puerto: ¿y ahora qué?",
    publisher="Prensa Ejemplo",
    section="América Latina",
    dateline="12:30 GMT 31.01.2023",
    stamp="2023-01-31",
    lead="Los primeros barcos del año salieron ayer.",
    paragraphs=("Volvieron por la noche.",),
    link="Acceder al contenido multimedia",
    photos=(
        SavedPhoto("Un barco sale del puerto.", ("AP Photo", "José Núñez")),
        SavedPhoto("El faro de Añil.", ("Prensa Ejemplo / Fotobank", "María")),
    ),
)


def test_other_languages_are_read_as_well(saved: Saved) -> None:
    gallery = saved(RUSSIAN)
    assert captions(gallery) == ["Посадка корабля – «утро».", "Встреча экипажа."]
    assert credits_(gallery) == ["© РИА Пример / Иван Петров", "© Роскосмос"]
    assert gallery.photos[1].words.rights_links == (RightsLink("Перейти в медиабанк"),)
    assert (gallery.article.published, gallery.article.modified) == ("2024-04-07", "2024-04-08")
    assert gallery.article.dateline == "18:40 07.04.2024 (обновлено: 09:05 08.04.2024)"
    assert only_notes(gallery)


def test_other_publishers_are_read_as_well(saved: Saved) -> None:
    gallery = saved(SPANISH)
    assert gallery.article.headline == "La primavera llega al puerto: ¿y ahora qué?"
    assert credits_(gallery) == ["© AP Photo / José Núñez", "© Prensa Ejemplo / Fotobank / María"]
    assert gallery.photos[0].words.rights_links == (RightsLink("Acceder al contenido multimedia"),)
    assert gallery.article.published == "2023-01-31T12:30:00Z"
    assert only_notes(gallery)


def without_credits(story: SavedArticle) -> SavedArticle:
    return story.changed(photos=tuple(SavedPhoto(photo.caption, ()) for photo in story.photos))


def credited(story: SavedArticle, *parties: str) -> SavedArticle:
    return story.changed(photos=tuple(SavedPhoto(photo.caption, parties) for photo in story.photos))


VARIANTS = {
    "(a) glued": (article(is_glued=True, link=""), CREDITS[:3], CAPTIONS[:3]),
    "(a) glued before and behind": (
        article(is_glued=True, is_glued_behind=True, link=""), CREDITS[:3], CAPTIONS[:3],
    ),
    "(a) glued, with a link": (article(is_glued=True), CREDITS[:3], CAPTIONS[:3]),
    "(b) title as alt": (article(titled_alts=True), CREDITS[:3], [None] * 3),
    "(a) and (b)": (article(is_glued=True, titled_alts=True, link=""), CREDITS[:3], [None] * 3),
    "(c) no credits": (
        without_credits(article(counter="{number} / {total}", link="")), [""] * 3, CAPTIONS[:3],
    ),
    "(d) one party": (credited(article(link=""), "AP Photo"), ["© AP Photo"] * 3, CAPTIONS[:3]),
    "(a) and (d)": (
        credited(article(link="", is_glued=True), "AP Photo"), ["© AP Photo"] * 3, CAPTIONS[:3],
    ),
    "(e) another mark": (
        article(mark="Фото: ", link="", has_ahead=False),
        [line.replace("© ", "Фото: ") for line in CREDITS[:3]],
        [None] * 3,
    ),
    "(a), (b), (d) and (f)": (
        credited(article(is_glued=True, titled_alts=True, link="", has_head=False), "AP Photo"),
        ["© AP Photo"] * 3,
        [None] * 3,
    ),
    "no link": (article(link=""), CREDITS[:3], CAPTIONS[:3]),
    "no blank lines": (article().with_text("\n\n", "\n"), CREDITS[:3], CAPTIONS[:3]),
    "blank lines with spaces": (article(blank=" \u00a0\t"), CREDITS[:3], CAPTIONS[:3]),
}  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_variants_of_the_form_are_read(saved: Saved, variant: str) -> None:
    story, expected_credits, expected_alts = VARIANTS[variant]
    gallery = saved(story)
    assert captions(gallery) == CAPTIONS[:3]
    assert credits_(gallery) == expected_credits
    assert alts(gallery) == expected_alts
    assert gallery.article.headline == "Spring comes to the harbour"
    assert gallery.article.lead == "The first boats of the year have left the harbour of Anville."
    assert gallery.article.body == ("They came home in the evening.", "See them in our gallery:")
    assert only_notes(gallery)


@pytest.mark.parametrize("count", [1, 2, 9])
@pytest.mark.parametrize("parties", [(), ("AP Photo",), ("Agency / Bureau", "Name {number}")])
def test_every_mixture_of_the_variants_is_read(count: int, parties: tuple[str, ...]) -> None:
    for glued, titled, head, ahead, behind, dated, linked in product((True, False), repeat=7):
        if (glued and not parties) or not (ahead or behind) or not (parties or behind):
            continue
        if count == 1 and titled and not head:
            continue  # of one photo nobody can tell its alt text from the title
        story = article(
            count,
            mark="Фото: " if linked else "© ",
            link="Go to the mediabank" if linked and parties else "",
            counter="{number}/{total}" if parties else "{number} / {total}",
            dateline="08:05 GMT 09.03.2023" if dated else "",
            is_glued=glued,
            titled_alts=titled,
            has_head=head,
            has_ahead=ahead,
            has_captions_behind=behind,
        )
        photos = tuple(
            SavedPhoto(
                f"It's photo {n} & more – “so”.", tuple(p.replace("{number}", str(n)) for p in parties)
            )
            for n in range(1, count + 1)
        )
        problems = ProblemList()
        told_ = read_story_text(story.changed(photos=photos).text(), problems, meant=True)
        assert told_ is not None
        expected = [photo.caption for photo in photos]
        assert [photo.caption for photo in told_.photos] == expected
        assert [photo.alt for photo in told_.photos] == ([None] * count if titled or not ahead else expected)
        assert [photo.credit.text if photo.credit else "" for photo in told_.photos] == [
            story.mark + " / ".join(photo.parties) if photo.parties else "" for photo in photos
        ]
        assert told_.story.lead is not None
        assert [told_.story.lead.text, *(line.text for line in told_.story.body)] == [
            story.lead,
            *story.paragraphs,
        ]
        assert [problem for problem in problems.found() if problem.severity is not Severity.NOTE] == []


def test_what_names_a_credit_is_no_party(saved: Saved) -> None:
    gallery = saved(article(mark="Фото: ", link="", has_ahead=False))
    assert gallery.photos[0].words.credit.parties == (Party("Example Press"), Party("Name 1"))


def test_a_caption_may_be_missing(saved: Saved) -> None:
    story = article(mark="Фото: ", link="", has_ahead=False)
    first, second, third = story.photos
    gallery = saved(story.changed(photos=(first, SavedPhoto("", second.parties), third)))
    assert captions(gallery) == [CAPTIONS[0], "", CAPTIONS[2]]
    assert credits_(gallery)[1] == "Фото: Example Press / Name 2"


def test_without_its_head_the_folder_names_the_article(saved: Saved) -> None:
    gallery = saved(article(has_head=False))
    assert gallery.article.headline == "saved"
    assert gallery.article.publisher == "Example Press"
    assert ("publisher", Origin.GUESS) in gallery.article.origins
    assert (captions(gallery), credits_(gallery)) == (CAPTIONS[:3], CREDITS[:3])
    assert only_notes(gallery)


def test_without_a_date_the_article_begins_behind_its_last_title(saved: Saved) -> None:
    gallery = saved(article(dateline=""))
    assert gallery.article.lead == "The first boats of the year have left the harbour of Anville."
    assert gallery.article.published == "2023-03-09"


def test_without_a_visible_text_the_heads_copy_is_all_there_is(saved: Saved) -> None:
    story = article(dateline="", lead="", paragraphs=()).with_text(
        "What the page says of itself.\n", "What the page says of itself.\nThey left.They came home.\n"
    )
    gallery = saved(story)
    assert (gallery.article.lead, gallery.article.body) == (
        "What the page says of itself.", ("They left.They came home.",)
    )  # fmt: skip


def test_entities_stand_in_alt_texts_only(saved: Saved) -> None:
    written = ('Tom & "Jerry" <i>\'s</i>', "A &amp; B", "Dash - and - Example Press", "1 < 2 &lt; 3")
    gallery = saved(article(4).changed(photos=tuple(SavedPhoto(text) for text in written)))
    assert captions(gallery) == alts(gallery) == list(written)


def test_an_alt_text_of_its_own_is_kept(saved: Saved) -> None:
    photos = (SavedPhoto("The harbour.", alt="A cat & a dog"), SavedPhoto("The sea.", alt="Waves"))
    gallery = saved(article(2).changed(photos=photos))
    assert (captions(gallery), alts(gallery)) == (["The harbour.", "The sea."], ["A cat & a dog", "Waves"])


def test_equal_captions_stay_with_their_photos(saved: Saved) -> None:
    story = article(3).changed(photos=tuple(SavedPhoto("The same.", ("A", f"N{n}")) for n in range(3)))
    gallery = saved(story)
    assert captions(gallery) == alts(gallery) == ["The same."] * 3
    assert credits_(gallery) == ["© A / N0", "© A / N1", "© A / N2"]


def test_a_slash_within_a_name_or_a_caption_splits_nothing(saved: Saved) -> None:
    photo = SavedPhoto("Boat 1/2 and sea/sky.", ("Fotobank.ru/Getty Images", "A/B"))
    gallery = saved(article(1).changed(photos=(photo,)))
    assert captions(gallery) == ["Boat 1/2 and sea/sky."]
    assert gallery.photos[0].words.credit.parties == (Party("Fotobank.ru/Getty Images"), Party("A/B"))


def test_a_name_is_never_taken_for_a_link(saved: Saved) -> None:
    """Where every "/" stands between no-break spaces, the last one has a name behind it as the others do."""
    gallery = saved(article(2, link="").with_text(" / Name", "\u00a0/\u00a0Name"))
    assert credits_(gallery) == CREDITS[:2]
    assert gallery.photos[0].words.rights_links == ()


def test_an_unknown_link_is_told_by_how_it_is_set_apart(saved: Saved) -> None:
    gallery = saved(article(2, link="Zum Bilderdienst"))
    assert credits_(gallery) == CREDITS[:2]
    assert gallery.photos[0].words.rights_links == (RightsLink("Zum Bilderdienst"),)


def test_a_credit_may_be_spread_over_lines(saved: Saved) -> None:
    story = article(2, has_ahead=False).with_text("© Example Press / ", "©\nExample Press\n/\n")
    assert credits_(saved(story)) == CREDITS[:2]


def test_two_captions_that_differ_leave_the_one_behind_the_counter(saved: Saved) -> None:
    ahead = "A boat called “Number 2” leaves the harbour.\n\nA boat"
    gallery = saved(article().with_text(ahead, "An older caption.\n\nA boat"))
    assert captions(gallery) == CAPTIONS[:3]
    message = "photo 2 has two captions: the one behind the counter is kept, not “An older caption.”"
    assert (Severity.NOTE, message) in told(gallery)


def test_two_credits_that_differ_are_a_warning(saved: Saved) -> None:
    story = article(link="").with_text("2/3\n© Example Press / Name 2", "2/3\n© Example Press / Somebody")
    gallery = saved(story)
    assert credits_(gallery)[1] == "© Example Press / Somebody"
    assert [problem.severity for problem in gallery.problems if "two credits" in str(problem.message)] == [
        Severity.WARNING
    ]


def test_a_caption_of_two_paragraphs_is_one_caption(saved: Saved) -> None:
    gallery = saved(
        article(2).with_text("“Number 1” leaves the harbour.\n", "“Number 1” leaves.\n\nIt is late.\n")
    )
    assert captions(gallery)[0] == "A boat called “Number 1” leaves.\n\nIt is late."


def test_what_stands_behind_a_caption_is_added_to_the_article(saved: Saved) -> None:
    gallery = saved(article(2, tail="And so the day ended.\n"))
    assert captions(gallery) == CAPTIONS[:2]
    assert gallery.article.body[-1] == "And so the day ended."
    assert (Severity.NOTE, "text behind the captions is added to the article") in told(gallery)


def test_the_credit_of_a_picture_above_the_article_is_no_paragraph(saved: Saved) -> None:
    gallery = saved(article().with_text("09.03.2023\n", "09.03.2023\n© Somebody / Else\n"))
    assert gallery.article.lead == "The first boats of the year have left the harbour of Anville."
    assert credits_(gallery) == CREDITS[:3]


def test_what_is_left_of_a_broken_credit_is_no_caption(saved: Saved) -> None:
    story = article(2).with_text("1/2\n© Example Press / Name 1\n", "1/2\n")
    gallery = saved(story)
    assert (captions(gallery), credits_(gallery)) == (CAPTIONS[:2], CREDITS[:2])


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
