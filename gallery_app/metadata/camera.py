"""Camera facts from EXIF, in the words that photographers use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gallery_app.metadata.texts import decoded, said
from gallery_app.model.metadata import FLASH_FIRED, CameraFact

if TYPE_CHECKING:
    from gallery_app.metadata.tiff import Directory

_MAKE, _MODEL, _SOFTWARE = 0x010F, 0x0110, 0x0131
_EXPOSURE, _APERTURE, _ISO, _BIAS, _FLASH, _FOCAL_LENGTH = 0x829A, 0x829D, 0x8827, 0x9204, 0x9209, 0x920A
_FOCAL_LENGTH_35, _SERIAL, _LENS_RANGE, _LENS_MAKE, _LENS = 0xA405, 0xA431, 0xA432, 0xA433, 0xA434
_ISO_UNKNOWN: Final = 65535

# What companies are called, beside their names.
_COMPANY: Final = re.compile(
    r"[ ,]+(corporation|corp|company|co|ltd|inc|imaging|optical|electronics?|camera|ag|gmbh|techwin|techno|"
    r"digital)\b\.?.*",
    re.IGNORECASE,
)


def camera_facts(main: Directory, inner: Directory, legacy: str | None = None) -> tuple[CameraFact, ...]:
    """Return what the camera noted, in the order to show; values that make no sense are left out."""

    def text(directory: Directory, tag: int) -> str | None:
        return said(decoded(directory.raw(tag).partition(b"\0")[0], legacy))

    values = {
        "camera": _maker_and_model(text(main, _MAKE), text(main, _MODEL)),
        "lens": _maker_and_model(text(inner, _LENS_MAKE), text(inner, _LENS)) or _lens_range(inner),
        "focal_length": _millimetres(inner.number(_FOCAL_LENGTH)),
        "focal_length_35": _millimetres(inner.number(_FOCAL_LENGTH_35)),
        "aperture": _aperture(inner.number(_APERTURE)),
        "exposure": _exposure(inner.number(_EXPOSURE)),
        "iso": _iso(inner.number(_ISO)),
        "bias": _bias(inner.number(_BIAS)),
        "flash": FLASH_FIRED if int(inner.number(_FLASH) or 0) & 1 else None,
        "software": text(main, _SOFTWARE),
        "serial": text(inner, _SERIAL),
    }
    return tuple(CameraFact(name, value) for name, value in values.items() if value)


def _maker_and_model(maker: str | None, model: str | None) -> str | None:
    """Return both, without saying twice who made it: "NIKON D850", "SONY ILCE-7M3"."""
    if not maker or not model or set(model) <= {"-", " "}:
        return None if model is not None and set(model) <= {"-", " "} else model or maker
    company = _COMPANY.sub("", maker)
    says_so = model.split()[0].casefold() in company.casefold().split()
    return model if says_so or model.casefold().startswith(company.casefold()) else f"{company} {model}"


def _lens_range(inner: Directory) -> str | None:
    """Return what a lens can do: "24-70 mm f/2.8", "50 mm f/1.8"."""
    numbers = inner.numbers(_LENS_RANGE)
    if len(numbers) < 2 or not 0 < numbers[0] <= numbers[1] < 10_000:
        return None
    text = (
        f"{_short(numbers[0])} mm"
        if numbers[0] == numbers[1]
        else f"{_short(numbers[0])}-{_short(numbers[1])} mm"
    )
    widest = [number for number in numbers[2:4] if 0.5 <= number < 100]
    return f"{text} f/{'-'.join(dict.fromkeys(map(_short, widest)))}" if widest else text


def _millimetres(length: float | None) -> str | None:
    return f"{_short(length)} mm" if length and 0.1 <= length < 100_000 else None


def _aperture(number: float | None) -> str | None:
    return f"f/{_short(number)}" if number and 0.5 <= number < 1_000 else None


def _exposure(seconds: float | None) -> str | None:
    if not seconds or not 1e-6 <= seconds < 100_000:
        return None
    # Cameras write 0.3 for a third of a second, and 10/2500 for a 250th.
    return f"{_short(seconds)} s" if seconds >= 0.29 else f"1/{round(1 / seconds)} s"


def _iso(speed: float | None) -> str | None:
    return str(int(speed)) if speed and 1 <= speed < 10_000_000 and speed != _ISO_UNKNOWN else None


def _bias(stops: float | None) -> str | None:
    return f"{stops:+.2g} EV" if stops and 0.01 <= abs(stops) < 20 else None


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0") if number < 100 else f"{number:.0f}"
