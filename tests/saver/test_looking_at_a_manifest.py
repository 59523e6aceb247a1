from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from gallery_app.saver.client import save
from gallery_app.saver.jobs import LookJob, ManifestJob, SaverError


def test_where_there_is_no_manifest_there_is_nothing_to_tell(base_dir: Path) -> None:
    assert save(LookJob(str(base_dir / "gallery.yaml"))).checksum == ""


def test_a_manifest_is_told_by_what_it_holds_and_replaced_only_as_long_as_it_does(base_dir: Path) -> None:
    manifest = base_dir / "gallery.yaml"
    manifest.write_bytes(b"photos: []\n")
    seen = save(LookJob(str(manifest)))
    assert (seen.files, seen.size) == (1, 11)
    assert seen.checksum == sha256(b"photos: []\n").hexdigest()
    save(ManifestJob(str(manifest), b"new", seen.checksum))
    assert manifest.read_bytes() == b"new"
    with pytest.raises(SaverError, match="changed by somebody else"):
        save(ManifestJob(str(manifest), b"newer", seen.checksum))
    assert manifest.read_bytes() == b"new"


@pytest.mark.parametrize("version", ["2.0", "3", "0.9"])
def test_a_manifest_in_another_format_is_not_to_be_replaced(base_dir: Path, version: str) -> None:
    manifest = base_dir / "gallery.yaml"
    manifest.write_text(f'format: "{version}"\nphotos: []\n', encoding="utf-8")
    with pytest.raises(SaverError, match="newer format"):
        save(LookJob(str(manifest)))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"photos: [", b"format: [1]\n", b"- a\n", b'format: "1.7"\n']
)
def test_whatever_else_a_manifest_holds_may_be_replaced_by_who_was_asked(
    base_dir: Path, content: bytes
) -> None:
    manifest = base_dir / "gallery.yaml"
    manifest.write_bytes(content)
    assert save(LookJob(str(manifest))).checksum == sha256(content).hexdigest()


def test_what_is_no_file_is_left_alone(base_dir: Path) -> None:
    (base_dir / "folder").mkdir()
    os.mkfifo(base_dir / "pipe")
    (base_dir / "link").symlink_to("elsewhere")
    for name in ("folder", "pipe", "link"):
        with pytest.raises(SaverError):
            save(LookJob(str(base_dir / name)))
