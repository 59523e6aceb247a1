"""Which photos are worth decoding while somebody leafs through: decisions, without a clock of their own."""

from __future__ import annotations

from collections import deque
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.model.navigation import ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.model.navigation import Direction

AHEAD: Final = 2  # photos decoded ahead in the direction of travel: covers a double press
BEHIND: Final = 1  # and one the other way: people go back to look again
FAR: Final = 20  # photos ahead of which there is a preview: what a held key shows before decoding catches up
FAST_AHEAD: Final = 3
HELD_LEAD: Final = 4  # while a key is held: what is nearer would come too late
HELD_SECONDS: Final = 0.042  # between two steps, on average over HELD_STEPS: nobody presses as fast
HELD_STEPS: Final = 5
FAST_SECONDS: Final = 0.25


class Pace(Enum):
    """How fast somebody leafs."""

    REST = 0
    FAST = 1  # photo after photo
    HELD = 2  # by holding a key


class Worth(Enum):
    """What a photo is to be decoded for."""

    CURRENT = 0
    NEXT = 1
    PREVIEW = 2
    BETTER = 3  # a next one as good as can be, when there is nothing else to do


class Wish(NamedTuple):
    """A photo, ``at`` an index, and what it is to be decoded for."""

    at: int
    worth: Worth


class Steps:
    """The times of the last steps, in seconds of any clock."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=HELD_STEPS + 1)

    def note(self, now: float) -> None:
        """Count a step."""
        self._times.append(now)

    def pace(self, now: float) -> Pace:
        """Return how fast the steps are."""
        times = list(self._times)
        if len(times) < 2 or now - times[-1] > FAST_SECONDS or times[-1] - times[-2] > FAST_SECONDS:
            return Pace.REST
        gaps = [later - earlier for earlier, later in pairwise(times)]
        is_held = len(gaps) == HELD_STEPS and sum(gaps) <= HELD_STEPS * HELD_SECONDS
        return Pace.HELD if is_held else Pace.FAST

    def stop(self) -> None:
        """Forget the steps: somebody rests at a photo."""
        self._times.clear()


def wishes(
    index: int, direction: Direction, count: int, pace: Pace, *, is_late: bool = False
) -> Iterator[Wish]:
    """Yield what is worth decoding around the current photo, the most urgent first.

    ``is_late``: steps come faster than photos can be decoded, so what is near would come too late.
    """
    far = ahead(index, direction, count, forward=FAR, back=0)
    if pace is Pace.HELD and is_late:
        yield from (Wish(at, Worth.PREVIEW) for at in far[HELD_LEAD - 1 :])
        return
    yield Wish(index, Worth.CURRENT)
    if pace is Pace.HELD:
        yield from (Wish(at, Worth.PREVIEW) for at in far)
        return
    if pace is Pace.FAST:
        yield from (Wish(at, Worth.NEXT) for at in far[:FAST_AHEAD])
        return
    near = ahead(index, direction, count, forward=AHEAD, back=BEHIND)
    yield from (Wish(at, Worth.NEXT) for at in near)
    yield from (Wish(at, Worth.PREVIEW) for at in far if at not in near)
    yield from (Wish(at, Worth.BETTER) for at in near)
