from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest
from bundle_maker import BundleMaker

from gallery_app.bundles.reading import locate, read
from gallery_app.errors import BundleError
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState, Severity
from gallery_app.source import FolderSource


def test_a_folder_with_a_manifest_is_that_bundle(bundle: BundleMaker) -> None:
    folder = bundle.with_photos(1)
    located = locate([str(folder)])
    assert (located.kind, located.path, located.root) == (GalleryKind.MANIFEST, str(folder), str(folder))
    assert (located.first, located.files, located.several) == (None, (), ())


@pytest.mark.parametrize("name", ["gallery.yaml", "gallery.yml", "story.yaml", "Story.YML"])
def test_a_manifest_of_any_name_is_the_bundle_of_its_folder(bundle: BundleMaker, open_, name: str) -> None:
    folder = bundle.with_photos(2)
    (folder / "gallery.yaml").rename(folder / name)
    gallery = open_(folder / name)
    assert gallery.kind is GalleryKind.MANIFEST
    assert (gallery.path, gallery.root) == (str(folder / name), str(folder))
    assert len(gallery.photos) == 2


def test_gallery_yaml_goes_before_gallery_yml(bundle: BundleMaker, open_) -> None:
    folder = bundle.with_photos(1, manifest="format: '1.0'\narticle: {headline: yml}\nphotos: []\n")
    (folder / "gallery.yaml").rename(folder / "gallery.yml")
    assert open_(folder).article.headline == "yml"
    bundle.write_manifest(folder, "format: '1.0'\narticle: {headline: yaml}\nphotos: []\n")
    assert open_(folder).article.headline == "yaml"


def test_an_image_that_the_manifest_lists_opens_the_story_there(bundle: BundleMaker, open_) -> None:
    folder = bundle.with_photos(3)
    gallery = open_(folder / "photo 3.png")
    assert (gallery.kind, gallery.start) == (GalleryKind.MANIFEST, 2)
    assert gallery.path == str(folder / "photo 3.png")
    assert gallery.article.headline == "Headline"


def test_an_image_that_the_manifest_does_not_list_opens_its_folder(bundle: BundleMaker, open_) -> None:
    folder = bundle.with_photos(2)
    bundle.write_photo(folder / "another.png")
    gallery = open_(folder / "another.png")
    assert (gallery.kind, gallery.start, len(gallery.photos)) == (GalleryKind.FILE, 0, 3)
    assert "gallery.yaml does not list another.png" in str(gallery.problems[0].message)


def test_an_image_beside_a_refused_manifest_opens_its_folder_with_the_reason(
    bundle: BundleMaker, open_
) -> None:
    folder = bundle.with_photos(2, manifest="format: '1.0'\nphotos: [\n")
    gallery = open_(folder / "photo 2.png")
    assert (gallery.kind, gallery.start) == (GalleryKind.FILE, 1)
    problem = gallery.problems[0]
    assert (problem.severity, problem.file) == (Severity.WARNING, "gallery.yaml")
    assert problem.line is not None


def test_plainly_an_image_opens_its_folder_whatever_the_manifest_says(bundle: BundleMaker, open_) -> None:
    folder = bundle.with_photos(3)
    assert open_(folder / "photo 2.png", plain=True).kind is GalleryKind.FILE
    assert open_(folder / "gallery.yaml", plain=True).kind is GalleryKind.FOLDER


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.json", "a.pdf", "a.xmp", "a.mp4", "a.7z"])
def test_what_is_known_to_be_no_image_is_refused_in_words(base_dir, name: str) -> None:
    (base_dir / name).write_bytes(b"x")
    with pytest.raises(BundleError) as error:
        locate([str(base_dir / name)])
    assert error.value.remedy is not None
    assert error.value.path == str(base_dir / name)


@pytest.mark.parametrize("path", ["gone", "gone/a.jpg", "file/a.jpg", "nul\0.jpg", "dangling"])
def test_what_does_not_exist_is_told(base_dir, path: str) -> None:
    (base_dir / "file").write_bytes(b"")
    (base_dir / "dangling").symlink_to("gone")
    with pytest.raises(BundleError, match="no file or folder of this name"):
        locate([str(base_dir / path)])
    with pytest.raises(BundleError, match="no file or folder was named"):
        locate([])


