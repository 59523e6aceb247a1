from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from article_maker import SavedArticle, SavedPhoto, article
from bundle_maker import BundleMaker
from saved_articles import (
    CAPTIONS,
    CREDITS,
    RUSSIAN,
    SPANISH,
    Saved,
    alts,
    captions,
    credits_,
    only_notes,
    told,
)

from gallery_app.bundles.problem_list import ProblemList
from gallery_app.bundles.text_form.story_text import read_story_text
from gallery_app.model.credit import Party, RightsLink
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import Severity
from gallery_app.model.story_check import check_story
from gallery_app.model.words import Origin

SEED = Path(__file__).parents[3] / "shared/seed/article.txt"


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
