"""Moving through a gallery: pure functions on indexes that count from 0."""

from __future__ import annotations

from enum import Enum


class Direction(Enum):
    """Which way through the story."""

    FORWARD = 1
    BACKWARD = -1


def step(index: int, direction: Direction, count: int, *, wrap: bool, by: int = 1) -> int:
    """Return the index ``by`` photos further; at an end, wrap around or stay at the end.

    An empty gallery has no photo to go to: the answer is 0.
    """
    if count <= 0:
        return 0
    target = index + direction.value * by
    if wrap:
        return target % count
    return max(0, min(target, count - 1))


def ahead(index: int, direction: Direction, count: int, *, forward: int, back: int) -> tuple[int, ...]:
    """Return the indexes worth decoding before they are asked for, the likeliest first."""
    near = [index + direction.value * offset for offset in range(1, forward + 1)]
    near += [index - direction.value * offset for offset in range(1, back + 1)]
    return tuple(target for target in near if 0 <= target < count)
