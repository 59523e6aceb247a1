"""The rules of gallery.yaml for the whole and for its article, each as its own test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bundle_maker import BundleMaker

from gallery_app.bundles.progress import STEPS
from gallery_app.bundles.reading import locate, read
from gallery_app.errors import BundleError
from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import Gallery, GalleryKind, Photo
from gallery_app.model.problems import Problem, Severity
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import Location, Origin
from gallery_app.source import FolderSource

Story = Callable[..., Gallery]
Entry = Callable[..., Gallery]

HEAD = 'format: "1.0"\narticle:\n  headline: The landing\n'


def only(gallery: Gallery) -> Photo:
    (photo,) = gallery.photos
    return photo


def problem(gallery: Gallery) -> Problem:
    assert len(gallery.problems) == 1, [str(found.message) for found in gallery.problems]
    return gallery.problems[0]


class TestTheWhole:
    def test_a_full_story_is_read_without_a_word(self, story: Story) -> None:
        gallery = story(
            """
format: "1.0"
article:
  headline: "Rare Photos: Soyuz MS-24 Crew Returns"
  publisher: {name: Sputnik International, url: "https://sputnikglobe.com/"}
  section: International
  published: "2024-04-07T15:40:00Z"
  modified: 2024-04-08
  dateline: 15:40 GMT 07.04.2024
  byline: [Oleg, Marina]
  language: en
  lead: On Saturday it landed.
  body: |
    First paragraph
    goes on.

    Second paragraph.
  url: https://sputnikglobe.com/20240407/a.html
  keywords: [ISS, Soyuz]
photos:
  - file: photo 1.png
    id: landing
    caption: {en: Landing., ru: Посадка.}
    alt: A capsule under a parachute
    credit: "© Sputnik / Roscosmos"
    rights_link: {label: Go to the mediabank, url: "https://sputnikmediabank.com/1"}
  - file: ./photo 2.png
    hidden: false
