"""Scenes close to people and to the metal: the hatch, the doll, the portrait, the inscription."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from sample_scenes import craft, strokes
from sample_scenes.camera import Camera
from sample_scenes.chalk import written
from sample_scenes.film import Look, defocus, develop
from sample_scenes.ground import Steppe
from sample_scenes.landing import AFTERNOON, EVENING, EVENING_LIGHT, OVERCAST, OVERCAST_LIGHT
from sample_scenes.noise import Arr, fbm3, mix, smooth
from sample_scenes.people import MEDIC, OFFICIAL, OLIVE, RESCUER, SEATED, SOKOL, person
from sample_scenes.scene import Lamp, Light, Scene, render
from sample_scenes.shapes import Part, Solid, ball, box, col, drum, limb, ring, turned


def _hull(p: Arr) -> Arr:
    """Colour the wall around the hatch: the same burnt skin, seen from above it."""
    return craft.charred(np.stack([p[0] * 0.9, p[1] * 0.8 + 0.95, p[2] + 1.1])) * 0.55


def _soot(p: Arr) -> Arr:
    """Colour metal with soot wiped over it."""
    return col((0.060, 0.052, 0.046)) * (1.0 + 0.7 * fbm3(p, 5.0, 5, seed=122, gain=0.6))


def _padding(p: Arr) -> Arr:
    """Colour the inside of the cabin: quilted cloth in grey green, seams, pockets."""
    angle = np.arctan2(p[0], p[1])
    quilt = np.minimum(np.abs((angle * 5) % 1 - 0.5), np.abs((p[2] * 4.2) % 1 - 0.5))
    colour = mix(col((0.10, 0.115, 0.105)), col((0.27, 0.28, 0.24)), smooth(0.02, 0.14, quilt))
    return colour * (1 + 0.35 * fbm3(p, 9, 4, seed=121))


def _wall() -> Solid:
    parts = [
        Part(box((0, 0, 0.05), (2.4, 1.8, 0.16), 0.02), _hull, gloss=0.12),
        Part(ring((0, 0, -0.11), 2, 0.70, 0.075), _soot, gloss=0.3, blend=0.05),
        Part(drum((0, 0, 0), 2, 0.615, 0.6), (0.07, 0.065, 0.06), carve=True),
        Part(ring((0, 0, -0.05), 2, 0.628, 0.024), (0.34, 0.31, 0.27), gloss=0.8),
    ]
    for number in range(26):
        a = np.radians(number * 360 / 26 + 4)
        at = (float(np.cos(a) * 0.80), float(np.sin(a) * 0.80), -0.115)
        parts.append(Part(ball(at, 0.022), (0.22, 0.19, 0.16), gloss=0.5))
    return Solid(parts, (0, 0, 0), 3.2, bump=0.16, bump_scale=24)


def _cabin() -> list[Solid]:
    def shell(p: Arr) -> Arr:
        return np.maximum(-(np.sqrt(p[0] ** 2 + p[1] ** 2 + (p[2] - 0.75) ** 2) - 1.12), 0.16 - p[2])

    parts = [Part(shell, _padding)]
    panel: list[Part] = [
        Part(box((-0.66, 0.34, 1.05), (0.20, 0.26, 0.05), 0.03), (0.10, 0.11, 0.11), gloss=0.3),
        Part(box((0.66, 0.34, 1.05), (0.20, 0.26, 0.05), 0.03), (0.10, 0.11, 0.11), gloss=0.3),
    ]
    rng = np.random.default_rng(8)
    for side in (-1, 1):
        for row in range(5):
            for column in range(3):
                shine = rng.uniform(0.5, 2.2)
                colour = ((0.1, 0.75, 0.35), (0.9, 0.45, 0.08), (0.25, 0.55, 0.95), (0.75, 0.72, 0.6))[
                    rng.integers(4)
                ]
                at = (side * (0.55 + 0.085 * column), 0.20 + 0.075 * row, 0.995)
                panel.append(Part(box(at, (0.026, 0.018, 0.012), 0.006), colour, glow=shine))
    seat = [
        Part(limb((0, -0.62, 0.95), (0, 0.18, 1.06), 0.34, 0.22), (0.30, 0.29, 0.26), blend=0.1),
        Part(box((0, 0.2, 1.12), (0.24, 0.24, 0.12), 0.1), (0.22, 0.24, 0.22), blend=0.08),
    ]
    bag = [Part(box((0.78, -0.35, 0.75), (0.15, 0.24, 0.2), 0.1), (0.34, 0.27, 0.15))]
    bag.append(Part(box((-0.80, -0.30, 0.75), (0.14, 0.2, 0.2), 0.1), (0.16, 0.2, 0.15)))
    return [
        Solid(parts, (0, 0, 0.75), 1.6, bump=0.5, bump_scale=14, casts=False),
        Solid(panel, (0, 0.35, 1.05), 1.2),
        Solid(seat, (0, -0.2, 1.05), 1.1, bump=0.5, bump_scale=16),
        Solid(bag, (0, -0.3, 0.75), 1.3, bump=0.6, bump_scale=13),
    ]


def through_hatch(width: int, height: int) -> Arr:
    """Picture 4: a cosmonaut in her suit, seen through the open hatch."""
    camera = Camera((-0.20, 0.16, -2.05), (0.0, 0.0, 0.3), 34, width, height)
    light = Light(
        sun=(-0.50, 0.45, -0.85),
        sun_colour=(2.5, 1.95, 1.35),
        above=(0.30, 0.34, 0.42),
        below=(0.12, 0.10, 0.08),
        haze=1e5,
        sharp=10,
        lamps=(
            Lamp((0.62, 0.55, 0.75), (0.35, 0.62, 0.95), 0.55),
            Lamp((-0.7, 0.1, 0.7), (0.95, 0.60, 0.28), 0.42),
            Lamp((-0.25, 0.35, -0.6), (1.0, 0.86, 0.70), 1.0),
        ),
    )
    outfit = replace(SOKOL, skin=(0.66, 0.43, 0.33), smile=0.9, soft=True, fingers=True)
    pose = {
        "elbow_l": (-0.34, 0.74, 0.05),
        "hand_l": (-0.10, 0.72, 0.22),
        "elbow_r": (0.34, 0.74, 0.05),
        "hand_r": (0.12, 0.66, 0.24),
        "head": (0.0, 1.235, -0.19),
    }
    woman = person((0, -1.17, 0.62), 180, outfit, SEATED, (-9, -3), **pose)
    straps = []
    for side in (-1, 1):
        a, b = (side * 0.16, 1.06, -0.045), (side * 0.05, 0.74, 0.095)
        # A flat strap: thin rods side by side, melted together.
        for shift in (-0.020, -0.007, 0.007, 0.020):
            rod = limb((a[0] + shift, a[1], a[2]), (b[0] + shift, b[1], b[2]), 0.011)
            straps.append(Part(rod, (0.12, 0.15, 0.11), blend=0.012))
        straps.append(
            Part(box(((a[0] + b[0]) / 2, 0.9, 0.035), (0.035, 0.03, 0.02), 0.01), (0.5, 0.5, 0.5), gloss=0.9)
        )
    harness = Solid(straps, (0, 0.9, 0), 0.4, (0, -1.17, 0.62), turned(180))
    sleeve = [
        Part(limb((-1.35, -0.55, -0.55), (-0.95, -0.42, -0.25), 0.10, 0.075), RESCUER.jacket, blend=0.03),
        Part(limb((-0.97, -0.43, -0.26), (-0.93, -0.41, -0.235), 0.080), (0.78, 0.8, 0.72)),
        Part(
            limb((-0.90, -0.40, -0.21), (-0.70, -0.36, -0.13), 0.055, 0.045), (0.30, 0.17, 0.07), blend=0.02
        ),
    ]
    for finger in range(4):
        y = -0.43 + 0.045 * finger
        sleeve.append(
            Part(
                limb((-0.72, y, -0.14), (-0.595, y + 0.02, -0.10), 0.022, 0.017),
                (0.30, 0.17, 0.07),
                blend=0.015,
            )
        )
    arm = Solid(sleeve, (-0.95, -0.45, -0.3), 0.75, bump=0.6, bump_scale=18)
    scene = Scene(camera, OVERCAST, light, [_wall(), *_cabin(), woman, harness, arm], reach=0.35)
    frame = render(scene)
    return develop(frame.colour, Look(exposure=1.0, bloom=0.2, threshold=0.8, vignette=0.42, seed=4))


def the_doll(width: int, height: int) -> Arr:
    """Picture 5: the doll changes hands."""
    camera = Camera((0.15, 1.36, 3.7), (0.02, 1.02, 0), 27, width, height)
    sky = replace(AFTERNOON, sun=(-0.8, 0.35, -0.5), seed=29)
    light = replace(
        EVENING_LIGHT,
        sun=(-0.50, 0.48, 0.40),
        sun_colour=(2.9, 2.15, 1.35),
        above=(0.46, 0.54, 0.70),
        sharp=9,
    )
    cosmonaut = person(
        (0.66, 0, -0.02),
        -46,
        replace(SOKOL, skin=(0.66, 0.43, 0.33), smile=1.2, soft=True, fingers=True),
        SEATED,
        (-6, 2),
        elbow_l=(-0.34, 0.84, 0.14),
        hand_l=(-0.28, 0.95, 0.46),
        elbow_r=(0.30, 0.82, 0.14),
        hand_r=(0.02, 0.86, 0.46),
        head=(0, 1.235, -0.21),
    )
    official = person(
        (-0.82, 0, -0.05),
        68,
        replace(OFFICIAL, smile=1.0, fingers=True),
        look=(4, 14),
        chest=(0, 1.28, 0.10),
        neck=(0, 1.43, 0.22),
        head=(0, 1.575, 0.29),
        shoulder_l=(-0.185, 1.37, 0.19),
        shoulder_r=(0.185, 1.37, 0.19),
        elbow_l=(-0.27, 1.13, 0.32),
        hand_l=(-0.06, 1.05, 0.60),
        elbow_r=(0.27, 1.10, 0.30),
        hand_r=(0.14, 0.99, 0.58),
        pelvis=(0, 0.96, -0.06),
    )
    solids = [
        craft.chair((0.66, 0, -0.02), -46),
        cosmonaut,
        official,
        craft.doll((-0.09, 0.90, 0.30), turned(8, -4), 1.15),
        craft.capsule((0.55, 0, -4.6), turned(10, 0, 3)),
        person((-1.9, 0, -2.7), 20, RESCUER),
        person((2.0, 0, -2.6), -30, MEDIC, hand_l=(-0.1, 1.2, 0.25), hand_r=(0.1, 1.2, 0.25)),
        person((-0.55, 0, -3.2), 12, OLIVE),
        person((-3.6, 0, -6.5), 40, MEDIC),
        person((3.4, 0, -6.0), -20, RESCUER),
        craft.helicopter((-9, 1.9, -30), 160),
    ]
    scene = Scene(camera, sky, light, solids, Steppe(green_level=0.1), reach=0.4)
    frame = render(scene)
    strokes.grass(frame, camera, int(40_000 * (width / 1800) ** 0.5), reach=20, height=0.16)
    colour = defocus(frame.colour, frame.far, 3.9, 11 * width / 1800)
    return develop(colour, Look(exposure=0.72, bloom=0.1, vignette=0.34, seed=5))


def portrait(width: int, height: int) -> Arr:
    """Picture 7: a cosmonaut by the capsule, the low sun behind him."""
    camera = Camera((0.35, 1.46, 2.9), (0.10, 1.36, 0), 31, width, height)
    sky = replace(EVENING, sun=(0.75, 0.16, -0.65), glow=(1.5, 0.78, 0.34), seed=41, cover=0.0)
    light = replace(
        EVENING_LIGHT,
        sun=(0.80, 0.30, -0.05),
        sun_colour=(3.6, 2.1, 1.05),
        above=(0.50, 0.56, 0.72),
        below=(0.34, 0.25, 0.16),
        sharp=9,
    )
    man = person(
        (0.12, 0, 0),
        8,
        replace(SOKOL, skin=(0.58, 0.36, 0.26), smile=0.9, fingers=True),
        look=(6, -2),
        elbow_l=(-0.36, 1.17, 0.02),
        hand_l=(-0.46, 1.42, 0.14),
        elbow_r=(0.29, 1.15, -0.02),
        hand_r=(0.24, 0.95, 0.14),
    )
    solids = [
        man,
        craft.capsule((-1.25, 0, -2.1), turned(75, 0, 0)),
        person((2.1, 0, -4.6), -20, RESCUER),
        person((1.35, 0, -5.4), 10, OLIVE),
        person((3.0, 0, -7.2), 0, MEDIC),
        craft.helicopter((13, 1.9, -36), 30),
    ]
    scene = Scene(camera, sky, light, solids, Steppe(), reach=0.4)
    frame = render(scene)
    strokes.grass(frame, camera, int(30_000 * (width / 1440) ** 0.5), reach=24, height=0.2)
    colour = defocus(frame.colour, frame.far, 3.0, 13 * width / 1440)
    return develop(colour, Look(exposure=0.7, bloom=0.14, vignette=0.36, seed=7))


@cache
def _chalk() -> Arr:
    return written(("Thanks", "for the work!"))


def _inscribed(p: Arr) -> Arr:
    """Colour the burnt skin with the words on it."""
    colour = craft.charred(p)
    sheet = _chalk()
    angle = np.arctan2(p[0], p[2])
    u = (angle + 0.98) / 1.08 * sheet.shape[1]
    v = (1.36 - p[1]) / 0.47 * sheet.shape[0]
    inside = (u > 1) & (u < sheet.shape[1] - 2) & (v > 1) & (v < sheet.shape[0] - 2)
    ui, vi = np.where(inside, u, 1), np.where(inside, v, 1)
    x0, y0 = ui.astype(np.int32), vi.astype(np.int32)
    fx, fy = (ui - x0).astype(np.float32), (vi - y0).astype(np.float32)
    top = mix(sheet[y0, x0], sheet[y0, x0 + 1], fx)
    low = mix(sheet[y0 + 1, x0], sheet[y0 + 1, x0 + 1], fx)
    return mix(colour, col((0.80, 0.78, 0.74)), mix(top, low, fy) * inside * 0.95)


def inscription(width: int, height: int) -> Arr:
    """Picture 9: words in chalk on the side of the capsule."""
    camera = Camera((-0.10, 1.16, 2.30), (0.02, 1.10, 0.9), 36, width, height)
    ship = craft.capsule((0, 0, 0), turned(0, -3, 1))
    ship.parts[0] = replace(ship.parts[0], paint=_inscribed)
    ship.turn = turned(23, -8, 2)
    ship.bump, ship.bump_scale = 0.6, 30
    light = replace(
        OVERCAST_LIGHT,
        sun=(-0.85, 0.42, 0.42),
        sun_colour=(2.7, 1.9, 1.15),
        above=(0.42, 0.48, 0.60),
        sharp=10,
    )
    sky = replace(EVENING, sun=(-0.8, 0.2, -0.5), seed=52)
    solids = [ship, person((1.9, 0, -3.6), -20, RESCUER), person((-2.3, 0, -4.2), 20, OLIVE)]
    scene = Scene(camera, sky, light, solids, Steppe(), reach=0.3)
    frame = render(scene)
    colour = defocus(frame.colour, frame.far, 1.6, 14 * width / 1800)
    return develop(colour, Look(exposure=0.85, bloom=0.1, vignette=0.42, grain=0.012, seed=9))
