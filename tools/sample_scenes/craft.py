"""Things: the descent capsule, the helicopter, chairs, the doll, tents and boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.noise import Arr, fbm2, fbm3, mix, smooth
from sample_scenes.shapes import (
    Distance,
    Part,
    Solid,
    ball,
    box,
    col,
    drum,
    egg,
    lathe,
    limb,
    moved,
    ring,
    turned,
)

if TYPE_CHECKING:
    from sample_scenes.camera import Point

DARK: Point = (0.012, 0.011, 0.011)
STEEL: Point = (0.30, 0.30, 0.31)
# Half of the outline of the capsule, from the edge of its base to the middle of its top, in metres.
OUTLINE = (
    (0.0, 0.02),
    (0.93, 0.02),
    (1.04, 0.10),
    (1.08, 0.24),
    (0.99, 0.72),
    (0.885, 1.20),
    (0.80, 1.50),
    (0.71, 1.69),
    (0.56, 1.84),
    (0.42, 1.90),
    (0.0, 1.90),
)


def charred(p: Arr) -> Arr:
    """Colour the skin of a capsule that has come through the air: soot, scorch marks, bare patches, seams."""
    angle = np.arctan2(p[0], p[2])
    streak = fbm2(angle * 7.0, p[1] * 0.55, 5, seed=21, gain=0.6)
    fine = fbm2(angle * 34.0, p[1] * 1.3, 4, seed=22, gain=0.6)
    blotch = fbm3(p, 2.3, 5, seed=23, gain=0.55)
    grit = fbm3(p, 38.0, 3, seed=24, gain=0.7)
    soot, rust, ash = col((0.022, 0.018, 0.016)), col((0.17, 0.088, 0.045)), col((0.36, 0.31, 0.26))
    burnt = smooth(-0.45, 0.45, streak + 0.35 * blotch + 0.3 * fine)
    colour = mix(soot, rust, burnt * 0.78)
    colour = mix(colour, ash, smooth(0.10, 0.80, streak * 0.9 + blotch * 0.4 + fine * 0.5) * 0.6)
    # Flame ran up from the base: black below, browner and paler toward the shoulder.
    low = smooth(0.75, 0.1, p[1] + 0.25 * streak)
    colour = mix(colour, soot * 1.3, low * 0.75)
    crown = smooth(1.45, 1.75, p[1] + 0.1 * blotch)
    colour = mix(colour, mix(rust, ash, 0.45), crown * 0.45)
    seams = np.minimum(np.abs(p[1] - 0.34), np.abs(p[1] - 1.46))
    sector = np.abs((angle / (2 * np.pi) * 10 + 0.5) % 1.0 - 0.5) * 0.6
    seams = np.minimum(seams, np.where(p[1] < 1.46, sector, 1.0))
    colour = colour * mix(np.float32(0.35), np.float32(1.0), smooth(0.003, 0.012, seams))
    # Rivets along both belts.
    belt = np.minimum(np.abs(p[1] - 0.41), np.abs(p[1] - 1.39))
    dot = np.hypot(((angle * 18 + 0.5) % 1.0 - 0.5) / 18, belt)
    colour = mix(colour, ash * 0.8, smooth(0.013, 0.007, dot) * 0.7)
    return (colour * (1.0 + 0.55 * grit + 0.25 * fine)).clip(0.004, 1.0)


def _around(angle: float, height: float, radius: float, tilt: float = 12.0) -> tuple[Point, Arr]:
    """Return a place on the flank of the capsule and the turn that makes z point outward there."""
    a = np.radians(angle)
    return (float(np.sin(a) * radius), height, float(np.cos(a) * radius)), turned(angle, -tilt)


def _porthole(angle: float) -> list[Part]:
    at, turn = _around(angle, 0.98, 0.925)
    return [
        Part(moved(drum((0, 0, 0), 2, 0.155, 0.05), at, turn), DARK, carve=True),
        Part(moved(ring((0, 0, 0.012), 2, 0.165, 0.026), at, turn), (0.12, 0.10, 0.09), gloss=0.4),
        Part(moved(drum((0, 0, -0.04), 2, 0.15, 0.012), at, turn), (0.02, 0.025, 0.03), gloss=1.0),
    ]


def capsule(at: Point, turn: Arr | None = None, hatch_open: bool = True) -> Solid:
    """Return the descent capsule; it stands on y = 0 with its hatch upward and a porthole toward z."""
    recess_at, recess_turn = _around(118, 1.02, 0.90)
    parts = [
        Part(lathe(OUTLINE, 0.02), charred, gloss=0.10),
        Part(ring((0, 0.19, 0), 1, 1.075, 0.03), charred, gloss=0.1, blend=0.05),
        Part(ring((0, 1.90, 0), 1, 0.40, 0.05), (0.20, 0.17, 0.14), gloss=0.45, blend=0.03),
        Part(drum((0, 1.93, 0), 1, 0.34, 0.32), DARK, carve=True),
        Part(
            moved(egg((0, 0, 0), (0.34, 0.42, 0.22)), recess_at, recess_turn),
            (0.03, 0.028, 0.026),
            carve=True,
        ),
        *_porthole(22),
        *_porthole(-78),
        *_porthole(200),
    ]
    for angle in (-30, 75, 160, 265):
        place, face = _around(angle, 1.50, 0.82, 25)
        parts.append(
            Part(
                moved(box((0, 0, 0), (0.085, 0.055, 0.05), 0.02), place, face), (0.07, 0.06, 0.055), gloss=0.3
            )
        )
        parts.append(Part(moved(drum((0, 0, 0.06), 2, 0.028, 0.03), place, face), STEEL, gloss=0.5))
    for angle in (75, -110):
        a = np.radians(angle)
        foot = (float(np.sin(a) * 0.60), 1.80, float(np.cos(a) * 0.60))
        tip = (float(np.sin(a) * 0.78), 2.42, float(np.cos(a) * 0.78))
        parts.append(Part(limb(foot, tip, 0.012, 0.008), (0.10, 0.08, 0.06), gloss=0.3))
    if not hatch_open:
        parts.append(Part(drum((0, 1.90, 0), 1, 0.35, 0.03, 0.02), (0.16, 0.14, 0.12), gloss=0.4))
    return Solid(parts, (0, 1.15, 0), 1.62, at, turned() if turn is None else turn, bump=0.5, bump_scale=16)


def canopy_shape(radius: float, height: float) -> Distance:
    """Return the shell of a parachute, scalloped along its rim; it opens downward at y = 0."""

    def distance(p: Arr) -> Arr:
        angle = np.arctan2(p[0], p[2])
        gore = np.abs(np.sin(angle * 14))
        low = np.clip(1.0 - p[1] / height, 0, 1)
        r = radius * (0.965 + 0.035 * gore * low)
        q = np.stack([p[0] / r, p[1] / height, p[2] / r])
        k = np.sqrt((q * q).sum(axis=0))
        shell = np.abs(k - 1.0) * height * 0.62 - 0.05
        rim = 0.35 * gore - p[1]
        vent = radius * 0.05 - np.hypot(p[0], p[2])
        return np.maximum(np.maximum(shell, rim), vent)

    return distance


def canopy_paint(p: Arr) -> Arr:
    """Colour the gores of the parachute in orange and white rings, with the seams between."""
    angle = np.arctan2(p[0], p[2])
    out = np.hypot(p[0], p[2])
    orange, white = col((0.86, 0.25, 0.05)), col((0.86, 0.82, 0.75))
    gore = np.floor(angle / (2 * np.pi) * 28 + 0.5)
    banded = np.sin(out * 2.05 + 0.6)
    colour = mix(orange, white, smooth(-0.04, 0.04, banded))
    fold = 0.86 + 0.14 * np.abs(np.cos(angle * 14))
    return colour * fold * (0.94 + 0.06 * np.sin(gore * 2.4))


def canopy(at: Point, turn: Arr, radius: float, height: float) -> Solid:
    """Return the open parachute. It shines a little by itself: the cloth lets light through."""
    part = Part(canopy_shape(radius, height), canopy_paint, glow=0.32)
    return Solid([part], (0, height * 0.45, 0), max(radius, height) * 1.12, at, turn)


def _livery(p: Arr) -> Arr:
    """Colour a helicopter: white over blue with an orange line, dark windows."""
    white, blue, orange = col((0.72, 0.72, 0.70)), col((0.06, 0.13, 0.30)), col((0.80, 0.27, 0.05))
    line = p[1] - 0.04 * p[0]
    colour = mix(blue, white, smooth(-0.28, -0.24, line))
    colour = mix(colour, orange, smooth(0.09, 0.06, np.abs(line + 0.17)))
    window = np.hypot(((p[0] + 0.45) % 0.9 - 0.45), p[1] - 0.42) < 0.2
    glass = (window & (p[0] > -2.2) & (p[0] < 2.0)) | ((p[0] > 2.75) & (p[1] > 0.05) & (p[1] < 0.85))
    return np.where(glass, col((0.02, 0.03, 0.04)), colour)


def helicopter(at: Point, yaw: float, pitch: float = 0.0, spin: float = 17.0, flying: bool = False) -> Solid:
    """Return a transport helicopter with five blades; its nose points along x, its wheels are at y = -1.9."""
    metal: Point = (0.10, 0.10, 0.11)
    parts = [
        Part(limb((-2.6, 0, 0), (2.6, 0, 0), 1.12, 1.15), _livery, gloss=0.35),
        Part(egg((2.9, -0.08, 0), (1.45, 1.08, 1.08)), _livery, gloss=0.5, blend=0.3),
        Part(limb((-1.6, 1.15, 0), (1.9, 1.22, 0), 0.62, 0.5), _livery, gloss=0.3, blend=0.3),
        Part(limb((-3, 0.35, 0), (-9.6, 0.75, 0), 0.75, 0.24), _livery, gloss=0.3, blend=0.6),
        Part(limb((-9.4, 0.7, 0), (-10.3, 2.3, 0), 0.26, 0.16), _livery, blend=0.2),
        Part(box((-9.2, 0.8, 0), (0.4, 0.05, 1.2), 0.03), _livery),
        Part(limb((0.1, 1.6, 0), (0.1, 2.25, 0), 0.24, 0.16), metal),
        Part(limb((-1.9, -0.45, 1.2), (0.9, -0.45, 1.2), 0.36), (0.70, 0.70, 0.68), gloss=0.3),
        Part(limb((-1.9, -0.45, -1.2), (0.9, -0.45, -1.2), 0.36), (0.70, 0.70, 0.68), gloss=0.3),
    ]
    for x, z in ((2.9, 0.25), (2.9, -0.25), (-1.5, 1.7), (-1.5, -1.7)):
        parts.append(Part(drum((x, -1.55, z), 2, 0.36, 0.12, 0.05), (0.02, 0.02, 0.02)))
        parts.append(Part(limb((x, -1.5, z), (x, -0.8, z * 0.5), 0.07), metal))
    for number in range(5):
        a = np.radians(spin + number * 72)
        tip = (0.1 + 9.6 * float(np.cos(a)), 2.2 if flying else 1.75, 9.6 * float(np.sin(a)))
        parts.append(Part(limb((0.1, 2.25, 0), tip, 0.09, 0.07), (0.05, 0.05, 0.05)))
    for number in range(3):
        a = np.radians(spin * 2 + number * 120)
        tip = (-10.3 + 1.7 * float(np.cos(a)), 2.3 + 1.7 * float(np.sin(a)), 0.35)
        parts.append(Part(limb((-10.3, 2.3, 0.35), tip, 0.06), (0.05, 0.05, 0.05)))
    return Solid(parts, (-1.5, 0.3, 0), 11.5, at, turned(yaw, 0, pitch))


def chair(at: Point, yaw: float, cloth: Point = (0.05, 0.10, 0.22)) -> Solid:
    """Return a reclining field chair that faces z, the seat 0.46 m high."""
    leg: Point = (0.35, 0.35, 0.36)
    back = turned(0, -24)
    parts = [
        Part(box((0, 0.43, 0.02), (0.30, 0.045, 0.30), 0.04), cloth),
        Part(moved(box((0, 0.46, 0), (0.30, 0.50, 0.04), 0.04), (0, 0.40, -0.26), back), cloth, blend=0.06),
        Part(box((0.34, 0.66, 0.0), (0.045, 0.02, 0.27), 0.02), (0.03, 0.03, 0.035)),
        Part(box((-0.34, 0.66, 0.0), (0.045, 0.02, 0.27), 0.02), (0.03, 0.03, 0.035)),
    ]
    for side in (-0.34, 0.34):
        parts.append(Part(limb((side, 0.02, 0.34), (side, 0.66, -0.18), 0.016), leg, gloss=0.6))
        parts.append(Part(limb((side, 0.02, -0.34), (side, 0.66, 0.2), 0.016), leg, gloss=0.6))
    return Solid(parts, (0, 0.55, -0.1), 0.85, at, turned(yaw), bump=0.3, bump_scale=24)


def _doll_paint(p: Arr) -> Arr:
    """Paint the doll: a kerchief, a face in its oval, an apron with flowers and a gold line."""
    red, gold, blue = col((0.62, 0.03, 0.04)), col((0.85, 0.55, 0.12)), col((0.05, 0.12, 0.42))
    angle = np.arctan2(p[0], p[2])
    y = p[1]
    colour = np.where(y > 0.17, red, blue) * np.ones_like(p)
    apron = smooth(0.075, 0.068, np.hypot(p[0] * 1.05, (y - 0.095) * 0.85)) * (p[2] > 0)
    colour = mix(colour, col((0.86, 0.82, 0.70)), apron)
    petals = np.hypot(p[0], y - 0.09)
    turn = np.arctan2(p[0], y - 0.09)
    flower = smooth(0.004, -0.004, petals - 0.034 - 0.012 * np.cos(turn * 6)) * (p[2] > 0)
    colour = mix(colour, red, flower)
    colour = mix(colour, gold, smooth(0.015, 0.011, petals) * (p[2] > 0))
    dots = np.hypot((angle * 3.2) % 1.0 - 0.5, (y * 26) % 1.0 - 0.5)
    colour = mix(colour, gold, smooth(0.20, 0.14, dots) * (1 - apron) * 0.9)
    face = smooth(0.048, 0.045, np.hypot(p[0], (y - 0.232) * 0.92)) * (p[2] > 0)
    colour = mix(colour, col((0.82, 0.52, 0.37)), face)
    hair = face * smooth(0.030, 0.034, np.hypot(p[0] * 0.92, (y - 0.222)))
    colour = mix(colour, col((0.22, 0.11, 0.05)), hair)
    for side in (-1, 1):
        eye = smooth(0.0062, 0.0046, np.hypot(p[0] - side * 0.0145, (y - 0.237) * 1.25)) * face
        colour = mix(colour, col((0.02, 0.03, 0.05)), eye)
        brow = smooth(0.0028, 0.0014, np.abs(y - 0.249 + 9 * (p[0] - side * 0.0145) ** 2))
        colour = mix(colour, col((0.14, 0.07, 0.03)), brow * face * (np.abs(p[0] - side * 0.0145) < 0.010))
        cheek = smooth(0.012, 0.004, np.hypot(p[0] - side * 0.024, y - 0.222)) * face
        colour = mix(colour, col((0.80, 0.20, 0.16)), cheek * 0.6)
    smile = np.abs(y - 0.2105 - 14 * p[0] ** 2)
    return mix(colour, col((0.55, 0.04, 0.05)), smooth(0.0030, 0.0016, smile) * face * (np.abs(p[0]) < 0.013))


def doll(at: Point, turn: Arr, size: float = 1.0) -> Solid:
    """Return a nesting doll 0.3 m high (times size), standing on y = 0 and facing z."""

    def scaled(shape: Distance) -> Distance:
        return lambda p: shape(p / size) * size

    def paint(p: Arr) -> Arr:
        return _doll_paint(p / size)

    body = lathe(
        ((0, 0), (0.062, 0), (0.082, 0.03), (0.088, 0.09), (0.076, 0.15), (0.055, 0.185), (0, 0.19)), 0.006
    )
    head = egg((0, 0.232, 0), (0.064, 0.068, 0.064))
    parts = [Part(scaled(body), paint, gloss=0.75), Part(scaled(head), paint, gloss=0.75, blend=0.03 * size)]
    return Solid(parts, (0, 0.15 * size, 0), 0.2 * size, at, turn)


def tent(at: Point, yaw: float, cloth: Point = (0.70, 0.24, 0.06)) -> Solid:
    """Return a round-backed field tent, 3 m by 4 m."""

    def shape(p: Arr) -> Arr:
        return np.maximum(np.hypot(p[0] / 1.0, p[1] * 0.82) - 1.6, np.abs(p[2]) - 2.0) * 0.9

    door = box((0, 0.6, 2.0), (0.55, 0.9, 0.3), 0.2)
    parts = [Part(shape, cloth), Part(door, (0.10, 0.05, 0.03), carve=True)]
    return Solid(parts, (0, 0.8, 0), 2.9, at, turned(yaw), bump=0.5, bump_scale=5)


def platform(at: Point, yaw: float, high: float = 0.62) -> Solid:
    """Return a work platform on four legs, with a step and braces."""
    plank, tube = (0.34, 0.30, 0.22), (0.42, 0.35, 0.06)
    parts = [
        Part(box((0, high - 0.03, z), (0.56, 0.03, 0.105), 0.01), plank, gloss=0.1)
        for z in (-0.33, -0.11, 0.11, 0.33)
    ]
    parts.append(Part(box((0, high * 0.48, 0.58), (0.42, 0.025, 0.12), 0.01), plank))
    for x in (-0.52, 0.52):
        parts += [Part(limb((x, 0, z), (x, high - 0.05, z), 0.026), tube, gloss=0.4) for z in (-0.40, 0.40)]
        parts.append(Part(limb((x, 0.06, -0.4), (x, high - 0.08, 0.4), 0.018), tube, gloss=0.4))
        parts.append(Part(limb((x, high - 0.08, -0.42), (x, high - 0.08, 0.42), 0.026), tube, gloss=0.4))
        parts.append(Part(limb((x * 0.8, 0, 0.68), (x * 0.8, high - 0.06, 0.42), 0.022), tube, gloss=0.4))
    parts.append(Part(limb((-0.52, 0.08, 0.4), (0.52, high - 0.08, 0.4), 0.016), tube, gloss=0.4))
    return Solid(parts, (0, high / 2, 0.1), 0.95, at, turned(yaw))


def crate(at: Point, yaw: float, half: Point, colour: Point) -> Solid:
    """Return a box that stands on the ground."""
    return Solid(
        [Part(box((0, half[1], 0), half, 0.02), colour, gloss=0.2)],
        (0, half[1], 0),
        sum(half),
        at,
        turned(yaw),
    )


def globe(at: Point, radius: float, colour: Point, glow: float = 0.0) -> Solid:
    """Return a plain ball."""
    return Solid([Part(ball((0, 0, 0), radius), colour, glow=glow)], (0, 0, 0), radius * 1.05, at)
