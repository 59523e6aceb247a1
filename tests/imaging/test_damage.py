"""Damaged files show what there is of them, and say so."""

from __future__ import annotations

import io

import pytest
from pictures import as_rgba, saved
from test_scaling import photo

from gallery_app.errors import PhotoError
from gallery_app.imaging.decoding import decode
from gallery_app.imaging.quality import Quality
from gallery_app.model.problems import PhotoState

CUT = "the file ends early; what there is is shown"
FLAWED = "the file is damaged; what can be read is shown"
PARTLY_SHOWN = [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("GIF", {}), ("TIFF", {})]


def shades_above(decoded, row: int) -> int:
    """How many shades of grey there are in the first rows."""
    image = as_rgba(decoded).convert("L").crop((0, 0, decoded.width, row))
    return len(set(image.tobytes()))


@pytest.mark.parametrize("kept", [0.4, 0.7, 0.99])
@pytest.mark.parametrize("quality", [Quality.EXACT, Quality.QUICK, Quality.PREVIEW])
@pytest.mark.parametrize(("format_", "options"), PARTLY_SHOWN)
def test_a_file_that_ends_early_shows_what_there_is(format_, options, quality, kept):
    data = saved(photo(600, 400), format_, **options).getvalue()
    decoded = decode(io.BytesIO(data[: int(len(data) * kept)]), (300, 300), quality=quality)
    assert str(decoded.facts.damaged) == CUT
    assert shades_above(decoded, 40) > 40


def test_a_progressive_jpeg_may_end_anywhere_within_its_tables():
    data = saved(photo(600, 400), "JPEG", progressive=True).getvalue()
    tables = [at for at in range(2000, len(data)) if data[at : at + 2] in (b"\xff\xc4", b"\xff\xda")]
    assert len(tables) > 8
    for at in tables:
        for further in range(1, 24, 3):
            decoded = decode(io.BytesIO(data[: at + further]), (300, 300))
            assert str(decoded.facts.damaged) == CUT
            assert shades_above(decoded, 40) > 20


def test_a_tiff_shows_the_strips_before_the_damage():
    data = bytearray(saved(photo(600, 400), "TIFF", compression="tiff_lzw").getvalue())
    middle = len(data) // 2
    data[middle : middle + 4000] = b"\xff" * 4000
    decoded = decode(io.BytesIO(bytes(data)), (300, 300))
    assert str(decoded.facts.damaged) == FLAWED
    assert shades_above(decoded, 40) > 40


@pytest.mark.parametrize("format_", ["WEBP", "AVIF", "JPEG2000"])
def test_a_format_whose_decoder_wants_all_or_nothing_says_that_the_file_is_damaged(format_):
    data = saved(photo(600, 400), format_).getvalue()
    with pytest.raises(PhotoError) as caught:
        decode(io.BytesIO(data[: len(data) // 2]), (300, 300))
    assert caught.value.state is PhotoState.DAMAGED


def test_a_sound_file_after_a_damaged_one_has_no_flaw():
    data = saved(photo(600, 400), "JPEG").getvalue()
    assert decode(io.BytesIO(data[:9000]), (300, 300)).facts.damaged is not None
    assert decode(io.BytesIO(data), (300, 300)).facts.damaged is None
    cut = saved(photo(600, 400), "WEBP").getvalue()[:9000]
    with pytest.raises(PhotoError):
        decode(io.BytesIO(cut), (300, 300))
