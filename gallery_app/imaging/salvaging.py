"""Decoding damaged files as far as they go."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import ImageFile
from PIL.Image import DecompressionBombError

from gallery_app.imaging.formats import JPEG
from gallery_app.imaging.headers import DECODER_ERRORS

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final, TypeVar

    Result = TypeVar("Result")

_SEGMENT_BYTES: Final = 0x10001  # of the longest table, its marker included
_TABLES: Final = (b"\xc4", b"\xda", b"\xdb", b"\xdd")  # those that stand between the scans of a JPEG


def salvaging(attempt: Callable[[], Result]) -> tuple[Result, str]:
    """Return what ``attempt`` decodes and its flaw; PhotoError where nothing can be decoded.

    The flaw is "" for a sound file, else "cut" or "flawed": then ``attempt`` was made once more, with a
    decoder that puts up with damage.
    """
    try:
        try:
            return attempt(), ""
        except DECODER_ERRORS as error:
            flaw = "cut" if "truncated" in str(error).lower() else "flawed"
        # Not in there: the error holds on to all that the first attempt decoded.
        return _leniently(attempt), flaw
    except (MemoryError, DecompressionBombError) as error:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.out_of_memory() from error


def load(image: ImageFile.ImageFile) -> None:
    """Decode the pixels of an opened image; of a damaged one in the second attempt those that there are."""
    if ImageFile.LOAD_TRUNCATED_IMAGES and image.format == JPEG.name and image.fp is not None:
        image.fp.seek(0)
        image.fp = BytesIO(_whole_segments(image.fp.read()))
    try:
        image.load()
    except DECODER_ERRORS:
        if not ImageFile.LOAD_TRUNCATED_IMAGES:
            raise
        image.tile = []  # nothing is left to decode,
        image.load()  # so that this only fails where nothing was decoded at all


def _whole_segments(jpeg: bytes) -> bytes:
    """Return a JPEG without the table that its end cuts through, whose rest its decoder would wait for."""
    at = len(jpeg)
    while (at := jpeg.rfind(b"\xff", max(0, len(jpeg) - _SEGMENT_BYTES), at)) >= 0:
        table = jpeg[at + 1 : at + 2] in _TABLES
        if table and at + 2 + int.from_bytes(jpeg[at + 2 : at + 4].ljust(2, b"\xff"), "big") > len(jpeg):
            return jpeg[:at]
    return jpeg


def _leniently(attempt: Callable[[], Result]) -> Result:
    strict = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        return attempt()
    except DECODER_ERRORS as error:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.damaged() from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = strict
