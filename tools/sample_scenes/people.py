"""People: jointed figures with clothes and a face, posed by naming where their joints are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.camera import Point, unit
from sample_scenes.clothes import Outfit, banded, cloth_of, hemmed, open_jacket, suit_front
from sample_scenes.heads import head
from sample_scenes.shapes import (
    Distance,
    Paint,
    Part,
    Solid,
    box,
    drum,
    egg,
    limb,
    moved,
    ring,
    turned,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sample_scenes.noise import Arr

# Joints of a person who stands 1.78 m tall and looks along z; "l" is the side of negative x.
STANDING: dict[str, Point] = {
    "pelvis": (0, 0.96, 0), "chest": (0, 1.30, 0.0), "neck": (0, 1.49, -0.01), "head": (0, 1.645, 0.02),
    "shoulder_l": (-0.185, 1.43, -0.01), "elbow_l": (-0.255, 1.15, -0.03), "hand_l": (-0.265, 0.90, 0.07),
    "shoulder_r": (0.185, 1.43, -0.01), "elbow_r": (0.255, 1.15, -0.03), "hand_r": (0.265, 0.90, 0.07),
    "hip_l": (-0.09, 0.93, 0), "knee_l": (-0.11, 0.50, 0.03), "foot_l": (-0.125, 0.09, -0.01),
    "hip_r": (0.09, 0.93, 0), "knee_r": (0.11, 0.50, 0.03), "foot_r": (0.125, 0.09, -0.01),
}  # fmt: skip
# The same person leaning back in a field chair whose seat is 0.46 m high.
SEATED: dict[str, Point] = {
    "pelvis": (0, 0.58, -0.06), "chest": (0, 0.90, -0.19), "neck": (0, 1.07, -0.25),
    "head": (0, 1.225, -0.25),
    "shoulder_l": (-0.185, 1.01, -0.22), "elbow_l": (-0.31, 0.76, -0.12), "hand_l": (-0.22, 0.72, 0.14),
    "shoulder_r": (0.185, 1.01, -0.22), "elbow_r": (0.31, 0.76, -0.12), "hand_r": (0.22, 0.72, 0.14),
    "hip_l": (-0.09, 0.57, -0.04), "knee_l": (-0.13, 0.58, 0.40), "foot_l": (-0.13, 0.10, 0.52),
    "hip_r": (0.09, 0.57, -0.04), "knee_r": (0.13, 0.58, 0.40), "foot_r": (0.13, 0.10, 0.52),
}  # fmt: skip


RESCUER = Outfit((0.035, 0.10, 0.30), (0.03, 0.06, 0.16), band=(0.78, 0.80, 0.72), hat="beanie", bulk=0.02)
MEDIC = Outfit((0.42, 0.06, 0.04), (0.05, 0.06, 0.09), band=(0.78, 0.78, 0.70), hat="cap", bulk=0.016)
OLIVE = Outfit((0.13, 0.14, 0.065), (0.12, 0.125, 0.06), hat="cap", hat_colour=(0.11, 0.12, 0.06), bulk=0.014)
OFFICIAL = Outfit(
    (0.045, 0.052, 0.075),
    (0.035, 0.038, 0.05),
    hat="hair",
    hat_colour=(0.30, 0.29, 0.28),
    bulk=0.012,
    shirt=(0.62, 0.64, 0.67),
)
SOKOL = Outfit(
    (0.74, 0.75, 0.76), (0.74, 0.75, 0.76), boots=(0.68, 0.69, 0.70), hat="comms", bulk=0.022, suit=True
)


def _suit_hood(joints: Mapping[str, Point], turn: Arr) -> list[Part]:
    """Return the soft helmet of a pressure suit, laid open behind the head."""
    head = joints["head"]
    shell: Point = (0.68, 0.69, 0.71)
    return [
        Part(moved(egg((0, 0.02, -0.075), (0.150, 0.170, 0.130)), head, turn), cloth_of(shell)),
        Part(moved(egg((0, 0.02, 0.055), (0.128, 0.150, 0.190)), head, turn), (0.16, 0.17, 0.19), carve=True),
    ]


def _torso(joints: Mapping[str, Point], outfit: Outfit) -> list[Part]:
    """Return trunk and neck."""
    j, bulk = joints, outfit.bulk
    low, high = np.array(j["pelvis"]), np.array(j["neck"])
    middle = (low + high) / 2
    pitch = float(np.degrees(np.arctan2(high[2] - low[2], high[1] - low[1])))
    turn = turned(0, pitch)
    tall = float(np.linalg.norm(high - low))
    if outfit.suit:
        front: Paint = suit_front(j, outfit.jacket)
    else:
        front = banded(outfit.jacket, outfit.band, (0.30,), 0.026, j["pelvis"], j["neck"])
        if outfit.shirt:
            front = open_jacket(j, front, outfit.shirt)
        if j["knee_l"][1] < j["pelvis"][1] - 0.2:
            front = hemmed(front, outfit.trousers, j["pelvis"][1] - 0.09)
    at: Point = (float(middle[0]), float(middle[1]), float(middle[2]))

    def put(centre: Point, radii: Point) -> Distance:
        return moved(egg(centre, radii), at, turn)

    b = bulk
    return [
        Part(put((0, tall * 0.22, 0.0), (0.185 + b, 0.225 + b, 0.125 + b)), front, blend=0.05),
        Part(put((0, -tall * 0.06, 0.008), (0.158 + b, 0.24, 0.118 + b)), front, blend=0.09),
        Part(put((0, -tall * 0.46, 0.0), (0.168 + b, 0.15, 0.125 + b)), front, blend=0.07),
        Part(limb(j["shoulder_l"], j["shoulder_r"], 0.070 + b), front, blend=0.08),
        Part(limb(j["neck"], j["head"], 0.056), outfit.skin, blend=0.01),
        Part(
            limb(
                (j["neck"][0], j["neck"][1] - 0.02, j["neck"][2]),
                (j["neck"][0], j["neck"][1] + 0.025, j["neck"][2] + 0.01),
                0.076 + b * 0.6,
                0.066 + b,
            ),
            front,
            blend=0.05,
        ),
    ]


def _fingers(palm: Point, along: Arr, glove: Point, side: int) -> list[Part]:
    """Return four fingers and a thumb that go on from a palm."""
    across = np.cross(along, np.array([0.0, 0.0, 1.0]))
    across = across / (np.linalg.norm(across) + 1e-6) * side
    base = np.array(palm)
    parts = []
    for number, size in enumerate((0.062, 0.074, 0.070, 0.054)):
        aside = across * (number - 1.5) * 0.0195
        root, tip = base + aside - along * 0.012, base + aside * 1.55 + along * size + np.array([0, 0, 0.012])
        parts.append(Part(limb(root.tolist(), tip.tolist(), 0.0135, 0.0105), glove, blend=0.010))
    root, tip = base - across * 0.028 - along * 0.045, base - across * 0.066 + along * 0.006
    parts.append(Part(limb(root.tolist(), tip.tolist(), 0.0165, 0.0125), glove, blend=0.014))
    return parts


def _limbs(joints: Mapping[str, Point], outfit: Outfit) -> list[Part]:
    """Return arms, hands, legs and boots."""
    j, b = joints, outfit.bulk
    jacket = cloth_of(outfit.jacket)
    thigh = cloth_of(outfit.trousers)
    if not outfit.suit and j["knee_l"][1] < j["pelvis"][1] - 0.2:
        thigh = hemmed(jacket, outfit.trousers, j["pelvis"][1] - 0.09)
    parts: list[Part] = []
    for s in ("l", "r"):
        shoulder, elbow, hand = j[f"shoulder_{s}"], j[f"elbow_{s}"], j[f"hand_{s}"]
        hip, knee, foot = j[f"hip_{s}"], j[f"knee_{s}"], j[f"foot_{s}"]
        sleeve = banded(outfit.jacket, outfit.band, (0.72,), 0.02, shoulder, elbow)
        cuff = banded(outfit.jacket, (0.05, 0.16, 0.48) if outfit.suit else None, (0.86,), 0.012, elbow, hand)
        parts.append(Part(limb(shoulder, elbow, 0.064 + b, 0.052 + b), sleeve, blend=0.05))
        parts.append(Part(limb(elbow, hand, 0.052 + b, 0.036 + b), cuff, blend=0.035))
        glove = (0.70, 0.71, 0.72) if outfit.suit else outfit.skin
        reach = unit(np.array(hand) - np.array(elbow)) * 0.085
        tips: Point = (hand[0] + float(reach[0]), hand[1] + float(reach[1]), hand[2] + float(reach[2]))
        parts.append(Part(limb(hand, tips, 0.040, 0.030), glove, blend=0.018))
        if outfit.fingers:
            parts += _fingers(tips, reach / 0.085, glove, 1 if s == "r" else -1)
        leg = banded(outfit.trousers, outfit.band, (0.62,), 0.02, knee, foot)
        parts.append(Part(limb(hip, knee, 0.092 + b, 0.066 + b), thigh, blend=0.06))
        parts.append(Part(limb(knee, foot, 0.066 + b, 0.050 + b), leg, blend=0.04))
        toe: Point = (foot[0] * 1.12, foot[1] - 0.03, foot[2] + 0.17)
        parts.append(
            Part(limb((foot[0], foot[1] - 0.02, foot[2]), toe, 0.062, 0.048), outfit.boots, blend=0.02)
        )
    return parts


def person(
    at: Point,
    yaw: float,
    outfit: Outfit,
    pose: Mapping[str, Point] = STANDING,
    look: tuple[float, float] = (0.0, 0.0),
    **changed: Point,
) -> Solid:
    """Return a person who stands at `at` and faces z turned by `yaw` degrees.

    `look` turns the head (yaw, pitch); further arguments move single joints of the pose.
    """
    joints = {**pose, **changed}
    turn = turned(*look)
    parts: list[Part] = []
    if outfit.suit:
        parts += _suit_hood(joints, turn)
    parts += _torso(joints, outfit)
    parts += _limbs(joints, outfit)
    parts += head(joints["head"], turn, outfit)
    if outfit.suit:
        neck, chest = joints["neck"], joints["chest"]
        collar = moved(
            ring((0, 0, 0), 1, 0.128, 0.015), (neck[0], neck[1] + 0.012, neck[2] + 0.045), turned(0, 24)
        )
        parts.append(Part(collar, (0.05, 0.16, 0.48), gloss=0.5))
        parts.append(
            Part(
                drum((0, chest[1] - 0.10, chest[2] + 0.155), 2, 0.034, 0.02, 0.008),
                (0.05, 0.2, 0.6),
                gloss=0.5,
            )
        )
        parts.append(
            Part(
                box((-0.09, chest[1] + 0.03, chest[2] + 0.13), (0.035, 0.022, 0.02), 0.005), (0.04, 0.08, 0.3)
            )
        )
    lowest = min(v[1] for v in joints.values())
    highest = joints["head"][1] + 0.2
    centre: Point = (0, (lowest + highest) / 2, 0.1 if pose is SEATED else 0)
    points = np.array(list(joints.values()))
    radius = float(np.linalg.norm(points - np.array(centre), axis=1).max()) + 0.26
    scale = 8 if outfit.suit else 11
    return Solid(
        parts, centre, radius, at, turned(yaw), bump=0.4, bump_scale=scale, calm=(*joints["head"], 0.15)
    )
