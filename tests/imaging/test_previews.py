"""The small pictures in a JPEG are a first look at it, if they are pictures of it at all."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import as_rgba, close, corners, saved, scene
from PIL import Image
from test_upright import UNDO

from gallery_app.imaging.previews import embedded_preview

SCENE = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


def jpeg(image: Image.Image, **options: object) -> bytes:
    return saved(image, "JPEG", quality=95, subsampling=0, **options).getvalue()


def exif_with(thumbnail: bytes, orientation: int = 1, *, start: int | None = None, length: int | None = None):
    """A block of EXIF with an orientation and, in its second directory, a thumbnail."""
    first = struct.pack("<H", 1) + struct.pack("<HHLHH", 0x0112, 3, 1, orientation, 0)
    second_at = 8 + len(first) + 4
    data_at = second_at + 2 + 2 * 12 + 4
    second = struct.pack("<H", 2)
    second += struct.pack("<HHLL", 0x0201, 4, 1, data_at if start is None else start)
    second += struct.pack("<HHLL", 0x0202, 4, 1, len(thumbnail) if length is None else length) + bytes(4)
    return b"Exif\0\0II*\0" + struct.pack("<L", 8) + first + struct.pack("<L", second_at) + second + thumbnail


def with_thumbnail(thumbnail: Image.Image, orientation: int = 1, size: tuple[int, int] = (960, 640)) -> bytes:
    image = scene(*size)
    stored = image.transpose(UNDO[orientation]) if orientation in UNDO else image
    return jpeg(stored, exif=exif_with(jpeg(thumbnail), orientation))


def with_pictures(photo: Image.Image, *pictures: tuple[int, bytes]) -> bytes:
    """A JPEG followed by others, and the index of them all; each is given with its kind."""
    count = 1 + len(pictures)

    def index(places: list[tuple[int, int, int]]) -> bytes:
        head = b"MM\0*" + struct.pack(">L", 8) + struct.pack(">H", 2)
        head += struct.pack(">HHLL", 0xB001, 4, 1, count) + struct.pack(">HHLL", 0xB002, 7, 16 * count, 38)
        head += bytes(4)
        return head + b"".join(struct.pack(">LLLHH", *place, 0, 0) for place in places)

    def whole(places: list[tuple[int, int, int]]) -> bytes:
        body = b"MPF\0" + index(places)
        segment = b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body
        plain = jpeg(photo)
        return plain[:2] + segment + plain[2:]

    base = 2 + 4 + 4  # where the index starts: after the beginning of the file and of its segment
    first = len(whole([(0, 0, 0)] * count))
    places, at = [(0x030000, first, 0)], first
    for kind, data in pictures:
        places.append((kind, len(data), at - base))
        at += len(data)
    return whole(places) + b"".join(data for _, data in pictures)


def assert_shows_scene(decoded, size: tuple[int, int]) -> None:
    assert decoded is not None
    assert not decoded.exact
    assert (decoded.width, decoded.height) == size
    found = corners(as_rgba(decoded))
    assert all(close(one, other, 40) for one, other in zip(found, SCENE, strict=True)), found


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_thumbnail_in_the_exif_block_is_shown_the_way_its_photo_is(orientation):
    small = scene(160, 106)
    stored = small.transpose(UNDO[orientation]) if orientation in UNDO else small
    decoded = embedded_preview(io.BytesIO(with_thumbnail(stored, orientation)), 160)
    assert_shows_scene(decoded, (160, 106))
    assert (decoded.facts.width, decoded.facts.height) == (960, 640)


@pytest.mark.parametrize("size", [(160, 120), (160, 160), (106, 160)])
def test_a_thumbnail_of_another_shape_is_not_used_it_has_bars_or_is_of_another_photo(size):
    assert embedded_preview(io.BytesIO(with_thumbnail(scene(*size))), 160) is None


def test_the_smallest_that_is_large_enough_is_taken_and_scaled_by_its_decoder():
    previews = [(0x010001, jpeg(scene(480, 320))), (0x010002, jpeg(scene(1440, 960)))]
    data = with_pictures(scene(2880, 1920), *previews)
    assert_shows_scene(embedded_preview(io.BytesIO(data), 256), (480, 320))
    assert_shows_scene(embedded_preview(io.BytesIO(data), 500), (720, 480))
    assert_shows_scene(embedded_preview(io.BytesIO(data), 4000), (1440, 960))


def test_maps_of_depth_and_further_photos_are_no_previews():
    for kind in (0x000000, 0x020001, 0x020002, 0x020003, 0x030000, 0x050000):
        data = with_pictures(scene(960, 640), (kind, jpeg(scene(480, 320))))
        assert embedded_preview(io.BytesIO(data), 256) is None


def test_photos_without_one_and_other_formats_have_none():
    for file in (saved(scene(), "JPEG"), saved(scene(), "PNG"), io.BytesIO(b"rubbish"), io.BytesIO(b"")):
        assert embedded_preview(file, 160) is None


@pytest.mark.parametrize(
    ("start", "length"),
    [(None, 0), (None, 2), (None, 0xFFFFFFFF), (0xFFFFFFFF, None), (0, None), (9, None), (None, 2 << 20)],
)
def test_a_thumbnail_that_lies_nowhere_is_none(start, length):
    block = exif_with(jpeg(scene(96, 64)), start=start, length=length)
    assert embedded_preview(io.BytesIO(jpeg(scene(960, 640), exif=block)), 96) is None


def test_a_thumbnail_that_claims_to_be_huge_is_not_decoded():
    bomb = bytearray(jpeg(scene(96, 64)))
    at = bomb.index(b"\xff\xc0") + 5
    bomb[at : at + 4] = struct.pack(">HH", 40000, 60000)
    block = exif_with(bytes(bomb))
    assert embedded_preview(io.BytesIO(jpeg(scene(960, 640), exif=block)), 96) is None


@given(st.integers(0, 1 << 30), st.binary(min_size=1, max_size=30))
def test_a_damaged_file_gives_a_preview_or_none(at, rubbish):
    data = with_pictures(scene(96, 64), (0x010001, jpeg(scene(48, 32))))
    at %= len(data)
    decoded = embedded_preview(io.BytesIO(data[:at] + rubbish + data[at + len(rubbish) :]), 48)
    assert decoded is None or len(decoded.pixels) == decoded.stride * decoded.height
