"""Colours arrive as they were meant: by the profile in the file, for the profile of the screen."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from pictures import as_rgba, close, corners, saved, scene, shown
from PIL import Image, ImageCms
from profiles_made import adobe_like, curve, exchanged, grey, inks, named_srgb, srgb

from gallery_app.imaging.decoding import decode
from gallery_app.imaging.profiles import is_srgb

RED, LIME, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
SCENE = [RED, LIME, BLUE, WHITE]
BOTH_ENDS_EXCHANGED = [BLUE, LIME, RED, WHITE]
SHARPEST = {
    "JPEG": {"quality": 100, "subsampling": 0},
    "PNG": {},
    "TIFF": {},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 100, "subsampling": "4:4:4"},
}


def assert_shows(image: Image.Image, expected: list[tuple[int, ...]], by: int = 8) -> None:
    found = corners(image)
    assert all(close(one, other, by) for one, other in zip(found, expected, strict=True)), found


def on_screen(file: io.BytesIO, screen: bytes) -> Image.Image:
    return as_rgba(decode(file, None, screen_profile=screen))


@pytest.mark.parametrize("format_", SHARPEST)
def test_red_and_blue_are_exchanged_by_a_profile_that_exchanges_them_whatever_it_calls_itself(format_):
    file = saved(scene(), format_, icc_profile=exchanged(), **SHARPEST[format_])
    assert_shows(shown(file), BOTH_ENDS_EXCHANGED)
    assert_shows(shown(file, (48, 48)), BOTH_ENDS_EXCHANGED, by=30)


@pytest.mark.parametrize("format_", SHARPEST)
def test_colours_are_for_the_screen_where_its_profile_is_known(format_):
    file = saved(scene(), format_, **SHARPEST[format_])
    assert_shows(on_screen(file, exchanged()), BOTH_ENDS_EXCHANGED)


def test_a_photo_in_the_colours_of_the_screen_passes_unchanged():
    file = saved(scene(), "PNG", icc_profile=adobe_like())
    assert on_screen(file, adobe_like()).tobytes() == shown(saved(scene(), "PNG")).tobytes()


def test_what_the_photo_exchanges_a_screen_may_exchange_back():
    file = saved(scene(), "PNG", icc_profile=exchanged(b"rXYZ", b"gXYZ"))
    assert_shows(on_screen(file, exchanged()), [LIME, BLUE, RED, WHITE])


@pytest.mark.parametrize("profile", [b"", b"rubbish", bytes(600), grey(2.2), srgb()])
def test_a_screen_whose_profile_is_of_no_use_is_taken_for_srgb(profile):
    assert_shows(on_screen(saved(scene(), "PNG"), profile), SCENE)


def test_a_green_that_only_a_wide_profile_has_becomes_the_strongest_of_srgb():
    image = Image.new("RGB", (8, 8), (128, 255, 128))
    plain = shown(saved(image, "PNG")).getpixel((4, 4))
    wide = shown(saved(image, "PNG", icc_profile=adobe_like())).getpixel((4, 4))
    assert plain[:3] == (128, 255, 128)
    assert wide[0] < 60
    assert wide[1] == 255


def test_a_grey_photo_follows_its_own_profile():
    image = Image.new("L", (8, 8), 128)
    assert shown(saved(image, "JPEG")).getpixel((4, 4))[0] == 128
    linear = shown(saved(image, "JPEG", icc_profile=grey(1.0))).getpixel((4, 4))
    assert close(linear, (188, 188, 188, 255), 3)


def test_a_grey_photo_whose_profile_is_for_colours_follows_its_curve():
    image = Image.new("LA", (8, 8), (128, 255))
    light = shown(saved(image, "PNG", icc_profile=named_srgb(curve(1.0)))).getpixel((4, 4))
    assert close(light, (188, 188, 188, 255), 3)


@pytest.mark.parametrize("format_", ["JPEG", "TIFF"])
def test_inks_follow_their_profile(format_):
    red_ink_is_cyan = Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    options = {"quality": 100} if format_ == "JPEG" else {}
    without = shown(saved(red_ink_is_cyan, format_, **options)).getpixel((8, 8))
    assert close(without, (0, 255, 255, 255), 6)
    followed = shown(saved(red_ink_is_cyan, format_, icc_profile=inks(), **options)).getpixel((8, 8))
    assert close(followed, (255, 0, 0, 255), 12)


def test_inks_without_a_profile_reach_a_screen_with_one():
    file = saved(scene(mode="CMYK"), "TIFF")
    assert_shows(on_screen(file, exchanged()), BOTH_ENDS_EXCHANGED)


def test_lab_reaches_a_screen_with_a_profile():
    lab = ImageCms.profileToProfile(
        scene(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert_shows(on_screen(saved(lab, "TIFF"), exchanged()), BOTH_ENDS_EXCHANGED, by=25)


def test_a_transparent_photo_keeps_its_transparency_on_a_screen_with_a_profile():
    found = on_screen(saved(Image.new("RGBA", (8, 8), (255, 0, 0, 128)), "PNG"), exchanged()).getpixel((4, 4))
    assert close(found, (0, 0, 255, 128), 4)


def test_a_palette_follows_a_profile():
    file = saved(scene().quantize(8), "PNG", icc_profile=exchanged())
    assert_shows(shown(file), BOTH_ENDS_EXCHANGED, by=20)


def test_srgb_is_told_by_what_a_profile_does_not_by_its_name():
    assert is_srgb(srgb())
    assert not is_srgb(exchanged())
    assert not is_srgb(named_srgb(curve(1.8)))
    assert not is_srgb(adobe_like())
    assert not is_srgb(grey(2.2))
    assert not is_srgb(inks())


def test_a_profile_that_ends_early_is_not_taken_for_srgb():
    assert not any(is_srgb(srgb()[:length]) for length in range(0, len(srgb()) // 2, 7))


def test_srgb_is_told_whether_its_curve_is_a_formula_or_a_table():
    values = (round(65535 * ((at / 255 + 0.055) / 1.055) ** 2.4) for at in range(256))
    table = struct.pack(">4sLL256H", b"curv", 0, 256, *values)
    assert is_srgb(named_srgb(table))
    assert not is_srgb(named_srgb(struct.pack(">4sLL", b"curv", 0, 0)))


def sixteen_bit_png(values: list[tuple[int, int, int]]) -> io.BytesIO:
    row = b"\0" + b"".join(struct.pack(">3H", *value) for value in values)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", len(values), 1, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row)),
        (b"IEND", b""),
    )
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
            for name, body in chunks
        )
    )


def test_sixteen_bits_of_colour_become_the_nearest_eight_or_the_one_below():
    values = list(range(0, 65536, 331))
    image = shown(sixteen_bit_png([(value, 65535 - value, value) for value in values]))
    for x, value in enumerate(values):
        red, green, blue, _ = image.getpixel((x, 0))
        assert abs(red - value / 257) <= 1
        assert abs(green - (65535 - value) / 257) <= 1
        assert blue == red


@pytest.mark.parametrize(("format_", "mode"), [("PNG", "I;16"), ("TIFF", "I;16"), ("TIFF", "I;16B")])
def test_a_ramp_of_sixteen_bits_of_grey_has_every_grey_evenly(format_, mode):
    row = Image.frombytes("I;16", (4096, 1), struct.pack("<4096H", *range(8, 65536, 16)))
    ramp = row.resize((4096, 8), Image.Resampling.NEAREST)
    file = saved(ramp if mode == "I;16" else ramp.convert("I").convert(mode), format_)
    found = [shown(file).getpixel((x, 4))[0] for x in range(ramp.width)]
    assert found == [round((x * 16 + 8) / 257) for x in range(ramp.width)]


def sixteen_bit_tiff(order: str, photometric: int, values: list[tuple[int, ...]]) -> io.BytesIO:
    """One row of pixels of 16 bits a sample, as it comes from a scanner."""
    count = len(values[0])
    entries = [
        (256, 3, len(values)), (257, 3, 1), (259, 3, 1), (262, 3, photometric), (277, 3, count), (278, 3, 1),
    ]  # fmt: skip
    directory = 2 + 12 * (len(entries) + 3) + 4
    bits_at, data_at = 8 + directory, 8 + directory + 2 * count
    data = b"".join(struct.pack(f"{order}{count}H", *value) for value in values)
    rows = {
        258: struct.pack(order + "HHLL", 258, 3, count, bits_at),
        273: struct.pack(order + "HHLL", 273, 4, 1, data_at),
        279: struct.pack(order + "HHLL", 279, 4, 1, len(data)),
    }
    rows |= {tag: struct.pack(order + "HHLHH", tag, kind, 1, value, 0) for tag, kind, value in entries}
    body = struct.pack(order + "H", len(rows)) + b"".join(rows[tag] for tag in sorted(rows)) + bytes(4)
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HL", 42, 8)
    return io.BytesIO(head + body + struct.pack(f"{order}{count}H", *[16] * count) + data)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_of_sixteen_bits_a_colour_is_shown_to_the_nearest_or_the_one_below(order):
    values = [(value, 65535 - value, 32896) for value in range(0, 65536, 1021)]
    image = shown(sixteen_bit_tiff(order, 2, values))
    for x, (red, green, _) in enumerate(values):
        found = image.getpixel((x, 0))
        assert abs(found[0] - red / 257) <= 1
        assert abs(found[1] - green / 257) <= 1
        assert found[2] == 128


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_of_sixteen_bits_of_ink_is_shown(order):
    cyan, key = (65535, 0, 0, 0), (0, 0, 0, 65535)
    image = shown(sixteen_bit_tiff(order, 5, [cyan, key]))
    assert close(image.getpixel((0, 0)), (0, 255, 255, 255), 2)
    assert close(image.getpixel((1, 0)), (0, 0, 0, 255), 2)
