from __future__ import annotations

import io
import math
import struct
import zlib
from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import as_rgba, close, corners, saved, scene, shown
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageStat

from gallery_app.errors import PhotoError
from gallery_app.imaging.decoding import decode
from gallery_app.imaging.headers import facts_of
from gallery_app.imaging.scaling import fitting
from gallery_app.model.problems import PhotoState

RED, LIME, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
SCENE = [RED, LIME, BLUE, WHITE]


def assert_scene(image: Image.Image, expected: list[tuple[int, ...]] = SCENE, by: int = 6) -> None:
    for found, wanted in zip(corners(image), expected, strict=True):
        assert close(found, wanted, by), (corners(image), expected)


def refusal(data: bytes, box: tuple[int, int] | None = None) -> PhotoError:
    with pytest.raises(PhotoError) as caught:
        decode(io.BytesIO(data), box)
    return caught.value


@pytest.mark.parametrize(
    ("format_", "options"),
    [
        ("JPEG", {"quality": 95, "subsampling": 0}),
        ("JPEG", {"quality": 95, "subsampling": 0, "progressive": True}),
        ("MPO", {"quality": 95, "subsampling": 0}),
        ("PNG", {}),
        ("GIF", {}),
        ("WEBP", {"lossless": True}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "jpeg", "quality": 95}),
        ("AVIF", {"quality": 95, "subsampling": "4:4:4"}),
        ("BMP", {}),
        ("JPEG2000", {}),
    ],
)
def test_every_format_shows_its_picture(format_, options):
    assert_scene(shown(saved(scene(), format_, **options)), by=12)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK", "YCbCr"])
def test_every_mode_of_colour_shows_its_picture(mode):
    format_ = "JPEG" if mode == "YCbCr" else "TIFF"
    options = {"quality": 95, "subsampling": 0} if format_ == "JPEG" else {}
    assert_scene(shown(saved(scene(mode=mode), format_, **options)), by=12)


@pytest.mark.parametrize(
    ("mode", "dark", "light"),
    [
        ("1", 0, 255),
        ("L", 40, 200),
        ("LA", (40, 255), (200, 255)),
        ("I;16", 40 * 257, 200 * 257),
        ("F", 0.0, 1.0),
    ],
)
def test_every_mode_of_grey_keeps_dark_and_light(mode, dark, light):
    image = Image.new(mode, (64, 64), dark)
    image.paste(light, (32, 0, 64, 64))
    found = corners(shown(saved(image, "TIFF")))
    low = 40 if mode not in ("1", "F") else 0
    high = 200 if mode not in ("1", "F") else 255
    assert close(found[0], (low,) * 3, 1)
    assert close(found[1], (high,) * 3, 1)


def test_sixteen_bits_in_a_png_are_scaled_not_cut_off():
    image = Image.new("I;16", (8, 8), 0x8080)
    assert corners(shown(saved(image, "PNG")))[0] == (128, 128, 128)


def test_adobe_cmyk_is_not_shown_inverted():
    assert_scene(shown(saved(scene(mode="CMYK"), "JPEG", quality=95)), by=25)


