"""Colours as the screen wants them: every mode and every embedded profile becomes sRGB."""

from __future__ import annotations

import math
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

PROFILE_LIMIT: Final = 4 << 20  # bytes; real ones, CMYK included, stay below 3 MB
_SPACES: Final = {
    "RGB": b"RGB ", "RGBA": b"RGB ", "L": b"GRAY", "LA": b"GRAY", "CMYK": b"CMYK", "LAB": b"Lab ",
}  # fmt: skip
# Profiles that are sRGB by their own words; converting from them would cost time and change nothing.
_SRGB_NAMES: Final = ("sRGB IEC61966-2", "sRGB built-in", "sRGB2014")


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


def to_srgb(image: Image, profile: bytes | None) -> Image:
    """Return a plain image in sRGB, as L, LA, RGB or RGBA; a profile without sense is passed over."""
    if image.mode == "LAB":
        return _converted(image, None)
    if profile is not None and _applies(profile, image.mode):
        from PIL.ImageCms import PyCMSError  # noqa: PLC0415  — most photos do without

        try:
            return _converted(image, profile)
        except (PyCMSError, OSError, ValueError, TypeError):
            pass  # a broken profile is no reason to lose the picture
    return image.convert("RGB") if image.mode == "CMYK" else image


def _applies(profile: bytes, mode: str) -> bool:
    return (
        len(profile) <= PROFILE_LIMIT
        and profile[16:20] == _SPACES.get(mode)
        and not _name_of(profile).startswith(_SRGB_NAMES)
        and _name_of(profile) != "sRGB"
    )


def _name_of(profile: bytes) -> str:
    """Return the description in a profile, of version 2 (ASCII) or 4 (UTF-16), "" where there is none."""
    count = min(int.from_bytes(profile[128:132], "big"), 100)
    for at in range(132, 132 + 12 * count, 12):
        if profile[at : at + 4] != b"desc":
            continue
        start = int.from_bytes(profile[at + 4 : at + 8], "big")
        kind, body = profile[start : start + 4], profile[start : start + 256]
        if kind == b"desc":
            return body[12:].partition(b"\0")[0].decode("ascii", "replace")
        if kind == b"mluc":
            length, offset = int.from_bytes(body[20:24], "big"), int.from_bytes(body[24:28], "big")
            return body[offset : offset + length].decode("utf-16-be", "replace").rstrip("\0")
    return ""


def _converted(image: Image, profile: bytes | None) -> Image:
    from PIL.ImageCms import applyTransform  # noqa: PLC0415  — most photos do without

    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    base = image if alpha is None else image.convert(image.mode[:-1])
    converted = applyTransform(base, _transform(profile, base.mode))
    if converted is None:
        return image
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


@lru_cache(maxsize=2)  # the photos of a story mostly share one profile
def _transform(profile: bytes | None, mode: str) -> ImageCmsTransform:
    from PIL.ImageCms import (  # noqa: PLC0415  — most photos do without
        Flags,
        ImageCmsProfile,
        Intent,
        buildTransform,
        createProfile,
    )

    source = ImageCmsProfile(BytesIO(profile)) if profile is not None else createProfile("LAB")
    return buildTransform(
        source,
        createProfile("sRGB"),
        mode,
        "RGB",
        Intent.RELATIVE_COLORIMETRIC,
        Flags.BLACKPOINTCOMPENSATION,
    )


def _eight_bits(image: Image) -> Image:
    """Return a grey image of more than eight bits as L, by its mode's range or its own extremes."""
    whole = image if image.mode in ("I", "F") else image.convert("I")
    low, high = _extremes(whole)
    if image.mode.startswith("I;16"):
        low, high = 0.0, 65535.0
    elif image.mode == "F":
        low, high = (0.0, 1.0) if low >= 0 and high <= 1 else (low, high)
    elif low >= 0 and high <= 65535:
        low, high = 0.0, 255.0 if high <= 255 else 65535.0
    scale = 255.0 / (high - low) if high > low else 1.0
    # Half a step up: the conversion to L cuts the fraction off.
    return whole.convert("F").point(lambda value: value * scale + (0.5 - low * scale)).convert("L")


def _extremes(image: Image) -> tuple[float, float]:
    low, high = image.getextrema()
    if isinstance(low, tuple) or isinstance(high, tuple) or not (math.isfinite(low) and math.isfinite(high)):
        return 0.0, 1.0
    return float(low), float(high)
