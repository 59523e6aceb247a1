"""Pixels like those of photographs: about as hard to compress, and never seen by anybody."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from marks import mark
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]  # height x width x 3

LARGEST = 26_000_000  # pixels drawn one by one; larger pictures are made of four mirrored ones
GRAIN = 14  # as of a sensor


def photo(size: tuple[int, int], index: int) -> Pixels:
    """Return photo ``index``, with its marks; those of one size differ by more than the marks."""
    height, width = size[1], size[0]
    pixels = np.roll(_scene(size), (index * 97 % height, index * 211 % width), (0, 1))
    if index % 2:
        pixels = pixels[:, ::-1]
    if index % 3 == 1:
        pixels = pixels[..., ::-1]
    pixels = np.ascontiguousarray(pixels)
    mark(pixels, index)
    return pixels


def deep_png(pixels: Pixels) -> bytes:
    """Return a PNG of 16 bits a channel, which Pillow does not write."""
    height, width = pixels.shape[:2]
    low = np.random.default_rng(5).integers(0, 64, pixels.shape, dtype=np.uint16)
    deep = (pixels.astype(np.uint16) * 257 & 0xFFC0) | low
    rows = deep.astype(">u2").view(np.uint8).reshape(height, width * 6)
    raw = np.zeros((height, width * 6 + 1), np.uint8)
    raw[:, 0] = 1  # each row is told as differences from the pixel before
    raw[:, 1:7] = rows[:, :6]
    raw[:, 7:] = rows[:, 6:] - rows[:, :-6]
    head = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(raw.tobytes(), 1)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@lru_cache(maxsize=2)
def _scene(size: tuple[int, int]) -> Pixels:
    """Return clouds of many sizes, hard edges, a tint and grain."""
    width, height = size
    if width * height > LARGEST:
        quarter = _scene(((width + 1) // 2, (height + 1) // 2))
        upper = np.concatenate((quarter, quarter[:, ::-1]), axis=1)
        return np.concatenate((upper, upper[::-1]))[:height, :width]
    random = np.random.default_rng(width)
    light = _clouds(random, size) + _shapes(random, size)
    light += 110 + GRAIN * random.standard_normal((height, width), np.float32)
    pixels = np.empty((height, width, 3), np.uint8)
    for channel in range(3):
        tint = _enlarged(random.standard_normal((9, 12), np.float32), size)
        pixels[..., channel] = np.clip(light + 16 * tint, 0, 255)
    return pixels


def _clouds(random: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    width, height = size
    light = np.zeros((height, width), np.float32)
    cells, strength = 4, 36.0
    while cells < width:
        rows = max(2, cells * height // width + 1)
        light += np.float32(strength) * _enlarged(random.standard_normal((rows, cells), np.float32), size)
        cells, strength = cells * 2, strength * 0.58
    return light


def _shapes(random: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return bands and discs, with edges as hard as those of buildings."""
    width, height = size
    down = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    light = np.float32(45) * down + np.zeros((height, width), np.float32)
    for _ in range(8):
        angle, middle, half = random.uniform(0, 6.3), random.uniform(-0.8, 0.8), random.uniform(0.01, 0.12)
        distance = across * np.float32(np.cos(angle)) + down * np.float32(np.sin(angle)) - np.float32(middle)
        light += np.float32(random.uniform(-45, 45)) * (np.abs(distance) < half)
    for _ in range(6):
        x, y, radius = random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(0.05, 0.3)
        inside = (across - np.float32(x)) ** 2 + (down - np.float32(y)) ** 2 < radius**2
        light += np.float32(random.uniform(-40, 40)) * inside
    return light


def _enlarged(coarse: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC))
