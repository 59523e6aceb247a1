"""Smooth random fields: the source of clouds, grass, soot, waves and dust.

All functions take arrays of coordinates and a seed, and give the same answer for the same seed everywhere.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arr = NDArray[Any]  # nearly always float32; numpy widens some results on the way

_SIZE = 512
_MASK = _SIZE - 1
_TURN = np.array([[0.36, 0.48, -0.80], [-0.80, 0.60, 0.0], [0.48, 0.64, 0.60]], np.float32)


@cache
def _tables(seed: int) -> tuple[NDArray[np.int32], Arr, Arr, Arr]:
    """Return a shuffled index table, gradients (x, y) and plain values for one seed."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(_SIZE).astype(np.int32)
    order = np.concatenate([order, order])
    angle = rng.uniform(0, 2 * np.pi, _SIZE)
    value = rng.uniform(-1, 1, _SIZE)
    return order, np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32), value.astype(np.float32)


def smooth(edge0: float | Arr, edge1: float | Arr, x: Arr) -> Arr:
    """Return a soft step from 0 at edge0 to 1 at edge1."""
    t = np.clip((x - edge0) / (edge1 - edge0), 0.0, 1.0)
    return (t * t * (3.0 - 2.0 * t)).astype(np.float32)


def mix(a: Arr, b: Arr, t: Arr | float) -> Arr:
    """Blend a and b; t = 0 gives a."""
    return a + (b - a) * t


def perlin2(x: Arr, y: Arr, seed: int = 0) -> Arr:
    """Gradient noise over a plane, about -0.7 to 0.7, with features of size 1."""
    order, gx, gy, _ = _tables(seed)
    x0, y0 = np.floor(x), np.floor(y)
    fx, fy = (x - x0).astype(np.float32), (y - y0).astype(np.float32)
    ix, iy = x0.astype(np.int32) & _MASK, y0.astype(np.int32) & _MASK
    u = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    v = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    left, right = order[ix], order[(ix + 1) & _MASK]

    def corner(column: NDArray[np.int32], dx: int, dy: int) -> Arr:
        at = order[column + ((iy + dy) & _MASK)]
        return gx[at] * (fx - dx) + gy[at] * (fy - dy)

    low = mix(corner(left, 0, 0), corner(right, 1, 0), u)
    high = mix(corner(left, 0, 1), corner(right, 1, 1), u)
    return mix(low, high, v)


def fbm2(x: Arr, y: Arr, octaves: int = 5, seed: int = 0, gain: float = 0.5) -> Arr:
    """Fractal noise over a plane: octaves of perlin2, each half the size and `gain` times as strong."""
    total = np.zeros(np.broadcast(x, y).shape, np.float32)
    strength, scale = 1.0, 1.0
    for octave in range(octaves):
        # A turn between the octaves hides the grid they all share.
        turn = 0.6 * octave
        c, s = np.cos(turn) * scale, np.sin(turn) * scale
        total += strength * perlin2(
            x * c - y * s + 17.3 * octave, x * s + y * c - 9.1 * octave, seed + octave
        )
        strength *= gain
        scale *= 2.03
    return total


def value3(x: Arr, y: Arr, z: Arr, seed: int = 0) -> Arr:
    """Value noise in space, -1 to 1, with features of size 1."""
    order, _, _, value = _tables(seed)
    x0, y0, z0 = np.floor(x), np.floor(y), np.floor(z)
    fx, fy, fz = (x - x0).astype(np.float32), (y - y0).astype(np.float32), (z - z0).astype(np.float32)
    ix, iy, iz = (c.astype(np.int32) & _MASK for c in (x0, y0, z0))
    u, v, w = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy), fz * fz * (3 - 2 * fz)
    ix1, iy1, iz1 = (ix + 1) & _MASK, (iy + 1) & _MASK, (iz + 1) & _MASK

    def edge(column: NDArray[np.int32], row: NDArray[np.int32]) -> Arr:
        at = order[order[column] + row]
        return mix(value[order[at + iz]], value[order[at + iz1]], w)

    low = mix(edge(ix, iy), edge(ix, iy1), v)
    high = mix(edge(ix1, iy), edge(ix1, iy1), v)
    return mix(low, high, u)


def fbm3(p: Arr, scale: float, octaves: int = 4, seed: int = 0, gain: float = 0.5) -> Arr:
    """Fractal noise in space at the points p (3, N), with features of size 1/scale."""
    total = np.zeros(p.shape[1], np.float32)
    strength = 1.0
    q = p
    for octave in range(octaves):
        shift = 31.7 * octave
        total += strength * value3(
            q[0] * scale + shift, q[1] * scale - shift, q[2] * scale + shift, seed + octave
        )
        q = _TURN @ q  # so that the grids of the octaves do not line up
        strength *= gain
        scale *= 2.07
    return total
