"""Packed galleries, read in place."""

from __future__ import annotations

import io
import os
import shutil
import time
import zipfile

import pytest
from bundle_maker import BundleMaker
from zip_maker import DEFLATED, UTF8, Part, manifest, mimetype, png, story, write_zip

from gallery_app.bundles.reading import locate
from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState, Severity
from gallery_app.source.packed import ZipSource


def files(gallery):
    return [photo.file for photo in gallery.photos]


def messages(gallery):
    return [str(problem.message) for problem in gallery.problems]


def test_a_packed_gallery_is_read_like_its_folder(bundle: BundleMaker, open_, base_dir) -> None:
    folder = bundle.with_photos(3, name="my story")
    packed = shutil.make_archive(str(base_dir / "my story"), "zip", folder)
    of_folder, of_file = open_(folder), open_(packed)
    assert (of_file.kind, of_file.path, of_file.root) == (GalleryKind.PACKED, packed, packed)
    assert (of_file.article, of_file.photos) == (of_folder.article, of_folder.photos)
    assert not of_file.problems


@pytest.mark.parametrize("name", ["story.photostory", "story.PhotoStory", "story.zip", "story", "story.bin"])
def test_it_is_known_by_its_extension_or_by_its_first_bytes(open_, base_dir, name) -> None:
    gallery = open_(write_zip(base_dir / name, story()))
    assert gallery.kind is GalleryKind.PACKED
    assert files(gallery) == ["photos/01.png", "photos/02.png", "photos/03.png"]


@pytest.mark.parametrize(
    "parts",
    [[Part("mimetype", b"application/epub+zip")], [manifest(), mimetype()], [Part("mimetype2", b"x" * 40)]],
)
def test_without_its_extension_only_the_right_first_member_will_do(base_dir, parts) -> None:
    assert locate([str(write_zip(base_dir / "story", parts))]).kind is GalleryKind.FILE


def test_several_packed_galleries_get_a_window_each(base_dir) -> None:
    paths = [str(write_zip(base_dir / name, story())) for name in ("a.photostory", "b.zip", "c")]
    assert locate(paths).several == tuple(paths)


def test_everything_in_one_top_folder_opens_the_same_way(bundle: BundleMaker, open_, base_dir) -> None:
    folder = bundle.with_photos(2, name="there/my story")
    packed = shutil.make_archive(str(base_dir / "sent"), "zip", folder.parent)
    with zipfile.ZipFile(packed, "a") as more:
        more.writestr("__MACOSX/my story/._photo 1.png", b"x")
        more.writestr(".DS_Store", b"x")
    assert files(open_(packed)) == ["photo 1.png", "photo 2.png"]
    assert open_(packed).article.headline == "Headline"


def test_plain_photos_in_it_are_all_shown_in_natural_order(open_, base_dir) -> None:
    names = [
        "b/10.png",
        "b/9.png",
        "z.png",
        "a/x.png",
        "2.png",
        ".hidden.png",
        "thumbs/1.png",
        "notes.txt",
        "a/x.txt",
    ]
    gallery = open_(write_zip(base_dir / "my holiday.zip", [Part(name, png()) for name in names]))
    assert files(gallery) == ["2.png", "z.png", "a/x.png", "b/9.png", "b/10.png"]
    assert gallery.article.headline == "my holiday"
    assert gallery.kind is GalleryKind.PACKED
    assert messages(gallery) == ["1 other file is not shown"]


def test_by_date_its_photos_are_sorted_by_their_own_times(open_, base_dir) -> None:
    parts = [Part(f"{day}.png", png(), day=(44 << 9) + (4 << 5) + day) for day in (7, 9, 8)]
    assert files(open_(write_zip(base_dir / "a.zip", parts), by_date=True)) == ["7.png", "8.png", "9.png"]


def test_its_manifest_may_be_passed_over(open_, base_dir) -> None:
    broken = [Part("gallery.yaml", b"photos: ["), Part("1.png", png())]
    packed = write_zip(base_dir / "a.photostory", broken)
    with pytest.raises(BundleError) as error:
        open_(packed)
    assert error.value.path == str(packed / "gallery.yaml")
    assert files(open_(packed, plain=True)) == ["1.png"]


def test_a_missing_photo_keeps_its_place(open_, base_dir) -> None:
    parts = [manifest("1.png", "gone.png", "../1.png", "2.PNG"), Part("1.png", png()), Part("2.png", png())]
    gallery = open_(write_zip(base_dir / "a.photostory", parts))
    states = [photo.state for photo in gallery.photos]
    assert states == [None, PhotoState.MISSING, PhotoState.REFUSED, None]
    assert gallery.photos[3].file == "2.png"


def test_a_packed_file_without_photos_is_refused_and_a_story_without_photos_is_none(open_, base_dir) -> None:
    with pytest.raises(BundleError, match="there are no photos in the packed file notes"):
        open_(write_zip(base_dir / "notes.zip", [Part("a.txt", b"a")]))
    assert not open_(write_zip(base_dir / "text.photostory", [mimetype(), manifest()])).photos


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        ("für Anna.png".encode(), UTF8, "für Anna.png"),
        ("für Anna.png".encode(), 0, "für Anna.png"),  # as macOS packs
        ("für Anna.png".encode("cp437"), 0, "für Anna.png"),  # as DOS packed
        (b"bad \xff.png", UTF8, "bad \udcff.png"),
        (b"line\nbreak.png", 0, "line\nbreak.png"),
    ],
)
def test_names_are_read_as_they_were_meant(open_, base_dir, raw, flags, name) -> None:
    assert files(open_(write_zip(base_dir / "a.zip", [Part(raw, png(), flags=flags)]))) == [name]


def test_a_member_is_read_at_any_place(base_dir) -> None:
    data = bytes(range(256)) * 2_000
    parts = [Part("stored", data), Part("deflated", data, DEFLATED), Part("empty")]
    with ZipSource(str(write_zip(base_dir / "a.zip", parts))) as source:
        for name in ("stored", "deflated"):
            with source.open(name) as file:
                assert file.seek(-10, io.SEEK_END) == len(data) - 10
                assert file.read() == data[-10:]
                file.seek(70_000)
                assert file.read(300) == data[70_000:70_300]
                file.seek(0)
                assert file.read() == data
                with pytest.raises(OSError, match="fileno"):
                    file.fileno()  # the packed file's own descriptor is nobody's
        with source.open("empty") as file:
            assert file.read() == b""


def test_what_is_unpacked_agrees_with_the_standard_library(base_dir) -> None:
    noise = os.urandom(300_000)
    packed = base_dir / "a.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for number, (data, method) in enumerate(
            ((noise, 0), (noise, 8), (noise * 9, 8), (bytes(3 << 20), 8), (b"", 8), (b"x", 8))
        ):
            file.writestr(f"{number}.bin", data, method)
    with zipfile.ZipFile(packed) as theirs, ZipSource(str(packed)) as ours:
        assert list(ours.members) == theirs.namelist()
        for name in ours.members:
            with ours.open(name) as file:
                assert file.read() == theirs.read(name)


def test_files_of_the_large_kind_are_read(base_dir, monkeypatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)  # as if everything beyond 100 bytes were beyond 2 GB
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    packed, data = base_dir / "a.zip", os.urandom(5_000)
    with zipfile.ZipFile(packed, "w") as file:
        for number in range(4):
            file.writestr(f"{number}.bin", data, zipfile.ZIP_DEFLATED * (number % 2))
    assert b"PK\6\6" in packed.read_bytes()
    with ZipSource(str(packed)) as source:
        for name in source.members:
            with source.open(name) as file:
                assert file.read() == data
    packed.write_bytes(b"something before it" + packed.read_bytes())
    with ZipSource(str(packed)) as source, source.open("3.bin") as file:
        assert file.read() == data


