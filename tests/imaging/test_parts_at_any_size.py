"""Parts of a photo at any size."""

from __future__ import annotations

import pytest
from pictures import as_rgba, saved
from PIL import Image, ImageChops, ImageStat

from gallery_app.imaging.decoding import decode
from gallery_app.imaging.parts import part_of
from gallery_app.imaging.regions import FullSizePhotos

EXIF_ORIENTATION = 0x0112
FULL = (640, 480)


def waves(width: int = 640, height: int = 480) -> Image.Image:
    """A picture that differs everywhere, without hard edges."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    mixed = ImageChops.add_modulo(across.resize((width, height)), down)
    return Image.merge("RGB", (across, down, mixed.point(lambda value: abs(value - 128))))


def part(file, whole, box, full=FULL):
    return as_rgba(part_of(FullSizePhotos(), file, ("photo", 1, 1.0), full, whole, box))


def difference(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


def test_at_full_size_a_part_is_cut_out():
    file = saved(waves(), "PNG")
    cut = part(file, FULL, (100, 50, 200, 120))
    assert cut.convert("RGB").tobytes() == waves().crop((100, 50, 300, 170)).tobytes()


@pytest.mark.parametrize("whole", [(320, 240), (400, 300), (427, 320)])
def test_a_part_of_a_smaller_size_is_what_would_be_cut_out_of_the_whole_of_that_size(whole):
    file = saved(waves(), "PNG")
    box = (60, 40, 150, 90)
    expected = as_rgba(decode(file, whole)).crop((60, 40, 210, 130))
    cut = part(saved(waves(), "PNG"), whole, box)
    assert cut.size == (150, 90)
    assert difference(cut, expected) < 1.0


def test_parts_that_meet_fit_together_without_a_seam():
    whole = (427, 320)
    left = part(saved(waves(), "PNG"), whole, (0, 0, 200, 320))
    right = part(saved(waves(), "PNG"), whole, (200, 0, 227, 320))
    both = Image.new("RGBA", whole)
    both.paste(left, (0, 0))
    both.paste(right, (200, 0))
    assert difference(both, part(saved(waves(), "PNG"), whole, (0, 0, 427, 320))) < 0.05


@pytest.mark.parametrize("orientation", range(1, 9))
def test_parts_are_upright(orientation):
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    whole = (240, 320) if orientation >= 5 else (320, 240)
    full = whole[0] * 2, whole[1] * 2
    expected = as_rgba(decode(saved(waves(), "PNG", exif=exif), whole)).crop((30, 20, 130, 100))
    cut = part(saved(waves(), "PNG", exif=exif), whole, (30, 20, 100, 80), full)
    assert difference(cut, expected) < 1.0


def test_a_part_made_in_strips_is_the_same(monkeypatch):
    expected = part(saved(waves(), "PNG"), (427, 320), (20, 10, 300, 200))
    monkeypatch.setattr("gallery_app.imaging.parts.SOURCE_PIXELS", 5000)
    assert difference(part(saved(waves(), "PNG"), (427, 320), (20, 10, 300, 200)), expected) < 0.05


def test_strips_of_which_some_are_transparent_become_one_picture(monkeypatch):
    image = waves().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 640, 200))
    monkeypatch.setattr("gallery_app.imaging.parts.SOURCE_PIXELS", 5000)
    cut = part(saved(image, "PNG"), (320, 240), (0, 0, 320, 240))
    assert (cut.getpixel((5, 5))[3], cut.getpixel((5, 235))[3]) == (0, 255)
    assert (
        difference(cut.crop((0, 120, 320, 240)), part(saved(waves(), "PNG"), (320, 240), (0, 120, 320, 120)))
        < 1
    )


def test_transparency_stays():
    image = waves().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(FULL))
    cut = part(saved(image, "PNG"), (320, 240), (0, 100, 50, 40))
    low, high = cut.getchannel("A").getextrema()
    assert 90 < low < high < 160
