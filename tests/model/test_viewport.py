"""Where a photo is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.viewport import FITTED, LARGEST, Mode, Position, Viewport

AREA = (960, 640)


def looking_at(natural, view=AREA, position=FITTED):
    return Viewport.at(position, natural, view)


def test_a_fitted_photo_fills_the_area_it_shares_its_shape_with():
    viewport = looking_at((6000, 4000))
    assert viewport.target() == (0, 0, 960, 640)
    assert viewport.wanted_size() == (960, 640)
    assert viewport.shows_all


def test_a_fitted_portrait_stands_in_the_middle():
    assert looking_at((4000, 6000)).target() == (266, 0, 427, 640)


def test_a_small_photo_is_never_enlarged_by_fit():
    assert looking_at((300, 200)).target() == (330, 220, 300, 200)
    assert looking_at((300, 200)).scale() == 1.0


def test_fit_reaches_below_the_smallest_zoom_for_a_very_wide_panorama():
    assert looking_at((60000, 1000)).target() == (0, 312, 960, 16)


def test_fill_leaves_no_margin_and_fit_width_none_at_the_sides():
    assert looking_at((4000, 6000)).filled().target() == (0, -400, 960, 1440)
    assert looking_at((4000, 6000)).fitted_to_width().target().width == 960
    assert looking_at((100, 400)).filled().target().width == 960


@pytest.mark.parametrize("point", [(0, 0), (480, 320), (959, 1), (700, 500)])
def test_zooming_keeps_the_image_point_under_the_pointer(point):
    zoomed = looking_at((6000, 4000)).zoomed_at(point, 5.0)
    before, after = looking_at((6000, 4000)).image_point(point), zoomed.image_point(point)
    assert after == pytest.approx(before, abs=1 / zoomed.scale() + 0.5)


def test_at_100_percent_one_image_pixel_is_one_device_pixel():
    target = looking_at((6000, 4000)).zoomed_to(1.0).target()
    assert (target.width, target.height) == (6000, 4000)
    assert target.x == (960 - 6000) // 2


def test_zoom_ends_at_5_and_1600_percent():
    viewport = looking_at((6000, 4000))
    assert viewport.zoomed_to(1000).scale() == LARGEST
    assert viewport.zoomed_to(0.0001).scale() == 0.05


def test_plus_climbs_from_fit_through_100_percent_to_the_top_and_minus_comes_back_through_fit():
    viewport = looking_at((6000, 4000))
    scales = []
    while viewport.scale() < LARGEST:
        viewport = viewport.zoomed_in()
        scales.append(viewport.scale())
    assert 0.25 in scales
    assert 1.0 in scales
    assert all(larger > smaller for smaller, larger in pairwise(scales))
    modes = []
    while viewport.scale() > 0.05:
        viewport = viewport.zoomed_out()
        modes.append(viewport.mode)
    assert modes.count(Mode.FIT) == 1
    assert viewport.zoomed_out() == viewport


def test_panning_stops_at_the_edges():
    viewport = looking_at((6000, 4000)).zoomed_to(1.0)
    assert viewport.panned(10**6, 10**6).target()[:2] == (960 - 6000, 640 - 4000)
    assert viewport.panned(-(10**6), -(10**6)).target()[:2] == (0, 0)
    assert viewport.panned(100, 50).target()[:2] == (viewport.target().x - 100, viewport.target().y - 50)


def test_a_photo_smaller_than_the_area_cannot_be_panned_away():
    viewport = looking_at((300, 200))
    assert viewport.panned(500, 500).target() == viewport.target()


def test_a_photo_wider_than_the_area_pans_sideways_only():
    viewport = looking_at((3000, 100)).zoomed_to(1.0)
    assert viewport.panned(10, 10).target().y == viewport.target().y
    assert viewport.panned(10, 10).target().x == viewport.target().x - 10


def test_rotation_swaps_the_sides_and_four_quarters_are_none():
    viewport = looking_at((6000, 4000))
    assert viewport.rotated(1).target() == (266, 0, 427, 640)
    assert viewport.rotated(1).wanted_size() == (640, 427)
    assert viewport.rotated(1).rotated(-1) == viewport
    assert viewport.rotated(4) == viewport


def test_rotation_keeps_what_is_in_the_middle():
    viewport = looking_at((6000, 4000)).zoomed_to(1.0).looking_at((1000, 700))
    assert viewport.rotated(1).centre == (4000 - 700, 1000)
    assert viewport.rotated(-1).centre == (700, 6000 - 1000)
    assert viewport.rotated(2).centre == (5000, 3300)


def test_the_wanted_size_is_never_more_than_natural():
    assert looking_at((6000, 4000)).zoomed_to(4.0).wanted_size() == (6000, 4000)
    assert looking_at((6000, 4000)).zoomed_to(0.5).wanted_size() == (3000, 2000)


def test_zoom_and_position_serve_for_the_next_photo_too():
    position = looking_at((6000, 4000)).zoomed_to(0.5).looking_at((4500, 3000)).position
    next_one = looking_at((3000, 2000), position=position)
    assert next_one.scale() == 0.5
    assert next_one.centre == (2040, 1360)  # as near to three quarters as the edges allow
    assert looking_at((300, 200), position=Position()).target() == (330, 220, 300, 200)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_the_position_kept_is_that_of_the_upright_photo(quarters):
    viewport = looking_at((6000, 4000)).zoomed_to(1.0).looking_at((1500, 1000))
    turned = viewport.rotated(quarters).position
    assert (turned.x, turned.y) == pytest.approx((0.25, 0.25))


def test_photos_of_one_size_are_seen_to_the_pixel_at_the_same_place():
    viewport = looking_at((6000, 4000)).zoomed_to(1.0).panned(313, -171)
    for _ in range(50):
        following = Viewport.at(viewport.position, (6000, 4000), AREA)
        assert following.target() == viewport.target()
        viewport = following


def test_a_new_area_keeps_zoom_and_middle():
    viewport = looking_at((6000, 4000)).zoomed_to(1.0).with_view_size((500, 300))
    assert viewport.scale() == 1.0
    assert viewport.centre == (3000, 2000)
    assert looking_at((6000, 4000)).with_view_size((480, 320)).target() == (0, 0, 480, 320)


@given(
    natural=st.tuples(st.integers(1, 40000), st.integers(1, 40000)),
    view=st.tuples(st.integers(1, 4000), st.integers(1, 4000)),
    zoom=st.floats(0.01, 40),
    move=st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)),
    quarters=st.integers(-4, 4),
)
def test_a_photo_is_never_lost_whatever_is_done_to_it(natural, view, zoom, move, quarters):
    viewport = looking_at(natural, view).zoomed_to(zoom).panned(*move).rotated(quarters)
    target = viewport.target()
    for begin, side, space in zip(target[:2], target[2:], view, strict=True):
        if side <= space:
            assert abs(2 * begin + side - space) <= 1
        else:
            assert begin <= 0
            assert begin + side >= space
