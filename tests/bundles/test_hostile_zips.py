"""Packed files made to do harm, or come to harm: a gallery or a plain message, and nothing written."""

from __future__ import annotations

import os
import random
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hostile_zips import ALL, NAMES, T7_BOMBS, T8_STRUCTURE, T9_NAMES, hostile_zip
from zip_maker import Part, png, story, zip_bytes

from gallery_app.bundles.reading import locate, open_source, read
from gallery_app.errors import BundleError, PhotoError

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "zip-corpus"


def all_that_is_said(packed: Path) -> list[str]:
    """Open a packed file and every photo in it, as a loader does; return every message."""
    try:
        located = locate([str(packed)])
        with closing(open_source(located)) as source:
            gallery = read(located, source)
            said = [f"{problem.message} {problem.file}" for problem in gallery.problems]
            for photo in gallery.photos:
                said += looked_at(source, photo.file)
    except BundleError as error:
        return [str(error)]
    return said


def looked_at(source, file: str) -> list[str]:
    from gallery_app.imaging.decoding import decode

    try:
        with source.open(file) as opened:
            size, modified = source.measures(opened)
            decode(opened, (50, 50), size=size, modified=modified)
    except PhotoError as error:
        return [str(error)]
    return []


def everything_below(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.lstat().st_mtime_ns, path.lstat().st_size) for path in folder.rglob("*")}


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """A folder, and a home, in which nothing must be written."""
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("what", ALL)
def test_a_hostile_packed_file_gives_a_gallery_or_a_plain_message(watched, what) -> None:
    expected = ALL[what][1]
    packed = watched / "here" / "sent.zip"
    packed.write_bytes(hostile_zip(what))
    before = everything_below(watched)
    said = all_that_is_said(packed)
    assert everything_below(watched) == before
    if not expected:
        assert not [line for line in said if "checksum" in line or "damaged" in line]
    else:
        assert any(word in line for word in expected.split("|") for line in said), said
    for line in said:
        assert "Traceback" not in line
        assert "unexpected" not in line


def test_there_are_at_least_ten_of_each_kind() -> None:
    assert min(len(T7_BOMBS), len(T8_STRUCTURE), len(T9_NAMES)) >= 10


def test_names_that_lead_out_are_never_opened(watched) -> None:
    (watched / "evil.png").write_bytes(png())
    packed = watched / "here" / "sent.zip"
    packed.write_bytes(zip_bytes([Part(name, png()) for name in NAMES.values()]))
    (said,) = all_that_is_said(packed)
    assert "leads out of the gallery" in said


def corpus() -> list[Path]:
    return sorted(CORPUS.glob("*.zip"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus/zip-corpus is not there")
@pytest.mark.parametrize("packed", corpus(), ids=lambda path: path.name)
def test_every_file_of_the_corpus_gives_a_gallery_or_a_plain_message(watched, packed) -> None:
    copy = watched / "here" / packed.name
    copy.write_bytes(packed.read_bytes())
    before = everything_below(watched)
    said = all_that_is_said(copy)
    assert everything_below(watched) == before
    assert said  # none of them holds a photo
    with closing(open_quietly(copy)) as source:
        for member in source.members if source else ():
            with_contents(source, member)


class _Nothing:
    members = ()

    def close(self) -> None:
        pass


def open_quietly(packed: Path):
    try:
        return open_source(locate([str(packed)]))
    except BundleError:
        return _Nothing()


def with_contents(source, member: str) -> None:
    with suppress(PhotoError), source.open(member) as opened:
        opened.read()


@pytest.mark.parametrize("cut", range(0, 700, 7))
def test_a_file_cut_anywhere_gives_a_plain_message(watched, cut) -> None:
    whole = zip_bytes(story(2))
    packed = watched / "here" / "cut.photostory"
    packed.write_bytes(whole[:cut])
    assert all_that_is_said(packed)


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_bytes_changed_anywhere_gives_a_gallery_or_a_plain_message(watched, seed) -> None:
    noise = random.Random(seed)
    whole = bytearray(zip_bytes(story(2)))
    for _ in range(noise.randint(1, 12)):
        whole[noise.randrange(len(whole))] = noise.randrange(256)
    packed = watched / "here" / "odd.photostory"
    packed.write_bytes(whole)
    all_that_is_said(packed)


def test_a_packed_file_that_may_not_be_read_says_so(watched) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    packed = watched / "here" / "a.photostory"
    packed.write_bytes(zip_bytes(story()))
    packed.chmod(0)
    assert "permission denied" in all_that_is_said(packed)[0]
