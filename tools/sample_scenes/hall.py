"""Picture 8: the mission control hall at night, lit by its screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sample_scenes import closeups, landing
from sample_scenes.camera import Camera, Point
from sample_scenes.clothes import Outfit
from sample_scenes.film import Look, develop
from sample_scenes.ground import Polished
from sample_scenes.noise import Arr, fbm2, mix, smooth
from sample_scenes.people import SEATED, person
from sample_scenes.scene import Lamp, Light, Scene, render
from sample_scenes.shapes import Part, Solid, box, col, limb
from sample_scenes.sky import Sky

if TYPE_CHECKING:
    from collections.abc import Callable

_NIGHT = Sky(
    sun=(0, 1, 0.1), zenith=(0.004, 0.006, 0.012), horizon=(0.01, 0.016, 0.03), glow=(0, 0, 0), cloud_amount=0
)


def _pictured(image: Arr, centre: Point, half_width: float, half_height: float) -> Callable[[Arr], Arr]:
    """Return a paint that shows an image on a wall that faces z."""
    height, width = image.shape[:2]
    light = image**2.2

    def paint(p: Arr) -> Arr:
        u = np.clip((p[0] - centre[0]) / half_width * 0.5 + 0.5, 0, 0.999) * (width - 1)
        v = np.clip(0.5 - (p[1] - centre[1]) / half_height * 0.5, 0, 0.999) * (height - 1)
        x, y = u.astype(np.int32), v.astype(np.int32)
        fx, fy = (u - x)[:, None], (v - y)[:, None]
        top = mix(light[y, x], light[y, x + 1], fx)
        low = mix(light[y + 1, x], light[y + 1, x + 1], fx)
        # The wall is built of tiles: a fine dark line between them.
        seam = np.minimum(np.abs((u / width * 8 + 0.5) % 1 - 0.5), np.abs((v / height * 4 + 0.5) % 1 - 0.5))
        return mix(top, low, fy).T * (0.72 + 0.28 * smooth(0.002, 0.008, seam))

    return paint


def _map(width: int = 640, height: int = 480) -> Arr:
    """Return a picture of the ground track: continents of noise, the curve of the orbit, a grid."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = x / width, y / height
    land = smooth(0.02, 0.08, fbm2(u * 5.0, v * 3.2, 6, seed=141))
    image = mix(
        np.array([0.04, 0.10, 0.22], np.float32), np.array([0.12, 0.34, 0.36], np.float32), land[..., None]
    )
    grid = np.minimum(np.abs((u * 12) % 1 - 0.5), np.abs((v * 8) % 1 - 0.5))
    image = image + 0.10 * smooth(0.02, 0.0, grid)[..., None]
    for shift in (0.0, 0.32, 0.64):
        track = np.abs(v - 0.5 - 0.33 * np.sin((u - shift) * 2 * np.pi))
        image = mix(
            image,
            np.array([0.95, 0.65, 0.2], np.float32),
            (smooth(0.010, 0.004, track) * (0.9 - shift))[..., None],
        )
    spot = np.hypot((u - 0.62) * 1.33, v - 0.36)
    return np.clip(
        mix(image, np.array([1.0, 0.25, 0.15], np.float32), smooth(0.028, 0.016, spot)[..., None]), 0, 1
    )


def _figures(seed: int, width: int = 240, height: int = 160) -> Arr:
    """Return a picture as on a console: lines of numbers, or a curve."""
    rng = np.random.default_rng(seed)
    image = np.full((height, width, 3), (0.02, 0.05, 0.10), np.float32)
    tone = np.array([(0.35, 0.75, 1.0), (0.4, 1.0, 0.65), (1.0, 0.8, 0.4)][seed % 3], np.float32)
    if seed % 2:
        for top in range(14, height - 14, 13):
            left = 14
            while left < width - 40:
                run = int(rng.integers(6, 34))
                image[top : top + 6, left : left + run] = tone * rng.uniform(0.35, 1.0)
                left += run + int(rng.integers(5, 16))
    else:
        x = np.arange(width)
        for band in range(3):
            y = (
                height * (0.25 + 0.25 * band)
                + 13 * np.sin(x / rng.uniform(9, 30) + band)
                + rng.normal(0, 1.5, width)
            )
            for thick in range(-2, 3):
                image[np.clip(y.astype(int) + thick, 0, height - 1), x] = tone * (0.55 + 0.2 * band)
    image[:9] = tone * 0.5
    return image


