"""What lies underfoot: the steppe, and plain floors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.camera import Point, unit
from sample_scenes.march import openness, sunlit
from sample_scenes.noise import Arr, fbm2, mix, smooth
from sample_scenes.shapes import col, length

if TYPE_CHECKING:
    from sample_scenes.scene import Scene


@dataclass(frozen=True)
class Steppe:
    """Dry grassland with green in it and bare earth between."""

    straw: Point = (0.40, 0.30, 0.15)
    green: Point = (0.17, 0.19, 0.07)
    earth: Point = (0.25, 0.18, 0.12)
    green_level: float = 0.0
    scorch: tuple[float, float, float] | None = None  # x, z, radius of a burnt patch
    seed: int = 11

    def paint(self, p: Arr, far: Arr) -> Arr:
        """Return the colour of the ground at points p."""
        x, z = p[0], p[2]
        # Detail finer than a pixel would only flicker: let it fade with distance.
        near, middle = np.exp(-far / 14), np.exp(-far / 90)
        wide = fbm2(x * 0.045, z * 0.045, 5, seed=self.seed)
        patch = fbm2(x * 0.42, z * 0.42, 5, seed=self.seed + 1)
        clump = fbm2(x * 2.6, z * 2.6, 4, seed=self.seed + 2)
        fibre = fbm2(x * 17, z * 17, 3, seed=self.seed + 3)
        colour = mix(
            col(self.straw),
            col(self.green),
            smooth(-0.35, 0.45, wide + 0.5 * patch * middle + self.green_level),
        )
        bare = smooth(0.12, 0.5, patch * middle - 0.3 * clump * near - 0.35 * wide)
        colour = mix(colour, col(self.earth), bare * 0.8)
        colour = colour * (1.0 + 0.55 * clump * middle + 0.8 * fibre * near + 0.25 * wide)
        if self.scorch:
            sx, sz, radius = self.scorch
            burnt = smooth(radius * 1.2, radius * 0.4, np.hypot(x - sx, z - sz) + 0.8 * patch + 0.3 * clump)
            colour = mix(colour, col((0.045, 0.036, 0.03)), burnt * 0.85)
        return np.maximum(colour, 0.01)

    def shade(self, scene: Scene, p: Arr, rays: Arr, far: Arr) -> Arr:
        """Return the lit ground."""
        light = scene.light
        sun = unit(light.sun)
        x, z = p[0], p[2]
        calm = np.exp(-far / 70)
        tilt_x = fbm2(x * 0.5, z * 0.5, 4, seed=31) * 0.5 * calm + fbm2(x * 0.05, z * 0.05, 3, seed=33) * 0.16
        tilt_z = fbm2(x * 0.5, z * 0.5, 4, seed=32) * 0.5 * calm + fbm2(x * 0.05, z * 0.05, 3, seed=34) * 0.16
        n = np.stack([tilt_x, np.ones_like(x), tilt_z])
        n /= length(n)
        facing = np.clip((col(sun) * n).sum(axis=0), 0, 1)
        lifted = p + col((0, 0.02, 0))
        seen = sunlit(lifted, sun, scene.solids, light.sharp)
        free = openness(lifted, np.repeat(col((0, 1, 0)), x.size, axis=1), scene.solids, None, scene.reach)
        # Grass stands up: it takes the sun from the side and lets it through when seen against the light.
        through = np.clip(-(rays * col(sun)).sum(axis=0) * -1, 0, 1) ** 3
        received = col(light.above) * free + col(light.sun_colour) * seen * (
            facing * 0.8 + 0.16 + 0.35 * through
        )
        for lamp in light.lamps:
            to = col(lamp.at) - p
            away = length(to)
            received = received + col(lamp.colour) * (lamp.reach**2 / (away**2 + 0.05) * np.abs(to[1]) / away)
        return self.paint(p, far) * received


@dataclass(frozen=True)
class Polished:
    """A smooth floor that mirrors the lamps a little."""

    colour: Point = (0.05, 0.055, 0.065)
    shine: float = 0.5

    def shade(self, scene: Scene, p: Arr, rays: Arr, far: Arr) -> Arr:  # noqa: ARG002
        """Return the lit floor."""
        light = scene.light
        up = np.repeat(col((0, 1, 0)), p.shape[1], axis=1)
        free = openness(p + up * 0.01, up, scene.solids, None, scene.reach)
        speck = 1.0 + 0.12 * fbm2(p[0] * 3, p[2] * 3, 4, seed=51)
        received = col(light.above) * free
        mirrored = np.zeros_like(p)
        bounce = np.stack([rays[0], -rays[1], rays[2]])
        for lamp in light.lamps:
            to = col(lamp.at) - p
            away = length(to)
            received = (
                received + col(lamp.colour) * (lamp.reach**2 / (away**2 + 0.05) * np.abs(to[1]) / away) * free
            )
            toward = np.clip((bounce * to).sum(axis=0) / away, 0, 1)
            mirrored = mirrored + col(lamp.colour) * (toward**60 * free * lamp.reach**2 / (away**2 + 1))
        return col(self.colour) * speck * received + mirrored * self.shine
