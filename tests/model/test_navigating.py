from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.navigation import Direction, ahead, step

directions = st.sampled_from(Direction)
places = st.integers(1, 50).flatmap(lambda count: st.tuples(st.integers(0, count - 1), st.just(count)))


def test_a_step_stays_at_an_end_or_wraps_around() -> None:
    assert step(0, Direction.FORWARD, 3, wrap=False) == 1
    assert step(2, Direction.FORWARD, 3, wrap=False) == 2
    assert step(2, Direction.FORWARD, 3, wrap=True) == 0
    assert step(0, Direction.BACKWARD, 3, wrap=False) == 0
    assert step(0, Direction.BACKWARD, 3, wrap=True) == 2
    assert step(1, Direction.FORWARD, 30, wrap=False, by=10) == 11
    assert step(5, Direction.FORWARD, 0, wrap=True) == 0


@given(places, directions, st.booleans(), st.integers(1, 100))
def test_a_step_never_leaves_the_gallery(
    place: tuple[int, int], direction: Direction, wrap: bool, by: int
) -> None:
    index, count = place
    assert 0 <= step(index, direction, count, wrap=wrap, by=by) < count


@given(places, directions)
def test_wrapping_there_and_back_returns(place: tuple[int, int], direction: Direction) -> None:
    index, count = place
    back = Direction.BACKWARD if direction is Direction.FORWARD else Direction.FORWARD
    assert step(step(index, direction, count, wrap=True), back, count, wrap=True) == index


def test_what_lies_ahead_comes_first() -> None:
    assert ahead(5, Direction.FORWARD, 10, forward=2, back=1) == (6, 7, 4)
    assert ahead(5, Direction.BACKWARD, 10, forward=2, back=1) == (4, 3, 6)
    assert ahead(9, Direction.FORWARD, 10, forward=2, back=1) == (8,)
    assert ahead(0, Direction.FORWARD, 1, forward=3, back=3) == ()
