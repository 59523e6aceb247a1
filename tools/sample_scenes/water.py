"""Water: waves that mirror the sky, the lamps and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sample_scenes.camera import Point, unit
from sample_scenes.march import hit, sunlit
from sample_scenes.noise import Arr, fbm2, mix
from sample_scenes.shapes import Solid, col, length

if TYPE_CHECKING:
    from sample_scenes.scene import Scene


@dataclass(frozen=True)
class Water:
    """The surface of a harbour. `rough` is the height of the waves, `scale` how many fit in a metre."""

    deep: Point = (0.010, 0.030, 0.042)
    rough: float = 0.10
    scale: float = 0.55
    stretch: float = 2.2
    seed: int = 61

    def normal(self, p: Arr, far: Arr) -> Arr:
        """Return the normals of the waves; those too fine to be seen far away are left out."""
        x, z = p[0] * self.scale, p[2] * self.scale * self.stretch
        e = 0.05
        slope_x, slope_z = np.zeros_like(x), np.zeros_like(x)
        for octave, (size, weight) in enumerate(((0.22, 1.0), (0.7, 0.8), (2.1, 0.55), (6.5, 0.4))):
            fade = np.exp(-far * size * self.scale / 55) * weight
            seed = self.seed + octave * 3
            here = fbm2(x * size, z * size, 2, seed=seed)
            slope_x += fade * (fbm2(x * size + e, z * size, 2, seed=seed) - here) / e
            slope_z += fade * (fbm2(x * size, z * size + e, 2, seed=seed) - here) / e
        # Distant waves are seen at a grazing angle and hide each other: only a part of their slope counts.
        calm = self.rough / (1.0 + far * self.rough * 0.02)
        n = np.stack([-slope_x * calm * 0.6, np.ones_like(x), -slope_z * calm])
        return n / length(n)

    def shade(self, scene: Scene, p: Arr, rays: Arr, far: Arr) -> Arr:
        """Return the colour of the water at points p, seen along rays."""
        n = self.normal(p, far)
        facing = np.clip(-(rays * n).sum(axis=0), 0.02, 1)
        bounce = rays + 2 * facing * n
        bounce[1] = np.abs(bounce[1]) + 1e-3
        bounce = bounce / length(bounce)
        mirrored = scene.sky.look(bounce)
        nearest = np.full(far.shape, np.inf, np.float32)
        for solid in scene.solids:
            away, cover = hit(solid, p, bounce, scene.pixel * 3, 40)
            index = np.flatnonzero((cover > 0.3) & (away < nearest))
            if index.size:
                q = p[:, index] + bounce[:, index] * away[index]
                mirrored[:, index] = mix(mirrored[:, index], self.simple(scene, solid, q), cover[index])
                nearest[index] = away[index]
        sparkle = (0.02 + 0.98 * (1 - facing) ** 5) * 0.92 + 0.03
        below = col(self.deep) * (0.6 + 0.4 * facing)
        colour = mix(below, mirrored, np.clip(sparkle, 0, 1))
        sun = unit(scene.light.sun)
        if max(scene.light.sun_colour) > 0:
            toward = np.clip((bounce * col(sun)).sum(axis=0), 0, 1)
            glitter = toward**420 * 7 + toward**60 * 0.25
            colour = colour + col(scene.light.sun_colour) * glitter * sunlit(p, sun, scene.solids, 10, 16)
        for lamp in scene.light.lamps:
            to = col(lamp.at) - p
            away = length(to)
            toward = np.clip((bounce * to).sum(axis=0) / away, 0, 1)
            # The lamp is a small ball: its mirror image is as wide as the ball looks from here.
            tight = np.clip((away / max(lamp.reach, 0.05)) ** 2 * 1.6, 300, 60_000)
            colour = colour + col(lamp.colour) * np.exp(-(1 - toward) * tight) * sparkle * 7
        return colour

    @staticmethod
    def simple(scene: Scene, solid: Solid, q: Arr) -> Arr:
        """Return a rough colour for what is mirrored: paint in average light."""
        colour, _, shine = solid.surface(q)
        light = col(scene.light.above) * 0.6 + col(scene.light.sun_colour) * 0.25
        return colour * light + shine
