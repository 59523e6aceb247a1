"""The first photo's short way leads where the ordinary one leads, or says that it leads nowhere."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import saved, scene
from PIL import Image, _imaging
from profiles_made import adobe_like, exchanged, srgb
from test_scaling import photo
from test_upright import UNDO, exif, xmp

from gallery_app.imaging.decoding import decode
from gallery_app.imaging.first_jpeg import FirstJpeg, first_jpeg
from gallery_app.imaging.quality import Quality


def first(file: io.BytesIO, box: tuple[int, int] = (600, 400), **options: object) -> FirstJpeg | None:
    return first_jpeg(file, box, size=5, modified=6.0, **options)


def written(picture: FirstJpeg) -> bytes:
    with tempfile.TemporaryFile() as file:
        picture.write_to(file.fileno())
        file.seek(0)
        return file.read()


def assert_same(file: io.BytesIO, box: tuple[int, int] = (600, 400)) -> None:
    short, ordinary = (
        first(file, box),
        decode(file, box, size=5, modified=6.0, quality=Quality.QUICK),
    )
    assert short is not None
    assert (short.width, short.height, short.stride) == (ordinary.width, ordinary.height, ordinary.stride)
    assert (short.exact, short.premultiplied) == (ordinary.exact, ordinary.premultiplied)
    assert short.seen.facts() == ordinary.facts
    assert short.pixels == ordinary.pixels
    assert written(short) == ordinary.pixels


@pytest.mark.parametrize("box", [(300, 200), (600, 400), (700, 3000), (1000, 667), (1200, 0), (4000, 3000)])
@pytest.mark.parametrize("size", [(1200, 800), (801, 1203), (2400, 17)])
def test_the_short_way_gives_the_same_pixels(size, box):
    file = saved(photo(*size) if min(size) > 24 else scene(*size), "JPEG", quality=90)
    ratio = max(size[0] / (box[0] or 9999), size[1] / (box[1] or 9999))
    if 1.45 < ratio < 1.8:
        assert first(file, box) is None  # here the ordinary way takes the whole photo, and scales it better
    else:
        assert_same(file, box)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_turns_photos_as_the_ordinary_way_does(orientation):
    stored = photo(1200, 800)
    stored = stored.transpose(UNDO[orientation]) if orientation in UNDO else stored
    assert_same(saved(stored, "JPEG", exif=exif(orientation)))
    assert_same(saved(stored, "JPEG", xmp=xmp(orientation)))
    assert_same(saved(stored, "JPEG", exif=exif(orientation), xmp=xmp(3)))


@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_it_takes_every_kind_of_plain_jpeg(subsampling):
    assert_same(saved(photo(1200, 800), "JPEG", subsampling=subsampling))
    assert_same(saved(photo(1200, 800), "JPEG", subsampling=subsampling, icc_profile=srgb()))
    assert_same(saved(photo(1200, 800), "MPO"))
    assert_same(saved(photo(1200, 800), "JPEG", comment=b"x" * 60_000, restart_marker_rows=2))


@pytest.mark.parametrize(
    "options",
    [
        {"progressive": True},
        {"icc_profile": adobe_like()},
        {"icc_profile": exchanged()},
        {"icc_profile": b"?"},
    ],
)
def test_what_takes_more_care_is_left_to_the_ordinary_way(options):
    assert first(saved(photo(1200, 800), "JPEG", **options)) is None


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_so_are_grey_and_inks(mode):
    assert first(saved(photo(1200, 800).convert(mode), "JPEG")) is None


def test_so_is_everything_on_a_screen_whose_colours_are_its_own():
    file = saved(photo(1200, 800), "JPEG")
    assert first(file, screen_profile=exchanged()) is None
    assert first(file, screen_profile=srgb()) is not None


@pytest.mark.parametrize("kept", [0, 1, 2, 3, 50, 400, 5_000, 50_000, -60])
def test_so_are_cut_files(kept):
    assert first(io.BytesIO(saved(photo(1200, 800), "JPEG").getvalue()[:kept])) is None


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "GIF", "TIFF"])
def test_so_are_other_formats(format_):
    assert first(saved(scene(), format_)) is None


def broken(*_: object) -> None:
    raise TypeError("function takes exactly 9 arguments")


@pytest.mark.parametrize("name", ["new", "jpeg_decoder"])
def test_another_pillow_is_used_in_the_ordinary_way(monkeypatch, name):
    file = saved(photo(1200, 800), "JPEG")
    assert first(file) is not None
    monkeypatch.setattr(_imaging, name, broken)
    assert first(file) is None


@given(st.integers(0, 1 << 30), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_gives_the_same_or_nothing(at, rubbish):
    data = saved(scene(64, 48), "JPEG", exif=exif(6)).getvalue()
    at %= len(data)
    short = first(io.BytesIO(data[:at] + rubbish + data[at + len(rubbish) :]), (40, 40))
    assert short is None or len(short.pixels) == short.stride * short.height


PROBE = """
import sys
sys.path[:0] = sys.argv[2:]
from gallery_app.imaging.first_jpeg import first_jpeg
with open(sys.argv[1], "rb") as file:
    assert first_jpeg(file, (600, 400), size=0, modified=0.0) is not None
print(*sorted({"typing", "re", "enum", "PIL.Image", "logging", "dataclasses"} & set(sys.modules)))
"""


def test_nothing_heavy_is_imported_for_it(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(saved(photo(1200, 800), "JPEG", exif=exif(6), icc_profile=srgb()).getvalue())
    folders = [str(Path(__file__).parents[2]), str(Path(Image.__file__).parents[1])]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", PROBE, str(path), *folders],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == []
