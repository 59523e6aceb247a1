from __future__ import annotations

import os
import random

import pytest
from bundle_maker import BundleMaker
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gallery_app.bundles.photo_names import PHOTO_SUFFIXES
from gallery_app.errors import BundleError
from gallery_app.model.gallery import Gallery, GalleryKind
from gallery_app.model.problems import PhotoState, Severity


def files(gallery: Gallery) -> list[str]:
    return [photo.file for photo in gallery.photos]


def touched(folder, *names: str):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"x")
    return folder


def test_the_images_of_a_folder_are_a_gallery_with_the_folders_name(bundle: BundleMaker, open_) -> None:
    folder = bundle.plain(3, name="Baikonur 2024")
    gallery = open_(folder)
    assert gallery.kind is GalleryKind.FOLDER
    assert (gallery.path, gallery.root, gallery.start) == (str(folder), str(folder), 0)
    assert gallery.article.headline == "Baikonur 2024"
    assert files(gallery) == ["photo 1.png", "photo 2.png", "photo 3.png"]
    assert [photo.id for photo in gallery.photos] == files(gallery)
    assert gallery.problems == ()


def test_photos_are_sorted_as_people_count(base_dir, open_) -> None:
    expected = [
        "1.jpg",
        "2.jpg",
        "10.jpg",
        "a 9.png",
        "A 10.png",
        "b.GIF",
        "IMG_2.jpg",
        "img_10.jpg",
        "Ж1.jpg",
    ]
    shuffled = random.Random(1).sample(expected, len(expected))
    assert files(open_(touched(base_dir / "f", *shuffled))) == expected


def test_a_folder_may_be_sorted_by_date(base_dir, open_) -> None:
    folder = touched(base_dir / "f", "1.jpg", "2.jpg", "3.jpg", "10.jpg")
    for name, time in (("1.jpg", 300), ("2.jpg", 100), ("3.jpg", 200), ("10.jpg", 200)):
        os.utime(folder / name, (time, time))
    assert files(open_(folder, by_date=True)) == ["2.jpg", "3.jpg", "10.jpg", "1.jpg"]
    assert open_(folder / "3.jpg", by_date=True).start == 1


@pytest.mark.parametrize("suffix", sorted(PHOTO_SUFFIXES))
def test_every_known_suffix_counts_as_a_photo_whatever_its_case(base_dir, open_, suffix: str) -> None:
    folder = touched(base_dir / "f", f"a{suffix}", f"b{suffix.upper()}")
    assert files(open_(folder)) == [f"a{suffix}", f"b{suffix.upper()}"]


def test_what_lies_beside_photos_is_passed_over_and_the_rest_counted_in_one_note(base_dir, open_) -> None:
    folder = touched(
        base_dir / "f", "a.jpg", ".hidden.jpg", "Thumbs.db", "desktop.ini", "a.xmp", "a.jpg.xmp", ".DS_Store",
        "notes.txt", "film.mp4", "raw.cr2",
    )  # fmt: skip
    touched(folder / "page_files", "logo.png")
    touched(folder / "folder.jpg", "inner.png")
    gallery = open_(folder)
    assert files(gallery) == ["a.jpg"]
    assert [(found.severity, str(found.message)) for found in gallery.problems] == [
        (Severity.NOTE, "3 other files are not shown")
    ]


def test_a_text_that_is_called_like_a_photo_is_its_sidecar_and_no_other_file(base_dir, open_) -> None:
    folder = touched(base_dir / "f", "a.jpg", "b.JPG", "c.jpg", "a.txt", "B.jpg.md", "c.TXT")
    assert files(open_(folder)) == ["a.jpg", "b.JPG", "c.jpg"]
    assert open_(folder).problems == ()
    touched(folder, "d.txt")
    assert [str(found.message) for found in open_(folder).problems] == ["1 other file is not shown"]


def test_a_photo_that_is_no_file_keeps_its_slot_with_the_reason(bundle: BundleMaker, open_) -> None:
    folder = bundle.plain(1)
    os.mkfifo(folder / "pipe.png")
    (folder / "out.png").symlink_to("/etc/passwd")
    (folder / "gone.png").symlink_to("nowhere.png")
    (folder / "loop.png").symlink_to("loop.png")
    (folder / "inside.png").symlink_to("photo 1.png")
    gallery = open_(folder)
    assert {photo.file: photo.state for photo in gallery.photos} == {
        "gone.png": PhotoState.MISSING,
        "inside.png": None,
        "loop.png": PhotoState.REFUSED,
        "out.png": PhotoState.REFUSED,
        "photo 1.png": None,
        "pipe.png": PhotoState.REFUSED,
    }
    assert all(photo.reason is not None for photo in gallery.photos if photo.state is not None)
    assert [found.file for found in gallery.problems] == ["gone.png", "loop.png", "out.png", "pipe.png"]


