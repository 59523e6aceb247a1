"""From light to a finished picture: bloom, depth of field, tone, grain, and the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from sample_scenes.noise import Arr, smooth

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 400_000  # bytes a picture may take


def _resize(plane: Arr, width: int, height: int, how: Image.Resampling) -> Arr:
    return np.asarray(Image.fromarray(plane.astype(np.float32), mode=None).resize((width, height), how))


def blur(image: Arr, radius: float) -> Arr:
    """Blur a plane (H, W) or picture (H, W, 3) by about `radius` pixels, by way of a smaller copy."""
    if image.ndim == 3:
        return np.stack([blur(image[..., c], radius) for c in range(image.shape[2])], axis=-1)
    height, width = image.shape
    factor = max(radius / 1.6, 1.0)
    w, h = max(2, round(width / factor)), max(2, round(height / factor))
    small = _resize(image, w, h, Image.Resampling.BOX)
    padded = np.pad(small, 2, mode="edge")
    kernel = np.array([1, 4, 6, 4, 1], np.float32) / 16
    rows = sum(k * padded[i : i + h] for i, k in enumerate(kernel))
    both = sum(k * rows[:, i : i + w] for i, k in enumerate(kernel))
    return _resize(both, width, height, Image.Resampling.BICUBIC)


def defocus(colour: Arr, far: Arr, focus: float, strength: float) -> Arr:
    """Blur what lies behind the distance in focus, up to `strength` pixels far away."""
    result = colour
    for share, begin in ((0.35, 1.15), (1.0, 1.6)):
        behind = smooth(focus * begin, focus * begin * 1.5, np.minimum(far, 1e5))
        weight = np.maximum(blur(behind, strength * share), 1e-3)
        soft = blur(colour * behind[..., None], strength * share) / weight[..., None]
        result = result + (np.maximum(soft, 0) - result) * behind[..., None]
    return result


@dataclass(frozen=True)
class Look:
    """How the film is developed. `tint` weighs the channels, `shadows` and `lights` lean them."""

    exposure: float = 1.0
    bloom: float = 0.10
    threshold: float = 0.9
    vignette: float = 0.28
    grain: float = 0.011
    saturation: float = 1.08
    contrast: float = 1.1
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    shadows: tuple[float, float, float] = (0.0, 0.004, 0.012)
    seed: int = 1


def develop(light: Arr, look: Look) -> Arr:
    """Return the picture (H, W, 3) with values 0 to 1, ready for the screen."""
    height, width = light.shape[:2]
    image = np.maximum(light, 0) * look.exposure * np.array(look.tint, np.float32)
    bright = np.minimum(np.maximum(image - look.threshold, 0), 12.0)
    unit = width / 1800
    for radius, share in ((6, 0.45), (24, 0.35), (90, 0.3)):
        image = image + look.bloom * share * np.maximum(blur(bright, radius * unit), 0)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = np.hypot((x / width - 0.5) * 1.1, y / height - 0.5) / 0.74
    image *= (1.0 - look.vignette * away**2.4)[..., None]
    # A filmic curve: a soft toe, a straight middle, a long shoulder (a rational fit of our own choosing).
    image = image**look.contrast
    image = image * (2.2 * image + 0.06) / (image * (2.1 * image + 0.72) + 0.13)
    image = np.clip(image, 0, 1) ** (1 / 2.2)
    grey = (image * np.array([0.25, 0.62, 0.13], np.float32)).sum(axis=-1, keepdims=True)
    image = grey + (image - grey) * look.saturation
    image = image + np.array(look.shadows, np.float32) * (1 - grey) ** 2
    rng = np.random.default_rng(look.seed)
    grain = rng.normal(0, 1, (height, width)).astype(np.float32)
    grain = 0.55 * grain + 0.8 * blur(grain, 1.6) * 1.6
    strength = look.grain * (0.45 + 0.55 * (1 - np.abs(2 * grey[..., 0] - 1)))
    return np.clip(image + (grain * strength)[..., None], 0, 1)


def sharpen(image: Arr, amount: float, radius: float = 1.6) -> Arr:
    """Lift fine detail a little."""
    return np.clip(image + (image - blur(image, radius)) * amount, 0, 1)


def save(image: Arr, path: Path) -> tuple[int, int]:
    """Write a JPEG without metadata in the best quality that fits the limit; return size and quality."""
    picture = Image.fromarray((image * 255 + 0.5).astype(np.uint8))
    data, quality = b"", 0
    for quality in (92, 90, 88, 86, 84, 82, 80, 77, 74, 70, 65):
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        data = buffer.getvalue()
        if len(data) <= LIMIT:
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data), quality
