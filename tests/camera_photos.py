"""Photos as cameras write them: large, with a small picture of their own inside."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path


def write_camera_photo(path: Path, colour: str, inner: str) -> None:
    """Write a large photo of one colour whose small picture has another; it is years old."""
    Image.new("RGB", (160, 107), inner).save(path, quality=90)
    small = path.read_bytes()
    entries = b"".join(
        tag.to_bytes(2, "big") + b"\0\x04\0\0\0\x01" + value.to_bytes(4, "big")
        for tag, value in ((0x0201, 44), (0x0202, len(small)))
    )
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\x0e\0\x02" + entries + bytes(4)
    assert len(exif) - 6 == 44
    noise = Image.effect_noise((3000, 2000), 60).convert("RGB")
    Image.blend(noise, Image.new("RGB", noise.size, colour), 0.5).save(path, exif=exif + small, quality=95)
    os.utime(path, (1_700_000_000, 1_700_000_000))
