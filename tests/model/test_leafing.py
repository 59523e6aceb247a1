"""What is decoded while somebody leafs through."""

from __future__ import annotations

import pytest

from gallery_app.model.leafing import AHEAD, BEHIND, FAR, Pace, Steps, Worth, wishes
from gallery_app.model.navigation import Direction

FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD


def stepped(*gaps: float) -> tuple[Steps, float]:
    """Steps with these seconds between them, and the time of the last."""
    steps, now = Steps(), 100.0
    steps.note(now)
    for gap in gaps:
        now += gap
        steps.note(now)
    return steps, now


def indexes(found: list, worth: Worth) -> list[int]:
    return [wish.at for wish in found if wish.worth is worth]


def test_a_single_step_is_made_at_rest():
    steps, now = stepped()
    assert steps.pace(now) is Pace.REST


@pytest.mark.parametrize(
    ("gaps", "pace"),
    [
        ([0.5, 0.5], Pace.REST),
        ([0.2], Pace.FAST),
        ([0.2] * 8, Pace.FAST),
        ([0.033] * 4, Pace.FAST),
        ([0.033] * 5, Pace.HELD),
        ([0.04] * 9, Pace.HELD),
        ([0.02, 0.05, 0.033, 0.046, 0.02], Pace.HELD),
        ([0.06] * 9, Pace.FAST),
        ([0.033] * 9 + [0.5], Pace.REST),
    ],
)
def test_the_pace_is_told_by_the_times_between_steps(gaps, pace):
    steps, now = stepped(*gaps)
    assert steps.pace(now) is pace


def test_who_stops_is_at_rest():
    steps, now = stepped(*[0.033] * 9)
    assert steps.pace(now + 1) is Pace.REST
    steps.stop()
    assert steps.pace(now) is Pace.REST


@pytest.mark.parametrize(("direction", "sign"), [(FORWARD, 1), (BACKWARD, -1)])
def test_at_rest_neighbours_come_before_previews_and_the_best_of_them_last(direction, sign):
    found = list(wishes(50, direction, 100, Pace.REST))
    near = [50 + sign * offset for offset in (1, 2, -1)]
    assert len(near) == AHEAD + BEHIND
    assert found[0] == (50, Worth.CURRENT)
    assert indexes(found, Worth.NEXT) == near
    assert indexes(found, Worth.PREVIEW) == [50 + sign * offset for offset in range(3, FAR + 1)]
    assert indexes(found, Worth.BETTER) == near
    order = [wish.worth.value for wish in found]
    assert order == sorted(order)


def test_stepping_fast_asks_for_nothing_but_what_comes_next():
    found = list(wishes(50, FORWARD, 100, Pace.FAST))
    assert [wish.at for wish in found] == [50, 51, 52, 53]


def test_a_held_key_asks_for_previews_in_order():
    found = list(wishes(50, FORWARD, 100, Pace.HELD))
    assert [wish.at for wish in found] == list(range(50, 51 + FAR))


def test_a_held_key_that_outruns_the_decoding_asks_for_what_can_still_come_in_time():
    found = list(wishes(50, FORWARD, 100, Pace.HELD, is_late=True))
    assert found
    assert min(wish.at for wish in found) > 52


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("direction", [FORWARD, BACKWARD])
@pytest.mark.parametrize(
    ("index", "count"), [(0, 1), (0, 2), (1, 2), (0, 100_000), (99_999, 100_000), (3, 7)]
)
def test_nothing_beyond_the_ends_is_asked_for(index, count, direction, pace, is_late):
    found = list(wishes(index, direction, count, pace, is_late=is_late))
    assert all(0 <= wish.at < count for wish in found)
