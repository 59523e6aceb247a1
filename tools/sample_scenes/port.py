"""Things of a harbour: lighthouse, rocks, houses, cranes, boats, lamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.noise import Arr, fbm3, mix, smooth
from sample_scenes.shapes import Part, Solid, ball, box, col, drum, egg, lathe, limb, moved, ring, turned

if TYPE_CHECKING:
    from sample_scenes.camera import Camera, Point
    from sample_scenes.scene import Frame, Lamp

WARM: Point = (1.0, 0.62, 0.26)
COLD: Point = (0.62, 0.80, 1.0)


def glow(
    frame: Frame, camera: Camera, lamps: tuple[Lamp, ...], size: float = 0.35, haze: float = 0.02
) -> None:
    """Draw lamps as shining points with a halo; what stands before a lamp hides it."""
    height, width = frame.far.shape
    for lamp in lamps:
        x, y, depth = (float(v[0]) for v in camera.project(col(lamp.at)))
        if depth < 0.5 or not (-80 < x < width + 80 and -80 < y < height + 80):
            continue
        u, v = int(np.clip(x, 0, width - 1)), int(np.clip(y, 0, height - 1))
        if frame.far[v, u] < depth * 0.985 - lamp.reach * size:
            continue
        core = max(size * lamp.reach * camera.focal / depth, 0.9)
        reach = int(core * 26) + 4
        top, bottom, left, right = (
            max(0, int(y) - reach),
            int(y) + reach,
            max(0, int(x) - reach),
            int(x) + reach,
        )
        part = frame.colour[top:bottom, left:right]
        gy, gx = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]].astype(np.float32)
        r = np.hypot(gx + 0.5 - x, gy + 0.5 - y) / core
        fade = np.clip(1 - r / 26, 0, 1) ** 2
        shine = 5.0 * np.exp(-(r**2)) + (0.5 / (1 + r**2) + haze * 8 / (4 + r)) * fade
        part += np.array(lamp.colour, np.float32) * shine[..., None]


def lighthouse(at: Point, tall: float = 17.0) -> Solid:
    """Return a round tower with red and white bands, a gallery and a lantern."""

    def bands(p: Arr) -> Arr:
        red, white = col((0.46, 0.05, 0.04)), col((0.70, 0.68, 0.64))
        band = smooth(-0.02, 0.02, np.sin(p[1] / tall * 2 * np.pi * 2.5 + 0.4))
        stain = np.clip(1 + 0.35 * fbm3(p * col((1, 0.25, 1)), 1.6, 5, seed=161), 0.5, 1.3)
        return mix(white, red, band) * stain

    t = tall
    tower = lathe(
        (
            (0, 0),
            (2.35, 0),
            (2.1, t * 0.25),
            (1.72, t * 0.6),
            (1.5, t * 0.86),
            (1.5, t * 0.88),
            (0, t * 0.88),
        ),
        0.02,
    )
    dark: Point = (0.03, 0.035, 0.04)
    parts = [
        Part(tower, bands, gloss=0.15),
        Part(drum((0, t * 0.885, 0), 1, 2.15, 0.16, 0.05), (0.45, 0.44, 0.42)),
        Part(drum((0, t * 0.955, 0), 1, 0.95, t * 0.06), (1.0, 0.72, 0.36), glow=2.6),
        Part(
            lathe(
                ((0, t * 1.02), (1.25, t * 1.02), (0.7, t * 1.065), (0.12, t * 1.095), (0, t * 1.095)), 0.03
            ),
            (0.35, 0.04, 0.035),
            gloss=0.3,
        ),
        Part(limb((0, t * 1.09, 0), (0, t * 1.15, 0), 0.06), dark),
        Part(ring((0, t * 0.885 + 1.0, 0), 1, 2.05, 0.05), dark),
        Part(ring((0, t * 0.885 + 0.6, 0), 1, 2.05, 0.035), dark),
    ]
    for number in range(16):
        a = np.radians(number * 22.5)
        c, s = float(np.cos(a)), float(np.sin(a))
        parts.append(
            Part(limb((2.05 * c, t * 0.89, 2.05 * s), (2.05 * c, t * 0.885 + 1.0, 2.05 * s), 0.035), dark)
        )
        if number % 2:
            parts.append(
                Part(limb((0.97 * c, t * 0.9, 0.97 * s), (0.97 * c, t * 1.02, 0.97 * s), 0.05), dark)
            )
    for height, angle in ((0.22, 0.35), (0.45, 0.1), (0.68, -0.15)):
        r = 2.1 - height * 0.75
        place: Point = (float(np.sin(angle) * r), t * height, float(np.cos(angle) * r))
        parts.append(
            Part(
                moved(box((0, 0, 0), (0.30, 0.48, 0.22), 0.1), place, turned(np.degrees(angle))),
                WARM,
                glow=0.9,
            )
        )
    parts.append(Part(box((0.0, 1.2, 2.3), (0.55, 1.2, 0.4), 0.1), (0.05, 0.10, 0.10)))
    return Solid(parts, (0, t * 0.57, 0), t * 0.64, at)


def rocks(at: Point, size: float, seed: int = 1, count: int = 9) -> Solid:
    """Return a heap of rounded rocks, rough by noise."""
    rng = np.random.default_rng(seed)

    def stone(p: Arr) -> Arr:
        wet = smooth(0.9, 0.2, p[1] + 0.3 * fbm3(p, 0.9, 3, seed=171))
        return col((0.17, 0.15, 0.14)) * (1 + 0.6 * fbm3(p, 1.4, 5, seed=172)) * (1 - 0.65 * wet)

    stones = []
    for _ in range(count):
        x, z = rng.normal(0, size * 0.42), rng.normal(0, size * 0.3)
        r = size * rng.uniform(0.16, 0.34)
        stones.append(egg((x, rng.uniform(-0.3, 0.25), z), (r * 1.4, r * rng.uniform(0.5, 0.85), r * 1.1)))

    def heap(p: Arr) -> Arr:
        total = stones[0](p)
        for other in stones[1:]:
            d = other(p)
            h = np.maximum(0.4 - np.abs(total - d), 0.0) / 0.4
            total = np.minimum(total, d) - h * h * 0.1
        near = total < 0.6
        rough = np.zeros_like(total)
        rough[near] = fbm3(p[:, near], 0.75, 4, seed=seed)
        return (total + 0.22 * rough) * 0.85

    return Solid([Part(heap, stone, gloss=0.12)], (0, 0.3, 0), size * 1.25, at, bump=1.5, bump_scale=3.0)


def house(at: Point, yaw: float, half: Point, colour: Point, seed: int) -> Solid:
    """Return a gabled town house with some of its windows lit; its front faces z."""
    rng = np.random.default_rng(seed)
    columns, rows = max(2, int(half[0] / 0.85)), max(2, int(half[1] / 1.15))
    lit = rng.uniform(size=(rows, columns)) < 0.42

    def front(p: Arr, light: bool = False) -> Arr:
        u = np.clip((p[0] / half[0] * 0.5 + 0.5) * columns, 0, columns - 0.001)
        v = np.clip(p[1] / (half[1] * 2) * rows, 0, rows - 0.001)
        pane = (
            (np.abs(u % 1 - 0.5) < 0.24)
            & (np.abs(v % 1 - 0.52) < 0.29)
            & (p[2] > half[2] - 0.06)
            & (p[1] < half[1] * 2)
        )
        cross = (np.abs(u % 1 - 0.5) < 0.025) | (np.abs(v % 1 - 0.6) < 0.025)
        shine = lit[v.astype(int), u.astype(int)]
        wall = col(colour) * (1 + 0.25 * fbm3(p, 1.3, 4, seed=seed))
        if light:
            glass = np.where(shine & pane & ~cross, 1.0 + 0.35 * np.sin(u * 9 + v * 5), 0.0)
            return col(WARM) * glass
        return np.where(pane, np.where(cross, wall * 0.5, col((0.02, 0.03, 0.045))), wall)

    def gable(p: Arr) -> Arr:
        slope = (np.abs(p[0]) * 0.8 + (p[1] - half[1] * 2) * 0.6) - half[0] * 0.72
        return np.maximum(np.maximum(slope, np.abs(p[2]) - half[2] - 0.12), half[1] * 2 - 0.05 - p[1])

    parts = [
        Part(box((0, half[1], 0), half), front, shine=lambda p: front(p, True)),
        Part(gable, (0.11, 0.05, 0.04)),
        Part(box((half[0] * 0.5, half[1] * 2 + half[0] * 0.85, 0), (0.28, 0.6, 0.28)), (0.12, 0.07, 0.06)),
    ]
    tall = half[1] * 2 + half[0] * 1.3
    return Solid(
        parts, (0, tall / 2, 0), float(np.hypot(tall / 2, np.hypot(half[0], half[2]))) + 0.4, at, turned(yaw)
    )


def crane(at: Point, yaw: float, tall: float = 26.0, raised: float = 12.0) -> Solid:
    """Return a dockside crane on four legs, its jib over the water (x)."""
    steel: Point = (0.10, 0.13, 0.17)
    accent: Point = (0.42, 0.16, 0.05)
    t, parts = tall, []
    for x in (-3.2, 3.2):
        parts += [Part(limb((x, 0, z), (x * 0.75, t * 0.62, z * 0.75), 0.34), accent) for z in (-3, 3)]
        parts.append(Part(limb((x * 0.9, t * 0.3, -2.7), (x * 0.9, t * 0.3, 2.7), 0.24), steel))
    for z in (-2.6, 2.6):
        parts.append(Part(limb((-3, t * 0.3, z), (3, t * 0.3, z), 0.24), steel))
        parts.append(Part(limb((-2.9, t * 0.05, z), (2.6, t * 0.6, z), 0.14), steel))
    reach = (t * 1.0, t * 0.62 + raised, 0.0)
    parts += [
        Part(box((-1.0, t * 0.66, 0), (4.5, 1.6, 2.4), 0.2), accent),
        Part(limb((0, t * 0.62, 0), (-1.5, t * 1.0, 0), 0.34), steel),
        Part(limb((1.5, t * 0.66, 0.9), reach, 0.26, 0.16), steel),
        Part(limb((1.5, t * 0.66, -0.9), reach, 0.26, 0.16), steel),
        Part(limb((-1.5, t * 1.0, 0), reach, 0.10), steel),
        Part(limb((-1.5, t * 1.0, 0), (-5, t * 0.66, 0), 0.14), steel),
        Part(limb(reach, (reach[0], t * 0.35, 0), 0.06), steel),
        Part(box((reach[0], t * 0.34, 0), (0.5, 0.5, 0.4), 0.1), accent),
    ]
    return Solid(parts, (t * 0.4, t * 0.5, 0), t * 0.95, at, turned(yaw))


def quay(at: Point, yaw: float, half: Point) -> Solid:
    """Return a stone quay or pier."""

    def stone(p: Arr) -> Arr:
        course = np.minimum(
            np.abs((p[1] * 1.6) % 1 - 0.5), np.abs((p[0] * 0.55 + np.floor(p[1] * 1.6) * 0.5) % 1 - 0.5) * 2
        )
        wet = smooth(0.9, 0.3, p[1] + 0.2 * fbm3(p, 1.0, 3, seed=201))
        return (
            col((0.20, 0.18, 0.165))
            * (1 + 0.4 * fbm3(p, 1.7, 4, seed=202))
            * (0.55 + 0.45 * smooth(0.02, 0.08, course))
            * (1 - 0.6 * wet)
        )

    return Solid(
        [Part(box((0, half[1] - 0.6, 0), half, 0.06), stone, gloss=0.1)],
        (0, half[1] - 0.6, 0),
        float(np.sqrt(sum(h * h for h in half))) + 0.1,
        at,
        turned(yaw),
    )


def post(at: Point, tall: float = 4.2) -> Solid:
    """Return a street lamp without its light."""
    iron: Point = (0.02, 0.025, 0.03)
    parts = [
        Part(limb((0, 0, 0), (0, tall, 0), 0.09, 0.05), iron),
        Part(drum((0, 0.2, 0), 1, 0.17, 0.22, 0.04), iron),
        Part(lathe(((0, tall + 0.42), (0.30, tall + 0.42), (0.1, tall + 0.62), (0, tall + 0.66))), iron),
        Part(ball((0, tall + 0.22, 0), 0.20), (1.0, 0.72, 0.38), glow=3.0),
    ]
    return Solid(parts, (0, tall / 2 + 0.3, 0), tall * 0.62, at)


def buoy(at: Point, lean: Point = (0, 0, 0)) -> Solid:
    """Return a red lateral buoy with a lattice top and a lantern."""
    red: Point = (0.50, 0.045, 0.03)

    def rusty(p: Arr) -> Arr:
        stain = smooth(0.1, 0.6, fbm3(p * col((1, 0.3, 1)), 2.4, 5, seed=211) + 0.35 - 0.35 * p[1])
        return mix(col(red), col((0.13, 0.06, 0.035)), stain * 0.75)

    parts = [
        Part(
            lathe(((0, -0.7), (0.9, -0.6), (1.25, 0.1), (1.25, 0.55), (1.05, 0.75), (0, 0.8)), 0.04),
            rusty,
            gloss=0.25,
        ),
        Part(ring((0, 0.42, 0), 1, 1.27, 0.08), (0.03, 0.03, 0.03)),
        Part(drum((0, 3.62, 0), 1, 0.20, 0.22, 0.05), (1.0, 0.16, 0.08), glow=2.2),
        Part(drum((0, 3.36, 0), 1, 0.30, 0.05, 0.02), red),
        Part(drum((0, 3.90, 0), 1, 0.24, 0.05, 0.02), (0.05, 0.05, 0.05)),
    ]
    for number in range(4):
        a, b = np.radians(45 + number * 90), np.radians(135 + number * 90)
        foot, top = (
            (0.85 * float(np.cos(a)), 0.7, 0.85 * float(np.sin(a))),
            (0.26 * float(np.cos(a)), 3.4, 0.26 * float(np.sin(a))),
        )
        parts.append(Part(limb(foot, top, 0.055, 0.045), rusty))
        for share in (0.3, 0.62):
            r = 0.85 + (0.26 - 0.85) * share
            y = 0.7 + 2.7 * share
            parts.append(
                Part(
                    limb(
                        (r * float(np.cos(a)), y, r * float(np.sin(a))),
                        (r * float(np.cos(b)), y, r * float(np.sin(b))),
                        0.04,
                    ),
                    rusty,
                )
            )
    return Solid(parts, (0, 1.6, 0), 2.9, at, turned(*lean))
