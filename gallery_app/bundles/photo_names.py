"""Names of photos: which files are photos, in which order people count them, and which comes first.

Nothing heavy is imported here: the first photo waits for it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MANIFEST_NAMES: Final = ("gallery.yaml", "gallery.yml")  # in the order in which they are looked for
TEXT_SUFFIXES: Final = (
    ".txt",
    ".TXT",
    ".Txt",
)  # what may be an article; lower() takes its time for 100,000 names

# What counts as a photo in a folder; the content decides which decoder gets it.
PHOTO_SUFFIXES: Final = (
    ".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".avif", ".heic", ".heif", ".bmp", ".jxl",
    ".jpe", ".jfif", ".jp2", ".j2k", ".jpx", ".apng", ".mpo",
)  # fmt: skip

_BETWEEN: Final = "/"  # stands in no file's name
_NUMBER: Final = "\0"  # nor does this; it sorts before every sign of a text
_DIGITS: Final = re.compile("[0-9]+")
_DIGITS_ALIKE: Final = dict.fromkeys(range(ord("0"), ord("9") + 1), "0")


def is_photo_name(name: str) -> bool:
    """Tell whether a file of this name is taken for a photo; hidden ones are not."""
    return name[0] != "." and name.lower().endswith(PHOTO_SUFFIXES)


def natural_key(name: str) -> str:
    """Return the text by which names sort as people count: 2 before 10, whatever the case and the locale.

    The order is natsort's.  Names with one key differ in case or in leading zeros only: sort by the
    names themselves first.
    """
    if not name.isascii():
        return "".join(part if isinstance(part, str) else _counted(part) for part in _any_script()(name))
    return _DIGITS.sub(_counted_match, name.lower())


def in_natural_order(names: Iterable[str]) -> list[str]:
    """Return the names as people count."""
    ordered = sorted(names)
    keys = _natural_keys(ordered)
    return [ordered[index] for index in sorted(range(len(ordered)), key=keys.__getitem__)]


def first_in_natural_order(names: list[str]) -> str:
    """Return the name that sorts first, a good deal sooner than sorting would tell; there must be one."""
    shapes = _BETWEEN.join(names).translate(_DIGITS_ALIKE).split(_BETWEEN)
    # Names that are alike but for their digits sort as they are written: one of each kind can be first.
    firsts: dict[str, str] = {}
    for shape, name in zip(shapes, names, strict=True):
        if name < firsts.setdefault(shape, name):
            firsts[shape] = name
    candidates = list(firsts.values())
    return min(zip(_natural_keys(candidates), candidates, strict=True))[1]


def first_photo(names: Iterable[str], *, plain: bool = False) -> str | None:
    """Return the photo that a folder of these files begins with, or None if there is none.

    None too where a manifest decides, unless it is to be passed over (``plain``).
    """
    listed = list(names)
    if not plain and any(name in listed for name in MANIFEST_NAMES):
        return None
    photos = [name for name in listed if is_photo_name(name)]
    return first_in_natural_order(photos) if photos else None


def _natural_keys(names: list[str]) -> list[str]:
    joined = _BETWEEN.join(names)
    if not joined.isascii():
        return [natural_key(name) for name in names]
    # All at once: in half the time.
    return _DIGITS.sub(_counted_match, joined.lower()).split(_BETWEEN)


def _counted_match(digits: re.Match[str]) -> str:
    return _counted(digits[0].lstrip("0"))


def _counted(number: str | int) -> str:
    """Return a number so that it sorts among others as a text: the longer, the larger."""
    digits = str(number or "")
    return f"{_NUMBER}{chr(len(digits))}{digits}"


@cache
def _any_script() -> Callable[[str], tuple[Any, ...]]:
    from natsort import natsort_keygen, ns  # noqa: PLC0415  — 20 ms that most folders need not wait for

    return natsort_keygen(alg=ns.INT | ns.IGNORECASE)
