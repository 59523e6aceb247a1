"""Texts as photos carry them: their bytes made characters, their rubbish left out."""

from __future__ import annotations

import re
from typing import Final

WESTERN: Final = "cp1252"  # what undeclared bytes most often are where they are not UTF-8

# Controls but tab and line break, and what stands for half a character: nobody wrote these.
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
_LINE_ENDS: Final = re.compile("\r\n?|\u2028|\u2029")
# What cameras and programs put where a caption belongs.
_JUNK: Final = re.compile(
    r"olympus (digital camera|imaging.*)|sony dsc|(konica )?minolta digital camera|samsung( digital camera)?|"
    r"kodak digital still camera|<?digimax .*>?|<\w+ kenox .*>|(a )?digital (still )?camera|dcim|dsc[_0-9]*|"
    r"exif_jpeg(_picture|_420)?|my beautiful picture|default|image description|created with gimp|"
    r"lead technologies.*|processed with vsco.*|charset=.{0,12}|maker:.*,date:.*|cof|oznor|_cuva|[\s.?*_-]+",
    re.IGNORECASE,
)


def decoded(data: bytes, legacy: str | None = None) -> str:
    """Return bytes whose encoding nobody told as text: UTF-8 where it is one, else ``legacy`` or Western."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(legacy or WESTERN)
    except (UnicodeDecodeError, LookupError):
        return data.decode("latin-1" if legacy is None else WESTERN, "replace")


def clean(text: str) -> str:
    """Return a text without control characters and outer blanks, its lines ended by line feeds."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text)).strip()


def said(text: str | None) -> str | None:
    """Return a text cleaned, or None where nothing is left of it."""
    return (clean(text) or None) if text else None


def is_junk(text: str) -> bool:
    """Return whether a camera or a program filled a text in, and no person."""
    return _JUNK.fullmatch(text.strip()) is not None
