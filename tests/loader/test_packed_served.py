"""Packed galleries through real loader processes: everything that works for files works for members."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from bundle_maker import BundleMaker
from driving import Driven, colour_of
from hostile_zips import T7_BOMBS, hostile_zip
from PIL import Image
from zip_maker import DEFLATED, LINK, Part, manifest, mimetype, png, story, write_zip

from gallery_app.loader.answers import (
    FirstPicture,
    Frame,
    GalleryFailure,
    GalleryHead,
    OpenDone,
    PhotoFailure,
    PhotosPart,
    Picture,
    Priority,
    Thumbnail,
    ThumbnailOrigin,
)
from gallery_app.loader.client import launch_loader
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.part import Part as RegionPart
from gallery_app.processes.spawning import python_paths

PHOTO = "photos/01.png"


@pytest.fixture
def packed(tmp_path):
    return write_zip(tmp_path / "my story.photostory", story())


def animation():
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    data = BytesIO()
    frames[0].save(data, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return data.getvalue()


def asked(loaders, ask):
    """Ask for something and return the answer."""
    answers = []
    ask(answers.append)
    loaders.until(lambda: bool(answers))
    return answers[0]


@pytest.mark.parametrize("method", [0, DEFLATED])
def test_the_first_photo_comes_before_the_gallery(tmp_path, method):
    parts = [
        mimetype(),
        manifest("1.png", "2.png"),
        Part("1.png", png(1), method),
        Part("2.png", png(2), method),
    ]
    with Driven(write_zip(tmp_path / "a.photostory", parts)) as loaders:
        first, head, photos, done = loaders.open(box=(50, 50))
    assert isinstance(first, FirstPicture)
    assert colour_of(first.picture) == BundleMaker.colour(1)
    assert isinstance(head, GalleryHead)
    assert (head.gallery.kind, head.count) == (GalleryKind.PACKED, 2)
    assert isinstance(photos, PhotosPart)
    assert isinstance(done, OpenDone)


@pytest.mark.parametrize("method", [0, DEFLATED])
def test_thumbnails_parts_frames_and_facts_come_from_members(tmp_path, method):
    large = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(large, "JPEG")
    parts = [Part("moving.gif", animation(), method), Part("large.jpg", large.getvalue(), method)]
    with Driven(write_zip(tmp_path / "a.zip", parts)) as loaders:
        loaders.open()
        pool = loaders.pool
        thumbnail = asked(loaders, lambda done: pool.thumbnail("large.jpg", 256, Priority.CURRENT, done))
        assert isinstance(thumbnail, Thumbnail)
        assert thumbnail.origin is ThumbnailOrigin.MADE
        whole = (900, 600)
        for part in (RegionPart(whole, 100, 100, 64, 64), RegionPart(whole, 400, 300, 64, 64)):
            piece = asked(loaders, lambda done, part=part: pool.region("large.jpg", whole, part, 0, done))
            assert isinstance(piece, Picture)
            assert (piece.width, piece.height) == (64, 64)
        for index, colour in ((0, (254, 0, 0)), (2, (0, 0, 254)), (1, (0, 127, 0))):
            frame = asked(loaders, lambda done, index=index: pool.frame("moving.gif", None, index, 0, done))
            assert isinstance(frame, Frame)
            assert frame.index == index
            assert all(abs(a - b) < 3 for a, b in zip(colour_of(frame.picture), colour, strict=True))
        facts = loaders.describe("large.jpg")
        assert (facts.width, facts.height, facts.file_size) == (900, 600, len(large.getvalue()))


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="{}"/>'
    "</rdf:RDF></x:xmpmeta>"
)


@pytest.mark.parametrize("method", [0, DEFLATED])
def test_words_come_from_members_and_from_the_sidecars_beside_them(tmp_path, method):
    photo = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(photo, "JPEG", xmp=XMP.format("Embedded").encode())
    parts = [
        Part("a/1.jpg", photo.getvalue(), method),
        Part("a/2.jpg", photo.getvalue(), method),
        Part("a/2.jpg.xmp", XMP.format("Beside").encode(), method),
        Part("b/3.jpg", photo.getvalue(), method, checksum=9),
    ]
    heard, done = {}, []
    with Driven(write_zip(tmp_path / "a.zip", parts)) as loaders:
        loaders.open()
        left = ["a/1.jpg", "a/2.jpg", "b/3.jpg"]
        while left:  # a loader reads as many as there is time for
            done.clear()
            loaders.pool.read_words(left, {}, Priority.IDLE, heard.__setitem__, done.append)
            loaders.until(lambda: bool(done))
            left = list(done[0])
    said = {
        file: [(origin.value, words.credit.line) for origin, words in heard[file].sources]
        for file in ("a/1.jpg", "a/2.jpg")
    }
    assert said == {"a/1.jpg": [("xmp", "Embedded")], "a/2.jpg": [("sidecar", "Beside"), ("xmp", "Embedded")]}
    assert "checksum" in str(heard["b/3.jpg"].reason)


def test_no_shared_thumbnail_is_looked_for(tmp_path, packed):
    launch = partial(launch_loader, thumbnails=str(tmp_path / "thumbnails"))
    with Driven(packed, launch=launch) as loaders:
        loaders.open()
        answer = asked(loaders, lambda done: loaders.pool.thumbnail(PHOTO, 256, Priority.CURRENT, done))
    assert answer.origin is ThumbnailOrigin.MADE


def test_what_is_wrong_with_a_member_is_said_of_that_photo_only(tmp_path):
    parts = [
        Part("1.png", png(1)),
        Part("2.png", png(2), checksum=7),
        Part("3.png", b"/etc/passwd", mode=LINK),
        Part("4.png", png(4), 99),
    ]
    with Driven(write_zip(tmp_path / "a.zip", parts)) as loaders:
        loaders.open()
        answers = [loaders.decode(f"{number}.png") for number in range(1, 5)]
    assert isinstance(answers[0], Picture)
    said = [str(answer.reason) for answer in answers[1:]]
    assert said == [
        "2.png is damaged: its checksum is not what the packed file says",
        "3.png is a link: links in packed files are not followed",
        "4.png is encrypted",
    ]


@pytest.mark.parametrize("box", [None, (50, 50)])
def test_what_cannot_be_opened_is_said_in_one_sentence(tmp_path, box):
    (tmp_path / "cut.photostory").write_bytes(b"PK\3\4 and no more")
    with Driven(tmp_path / "cut.photostory") as loaders:
        (answer,) = loaders.open(box)
    assert isinstance(answer, GalleryFailure)
    assert str(answer.reason) == "it is no zip file, or its end is missing: it may not have arrived whole"
    assert answer.path == str(tmp_path / "cut.photostory")
    assert not answer.plain_possible


def test_a_broken_manifest_in_it_can_be_passed_over(tmp_path):
    parts = [mimetype(), Part("gallery.yaml", b"photos: ["), Part("1.png", png())]
    with Driven(write_zip(tmp_path / "a.photostory", parts)) as loaders:
        (answer,) = loaders.open()
        assert answer.plain_possible
        assert answer.line is not None
        assert isinstance(loaders.open(plain=True)[-1], OpenDone)


def test_a_gallery_that_is_cut_while_it_is_open_says_so_and_no_loader_dies(packed):
    with Driven(packed) as loaders:
        loaders.open()
        assert isinstance(loaders.decode(PHOTO), Picture)
        os.truncate(packed, 200)
        answer = loaders.decode("photos/02.png")
        assert isinstance(answer, PhotoFailure)
        assert "is damaged" in str(answer.reason)


def test_a_gallery_that_is_replaced_while_it_is_open_goes_on(tmp_path, packed):
    with Driven(packed) as loaders:
        loaders.open()
        os.replace(write_zip(tmp_path / "other.zip", [Part("x.png", png(9))]), packed)
        answer = loaders.decode(PHOTO)
        assert isinstance(answer, (Picture, PhotoFailure))
        if isinstance(answer, Picture):
            assert colour_of(answer) == BundleMaker.colour(1)


def test_nothing_but_the_one_file_can_be_read(tmp_path, packed):
    """The neighbour of a packed gallery is out of reach of the loader that has it open."""
    neighbour = tmp_path / "neighbour.txt"
    neighbour.write_text("secret")
    code = (
        "import sys\n"
        "gallery, neighbour, *paths = sys.argv[1:]\n"
        "sys.path += [path for path in paths if path not in sys.path]\n"
        "from gallery_app.processes.lockdown import lock_down\n"
        "print('landlock' in lock_down(gallery, paths))\n"
        "from gallery_app.source.packed import ZipSource\n"
        "print(len(ZipSource(gallery).members))\n"
        "try:\n    print(open(neighbour).read())\nexcept PermissionError:\n    print('refused')\n"
    )
    run = [sys.executable, "-I", "-S", "-c", code, str(packed), str(neighbour), *python_paths()]
    told = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    if told[0] == "False":
        pytest.skip("this kernel has no Landlock")
    assert told == ["True", "5", "refused"]


CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "zip-corpus"
EVERY = 8  # a loader is started for each: all of them are read in tests/bundles


def looked_through(packed):
    """Open a packed file and each photo in it through loaders; return how many of these died or gave up."""
    with Driven(packed) as loaders:
        answers = loaders.open(box=(50, 50))
        photos = [photo for answer in answers if isinstance(answer, PhotosPart) for photo in answer.photos]
        for photo in photos[:5]:
            assert isinstance(loaders.decode(photo.file), (Picture, PhotoFailure))
        assert isinstance(answers[-1], (OpenDone, GalleryFailure))
        return len(loaders.pool._deaths._times)


@pytest.mark.parametrize("what", T7_BOMBS)
def test_a_bomb_costs_no_loader_and_leaves_nothing(tmp_path, what):
    packed = tmp_path / "sent.zip"
    packed.write_bytes(hostile_zip(what))
    assert looked_through(packed) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sent.zip"]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus/zip-corpus is not there")
def test_odd_files_cost_no_loader(tmp_path):
    for source in sorted(CORPUS.glob("*.zip"))[::EVERY]:
        packed = tmp_path / source.name
        packed.write_bytes(source.read_bytes())
        assert looked_through(packed) == 0, source.name
        packed.unlink()
    assert not list(tmp_path.iterdir())
