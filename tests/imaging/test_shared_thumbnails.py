"""Thumbnails that other programs made: believed only as far as they can be checked."""

from __future__ import annotations

from io import BytesIO
from zlib import crc32

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gallery_app.imaging.shared_thumbnails import thumbnail_from

URI = "file:///a/photo%201.jpg"
MODIFIED = 1_700_000_000.75
SIZE = 4711
RIGHT = {"Thumb::URI": URI, "Thumb::MTime": "1700000000"}


def stored(words=RIGHT, size=(256, 171), mode="RGB", colour="teal", *, packed=False):
    text = PngInfo()
    for key, value in words.items():
        text.add_text(key, value, zip=packed)
    file = BytesIO()
    Image.new(mode, size, colour).save(file, "PNG", pnginfo=text)
    return file.getvalue()


def read(data, side=256):
    return thumbnail_from(BytesIO(data), URI, side=side, file_size=SIZE, modified=MODIFIED)


def test_a_thumbnail_of_the_photo_is_taken():
    found = read(stored())
    assert (found.width, found.height) == (256, 171)
    assert found.pixels[:4] == bytes((128, 128, 0, 255))
    assert found.exact
    assert (found.seen.file_size, found.seen.modified) == (SIZE, MODIFIED)


@pytest.mark.parametrize(
    "words",
    [
        RIGHT | {"Thumb::MTime": "1700000000.750000"},
        RIGHT | {"Thumb::Size": str(SIZE)},
        RIGHT | {"Software": "KDE Thumbnail Generator", "Thumb::Mimetype": "image/jpeg"},
    ],
)
def test_other_programs_ways_of_saying_it_are_understood(words):
    assert read(stored(words)) is not None


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"Thumb::MTime": "1700000000"},
        {"Thumb::URI": URI},
        RIGHT | {"Thumb::MTime": "1700000001"},
        RIGHT | {"Thumb::MTime": "-1700000000"},
        RIGHT | {"Thumb::MTime": "1700000000.x"},
        RIGHT | {"Thumb::MTime": ""},
        RIGHT | {"Thumb::URI": "file:///a/photo 1.jpg"},
        RIGHT | {"Thumb::URI": "file:///a/photo%202.jpg"},
        RIGHT | {"Thumb::Size": "4712"},
    ],
)
def test_a_thumbnail_of_another_photo_or_another_time_is_none(words):
    assert read(stored(words)) is None


def test_words_in_other_chunks_are_found():
    assert read(stored(packed=True)) is not None
    data = stored({})
    behind = stored()
    words = behind[33 : behind.index(b"IDAT") - 4]
    end = data.index(b"IEND") - 4
    assert read(data[:end] + words + data[end:]) is not None


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_shown(mode):
    found = read(stored(mode=mode, colour=0))
    assert len(found.pixels) == 256 * 171 * 4


@pytest.mark.parametrize("size", [(257, 171), (1025, 10), (5000, 4000), (128, 100), (1, 1)])
def test_a_thumbnail_of_an_odd_size_is_none(size):
    assert read(stored(size=size)) is None


def test_each_size_is_told_from_the_others():
    assert read(stored(size=(512, 300)), side=512) is not None
    assert read(stored(size=(512, 300)), side=256) is None
    assert read(stored(size=(100, 200)), side=512) is None


def test_a_thumbnail_cut_anywhere_is_none():
    data = stored(colour=0)
    for end in range(len(data)):
        assert read(data[:end]) is None, end


def test_a_thumbnail_poisoned_anywhere_is_none():
    data = stored(colour=0)
    for at in range(len(data)):
        assert read(data[:at] + bytes((data[at] ^ 0x55,)) + data[at + 1 :]) is None, at


def test_a_bomb_is_none():
    header = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    assert read(stored()[:12] + header + crc32(header).to_bytes(4, "big") + stored()[33:]) is None
    assert read(stored(RIGHT | {"Comment": 9_000_000 * "x"}, packed=True)) is None


def test_other_files_in_a_thumbnails_place_are_none():
    jpeg = BytesIO()
    Image.new("RGB", (256, 171)).save(jpeg, "JPEG")
    for data in (b"", b"\x89PNG\r\n\x1a\n", jpeg.getvalue(), b"GIF89a" + bytes(100), bytes(1000)):
        assert read(data) is None
