"""Colours as the screen wants them: every mode and every embedded profile becomes the screen's, or sRGB."""

from __future__ import annotations

import math
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from gallery_app.imaging.profiles import COLOUR, GREY, INK, is_srgb, space_of

if TYPE_CHECKING:
    from typing import Final

    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

_SPACES: Final = {
    "RGB": COLOUR, "RGBA": COLOUR, "L": GREY, "LA": GREY, "CMYK": INK,
}  # fmt: skip
_COLOURED: Final = {"L": "RGB", "LA": "RGBA"}


def plain(image: Image) -> Image:
    """Return the image in a mode that can be scaled: L, LA, RGB, RGBA, CMYK or LAB, eight bits each."""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _eight_bits(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "L":
        return image.convert("LA") if image.has_transparency_data else image
    if image.mode in ("LA", "RGBA", "CMYK", "LAB"):
        return image
    if image.mode == "La":
        return image.convert("LA")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode == "RGB" else image.convert("RGB")


def to_screen(image: Image, profile: bytes | None, screen: bytes | None = None) -> Image:
    """Return a plain image in the colours of the ``screen`` (its profile; None: sRGB), as L, LA, RGB or RGBA.

    ``profile`` is the one that the file holds; one without sense, or for other colours, is passed over.
    """
    screen = screen if screen is not None and space_of(screen) == COLOUR and not is_srgb(screen) else None
    source = None if profile is None or is_srgb(profile) or image.mode == "LAB" else profile
    if source is not None and space_of(source) == COLOUR and image.mode in _COLOURED:
        image = image.convert(_COLOURED[image.mode])  # a grey photo whose profile is for colours
    if source is not None and space_of(source) != _SPACES.get(image.mode):
        source = None
    if image.mode == "LAB" or (source is not None and source != screen):
        converted = _converted(image, source, screen)
        if converted is not None:
            return converted
        source = None  # a broken profile is no reason to lose the picture
    if image.mode in ("CMYK", "LAB"):
        image = image.convert("RGB")
    if screen is None or source == screen:
        return image
    return _converted(image.convert(_COLOURED.get(image.mode, image.mode)), None, screen) or image


def for_screen(image: Image) -> Image:
    """Return the image as RGBA with nothing transparent, or as RGBa."""
    if image.mode in ("LA", "RGBA"):
        extremes = image.getchannel("A").getextrema()
        if extremes[0] != 255:
            return image.convert("RGBA").convert("RGBa")
        image = image.convert("RGB")
    opaque = image.convert("RGB") if image.mode != "RGB" else image
    opaque.putalpha(255)  # in place
    return opaque


def _converted(image: Image, profile: bytes | None, screen: bytes | None) -> Image | None:
    from PIL.ImageCms import PyCMSError, applyTransform  # noqa: PLC0415  — most photos do without

    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    base = image if alpha is None else image.convert(image.mode[:-1])
    try:
        converted = applyTransform(base, _transform(profile, base.mode, screen))
    except (PyCMSError, OSError, ValueError, TypeError):
        return None
    if converted is not None and alpha is not None:
        converted.putalpha(alpha)
    return converted


@lru_cache(maxsize=4)  # the photos of a story share a few profiles
def _transform(profile: bytes | None, mode: str, screen: bytes | None) -> ImageCmsTransform:
    from PIL.ImageCms import (  # noqa: PLC0415  — most photos do without
        Flags,
        ImageCmsProfile,
        Intent,
        buildTransform,
        createProfile,
    )

    unnamed = createProfile("LAB") if mode == "LAB" else createProfile("sRGB")
    return buildTransform(
        unnamed if profile is None else ImageCmsProfile(BytesIO(profile)),
        createProfile("sRGB") if screen is None else ImageCmsProfile(BytesIO(screen)),
        mode,
        "RGB",
        Intent.RELATIVE_COLORIMETRIC,
        Flags.BLACKPOINTCOMPENSATION,
    )


def _eight_bits(image: Image) -> Image:
    """Return a grey image of more than eight bits as L, by its mode's range or its own extremes."""
    if image.mode.startswith("I;16"):
        wide = image if image.mode == "I;16" else image.convert("I").convert("I;16")
        # 257 steps become one; half a step up, as the fraction is cut off.
        return wide.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    low, high = _extremes(image)
    if image.mode == "F":
        low, high = (0.0, 1.0) if low >= 0 and high <= 1 else (low, high)
    elif low >= 0 and high <= 65535:
        low, high = 0.0, 255.0 if high <= 255 else 65535.0
    scale = 255.0 / (high - low) if high > low else 1.0
    return image.convert("F").point(lambda value: value * scale + (0.5 - low * scale)).convert("L")


def _extremes(image: Image) -> tuple[float, float]:
    low, high = image.getextrema()
    if isinstance(low, tuple) or isinstance(high, tuple) or not (math.isfinite(low) and math.isfinite(high)):
        return 0.0, 1.0
    return float(low), float(high)