def _screen(image: Arr, centre: Point, half_width: float, half_height: float, glow: float) -> Solid:
    frame = Part(
        box((centre[0], centre[1], centre[2] - 0.12), (half_width + 0.14, half_height + 0.14, 0.1), 0.04),
        (0.02, 0.02, 0.025),
    )
    face = Part(
        box(centre, (half_width, half_height, 0.04)),
        _pictured(image, centre, half_width, half_height),
        glow=glow,
    )
    return Solid([frame, face], centre, float(np.hypot(half_width, half_height)) + 0.4, casts=False)


def _desk(x: float, z: float, seed: int, lift: float) -> Solid:
    """Return a desk with two monitors that face z."""
    parts = [
        Part(box((0, 0.72, 0), (0.80, 0.03, 0.38), 0.02), (0.16, 0.15, 0.14), gloss=0.5),
        Part(box((0, 0.36, -0.28), (0.78, 0.36, 0.05), 0.01), (0.05, 0.055, 0.065), gloss=0.2),
    ]
    for number, side in enumerate((-0.39, 0.39)):
        at: Point = (side, 1.02, -0.12)
        parts.append(
            Part(box((side, 1.02, -0.16), (0.325, 0.215, 0.03), 0.015), (0.02, 0.02, 0.024), gloss=0.3)
        )
        paint = _pictured(_figures(seed + number), at, 0.295, 0.185)
        parts.append(Part(box((side, 1.02, -0.125), (0.295, 0.185, 0.006)), paint, glow=1.5))
        parts.append(Part(box((side, 0.77, -0.16), (0.10, 0.06, 0.05), 0.01), (0.02, 0.02, 0.024)))
    return Solid(parts, (0, 0.65, 0), 1.25, (x, lift, z))


def _seat(x: float, z: float, lift: float) -> Solid:
    cloth: Point = (0.025, 0.028, 0.034)
    parts = [
        Part(box((0, 0.47, 0), (0.25, 0.04, 0.24), 0.04), cloth),
        Part(box((0, 0.86, 0.25), (0.23, 0.29, 0.035), 0.035), cloth),
        Part(limb((0, 0.1, 0), (0, 0.46, 0), 0.04), (0.1, 0.1, 0.1)),
        Part(box((0, 0.06, 0), (0.26, 0.03, 0.26), 0.03), cloth),
    ]
    return Solid(parts, (0, 0.6, 0.05), 0.75, (x, lift, z))


def _room() -> list[Solid]:
    """Return walls, ceiling and its rows of light."""
    dark: Point = (0.035, 0.042, 0.055)

    def ribs(p: Arr) -> Arr:
        return col(dark) * (0.55 + 0.6 * smooth(0.05, 0.09, np.abs((p[2] * 0.7) % 1 - 0.5)))

    wall = Solid(
        [Part(box((0, 5, -9.3), (14, 6, 0.2)), (0.022, 0.027, 0.038))], (0, 5, -9.3), 15.5, casts=False
    )
    sides = [
        Solid([Part(box((s * 11.5, 4.5, 2), (0.3, 6, 14)), ribs)], (s * 11.5, 4.5, 2), 15.5, casts=False)
        for s in (-1, 1)
    ]
    strips = [Part(box((0, 8.9, 2), (12, 0.2, 14)), (0.05, 0.055, 0.065))]
    strips += [
        Part(box((x, 8.66, z), (0.9, 0.03, 0.09)), (0.75, 0.88, 1.0), glow=1.5)
        for x in (-6.3, -2.1, 2.1, 6.3)
        for z in (-6, -3, 0, 3)
    ]
    ceiling = Solid(strips, (0, 8.8, 2), 18.6, casts=False)
    return [wall, *sides, ceiling]


