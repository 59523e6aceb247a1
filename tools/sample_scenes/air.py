"""Dust, smoke and beams: light caught in the air."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from sample_scenes.camera import Camera, unit
from sample_scenes.film import blur
from sample_scenes.noise import Arr
from sample_scenes.shapes import col

if TYPE_CHECKING:
    from sample_scenes.scene import Frame

Density = Callable[[Arr], Arr]


def _grow(plane: Arr, width: int, height: int) -> Arr:
    """Return the plane at another size, without the grain that the random steps left in it."""
    plane = blur(plane, 1.6)
    return np.asarray(
        Image.fromarray(plane.astype(np.float32)).resize((width, height), Image.Resampling.BICUBIC)
    )


def cloud(
    frame: Frame,
    camera: Camera,
    density: Density,
    span: tuple[float, float],
    sun: Sequence[float],
    lit: Sequence[float],
    dark: Sequence[float],
    steps: int = 36,
    small: int = 4,
    shadow: float = 0.6,
) -> None:
    """March through a cloud of dust between two distances and lay it over the frame.

    The cloud is soft, so it is calculated at a fraction of the size. What stands before it stays clear.
    """
    low = Camera(
        camera.eye, camera.target, camera.view, max(2, camera.width // small), max(2, camera.height // small)
    )
    rays = low.rays(slice(0, low.height), slice(0, low.width))
    far = np.asarray(
        Image.fromarray(np.minimum(frame.far, 1e5)).resize((low.width, low.height), Image.Resampling.BOX)
    ).ravel()
    stride = (span[1] - span[0]) / steps
    clear = np.ones(rays.shape[1], np.float32)
    light = np.zeros_like(rays)
    toward = col(unit(list(sun)))
    rng = np.random.default_rng(9)
    jitter = rng.uniform(0, 1, rays.shape[1]).astype(np.float32)
    for step in range(steps):
        t = span[0] + (step + jitter) * stride
        live = np.flatnonzero((t < far) & (clear > 0.01))
        if not live.size:
            continue
        p = camera.origin + rays[:, live] * t[live]
        here = density(p)
        some = here > 1e-3
        live, p, here = live[some], p[:, some], here[some]
        if not live.size:
            continue
        if shadow:
            veil = density(p + toward * shadow) + density(p + toward * shadow * 2.5)
            sunny = np.exp(-veil * shadow * 1.3)
        else:
            sunny = np.ones_like(here)
        colour = col(list(dark)) + (col(list(lit)) - col(list(dark))) * sunny
        stopped = 1.0 - np.exp(-here * stride)
        light[:, live] += colour * stopped * clear[live]
        clear[live] *= 1.0 - stopped
    shape = (low.height, low.width)
    cover = _grow(clear.reshape(shape), camera.width, camera.height).clip(0, 1)
    for channel in range(3):
        glow = _grow(light[channel].reshape(shape), camera.width, camera.height)
        frame.colour[..., channel] = frame.colour[..., channel] * cover + np.maximum(glow, 0)
