"""Scenes of the landing: the touch-down and the field around the capsule."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sample_scenes import craft, strokes
from sample_scenes.air import cloud
from sample_scenes.camera import Camera
from sample_scenes.film import Look, develop
from sample_scenes.ground import Steppe
from sample_scenes.noise import Arr, fbm3, smooth
from sample_scenes.people import MEDIC, OFFICIAL, OLIVE, RESCUER, SEATED, SOKOL, person
from sample_scenes.scene import Light, Scene, render
from sample_scenes.shapes import Solid, turned
from sample_scenes.sky import Hills, Sky

STEPPE_HILLS = [
    Hills(0.030, (0.42, 0.40, 0.46), 3.0, seed=81, base=0.55),
    Hills(0.020, (0.34, 0.29, 0.26), 5.0, seed=84, base=0.35),
    Hills(0.009, (0.27, 0.21, 0.13), 9.0, seed=87, base=0.4),
]
EVENING = Sky(
    sun=(-0.72, 0.20, 0.60),
    zenith=(0.045, 0.13, 0.36),
    horizon=(0.58, 0.47, 0.38),
    glow=(1.5, 0.74, 0.28),
    glow_power=14,
    cover=0.02,
    cloud_light=(1.15, 0.80, 0.58),
    cloud_dark=(0.25, 0.24, 0.30),
    seed=7,
    hills=STEPPE_HILLS,
)
EVENING_LIGHT = Light(
    sun=(-0.72, 0.24, 0.60),
    sun_colour=(3.3, 2.15, 1.15),
    above=(0.40, 0.50, 0.72),
    below=(0.22, 0.17, 0.11),
    haze=1500,
)
AFTERNOON = replace(
    EVENING,
    zenith=(0.045, 0.16, 0.46),
    horizon=(0.42, 0.54, 0.66),
    glow=(0.7, 0.52, 0.34),
    glow_strength=0.5,
    cloud_light=(0.98, 0.94, 0.88),
    cloud_dark=(0.33, 0.37, 0.45),
    seed=33,
    cover=0.0,
    band=0.30,
)
OVERCAST = Sky(
    sun=(0.35, 0.75, -0.4),
    zenith=(0.24, 0.32, 0.42),
    horizon=(0.56, 0.60, 0.64),
    glow=(0.55, 0.55, 0.55),
    glow_power=4,
    glow_strength=0.4,
    cover=-0.32,
    softness=0.7,
    cloud_light=(0.85, 0.86, 0.88),
    cloud_dark=(0.16, 0.19, 0.24),
    cloud_amount=0.95,
    seed=15,
    hills=[
        replace(h, colour=(h.colour[0] * 0.8, h.colour[1] * 0.95, h.colour[2] * 1.1)) for h in STEPPE_HILLS
    ],
)
OVERCAST_LIGHT = Light(
    sun=(0.45, 0.75, -0.35),
    sun_colour=(0.75, 0.74, 0.70),
    above=(0.78, 0.84, 0.92),
    below=(0.20, 0.18, 0.14),
    haze=700,
    sharp=3,
)


def touchdown(width: int, height: int) -> Arr:
    """Picture 1: the capsule a moment above the ground, its engines firing into the dust."""
    camera = Camera((0, 1.5, -30), (0.9, 7.6, 0), 34, width, height)
    sky = replace(EVENING, sun=(-0.36, 0.10, 0.93), disc=6.0, glow_strength=0.8, zenith=(0.04, 0.14, 0.40))
    light = replace(EVENING_LIGHT, sun=(-0.52, 0.26, 0.70))
    swing = turned(0, 6, 7)
    ship = craft.capsule((-1.2, 1.1, 0), turned(160, 4, 6), hatch_open=False)
    top = np.array([3.3, 12.2, 2.0], np.float32)
    chute = craft.canopy((float(top[0]), float(top[1]), float(top[2])), swing, 5.2, 3.6)
    flock = [
        craft.helicopter((30, 17.5, 84), 205, -6, flying=True),
        craft.helicopter((-62, 12, 170), 170, -5, flying=True),
    ]
    scene = Scene(camera, sky, light, [ship, chute, *flock], Steppe(scorch=(-1.2, 0, 2.0)))
    frame = render(scene)
    knot = np.array([-0.9, 3.9, 0.1], np.float32)
    lines = []
    for number in range(28):
        a = (number + 0.5) / 28 * 2 * np.pi
        rim = top + swing @ np.array([5.0 * np.sin(a), 0.25, 5.0 * np.cos(a)], np.float32)
        lines.append((knot, rim.astype(np.float32)))
    lines += [(knot, np.array([-1.25 + d, 2.95, 0.0], np.float32)) for d in (-0.3, 0.3)]
    strokes.cables(frame, camera, lines, (0.55, 0.46, 0.36), 0.020)
    strokes.grass(
        frame, camera, int(90_000 * (width / 1800) ** 0.5), reach=60, height=0.30, clearing=(-1.2, 0, 4.5)
    )

    def dust(p: Arr) -> Arr:
        x, y, z = p[0] + 1.2, p[1], p[2]
        out = np.hypot(x, z)
        puff = np.zeros_like(out)
        near = np.flatnonzero((out < 16) & (y < 5))
        puff[near] = fbm3(p[:, near], 0.62, 6, seed=91, gain=0.62)
        # Tongues of dust run out over the grass: the ring is wider in some directions than in others.
        spread = 3.7 + 1.3 * fbm3(np.stack([x / out * 1.7, z / out * 1.7, 0 * y]), 1.0, 2, seed=97)
        ring = np.exp(-(((out - spread) / 2.2) ** 2)) * np.exp(-np.maximum(y, 0) / (0.50 + 0.16 * out))
        drift = np.exp(-(((x - 6.5) / 6.0) ** 2) - ((z - 3) / 5) ** 2) * np.exp(-np.maximum(y, 0) / 1.3) * 0.6
        core = np.exp(-((out / 1.2) ** 2)) * smooth(1.0, 0.1, y)
        body = ring * 1.5 + drift + core
        return np.maximum(body * (1.0 + 2.3 * puff) - 0.22, 0) * 2.4 * (y > -0.2)

    def flame(p: Arr) -> Arr:
        x, y, z = p[0] + 1.2, p[1], p[2]
        out = np.hypot(x, z)
        jet = (
            np.exp(-((out / (0.26 + 0.42 * np.maximum(1.0 - y, 0) ** 1.5)) ** 2))
            * smooth(1.2, 0.85, y)
            * smooth(-0.05, 0.15, y)
        )
        return np.maximum(jet * (2.6 + 4.0 * fbm3(p * np.array([[1.0], [0.4], [1.0]]), 3.4, 3, seed=95)), 0)

    cloud(frame, camera, dust, (20, 46), light.sun, (1.75, 1.22, 0.72), (0.20, 0.16, 0.15), steps=64, small=3)
    cloud(
        frame,
        camera,
        flame,
        (27.5, 32.5),
        light.sun,
        (6.5, 3.4, 1.2),
        (6.5, 3.4, 1.2),
        steps=24,
        small=3,
        shadow=0,
    )
    return develop(frame.colour, Look(exposure=0.64, bloom=0.18, seed=1))


def crew_outside(width: int, height: int) -> Arr:
    """Picture 2: the capsule on its side, the crew in their chairs before it, the sun going down."""
    camera = Camera((1.0, 1.62, -8.6), (0.24, 1.20, 0), 31, width, height)
    sky = replace(EVENING, sun=(-0.62, 0.13, 0.80), seed=12)
    light = replace(EVENING_LIGHT, sun=(-0.80, 0.30, 0.10), sun_colour=(3.5, 2.2, 1.15))
    ship = craft.capsule((-3.2, 1.06, 1.5), turned(24, 0, -96) @ turned(-60))
    solids: list[Solid] = [ship]
    rest = {"hand_l": (-0.14, 0.70, 0.18), "hand_r": (0.14, 0.70, 0.18)}
    for x, z, yaw, look in (
        (0.0, -0.25, 172, (14, -5)),
        (1.35, -0.15, 186, (-10, -4)),
        (2.7, -0.05, 197, (-6, -6)),
    ):
        solids.append(craft.chair((x, 0, z), yaw))
        suit = replace(SOKOL, skin=(0.60 - 0.04 * x, 0.37, 0.26))
        solids.append(person((x, 0, z), yaw, suit, SEATED, look, **rest))
    solids += [
        person(
            (-0.75, 0, 1.3), 150, RESCUER, look=(16, 4), hand_r=(0.30, 1.0, 0.30), elbow_r=(0.27, 1.14, 0.02)
        ),
        person(
            (0.65, 0, 1.55), 195, MEDIC, look=(10, 10), hand_l=(-0.12, 1.18, 0.24), hand_r=(0.10, 1.15, 0.25)
        ),
        person((2.1, 0, 1.35), 172, OLIVE, look=(-8, 14), hand_r=(0.30, 0.98, 0.32)),
        person(
            (3.75, 0, 0.9), 215, RESCUER, look=(0, 8), hand_l=(-0.10, 1.22, 0.22), hand_r=(0.10, 1.10, 0.22)
        ),
        person((5.3, 0, 5.5), 150, OLIVE),
        person((6.1, 0, 6.0), 190, RESCUER),
        person((-5.5, 0, 7.5), 120, MEDIC),
        craft.helicopter((8.5, 1.9, 42), 195, 0, spin=20),
        craft.tent((-8.5, 0, 17), 155),
    ]
    scene = Scene(camera, sky, light, solids, Steppe())
    frame = render(scene)
    strokes.grass(
        frame, camera, int(80_000 * (width / 1800) ** 0.5), reach=40, height=0.20, clearing=(1.0, 0.4, 3.2)
    )
    return develop(frame.colour, Look(exposure=0.66, bloom=0.12, seed=2))


def helping_out(width: int, height: int) -> Arr:
    """Picture 3: rescuers lift a cosmonaut out of the hatch, under a grey sky."""
    camera = Camera((-0.6, 1.75, -6.4), (0.1, 1.75, 0), 37, width, height)
    ship = craft.capsule((0, 0, 0.2), turned(-20, 0, 0))
    crew = person(
        (0.02, 0.98, 0.2),
        180,
        SOKOL,
        look=(12, -4),
        elbow_l=(-0.42, 1.24, 0.14),
        hand_l=(-0.62, 1.12, 0.30),
        elbow_r=(0.42, 1.26, 0.12),
        hand_r=(0.66, 1.20, 0.28),
        pelvis=(0, 0.88, 0),
    )
    step = 0.62
    solids = [
        ship,
        crew,
        craft.platform((-1.55, 0, -0.3), 195, step),
        craft.platform((1.6, 0, -0.3), 165, step),
        person(
            (-1.35, step, -0.35),
            62,
            RESCUER,
            look=(0, -16),
            elbow_r=(0.30, 1.38, 0.24),
            hand_r=(0.24, 1.66, 0.46),
            elbow_l=(-0.24, 1.30, 0.26),
            hand_l=(-0.06, 1.52, 0.50),
        ),
        person(
            (1.40, step, -0.35),
            -62,
            RESCUER,
            look=(0, -16),
            elbow_l=(-0.30, 1.38, 0.24),
            hand_l=(-0.24, 1.68, 0.46),
            elbow_r=(0.24, 1.30, 0.26),
            hand_r=(0.08, 1.50, 0.50),
        ),
        person(
            (0.75, 0, -1.75),
            -12,
            replace(MEDIC, hat="beanie", hat_colour=(0.3, 0.05, 0.04)),
            look=(10, -24),
            elbow_l=(-0.27, 1.40, 0.22),
            hand_l=(-0.22, 1.68, 0.40),
            elbow_r=(0.27, 1.38, 0.20),
            hand_r=(0.16, 1.62, 0.42),
        ),
        person((-2.75, 0, 0.9), 110, OLIVE, look=(0, -12), hand_r=(0.26, 1.12, 0.30)),
        person(
            (2.9, 0, 1.1), 250, RESCUER, look=(0, -12), hand_l=(-0.2, 1.2, 0.28), hand_r=(0.15, 1.2, 0.28)
        ),
        person((-4.2, 0, 6), 160, RESCUER),
        person((-5.0, 0, 6.6), 130, OLIVE),
        person((5.6, 0, 8), 200, MEDIC),
        craft.helicopter((-13, 1.9, 30), 20),
        craft.helicopter((22, 1.9, 48), 160),
    ]
    scene = Scene(camera, OVERCAST, OVERCAST_LIGHT, solids, Steppe(straw=(0.34, 0.27, 0.15)))
    frame = render(scene)
    strokes.grass(
        frame,
        camera,
        int(55_000 * (width / 1800) ** 0.5),
        reach=30,
        height=0.2,
        lit=(1.1, 1.08, 0.9),
        clearing=(0, -0.5, 3.4),
    )
    return develop(
        frame.colour, Look(exposure=0.78, bloom=0.08, saturation=1.12, tint=(0.98, 1.0, 1.04), seed=3)
    )


def beside_capsule(width: int, height: int) -> Arr:
    """Picture 6: an official by the capsule, recovery people and helicopters behind him."""
    camera = Camera((-1.2, 1.5, -6.2), (0.1, 1.28, 0), 33, width, height)
    sky = replace(AFTERNOON, sun=(0.75, 0.30, 0.55))
    light = replace(
        EVENING_LIGHT, sun=(0.72, 0.42, -0.35), sun_colour=(2.9, 2.25, 1.5), above=(0.45, 0.56, 0.78)
    )
    solids = [
        craft.capsule((1.15, 0, 0.5), turned(165, 0, -5)),
        person(
            (-0.75, 0, -0.9),
            158,
            OFFICIAL,
            look=(14, 0),
            elbow_l=(-0.28, 1.16, -0.02),
            hand_l=(-0.20, 0.98, 0.16),
        ),
        person(
            (2.75, 0, -0.2),
            235,
            RESCUER,
            look=(8, 0),
            hand_l=(-0.16, 1.14, 0.28),
            elbow_l=(-0.27, 1.16, 0.02),
        ),
        person((-2.6, 0, 2.2), 150, RESCUER, look=(20, 0)),
        person((-3.3, 0, 2.6), 110, OLIVE, look=(0, 4)),
        person((-1.75, 0, 4.6), 190, MEDIC),
        person((3.9, 0, 3.4), 215, OLIVE),
        person((-5.3, 0, 8.5), 170, RESCUER),
        person((-4.4, 0, 9.2), 150, MEDIC),
        person((6.3, 0, 9.5), 200, RESCUER),
        craft.helicopter((-10, 1.9, 26), 155, 0, spin=32),
        craft.helicopter((14, 1.9, 44), 200, 0, spin=10),
        craft.helicopter((-24, 13, 85), 165, -6, flying=True),
    ]
    scene = Scene(camera, sky, light, solids, Steppe(green_level=0.12))
    frame = render(scene)
    strokes.grass(
        frame, camera, int(70_000 * (width / 1800) ** 0.5), reach=36, height=0.2, clearing=(1.0, 0.0, 2.4)
    )
    return develop(frame.colour, Look(exposure=0.7, bloom=0.09, seed=6))
