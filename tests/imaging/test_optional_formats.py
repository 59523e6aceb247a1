"""HEIC and JPEG XL, where their packages are installed."""

from __future__ import annotations

import io

import pytest
from pictures import as_rgba, close, corners, scene
from PIL import Image
from profiles_made import exchanged
from test_upright import exif, stored

from gallery_app.errors import PhotoError
from gallery_app.imaging.decoding import decode
from gallery_app.imaging.formats import DECODER_THREADS
from gallery_app.imaging.headers import facts_of
from gallery_app.model.problems import PhotoState

SCENE = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


@pytest.fixture
def heif():
    package = pytest.importorskip("pillow_heif", reason="the optional package pillow-heif is not installed")
    package.register_heif_opener()  # for writing; the program itself needs no registering
    return package


@pytest.fixture
def jxl():
    return pytest.importorskip("pillow_jxl", reason="the optional package pillow-jxl-plugin is not installed")


def saved(image: Image.Image, format_: str, **options: object) -> io.BytesIO:
    file = io.BytesIO()
    image.save(file, format_, quality=95, **options)
    return file


def assert_scene(file: io.BytesIO, expected: list[tuple[int, ...]] = SCENE) -> None:
    found = corners(as_rgba(decode(file, (48, 48))))
    assert all(close(one, other, 30) for one, other in zip(found, expected, strict=True)), found


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_heic_is_shown_upright(heif, orientation):
    file = saved(stored(orientation), "HEIF", exif=exif(orientation).tobytes())
    assert_scene(file)
    facts = facts_of(file, size=0, modified=0.0)
    assert (facts.format, facts.width, facts.height) == ("HEIC", 96, 64)


def test_a_heic_follows_its_profile(heif):
    file = saved(scene(), "HEIF", icc_profile=exchanged())
    assert_scene(file, [SCENE[2], SCENE[1], SCENE[0], SCENE[3]])


def test_a_cut_heic_is_damaged(heif):
    data = saved(scene(640, 480), "HEIF").getvalue()
    with pytest.raises(PhotoError) as caught:
        decode(io.BytesIO(data[: len(data) // 2]), None)
    assert caught.value.state is PhotoState.DAMAGED


def test_a_heic_is_decoded_by_few_threads(heif):
    decode(saved(scene(), "HEIF"), None)
    assert heif.options.DECODE_THREADS == DECODER_THREADS


def test_a_jpeg_xl_is_shown(jxl):
    assert_scene(saved(scene(), "JXL"))
    assert decode(saved(scene(), "JXL"), None).facts.format == "JPEG XL"


def test_a_jpeg_xl_is_not_turned_by_its_exif_block_which_its_standard_passes_over(jxl):
    assert_scene(saved(scene(), "JXL", exif=exif(6).tobytes()))


def test_a_jpeg_inside_a_jpeg_xl_is_turned_as_the_jpeg_was(jxl, tmp_path):
    path = tmp_path / "photo.jpg"
    stored(6).save(path, quality=95, exif=exif(6))
    with Image.open(path) as image:
        image.save(tmp_path / "photo.jxl", lossless_jpeg=True)
    assert_scene(io.BytesIO((tmp_path / "photo.jxl").read_bytes()))


def test_a_transparent_jpeg_xl_is_transparent(jxl):
    decoded = decode(saved(Image.new("RGBA", (32, 32), (255, 0, 0, 128)), "JXL"), None)
    assert decoded.premultiplied