"""
        )
        assert gallery.problems == ()
        assert gallery.kind is GalleryKind.MANIFEST
        assert gallery.root == gallery.path
        article = gallery.article
        assert article.headline == "Rare Photos: Soyuz MS-24 Crew Returns"
        assert (article.publisher, article.publisher_url) == (
            "Sputnik International",
            "https://sputnikglobe.com/",
        )
        assert (article.published, article.modified) == ("2024-04-07T15:40:00Z", "2024-04-08")
        assert article.dateline == "15:40 GMT 07.04.2024"
        assert article.byline == ("Oleg", "Marina")
        assert article.body == ("First paragraph\ngoes on.", "Second paragraph.")
        assert article.keywords == ("ISS", "Soyuz")
        first, second = gallery.photos
        assert (first.id, first.file, first.name) == ("landing", "photo 1.png", "photo 1.png")
        assert first.words.caption == LocalizedText((("en", "Landing."), ("ru", "Посадка.")))
        assert first.words.alt == LocalizedText.of("A capsule under a parachute", "en")
        assert first.words.credit == Credit("© Sputnik / Roscosmos", (Party("Sputnik"), Party("Roscosmos")))
        assert first.words.rights_links == (
            RightsLink("Go to the mediabank", "https://sputnikmediabank.com/1"),
        )
        assert (second.id, second.file, second.state) == ("photo 2.png", "photo 2.png", None)

    def test_every_value_of_the_manifest_is_known_to_come_from_there(self, entry: Entry) -> None:
        photo = only(entry('caption: c\nsource: ""\nkeywords: []\ncreator: [a]\nrights_link: ""'))
        assert dict(photo.origins) == dict.fromkeys(
            ("caption", "source", "keywords", "creator", "rights_links"), Origin.MANIFEST
        )

    @pytest.mark.parametrize(
        "manifest",
        [
            "",
            "# nothing\n",
            "just text",
            "- file: photo 1.png\n",
            "format: '1.0'\narticle: {headline: H}\n",
            "photos: photo 1.png\n",
            "photos: {file: photo 1.png}\n",
            "photos:\n- file: a\nphotos:\n- file: b\n",
            "photos: []\n---\nphotos: []\n",
            "photos: [&a b, *a]\n",
            "photos: [\n",
            "headline: Rare Photos: Soyuz\nphotos: []\n",
            "photos: []\nx: \x00",
        ],
    )
    def test_a_manifest_that_is_none_is_refused_as_a_whole_with_its_line(
        self, story: Story, manifest: str
    ) -> None:
        with pytest.raises(BundleError) as error:
            story(manifest)
        assert error.value.line is not None
        assert error.value.path is not None
        assert error.value.path.endswith("gallery.yaml")

    def test_a_refused_manifest_can_be_passed_over(self, story: Story) -> None:
        gallery = story("photos: [", plain=True)
        assert gallery.kind is GalleryKind.FOLDER
        assert len(gallery.photos) == 3

    @pytest.mark.parametrize("empty", ["[]", ""])
    def test_a_story_without_photos_is_a_text(self, story: Story, empty: str) -> None:
        gallery = story(f"{HEAD}  body: Text.\nphotos: {empty}\n")
        assert gallery.photos == ()
        assert gallery.article.body == ("Text.",)

    def test_the_list_is_cut_at_a_hundred_thousand_photos(
        self, story: Story, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("gallery_app.bundles.manifest.PHOTOS_LIMIT", 2)
        gallery = story(HEAD + "photos:\n" + "".join(f"- file: photo {n}.png\n" for n in (1, 2, 3)))
        assert [photo.file for photo in gallery.photos] == ["photo 1.png", "photo 2.png"]
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.ERROR, 7)

    def test_problems_are_told_in_order_and_cut_at_a_thousand(self, story: Story) -> None:
        gallery = story(HEAD + "photos:\n" + "".join(f"- file: gone {n}.png\n" for n in range(1500)))
        assert len(gallery.photos) == 1500
        assert [found.line for found in gallery.problems[:1000]] == list(range(5, 1005))
        assert len(gallery.problems) == 1001
        assert str(gallery.problems[-1].message) == "and 500 more"


class TestFormat:
    def test_a_missing_format_is_noted(self, story: Story) -> None:
        gallery = story("article: {headline: H}\nphotos: []\n")
        assert problem(gallery).severity is Severity.NOTE
        assert "1.0" in str(problem(gallery).message)

    @pytest.mark.parametrize("version", ["1", "1.0", "'1.0'", '"1.00"'])
    def test_the_format_of_this_version_needs_no_word(self, story: Story, version: str) -> None:
        assert story(f"format: {version}\narticle: {{headline: H}}\nphotos: []\n").problems == ()

    def test_a_newer_minor_format_is_read_with_a_note(self, story: Story) -> None:
        gallery = story("format: '1.7'\narticle: {headline: H}\nphotos: []\n")
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.NOTE, 1)
        assert "format" not in gallery.extra

    @pytest.mark.parametrize("version", ["2.0", "2", "0.9", "17.3"])
    def test_another_major_format_is_read_with_one_warning_and_marked(
        self, story: Story, version: str
    ) -> None:
        gallery = story(f"article: {{headline: H}}\nformat: {version}\nphotos:\n- file: photo 1.png\n")
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.WARNING, 2)
        assert len(gallery.photos) == 1
        assert gallery.extra["format"] == version

    @pytest.mark.parametrize(
        "version", ["new", "1.0.0", "[1]", "{a: b}", "''", "-1", "1.x", "99999.0", "１.0"]
    )
    def test_a_format_that_is_no_version_is_a_warning(self, story: Story, version: str) -> None:
        gallery = story(f"format: {version}\narticle: {{headline: H}}\nphotos: []\n")
        assert problem(gallery).severity is Severity.WARNING


class TestArticle:
    @pytest.mark.parametrize(
        "article",
        ["", "article:\n", "article: {}\n", "article: {headline: ''}\n", "article: {headline: [a]}\n"],
    )
    def test_without_a_headline_the_folders_name_stands_in_with_a_warning(
        self, story: Story, article: str
    ) -> None:
        gallery = story(f"format: '1.0'\n{article}photos: []\n")
        assert gallery.article.headline == "my story"
        assert any(
            found.severity is Severity.WARNING and "headline" in str(found.message)
            for found in gallery.problems
        )

    def test_an_article_that_is_no_map_is_left_out_with_a_warning(self, story: Story) -> None:
        gallery = story("format: '1.0'\narticle: A text\nphotos: []\n")
        assert gallery.article.headline == "my story"
        assert (gallery.problems[0].severity, gallery.problems[0].line) == (Severity.WARNING, 2)

    def test_a_publisher_is_a_text_or_a_map(self, entry: Entry) -> None:
        assert entry("", "publisher: Agency").article.publisher == "Agency"
        article = entry("", "publisher: {name: Agency}").article
        assert (article.publisher, article.publisher_url) == ("Agency", None)
        gallery = entry("", "publisher: {name: Agency, url: 'javascript:x'}")
        assert (gallery.article.publisher, gallery.article.publisher_url) == ("Agency", None)
        assert problem(gallery).severity is Severity.WARNING

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [("A", ("A",)), ("[A, B]", ("A", "B")), ("''", ()), ("[]", ()), ("[A, '']", ("A",))],
    )
    def test_a_byline_is_a_text_or_a_list(self, entry: Entry, typed: str, expected: tuple[str, ...]) -> None:
        assert entry("", f"byline: {typed}").article.byline == expected

    def test_a_body_is_a_list_or_split_at_its_blank_lines(self, entry: Entry) -> None:
        assert entry("", "body: [One., Two.]").article.body == ("One.", "Two.")
        text = "body: |\n  One\n  goes on.\n\n  \n\n  Two.\n"
        assert entry("", text).article.body == ("One\ngoes on.", "Two.")
        assert entry("", 'body: ""').article.body == ()

    @pytest.mark.parametrize(
        "time", ["2024-04-07T15:40:00", "yesterday", "2024-02-30", "15:40 GMT 07.04.2024"]
    )
    def test_a_bad_time_is_kept_as_written_with_a_warning(self, entry: Entry, time: str) -> None:
        gallery = entry("", f"published: {time}\nmodified: 2024-04-07")
        assert gallery.article.published == time
        assert gallery.article.modified == "2024-04-07"
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.WARNING, 4)

    @pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "x-klingon"])
    def test_a_language_tag_is_checked_loosely(self, entry: Entry, tag: str) -> None:
        gallery = entry("caption: c", f"language: {tag}")
        assert gallery.article.language == tag
        assert only(gallery).words.caption == LocalizedText.of("c", tag)

    @pytest.mark.parametrize("tag", ["english language", "en_US", "e n", "-", "en-", "ру"])
    def test_what_is_no_language_tag_is_left_out_with_a_warning(self, entry: Entry, tag: str) -> None:
        gallery = entry("caption: c", f"language: {tag!r}")
        assert gallery.article.language is None
        assert gallery.article.extra == {"language": tag}
        assert problem(gallery).severity is Severity.WARNING
        assert only(gallery).words.caption == LocalizedText.of("c")

    def test_an_unsafe_address_of_the_article_is_no_link(self, entry: Entry) -> None:
        gallery = entry("", "url: file:///etc/passwd")
        assert gallery.article.url is None
        assert gallery.article.extra == {"url": "file:///etc/passwd"}
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.WARNING, 4)


class TestUnknownKeys:
    def test_they_are_kept_with_a_note_that_names_line_and_nearest_key(self, story: Story) -> None:
        gallery = story(
            """format: "1.0"
