"""Smaller pictures are as good as those made from all the pixels, and come as large as was promised."""

from __future__ import annotations

import io
import math

import pytest
from pictures import as_rgba, saved, scene
from PIL import Image, ImageChops, ImageFilter, ImageStat

from gallery_app.imaging.decoding import decode
from gallery_app.imaging.quality import Quality
from gallery_app.imaging.scaling import draft_of, fitting

BOXES = [
    (96, 96), (160, 120), (256, 256), (320, 240), (512, 512), (640, 480), (800, 600), (1024, 700),
    (1280, 800), (1452, 968), (1620, 968), (1920, 1080), (2200, 1400), (2560, 1440),
]  # fmt: skip


def photo(width: int, height: int) -> Image.Image:
    """Something like a photo: large shapes, edges, some grain."""
    shapes = Image.effect_noise((width // 24, height // 24), 90).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    finer = Image.effect_noise((width // 3, height // 3), 30).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    edges = shapes.filter(ImageFilter.FIND_EDGES).point(lambda value: min(255, value * 8))
    bands = (
        shapes,
        ImageChops.add(shapes, finer, 2),
        ImageChops.lighter(edges, finer),
    )
    return Image.merge("RGB", bands)


def fine_bars(period: int, size: tuple[int, int]) -> Image.Image:
    """Upright bars, half of each period dark, half light."""
    row = bytes(32 if x % period < period / 2 else 224 for x in range(size[0]))
    return Image.frombytes("L", (size[0], 1), row).resize(size, Image.Resampling.NEAREST).convert("RGB")


def signal_to_noise(one: Image.Image, other: Image.Image) -> float:
    squares = sum(ImageStat.Stat(ImageChops.difference(one, other)).sum2)
    mean = squares / (len(one.getbands()) * one.width * one.height)
    return 10 * math.log10(255 * 255 / mean) if mean else math.inf


def best(file: io.BytesIO, box: tuple[int, int]) -> Image.Image:
    with Image.open(io.BytesIO(file.getvalue())) as image:
        full = image.convert("RGB")
    return full.resize(fitting(full.size, box), Image.Resampling.LANCZOS)


def shown(file: io.BytesIO, box: tuple[int, int], quality: int = Quality.EXACT) -> Image.Image:
    return as_rgba(decode(file, box, quality=quality)).convert("RGB")


@pytest.fixture(scope="module", params=["of a telephone", "of a camera"])
def jpeg(request):
    size = (2400, 1600) if request.param == "of a telephone" else (5472, 3648)
    return saved(photo(*size), "JPEG", quality=92)


@pytest.mark.parametrize("box", BOXES)
def test_an_exact_picture_is_as_good_as_one_from_all_pixels(jpeg, box):
    assert signal_to_noise(shown(jpeg, box), best(jpeg, box)) >= 40


@pytest.mark.parametrize("format_", ["PNG", "TIFF"])
@pytest.mark.parametrize("box", BOXES[::3])
def test_so_is_one_of_a_format_whose_decoder_scales_nothing(format_, box):
    file = saved(photo(2400, 1600), format_)
    assert signal_to_noise(shown(file, box), best(file, box)) >= 40


@pytest.mark.parametrize("period", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("box", [(256, 256), (400, 300), (640, 480), (1000, 700)])
def test_bars_too_fine_for_the_screen_become_an_even_grey(period, box):
    size = (2400, 1600)
    bars = fine_bars(period, size)
    file = saved(bars, "JPEG", quality=95)
    if period < 1.8 * size[0] / fitting(size, box)[0]:
        middle = ImageStat.Stat(shown(file, box).convert("L").crop((8, 8, box[0] - 8, 100)))
        assert middle.mean[0] == pytest.approx(ImageStat.Stat(bars.convert("L")).mean[0], abs=2)
        assert middle.stddev[0] <= 0.3 * ImageStat.Stat(bars.convert("L")).stddev[0]


def test_bars_that_the_screen_can_show_stay_bars():
    file = saved(fine_bars(8, (2400, 1600)), "JPEG", quality=95)
    found = ImageStat.Stat(shown(file, (1600, 1200)).convert("L"))
    assert found.stddev[0] > 70


@pytest.mark.parametrize("box", [(1620, 968), (1920, 1080), (2560, 1440), (3240, 1936), (3840, 2160)])
@pytest.mark.parametrize("size", [(6000, 4000), (3000, 2000), (4000, 3000), (12000, 9000), (1600, 1067)])
def test_a_quick_picture_is_left_to_the_painter_from_nine_tenths_to_half_as_much_again(size, box):
    target = fitting(size, box)
    by = draft_of(size, target, Quality.QUICK)
    assert by == 1 or size[0] / by >= 0.9 * target[0]
    assert by == 8 or size[0] / (2 * by) < 0.9 * target[0]


@pytest.mark.parametrize("box", [(160, 160), (700, 500), (1000, 700), (1300, 900), (1452, 968)])
def test_a_quick_picture_looks_like_the_photo_once_it_is_painted(jpeg, box):
    quick = shown(jpeg, box, Quality.QUICK)
    wanted = best(jpeg, box)
    assert 0.9 <= quick.width / wanted.width <= 1.46
    assert signal_to_noise(quick.resize(wanted.size, Image.Resampling.BILINEAR), wanted) >= 27


def test_a_quick_picture_says_that_a_better_one_can_be_had():
    file = saved(photo(2400, 1600), "JPEG", quality=90)
    assert not decode(file, (1200, 800), quality=Quality.QUICK).exact
    assert decode(file, (1200, 800)).exact
    assert decode(file, (2400, 1600), quality=Quality.QUICK).exact


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_formats_that_gain_nothing_by_haste_come_exact_at_once(format_):
    decoded = decode(saved(photo(1200, 800), format_), (900, 600), quality=Quality.QUICK)
    assert decoded.exact
    assert (decoded.width, decoded.height) == (900, 600)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_a_preview_has_some_five_hundred_pixels_and_the_shape_of_the_photo(format_):
    file = saved(photo(2400, 1600), format_)
    decoded = decode(file, (1620, 968), quality=Quality.PREVIEW)
    assert 500 <= decoded.width < 1000
    assert decoded.width / decoded.height == pytest.approx(1.5, rel=0.01)
    assert not decoded.exact
    preview = as_rgba(decoded).convert("RGB")
    wanted = best(file, preview.size).resize(preview.size)
    assert signal_to_noise(preview, wanted) >= 25


def test_a_preview_for_a_small_box_is_no_larger_than_it_has_to_be():
    decoded = decode(saved(photo(2400, 1600), "JPEG"), (160, 160), quality=Quality.PREVIEW)
    assert 160 <= decoded.width < 320


def test_a_preview_of_a_small_photo_is_the_photo():
    decoded = decode(saved(scene(), "PNG"), (1620, 968), quality=Quality.PREVIEW)
    assert decoded.exact
    assert (decoded.width, decoded.height) == (96, 64)


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (2, 3000), (3, 5000), (16000, 7), (15, 15)])
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF", "GIF", "BMP"])
@pytest.mark.parametrize("quality", [Quality.EXACT, Quality.QUICK, Quality.PREVIEW])
def test_photos_of_every_odd_shape_are_shown(size, format_, quality):
    file = saved(Image.new("RGB", size, (200, 100, 50)), format_)
    decoded = decode(file, (300, 200), quality=quality)
    assert (decoded.facts.width, decoded.facts.height) == size
    assert decoded.width >= 1
    assert len(decoded.pixels) == decoded.stride * decoded.height
    red, green, blue, alpha = as_rgba(decoded).getpixel((decoded.width // 2, decoded.height // 2))
    assert abs(red - 200) < 12
    assert abs(green - 100) < 12
    assert abs(blue - 50) < 16
    assert alpha == 255
