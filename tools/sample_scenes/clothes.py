"""Clothes: what people wear, and the paints of cloth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.noise import Arr, fbm3, mix, smooth
from sample_scenes.shapes import Paint, col

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sample_scenes.camera import Point


@dataclass(frozen=True)
class Outfit:
    """What a person wears, and how they look."""

    jacket: Point
    trousers: Point
    boots: Point = (0.03, 0.028, 0.026)
    hat: str = "cap"  # "cap", "beanie", "hair", "long", "comms" or "none"
    hat_colour: Point = (0.03, 0.04, 0.06)
    skin: Point = (0.60, 0.37, 0.26)
    band: Point | None = None  # reflecting bands
    bulk: float = 0.012
    suit: bool = False  # a pressure suit with its collar and hood
    smile: float = 0.5
    shirt: Point | None = None  # seen with a tie between the lapels
    soft: bool = False  # a softer, narrower face
    fingers: bool = False  # hands with fingers, for close views


def cloth_of(colour: Point, seed: int = 60) -> Paint:
    """Return cloth: a little uneven, dark cloth more so than white."""
    base = col(colour)
    uneven = 0.20 if max(colour) < 0.5 else 0.05
    return lambda p: base * (1.0 + uneven * fbm3(p, 7.0, 3, seed=seed))


def banded(
    colour: Point, band: Point | None, heights: tuple[float, ...], width: float, start: Point, end: Point
) -> Paint:
    """Return cloth with bands across the line from start to end, at these shares of its length."""
    cloth = cloth_of(colour)
    if band is None:
        return cloth
    a, along = col(start), col(end) - col(start)
    size = float(np.sqrt((along * along).sum()))

    def paint(p: Arr) -> Arr:
        share = (along.T @ (p - a))[0] / size
        near = np.min([np.abs(share - h * size) for h in heights], axis=0)
        return mix(cloth(p), col(band), smooth(width, width * 0.8, near))

    return paint


def hemmed(upper: Paint, lower: Point, hem: float) -> Paint:
    """Return the paint of the jacket above a height and of the trousers below it."""
    below = cloth_of(lower)
    return lambda p: np.where(p[1] > hem, upper(p), below(p))


def suit_front(joints: Mapping[str, Point], colour: Point) -> Paint:
    """Return the cloth of a pressure suit: blue seams that run from the shoulders together at the waist."""
    cloth = cloth_of(colour)
    low, high = col(joints["pelvis"]), col(joints["neck"])
    up = (high - low) / np.sqrt(((high - low) ** 2).sum())
    front = np.cross(np.array([1.0, 0, 0]), up[:, 0])
    tall = float(np.sqrt(((high - low) ** 2).sum()))

    def paint(p: Arr) -> Arr:
        q = p - low
        y, x, z = (up.T @ q)[0] / tall, np.abs(p[0] - low[0]), front @ q
        blue = smooth(0.012, 0.008, np.abs(x - 0.02 - 0.15 * (y - 0.35))) * (y > 0.32)
        blue = np.maximum(blue, smooth(0.012, 0.008, np.abs(y - 0.33)) * (x < 0.2) * 0.8)
        lace = smooth(0.010, 0.006, np.abs((y * 18) % 1.0 - 0.5) * 0.03) * (x < 0.02) * (y < 0.33)
        blue = np.maximum(blue, lace) * (z > 0)
        return mix(cloth(p), col((0.05, 0.16, 0.48)), blue)

    return paint


def open_jacket(joints: Mapping[str, Point], cloth: Paint, shirt: Point) -> Paint:
    """Return a jacket that shows shirt and tie between its lapels, buttoned below."""
    low, high = col(joints["pelvis"]), col(joints["neck"])
    tall = float(np.sqrt(((high - low) ** 2).sum()))
    up = (high - low) / tall
    front = np.cross(np.array([1.0, 0, 0]), up[:, 0])

    def paint(p: Arr) -> Arr:
        q = p - low
        y, x, z = (up.T @ q)[0] / tall, np.abs(p[0] - low[0]), front @ q
        ahead = z > 0.02
        gap = np.clip((y - 0.45) * 0.135, 0, 0.075)
        colour = cloth(p)
        lapel = (x < gap + 0.034 * smooth(0.45, 0.7, y)) & (y > 0.45) & ahead
        colour = colour * np.where(lapel, 1.35, 1.0)
        edge = smooth(0.004, 0.002, np.abs(x - gap - 0.034 * smooth(0.45, 0.7, y))) * (y > 0.45) * ahead
        colour = colour * (1 - 0.6 * edge) * (1 - 0.6 * smooth(0.004, 0.002, x) * (y < 0.46) * ahead)
        colour = np.where((x < gap) & ahead, col(shirt), colour)
        tie = smooth(0.002, -0.001, x - np.minimum(0.018 + 0.012 * (0.9 - y), gap)) * (y < 0.97) * ahead
        return mix(colour, col((0.22, 0.03, 0.035)), tie)

    return paint