def test_a_named_image_is_shown_first_with_its_folder_around_it(bundle: BundleMaker, open_) -> None:
    folder = bundle.plain(12)
    gallery = open_(folder / "photo 11.png")
    assert gallery.kind is GalleryKind.FILE
    assert (gallery.path, gallery.root) == (str(folder / "photo 11.png"), str(folder))
    assert (len(gallery.photos), gallery.start) == (12, 10)


@pytest.mark.parametrize("name", ["image", "picture.dat", "photo.raw", ".hidden.png", "photo.jpg.part"])
def test_a_named_file_is_a_photo_whatever_its_name(base_dir, open_, name: str) -> None:
    gallery = open_(touched(base_dir / "f", name, "z.png") / name)
    assert sorted(files(gallery)) == sorted([name, "z.png"])
    assert gallery.photos[gallery.start].file == name
    assert gallery.problems == ()


def test_a_folder_of_galleries_offers_them_to_choose_from(bundle: BundleMaker, open_, base_dir) -> None:
    bundle.plain(1, name="stories/story 10")
    bundle.with_photos(0, name="stories/Story 2")
    touched(bundle.base / "stories" / "empty" / "deeper", "a.png")
    touched(bundle.base / "stories" / "texts", "a.txt")
    touched(bundle.base / "stories" / "page_files", "a.png")
    touched(bundle.base / "stories" / ".hidden", "a.png")
    touched(bundle.base / "stories" / "@eaDir", "a.png")
    touched(base_dir / "outside", "a.png")
    (bundle.base / "stories" / "link").symlink_to(base_dir / "outside")
    gallery = open_(bundle.base / "stories")
    assert [(choice.name, choice.path) for choice in gallery.choices] == [
        ("Story 2", str(bundle.base / "stories" / "Story 2")),
        ("story 10", str(bundle.base / "stories" / "story 10")),
    ]
    assert gallery.photos == ()
    assert gallery.article.headline == "stories"


def test_an_empty_folder_says_so_and_what_to_do(base_dir, open_) -> None:
    (base_dir / "nothing here" / "empty").mkdir(parents=True)
    with pytest.raises(BundleError, match="no photos in the folder nothing here") as error:
        open_(base_dir / "nothing here")
    assert error.value.remedy is not None


def test_a_folder_is_cut_at_its_limit_but_never_loses_the_named_photo(
    base_dir, open_, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gallery_app.bundles.folder.PHOTOS_LIMIT", 3)
    folder = touched(base_dir / "f", *(f"{number}.png" for number in range(1, 8)))
    gallery = open_(folder)
    assert files(gallery) == ["1.png", "2.png", "3.png"]
    assert gallery.problems[0].severity is Severity.ERROR
    gallery = open_(folder / "6.png")
    assert (files(gallery), gallery.start) == (["1.png", "2.png", "6.png"], 2)


def test_twenty_thousand_files_are_listed(base_dir, open_) -> None:
    folder = touched(base_dir / "f", *(f"IMG_{number}.jpg" for number in range(20_000)))
    gallery = open_(folder / "IMG_19999.jpg")
    assert (len(gallery.photos), gallery.start) == (20_000, 19_999)


def test_neither_photos_nor_listing_change_by_being_read(bundle: BundleMaker, open_) -> None:
    folder = bundle.plain(3)
    before = {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in folder.iterdir()
    }
    open_(folder)
    open_(folder, by_date=True)
    open_(folder / "photo 2.png")
    after = {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in folder.iterdir()
    }
    assert after == before


odd_names = st.binary(min_size=1, max_size=30).filter(lambda name: b"/" not in name and b"\0" not in name)


@given(names=st.sets(odd_names, min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
def test_any_names_on_disk_become_photos_that_open(base_dir, open_, names: set[bytes]) -> None:
    folder = os.fsencode(base_dir / "odd")
    os.makedirs(folder, exist_ok=True)
    paths = [os.path.join(folder, b"x" + name + b".png") for name in names]
    for path in paths:
        with open(path, "wb"):
            pass
    try:
        gallery = open_(os.fsdecode(folder))
        assert {os.fsencode(photo.file) for photo in gallery.photos} == {
            os.path.basename(path) for path in paths
        }
        assert len({photo.id for photo in gallery.photos}) == len(paths)
        assert all(photo.state is None for photo in gallery.photos)
        named = open_(os.fsdecode(paths[0]))
        assert os.fsencode(named.photos[named.start].file) == os.path.basename(paths[0])
    finally:
        for path in paths:
            os.unlink(path)
