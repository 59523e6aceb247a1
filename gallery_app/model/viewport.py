"""Where a photo is drawn: pure geometry in device pixels, without a screen.

A :class:`Viewport` knows the photo's size, the space there is, and what the reader wants to see of it.
"As seen" means after rotation: a landscape turned by a quarter is seen as a portrait.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NamedTuple, Self

Size = tuple[int, int]
Point = tuple[float, float]

SMALLEST: Final = 0.05
LARGEST: Final = 16.0
ACTUAL: Final = 1.0
# What + and - stop at; the scale of "fit" is one more stop, wherever it falls.
LADDER: Final = (
    *(SMALLEST, 0.07, 0.1, 0.125, 1 / 6, 0.25, 1 / 3, 0.5, 2 / 3),
    *(ACTUAL, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, LARGEST),
)
NEAR: Final = 1.01  # two scales closer than this are one step of the ladder


class Mode(Enum):
    """How the scale is found: from the space there is, or set by hand."""

    FIT = "fit"  # whole photo, never enlarged
    FILL = "fill"  # no margin left
    WIDTH = "width"  # no margin at the sides
    FREE = "free"


class Rectangle(NamedTuple):
    """A rectangle of whole device pixels; ``x`` and ``y`` are negative where it begins outside the view."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Position:
    """A way of looking that suits any photo; ``x`` and ``y`` are parts (0 to 1) of its sides."""

    mode: Mode = Mode.FIT
    zoom: float = ACTUAL
    x: float = 0.5
    y: float = 0.5


FITTED: Final = Position()


