"""Following rays to surfaces: what is hit, what lies in shadow, what is hemmed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.noise import Arr, fbm3, smooth
from sample_scenes.shapes import Solid, col, length

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK = 32768  # points worked on at once: small enough to stay in the processor's cache


def ball_span(origin: Arr, rays: Arr, centre: Arr, radius: float) -> tuple[Arr, Arr]:
    """Return where rays enter and leave a ball; entry lies behind exit where they miss it."""
    to = origin - col(centre)
    b = (to * rays).sum(axis=0)
    c = (to * to).sum(axis=0) - radius * radius
    inner = b * b - c
    root = np.sqrt(np.maximum(inner, 0))
    miss = inner <= 0
    return np.where(miss, 1.0, -b - root), np.where(miss, 0.0, -b + root)


def hit(solid: Solid, origin: Arr, rays: Arr, pixel: float, steps: int = 72) -> tuple[Arr, Arr]:
    """Follow rays to a solid.

    Return how far each went and how much of its pixel is covered (0 to 1): rays that just miss cover a part
    of it, which gives smooth edges. `pixel` is the size of a pixel at distance 1.
    """
    count = rays.shape[1]
    far = np.full(count, np.inf, np.float32)
    cover = np.zeros(count, np.float32)
    start, end = ball_span(origin, rays, solid.centre, solid.radius)
    candidates = np.flatnonzero((end > start) & (end > 0))
    for begin in range(0, candidates.size, CHUNK):
        _hit_chunk(
            solid, origin, rays, pixel, steps, candidates[begin : begin + CHUNK], start, end, far, cover
        )
    return far, cover


def _hit_chunk(
    solid: Solid,
    origin: Arr,
    rays: Arr,
    pixel: float,
    steps: int,
    index: Arr,
    start: Arr,
    end: Arr,
    far: Arr,
    cover: Arr,
) -> None:
    """Follow the rays of one chunk and write into far and cover."""
    o = origin if origin.shape[1] == 1 else origin[:, index]
    r = rays[:, index]
    t = np.maximum(start[index], 0.02).astype(np.float32)
    stop = end[index]
    best_ratio = np.full(index.size, 1e9, np.float32)
    best_t = t.copy()
    live = np.arange(index.size)
    for _ in range(steps):
        here = o if o.shape[1] == 1 else o[:, live]
        d = solid.distance(here + r[:, live] * t[live])
        ratio = d / (t[live] * pixel)
        better = ratio < best_ratio[live]
        best_ratio[live[better]] = ratio[better]
        best_t[live[better]] = t[live[better]]
        t[live] += np.maximum(d, pixel * t[live] * 0.3) * 0.92
        live = live[(ratio > 0.35) & (t[live] < stop[live])]
        if not live.size:
            break
    far[index] = best_t
    cover[index] = np.clip(1.45 - best_ratio, 0.0, 1.0)


def normals(solid: Solid, p: Arr, size: float) -> Arr:
    """Return the surface normals (3, N), roughened by the solid's own bumps."""
    n = np.zeros_like(p)
    wide = max(size, 0.25 / solid.bump_scale * 0.2)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        e = col(corner)
        n += e * (solid.distance(p + e * size) / size)
        if solid.bump:
            # The absolute value of noise has sharp valleys between soft swellings, like folds and pits.
            q = solid.local(p + e * wide)
            swell = np.abs(fbm3(q, solid.bump_scale, 3, seed=40)) * (
                0.25 * solid.bump / solid.bump_scale / wide
            )
            if solid.calm:
                swell = swell * smooth(0.9, 1.2, length(q - col(solid.calm[:3])) / solid.calm[3])
            n += e * swell
    return n / np.maximum(length(n), 1e-9)


def sunlit(p: Arr, sun: Arr, solids: Sequence[Solid], sharp: float = 14.0, steps: int = 26) -> Arr:
    """Return how much of the sun each point sees (0 to 1), with soft edges growing with distance."""
    light = np.ones(p.shape[1], np.float32)
    rays = np.repeat(col(sun), p.shape[1], axis=1)
    for solid in solids:
        if not solid.casts:
            continue
        start, end = ball_span(p, rays, solid.centre, solid.radius * 1.1)
        candidates = np.flatnonzero((end > start) & (end > 0.02) & (light > 0.01))
        for begin in range(0, candidates.size, CHUNK):
            index = candidates[begin : begin + CHUNK]
            light[index] = np.minimum(
                light[index], _shade(solid, p[:, index], sun, start[index], end[index], sharp, steps)
            )
    return light * light * (3 - 2 * light)


def _shade(solid: Solid, p: Arr, sun: Arr, start: Arr, end: Arr, sharp: float, steps: int) -> Arr:
    """Return the light that one solid lets through for one chunk of points."""
    ray = col(sun)
    t = np.maximum(start, 0.015).astype(np.float32)
    light = np.ones(p.shape[1], np.float32)
    live = np.arange(p.shape[1])
    largest = solid.radius / 6
    for _ in range(steps):
        d = solid.distance(p[:, live] + ray * t[live])
        light[live] = np.minimum(light[live], np.clip(sharp * d / t[live], 0, 1))
        t[live] += np.clip(d, 0.012, largest)
        live = live[(light[live] > 0.01) & (t[live] < end[live])]
        if not live.size:
            break
    return light


def openness(p: Arr, n: Arr, solids: Sequence[Solid], floor: float | None, reach: float = 0.5) -> Arr:
    """Return how open the surroundings of each point are (1 = nothing near), the ambient occlusion."""
    free = np.ones(p.shape[1], np.float32)
    steps = [reach * f for f in (0.1, 0.28, 0.6, 1.0)]
    for solid in solids:
        if not solid.casts:
            continue
        near = np.flatnonzero(length(p - col(solid.centre)) < solid.radius + reach)
        for begin in range(0, near.size, CHUNK):
            index = near[begin : begin + CHUNK]
            hemmed = np.zeros(index.size, np.float32)
            for step, weight in zip(steps, (0.5, 0.3, 0.2, 0.15), strict=True):
                d = solid.distance(p[:, index] + n[:, index] * step)
                hemmed += weight * np.clip(1.0 - d / step, 0, 1)
            free[index] *= 1.0 - np.clip(hemmed, 0, 0.92)
    if floor is not None:
        hemmed = np.zeros(p.shape[1], np.float32)
        for step, weight in zip(steps, (0.35, 0.25, 0.2, 0.15), strict=True):
            hemmed += weight * np.clip(1.0 - (p[1] + n[1] * step - floor) / step, 0, 1)
        free *= 1.0 - np.clip(hemmed, 0, 0.8)
    return free
