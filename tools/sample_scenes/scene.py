"""A scene and how it becomes light in every pixel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np

from sample_scenes.camera import Camera, Point, unit
from sample_scenes.march import hit, normals, openness, sunlit
from sample_scenes.noise import Arr, mix
from sample_scenes.shapes import Solid, col, length

if TYPE_CHECKING:
    from sample_scenes.sky import Sky

BAND = 64  # rows of sky and ground worked on at once


@dataclass(frozen=True)
class Lamp:
    """A light at a point; `reach` is the distance at which it gives `colour`."""

    at: Point
    colour: Point
    reach: float = 1.0


@dataclass(frozen=True)
class Light:
    """The sun and what comes from all around; colours are linear light."""

    sun: Point
    sun_colour: Point
    above: Point
    below: Point
    haze: float = 900.0
    sharp: float = 14.0
    lamps: tuple[Lamp, ...] = ()


class Floor(Protocol):
    """What lies at height 0: steppe, water or the floor of a hall."""

    def shade(self, scene: Scene, p: Arr, rays: Arr, far: Arr) -> Arr:
        """Return the colour (3, N) at points p, seen along rays from a distance."""
        ...


@dataclass
class Scene:
    """Everything that is in the picture."""

    camera: Camera
    sky: Sky
    light: Light
    solids: list[Solid] = field(default_factory=list)
    floor: Floor | None = None
    reach: float = 0.5

    @property
    def pixel(self) -> float:
        """The size of a pixel at distance 1."""
        return 1.0 / self.camera.focal


@dataclass
class Frame:
    """A rendered scene: linear colour (H, W, 3), distance (H, W), and where the floor is seen."""

    colour: Arr
    far: Arr
    floor: Arr


def shade(scene: Scene, solid: Solid, p: Arr, rays: Arr, far: Arr) -> Arr:
    """Return the light that leaves a solid's surface toward the camera."""
    light = scene.light
    n = normals(solid, p, max(0.0012, float(np.median(far)) * scene.pixel * 0.7))
    colour, gloss, shine_own = solid.surface(p)
    lifted = p + n * 0.012
    sun = unit(light.sun)
    facing = np.clip((col(sun) * n).sum(axis=0), 0, 1)
    seen = np.zeros_like(facing)
    bright = np.flatnonzero(facing > 0)
    if bright.size and max(light.sun_colour) > 0:
        seen[bright] = sunlit(lifted[:, bright], sun, scene.solids, light.sharp)
    free = openness(lifted, n, scene.solids, 0.0 if scene.floor else None, scene.reach)
    up = 0.5 + 0.5 * n[1]
    received = mix(col(light.below), col(light.above), up) * free + col(light.sun_colour) * facing * seen
    half = col(sun) - rays
    half = half / np.maximum(length(half), 1e-6)
    shine = np.clip((half * n).sum(axis=0), 0, 1)
    edge = (1.0 - np.clip(-(rays * n).sum(axis=0), 0, 1)) ** 4
    polish = gloss * shine ** (8 + 90 * gloss) * seen * (1 + 3 * gloss)
    result = colour * received + col(light.sun_colour) * polish
    bounce = rays - 2 * (rays * n).sum(axis=0) * n
    mirrored = scene.sky.air(np.stack([bounce[0], np.abs(bounce[1]), bounce[2]]))
    result += mirrored * (edge * 0.45 + 0.06 * gloss) * (0.07 + gloss) * free
    for lamp in light.lamps:
        to = col(lamp.at) - p
        away = length(to)
        face = np.clip((to * n).sum(axis=0) / away, 0, 1)
        strength = lamp.reach**2 / (away * away + 0.02)
        half = to / away - rays
        spark = np.clip((half * n).sum(axis=0) / np.maximum(length(half), 1e-6), 0, 1)
        given = face * (0.25 + 0.75 * free) + 0.0
        result += col(lamp.colour) * strength * (colour * given + gloss * spark ** (8 + 90 * gloss) * free)
    return result + shine_own


def hazed(scene: Scene, colour: Arr, rays: Arr, far: Arr) -> Arr:
    """Lay the air between the camera and the points over their colour."""
    amount = 1.0 - np.exp(-far / scene.light.haze)
    level = np.stack([rays[0], np.maximum(rays[1], 0.0) + 0.015, rays[2]])
    return mix(colour, scene.sky.air(level), amount)


def _backdrop(scene: Scene, frame: Frame) -> None:
    """Draw sky and floor."""
    camera = scene.camera
    for top in range(0, camera.height, BAND):
        rows = slice(top, min(top + BAND, camera.height))
        rays = camera.rays(rows, slice(0, camera.width))
        colour = np.zeros_like(rays)
        far = np.full(rays.shape[1], np.inf, np.float32)
        down = rays[1] < -1e-4 if scene.floor else np.zeros(rays.shape[1], bool)
        over = ~down
        if over.any():
            colour[:, over] = scene.sky.look(rays[:, over])
        if scene.floor and down.any():
            r = rays[:, down]
            away = -camera.origin[1] / r[1]
            p = camera.origin + r * away
            colour[:, down] = hazed(scene, scene.floor.shade(scene, p, r, away), r, away)
            far[down] = away
        frame.colour[rows] = colour.T.reshape(-1, camera.width, 3)
        frame.far[rows] = far.reshape(-1, camera.width)
        frame.floor[rows] = down.reshape(-1, camera.width)


def draw(scene: Scene, frame: Frame, solid: Solid) -> None:
    """Draw one solid into the frame."""
    window = scene.camera.window(solid.centre, solid.radius)
    if window is None:
        return
    rows, columns = window
    rays = scene.camera.rays(rows, columns)
    far, cover = hit(solid, scene.camera.origin, rays, scene.pixel)
    shape = (rows.stop - rows.start, columns.stop - columns.start)
    before = frame.far[rows, columns].ravel()
    index = np.flatnonzero((cover > 0.02) & (far < before))
    if not index.size:
        return
    r, away, amount = rays[:, index], far[index], cover[index]
    p = scene.camera.origin + r * away
    colour = hazed(scene, shade(scene, solid, p, r, away), r, away)
    flat = frame.colour[rows, columns].reshape(-1, 3)
    flat[index] = mix(flat[index], colour.T, amount[:, None])
    frame.colour[rows, columns] = flat.reshape(*shape, 3)
    solidly = index[amount > 0.5]
    before[solidly] = far[solidly]
    frame.far[rows, columns] = before.reshape(shape)
    ground = frame.floor[rows, columns].ravel()
    ground[solidly] = 0
    frame.floor[rows, columns] = ground.reshape(shape)


def render(scene: Scene) -> Frame:
    """Draw the whole scene, far things first so that soft edges lie over what is behind them."""
    height, width = scene.camera.height, scene.camera.width
    frame = Frame(
        np.zeros((height, width, 3), np.float32),
        np.full((height, width), np.inf, np.float32),
        np.zeros((height, width), np.float32),
    )
    _backdrop(scene, frame)
    eye = scene.camera.origin[:, 0]
    for solid in sorted(scene.solids, key=lambda s: -float(np.linalg.norm(s.centre - eye))):
        draw(scene, frame, solid)
    return frame
