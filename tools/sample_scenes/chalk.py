"""Handwriting: a few letters of our own as strokes, drawn the way chalk runs over rough metal."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sample_scenes.noise import Arr, fbm2, smooth

Stroke = tuple[tuple[float, float], ...]

# Height 0 is the line, 1 the top of a small letter, 1.9 the top of a tall one.
# Each letter: its width, its strokes.
LETTERS: dict[str, tuple[float, tuple[Stroke, ...]]] = {
    "T": (1.1, (((-0.05, 1.82), (0.5, 1.90), (1.15, 1.86)), ((0.56, 1.88), (0.52, 1.0), (0.48, 0.0)))),
    "h": (
        0.78,
        (
            ((0.12, 1.85), (0.08, 1.0), (0.06, 0.0)),
            ((0.07, 0.55), (0.3, 0.98), (0.58, 0.85), (0.62, 0.4), (0.68, 0.0)),
        ),
    ),
    "a": (
        0.82,
        (
            ((0.62, 0.82), (0.34, 1.0), (0.06, 0.55), (0.22, 0.02), (0.52, 0.28), (0.64, 0.86)),
            ((0.64, 0.9), (0.62, 0.3), (0.78, 0.0)),
        ),
    ),
    "n": (
        0.78,
        (
            ((0.08, 0.98), (0.08, 0.5), (0.06, 0.0)),
            ((0.08, 0.55), (0.3, 0.98), (0.56, 0.86), (0.6, 0.4), (0.68, 0.0)),
        ),
    ),
    "k": (
        0.74,
        (
            ((0.12, 1.85), (0.08, 1.0), (0.06, 0.0)),
            ((0.60, 1.02), (0.32, 0.70), (0.08, 0.48)),
            ((0.20, 0.58), (0.42, 0.30), (0.70, 0.0)),
        ),
    ),
    "s": (
        0.66,
        (
            (
                (0.54, 0.88),
                (0.32, 1.02),
                (0.12, 0.80),
                (0.34, 0.52),
                (0.54, 0.26),
                (0.30, -0.02),
                (0.04, 0.14),
            ),
        ),
    ),
    "f": (
        0.62,
        (
            ((0.62, 1.72), (0.42, 1.92), (0.26, 1.5), (0.24, 0.7), (0.20, 0.0)),
            ((0.02, 0.98), (0.3, 1.0), (0.54, 1.02)),
        ),
    ),
    "o": (
        0.80,
        (((0.40, 1.0), (0.10, 0.72), (0.14, 0.18), (0.42, 0.0), (0.68, 0.34), (0.62, 0.84), (0.36, 1.0)),),
    ),
    "r": (0.60, (((0.08, 0.98), (0.10, 0.5), (0.08, 0.0)), ((0.09, 0.55), (0.26, 0.92), (0.54, 0.98)))),
    "t": (
        0.62,
        (
            ((0.26, 1.62), (0.24, 0.9), (0.26, 0.2), (0.40, 0.0), (0.56, 0.1)),
            ((0.02, 1.04), (0.28, 1.06), (0.54, 1.10)),
        ),
    ),
    "e": (
        0.74,
        (
            (
                (0.10, 0.50),
                (0.36, 0.56),
                (0.60, 0.70),
                (0.46, 1.0),
                (0.16, 0.82),
                (0.10, 0.34),
                (0.36, 0.0),
                (0.66, 0.2),
            ),
        ),
    ),
    "w": (
        1.02,
        (
            ((0.04, 1.0), (0.12, 0.45), (0.24, 0.02), (0.40, 0.40), (0.46, 0.8)),
            ((0.46, 0.8), (0.54, 0.3), (0.68, 0.0), (0.84, 0.5), (0.92, 1.0)),
        ),
    ),
    "!": (0.34, (((0.22, 1.9), (0.18, 1.2), (0.14, 0.5)), ((0.12, 0.06), (0.14, 0.0)))),
    " ": (0.62, ()),
}


def _curve(stroke: Stroke, steps: int = 14) -> list[tuple[float, float]]:
    """Return a smooth line through the points of a stroke (Catmull-Rom)."""
    p = np.array([stroke[0], *stroke, stroke[-1]], float)
    line = []
    for i in range(1, len(p) - 2):
        for t in np.linspace(0, 1, steps, endpoint=False):
            a, b, c, d = p[i - 1 : i + 3]
            at = 0.5 * (
                2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
            )
            line.append((float(at[0]), float(at[1])))
    return [*line, (float(p[-1][0]), float(p[-1][1]))]


def written(lines: tuple[str, ...], width: int = 2000, height: int = 900, seed: int = 4) -> Arr:
    """Return how much chalk lies where (height, width), 0 to 1, the lines written one below the other."""
    rng = np.random.default_rng(seed)
    sheet = Image.new("L", (width, height))
    pen = ImageDraw.Draw(sheet)
    longest = max(sum(LETTERS[c][0] + 0.16 for c in line) for line in lines)
    unit = min(width * 0.92 / longest, height / (len(lines) * 2.75))
    for row, line in enumerate(lines):
        x = width * 0.04 + row * unit * 0.5
        base = height / len(lines) * (row + 0.76)
        for letter in line:
            wide, strokes = LETTERS[letter]
            size, lift, slant = (
                unit * rng.uniform(0.93, 1.07),
                unit * rng.normal(0, 0.06),
                rng.normal(0.10, 0.03),
            )
            for stroke in strokes:
                points = [
                    (x + (px + slant * py) * size, base - lift - py * size - (x / width) * unit * 0.35)
                    for px, py in _curve(stroke)
                ]
                thick = round(unit * rng.uniform(0.125, 0.165))
                pen.line(points, 255, thick, joint="curve")
                for px, py in (points[0], points[-1]):
                    pen.ellipse((px - thick / 2, py - thick / 2, px + thick / 2, py + thick / 2), fill=255)
            x += (wide + 0.16) * unit
    ink = np.asarray(sheet.filter(ImageFilter.GaussianBlur(unit * 0.022)), np.float32) / 255
    y, x_ = np.mgrid[0:height, 0:width].astype(np.float32)
    # Chalk stays on the high points of the metal only.
    rough = fbm2(x_ / 5.0, y / 5.0, 4, seed=77, gain=0.7) + 0.5 * fbm2(x_ / 60, y / 60, 2, seed=78)
    dust = np.asarray(sheet.filter(ImageFilter.GaussianBlur(unit * 0.16)), np.float32) / 255
    return np.clip(ink * smooth(-0.50, 0.05, rough + 0.25) + 0.16 * dust * smooth(-0.2, 0.5, rough), 0, 1)
