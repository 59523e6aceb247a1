"""Parts of a photo at full size are its very pixels, upright and in the right colours."""

from __future__ import annotations

import io

import pytest
from pictures import as_rgba, close, saved, scene
from PIL import Image, ImageChops
from profiles_made import exchanged
from test_scaling import photo
from test_upright import UNDO, exif

from gallery_app.errors import PhotoError
from gallery_app.imaging import regions
from gallery_app.imaging.decoding import decode
from gallery_app.imaging.regions import FullSizePhotos
from gallery_app.model.problems import PhotoState


class Drawer:
    """A file that counts how often it is opened."""

    def __init__(self, data: bytes, name: str = "photo") -> None:
        self.key = (name, len(data), 5.0)
        self.opened = 0
        self._data = data

    def open(self) -> io.BytesIO:
        self.opened += 1
        return io.BytesIO(self._data)

    def part(self, photos: FullSizePhotos, region: tuple[int, int, int, int], **options: object):
        return photos.region(self.open, self.key, region, **options)


def cut(image: Image.Image, region: tuple[int, int, int, int]) -> Image.Image:
    x, y, width, height = region
    return image.crop((x, y, x + width, y + height))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("region", [(0, 0, 300, 200), (0, 0, 40, 30), (17, 33, 90, 51), (251, 144, 49, 56)])
def test_a_part_is_what_the_whole_photo_shows_there(orientation, region):
    upright = photo(300, 200)
    turned = upright.transpose(UNDO[orientation]) if orientation in UNDO else upright
    data = saved(turned, "PNG", exif=exif(orientation)).getvalue()
    part = Drawer(data).part(FullSizePhotos(), region)
    assert part.exact
    assert (part.width, part.height) == region[2:]
    assert (part.facts.width, part.facts.height) == (300, 200)
    assert as_rgba(part).tobytes() == cut(as_rgba(decode(io.BytesIO(data), None)), region).tobytes()


@pytest.mark.parametrize("format_", ["JPEG", "TIFF", "WEBP", "AVIF", "GIF", "BMP", "JPEG2000"])
def test_parts_of_every_format_are_its_pixels(format_):
    data = saved(photo(300, 200), format_, exif=exif(6)).getvalue()
    whole = as_rgba(decode(io.BytesIO(data), None))
    region = (40, 60, 70, 80)
    assert as_rgba(Drawer(data).part(FullSizePhotos(), region)).tobytes() == cut(whole, region).tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "F", "LAB"])
def test_parts_of_every_mode_are_those_of_the_whole(mode):
    image = Image.new("RGB", (120, 80), "gray") if mode == "LAB" else scene(120, 80)
    if mode == "LAB":
        image = Image.frombytes("LAB", (120, 80), bytes(range(96, 126)) * 960)
    elif mode == "I;16":
        image = scene(120, 80, "L").convert("I").point(lambda value: value * 257).convert("I;16")
    else:
        image = image.convert(mode)
    data = saved(image, "TIFF").getvalue()
    whole = as_rgba(decode(io.BytesIO(data), None))
    region = (50, 30, 41, 27)
    part = as_rgba(Drawer(data).part(FullSizePhotos(), region))
    assert part.tobytes() == cut(whole, region).tobytes()


def test_a_further_part_of_the_same_photo_is_cut_from_what_is_kept():
    photos, drawer = FullSizePhotos(), Drawer(saved(photo(300, 200), "JPEG").getvalue())
    for x in range(5):
        drawer.part(photos, (x * 10, 0, 50, 50))
    assert drawer.opened == 1


def test_one_photo_is_kept_until_another_is_looked_at_or_it_is_let_go():
    photos = FullSizePhotos()
    one, other = (
        Drawer(saved(Image.new("RGB", (9, 9), name), "PNG").getvalue(), name) for name in ("red", "blue")
    )
    assert as_rgba(one.part(photos, (0, 0, 2, 2))).getpixel((0, 0)) == (255, 0, 0, 255)
    assert as_rgba(other.part(photos, (0, 0, 2, 2))).getpixel((0, 0)) == (0, 0, 255, 255)
    one.part(photos, (0, 0, 2, 2))
    assert one.opened == 2
    photos.forget()
    one.part(photos, (0, 0, 2, 2))
    assert one.opened == 3


def test_a_photo_that_changed_is_decoded_anew():
    photos, drawer = FullSizePhotos(), Drawer(saved(photo(60, 40), "PNG").getvalue())
    drawer.part(photos, (0, 0, 5, 5))
    drawer.key = (*drawer.key[:2], 6.0)
    drawer.part(photos, (0, 0, 5, 5))
    assert drawer.opened == 2


def test_what_lies_outside_of_the_photo_is_left_out():
    drawer, photos = Drawer(saved(scene(), "PNG").getvalue()), FullSizePhotos()
    part = drawer.part(photos, (-20, -10, 60, 500))
    assert (part.width, part.height) == (40, 64)
    assert close(as_rgba(part).getpixel((0, 0)), (255, 0, 0, 255))
    beyond = drawer.part(photos, (4000, 4000, 10, 10))
    assert (beyond.width, beyond.height) == (1, 1)


def test_a_part_has_the_colours_of_profile_and_screen():
    data = saved(scene(), "PNG", icc_profile=exchanged()).getvalue()
    photos = FullSizePhotos()
    assert close(as_rgba(Drawer(data).part(photos, (0, 0, 9, 9))).getpixel((4, 4)), (0, 0, 255, 255), 8)
    on_screen = Drawer(data).part(photos, (0, 0, 9, 9), screen_profile=exchanged())
    assert close(as_rgba(on_screen).getpixel((4, 4)), (255, 0, 0, 255), 8)


@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_a_photo_too_large_to_be_kept_is_kept_at_half_its_size(monkeypatch, orientation):
    monkeypatch.setattr(regions, "KEPT_BYTES", 150_000)
    upright = photo(300, 200)
    turned = upright.transpose(UNDO[orientation]) if orientation in UNDO else upright
    data = saved(turned, "JPEG", quality=95, exif=exif(orientation)).getvalue()
    region = (100, 60, 81, 60)
    part = Drawer(data).part(FullSizePhotos(), region)
    assert not part.exact
    assert (part.width, part.height) == (41, 30)
    wanted = cut(as_rgba(decode(io.BytesIO(data), None)), region).convert("RGB").resize((41, 30))
    difference = ImageChops.difference(as_rgba(part).convert("RGB"), wanted).convert("L")
    assert sum(difference.tobytes()) / (41 * 30) < 12


def test_a_cut_photo_shows_the_part_that_is_there_and_says_so():
    data = saved(photo(600, 400), "JPEG", quality=90).getvalue()
    part = Drawer(data[: len(data) // 2]).part(FullSizePhotos(), (0, 0, 100, 50))
    assert str(part.facts.damaged) == "the file ends early; what there is is shown"
    assert len(set(part.pixels)) > 20


def test_what_is_no_photo_is_refused_and_nothing_is_kept():
    photos = FullSizePhotos()
    drawer = Drawer(b"rubbish")
    for _ in range(2):
        with pytest.raises(PhotoError) as caught:
            drawer.part(photos, (0, 0, 9, 9))
        assert caught.value.state is PhotoState.UNSUPPORTED
    assert drawer.opened == 2
