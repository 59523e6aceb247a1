"""Boats: the fishing boat and the ferry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.noise import Arr, fbm3, mix, smooth
from sample_scenes.port import WARM
from sample_scenes.shapes import Distance, Paint, Part, Solid, box, col, limb, turned

if TYPE_CHECKING:
    from sample_scenes.camera import Point


def boat(at: Point, yaw: float, colour: Point = (0.40, 0.07, 0.05), mast: bool = True) -> Solid:
    """Return a small fishing boat, 7 m long, its bow toward x."""

    def hull(p: Arr) -> Arr:
        along = p[0] / 3.6
        wide = 1.15 * np.sqrt(np.clip(1 - np.clip(along, -0.6, 1) ** 2 * 0.92, 0.02, 1))
        deck = 0.72 + 0.38 * np.clip(along, -0.3, 1) ** 2
        side = np.abs(p[2]) - wide * (0.72 + 0.28 * np.clip((p[1] + 0.2) / 0.9, 0, 1))
        outer = np.maximum(np.maximum(side, p[1] - deck), np.maximum(-p[1] - 0.5, np.abs(p[0] + 0.1) - 3.6))
        inner = np.maximum(np.maximum(side + 0.12, 0.42 - p[1]), np.abs(p[0] + 0.1) - 3.3)
        return np.maximum(outer, -inner) * 0.7

    def paint(p: Arr) -> Arr:
        line = smooth(0.30, 0.33, p[1]) * smooth(0.44, 0.41, p[1])
        body = mix(col((0.03, 0.05, 0.07)), col(colour), smooth(0.06, 0.10, p[1]))
        return mix(body, col((0.72, 0.70, 0.66)), line) * (1 + 0.25 * fbm3(p, 2.2, 4, seed=181))

    def rail(p: Arr) -> Arr:
        along = p[0] / 3.6
        wide = 1.15 * np.sqrt(np.clip(1 - np.clip(along, -0.6, 1) ** 2 * 0.92, 0.02, 1))
        deck = 0.72 + 0.38 * np.clip(along, -0.3, 1) ** 2
        return (
            np.maximum(
                np.maximum(np.abs(np.abs(p[2]) - wide + 0.05) - 0.10, np.abs(p[1] - deck) - 0.055),
                np.abs(p[0] + 0.1) - 3.66,
            )
            * 0.7
        )

    parts = [
        Part(hull, paint, gloss=0.35),
        Part(rail, (0.24, 0.15, 0.08), gloss=0.2),
        Part(box((0.7, 1.25, 0), (0.75, 0.75, 0.62), 0.08), (0.66, 0.65, 0.61), gloss=0.2),
        Part(box((0.72, 1.55, 0), (0.80, 0.22, 0.50), 0.03), (0.02, 0.03, 0.04), gloss=0.9),
        Part(box((0.66, 2.02, 0), (0.95, 0.05, 0.75), 0.04), (0.30, 0.08, 0.06)),
    ]
    if mast:
        parts += [
            Part(limb((-0.6, 0.5, 0), (-0.6, 4.3, 0), 0.055, 0.035), (0.16, 0.11, 0.07)),
            Part(limb((-0.6, 1.6, 0), (-2.9, 2.7, 0), 0.045, 0.03), (0.16, 0.11, 0.07)),
        ]
    return Solid(parts, (-0.2, 1.7, 0), 4.6, at, turned(yaw))


def ferry(at: Point, yaw: float, size: float = 1.0) -> Solid:
    """Return a ferry of three decks, 60 m long (times size), its bow toward x, windows lit."""
    white: Point = (0.68, 0.69, 0.70)

    def windows(p: Arr, light: bool = False) -> Arr:
        cell = np.abs((p[0] * 0.55) % 1 - 0.5) < 0.33
        row = (np.abs(p[1] - 7.6) < 0.55) | (np.abs(p[1] - 11.35) < 0.5)
        side = (np.abs(p[2]) > 4.0) & (p[1] > 6.2) & (p[1] < 13.8) & (p[0] < 22)
        front = (p[0] > 12) & (p[1] > 11.0) & (p[1] < 13.0)
        lit = (np.sin(np.floor(p[0] * 0.55) * 12.9 + np.floor((p[1] - 6.3) / 2.6) * 7.1) > -0.55)[None]
        pane = (cell & row & side) | front
        if light:
            return np.where(pane & lit & ~front, col(WARM) * 1.9, 0.0)
        seam = 0.86 + 0.14 * smooth(0.02, 0.05, np.abs((p[1] - 6.3) % 2.6 - 0.1))
        return np.where(pane, col((0.02, 0.03, 0.04)), col(white) * seam)

    def hull(p: Arr) -> Arr:
        along = p[0] / 30
        wide = (
            6.2
            * np.sqrt(np.clip(1 - np.clip(along, 0, 1) ** 3, 0.004, 1))
            * (0.86 + 0.14 * np.clip(p[1] / 5, 0, 1))
        )
        sheer = 5.4 + 1.6 * np.clip(along, 0, 1) ** 2
        return (
            np.maximum(
                np.maximum(np.abs(p[2]) - wide, p[1] - sheer),
                np.maximum(-p[1] - 1, np.abs(p[0]) - 30 - 0.25 * p[1]),
            )
            * 0.8
        )

    def paint(p: Arr) -> Arr:
        low, stripe = col((0.03, 0.09, 0.20)), col((0.72, 0.42, 0.10))
        colour = mix(low, col(white), smooth(3.9, 4.0, p[1]))
        return mix(colour, stripe, smooth(3.3, 3.36, p[1]) * smooth(3.96, 3.9, p[1])) * (
            1 + 0.1 * fbm3(p, 0.4, 3, seed=191)
        )

    parts = [
        Part(hull, paint, gloss=0.3),
        Part(box((-3, 7.6, 0), (23, 2.4, 5.2), 0.5), windows, gloss=0.2, shine=lambda p: windows(p, True)),
        Part(box((-3, 11.4, 0), (18, 1.6, 4.6), 0.5), windows, gloss=0.2, shine=lambda p: windows(p, True)),
        Part(box((11, 14.0, 0), (4.6, 1.4, 4.4), 0.4), windows, gloss=0.2, shine=lambda p: windows(p, True)),
        Part(limb((-9, 12.5, 0), (-10.5, 18.5, 0), 1.7, 1.5), (0.62, 0.30, 0.06), gloss=0.2),
        Part(limb((10, 15, 0), (9.6, 21, 0), 0.2, 0.1), white),
        Part(limb((9.8, 18.5, -1.6), (9.8, 18.5, 1.6), 0.1), white),
    ]
    orange: Point = (0.75, 0.22, 0.04)
    parts += [
        Part(limb((x, 13.6, 4.6), (x + 3.2, 13.6, 4.6), 0.62), orange, gloss=0.2) for x in (-20, -14, -2, 4)
    ]
    solid = Solid(parts, (0, 8, 0), 33.5, at, turned(yaw))
    if size != 1.0:
        solid.parts = [
            Part(
                _scaled(part.shape, size),
                _painted(part, size),
                part.gloss,
                part.blend,
                part.carve,
                part.glow,
                (lambda p, own=part.shine: own(p / size)) if part.shine else None,
            )
            for part in parts
        ]
        solid.middle, solid.radius = (0, 8 * size, 0), 33.5 * size
    return solid


def _scaled(shape: Distance, size: float) -> Distance:
    """Return the shape at another size."""
    return lambda p: shape(p / size) * size


def _painted(part: Part, size: float) -> Paint:
    """Return the paint of a part for another size."""
    return lambda p: part.colour(p / size)
