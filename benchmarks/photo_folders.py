"""Folders of marked photos, made once for a run: few different files under many names."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import numpy as np
from marks import PALETTE, PATCH, colour
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SMALL = (640, 427)
MIXED = (
    ("jpg", (3000, 2000)),
    ("jpg", (1600, 1067)),
    ("png", (1200, 800)),
    ("webp", (2048, 1365)),
    ("jpg", (4000, 3000)),
    ("jpg", (1024, 683)),
    ("jpg", (2400, 1600)),
    ("png", (900, 600)),
)  # suffix and size in pixels, in turn
ENCODING: Mapping[str, tuple[str, dict[str, int]]] = {
    "jpg": ("JPEG", {"quality": 88}),
    "png": ("PNG", {"compress_level": 3}),
    "webp": ("WEBP", {"method": 1}),
}
LARGE = (("jpg", (6000, 4000)),)
PRESS = (("jpg", (3000, 2000)),)


def small_photos(folder: Path, count: int) -> Path:
    """Return a new folder with ``count`` JPEGs of 640 x 427 pixels; those of one colour share their bytes."""
    return _filled(folder, count, (("jpg", SMALL),))


def mixed_photos(folder: Path, count: int) -> Path:
    """Return a new folder with ``count`` photos of 0.7 to 12 megapixels: JPEG, PNG, WebP."""
    return _filled(folder, count, MIXED)


def large_photos(folder: Path, count: int) -> Path:
    """Return a new folder with ``count`` JPEGs of 24 megapixels."""
    return _filled(folder, count, LARGE)


def press_photos(folder: Path, count: int) -> Path:
    """Return a new folder with ``count`` JPEGs of 6 megapixels, as agencies send them."""
    return _filled(folder, count, PRESS)


def photo_name(index: int, suffix: str = "jpg") -> str:
    """Return the file name of a photo, counted from 0."""
    return f"photo {index + 1:05}.{suffix}"


def _filled(folder: Path, count: int, kinds: Sequence[tuple[str, tuple[int, int]]]) -> Path:
    folder.mkdir(parents=True)
    first: dict[tuple[int, int], Path] = {}
    textures: dict[tuple[int, int], np.ndarray] = {}
    for index in range(count):
        kind = index % len(kinds)
        suffix, size = kinds[kind]
        path = folder / photo_name(index, suffix)
        same = (kind, index % len(PALETTE))
        if same in first:
            os.link(first[same], path)
            continue
        if size not in textures:
            textures[size] = _texture(size)
        path.write_bytes(_encoded(_marked(textures[size], index), suffix))
        first[same] = path
    return folder


def _texture(size: tuple[int, int]) -> np.ndarray:
    """Return grey clouds with grain: about as hard to compress as a photo."""
    width, height = size
    random = np.random.default_rng(width)
    light = np.zeros((height, width), np.float32)
    for cells, strength in ((4, 40), (16, 25), (64, 14), (256, 7)):
        coarse = random.standard_normal((max(2, cells * height // width), cells)).astype(np.float32)
        smooth = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
        light += strength * np.asarray(smooth)
    light += 110 + 6 * random.standard_normal((height, width)).astype(np.float32)
    return np.clip(light, 0, 255).astype(np.uint8)


def _marked(texture: np.ndarray, index: int) -> Image.Image:
    pixels = np.repeat(np.roll(texture, index * 97, 1)[:, :, None], 3, axis=2)
    height, width = texture.shape
    across, down = int(width * PATCH), int(height * PATCH)
    left, top = (width - across) // 2, (height - down) // 2
    pixels[top : top + down, left : left + across] = colour(index)
    return Image.fromarray(pixels)


def _encoded(image: Image.Image, suffix: str) -> bytes:
    buffer = io.BytesIO()
    image_format, options = ENCODING[suffix]
    image.save(buffer, image_format, **options)
    return buffer.getvalue()
