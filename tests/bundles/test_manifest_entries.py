"""The rules of gallery.yaml for its entries and their files, each as its own test."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gallery_app.errors import BundleError
from gallery_app.model.gallery import Gallery, Photo
from gallery_app.model.problems import PhotoState, Problem, Severity
from gallery_app.model.text import LocalizedText

Story = Callable[..., Gallery]

HEAD = 'format: "1.0"\narticle:\n  headline: The landing\n'


def only(gallery: Gallery) -> Photo:
    (photo,) = gallery.photos
    return photo


def problem(gallery: Gallery) -> Problem:
    assert len(gallery.problems) == 1, [str(found.message) for found in gallery.problems]
    return gallery.problems[0]


class TestEntries:
    def test_a_missing_photo_keeps_its_slot_number_and_words(self, story: Story) -> None:
        gallery = story(
            HEAD
            + "photos:\n- file: photo 1.png\n- file: gone.png\n  caption: Still here\n- file: photo 3.png\n"
        )
        missing = gallery.photos[1]
        assert (missing.file, missing.state, missing.line) == ("gone.png", PhotoState.MISSING, 6)
        assert missing.words.caption == LocalizedText.of("Still here")
        assert "gone.png" in str(missing.reason)
        assert (problem(gallery).severity, problem(gallery).file, problem(gallery).line) == (
            Severity.ERROR, "gone.png", 6,
        )  # fmt: skip

    @pytest.mark.parametrize(
        "path",
        ["/etc/passwd", "../photo 1.png", "a/../photo 1.png", "C:/a.png", "file:///etc/passwd", "a//b.png",
         "", "\\\\a\\b.png", "https://a.example/b.png", "...", "x" * 2000],
        ids=lambda path: path[:20],
    )  # fmt: skip
    def test_an_unsafe_path_keeps_its_slot_and_is_never_opened(self, story: Story, path: str) -> None:
        gallery = story(HEAD + f"photos:\n- file: '{path}'\n  caption: c\n- file: photo 1.png\n")
        refused, fine = gallery.photos
        expected = PhotoState.MISSING if not path else PhotoState.REFUSED
        assert (refused.state, fine.state) == (expected, None)
        assert refused.reason is not None
        assert refused.words.caption == LocalizedText.of("c")
        assert len(refused.file) <= 1000
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.ERROR, 5)

    @pytest.mark.parametrize(
        ("typed", "state"),
        [
            ("photo 2.png", PhotoState.REFUSED),
            ("[photo 2.png]", PhotoState.REFUSED),
            ("", PhotoState.REFUSED),
            ("{caption: c}", PhotoState.MISSING),
            ("{file: }", PhotoState.MISSING),
            ("{file: [a]}", PhotoState.REFUSED),
            ("{file: {a: b}}", PhotoState.REFUSED),
        ],
    )
    def test_an_entry_that_names_no_file_keeps_its_slot(
        self, story: Story, typed: str, state: PhotoState
    ) -> None:
        gallery = story(HEAD + f"photos:\n- file: photo 1.png\n- {typed}\n- file: photo 3.png\n")
        slot = gallery.photos[1]
        assert (slot.file, slot.state, slot.line) == ("entry 2", state, 6)
        assert [photo.state for photo in gallery.photos] == [None, state, None]
        assert any(found.severity is Severity.ERROR and found.line == 6 for found in gallery.problems)

    def test_a_file_may_be_listed_twice_and_ids_stay_apart(self, story: Story) -> None:
        files = ["photo 1.png", "photo 1.png", "./photo 1.png", "photo 2.png"]
        manifest = HEAD + "photos:\n" + "".join(f"- file: {file}\n" for file in files)
        first, again = story(manifest), story(manifest)
        assert [photo.id for photo in first.photos] == [
            "photo 1.png", "photo 1.png#2", "photo 1.png#3", "photo 2.png",
        ]  # fmt: skip
        assert first == again
        assert first.problems == ()

    def test_an_id_that_is_used_twice_is_a_warning(self, story: Story) -> None:
        entries = [
            "photo 1.png\n  id: a",
            "photo 2.png\n  id: a",
            "photo 3.png\n  id: a#2",
            "photo 3.png\n  id: ''",
        ]
        gallery = story(HEAD + "photos:\n" + "".join(f"- file: {entry}\n" for entry in entries))
        assert [photo.id for photo in gallery.photos] == ["a", "a#2", "a#2#2", "photo 3.png"]
        assert [found.severity for found in gallery.problems] == [Severity.WARNING] * 2

    def test_fifty_thousand_repeats_of_one_file_get_their_ids_soon(self, story: Story) -> None:
        gallery = story(HEAD + "photos:\n" + "- file: photo 1.png\n" * 50_000)
        assert len({photo.id for photo in gallery.photos}) == 50_000
        assert gallery.photos[-1].id == "photo 1.png#50000"


class TestNamesOnDisk:
    @pytest.fixture
    def opened(self, bundle, open_):
        """Open a story that lists ``wanted`` in a folder that holds ``names``."""

        def opened(wanted: str, *names: str) -> Gallery:
            folder = bundle.base / "story"
            for name in names:
                bundle.write_photo(folder / name)
            bundle.write_manifest(
                folder, {"format": "1.0", "article": {"headline": "H"}, "photos": [{"file": wanted}]}
            )
            return open_(folder)

        return opened

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_another_composition_of_the_name_is_found_with_a_note(self, opened, form: str) -> None:
        other = {"NFC": "NFD", "NFD": "NFC"}[form]
        gallery = opened(
            unicodedata.normalize(form, "é/café.png"), unicodedata.normalize(other, "é/café.png")
        )
        assert only(gallery).file == unicodedata.normalize(other, "é/café.png")
        assert only(gallery).state is None
        assert problem(gallery).severity is Severity.NOTE

    def test_another_case_is_found_with_a_note(self, opened) -> None:
        gallery = opened("Photos/IMG_1.JPG", "photos/img_1.jpg")
        if only(gallery).file == "Photos/IMG_1.JPG":
            pytest.skip("this disk does not tell case")
        assert (only(gallery).file, only(gallery).id) == ("photos/img_1.jpg", "photos/img_1.jpg")
        assert (problem(gallery).severity, problem(gallery).line) == (Severity.NOTE, 5)

    def test_the_exact_name_wins_over_its_twins(self, opened) -> None:
        gallery = opened("A.png", "a.png", "A.png")
        assert only(gallery).file == "A.png"
        assert gallery.problems == ()

    def test_nothing_is_guessed_where_two_names_are_alike(self, opened) -> None:
        gallery = opened("photo.PNG", "Photo.png", "photo.png")
        assert only(gallery).state is PhotoState.MISSING

    @given(
        name=st.text(
            alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="/\\:"),
            min_size=1,
            max_size=30,
        ).filter(lambda name: name.strip(". ") and len(name.encode()) < 200)
        | st.sampled_from(
            ["line\nbreak.png", "tab\t.png", "'quotes' \"too\".png", "\u202egnp.a", "<b>.png", "# a.png"]
        )
    )
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
    def test_an_odd_name_in_a_manifest_finds_its_file(self, bundle, open_, name: str) -> None:
        folder = bundle.base / "odd"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
        try:
            quoted = (
                '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in name) + '"'
            )
            bundle.write_manifest(folder, f"{HEAD}photos:\n- file: {quoted}\n")
            photo = only(open_(folder))
            assert (photo.file, photo.state) == (name, None)
        finally:
            (folder / name).unlink()


class TestHostileFiles:
    @pytest.fixture
    def folder(self, bundle):
        outside = bundle.write_photo(bundle.base / "outside" / "secret.png")
        folder = bundle.plain(1)
        (folder / "out.png").symlink_to(outside)
        (folder / "etc.png").symlink_to("/etc/passwd")
        (folder / "environ.png").symlink_to("/proc/self/environ")
        (folder / "zero.png").symlink_to("/dev/zero")
        (folder / "loop.png").symlink_to("loop.png")
        (folder / "outside").symlink_to("../outside")
        (folder / "folder.png").mkdir()
        os.mkfifo(folder / "pipe.png")
        (folder / "inside.png").symlink_to("photo 1.png")
        return folder

    @pytest.mark.parametrize(
        "name",
        [
            "out.png",
            "etc.png",
            "environ.png",
            "zero.png",
            "loop.png",
            "outside/secret.png",
            "folder.png",
            "pipe.png",
        ],
    )
    def test_what_is_no_file_of_the_gallery_is_refused_and_the_rest_shows(
        self, bundle, open_, folder, name: str
    ) -> None:
        bundle.write_manifest(
            folder, f"{HEAD}photos:\n- file: {name}\n- file: inside.png\n- file: photo 1.png\n"
        )
        gallery = open_(folder)
        assert [photo.state for photo in gallery.photos] == [PhotoState.REFUSED, None, None]
        assert name in str(gallery.photos[0].reason)
        assert problem(gallery).severity is Severity.ERROR

    @pytest.mark.parametrize("kind", ["pipe", "folder", "link out", "dangling link"])
    def test_a_manifest_that_is_no_file_is_refused_and_can_be_passed_over(
        self, bundle, open_, kind: str
    ) -> None:
        folder = bundle.plain(2)
        manifest = folder / "gallery.yml"
        match kind:
            case "pipe":
                os.mkfifo(manifest)
            case "folder":
                manifest.mkdir()
            case "link out":
                manifest.symlink_to(bundle.write_manifest(bundle.base, "photos: []"))
            case _:
                manifest.symlink_to("gone")
        with pytest.raises(BundleError, match=r"gallery\.yml"):
            open_(folder)
        assert len(open_(folder, plain=True).photos) == 2

    def test_a_manifest_beyond_8_mb_is_refused(self, bundle, open_) -> None:
        folder = bundle.plain(1)
        with (folder / "gallery.yaml").open("wb") as file:
            file.truncate(400_000_000)
        with pytest.raises(BundleError, match="larger than 8 MB"):
            open_(folder)


manifest_like = st.lists(
    st.sampled_from([
        "format: '1.0'", "format: [", "article:", "  headline: H", "  body: [a, b]",
        "  publisher: {name: a, b: c}",
        "  language: 'x y'", "  published: 1", "photos:", "- file: photo 1.png", "- file: ../x", "- a",
        "- - b",
        "  caption: {en: a, ru: [b]}", "  credit: [a, {parties: [{}]}]",
        "  rights_link: [{url: 'file:x'}, [a]]",
        "  location: {city: []}", "  hidden: x", "  id: a", "  keywords: {}", "x-a: &b c", "? a",
        "  captoin: !t x",
    ]),
    max_size=14,
).map("\n".join)  # fmt: skip


@given(manifest=st.one_of(manifest_like, st.text(max_size=100)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
def test_any_text_as_a_manifest_is_a_gallery_or_a_refusal(bundle, open_, manifest: str) -> None:
    folder = bundle.base / "any"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gallery.yaml").write_text(manifest, encoding="utf-8", errors="surrogatepass", newline="")
    try:
        gallery = open_(folder)
    except BundleError as error:
        assert str(error)  # noqa: PT017  — either outcome is right
    else:
        assert len({photo.id for photo in gallery.photos}) == len(gallery.photos)
        assert all(str(found.message) for found in gallery.problems)
