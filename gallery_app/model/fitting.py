"""Where a whole photo goes: the sum that the first look and every other look at a photo share."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    Size = tuple[int, int]
    Rectangle = tuple[int, int, int, int]


def fit_scale(natural: Size, space: Size) -> float:
    """Return how large a photo of ``natural`` size is shown whole in ``space``, both in pixels; at most 1."""
    return min(1.0, space[0] / natural[0], space[1] / natural[1])


def fit_rectangle(natural: Size, space: Size) -> Rectangle:
    """Return x, y, width and height of the whole photo in the middle of ``space``, never enlarged."""
    scale = fit_scale(natural, space)
    width, height = max(1, round(natural[0] * scale)), max(1, round(natural[1] * scale))
    return (space[0] - width) // 2, (space[1] - height) // 2, width, height
