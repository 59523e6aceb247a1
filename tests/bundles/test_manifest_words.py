"""The rules of gallery.yaml for the words of a photo, each as its own test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import Gallery, Photo
from gallery_app.model.problems import Problem, Severity
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import Location, Origin

Story = Callable[..., Gallery]
Entry = Callable[..., Gallery]

HEAD = 'format: "1.0"\narticle:\n  headline: The landing\n'


def only(gallery: Gallery) -> Photo:
    (photo,) = gallery.photos
    return photo


def problem(gallery: Gallery) -> Problem:
    assert len(gallery.problems) == 1, [str(found.message) for found in gallery.problems]
    return gallery.problems[0]


class TestTexts:
    def test_an_empty_text_is_empty_on_purpose(self, entry: Entry) -> None:
        words = only(entry('caption: ""\ncredit: ""\nsource: ""')).words
        assert words.caption == LocalizedText.of("")
        assert words.credit == Credit("")
        assert words.source == ""

    def test_a_key_with_nothing_behind_it_is_absent_with_a_note(self, entry: Entry) -> None:
        gallery = entry("caption:\nsource: S")
        assert only(gallery).words.caption is None
        assert dict(only(gallery).origins) == {"source": Origin.MANIFEST}
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.NOTE, 6)

    @pytest.mark.parametrize(
        "key", ["caption", "alt", "headline", "title", "extended_description", "copyright"]
    )
    def test_a_text_may_come_in_languages(self, entry: Entry, key: str) -> None:
        photo = only(entry(f"{key}: {{ru: Р, x-default: E, en-GB: ''}}", "language: en"))
        expected = LocalizedText((("ru", "Р"), ("x-default", "E"), ("en-GB", "")))
        assert getattr(photo.words, key) == expected

    def test_a_strange_language_is_kept_with_a_warning(self, entry: Entry) -> None:
        gallery = entry("caption: {'in English': c}")
        assert only(gallery).words.caption == LocalizedText((("in English", "c"),))
        assert problem(gallery).severity is Severity.WARNING

    @pytest.mark.parametrize(
        "text", ["&amp; &#x27;", "<b>bold</b>", "<img src=file:///etc/passwd>", "{name}", "%s"]
    )
    def test_text_is_never_interpreted(self, entry: Entry, text: str) -> None:
        assert only(entry(f'caption: "{text}"')).words.caption == LocalizedText.of(text)

    def test_a_text_beyond_64_kb_is_cut_with_a_note(self, entry: Entry) -> None:
        gallery = entry(f"caption: {'é' * 40_000}\nsource: S")
        caption = only(gallery).words.caption
        assert caption is not None
        assert caption.pick() == "é" * 32_768 + "…"
        assert only(gallery).words.source == "S"
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.NOTE, 6)

    def test_all_words_of_a_photo_are_held_to_512_kb(self, entry: Entry) -> None:
        languages = ", ".join(f"l{chr(97 + n)}: {'x' * 65_000}" for n in range(12))
        photo = only(entry(f"caption: {{{languages}}}\nsource: {'y' * 1000}\nunknown: {'z' * 1000}"))
        assert photo.words.caption is not None
        size = sum(len(text) for _, text in photo.words.caption.versions)
        assert 500_000 < size <= 512 * 1024 + 12
        assert photo.words.source == "…"
        assert photo.extra == {}

    def test_a_body_of_many_empty_paragraphs_is_held_to_its_share(self, entry: Entry) -> None:
        gallery = entry("source: S", "body: [" + "a," * 200_000 + "]")
        assert len(gallery.article.body) < 512 * 1024 / 16
        assert problem(gallery).severity is Severity.NOTE
        assert only(gallery).words.source == "S"


class TestCredit:
    @pytest.mark.parametrize(
        ("typed", "line", "names"),
        [
            ("© Sputnik / Roscosmos", "© Sputnik / Roscosmos", ["Sputnik", "Roscosmos"]),
            ("AP Photo", "AP Photo", ["AP Photo"]),
            ("Fotobank.ru/Getty Images", "Fotobank.ru/Getty Images", ["Fotobank.ru/Getty Images"]),
            ("© AFP 2023 / Name", "© AFP 2023 / Name", ["AFP 2023", "Name"]),
            ("{line: © A / B}", "© A / B", ["A", "B"]),
            ("{line: L, parties: [A, {name: B}]}", "L", ["A", "B"]),
            ("{parties: [{name: A}, {name: B}]}", "A / B", ["A", "B"]),
            ("{line: L, parties: A}", "L", ["A"]),
            ("{line: ''}", "", []),
            ("[© A / B, '', {line: © C}]", "© A / B; © C", ["A", "B", "C"]),
        ],
    )
    def test_a_credit_keeps_its_line_and_names_its_parties(
        self, entry: Entry, typed: str, line: str, names: list[str]
    ) -> None:
        gallery = entry(f"credit: {typed}")
        assert gallery.problems == ()
        credit = only(gallery).words.credit
        assert credit is not None
        assert credit.line == line
        assert [party.name for party in credit.parties] == names

    def test_a_party_may_have_a_role_and_an_address(self, entry: Entry) -> None:
        gallery = entry("credit: {line: L, parties: [{name: A, role: agency, url: 'https://a.example/'}]}")
        assert only(gallery).words.credit == Credit("L", (Party("A", "agency", "https://a.example/"),))

    def test_a_party_with_an_unsafe_address_or_without_a_name_costs_only_that(self, entry: Entry) -> None:
        gallery = entry("credit: {line: L, parties: [{name: A, url: 'smb://a'}, {role: x}, [B]]}")
        assert only(gallery).words.credit == Credit("L", (Party("A"),))
        assert [found.severity for found in gallery.problems] == [Severity.WARNING] * 3

    def test_the_parties_of_an_endless_credit_are_limited_and_its_line_is_not(self, entry: Entry) -> None:
        line = " / ".join("ab" for _ in range(5000))
        credit = only(entry(f"credit: {line}")).words.credit
        assert credit is not None
        assert credit.line == line
        assert len(credit.parties) == 100


class TestLinks:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("https://a.example/", [RightsLink("https://a.example/", "https://a.example/")]),
            ("{label: Buy, url: 'https://a.example/'}", [RightsLink("Buy", "https://a.example/")]),
            ("{label: Go to the mediabank}", [RightsLink("Go to the mediabank")]),
            ("{url: 'https://a.example/'}", [RightsLink("https://a.example/", "https://a.example/")]),
            (
                "[{label: A, url: 'https://a.example/'}, https://b.example/]",
                [
                    RightsLink("A", "https://a.example/"),
                    RightsLink("https://b.example/", "https://b.example/"),
                ],
            ),
            ("[]", []),
            ("''", []),
        ],
    )
    def test_a_rights_link_is_an_address_a_map_or_a_list(
        self, entry: Entry, typed: str, expected: list[RightsLink]
    ) -> None:
        gallery = entry(f"rights_link: {typed}")
        assert gallery.problems == ()
        assert only(gallery).words.rights_links == tuple(expected)

    @pytest.mark.parametrize(
        "url",
        ["javascript:alert(1)", "file:///etc/passwd", "https:evil", "https:///x", "https://a@b.example/",
         "smb://a/b", "\\\\\\\\a\\\\b", "https://a.example/\\u202e", "https://a.example/" + "a" * 2000, "ftp://a/b"],
    )  # fmt: skip
    def test_an_unsafe_link_keeps_its_label_and_loses_its_address(self, entry: Entry, url: str) -> None:
        gallery = entry(f'rights_link: {{label: Buy, url: "{url}"}}')
        assert only(gallery).words.rights_links == (RightsLink("Buy"),)
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.WARNING, 6)
        assert problem(gallery).file == "photo 1.png"

    def test_an_unsafe_rights_url_is_kept_for_writing_back_only(self, entry: Entry) -> None:
        gallery = entry("rights_url: javascript:x")
        assert only(gallery).words.rights_url is None
        assert only(gallery).extra == {"rights_url": "javascript:x"}
        assert problem(gallery).severity is Severity.WARNING
        assert only(entry("rights_url: https://a.example/")).words.rights_url == "https://a.example/"


class TestOtherFields:
    def test_lines_lists_places_and_names_of_things(self, entry: Entry) -> None:
        gallery = entry(
            """