def test_pipes_sockets_and_devices_are_refused_without_waiting(base_dir) -> None:
    os.mkfifo(base_dir / "pipe.jpg")
    os.mkfifo(base_dir / "pipe.yaml")
    (base_dir / "null.jpg").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(base_dir / "socket.jpg"))
        for name in ("pipe.jpg", "pipe.yaml", "socket.jpg", "null.jpg"):
            with pytest.raises(BundleError, match="device, a pipe or a socket"):
                locate([str(base_dir / name)])


def test_relative_paths_are_made_absolute(bundle: BundleMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = bundle.plain(1)
    monkeypatch.chdir(folder)
    assert locate(["photo 1.png"]).root == str(folder)
    assert locate(["."]).path == str(folder)


def test_a_link_that_the_user_names_is_followed_out_of_its_folder(
    bundle: BundleMaker, open_, base_dir
) -> None:
    folder, desk = bundle.with_photos(2), base_dir / "desk"
    desk.mkdir()
    (desk / "link.png").symlink_to(folder / "photo 2.png")
    (desk / "link.yaml").symlink_to(folder / "gallery.yaml")
    (desk / "folder").symlink_to(folder)
    gallery = open_(desk / "link.png")
    assert (gallery.root, gallery.start, gallery.kind) == (str(folder), 1, GalleryKind.MANIFEST)
    assert len(open_(desk / "link.yaml").photos) == 2
    assert len(open_(desk / "folder").photos) == 2


def test_several_images_are_one_gallery_in_the_order_given(bundle: BundleMaker, open_) -> None:
    one, two = bundle.plain(3, name="both/one"), bundle.with_photos(2, name="both/two")
    paths = [two / "photo 2.png", one / "photo 3.png", two / "photo 2.png", one / "gone.png"]
    gallery = open_(*paths)
    assert gallery.kind is GalleryKind.FILE
    assert (gallery.root, gallery.path) == (str(bundle.base / "both"), str(bundle.base / "both"))
    assert gallery.article.headline == "both"
    assert [(photo.id, photo.file) for photo in gallery.photos] == [
        ("two/photo 2.png", "two/photo 2.png"),
        ("one/photo 3.png", "one/photo 3.png"),
        ("two/photo 2.png#2", "two/photo 2.png"),
        ("one/gone.png", "one/gone.png"),
    ]
    assert gallery.photos[3].state is PhotoState.MISSING
    assert gallery.start == 0


def test_several_folders_and_bundles_get_a_window_each(bundle: BundleMaker) -> None:
    one, two = bundle.plain(1, name="one"), bundle.with_photos(1, name="two")
    paths = (str(one), str(two / "gallery.yaml"))
    located = locate(paths)
    assert (located.kind, located.files, located.several) == (None, (), paths)
    with FolderSource(str(one)) as source, pytest.raises(BundleError, match="several galleries"):
        read(located, source)


def test_images_among_folders_are_one_more_gallery(bundle: BundleMaker, open_) -> None:
    one, two = bundle.plain(3, name="one"), bundle.with_photos(1, name="two")
    located = locate([str(one / "photo 1.png"), str(two), str(one / "photo 3.png")])
    assert (located.kind, located.root, located.several) == (GalleryKind.FILE, str(one), (str(two),))
    assert located.files == ("photo 1.png", "photo 3.png")
    located = locate([str(two), str(one / "photo 2.png")])
    assert (located.first, located.files, located.several) == ("photo 2.png", (), (str(two),))


def test_locating_loads_neither_yaml_nor_natsort() -> None:
    code = (
        "import sys; import gallery_app.bundles.locating, gallery_app.source; "
        "print(sorted({'yaml', 'natsort', 'PIL', 'subprocess', 'urllib.parse'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert shown.stdout.strip() == "[]"