articel: {a: [b, c]}
article:
  headline: H
  publishd: x
photos:
  - file: photo 1.png
    captoin: A caption
    weather: sunny
"""
        )
        assert gallery.extra == {"articel": {"a": ["b", "c"]}}
        assert gallery.article.extra == {"publishd": "x"}
        assert only(gallery).extra == {"captoin": "A caption", "weather": "sunny"}
        told = {(found.line, str(found.message)) for found in gallery.problems}
        assert told == {
            (2, "articel is not a known key: did you mean article?"),
            (5, "publishd is not a known key: did you mean published?"),
            (8, "captoin is not a known key: did you mean caption?"),
            (9, "weather is not a known key"),
        }
        assert {found.severity for found in gallery.problems} == {Severity.NOTE}

    def test_keys_of_ones_own_are_kept_in_silence(self, story: Story) -> None:
        gallery = story(
            f"x-top: 1\n{HEAD}  x-desk: foreign\nphotos:\n- file: photo 1.png\n"
            "  x-id: {a: b}\n  credit: {line: L, x-a: b}\n"
        )
        assert gallery.problems == ()
        assert (gallery.extra, gallery.article.extra) == ({"x-top": "1"}, {"x-desk": "foreign"})
        assert only(gallery).extra == {"x-id": {"a": "b"}}

    def test_unknown_keys_inside_a_value_are_noted_too(self, entry: Entry) -> None:
        gallery = entry("location: {city: Baikonur, contry: KZ}")
        assert only(gallery).words.location == Location(city="Baikonur")
        assert "did you mean country?" in str(problem(gallery).message)

    def test_a_thousand_strange_keys_do_not_take_long(self, entry: Entry) -> None:
        gallery = entry("".join(f"captio{number}: x\n" for number in range(5000)))
        assert len(only(gallery).extra) == 5000
        assert len(gallery.problems) == 1001


class TestSignsOfLife:
    def test_reading_many_photos_tells_again_and_again_that_it_goes_on(self, bundle: BundleMaker) -> None:
        photos = "".join(f"- file: photo {number}.png\n" for number in range(2 * STEPS))
        folder = bundle.with_photos(1, manifest=f"{HEAD}photos:\n{photos}")
        signs: list[None] = []
        with FolderSource(str(folder)) as source:
            read(locate([str(folder)]), source, at_work=lambda: signs.append(None))
        assert len(signs) >= 2 * 3

    def test_a_small_story_needs_none(self, bundle: BundleMaker) -> None:
        folder = bundle.with_photos(3)
        with FolderSource(str(folder)) as source:
            assert len(read(locate([str(folder)]), source, at_work=pytest.fail).photos) == 3