creator: Oleg
creator_title: Cosmonaut
source: S
copyright_owner: Roscosmos
usage_terms: Editorial use only
date_created: 2024-04-06
location: {place: Steppe, city: Zhezkazgan, state: Ulytau, country: Kazakhstan, code: KAZ}
keywords: [a, b]
persons: [O'Hara, Novitsky]
event: Landing
digital_source_type: http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture
job_id: 007
instructions: Mandatory credit
"""
        )
        assert gallery.problems == ()
        words = only(gallery).words
        assert (words.creator, words.creator_title, words.source) == (("Oleg",), "Cosmonaut", "S")
        assert (words.date_created, words.job_id) == ("2024-04-06", "007")
        assert words.location == Location("Steppe", "Zhezkazgan", "Ulytau", "Kazakhstan", "KAZ")
        assert (words.keywords, words.persons) == (("a", "b"), ("O'Hara", "Novitsky"))
        assert words.digital_source_type == "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
        assert only(entry("location: Baikonur")).words.location == Location(place="Baikonur")

    @pytest.mark.parametrize(
        ("key", "typed", "kept"),
        [
            ("caption", "[a]", ["a"]),
            ("caption", "{}", {}),
            ("caption", "{en: [a]}", {"en": ["a"]}),
            ("source", "{a: b}", {"a": "b"}),
            ("source", "[a]", ["a"]),
            ("keywords", "{a: b}", {"a": "b"}),
            ("creator", "{name: A}", {"name": "A"}),
            ("credit", "{}", {}),
            ("credit", "[[A]]", [["A"]]),
            ("rights_link", "{}", {}),
            ("rights_link", "[{}]", [{}]),
            ("rights_url", "[a]", ["a"]),
            ("location", "[a]", ["a"]),
            ("digital_source_type", "{a: b}", {"a": "b"}),
            ("id", "[a]", ["a"]),
        ],
    )
    def test_a_value_of_the_wrong_kind_costs_only_itself(
        self, entry: Entry, key: str, typed: str, kept: object
    ) -> None:
        gallery = entry(f"alt: A\n{key}: {typed}")
        photo = only(gallery)
        assert photo.words.alt == LocalizedText.of("A")
        assert dict(photo.origins) == {"alt": Origin.MANIFEST}
        assert photo.state is None
        assert photo.extra == {key: kept}
        assert all((found.severity, found.line) == (Severity.WARNING, 7) for found in gallery.problems)
        assert gallery.problems

    @pytest.mark.parametrize("typed", ["true", "True", "yes", "YES", "'true'"])
    def test_a_hidden_photo_is_neither_shown_nor_counted(self, story: Story, typed: str) -> None:
        gallery = story(HEAD + f"photos:\n- file: photo 1.png\n  hidden: {typed}\n- file: photo 2.png\n")
        assert [photo.file for photo in gallery.photos] == ["photo 2.png"]
        assert gallery.problems == ()

    @pytest.mark.parametrize("typed", ["maybe", "1", "[true]", "''", "on"])
    def test_an_unclear_hidden_is_a_warning_and_the_photo_is_shown(self, entry: Entry, typed: str) -> None:
        gallery = entry(f"hidden: {typed}")
        assert len(gallery.photos) == 1
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.WARNING, 6)
