"""Folders of marked photos, made once for a run or kept for the next: few files, under many names."""

from __future__ import annotations

import io
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from captions import packet
from marks import PALETTE
from photo_pixels import deep_png, photo
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Image.MAX_IMAGE_PIXELS = None
DIFFERENT = len(PALETTE)  # photos of one folder; those after them have their bytes
WORDED: Final = 500  # photos with words of their own; those after them have their bytes
LARGE_COUNT, PRESS_COUNT, MIDDLE_COUNT, MIXED_COUNT = 60, 60, 1_000, 1_050


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its suffix, its size in pixels, how Pillow is to write it, and in which mode."""

    suffix: str
    size: tuple[int, int]
    options: Mapping[str, int | str | bool]
    mode: str = "RGB"


def _jpeg(width: int, height: int, quality: int = 90, mode: str = "RGB", **options: bool) -> Kind:
    return Kind("jpg", (width, height), {"format": "JPEG", "quality": quality, **options}, mode)


SMALL = _jpeg(640, 427, 85)
MIDDLE = _jpeg(1600, 1067, 88)
PRESS = _jpeg(3000, 2000, 88)
LARGE = _jpeg(6000, 4000)
HUGE = _jpeg(12000, 9000)
# In turn; as many as divide the number of colours, so that four files of each kind are enough.
MIXED: Final = (
    LARGE,
    PRESS,
    Kind("png", (1800, 1200), {"format": "PNG", "compress_level": 3}),
    _jpeg(4240, 2832),
    Kind("webp", (4240, 2832), {"format": "WEBP", "method": 1, "quality": 85}),
    _jpeg(1200, 800),
    _jpeg(6000, 4000, progressive=True),
    Kind("gif", (1200, 800), {"format": "GIF"}),
    Kind("tif", (4240, 2832), {"format": "TIFF", "compression": "tiff_lzw"}),
    _jpeg(8256, 5504),
    Kind("png", (3000, 2000), {"format": "PNG", "compress_level": 3}),
    Kind("bmp", (1800, 1200), {"format": "BMP"}),
    Kind("avif", (3000, 2000), {"format": "AVIF", "quality": 75, "speed": 9}),
    _jpeg(3000, 2000, 88, "CMYK"),
    HUGE,
    _jpeg(1800, 1200),
    Kind("jp2", (1800, 1200), {"format": "JPEG2000", "irreversible": True}),
    Kind("png", (4240, 2832), {"format": "16 bit"}),
    _jpeg(4900, 3266),
    Kind("webp", (1800, 1200), {"format": "WEBP", "method": 1}),
    _jpeg(2400, 1600),
    Kind("tif", (3000, 2000), {"format": "TIFF"}),
    _jpeg(9504, 6336),
    MIDDLE,
)


@dataclass(frozen=True, slots=True)
class Photos:
    """The folders, made below ``root`` when they are first asked for; those that are there are used again."""

    root: Path

    def small(self, count: int) -> Path:
        """Return a folder of JPEGs of 640 x 427 pixels."""
        return self._folder(f"small-{count}", count, (SMALL,))

    def captioned(self, count: int) -> Path:
        """Return a folder of JPEGs of 640 x 427 pixels that carry their words themselves."""
        folder = self.root / f"captioned-{count}"
        if folder.exists():
            return folder
        plain = self.small(DIFFERENT)
        unfinished = self.root / f"captioned-{count}.unfinished"
        unfinished.mkdir(parents=True, exist_ok=True)
        for index in range(count):
            path = unfinished / photo_name(index)
            if index >= WORDED:
                os.link(unfinished / photo_name(index % WORDED), path)
            else:
                path.write_bytes(
                    with_xmp((plain / photo_name(index % DIFFERENT)).read_bytes(), packet(index))
                )
        return unfinished.rename(folder)

    def middle(self) -> Path:
        """Return a folder of 1 000 JPEGs of 1600 x 1067 pixels."""
        return self._folder("middle", MIDDLE_COUNT, (MIDDLE,))

    def press(self) -> Path:
        """Return a folder of 60 JPEGs of 6 megapixels, as agencies send them."""
        return self._folder("press", PRESS_COUNT, (PRESS,))

    def large(self) -> Path:
        """Return a folder of 60 JPEGs of 24 megapixels."""
        return self._folder("large", LARGE_COUNT, (LARGE,))

    def huge(self) -> Path:
        """Return a folder of two JPEGs of 108 megapixels."""
        return self._folder("huge", 2, (HUGE,))

    def mixed(self) -> Path:
        """Return a folder of 1 050 photos of 1 to 108 megapixels in ten kinds of file."""
        return self._folder("mixed", MIXED_COUNT, MIXED)

    def _folder(self, name: str, count: int, kinds: Sequence[Kind]) -> Path:
        folder = self.root / name
        if folder.exists():
            return folder
        unfinished = self.root / f"{name}.unfinished"
        unfinished.mkdir(parents=True, exist_ok=True)
        different = range(min(count, DIFFERENT))
        # Those of one kind in one process, which draws their scene only once.
        groups = [(unfinished, kind, list(different[at :: len(kinds)])) for at, kind in enumerate(kinds)]
        if len(kinds) == 1:
            halves = (different[: len(different) // 2], different[len(different) // 2 :])
            groups = [(unfinished, kinds[0], list(half)) for half in halves]
        with ProcessPoolExecutor(2) as pool:
            list(pool.map(_write, *zip(*groups, strict=True)))
        for index in range(len(different), count):
            suffix = kinds[index % len(kinds)].suffix
            original = unfinished / photo_name(index % DIFFERENT, suffix)
            os.link(original, unfinished / photo_name(index, suffix))
        return unfinished.rename(folder)


def photo_name(index: int, suffix: str = "jpg") -> str:
    """Return the file name of a photo, counted from 0."""
    return f"photo {index + 1:06}.{suffix}"


def with_xmp(jpeg: bytes, xmp: bytes) -> bytes:
    """Return a JPEG with an XMP packet in it."""
    segment = b"http://ns.adobe.com/xap/1.0/\0" + xmp
    return jpeg[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:]


def drop_from_disk_cache(folder: Path) -> None:
    """Let the kernel forget the bytes of every file in a folder, so that they come from the disk again.

    Programs and libraries stay in the cache, and what lies below the kernel (the disk's own memory, that of
    a host machine) is not reached.
    """
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fdatasync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def take_into_disk_cache(folder: Path) -> None:
    """Read every file of a folder once."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            while file.read(1 << 22):
                pass


def _write(folder: Path, kind: Kind, indices: Sequence[int]) -> None:
    for index in indices:
        path = folder / photo_name(index, kind.suffix)
        if not path.exists():
            data = _encoded(kind, index)
            path.with_suffix(".part").write_bytes(data)
            path.with_suffix(".part").rename(path)


def _encoded(kind: Kind, index: int) -> bytes:
    pixels = photo(kind.size, index)
    if kind.options["format"] == "16 bit":
        return deep_png(pixels)
    buffer = io.BytesIO()
    Image.fromarray(pixels).convert(kind.mode).save(buffer, **kind.options)
    return buffer.getvalue()