def test_lab_shows_its_colours():
    lab = ImageCms.profileToProfile(
        scene(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert_scene(shown(saved(lab, "TIFF")), by=25)
    assert_scene(shown(saved(lab, "TIFF"), (48, 48)), by=25)


def test_opaque_pixels_have_255_in_their_fourth_byte():
    decoded = decode(saved(scene(), "PNG"), None)
    assert not decoded.premultiplied
    assert decoded.pixels[:4] == bytes((0, 0, 255, 255))
    assert set(decoded.pixels[3::4]) == {255}


def test_transparent_pixels_are_premultiplied():
    image = Image.new("RGBA", (4, 4), (200, 100, 50, 128))
    decoded = decode(saved(image, "PNG"), None)
    assert decoded.premultiplied
    assert decoded.pixels[:4] == bytes((25, 50, 100, 128))


def test_an_alpha_channel_that_hides_nothing_is_dropped():
    image = Image.new("RGBA", (4, 4), (200, 100, 50, 255))
    assert not decode(saved(image, "PNG"), None).premultiplied


def test_a_transparent_edge_does_not_bleed_when_scaled():
    image = Image.new("RGBA", (64, 64), (0, 255, 0, 0))
    image.paste((255, 0, 0, 255), (32, 0, 64, 64))
    scaled = shown(saved(image, "PNG"), (16, 16))
    reds = [scaled.getpixel((x, 8)) for x in range(16) if scaled.getpixel((x, 8))[3] > 16]
    assert reds
    assert all(green < 40 for _, green, _, _ in reds)


@pytest.mark.parametrize("transparency", [0, b"\x00\xff\xff\xff"])
def test_a_palette_with_transparency_is_transparent(transparency):
    image = scene().quantize(4)
    index = image.getpixel((0, 0))
    if transparency == 0:
        options = {"transparency": index}
    else:
        options = {"transparency": bytes(0 if at == index else 255 for at in range(4))}
    rgba = shown(saved(image, "PNG", **options))
    assert rgba.getpixel((4, 4))[3] == 0
    assert rgba.getpixel((90, 60))[3] == 255


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("box", [None, (48, 1000), (0, 30)])
@pytest.mark.parametrize("format_", ["JPEG", "TIFF", "PNG", "WEBP"])
def test_every_orientation_is_shown_upright(orientation, box, format_):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = scene().transpose(undo[orientation]) if orientation in undo else scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = saved(stored, format_, exif=exif, **({"lossless": True} if format_ == "WEBP" else {}))
    decoded = decode(file, box)
    assert (decoded.facts.width, decoded.facts.height) == (96, 64)
    expected = {None: (96, 64), (48, 1000): (48, 32), (0, 30): (45, 30)}[box]
    assert (decoded.width, decoded.height) == expected
    assert_scene(as_rgba(decoded), by=30)


@pytest.mark.parametrize("orientation", [0, 9, 9999])
def test_an_orientation_that_does_not_exist_is_ignored(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert_scene(shown(saved(scene(), "JPEG", exif=exif, quality=95)), by=30)


def test_broken_exif_is_ignored():
    for exif in (
        b"Exif\0\0",
        b"Exif\0\0MM\0\x2a\xff\xff\xff\xff",
        b"Exif\0\0II\x2a\0\x08\0\0\0\xff\xff" + b"\x12" * 40,
    ):
        assert_scene(shown(saved(scene(), "JPEG", exif=exif, quality=95)), by=30)


@given(
    st.tuples(st.integers(1, 5000), st.integers(1, 5000)),
    st.tuples(st.integers(0, 3000), st.integers(0, 3000)),
)
def test_a_picture_fits_its_box_and_is_never_enlarged(size, box):
    width, height = fitting(size, box)
    assert 1 <= width <= size[0]
    assert 1 <= height <= size[1]
    assert not box[0] or width <= box[0]
    assert not box[1] or height <= box[1]
    touches = width in (size[0], box[0]) or height in (size[1], box[1])
    assert touches


def test_a_small_picture_keeps_its_size():
    decoded = decode(saved(scene(10, 8), "PNG"), (2000, 1000))
    assert (decoded.width, decoded.height) == (10, 8)


def photo(width: int, height: int) -> Image.Image:
    """Something like a photo: large shapes, edges, some grain."""
    noise = Image.effect_noise((width // 6, height // 6), 80).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    grain = Image.effect_noise((width, height), 6)
    edges = Image.linear_gradient("L").resize((width, height)).filter(ImageFilter.CONTOUR)
    return Image.merge("RGB", (ImageChops.add(noise, grain, 2), ImageChops.multiply(noise, edges), grain))


def signal_to_noise(one: Image.Image, other: Image.Image) -> float:
    mean = ImageStat.Stat(ImageChops.difference(one, other)).sum2
    square = sum(mean) / (3 * one.width * one.height)
    return 10 * math.log10(255 * 255 / square) if square else math.inf


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
@pytest.mark.parametrize("box", [(256, 256), (640, 480), (1000, 700), (1452, 968)])
def test_scaled_in_the_decoder_is_as_good_as_scaled_from_all_pixels(format_, box):
    image = photo(2400, 1600)
    file = saved(image, format_, **({"quality": 92} if format_ == "JPEG" else {}))
    full = Image.open(io.BytesIO(file.getvalue())).convert("RGB")
    best = full.resize(fitting(full.size, box), Image.Resampling.LANCZOS)
    assert signal_to_noise(shown(file, box).convert("RGB"), best) >= 40


def wide_profile() -> bytes:
    """An RGB profile whose green lies elsewhere: sRGB with its red and green columns exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    description = tags[b"desc"]
    profile[description : description + 4] = b"xxxx"  # its own name says sRGB
    return bytes(profile)


def test_an_embedded_profile_is_followed():
    file = saved(scene(), "PNG", icc_profile=wide_profile())
    assert_scene(shown(file), [LIME, RED, BLUE, WHITE], by=8)


def test_a_profile_is_followed_where_there_is_transparency():
    image = Image.new("RGBA", (8, 8), (255, 0, 0, 128))
    found = shown(saved(image, "PNG", icc_profile=wide_profile())).getpixel((4, 4))
    assert close(found, (0, 255, 0, 128), 8)


def test_a_profile_that_is_rubbish_or_for_other_colours_is_ignored():
    grey = bytearray(wide_profile())
    grey[16:20] = b"GRAY"
    for profile in (b"rubbish", bytes(400), wide_profile()[:300], bytes(grey), wide_profile() * 20_000):
        assert_scene(shown(saved(scene(), "TIFF", icc_profile=profile)))


def test_a_cut_jpeg_is_shown_as_far_as_it_goes():
    data = saved(photo(600, 400), "JPEG", quality=90).getvalue()
    decoded = decode(io.BytesIO(data[: len(data) // 2]), (300, 300))
    assert str(decoded.facts.damaged) == "the file ends early; what there is is shown"
    assert (decoded.width, decoded.height) == (300, 200)
    assert decode(io.BytesIO(data), (300, 300)).facts.damaged is None


@pytest.mark.parametrize("format_", ["PNG", "GIF", "BMP"])
def test_other_cut_files_are_shown_as_far_as_they_go(format_):
    data = saved(photo(600, 400), format_).getvalue()
    assert decode(io.BytesIO(data[: len(data) // 2]), None).facts.damaged is not None


def test_a_file_of_which_nothing_can_be_read_is_damaged():
    data = saved(photo(600, 400), "JPEG").getvalue()
    for cut in (data[:4], data[:200], saved(scene(), "PNG").getvalue()[:40]):
        assert refusal(cut).state is PhotoState.DAMAGED
    assert str(refusal(b"")) == "the file is empty"


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"%PDF-1.7\n",
        b"<!DOCTYPE html><html></html>",
        b"#define x_width 8\n#define x_height 8\n",
        b"BMW is a maker of cars.",
        b"P6 1 1 255 abc",
        b"\x00" * 100,
    ],
)
def test_what_is_no_photo_is_told_by_its_content(data):
    error = refusal(data)
    assert (error.state, str(error)) == (PhotoState.UNSUPPORTED, "not a photo")


@pytest.mark.skipif(
    any(find_spec(name) for name in ("pillow_heif", "pillow_jxl")), reason="the optional packages are there"
)
def test_formats_of_optional_packages_name_their_package():
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40)
    assert str(refusal(heic)) == "the format HEIC needs the optional package pillow-heif"
    assert "pillow-jxl-plugin" in str(refusal(b"\xff\x0a" + bytes(40)))
    assert refusal(heic).state is PhotoState.UNSUPPORTED


def png_of(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    parts = ((b"IHDR", head), *chunks, (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def jpeg_of(width: int, height: int) -> bytes:
    data = bytearray(saved(scene(), "JPEG").getvalue())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def gif_of(width: int, height: int) -> bytes:
    data = bytearray(saved(scene(mode="P"), "GIF").getvalue())
    data[6:10] = struct.pack("<HH", width, height)
    return bytes(data)


def webp_of(width: int, height: int) -> bytes:
    side = [(edge - 1).to_bytes(3, "little") for edge in (width, height)]
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + side[0] + side[1]
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png_of(60000, 60000), "60000 × 60000"),
        (jpeg_of(65500, 65500), "65500 × 65500"),
        (gif_of(65535, 65535), "65535 × 65535"),
        (webp_of(16384, 16384), "16384 × 16384"),
    ],
)
def test_a_bomb_of_pixels_is_too_large_to_show(data, size):
    error = refusal(data, (800, 600))
    assert error.state is PhotoState.TOO_LARGE
    assert str(error) == f"too large to show ({size})"


def test_a_large_jpeg_opens_by_way_of_its_decoder():
    image = Image.new("RGB", (12000, 9000), "teal")
    decoded = decode(saved(image, "JPEG"), (800, 600))
    assert (decoded.width, decoded.height) == (800, 600)
    assert decoded.facts.width == 12000


def test_bombs_of_text_cost_neither_memory_nor_the_picture():
    bomb = zlib.compress(bytes(200_000_000), 9)
    states: list[PhotoState] = []
    widths: list[int] = []
    for chunk in ((b"zTXt", b"a\0\0" + bomb), (b"iTXt", b"a\0\1\0\0\0" + bomb), (b"iCCP", b"a\0\0" + bomb)):
        data = png_of(8, 8, chunk)
        try:
            decoded = decode(io.BytesIO(data), None)
        except PhotoError as error:
            states.append(error.state)
        else:
            widths.append(decoded.width)
    assert len(states) + len(widths) == 3
    assert set(states) <= {PhotoState.DAMAGED}
    assert set(widths) <= {8}


def test_only_the_first_frame_and_page_counts():
    red, blue = Image.new("RGB", (8, 8), "red"), Image.new("RGB", (8, 8), "blue")
    for format_ in ("GIF", "TIFF", "WEBP", "PNG"):
        file = saved(red, format_, save_all=True, append_images=[blue] * 3)
        assert close(corners(shown(file))[0], RED, 8), format_


def test_facts_from_the_header_are_those_of_the_decoder():
    exif = Image.Exif()
    exif[0x0112] = 6
    for format_ in ("JPEG", "PNG", "TIFF", "WEBP", "AVIF"):
        file = saved(scene(), format_, exif=exif)
        facts = facts_of(file, size=7, modified=5.0)
        assert facts == decode(file, (20, 20), size=7, modified=5.0).facts
        assert (facts.format, facts.width, facts.height) == (format_, 64, 96)


def test_the_pixels_written_to_a_file_are_the_pixels(tmp_path):
    decoded = decode(saved(photo(700, 500), "PNG"), (333, 333))
    path = tmp_path / "pixels"
    with path.open("wb") as file:
        decoded.write_to(file.fileno())
    assert path.read_bytes() == decoded.pixels


def test_every_foreign_png_is_shown_as_pillow_sees_it(corpus):
    for path in sorted((corpus / "pngsuite").iterdir()):
        with path.open("rb") as file:
            if "iphone" in path.name:
                with pytest.raises(PhotoError, match="iPhone"):
                    decode(file, None)
                continue
            decoded = decode(file, None)
            with Image.open(path) as image:
                wanted = image.convert("RGBA") if image.mode != "I;16" else None
        assert decoded.facts.damaged is None, path.name
        if wanted is not None:
            black = Image.new("RGBA", wanted.size, "black")
            found = Image.alpha_composite(black, as_rgba(decoded))
            difference = ImageChops.difference(found, Image.alpha_composite(black, wanted)).getextrema()
            assert all(high <= 2 for _, high in difference), path.name


def test_the_orientation_examples_all_look_alike(corpus):
    for shape in ("Landscape", "Portrait"):
        pictures = []
        for number in range(9):
            with (corpus / "orientation" / f"{shape}_{number}.jpg").open("rb") as file:
                pictures.append(as_rgba(decode(file, (300, 300))).convert("L").resize((16, 16)))
        for one, other in pairwise(pictures[1:]):
            assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 12, shape


@given(
    st.binary(max_size=400),
    st.sampled_from(["JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP"]),
    st.integers(0, 3000),
)
def test_rubbish_ends_in_a_picture_or_a_reason(rubbish, format_, at):
    data = saved(scene(32, 24), format_).getvalue()
    at %= len(data)
    try:
        decoded = decode(io.BytesIO(data[:at] + rubbish + data[at + len(rubbish) :]), (64, 64))
    except PhotoError as error:
        told = str(error)
    else:
        told = str(decoded.facts.width)
        assert len(decoded.pixels) == decoded.stride * decoded.height
    assert told
