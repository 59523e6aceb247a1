"""Pictures to decode."""

from __future__ import annotations

import io

from PIL import Image

from gallery_app.imaging.decoding import Decoded, decode


def scene(width: int = 96, height: int = 64, mode: str = "RGB") -> Image.Image:
    """A picture whose four corners differ: red, green, blue and white."""
    image = Image.new("RGB", (width, height), (128, 128, 128))
    w, h = width // 2, height // 2
    for left, top, colour in ((0, 0, "red"), (w, 0, "lime"), (0, h, "blue"), (w, h, "white")):
        image.paste(colour, (left, top, left + w, top + h))
    return image.convert(mode)


def saved(image: Image.Image, format_: str, **options: object) -> io.BytesIO:
    file = io.BytesIO()
    image.save(file, format_, **options)
    return file


def as_rgba(decoded: Decoded) -> Image.Image:
    """What a window would show, alpha as it was before it was multiplied in."""
    size, pixels = (decoded.width, decoded.height), decoded.pixels
    assert decoded.stride == decoded.width * 4
    assert len(pixels) == decoded.stride * decoded.height
    if decoded.premultiplied:
        return Image.frombytes("RGBa", size, pixels, "raw", "BGRa").convert("RGBA")
    return Image.frombytes("RGBA", size, pixels, "raw", "BGRA")


def shown(file: io.BytesIO, box: tuple[int, int] | None = None) -> Image.Image:
    return as_rgba(decode(file, box))


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters, row by row."""
    w, h = image.size
    rgb = image.convert("RGB")
    return [rgb.getpixel((x, y)) for y in (h // 4, 3 * h // 4) for x in (w // 4, 3 * w // 4)]


def close(one: tuple[int, ...], other: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))
