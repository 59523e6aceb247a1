"""The camera: from pixels to rays and back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sample_scenes.noise import Arr

Point = tuple[float, float, float]


def unit(v: Arr | Point | list[float]) -> Arr:
    """Return the vector (3,) at length 1."""
    a = np.asarray(v, np.float32)
    return (a / np.linalg.norm(a)).astype(np.float32)


@dataclass(frozen=True)
class Camera:
    """A pinhole camera at `eye` that looks at `target`; `view` is the vertical angle in degrees.

    The y axis points up; `width` and `height` are in pixels.
    """

    eye: Point
    target: Point
    view: float
    width: int
    height: int

    @cached_property
    def axes(self) -> Arr:
        """Rows: right, up, forward."""
        forward = unit(np.asarray(self.target, np.float32) - np.asarray(self.eye, np.float32))
        right = unit(np.cross(forward, np.array([0, 1, 0], np.float32)))
        return np.stack([right, np.cross(right, forward), forward]).astype(np.float32)

    @cached_property
    def focal(self) -> float:
        """The focal length in pixels."""
        return float(self.height / 2 / np.tan(np.radians(self.view) / 2))

    @property
    def origin(self) -> Arr:
        """The eye as a column (3, 1)."""
        return np.asarray(self.eye, np.float32)[:, None]

    def rays(self, rows: slice, columns: slice) -> Arr:
        """Return unit directions (3, N) for a rectangle of pixels, row by row."""
        ys = np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5 - self.height / 2
        xs = np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5 - self.width / 2
        gx, gy = np.meshgrid(xs, -ys)
        local = np.stack([gx.ravel(), gy.ravel(), np.full(gx.size, self.focal, np.float32)])
        local /= np.sqrt((local * local).sum(axis=0))
        return (self.axes.T @ local).astype(np.float32)

    def project(self, points: Arr) -> tuple[Arr, Arr, Arr]:
        """Return column, row and depth along the axis for points (3, N)."""
        local = self.axes @ (points - self.origin)
        depth = np.maximum(local[2], 1e-3)
        x = local[0] / depth * self.focal + self.width / 2
        y = -local[1] / depth * self.focal + self.height / 2
        return x, y, local[2]

    def window(self, middle: Arr, radius: float) -> tuple[slice, slice] | None:
        """Return the rows and columns that a ball may cover, or None if it is out of sight."""
        x, y, z = (float(v[0]) for v in self.project(middle.reshape(3, 1)))
        if z < -radius:
            return None
        if z < radius * 1.05:
            return slice(0, self.height), slice(0, self.width)
        # A little more than radius / z: a ball seen at an angle is drawn as an ellipse.
        reach = radius / np.sqrt(z * z - radius * radius) * self.focal * 1.25 + 2
        top, bottom = max(0, int(y - reach)), min(self.height, int(y + reach) + 1)
        left, right = max(0, int(x - reach)), min(self.width, int(x + reach) + 1)
        if top >= bottom or left >= right:
            return None
        return slice(top, bottom), slice(left, right)
