"""Which part of a large photo is decoded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.part import (
    PART_PIXELS,
    Part,
    is_seen_in_parts,
    part_in_sight,
    part_to_ask_for,
    part_to_keep,
)
from gallery_app.model.viewport import FITTED, Rectangle, Viewport

VIEW = (1920, 1080)


def looking_at(natural, view=VIEW):
    return Viewport.at(FITTED, natural, view)


def test_a_fitted_photo_is_decoded_whole_however_large_it_is():
    assert not is_seen_in_parts(looking_at((12000, 9000)))


def test_a_large_photo_at_100_percent_is_decoded_in_parts():
    assert is_seen_in_parts(looking_at((6000, 4000)).zoomed_to(1.0))
    assert is_seen_in_parts(looking_at((6000, 4000)).zoomed_to(0.5))


def test_a_photo_little_larger_than_the_view_is_decoded_whole():
    assert not is_seen_in_parts(looking_at((6000, 4000)).filled())
    assert not is_seen_in_parts(looking_at((3000, 2000)).zoomed_to(1.0))


def test_a_huge_photo_is_decoded_whole_as_long_as_that_is_of_a_size_to_keep():
    assert not is_seen_in_parts(looking_at((12000, 9000)).zoomed_to(0.25))
    assert is_seen_in_parts(looking_at((12000, 9000)).zoomed_to(0.5))


def test_what_is_in_sight_is_a_view_full_and_a_pixel_more_to_blend_with():
    part = part_in_sight(looking_at((6000, 4000)).zoomed_to(1.0))
    assert part == ((6000, 4000), 2039, 1459, 1923, 1083)


def test_enlarged_what_is_in_sight_has_fewer_pixels():
    part = part_in_sight(looking_at((6000, 4000)).zoomed_to(4.0))
    assert part.whole == (6000, 4000)
    assert (part.width, part.height) == (480 + 3, 270 + 3)


def test_a_part_reaches_further_ahead_than_behind():
    viewport = looking_at((6000, 4000)).zoomed_to(1.0)
    sight, ahead = part_in_sight(viewport), part_to_ask_for(viewport, (1, 0))
    assert sight.x - ahead.x < ahead.x + ahead.width - sight.x - sight.width
    assert sight.y - ahead.y == ahead.y + ahead.height - sight.y - sight.height


def test_a_part_is_as_seen_where_the_photo_is_turned():
    part = Part((6000, 4000), 100, 200, 30, 40)
    assert part.as_seen(0) == (100, 200, 30, 40)
    assert part.as_seen(90) == (4000 - 240, 100, 40, 30)
    assert part.as_seen(180) == (6000 - 130, 4000 - 240, 30, 40)
    assert part.as_seen(270) == (200, 6000 - 130, 40, 30)


@given(
    whole=st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)),
    at=st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)),
    rotation=st.sampled_from((0, 90, 180, 270)),
)
def test_turning_a_part_and_turning_it_back_changes_nothing(whole, at, rotation):
    x, y = int(at[0] * (whole[0] - 1)), int(at[1] * (whole[1] - 1))
    part = Part(whole, x, y, 1 + int(at[2] * (whole[0] - 1 - x)), 1 + int(at[3] * (whole[1] - 1 - y)))
    seen = part.as_seen(rotation)
    assert isinstance(seen, Rectangle)
    assert Part.seen_as(seen, whole, rotation) == part


@given(
    natural=st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)),
    view=st.tuples(st.integers(1, 4000), st.integers(1, 2200)),
    zoom=st.floats(0.05, 16),
    move=st.tuples(st.floats(-20_000, 20_000), st.floats(-20_000, 20_000)),
    quarters=st.integers(0, 3),
    heading=st.tuples(st.integers(-1, 1), st.integers(-1, 1)),
)
def test_what_is_asked_for_holds_what_is_in_sight_lies_in_the_picture_and_is_bounded(
    natural, view, zoom, move, quarters, heading
):
    viewport = looking_at(natural, view).zoomed_to(zoom).panned(*move).rotated(quarters)
    sight, kept, asked = part_in_sight(viewport), part_to_keep(viewport), part_to_ask_for(viewport, heading)
    assert kept.contains(sight)
    assert asked.contains(kept)
    assert (asked.x, asked.y) >= (0, 0)
    assert asked.x + asked.width <= asked.whole[0]
    assert asked.y + asked.height <= asked.whole[1]
    assert asked.width * asked.height <= max(PART_PIXELS, 1.6 * view[0] * view[1]) + 12 * sum(view)


@pytest.mark.parametrize("move", [(0, 0), (-5, 0), (40, 30)])
def test_a_small_move_stays_within_what_was_asked_for(move):
    viewport = looking_at((6000, 4000)).zoomed_to(1.0)
    assert part_to_ask_for(viewport, (1, 1)).contains(part_to_keep(viewport.panned(*move)))
