"""Packing a gallery into one file."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zipfile

import pytest
import yaml
from packed_story import PACKED_OF_STORY, fingerprint

from gallery_app.saver.client import save
from gallery_app.saver.jobs import PackJob, SaverError, UnpackJob, VerifyJob


def packed(folder, target, *, force=False):
    return save(PackJob(str(folder), str(target), force))


def test_a_folder_comes_back_byte_for_byte(story, tmp_path):
    before = fingerprint(story)
    packed(story, tmp_path / "a.photostory")
    save(UnpackJob(str(tmp_path / "a.photostory"), str(tmp_path / "back")))
    expected = {name: value for name, value in before.items() if name not in {"notes.txt", ".hidden"}}
    assert fingerprint(tmp_path / "back") == expected
    assert fingerprint(story) == before


def test_the_members_stand_in_order_and_the_first_says_what_it_is(story, tmp_path):
    outcome = packed(story, tmp_path / "a.photostory")
    with zipfile.ZipFile(tmp_path / "a.photostory") as file:
        assert file.testzip() is None
        members = file.infolist()
    assert [member.filename for member in members] == PACKED_OF_STORY
    methods = {member.filename: member.compress_type for member in members}
    assert {name for name, method in methods.items() if method == zipfile.ZIP_STORED} == {
        "mimetype", *(name for name in PACKED_OF_STORY if name.endswith(".png"))
    }  # fmt: skip
    for member in members:
        assert bool(member.flag_bits & 0x800) is not member.filename.isascii()
    data = (tmp_path / "a.photostory").read_bytes()
    assert data[30:38] == b"mimetype"
    assert data[38:66] == b"application/x-photostory+zip"
    assert outcome.files == 8
    assert outcome.size == len(data)
    assert outcome.left_out == ("notes.txt",)
    assert outcome.missing == ("gone.png",)


def test_the_manifest_is_packed_as_it_is_whatever_it_is_called(story, tmp_path):
    (story / "gallery.yaml").rename(story / "as I call it.yaml")
    text = (story / "as I call it.yaml").read_bytes()
    packed(story / "as I call it.yaml", tmp_path / "a.photostory")
    with zipfile.ZipFile(tmp_path / "a.photostory") as file:
        assert file.read("gallery.yaml") == text


def test_packing_twice_gives_the_same_bytes(story, tmp_path):
    packed(story, tmp_path / "a.photostory")
    for path in story.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    packed(story, tmp_path / "b.photostory")
    assert (tmp_path / "a.photostory").read_bytes() == (tmp_path / "b.photostory").read_bytes()


def test_sha256sum_understands_the_checksums(story, tmp_path, tool):
    packed(story, tmp_path / "a.photostory")
    with zipfile.ZipFile(tmp_path / "a.photostory") as file:
        file.extractall(tmp_path / "out")
    run = [tool("sha256sum"), "--check", "--strict", "--quiet", "checksums.sha256"]
    assert (
        subprocess.run(run, cwd=tmp_path / "out", capture_output=True, timeout=60, check=True).stderr == b""
    )
    assert len((tmp_path / "out" / "checksums.sha256").read_text().splitlines()) == len(PACKED_OF_STORY) - 2


def test_the_photos_are_the_very_bytes(story, tmp_path):
    packed(story, tmp_path / "a.photostory")
    with zipfile.ZipFile(tmp_path / "a.photostory") as file:
        for name in PACKED_OF_STORY[2:-1]:
            assert hashlib.sha256(file.read(name)).hexdigest() == fingerprint(story)[name]


def test_a_story_without_photos_can_be_packed(bundle, tmp_path):
    folder = bundle.with_photos(0)
    assert packed(folder, tmp_path / "a.photostory").files == 1
    save(UnpackJob(str(tmp_path / "a.photostory"), str(tmp_path / "back")))
    assert fingerprint(tmp_path / "back") == fingerprint(folder)


def test_a_folder_without_a_manifest_gets_one_in_the_packed_file_only(bundle, tmp_path):
    folder = bundle.plain(3, name="my holiday")
    before = fingerprint(folder)
    packed(folder, tmp_path / "a.photostory")
    assert fingerprint(folder) == before
    with zipfile.ZipFile(tmp_path / "a.photostory") as file:
        manifest = yaml.safe_load(file.read("gallery.yaml"))
    assert manifest["article"]["headline"] == "my holiday"
    assert [photo["file"] for photo in manifest["photos"]] == ["photo 1.png", "photo 2.png", "photo 3.png"]
    assert save(VerifyJob(str(tmp_path / "a.photostory"))).is_sound


def test_an_article_that_was_saved_as_text_is_packed_as_the_story_that_it_is(bundle, tmp_path):
    folder = bundle.plain(2, name="sent")
    credit, text = "© Agency / Name {n}\n\n", "Caption {n}\n\n"
    caption = f"{credit}{text}Caption {{n}} - Publisher\n{{n}}/2\n{credit}{text}"
    head = "Headline\nHeadline\nPublisher\n15:40 GMT 07.04.2024\nThe lead.\nMore of it.\n"
    (folder / "article.txt").write_text(head + "".join(caption.format(n=number) for number in (1, 2)))
    outcome = packed(folder, tmp_path / "a.photostory")
    with zipfile.ZipFile(tmp_path / "a.photostory") as file:
        manifest = yaml.safe_load(file.read("gallery.yaml"))
    assert manifest["article"]["headline"] == "Headline"
    assert [photo["caption"] for photo in manifest["photos"]] == ["Caption 1", "Caption 2"]
    assert outcome.left_out == ("article.txt",)


def test_hidden_photos_stay_where_they_are(bundle, tmp_path):
    folder = bundle.with_photos(2)
    manifest = yaml.safe_load((folder / "gallery.yaml").read_text())
    manifest["photos"][0]["hidden"] = True
    bundle.write_manifest(folder, manifest)
    assert packed(folder, tmp_path / "a.photostory").left_out == ("photo 1.png",)


def test_what_is_there_is_only_replaced_if_somebody_says_so(bundle, tmp_path):
    target = tmp_path / "a.photostory"
    target.write_text("mine")
    target.chmod(0o640)
    with pytest.raises(SaverError, match="is there already"):
        packed(bundle.with_photos(1), target)
    assert target.read_text() == "mine"
    packed(bundle.base / "story", target, force=True)
    assert zipfile.is_zipfile(target)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "name", ["aux.png", "NUL.png", "com1.tar.png", "LPT9.png", "x/a:b.png", "CON/a.png", "x./a.png"]
)
def test_names_that_mean_something_else_on_windows_are_refused(bundle, tmp_path, name):
    folder = bundle.plain(0)
    bundle.write_photo(folder / name)
    bundle.write_manifest(folder, {"format": "1.0", "photos": [{"file": f"./{name}"}]})
    with pytest.raises(SaverError, match="on Windows"):
        packed(folder, tmp_path / "a.photostory")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundles"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.png", "A.PNG"),
        ("f\u00fcr.png", "fu\u0308r.png"),
        ("x/a.png", "X/b.png"),
        ("Gallery.YAML", "b.png"),
    ],
)
def test_names_that_are_one_and_the_same_elsewhere_are_refused(bundle, tmp_path, one, other):
    folder = bundle.plain(0)
    for name in (one, other):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(bundle.write_photo(bundle.base / "photo.png").read_bytes())
    bundle.write_manifest(folder, {"format": "1.0", "photos": [{"file": one}, {"file": other}]})
    with pytest.raises(SaverError, match="one name on many systems"):
        packed(folder, tmp_path / "a.photostory")


def test_a_name_that_is_not_utf8_is_refused(bundle, tmp_path):
    folder = bundle.plain(1)
    os.rename(folder / "photo 1.png", os.fsencode(folder) + b"/\xff.png")
    with pytest.raises(SaverError):
        packed(folder, tmp_path / "a.photostory")


def test_what_is_packed_already_and_what_cannot_be_read_is_told(bundle, tmp_path):
    folder = bundle.with_photos(1)
    packed(folder, tmp_path / "a.photostory")
    with pytest.raises(SaverError, match="packed already"):
        packed(tmp_path / "a.photostory", tmp_path / "b.photostory")
    with pytest.raises(SaverError, match="no file or folder of this name"):
        packed(tmp_path / "gone", tmp_path / "b.photostory")
    with pytest.raises(SaverError, match="no folder to write it to"):
        packed(folder, tmp_path / "gone" / "b.photostory")
    bundle.write_manifest(folder, "format: '1.0'\nphotos: 7\n")
    with pytest.raises(SaverError) as error:
        packed(folder, tmp_path / "b.photostory")
    assert error.value.path == str(folder / "gallery.yaml")
    assert "gallery.yaml: line 2: photos is not a list" in str(error.value)
    assert not (tmp_path / "b.photostory").exists()


def test_a_link_that_leaves_the_folder_is_never_packed(bundle, tmp_path):
    (tmp_path / "secret.png").write_bytes(bundle.write_photo(bundle.base / "s.png").read_bytes())
    folder = bundle.with_photos(2)
    (folder / "photo 2.png").unlink()
    (folder / "photo 2.png").symlink_to(tmp_path / "secret.png")
    assert packed(folder, tmp_path / "a.photostory").missing == ("photo 2.png",)
    with zipfile.ZipFile(tmp_path / "a.photostory") as file:
        assert file.namelist() == ["mimetype", "gallery.yaml", "photo 1.png", "checksums.sha256"]
