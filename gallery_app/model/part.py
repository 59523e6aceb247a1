"""Which part of a large photo to decode, so that what is in sight is drawn from exact pixels."""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from gallery_app.model.viewport import Rectangle

if TYPE_CHECKING:
    from gallery_app.model.viewport import Size, Viewport

WHOLE_PIXELS: Final = 8_500_000  # of a picture that is decoded whole: a window full on a screen of 4K
HUGE_PIXELS: Final = 50_000_000  # of a photo: 200 MB while it is decoded at full size
HIDDEN: Final = 1.5  # times the view: a picture of which that much is out of sight is decoded in parts
PART_PIXELS: Final = 10_000_000  # of a part: 40 MB
AROUND: Final = 0.5  # of the view: what a part has on each side beside what is in sight
LEAST_AROUND: Final = 0.125  # the same, where a view is so large that PART_PIXELS would leave less
TILT: Final = 0.5  # by how much of that a part reaches further ahead, and less far behind
KEPT_AROUND: Final = 0.25  # of what lies around: when less is left, the next part is asked for

Heading = tuple[int, int]  # where the view moves over the picture as seen: -1, 0 or 1 across and down


class Part(NamedTuple):
    """A rectangle of a photo's picture, all upright: ``whole`` is the size of the picture it is a part of."""

    whole: Size
    x: int
    y: int
    width: int
    height: int

    def contains(self, other: Part) -> bool:
        """Return whether the other is a part of the same picture and lies within this one."""
        return (
            self.whole == other.whole
            and self.x <= other.x
            and self.y <= other.y
            and self.x + self.width >= other.x + other.width
            and self.y + self.height >= other.y + other.height
        )

    def as_seen(self, rotation: int) -> Rectangle:
        """Return the rectangle in the picture turned clockwise by 0, 90, 180 or 270 degrees."""
        return _turned(self.whole, Rectangle(*self[1:]), rotation)

    @classmethod
    def seen_as(cls, rectangle: Rectangle, whole: Size, rotation: int) -> Self:
        """Return what is seen as ``rectangle`` of a turned picture; ``whole`` is its upright size."""
        seen = whole[::-1] if rotation % 180 else whole
        return cls(whole, *_turned(seen, rectangle, -rotation % 360))


def heading_of(dx: float, dy: float) -> Heading:
    """Return where a view heads that moves over the picture by ``dx`` and ``dy``."""
    return (dx > 0) - (dx < 0), (dy > 0) - (dy < 0)


def is_seen_in_parts(viewport: Viewport) -> bool:
    """Return whether it is better to decode what is in sight than the whole picture at this scale.

    A large photo has to be decoded at full size for a part of it, which pays where much of the picture
    would be out of sight.  A huge one is spared that as long as the whole picture is of a size to keep.
    """
    natural = viewport.natural[0] * viewport.natural[1]
    if natural <= WHOLE_PIXELS or viewport.shows_all:
        return False
    width, height = viewport.wanted_size()
    in_view = viewport.view[0] * viewport.view[1]
    return width * height > (WHOLE_PIXELS if natural > HUGE_PIXELS else HIDDEN * in_view)


def part_in_sight(viewport: Viewport) -> Part:
    """Return the part of the picture that would be drawn one to one (or enlarged) to fill the view."""
    return _part(viewport, 0.0, (0, 0))


def part_to_keep(viewport: Viewport) -> Part:
    """Return the part that should be there, so that a move shows nothing but exact pixels."""
    return _part(viewport, KEPT_AROUND * _around(viewport), (0, 0))


def part_to_ask_for(viewport: Viewport, heading: Heading) -> Part:
    """Return the part to decode for a view that moves: it reaches further ahead than behind."""
    return _part(viewport, _around(viewport), heading)


def stretch(begin: float, space: float, scale: float, side: int) -> tuple[int, int]:
    """Return begin and length of the image pixels in sight, and one more on either side to blend with.

    ``begin`` and ``space`` are device pixels, ``side`` is the number of image pixels there are.
    """
    first = max(0, min(side - 1, floor(begin / scale) - 1))
    last = min(side, ceil((begin + space + 1) / scale) + 1)
    return first, max(1, last - first)


def _part(viewport: Viewport, around: float, heading: Heading) -> Part:
    target, whole = viewport.target(), viewport.wanted_size()
    seen = whole[::-1] if viewport.rotation % 180 else whole
    sides = []
    for begin, drawn, space, side, way in zip(
        target[:2], target[2:], viewport.view, seen, heading, strict=True
    ):
        first, length = stretch(-begin, space, drawn / side, side)
        # Around it lies as much at every scale: whoever zooms out again finds it there.
        before = max(0, first - round(space * around * (1 - TILT * way)))
        last = min(side, first + length + round(space * around * (1 + TILT * way)))
        sides.append((before, last - before))
    (x, width), (y, height) = sides
    return Part.seen_as(Rectangle(x, y, width, height), whole, viewport.rotation)


def _around(viewport: Viewport) -> float:
    across, down = viewport.view
    return min(AROUND, max(LEAST_AROUND, (sqrt(PART_PIXELS / (across * down)) - 1) / 2))


def _turned(size: Size, rectangle: Rectangle, rotation: int) -> Rectangle:
    x, y, width, height = rectangle
    match rotation % 360:
        case 90:
            return Rectangle(size[1] - y - height, x, height, width)
        case 180:
            return Rectangle(size[0] - x - width, size[1] - y - height, width, height)
        case 270:
            return Rectangle(y, size[0] - x - width, height, width)
        case _:
            return rectangle