def test_sizes_and_times_are_told(base_dir) -> None:
    parts = [Part("fixed.png", b"123"), Part("dated.png", b"12345", day=(44 << 9) + (4 << 5) + 7)]
    packed = write_zip(base_dir / "a.zip", parts)
    with ZipSource(str(packed)) as source:
        with source.open("fixed.png") as file:
            assert source.measures(file) == (3, packed.stat().st_mtime)
        with source.open("dated.png") as file:
            size, modified = source.measures(file)
        assert (size, time.localtime(modified)[:3]) == (5, (2024, 4, 7))
        assert source.stat("dated.png").modified == modified
        assert {entry.name: entry.size for entry in source.entries(measured=True)} == {
            "fixed.png": 3,
            "dated.png": 5,
        }


def test_folders_in_it_are_told_from_files(base_dir) -> None:
    parts = [Part("a/"), Part("a/b/c.png", png()), Part("a-b.png", png()), Part("d.png", png())]
    with ZipSource(str(write_zip(base_dir / "x.zip", parts))) as source:
        kinds = {entry.name: entry.is_folder for entry in source.entries()}
        assert kinds == {"a": True, "a-b.png": False, "d.png": False}
        assert [entry.name for entry in source.entries("a")] == ["b"]
        assert source.stat("a/b").is_folder
        assert source.exists("a/b/c.png")
        assert not source.exists("a/c.png")
        with pytest.raises(PhotoError, match="a/b is a folder, not a file"):
            source.open("a/b")
        with pytest.raises(PhotoError, match="missing"):
            list(source.entries("c"))


@pytest.mark.parametrize(
    "name", ["/a/b", "../b.png", "a/../b.png", "./b.png", "A\\b.png", "b.png/", "B.PNG", ""]
)
def test_a_member_is_found_by_exactly_its_name(base_dir, name) -> None:
    with ZipSource(
        str(write_zip(base_dir / "x.zip", [Part("b.png", png()), Part("c.png", png())]))
    ) as source:
        assert not source.exists(name)
        with pytest.raises(PhotoError):
            source.open(name)


def test_of_two_members_of_one_name_the_first_counts(open_, base_dir) -> None:
    packed = write_zip(
        base_dir / "a.zip", [Part("1.png", png(1)), Part("1.png", png(2)), Part("./1.png", png(3))]
    )
    gallery = open_(packed)
    assert files(gallery) == ["1.png"]
    assert messages(gallery) == ["1.png is packed twice: the first one counts"] * 2
    assert gallery.problems[0].severity is Severity.WARNING
    with ZipSource(str(packed)) as source, source.open("1.png") as file:
        assert file.read() == png(1)


def test_a_hundred_thousand_members_are_listed_and_no_more(open_, base_dir) -> None:
    parts = [Part(f"photos/{number}.png") for number in range(70_000)]
    assert len(open_(write_zip(base_dir / "many.zip", parts)).photos) == 70_000
    parts += [Part(f"more/{number}.png") for number in range(30_001)]
    with pytest.raises(BundleError, match="more than 100000 members"):
        open_(write_zip(base_dir / "too many.zip", parts))


def test_a_file_that_is_put_in_its_place_is_another_one(base_dir) -> None:
    packed = write_zip(base_dir / "a.zip", [Part("1.png", png(1))])
    with ZipSource(str(packed)) as source:
        os.replace(write_zip(base_dir / "b.zip", [Part("2.png", png(2))]), packed)
        with source.open("1.png") as file:
            assert file.read() == png(1)


def test_a_file_that_is_cut_or_changed_while_it_is_open_says_so(base_dir) -> None:
    parts = [Part("stored.png", os.urandom(200_000)), Part("deflated.png", os.urandom(200_000), DEFLATED)]
    for damage in (lambda path: os.truncate(path, 1_000), lambda path: path.write_bytes(bytes(500_000))):
        packed = write_zip(base_dir / "a.zip", parts)
        with ZipSource(str(packed)) as source:
            opened = [source.open(name) for name in ("stored.png", "deflated.png")]
            damage(packed)
            for file in opened:
                with pytest.raises(PhotoError, match=r"(stored|deflated).png is damaged"):
                    file.read()
            with pytest.raises(PhotoError, match="damaged"):
                source.open("deflated.png").read()
