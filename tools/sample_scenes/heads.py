"""Heads: faces, eyes, hair and what is worn over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.clothes import Outfit, cloth_of
from sample_scenes.noise import Arr, fbm3, mix, smooth
from sample_scenes.shapes import Distance, Paint, Part, ball, col, egg, limb, moved, ring

if TYPE_CHECKING:
    from sample_scenes.camera import Point


def _face(skin: Point, at: Point, turn: Arr, smile: float, hair: Point) -> Paint:
    """Return the paint of a head whose middle is `at`; in its own frame the face looks along z."""
    base, place = col(skin), col(at)

    def paint(p: Arr) -> Arr:
        q = turn.T @ (p - place)
        x, y, front = np.abs(q[0]), q[1], q[2] > 0.03
        colour = base * (1.0 + 0.07 * fbm3(q, 60.0, 3, seed=71))
        cheek = smooth(0.032, 0.006, np.hypot(x - 0.042, y + 0.028)) * front
        colour = mix(colour, base * col((1.12, 0.72, 0.66)), cheek * 0.6)
        socket = smooth(0.026, 0.010, np.hypot(x - 0.031, (y - 0.008) * 1.5)) * front
        colour = colour * (1.0 - 0.45 * socket)
        brow = (
            smooth(0.0065, 0.003, np.abs(y - 0.034 + 6.0 * (x - 0.030) ** 2))
            * (np.abs(x - 0.031) < 0.021)
            * front
        )
        colour = mix(colour, col(hair) * 0.6, brow * 0.85)
        bow = y + 0.062 - smile * 9.0 * x * x
        lips = smooth(0.0085, 0.005, np.abs(bow)) * smooth(0.027, 0.021, x) * front
        colour = mix(colour, base * col((0.86, 0.42, 0.40)), lips * 0.8)
        return (
            colour * (1.0 - 0.6 * smooth(0.0022, 0.001, np.abs(bow)) * smooth(0.026, 0.022, x) * front)[None]
        )

    return paint


def _eye(side: int, at: Point, turn: Arr, skin: Point) -> Paint:
    """Return the paint of an eye: white, iris, pupil, a glint, and lids in the colour of the skin."""
    place = col(at)

    def paint(p: Arr) -> Arr:
        q = turn.T @ (p - place)
        x, y = q[0] - side * 0.031, q[1] - 0.007
        r = np.hypot(x, y)
        colour = mix(
            col((0.62, 0.60, 0.57)) * np.ones_like(p), col((0.10, 0.075, 0.05)), smooth(0.0062, 0.0052, r)
        )
        colour = mix(colour, col((0.005, 0.005, 0.005)), smooth(0.0034, 0.0026, r))
        colour = mix(colour, col((1.6, 1.6, 1.6)), smooth(0.0018, 0.0010, np.hypot(x + 0.0022, y - 0.0024)))
        lid = np.maximum(smooth(0.0036, 0.0046, y + 14 * x * x), smooth(-0.0046, -0.0058, y - 14 * x * x))
        return mix(colour, col(skin) * 0.62, lid)

    return paint


def _ruffled(shape: Distance) -> Distance:
    """Return hair with locks in it."""
    return lambda p: (shape(p) + 0.010 * fbm3(p * col((1.0, 0.45, 0.6)), 55.0, 2, seed=64)) * 0.8


def _strands(colour: Point) -> Paint:
    """Return the paint of hair."""
    base = col(colour)
    return lambda p: base * (1.0 + 0.7 * fbm3(p * col((1.0, 0.3, 0.4)), 160.0, 2, seed=65))


def head(at: Point, turn: Arr, outfit: Outfit) -> list[Part]:
    """Return head, face and what is worn on it."""
    hair = outfit.hat_colour if outfit.hat in {"hair", "long"} else (0.07, 0.045, 0.03)
    face = _face(outfit.skin, at, turn, outfit.smile, hair)

    def put(shape: Distance) -> Distance:
        return moved(shape, at, turn)

    nose = 0.0105 if outfit.soft else 0.0135
    parts = [
        Part(put(egg((0, 0.025, -0.008), (0.076, 0.105, 0.094))), face, gloss=0.12),
        Part(
            put(egg((0, -0.052, 0.022), (0.050 if outfit.soft else 0.056, 0.060, 0.060))),
            face,
            gloss=0.12,
            blend=0.05,
        ),
        Part(put(egg((0, 0.030, 0.074), (0.048, 0.010, 0.014))), face, blend=0.025),
        Part(put(limb((0, 0.012, 0.083), (0, -0.020, 0.097), 0.007, nose)), face, gloss=0.15, blend=0.018),
        Part(put(egg((0, -0.062, 0.074), (0.024, 0.010, 0.010))), face, gloss=0.2, blend=0.014),
    ]
    for side in (-1, 1):
        parts.append(Part(put(egg((side * 0.078, 0.0, -0.012), (0.011, 0.030, 0.019))), face, blend=0.008))
        parts.append(
            Part(
                put(ball((side * 0.031, 0.007, 0.0705), 0.0145)), _eye(side, at, turn, outfit.skin), gloss=0.6
            )
        )
    cloth = cloth_of(outfit.hat_colour, 62)
    if outfit.hat == "cap":
        parts.append(Part(put(egg((0, 0.068, -0.012), (0.087, 0.078, 0.104))), cloth))
        parts.append(Part(put(egg((0, 0.062, 0.105), (0.062, 0.009, 0.055))), cloth, blend=0.01))
    elif outfit.hat == "beanie":
        parts.append(Part(put(egg((0, 0.075, -0.020), (0.088, 0.088, 0.100))), cloth))
        parts.append(Part(put(ring((0, 0.052, -0.014), 1, 0.080, 0.016)), cloth, blend=0.01))
    elif outfit.hat in {"hair", "long"}:
        crown, back = (
            put(egg((0, 0.066, -0.024), (0.083, 0.084, 0.092))),
            put(egg((0, 0.012, -0.044), (0.081, 0.090, 0.070))),
        )
        locks = _strands(outfit.hat_colour)
        parts += [
            Part(_ruffled(shape) if outfit.fingers else shape, locks, gloss=0.25, blend=0.012)
            for shape in (crown, back)
        ]
        if outfit.hat == "long":
            parts.append(
                Part(put(egg((0, -0.05, -0.075), (0.075, 0.10, 0.055))), cloth, gloss=0.25, blend=0.04)
            )
    elif outfit.hat == "comms":
        # A soft cap with earphones: white over the crown, black at the sides, a microphone at the mouth.
        white: Point = (0.66, 0.66, 0.66)
        parts.append(Part(put(egg((0, 0.072, -0.014), (0.0865, 0.082, 0.099))), cloth_of(white, 63)))
        phone: Point = (0.03, 0.03, 0.032)
        parts += [
            Part(put(egg((side * 0.078, -0.012, -0.004), (0.024, 0.052, 0.040))), phone, blend=0.01)
            for side in (-1, 1)
        ]
        parts.append(
            Part(put(limb((0.078, -0.045, 0.02), (0.034, -0.078, 0.100), 0.004)), (0.02, 0.02, 0.02))
        )
        parts.append(Part(put(ball((0.032, -0.078, 0.102), 0.009)), (0.02, 0.02, 0.02)))
    return parts
