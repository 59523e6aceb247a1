"""The scenes of the second gallery: a harbour from evening to night, in pictures of unusual shapes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sample_scenes import boats, port
from sample_scenes.air import cloud
from sample_scenes.camera import Camera, Point
from sample_scenes.film import Look, develop
from sample_scenes.noise import Arr, fbm3, smooth
from sample_scenes.people import OFFICIAL, OLIVE, RESCUER, person
from sample_scenes.scene import Lamp, Light, Scene, render
from sample_scenes.shapes import Solid, turned
from sample_scenes.sky import Hills, Sky
from sample_scenes.water import Water

COAST = [
    Hills(0.045, (0.10, 0.12, 0.19), 3.2, seed=301, base=0.5),
    Hills(0.022, (0.05, 0.065, 0.10), 6.0, seed=304, base=0.4),
]
DUSK = Sky(
    sun=(-0.45, 0.05, -0.9),
    zenith=(0.025, 0.065, 0.21),
    horizon=(0.30, 0.21, 0.23),
    glow=(1.4, 0.50, 0.16),
    glow_power=8,
    band=0.24,
    cover=0.0,
    cloud_light=(0.62, 0.27, 0.20),
    cloud_dark=(0.06, 0.07, 0.13),
    seed=311,
    hills=COAST,
)
DUSK_LIGHT = Light(
    sun=(-0.45, 0.12, -0.9),
    sun_colour=(0.9, 0.42, 0.18),
    above=(0.16, 0.19, 0.32),
    below=(0.05, 0.05, 0.07),
    haze=1800,
)


def lighthouse(width: int, height: int) -> Arr:
    """Draw a tall picture: the lighthouse lit, its beam in the damp air, the last red in the sky."""
    camera = Camera((3.0, 2.2, 36), (0.4, 11.2, 0), 43, width, height)
    lamp = Lamp((0, 16.2 + 2.2, 0), (1.0, 0.72, 0.38), 1.4)
    windows = tuple(Lamp((x, y, z), port.WARM, 0.5) for x, y, z in ((0.6, 6.0, 2.6), (5.2, 3.4, 1.5)))
    light = replace(DUSK_LIGHT, lamps=(lamp, *windows))
    solids = [
        port.lighthouse((0, 2.0, 0)),
        port.rocks((0, 0.6, 1.0), 8.5, 3, 13),
        port.rocks((-7, 0, 8), 3.4, 5, 7),
        port.rocks((8, 0, 5), 4.0, 8, 7),
        port.house((5.6, 1.6, -0.8), 12, (2.2, 1.3, 1.6), (0.55, 0.53, 0.50), 4),
        boats.boat((-16, 0, -42), 20, mast=True),
    ]
    scene = Scene(
        camera, replace(DUSK, cover=-0.08, cloud_scale=1.0), light, solids, Water(rough=0.16, scale=0.5)
    )
    frame = render(scene)

    def beams(p: Arr) -> Arr:
        x, y, z = p[0] - lamp.at[0], p[1] - lamp.at[1], p[2] - lamp.at[2]
        total = np.zeros_like(x)
        for angle in (18.0, 198.0):
            a = np.radians(angle)
            along = x * np.cos(a) + z * np.sin(a)
            off = np.hypot(-x * np.sin(a) + z * np.cos(a), y - along * 0.02)
            wide = 0.5 + np.maximum(along, 0) * 0.055
            total += np.where(along > 0.6, np.exp(-((off / wide) ** 2)) * 0.75 / (wide + 0.10 * along), 0)
        return total * (1 + 0.8 * fbm3(p, 0.22, 2, seed=321))

    cloud(
        frame,
        camera,
        beams,
        (14, 62),
        DUSK_LIGHT.sun,
        (1.35, 1.0, 0.62),
        (1.35, 1.0, 0.62),
        steps=56,
        small=4,
        shadow=0,
    )
    port.glow(frame, camera, (Lamp((0, 18.25, 1.0), (1.4, 1.0, 0.55), 1.6),), 0.5)
    return develop(frame.colour, Look(exposure=0.6, bloom=0.26, threshold=0.5, vignette=0.34, seed=21))


def _street(seed: int, left: float, right: float, z: float, base: float) -> tuple[list[Solid], list[Lamp]]:
    """Return a row of houses with lamps before it."""
    rng = np.random.default_rng(seed)
    paints: tuple[Point, ...] = (
        (0.42, 0.16, 0.11),
        (0.50, 0.40, 0.22),
        (0.20, 0.27, 0.33),
        (0.52, 0.50, 0.46),
        (0.30, 0.12, 0.10),
        (0.22, 0.30, 0.24),
    )
    houses: list[Solid] = []
    lamps: list[Lamp] = []
    x = left
    while x < right:
        wide, tall = float(rng.uniform(2.3, 4.0)), float(rng.uniform(3.2, 5.6))
        houses.append(
            port.house(
                (x + wide, base, z + float(rng.normal(0, 0.3))),
                0,
                (wide, tall, 4.0),
                paints[rng.integers(6)],
                int(rng.integers(999)),
            )
        )
        if rng.uniform() < 0.8:
            lamps.append(Lamp((x + wide * 2, base + 4.2, z + 7.5), port.WARM, 0.75))
        x += wide * 2 + (0.15 if rng.uniform() < 0.75 else 3.5)
    return houses, lamps


def panorama(width: int, height: int) -> Arr:
    """Draw a very wide picture: the whole waterfront, from the cranes to the light at the harbour mouth."""
    camera = Camera((0, 7.5, 92), (0, 8.4, 0), 21, width, height)
    houses, lamps = _street(5, -62, 42, -6, 1.6)
    back, _ = _street(9, -58, 40, -20, 4.5)
    solids = [
        *houses,
        *back,
        port.quay((-8, 0, 3), 0, (66, 1.1, 6)),
        port.crane((66, 0, -6), 15, 25, 11),
        port.crane((84, 0, -18), 30, 25, 16),
        port.quay((84, 0, -10), 0, (26, 1.1, 9)),
        boats.ferry((18, 0, 24), 176, 0.62),
        port.lighthouse((-79, 1.2, -2), 15),
        port.rocks((-79, 0, 0), 9, 3, 11),
        boats.boat((-34, 0, 17), 160),
        boats.boat((-27, 0, 26), 195, (0.06, 0.14, 0.28)),
        boats.boat((-52, 0, 12), 20, (0.10, 0.22, 0.16)),
        boats.boat((-6, 0, 14), 10, (0.45, 0.30, 0.06)),
        boats.boat((55, 0, 30), 200, (0.30, 0.30, 0.30)),
    ]
    lamps += [
        Lamp((66, 17.5, -3), port.COLD, 0.9),
        Lamp((84, 18, -14), port.COLD, 0.9),
        Lamp((-79, 15.6, 0.8), (1.3, 0.9, 0.5), 1.6),
        Lamp((12, 13.2, 24), (1.0, 0.9, 0.75), 0.5),
        Lamp((91, 3.9, 27 - 30), port.WARM, 0.7),
    ]
    light = replace(DUSK_LIGHT, lamps=tuple(lamps))
    sky = replace(DUSK, sun=(-0.62, 0.045, -0.8), cloud_scale=0.8, cover=-0.04, seed=331)
    scene = Scene(camera, sky, light, solids, Water(rough=0.12, scale=0.35))
    frame = render(scene)
    port.glow(frame, camera, tuple(lamps), 0.42)
    return develop(
        frame.colour, Look(exposure=0.95, bloom=0.2, threshold=0.7, vignette=0.2, grain=0.006, seed=22)
    )


def buoy(width: int, height: int) -> Arr:
    """Draw a small square picture: a red buoy in the fog."""
    camera = Camera((0.4, 1.7, 9.5), (0.1, 1.75, 0), 30, width, height)
    sky = Sky(
        sun=(0.3, 0.35, -0.8),
        zenith=(0.24, 0.30, 0.35),
        horizon=(0.40, 0.45, 0.48),
        glow=(0.55, 0.48, 0.38),
        glow_power=5,
        cloud_amount=0.0,
        band=0.5,
    )
    light = Light(
        (0.3, 0.35, -0.8), (0.75, 0.68, 0.55), (0.55, 0.60, 0.65), (0.18, 0.20, 0.22), haze=60, sharp=4
    )
    solids = [
        port.buoy((0, 0, 0), (20, 4, -7)),
        boats.boat((-9, 0, -26), 25),
        port.buoy((7, 0, -30), (0, 0, 4)),
    ]
    scene = Scene(camera, sky, light, solids, Water(deep=(0.05, 0.08, 0.09), rough=0.26, scale=1.1))
    frame = render(scene)
    port.glow(frame, camera, (Lamp((0.42, 3.62, 0.3), (1.3, 0.25, 0.12), 0.5),), 0.4)
    return develop(frame.colour, Look(exposure=0.95, bloom=0.2, vignette=0.3, seed=23))


def ferry(width: int, height: int) -> Arr:
    """Draw the evening ferry: it comes in past the pier, people waiting."""
    camera = Camera((-8, 3.6, 50), (-0.5, 7.0, 0), 33, width, height)
    solids = [
        boats.ferry((1.5, 0, -12), -24, 0.72),
        port.quay((-15, 0, 29), 74, (15, 1.25, 1.9)),
        person((-12.6, 1.9, 26.6), 60, OFFICIAL),
        person((-13.3, 1.9, 27.3), 100, replace(RESCUER, band=None, hat="hair")),
        person((-11.8, 1.9, 22.4), 40, replace(OLIVE, hat="long", hat_colour=(0.1, 0.05, 0.02))),
        port.post((-12.7, 1.9, 24.6), 3.6),
        port.post((-10.6, 1.9, 17.5), 3.6),
        boats.boat((22, 0, -26), 160),
    ]
    lamps = (
        Lamp((-12.7, 5.7, 24.6), port.WARM, 0.8),
        Lamp((-10.6, 5.7, 17.5), port.WARM, 0.8),
        Lamp((7.8, 15.1, -9.2), (1.0, 0.9, 0.75), 0.5),
        Lamp((13, 8.2, -4), port.WARM, 0.6),
        Lamp((2, 8.2, 1.5), port.WARM, 0.5),
    )
    light = replace(DUSK_LIGHT, sun_colour=(0.62, 0.32, 0.16), sun=(-0.75, 0.16, 0.2), lamps=lamps)
    sky = replace(DUSK, sun=(-0.50, 0.05, -0.85), zenith=(0.05, 0.11, 0.28), cloud_scale=1.1, seed=344)
    scene = Scene(camera, sky, light, solids, Water(rough=0.15, scale=0.45))
    frame = render(scene)
    port.glow(frame, camera, lamps[:3], 0.4)

    def smoke(p: Arr) -> Arr:
        along = p[0] + 2.4
        drift = 13.8 + np.maximum(-along, 0) * 0.30
        wide = 0.7 + np.maximum(-along, 0) * 0.20
        body = (
            np.exp(-(((p[1] - drift) / wide) ** 2) - ((p[2] + 7.0) / wide) ** 2)
            * smooth(0.6, -0.6, along)
            * np.exp(along / 14)
        )
        return np.maximum(body * (0.7 + 1.3 * fbm3(p, 0.5, 4, seed=351)), 0) * 0.35

    cloud(frame, camera, smoke, (36, 66), light.sun, (0.55, 0.36, 0.28), (0.12, 0.12, 0.16), steps=36)
    return develop(frame.colour, Look(exposure=0.85, bloom=0.2, threshold=0.75, seed=24))


def fog(width: int, height: int) -> Arr:
    """Morning fog: boats at their moorings, the far ones hardly there."""
    camera = Camera((0, 2.3, 17), (0.3, 1.9, 0), 33, width, height)
    sky = Sky(
        sun=(0.42, 0.22, -0.85),
        zenith=(0.26, 0.32, 0.38),
        horizon=(0.42, 0.40, 0.37),
        glow=(1.1, 0.72, 0.36),
        glow_power=9,
        cloud_amount=0.0,
        band=0.6,
        disc=1.2,
        hills=[Hills(0.09, (0.55, 0.54, 0.52), 2.5, seed=361, base=0.5)],
    )
    light = Light(
        (0.42, 0.30, -0.85), (1.5, 1.1, 0.7), (0.52, 0.56, 0.62), (0.15, 0.16, 0.18), haze=85, sharp=6
    )
    solids = [
        boats.boat((-3.3, 0, 3.0), 24, (0.42, 0.07, 0.05)),
        boats.boat((4.6, 0, -2.5), 158, (0.05, 0.16, 0.30)),
        boats.boat((-7.5, 0, -14), 10, (0.12, 0.24, 0.17)),
        boats.boat((2.5, 0, -22), 30, (0.40, 0.28, 0.08)),
        boats.boat((13, 0, -24), 170),
        port.quay((9.8, 0, -6), 90, (12, 1.1, 2.0)),
        port.post((8.5, 1.6, -3.5), 3.6),
        boats.boat((-15, 0, -38), 0),
        port.post((8.5, 1.6, -14), 3.6),
    ]
    for x, z in ((-0.5, 5.5), (0.9, 2.4), (-6.9, 6.2), (1.6, -6)):
        solids.append(port.quay((x, 0, z), 10, (0.14, 1.05, 0.14)))
    scene = Scene(camera, sky, light, solids, Water(deep=(0.04, 0.06, 0.07), rough=0.06, scale=0.6))
    frame = render(scene)
    port.glow(
        frame, camera, (Lamp((8.5, 5.42, -3.5), port.WARM, 0.7), Lamp((8.5, 5.42, -14), port.WARM, 0.7)), 0.4
    )

    def banks(p: Arr) -> Arr:
        low = np.exp(-np.maximum(p[1], 0) / 1.1)
        return np.maximum(fbm3(p, 0.14, 4, seed=371) + 0.05, 0) * low * 0.10

    cloud(
        frame, camera, banks, (8, 70), light.sun, (1.0, 0.86, 0.68), (0.46, 0.48, 0.50), steps=40, shadow=1.0
    )
    return develop(frame.colour, Look(exposure=0.82, bloom=0.16, vignette=0.3, saturation=1.12, seed=25))


def cranes(width: int, height: int) -> Arr:
    """Night at the docks: cranes under floodlights, every lamp twice in the water."""
    camera = Camera((-4, 4.0, 66), (3, 11.5, 0), 33, width, height)
    sky = Sky(
        sun=(0.3, 0.4, -0.8),
        zenith=(0.004, 0.010, 0.030),
        horizon=(0.022, 0.030, 0.060),
        glow=(0.014, 0.010, 0.009),
        glow_power=3,
        cover=-0.05,
        cloud_light=(0.05, 0.045, 0.05),
        cloud_dark=(0.010, 0.013, 0.025),
        seed=381,
        hills=COAST[1:],
    )
    rng = np.random.default_rng(12)
    stacks: list[Solid] = []
    paints: tuple[Point, ...] = (
        (0.40, 0.07, 0.04),
        (0.05, 0.16, 0.34),
        (0.10, 0.28, 0.18),
        (0.52, 0.36, 0.07),
        (0.36, 0.36, 0.36),
    )
    for x in range(-34, 42, 7):
        for level in range(int(rng.integers(1, 4))):
            stacks.append(
                port.quay((x + 0.3 * float(rng.normal()), 1.75 + level * 2.6, -9), 0, (3.1, 1.27, 1.4))
            )
            paint = paints[rng.integers(5)]
            stacks[-1].parts = [replace(stacks[-1].parts[0], paint=paint, gloss=0.25)]
    lamps = [
        Lamp((x, 17.0, -4.0), port.COLD if n % 2 else (1.0, 0.86, 0.62), 7.0)
        for n, x in enumerate((-26, -9, 9, 27, 40))
    ]
    lamps += [Lamp((x, 4.6, 3.0), port.WARM, 2.2) for x in (-33, -21, -3, 14, 22, 34)]
    lamps += [
        Lamp((-16.4, 25.8, -1), (1.0, 0.08, 0.05), 0.5),
        Lamp((11.4, 25.8, -1), (1.0, 0.08, 0.05), 0.5),
        Lamp((-8, 2.9, 14), (0.1, 1.0, 0.45), 0.4),
    ]
    masts = [port.post((x, 1.6, -4.4), 15.0) for x in (-26, -9, 9, 27, 40)] + [
        port.post((x, 1.6, 2.8), 2.8) for x in (-33, -21, -3, 14, 22, 34)
    ]
    solids = [
        *masts,
        port.quay((0, 0, -4), 0, (60, 1.15, 8)),
        port.crane((-18, 1.6, 0), -10, 26, 12),
        port.crane((10, 1.6, 0), 8, 26, 8),
        *stacks,
        boats.boat((-7, 0, 14), 15, (0.10, 0.20, 0.26)),
        boats.boat((19, 0, 9), 175, (0.40, 0.08, 0.05)),
    ]
    light = Light(
        (0.3, 0.5, 0.6),
        (0.05, 0.06, 0.09),
        (0.06, 0.075, 0.12),
        (0.03, 0.03, 0.03),
        haze=900,
        lamps=tuple(lamps),
    )
    scene = Scene(camera, sky, light, solids, Water(rough=0.13, scale=0.45))
    frame = render(scene)
    port.glow(frame, camera, tuple(lamps), 0.085)
    return develop(frame.colour, Look(exposure=1.35, bloom=0.2, threshold=0.7, vignette=0.34, seed=26))


def low_tide(width: int, height: int) -> Arr:
    """Low tide at sunset: rocks, a stranded boat, the sun on the wet flats."""
    camera = Camera((0, 1.9, 13), (0.6, 2.0, 0), 35, width, height)
    sky = replace(
        DUSK,
        sun=(0.10, 0.085, -1.0),
        disc=5.0,
        zenith=(0.05, 0.12, 0.30),
        horizon=(0.62, 0.36, 0.24),
        cover=0.04,
        seed=399,
        cloud_light=(1.05, 0.48, 0.26),
        cloud_dark=(0.15, 0.12, 0.19),
    )
    light = replace(
        DUSK_LIGHT, sun=(0.10, 0.12, -1.0), sun_colour=(1.9, 0.85, 0.32), above=(0.22, 0.23, 0.36)
    )
    solids = [
        port.rocks((-6.2, -0.2, 2.5), 3.4, 21, 8),
        port.rocks((8.5, -0.3, -8), 5.0, 23, 9),
        port.rocks((-14, -0.2, -22), 7.0, 25, 9),
        boats.boat((1.9, -0.15, 0.5), 148, (0.05, 0.14, 0.26)),
        port.rocks((3.4, -0.25, 6.2), 1.1, 29, 7),
        port.lighthouse((-40, 2.0, -120), 15),
        port.rocks((-40, 0, -120), 12, 31, 9),
        boats.boat((21, 0, -60), 12),
    ]
    solids[3].turn = turned(148, 0, 5) @ turned(0, 6, 0)
    scene = Scene(camera, sky, light, solids, Water(deep=(0.05, 0.04, 0.035), rough=0.035, scale=0.9))
    frame = render(scene)
    port.glow(frame, camera, (Lamp((-40, 16.4, -119), (1.3, 0.9, 0.5), 1.6),), 0.5)
    return develop(frame.colour, Look(exposure=0.62, bloom=0.22, threshold=0.6, vignette=0.3, seed=27))
