"""What a colour profile says of itself, read from its bytes; nothing in it is trusted."""

from __future__ import annotations

import struct

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from typing import Final

PROFILE_LIMIT: Final = 4 << 20  # bytes; real ones, CMYK included, stay below 3 MB
GREY, COLOUR, INK, LAB = b"GRAY", b"RGB ", b"CMYK", b"Lab "  # the spaces of colours that profiles are for
_TAGS: Final = 100
_LOOK_UP_TABLES: Final = (b"A2B0", b"A2B1", b"D2B0", b"D2B1")
# The columns of sRGB, adapted to D50, and its curve at a quarter, half and three quarters.
_SRGB_COLUMNS: Final = (
    (b"rXYZ", (0.4361, 0.2225, 0.0139)),
    (b"gXYZ", (0.3851, 0.7169, 0.0971)),
    (b"bXYZ", (0.1431, 0.0606, 0.7141)),
)
_SRGB_CURVE: Final = ((0.25, 0.0509), (0.5, 0.2140), (0.75, 0.5225))
_NEAR: Final = 0.003
_FIXED: Final = 65536.0  # s15Fixed16: parts of one
# How many numbers a parametric curve of each kind has.
_PARAMETERS: Final = (1, 3, 4, 5, 7)


def space_of(profile: bytes) -> bytes:
    """Return the space of colours that a profile is for; b"" for one that makes no sense."""
    return profile[16:20] if 128 < len(profile) <= PROFILE_LIMIT and profile[36:40] == b"acsp" else b""


def is_srgb(profile: bytes) -> bool:
    """Say whether a profile means sRGB, whatever it is called: converting from it would change nothing."""
    try:
        tags = _tags_of(profile)
        if space_of(profile) != COLOUR or any(name in tags for name in _LOOK_UP_TABLES):
            return False
        columns = all(_is_column(profile, tags[name], values) for name, values in _SRGB_COLUMNS)
        return columns and all(
            abs(_curve_at(profile, tags[name], at) - value) < _NEAR
            for name in {tags[tag]: tag for tag in (b"rTRC", b"gTRC", b"bTRC")}.values()
            for at, value in _SRGB_CURVE
        )
    except (struct.error, LookupError, ArithmeticError, ValueError, TypeError):
        return False


def _tags_of(profile: bytes) -> dict[bytes, int]:
    count = min(struct.unpack_from(">L", profile, 128)[0], _TAGS)
    entries = (struct.unpack_from(">4sLL", profile, 132 + 12 * at) for at in range(count))
    return {name: start for name, start, _ in entries}


def _is_column(profile: bytes, start: int, values: tuple[float, ...]) -> bool:
    column = struct.unpack_from(">3l", profile, start + 8)
    return all(abs(number / _FIXED - value) < _NEAR for number, value in zip(column, values, strict=True))


def _curve_at(profile: bytes, start: int, at: float) -> float:
    if profile[start : start + 4] == b"para":
        kind: int = struct.unpack_from(">H", profile, start + 8)[0]
        numbers = struct.unpack_from(f">{_PARAMETERS[kind]}l", profile, start + 12)
        return _parametric(kind, [number / _FIXED for number in numbers], at)
    count: int = struct.unpack_from(">L", profile, start + 8)[0]
    if count <= 1:
        return at ** (struct.unpack_from(">H", profile, start + 12)[0] / 256) if count else at
    value: int = struct.unpack_from(">H", profile, start + 12 + 2 * round(at * (count - 1)))[0]
    return value / 65535


def _parametric(kind: int, numbers: list[float], at: float) -> float:
    power, factor, shift, slope, limit, rise, offset = (
        *numbers,
        *(1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)[len(numbers) :],
    )
    if kind in (1, 2):  # one that ends below where its power begins
        return float((factor * at + shift) ** power) + (slope if kind == 2 else 0.0)
    return float((factor * at + shift) ** power) + rise if at >= limit else slope * at + offset
