"""Skies: gradient, sun, clouds, and the ranges of hills that stand before them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sample_scenes.camera import Point, unit
from sample_scenes.noise import Arr, fbm2, mix, smooth
from sample_scenes.shapes import col


@dataclass(frozen=True)
class Hills:
    """One range: `height` above the horizon (as a slope), how rough it is, and its colour."""

    height: float
    colour: Point
    scale: float = 5.0
    seed: int = 0
    base: float = 0.4

    def crest(self, azimuth: Arr) -> Arr:
        """Return the slope of the crest at each azimuth."""
        shape = fbm2(azimuth * self.scale, np.full_like(azimuth, 0.37), 6, seed=self.seed, gain=0.45)
        return self.height * (self.base + shape)


@dataclass(frozen=True)
class Sky:
    """What is seen above the horizon, and the colour of the air.

    Colours are linear light. `cover` is the noise level above which there is cloud: lower means more of it.
    """

    sun: Point
    zenith: Point
    horizon: Point
    glow: Point
    disc: float = 0.0
    glow_power: float = 12.0
    glow_strength: float = 1.0
    band: float = 0.35
    cover: float = 0.1
    softness: float = 0.35
    cloud_light: Point = (1.0, 0.95, 0.9)
    cloud_dark: Point = (0.35, 0.38, 0.45)
    cloud_scale: float = 1.3
    cloud_amount: float = 0.9
    stretch: float = 1.0
    seed: int = 3
    hills: list[Hills] = field(default_factory=list)

    def air(self, rays: Arr) -> Arr:
        """Return the clear sky with the glow of the sun, also used as the colour of haze."""
        up = np.maximum(rays[1], 0.0)
        climb = 1.0 - np.exp(-up / self.band)
        colour = mix(col(self.horizon), col(self.zenith), climb)
        toward = np.clip((unit(self.sun)[:, None] * rays).sum(axis=0), 0, 1)
        low = np.exp(-up / 0.25)
        halo = toward**self.glow_power * (0.35 + 0.65 * low) + 0.35 * toward**3 * low
        halo = halo + 1.2 * toward ** (self.glow_power * 14)
        return (colour + col(self.glow) * self.glow_strength * halo).astype(np.float32)

    def clouds(self, rays: Arr, colour: Arr) -> Arr:
        """Lay clouds over the colours of the sky."""
        seen = np.flatnonzero(rays[1] > 0.004)
        if not seen.size or self.cloud_amount <= 0:
            return colour
        r = rays[:, seen]
        spread = self.cloud_scale / (r[1] + 0.11)
        x, y = r[0] * spread, r[2] * spread * self.stretch
        sun = unit(self.sun)
        body = fbm2(x, y, 7, seed=self.seed)
        large = fbm2(x * 0.31 + 4, y * 0.31, 3, seed=self.seed + 20)
        density = body + 0.55 * large
        toward = fbm2(x + sun[0] * 0.22, y + sun[2] * 0.22 * self.stretch, 5, seed=self.seed) + 0.55 * large
        thick = smooth(self.cover, self.cover + self.softness, density)
        # Where the way to the sun leads out of the cloud, the light gets in.
        lit = np.clip(0.5 + (density - toward) * 1.5 - 0.35 * (thick - 0.5), 0, 1)
        near_sun = np.clip((col(sun) * r).sum(axis=0), 0, 1)
        paint = mix(col(self.cloud_dark), col(self.cloud_light), lit)
        silver = near_sun**6 * (1.0 - thick) * 1.2 + 0.5 * near_sun**3 * lit
        paint = paint + col(self.glow) * silver * self.glow_strength
        amount = thick * self.cloud_amount * smooth(0.004, 0.10, r[1])
        result = colour.copy()
        result[:, seen] = mix(colour[:, seen], paint, amount)
        return result

    def look(self, rays: Arr) -> Arr:
        """Return the colour of the sky along each ray, sun, clouds and hills included."""
        colour = self.air(rays)
        if self.disc:
            toward = (unit(self.sun)[:, None] * rays).sum(axis=0)
            disc = smooth(np.cos(np.radians(0.62)), np.cos(np.radians(0.5)), toward)
            colour = colour + col(self.glow) * disc * self.disc
        colour = self.clouds(rays, colour)
        flat = np.maximum(np.hypot(rays[0], rays[2]), 1e-4)
        slope = rays[1] / flat
        azimuth = np.arctan2(rays[0], rays[2])
        for hills in self.hills:
            crest = hills.crest(azimuth)
            amount = smooth(0.0006, -0.0006, slope - crest)
            texture = 1.0 + 0.16 * fbm2(azimuth * 60, slope * 500, 3, seed=hills.seed + 5)
            mist = np.clip(1.0 - slope / max(hills.height, 1e-4), 0, 1) * 0.35
            paint = mix(col(hills.colour) * texture, self.air(rays), mist)
            colour = mix(colour, paint, amount)
        return colour.astype(np.float32)
