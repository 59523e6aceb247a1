"""Unpacking into a folder, and comparing with the checksums."""

from __future__ import annotations

import hashlib
import os
import zipfile

import pytest
from packed_story import fingerprint
from zip_maker import DEFLATED, LINK, Part, manifest, mimetype, png, write_zip

from gallery_app.saver.client import save
from gallery_app.saver.jobs import PackJob, SaverError, UnpackJob, VerifyJob


@pytest.fixture
def packed(story, tmp_path):
    target = tmp_path / "a.photostory"
    save(PackJob(str(story), str(target)))
    return target


def unpacked(source, target, *, force=False):
    return save(UnpackJob(str(source), str(target), force))


def repacked(source, target, change):
    """Write the members of a packed file anew, changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            data = change(member.filename, old.read(member))
            if data is not None:
                new.writestr(member, data)
    return target


def test_an_empty_folder_may_be_filled_and_a_full_one_not(packed, tmp_path):
    (tmp_path / "empty").mkdir()
    unpacked(packed, tmp_path / "empty")
    before = fingerprint(tmp_path / "empty")
    with pytest.raises(SaverError, match="is there already"):
        unpacked(packed, tmp_path / "empty")
    assert fingerprint(tmp_path / "empty") == before


def test_by_force_files_are_replaced_and_others_stay(packed, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    (folder / "photo 1.png").write_text("old")
    unpacked(packed, folder, force=True)
    unpacked(packed, tmp_path / "new")
    assert fingerprint(folder) == fingerprint(tmp_path / "new") | {
        "mine.txt": hashlib.sha256(b"mine").hexdigest()
    }
    assert not list(folder.rglob(".*"))


def test_by_force_nothing_is_written_through_a_link(packed, tmp_path):
    folder, elsewhere = tmp_path / "mine", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "Ünïcödé").symlink_to(elsewhere)
    with pytest.raises(SaverError):
        unpacked(packed, folder, force=True)
    assert not list(elsewhere.iterdir())
    assert [path.name for path in folder.iterdir()] == ["Ünïcödé"]


def test_a_plain_zip_file_is_unpacked_too_but_for_names_that_lead_out(tmp_path):
    parts = [Part("../evil.png", png()), Part("photos/1.png", png(), DEFLATED), Part("read me.txt", b"hello")]
    outcome = unpacked(write_zip(tmp_path / "a.zip", parts), tmp_path / "out")
    assert sorted(fingerprint(tmp_path / "out")) == ["photos/1.png", "read me.txt"]
    assert outcome.left_out == ("../evil.png",)
    assert not (tmp_path / "evil.png").exists()


@pytest.mark.parametrize(
    "bad",
    [
        Part("1.png", b"/etc/passwd", mode=LINK),
        Part("1.png", png(), checksum=5),
        Part("1.png", png(), 99),
        Part("CON.png", png()),
        Part("0.PNG", png()),
        Part("0.png/x.png", png()),
        Part("gallery.yaml ", b""),
        Part(b"\xff.png", png(), flags=0x800),
    ],
)
def test_what_cannot_be_unpacked_whole_is_not_unpacked_at_all(tmp_path, bad):
    source = write_zip(tmp_path / "a.zip", [mimetype(), manifest("0.png"), Part("0.png", png()), bad])
    with pytest.raises(SaverError):
        unpacked(source, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_file_that_is_not_what_was_packed_stops_everything(packed, tmp_path):
    other = repacked(
        packed, tmp_path / "b.photostory", lambda name, data: data + b"x" * (name == "photo 2.png")
    )
    with pytest.raises(SaverError, match=r"photo 2.png is not what was packed"):
        unpacked(other, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_packed_gallery_is_found_to_be_as_it_was_packed(packed):
    outcome = save(VerifyJob(str(packed)))
    assert outcome.is_sound
    assert outcome.files == 8


def test_what_differs_is_missing_or_was_added_is_named(packed, tmp_path):
    def change(name, data):
        if name == "line\nbreak.png":
            return None
        return data + b" " if name in {"photo 1.png", "gallery.yaml"} else data

    other = repacked(packed, tmp_path / "b.photostory", change)
    with zipfile.ZipFile(other, "a") as file:
        file.writestr("added.png", b"x")
    outcome = save(VerifyJob(str(other)))
    assert not outcome.is_sound
    assert outcome.differing == ("gallery.yaml", "photo 1.png")
    assert outcome.missing == ("line\nbreak.png",)
    assert outcome.extra == ("added.png",)


def test_one_flipped_bit_is_found(packed):
    data = bytearray(packed.read_bytes())
    with zipfile.ZipFile(packed) as file:
        at = file.getinfo("photo 2.png").header_offset + 60
    data[at] ^= 1
    packed.write_bytes(data)
    assert save(VerifyJob(str(packed))).differing == ("photo 2.png",)


def test_without_checksums_nothing_can_be_verified(tmp_path):
    with pytest.raises(SaverError, match="no checksums"):
        save(VerifyJob(str(write_zip(tmp_path / "a.zip", [Part("1.png", png())]))))
    broken = [mimetype(), Part("checksums.sha256", b"nonsense\n")]
    with pytest.raises(SaverError, match="cannot be read"):
        save(VerifyJob(str(write_zip(tmp_path / "b.zip", broken))))


def test_nothing_is_written_by_verifying(packed, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    save(VerifyJob(str(packed)))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert os.listdir(tmp_path)
