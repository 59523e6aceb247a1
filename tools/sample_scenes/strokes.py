"""Fine things drawn over a rendered frame: blades of grass, lines, rigging."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from sample_scenes.noise import Arr, fbm2
from sample_scenes.shapes import col

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sample_scenes.camera import Camera
    from sample_scenes.scene import Frame

_PEAK = 6.0  # the brightest light a stroke can carry


class Strokes:
    """A sheet at twice the size of the frame, laid over it when all is drawn: that makes the edges smooth."""

    def __init__(self, height: int, width: int) -> None:
        self.size = (width * 2, height * 2)
        self.paint = Image.new("RGB", self.size)
        self.mask = Image.new("L", self.size)
        self._paint, self._mask = ImageDraw.Draw(self.paint), ImageDraw.Draw(self.mask)

    @staticmethod
    def code(colour: Arr) -> tuple[int, int, int]:
        """Return light (3,) as eight-bit numbers with most steps in the dark."""
        c = (np.clip(colour / _PEAK, 0, 1) ** (1 / 2.4) * 255).astype(int)
        return int(c[0]), int(c[1]), int(c[2])

    def polygon(self, points: Sequence[tuple[float, float]], colour: Arr, strength: float = 1.0) -> None:
        """Fill a shape given in pixels of the frame."""
        doubled = [(x * 2, y * 2) for x, y in points]
        self._paint.polygon(doubled, self.code(colour))
        self._mask.polygon(doubled, int(255 * strength))

    def line(
        self, points: Sequence[tuple[float, float]], colour: Arr, width: float, strength: float = 1.0
    ) -> None:
        """Draw a line; width in pixels of the frame. One thinner than half a pixel gets fainter instead."""
        doubled = [(x * 2, y * 2) for x, y in points]
        wide = max(1, round(width * 2))
        faint = min(1.0, width * 2 / wide)
        self._paint.line(doubled, self.code(colour), wide, joint="curve")
        self._mask.line(doubled, int(255 * strength * faint), wide, joint="curve")

    def lay(self, frame: Frame) -> None:
        """Mix the sheet into the frame."""
        height, width = frame.colour.shape[:2]
        mask = np.asarray(self.mask, np.float32) / 255
        paint = (np.asarray(self.paint, np.float32) / 255) ** 2.4 * _PEAK
        paint *= mask[..., None]

        def halve(a: Arr) -> Arr:
            return (a[0::2, 0::2] + a[1::2, 0::2] + a[0::2, 1::2] + a[1::2, 1::2]) / 4

        cover = halve(mask)[..., None]
        assert cover.shape[:2] == (height, width)
        frame.colour[...] = frame.colour * (1 - cover) + halve(paint)


def grass(
    frame: Frame,
    camera: Camera,
    count: int,
    reach: float = 26.0,
    height: float = 0.26,
    lit: Sequence[float] = (1.25, 1.15, 0.8),
    wind: float = 0.35,
    seed: int = 5,
    clearing: tuple[float, float, float] | None = None,
) -> None:
    """Grow blades of grass on the visible floor, each in the light that falls where it stands.

    `clearing` (x, z, radius) is trodden down: hardly any blades there.
    """
    rng = np.random.default_rng(seed)
    # Rows of pixels are chosen evenly, so that near and far ground get as many blades per pixel.
    near = max(0.6, float(camera.eye[1]) * 0.8)
    away = 1.0 / rng.uniform(1 / reach, 1 / near, count)
    forward = camera.axes[2][[0, 2]] / np.linalg.norm(camera.axes[2][[0, 2]])
    half = camera.width / camera.focal / 2 * 1.15
    aside = rng.uniform(-half, half, count) * away
    x = camera.eye[0] + forward[0] * away - forward[1] * aside
    z = camera.eye[2] + forward[1] * away + forward[0] * aside
    clumps = fbm2((x * 0.8).astype(np.float32), (z * 0.8).astype(np.float32), 3, seed=seed)
    keep = rng.uniform(-0.45, 0.5, count) < clumps
    if clearing:
        keep &= rng.uniform(0.2, 1.1, count) < np.hypot(x - clearing[0], z - clearing[1]) / clearing[2]
    order = np.flatnonzero(keep)
    order = order[np.argsort(-away[order])]
    base = np.stack([x, np.zeros_like(x), z])[:, order].astype(np.float32)
    px, py, depth = camera.project(base)
    tall = height * rng.uniform(0.35, 1.3, order.size) * (1.0 + 0.8 * clumps[order])
    bend = rng.normal(wind, 0.35, order.size)
    shade = rng.uniform(0.55, 1.35, order.size)
    warm = rng.uniform(-0.10, 0.10, order.size)
    sheet = Strokes(camera.height, camera.width)
    tint = np.asarray(lit, np.float32)
    for i in range(order.size):
        u, v = int(px[i]), int(py[i])
        if not (0 <= u < camera.width and 0 <= v < camera.height) or not frame.floor[v, u]:
            continue
        scale = camera.focal / depth[i]
        h, w = tall[i] * scale, max(0.011 * scale, 0.35)
        lean = bend[i] * h * 0.6
        colour = frame.colour[v, u] * shade[i] * tint * (1 + warm[i] * np.array([1, 0.2, -0.8]))
        x0, y0 = float(px[i]), float(py[i])
        middle = (x0 + lean * 0.35, y0 - h * 0.6)
        tip = (x0 + lean, y0 - h)
        # A blade that would stand out before something nearer grows behind it and is not seen.
        row, column = int(max(tip[1], 0)), int(np.clip(tip[0], 0, camera.width - 1))
        if frame.far[row, column] < depth[i] * 0.93:
            continue
        sheet.polygon(
            [
                (x0 - w / 2, y0),
                (middle[0] - w / 3, middle[1]),
                tip,
                (middle[0] + w / 3, middle[1]),
                (x0 + w / 2, y0),
            ],
            colour,
            0.85,
        )
    sheet.lay(frame)


def cables(
    frame: Frame, camera: Camera, lines: Sequence[tuple[Arr, Arr]], colour: Sequence[float], width: float
) -> None:
    """Draw straight lines between points of the world, `width` metres thick."""
    sheet = Strokes(camera.height, camera.width)
    for a, b in lines:
        x, y, depth = camera.project(np.concatenate([col(a), col(b)], axis=1))
        wide = width * camera.focal / float(depth.mean())
        sheet.line(
            [(float(x[0]), float(y[0])), (float(x[1]), float(y[1]))], np.asarray(colour, np.float32), wide
        )
    sheet.lay(frame)