@dataclass(frozen=True, slots=True)
class Viewport:
    """What is seen of a photo.

    ``natural`` is the upright photo in image pixels, ``view`` the space in device pixels, ``rotation``
    0, 90, 180 or 270 degrees clockwise.  ``zoom`` (device pixels for one image pixel) counts in
    ``Mode.FREE``.  ``centre`` is the image point in the middle of the view, as seen; ask for
    :meth:`target`, which never loses the photo, rather than reading it.
    """

    natural: Size
    view: Size
    rotation: int = 0
    mode: Mode = Mode.FIT
    zoom: float = ACTUAL
    centre: Point = (0.0, 0.0)

    @classmethod
    def at(cls, position: Position, natural: Size, view: Size) -> Self:
        """Return a view of an upright photo that looks where ``position`` says."""
        width, height = max(1, natural[0]), max(1, natural[1])
        viewport = cls((width, height), (max(1, view[0]), max(1, view[1])), 0, position.mode, position.zoom)
        return viewport.looking_at((position.x * width, position.y * height))

    @property
    def seen(self) -> Size:
        """The photo's size in image pixels as seen: the sides change places at 90 and 270 degrees."""
        width, height = self.natural
        return (height, width) if self.rotation % 180 else (width, height)

    @property
    def position(self) -> Position:
        """What to keep for the next photo ("keep zoom and position"): of the upright photo."""
        across, down = (at / side for at, side in zip(self.centre, self.seen, strict=True))
        x, y = {
            0: (across, down),
            90: (down, 1 - across),
            180: (1 - across, 1 - down),
            270: (1 - down, across),
        }[self.rotation]
        return Position(self.mode, self.scale(), x, y)

    @property
    def shows_all(self) -> bool:
        """Whether the whole photo is in sight, so that there is nothing to pan to."""
        target = self.target()
        return target.width <= self.view[0] and target.height <= self.view[1]

    def scale(self) -> float:
        """Return the device pixels that one image pixel takes."""
        across, down = (space / side for space, side in zip(self.view, self.seen, strict=True))
        match self.mode:
            case Mode.FIT:
                return min(ACTUAL, across, down)
            case Mode.FILL:
                return min(LARGEST, max(across, down))
            case Mode.WIDTH:
                return min(LARGEST, across)
            case Mode.FREE:
                return self.zoom

    def target(self) -> Rectangle:
        """Return where the whole photo is drawn, in device pixels from the view's corner."""
        scale = self.scale()
        width, height = (max(1, round(side * scale)) for side in self.seen)
        return Rectangle(
            _offset(self.centre[0] * scale, width, self.view[0]),
            _offset(self.centre[1] * scale, height, self.view[1]),
            width,
            height,
        )

    def wanted_size(self) -> Size:
        """Return the size, upright and never enlarged, whose pixels would be drawn one to one."""
        target = self.target()
        width, height = target.width, target.height
        if self.rotation % 180:
            width, height = height, width
        return min(width, self.natural[0]), min(height, self.natural[1])

    def image_point(self, point: Point) -> Point:
        """Return the image point, as seen, that is drawn at ``point`` of the view."""
        target, (width, height) = self.target(), self.seen
        return (point[0] - target.x) * width / target.width, (point[1] - target.y) * height / target.height

    def with_view_size(self, view: Size) -> Self:
        """Return the same look into a space of another size."""
        return replace(self, view=(max(1, view[0]), max(1, view[1]))).looking_at(self.centre)

    def with_natural_size(self, natural: Size) -> Self:
        """Return the same look at the photo once its true size is known."""
        size = max(1, natural[0]), max(1, natural[1])
        if size == self.natural:
            return self
        resized = replace(self, natural=size)
        width, height = (
            at * new / old for at, new, old in zip(self.centre, resized.seen, self.seen, strict=True)
        )
        return resized.looking_at((width, height))

    def fitted(self) -> Self:
        """Return the whole photo, at its own size where that is smaller than the view."""
        return self._in_mode(Mode.FIT)

    def filled(self) -> Self:
        """Return the photo large enough to leave no margin."""
        return self._in_mode(Mode.FILL)

    def fitted_to_width(self) -> Self:
        """Return the photo as wide as the view."""
        return self._in_mode(Mode.WIDTH)

    def zoomed_to(self, scale: float, at: Point | None = None) -> Self:
        """Return the photo at ``scale``; the image point drawn at ``at`` (else in the middle) stays there."""
        point = at if at is not None else (self.view[0] / 2, self.view[1] / 2)
        zoom = max(min(SMALLEST, self.fitted().scale()), min(LARGEST, scale))
        x, y = self.image_point(point)
        centre = x + (self.view[0] / 2 - point[0]) / zoom, y + (self.view[1] / 2 - point[1]) / zoom
        return replace(self, mode=Mode.FREE, zoom=zoom).looking_at(centre)

    def zoomed_at(self, point: Point, factor: float) -> Self:
        """Return the photo ``factor`` times as large; the image point under ``point`` stays there."""
        return self.zoomed_to(self.scale() * factor, point)

    def zoomed_in(self, at: Point | None = None) -> Self:
        """Return the photo one step of the ladder larger."""
        now = self.scale()
        return self._at_step(min((step for step in self._steps() if step > now * NEAR), default=now), at)

    def zoomed_out(self, at: Point | None = None) -> Self:
        """Return the photo one step of the ladder smaller."""
        now = self.scale()
        return self._at_step(max((step for step in self._steps() if step < now / NEAR), default=now), at)

    def looking_at(self, centre: Point) -> Self:
        """Return the view around an image point, as seen, or as near to it as no needless margin allows."""
        scale = self.scale()
        x, y = (
            _held(at, side, space / scale)
            for at, side, space in zip(centre, self.seen, self.view, strict=True)
        )
        return replace(self, centre=(x, y))

    def panned(self, dx: float, dy: float) -> Self:
        """Return the view moved over the photo by device pixels; it stops at the photo's edges."""
        scale = self.scale()
        return self.looking_at((self.centre[0] + dx / scale, self.centre[1] + dy / scale))

    def rotated(self, quarters: int) -> Self:
        """Return the photo turned by quarters, clockwise where positive, around what is in the middle."""
        viewport = self
        for _ in range(quarters % 4):
            (x, y), height = viewport.centre, viewport.seen[1]
            turned = replace(viewport, rotation=(viewport.rotation + 90) % 360)
            viewport = turned.looking_at((height - y, x))
        return viewport

    def _steps(self) -> tuple[float, ...]:
        return (*LADDER, self.fitted().scale())

    def _at_step(self, step: float, at: Point | None) -> Self:
        fitted = self.fitted()
        is_fit = fitted.scale() / NEAR < step < fitted.scale() * NEAR
        return fitted if is_fit else self.zoomed_to(step, at)

    def _in_mode(self, mode: Mode) -> Self:
        return replace(self, mode=mode).looking_at(self.centre)


def _held(at: float, side: int, space: float) -> float:
    """Return the nearest centre that leaves no margin which could be avoided."""
    if side <= space:
        return side / 2
    return max(space / 2, min(side - space / 2, at))


def _offset(centre: float, drawn: int, space: int) -> int:
    if drawn <= space:
        return (space - drawn) // 2
    return max(space - drawn, min(0, round(space / 2 - centre)))