def mission_control(width: int, height: int) -> Arr:
    """Picture 8: rows of consoles and people before a wall that shows the landing and a cosmonaut."""
    camera = Camera((1.3, 2.70, 9.8), (0.15, 2.95, -4), 38, width, height)
    share = min(1.0, width / 1200)
    landed = landing.touchdown(int(840 * share), int(560 * share))
    face = closeups.portrait(int(480 * share), int(600 * share))
    solids = _room()
    solids += [
        _screen(landed, (-1.85, 4.95, -8.6), 3.75, 2.5, 1.0),
        _screen(face, (4.2, 4.95, -8.6), 2.0, 2.5, 0.95),
        _screen(_map(), (-8.25, 5.0, -8.6), 2.2, 1.65, 1.1),
        _screen(_figures(5, 480, 360), (8.7, 5.0, -8.6), 2.1, 1.65, 1.0),
    ]
    rng = np.random.default_rng(88)
    tones: tuple[Point, ...] = (
        (0.05, 0.07, 0.12),
        (0.16, 0.17, 0.19),
        (0.07, 0.05, 0.05),
        (0.03, 0.035, 0.05),
        (0.10, 0.12, 0.16),
    )
    for row, (z, lift) in enumerate(((-4.6, 0.0), (-1.7, 0.0), (1.4, 0.0), (4.8, 0.0))):
        for seat in range(-4, 5):
            x = seat * 1.95 + (0.95 if row % 2 else 0.0)
            if abs(x) > 9.5 or (seat == 0 and row == 3):
                continue
            solids.append(_desk(x, z, row * 20 + seat + 50, lift))
            if rng.uniform() < 0.14:
                solids.append(_seat(x + rng.normal(0, 0.15), z + 0.95, lift))
                continue
            hat = "long" if rng.uniform() < 0.3 else "hair"
            tone = tones[rng.integers(len(tones))]
            wear = Outfit(
                tone,
                (0.03, 0.03, 0.04),
                hat=hat,
                hat_colour=((0.03, 0.022, 0.018), (0.12, 0.08, 0.045), (0.2, 0.19, 0.18))[rng.integers(3)],
            )
            turn = 180 + float(rng.normal(0, 10))
            aside = x + float(rng.normal(0, 0.12))
            solids.append(_seat(aside, z + 0.92, lift))
            lean = float(rng.uniform(-0.02, 0.10))
            solids.append(
                person(
                    (aside, lift, z + 0.85),
                    turn,
                    wear,
                    SEATED,
                    (float(rng.normal(0, 18)), -8),
                    pelvis=(0, 0.58, -0.04),
                    chest=(0, 0.92, -0.05 + lean * 0.5),
                    neck=(0, 1.10, -0.03 + lean),
                    head=(0, 1.265, 0.0 + lean),
                    shoulder_l=(-0.185, 1.03, -0.03 + lean),
                    shoulder_r=(0.185, 1.03, -0.03 + lean),
                    hand_l=(-0.18, 0.80, 0.40),
                    hand_r=(0.18, 0.80, 0.40),
                    elbow_l=(-0.29, 0.80, 0.10),
                    elbow_r=(0.29, 0.80, 0.10),
                )
            )
    solids.append(
        person(
            (0.15, 0, 6.4),
            184,
            Outfit((0.04, 0.05, 0.09), (0.03, 0.03, 0.04), hat="hair", hat_colour=(0.05, 0.04, 0.03)),
            look=(-12, -8),
        )
    )
    solids.append(
        person(
            (-0.65, 0, 6.7),
            172,
            Outfit((0.13, 0.14, 0.16), (0.03, 0.03, 0.04), hat="long", hat_colour=(0.1, 0.06, 0.03)),
            look=(10, -8),
        )
    )
    light = Light(
        sun=(0, 0.5, -1),
        sun_colour=(0, 0, 0),
        above=(0.10, 0.14, 0.21),
        below=(0.02, 0.03, 0.05),
        haze=260,
        lamps=(
            Lamp((-1.8, 5.0, -7.9), (1.0, 0.82, 0.62), 4.6),
            Lamp((4.2, 5.0, -7.9), (0.95, 0.80, 0.66), 2.8),
            Lamp((-3, 8.3, -1.0), (0.42, 0.56, 0.80), 5.0),
            Lamp((3, 8.3, 4.5), (0.42, 0.56, 0.80), 5.5),
            Lamp((-8, 5, -7.5), (0.3, 0.6, 0.9), 2.4),
            Lamp((8.3, 5, -7.5), (0.4, 0.8, 0.7), 2.0),
        ),
    )
    scene = Scene(camera, _NIGHT, light, solids, Polished(), reach=0.4)
    frame = render(scene)
    return develop(frame.colour, Look(exposure=1.45, bloom=0.22, threshold=0.55, vignette=0.4, seed=8))
