"""Photos are shown upright, whichever way their file says so, and never turned twice."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from pictures import as_rgba, close, corners, saved, scene
from PIL import Image, ImageChops, ImageStat

from gallery_app.imaging.decoding import decode
from gallery_app.imaging.headers import facts_of

SCENE = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
SHARPEST = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "PNG": {},
    "TIFF": {},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 95, "subsampling": "4:4:4"},
}


def stored(orientation: int) -> Image.Image:
    """The scene as a camera held that way stores it."""
    return scene().transpose(UNDO[orientation]) if orientation in UNDO else scene()


def exif(orientation: int) -> Image.Exif:
    block = Image.Exif()
    block[0x0112] = orientation
    return block


def xmp(orientation: int, form: str = 'tiff:Orientation="{}"') -> bytes:
    packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description {}/></rdf:RDF></x:xmpmeta>"
    return packet.format(form.format(orientation)).encode()


def assert_upright(file: io.BytesIO) -> None:
    decoded = decode(file, (48, 48))
    assert (decoded.facts.width, decoded.facts.height) == (96, 64)
    assert (decoded.width, decoded.height) == (48, 32)
    found = corners(as_rgba(decoded))
    assert all(close(one, other, 30) for one, other in zip(found, SCENE, strict=True)), found


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", SHARPEST)
def test_every_format_is_turned_once(format_, orientation):
    file = saved(stored(orientation), format_, exif=exif(orientation), **SHARPEST[format_])
    assert_upright(file)
    facts = facts_of(file, size=0, modified=0.0)
    assert (facts.width, facts.height) == (96, 64)


@pytest.mark.parametrize("form", ['tiff:Orientation="{}"', "tiff:Orientation='{}'"])
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "WEBP"])
def test_xmp_counts_where_exif_tells_nothing(format_, orientation, form):
    options = SHARPEST[format_] | {"xmp": xmp(orientation, form)}
    assert_upright(saved(stored(orientation), format_, **options))


def test_xmp_may_tell_it_in_an_element_of_its_own():
    packet = xmp(6).replace(
        b'tiff:Orientation="6"/>', b"><tiff:Orientation>6</tiff:Orientation></rdf:Description>"
    )
    assert_upright(saved(stored(6), "JPEG", xmp=packet, **SHARPEST["JPEG"]))


def test_exif_counts_where_both_tell_something():
    assert_upright(saved(stored(6), "JPEG", exif=exif(6), xmp=xmp(3), **SHARPEST["JPEG"]))
    assert_upright(saved(stored(1), "JPEG", exif=exif(1), xmp=xmp(3), **SHARPEST["JPEG"]))


def test_an_avif_is_turned_by_its_own_boxes_alone():
    assert_upright(saved(scene(), "AVIF", xmp=xmp(6), **SHARPEST["AVIF"]))


@pytest.mark.parametrize("value", ["0", "9", "x", ""])
def test_xmp_without_sense_turns_nothing(value):
    packet = xmp(1).replace(b'"1"', f'"{value}"'.encode())
    assert_upright(saved(scene(), "JPEG", xmp=packet, **SHARPEST["JPEG"]))


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_png_may_tell_its_orientation_after_its_pixels(orientation):
    data = saved(stored(orientation), "PNG").getvalue()
    block = exif(orientation).tobytes().removeprefix(b"Exif\0\0")
    end = data.rindex(b"IEND") - 4
    assert_upright(io.BytesIO(data[:end] + chunk(b"eXIf", block) + data[end:]))


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_png_may_tell_its_orientation_in_hexadecimal_as_imagemagick_does(orientation):
    data = saved(stored(orientation), "PNG").getvalue()
    digits = exif(orientation).tobytes().hex()
    text = f"\nexif\n{len(digits) // 2:8}\n{digits}\n"
    body = b"Raw profile type exif\0\0" + zlib.compress(text.encode())
    at = data.index(b"IDAT") - 4
    assert_upright(io.BytesIO(data[:at] + chunk(b"zTXt", body) + data[at:]))


def test_exif_may_write_its_orientation_as_a_long_number():
    block = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x04\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    assert_upright(saved(stored(6), "JPEG", exif=block, **SHARPEST["JPEG"]))


def test_exif_whose_head_stands_there_twice_is_read():
    block = b"Exif\0\0" + exif(6).tobytes()
    assert_upright(saved(stored(6), "JPEG", exif=block, **SHARPEST["JPEG"]))


@pytest.mark.parametrize("number", range(9))
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
def test_the_orientation_examples_are_upright(corpus, shape, number):
    folder = corpus / "orientation"
    with (folder / f"{shape}_1.jpg").open("rb") as file:
        upright = as_rgba(decode(file, (300, 300))).convert("L").resize((24, 24))
    with (folder / f"{shape}_{number}.jpg").open("rb") as file:
        decoded = decode(file, (300, 300))
    found = as_rgba(decoded).convert("L").resize((24, 24))
    assert (decoded.width > decoded.height) == (shape == "Landscape")
    # Number 0 has a letter of its own; of the others each has its own number in a corner.
    assert ImageStat.Stat(ImageChops.difference(upright, found)).mean[0] < 12
