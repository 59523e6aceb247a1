"""Signed distance functions, and solids put together from them.

A distance function takes points (3, N) and gives how far each is from a surface, negative inside. A `Part`
is a distance with a paint; a `Solid` is a list of parts that melt into each other, placed and turned in the
world.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.noise import Arr

if TYPE_CHECKING:
    from sample_scenes.camera import Point

Distance = Callable[[Arr], Arr]
Paint = Callable[[Arr], Arr]


def col(v: Sequence[float] | Arr) -> Arr:
    """Return three numbers as a column (3, 1)."""
    return np.asarray(v, np.float32).reshape(3, 1)


def length(p: Arr) -> Arr:
    """Return the length of each column."""
    return np.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2])


def ball(centre: Point, radius: float) -> Distance:
    """Return a sphere."""
    c = col(centre)
    return lambda p: length(p - c) - radius


def egg(centre: Point, radii: Point) -> Distance:
    """Return an ellipsoid along the axes."""
    c, r = col(centre), col(radii)

    def distance(p: Arr) -> Arr:
        q = (p - c) / r
        k = length(q)
        return k * (k - 1.0) / np.maximum(length(q / r), 1e-6)

    return distance


def limb(a: Sequence[float], b: Sequence[float], ra: float, rb: float | None = None) -> Distance:
    """Return a rod with round ends from a to b, its radius running from ra to rb."""
    start, rb = col(a), ra if rb is None else rb
    along = col(b) - start
    inverse = 1.0 / float((along * along).sum() + 1e-9)

    def distance(p: Arr) -> Arr:
        q = p - start
        t = np.clip((along.T @ q)[0] * inverse, 0.0, 1.0)
        return length(q - along * t) - (ra + (rb - ra) * t)

    return distance


def box(centre: Point, half: Point, rounding: float = 0.0) -> Distance:
    """Return a box with rounded edges."""
    c, h = col(centre), col(half) - rounding

    def distance(p: Arr) -> Arr:
        q = np.abs(p - c) - h
        outside = length(np.maximum(q, 0.0))
        return outside + np.minimum(q.max(axis=0), 0.0) - rounding

    return distance


def drum(centre: Point, axis: int, radius: float, half: float, rounding: float = 0.0) -> Distance:
    """Return a cylinder along the axis 0, 1 or 2."""
    c = col(centre)
    others = [i for i in range(3) if i != axis]

    def distance(p: Arr) -> Arr:
        q = p - c
        side = np.hypot(q[others[0]], q[others[1]]) - (radius - rounding)
        end = np.abs(q[axis]) - (half - rounding)
        outside = np.hypot(np.maximum(side, 0), np.maximum(end, 0))
        return outside + np.minimum(np.maximum(side, end), 0) - rounding

    return distance


def ring(centre: Point, axis: int, radius: float, thickness: float) -> Distance:
    """Return a torus around the axis."""
    c = col(centre)
    others = [i for i in range(3) if i != axis]

    def distance(p: Arr) -> Arr:
        q = p - c
        return np.hypot(np.hypot(q[others[0]], q[others[1]]) - radius, q[axis]) - thickness

    return distance


def lathe(profile: Sequence[tuple[float, float]], rounding: float = 0.0) -> Distance:
    """Return the body that a closed outline (radius, height) sweeps around the y axis."""
    corners = [np.array(c, np.float32) for c in profile]

    def distance(p: Arr) -> Arr:
        r, y = np.hypot(p[0], p[2]), p[1]
        nearest = np.full(r.shape, 1e9, np.float32)
        inside = np.zeros(r.shape, bool)
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            ex, ey = float(b[0] - a[0]), float(b[1] - a[1])
            wx, wy = r - a[0], y - a[1]
            t = np.clip((wx * ex + wy * ey) / (ex * ex + ey * ey), 0, 1)
            nearest = np.minimum(nearest, (wx - ex * t) ** 2 + (wy - ey * t) ** 2)
            crosses = (a[1] > y) != (b[1] > y)
            if ey:
                inside ^= crosses & (r < a[0] + ex * (y - a[1]) / ey)
        return np.where(inside, -1.0, 1.0).astype(np.float32) * np.sqrt(nearest) - rounding

    return distance


def flat(shape: Distance, scale: Point) -> Distance:
    """Return the shape stretched along the axes."""
    s = col(scale)
    return lambda p: shape(p / s) * float(s.min())


def moved(shape: Distance, at: Point, turn: Arr) -> Distance:
    """Return the shape turned by a matrix, then moved."""
    a, t = col(at), turn.T
    return lambda p: shape(t @ (p - a))


def turned(yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Arr:
    """Return the matrix of a turn in degrees: roll about z first, then pitch about x, then yaw about y."""
    y, x, z = np.radians([yaw, pitch, roll])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    about_z = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return (about_y @ about_x @ about_z).astype(np.float32)


@dataclass(frozen=True)
class Part:
    """One shape of a solid with its surface.

    `paint` is a colour or a function of local points; `blend` is how far it melts into the parts before it;
    `carve` takes the shape away instead; `glow` makes it shine in its own colour, `shine` in another.
    """

    shape: Distance
    paint: Point | Paint
    gloss: float = 0.0
    blend: float = 0.0
    carve: bool = False
    glow: float = 0.0
    shine: Paint | None = None

    def colour(self, p: Arr) -> Arr:
        """Return the colour (3, N) at local points."""
        if callable(self.paint):
            return self.paint(p)
        return np.repeat(col(self.paint), p.shape[1], axis=1)


@dataclass
class Solid:
    """Parts in one local frame; `middle` and `radius` are a ball around all of them, in local coordinates."""

    parts: list[Part]
    middle: Point
    radius: float
    at: Point = (0.0, 0.0, 0.0)
    turn: Arr = field(default_factory=turned)
    bump: float = 0.0
    bump_scale: float = 20.0
    casts: bool = True
    calm: tuple[float, float, float, float] | None = None  # a ball (x, y, z, radius) without bumps: a face

    @property
    def centre(self) -> Arr:
        """The middle of the ball in the world."""
        return self.turn @ np.asarray(self.middle, np.float32) + np.asarray(self.at, np.float32)

    def local(self, p: Arr) -> Arr:
        """Return world points in the solid's own frame."""
        return self.turn.T @ (p - col(self.at))

    def distance(self, p: Arr) -> Arr:
        """Return the distance of world points from the surface."""
        q = self.local(p)
        total = self.parts[0].shape(q)
        for part in self.parts[1:]:
            d = part.shape(q)
            if part.carve:
                total = np.maximum(total, -d)
            elif part.blend:
                h = np.maximum(part.blend - np.abs(total - d), 0.0) / part.blend
                total = np.minimum(total, d) - h * h * (part.blend * 0.25)
            else:
                total = np.minimum(total, d)
        return total

    def surface(self, p: Arr) -> tuple[Arr, Arr, Arr]:
        """Return colour (3, N), gloss and the light given off (3, N) at world points on the surface."""
        q = self.local(p)
        best = self.parts[0].shape(q)
        which = np.zeros(best.shape, np.int32)
        for number, part in enumerate(self.parts[1:], 1):
            d = part.shape(q)
            taken = -d > best if part.carve else d < best
            best = np.where(taken, -d if part.carve else d, best)
            which[taken] = number
        colour, shine = np.zeros_like(q), np.zeros_like(q)
        for number in np.unique(which):
            chosen = which == number
            part = self.parts[number]
            paint = part.colour(q[:, chosen])
            # What glows by itself is the less lit from outside: a screen in the dark keeps its blacks.
            colour[:, chosen] = paint * (1.0 - min(part.glow, 1.0))
            shine[:, chosen] = part.shine(q[:, chosen]) if part.shine else paint * part.glow
        gloss = np.array([part.gloss for part in self.parts], np.float32)[which]
        return colour, gloss, shine
