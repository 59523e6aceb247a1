"""Animations: which files are some, and what is to be seen of them, told by colour."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib

import pytest
from pictures import as_rgba, close, saved, scene
from PIL import Image

from gallery_app.errors import PhotoError
from gallery_app.imaging import animation as playing
from gallery_app.imaging.animation import FRAMES, Animation, Frame
from gallery_app.imaging.decoding import decode
from gallery_app.imaging.headers import facts_of
from gallery_app.model.problems import PhotoState

RED, LIME, BLUE, WHITE, CLEAR = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), None
COLOURS = ("red", "lime", "blue")
SIDE = 40
KEEP, TO_NOTHING, TO_BEFORE = 1, 2, 3  # disposal as a GIF writes it


def flat(count: int, size: tuple[int, int] = (SIDE, SIDE)) -> list[Image.Image]:
    """Frames of one colour each: red, green, blue, and again."""
    return [Image.new("RGB", size, COLOURS[number % 3]) for number in range(count)]


def moving(format_: str, frames: list[Image.Image], **options: object) -> io.BytesIO:
    """An animation written by Pillow."""
    written: dict[str, object] = {"duration": 50, "loop": 0} if format_ != "AVIF" else {"duration": 50}
    return saved(frames[0], format_, save_all=True, append_images=frames[1:], **{**written, **options})


def opened(file: io.BytesIO) -> Animation:
    return Animation(file, size=len(file.getvalue()), modified=0.0)


def picture(frame: Frame) -> Image.Image:
    return as_rgba(frame.picture)


def colour(frame: Frame, x: int = SIDE // 2, y: int = SIDE // 2) -> tuple[int, ...] | None:
    """The colour at a place, or None where there is nothing."""
    red, green, blue, alpha = picture(frame).getpixel((x, y))
    return (red, green, blue) if alpha == 255 else None


def looks(frame: Frame, wanted: tuple[int, int, int]) -> bool:
    found = colour(frame)
    return found is not None and close(found, wanted, 12)


# GIFs made by hand: Pillow's writer would choose the disposal and the parts itself.


class Gif:
    """Builds a GIF of four colours (red, green, blue, white); index 3 may stand for nothing."""

    def __init__(self, size: tuple[int, int] = (SIDE, SIDE), *, loops: int | None = 0) -> None:
        palette = bytes((*RED, *LIME, *BLUE, *WHITE))
        self._file = io.BytesIO()
        self._file.write(struct.pack("<6sHHBBB", b"GIF89a", *size, 0x81, 2, 0) + palette)
        if loops is not None:
            self._file.write(b"!\xff\x0bNETSCAPE2.0\x03\x01" + loops.to_bytes(2, "little") + b"\0")

    def frame(
        self,
        index: int,
        box: tuple[int, int, int, int] = (0, 0, SIDE, SIDE),
        *,
        after: int = 0,
        hundredths: int = 5,
        holes: bool = False,
    ) -> Gif:
        """Add a part in one colour; ``holes``: index 3 is transparent."""
        left, top, right, bottom = box
        self._file.write(b"!\xf9\x04" + struct.pack("<BHB", after << 2 | holes, hundredths, 3) + b"\0")
        width, height = right - left, bottom - top
        self._file.write(b"," + struct.pack("<HHHHB", left, top, width, height, 0))
        self._file.write(lzw(bytes([index]) * (width * height)))
        return self

    def raw(self, data: bytes) -> Gif:
        """Add bytes as they are."""
        self._file.write(data)
        return self

    def done(self) -> io.BytesIO:
        """Return the file."""
        self._file.write(b";")
        return self._file


def lzw(pixels: bytes) -> bytes:
    """Pixels of two bits as a GIF holds them, never compressed: a code to start anew before every two."""
    codes = [code for at in range(0, len(pixels), 2) for code in (4, *pixels[at : at + 2])] + [5]
    bits = sum(code << 3 * place for place, code in enumerate(codes))
    data = bits.to_bytes((3 * len(codes) + 7) // 8, "little")
    blocks = (data[at : at + 255] for at in range(0, len(data), 255))
    return b"\x02" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"


def apng(*frames: tuple[Image.Image, tuple[int, int], int, int], plays: int = 0) -> io.BytesIO:
    """An animated PNG of parts: image (RGBA), place, disposal, blending."""
    width, height = frames[0][0].size
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))]
    parts.append((b"acTL", struct.pack(">II", len(frames), plays)))
    sequence = 0
    for number, (image, place, after, blend) in enumerate(frames):
        control = struct.pack(">IIIIIHHBB", sequence, *image.size, *place, 1, 10, after, blend)
        parts.append((b"fcTL", control))
        sequence += 1
        rows = image.tobytes()
        stride = image.width * 4
        data = zlib.compress(b"".join(b"\0" + rows[at : at + stride] for at in range(0, len(rows), stride)))
        if number:
            parts.append((b"fdAT", sequence.to_bytes(4, "big") + data))
            sequence += 1
        else:
            parts.append((b"IDAT", data))
    parts.append((b"IEND", b""))
    file = io.BytesIO()
    file.write(b"\x89PNG\r\n\x1a\n")
    for kind, body in parts:
        crc = zlib.crc32(kind + body).to_bytes(4, "big")
        file.write(len(body).to_bytes(4, "big") + kind + body + crc)
    return file


# Which files are animations


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_a_file_of_several_frames_is_told_to_be_an_animation_and_one_of_one_frame_is_not(format_):
    assert decode(moving(format_, flat(3)), None).facts.animated
    assert facts_of(moving(format_, flat(3)), size=0, modified=0.0).animated
    assert not decode(saved(flat(1)[0], format_), None).facts.animated


@pytest.mark.parametrize("format_", ["TIFF", "MPO"])
def test_pages_and_second_pictures_are_no_animation(format_):
    file = saved(scene(), format_, save_all=True, append_images=flat(2))
    assert not decode(file, None).facts.animated


def test_a_gif_that_ends_within_its_first_frame_is_no_animation():
    whole = moving("GIF", [scene(400, 300), scene(400, 300).rotate(180)]).getvalue()
    assert not decode(io.BytesIO(whole[:500]), None).facts.animated


# What is to be seen


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_the_frames_of_every_format_come_in_order(format_):
    animation = opened(moving(format_, flat(3)))
    for index, wanted in enumerate((RED, LIME, BLUE)):
        frame = animation.frame(index, None)
        assert (frame.index, frame.count) == (index, 3)
        assert looks(frame, wanted), (index, colour(frame))
        assert frame.seconds == pytest.approx(0.05)
        assert frame.plays == 0


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_one_can_go_back_forward_and_beyond_the_end(format_):
    animation = opened(moving(format_, flat(6)))
    for index, wanted in ((4, LIME), (1, LIME), (2, BLUE), (0, RED), (5, BLUE)):
        frame = animation.frame(index, None)
        assert frame.index == index
        assert looks(frame, wanted)
    beyond = animation.frame(6, None)
    assert (beyond.index, beyond.count) == (0, 6)
    assert looks(beyond, RED)


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_a_frame_is_made_to_fit_the_box_and_never_enlarged(format_):
    animation = opened(moving(format_, flat(3, (120, 60))))
    small, large = animation.frame(1, (60, 60)), animation.frame(1, (600, 600))
    assert (small.picture.width, small.picture.height) == (60, 30)
    assert (large.picture.width, large.picture.height) == (120, 60)


@pytest.mark.parametrize(
    ("after", "corner", "middle"),
    [(KEEP, LIME, BLUE), (TO_NOTHING, CLEAR, BLUE), (TO_BEFORE, RED, BLUE)],
)
def test_what_a_gifs_frame_leaves_behind_is_what_it_says(after, corner, middle):
    gif = Gif().frame(0).frame(1, (0, 0, 20, 20), after=after).frame(2, (20, 20, 40, 40)).done()
    animation = opened(gif)
    second, third = animation.frame(1, None), animation.frame(2, None)
    assert colour(second, 5, 5) == LIME
    assert colour(second, 30, 30) == RED
    assert colour(third, 5, 5) == corner
    assert colour(third, 30, 30) == middle
    assert colour(third, 5, 30) == RED


def test_a_gifs_transparent_pixels_show_what_is_there():
    gif = Gif().frame(0).frame(3, holes=True).frame(1, (0, 0, 20, 20), holes=True).done()
    animation = opened(gif)
    assert colour(animation.frame(1, None)) == RED
    assert colour(animation.frame(2, None), 5, 5) == LIME
    assert colour(animation.frame(2, None), 30, 30) == RED


def test_a_gif_may_begin_with_nothing_and_have_frames_of_no_size_and_beyond_its_edge():
    gif = Gif().frame(1, (10, 10, 20, 20)).frame(0, (5, 5, 5, 5)).frame(2, (30, 30, 60, 60)).done()
    animation = opened(gif)
    first, second = animation.frame(0, None), animation.frame(1, None)
    assert first.count == 2
    assert (colour(first, 15, 15), colour(first, 5, 5)) == (LIME, CLEAR)
    assert (colour(second, 35, 35), colour(second, 15, 15)) == (BLUE, LIME)
    assert picture(second).size == (SIDE, SIDE)


@pytest.mark.parametrize(("after", "corner"), [(0, LIME), (1, CLEAR), (2, RED)])
def test_what_a_pngs_frame_leaves_behind_is_what_it_says(after, corner):
    ground, part = Image.new("RGBA", (SIDE, SIDE), "red"), Image.new("RGBA", (20, 20), "lime")
    dot = Image.new("RGBA", (20, 20), "blue")
    file = apng((ground, (0, 0), 0, 0), (part, (0, 0), after, 0), (dot, (20, 20), 0, 1))
    animation = opened(file)
    assert colour(animation.frame(1, None), 5, 5) == LIME
    third = animation.frame(2, None)
    assert (colour(third, 5, 5), colour(third, 30, 30), colour(third, 5, 30)) == (corner, BLUE, RED)


def test_a_pngs_frame_is_blended_over_or_takes_the_place():
    ground, glass = Image.new("RGBA", (SIDE, SIDE), "red"), Image.new("RGBA", (20, 20), (0, 0, 255, 128))
    over = opened(apng((ground, (0, 0), 0, 0), (glass, (0, 0), 0, 1))).frame(1, None)
    source = opened(apng((ground, (0, 0), 0, 0), (glass, (0, 0), 0, 0))).frame(1, None)
    assert close(picture(over).getpixel((5, 5)), (127, 0, 128, 255), 2)
    assert close(picture(source).getpixel((5, 5)), (0, 0, 255, 128), 2)


def test_the_still_picture_of_a_png_that_is_no_frame_of_it_is_not_played():
    first, *frames = flat(4)
    file = moving("PNG", [first, *frames], default_image=True)
    assert close(as_rgba(decode(file, None)).getpixel((5, 5))[:3], RED)
    animation = opened(file)
    assert [colour(animation.frame(index, None)) for index in range(3)] == [LIME, BLUE, RED]
    assert animation.frame(3, None).index == 0


@pytest.mark.parametrize("format_", ["PNG", "WEBP"])
def test_transparent_frames_are_transparent(format_):
    hole = Image.new("RGBA", (SIDE, SIDE), "red")
    hole.paste((0, 0, 0, 0), (0, 0, 20, 20))
    file = moving(format_, [hole, hole.rotate(180)], **({"lossless": True} if format_ == "WEBP" else {}))
    frame = opened(file).frame(1, None)
    assert frame.picture.premultiplied
    assert picture(frame).getpixel((30, 30))[3] == 0
    assert colour(frame, 5, 5) is not None


def test_frames_are_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter to the right
    frames = [scene(96, 64), scene(96, 64)]
    file = moving("WEBP", frames, exif=exif.tobytes(), lossless=True, allow_mixed=False, minimize_size=False)
    if not decode(file, None).facts.animated:  # alike, they may become one
        frames[1] = frames[1].rotate(180)
        file = moving("WEBP", frames, exif=exif.tobytes(), lossless=True)
    still, frame = decode(file, (48, 48)), opened(file).frame(0, (48, 48))
    assert (frame.picture.width, frame.picture.height) == (still.width, still.height) == (32, 48)
    assert close(picture(frame).getpixel((4, 4)), as_rgba(still).getpixel((4, 4)))


# How long, how often


@pytest.mark.parametrize(("written", "seconds"), [(0, 0.1), (1, 0.1), (2, 0.02), (7, 0.07), (300, 3.0)])
def test_a_gifs_frame_stays_as_long_as_in_a_browser(written, seconds):
    gif = Gif().frame(0, hundredths=written).frame(1, hundredths=written).done()
    assert opened(gif).frame(0, None).seconds == pytest.approx(seconds)


@pytest.mark.parametrize(("loops", "plays"), [(None, 1), (0, 0), (1, 2), (4, 5)])
def test_a_gif_is_played_once_and_as_often_again_as_it_says(loops, plays):
    gif = Gif(loops=loops).frame(0).frame(1).done()
    assert opened(gif).frame(0, None).plays == plays


@pytest.mark.parametrize("format_", ["PNG", "WEBP"])
def test_png_and_webp_say_how_often_they_are_played(format_):
    assert opened(moving(format_, flat(3), loop=3)).frame(0, None).plays == 3


# What is broken, and what is too much


def test_an_animation_that_ends_early_is_played_as_far_as_it_goes():
    whole = moving("PNG", [scene(), scene().rotate(180), *flat(2, (96, 64))]).getvalue()
    animation = opened(io.BytesIO(whole[: len(whole) - 60]))
    reached = [animation.frame(index, None).index for index in range(4)]
    assert reached == [0, 1, 2, 0] or reached == [0, 1, 0, 1]
    assert animation.frame(0, None).count in (2, 3)


def test_a_photo_is_no_animation():
    with pytest.raises(PhotoError):
        opened(saved(scene(), "JPEG"))


def test_rubbish_behind_the_first_frame_ends_the_animation():
    gif = Gif().frame(0).raw(b"," + b"\xff" * 9 + b"\x02\x02\xff\xff\0").done()
    animation = opened(gif)
    after = animation.frame(1, None)
    assert (after.index, after.count) == (0, 1)


def test_of_thirty_thousand_frames_five_hundred_are_played():
    gif = Gif((4, 4))
    for _ in range(10_000):
        gif.frame(0, (0, 0, 2, 2)).frame(1, (0, 0, 2, 2)).frame(2, (0, 0, 2, 2))
    animation = opened(gif.done())
    last = animation.frame(FRAMES - 1, None)
    assert (last.index, last.count) == (FRAMES - 1, FRAMES)
    assert animation.frame(FRAMES, None).index == 0


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_an_animation_that_would_take_too_much_memory_shows_its_first_frame_only(format_, monkeypatch):
    file = moving(format_, flat(2, (200, 200)))
    monkeypatch.setattr(playing, "MEMORY", 200 * 200 * 8)
    with pytest.raises(PhotoError) as caught:
        opened(file)
    assert caught.value.state is PhotoState.TOO_LARGE
    assert close(as_rgba(decode(file, None)).getpixel((5, 5))[:3], RED, 12)


def test_a_canvas_of_25_megapixels_in_a_few_bytes_is_refused():
    gif = Gif((5000, 5000)).frame(0, (0, 0, 2, 2)).frame(1, (0, 0, 2, 2)).done()
    with pytest.raises(PhotoError, match="too large to play"):
        opened(gif)


def test_a_frame_that_would_take_too_much_memory_ends_the_animation():
    huge = b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x01\x2c\0"
    animation = opened(Gif().frame(0).raw(huge).done())
    frame = animation.frame(1, None)
    assert (frame.index, frame.count) == (0, 1)


def test_a_frame_far_ahead_is_reached_in_several_requests(monkeypatch):
    monkeypatch.setattr(playing, "PATIENCE", 0.0)
    animation = opened(moving("GIF", flat(6)))
    assert animation.frame(5, None).index == 0
    monkeypatch.setattr(playing, "PATIENCE", 60.0)
    assert animation.frame(5, None).index == 5


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_a_damaged_animation_ends_in_frames_or_a_reason(format_):
    whole = moving(format_, [scene(), scene().rotate(180), *flat(2, (96, 64))]).getvalue()
    chance = random.Random(format_)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 10))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(PhotoError):
            animation = opened(io.BytesIO(bytes(data)))
            for index in (0, 1, 3, 2, 4):
                assert animation.frame(index, (40, 40)).index <= index
