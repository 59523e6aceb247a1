"""Reading a thumbnail that some program of the desktop made: believed only as far as it can be checked."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL.Image import Resampling
from PIL.PngImagePlugin import PngImageFile

from gallery_app.imaging.colour import for_screen, plain, to_screen
from gallery_app.imaging.decoding import Decoded
from gallery_app.imaging.formats import PNG
from gallery_app.imaging.headers import DECODER_ERRORS, Seen
from gallery_app.imaging.scaling import fitting

if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST_SIDE: Final = 1024  # pixels; the largest thumbnails of the standard
LARGEST_BYTES: Final = 4 << 20
LARGEST_FAILURE: Final = 64 << 10  # bytes of the note that there is no thumbnail
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def thumbnail_from(
    file: BinaryIO, uri: str, *, side: int, file_size: int, modified: float, wanted: int | None = None
) -> Decoded | None:
    """Return the thumbnail in an open file, or None unless it is one of the photo at ``uri`` as it is now.

    ``side`` (pixels) is what the longer side should have, ``file_size`` (bytes) and ``modified`` (seconds
    since 1970) are the photo's own.  It is made smaller where less is ``wanted``.  Thumbnails are upright
    and in sRGB already.
    """
    data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES or not _is_whole(data):
        return None
    try:
        with PngImageFile(BytesIO(data)) as image:
            if not side // 2 < max(image.size) <= min(side, LARGEST_SIDE):
                return None
            image.load()
            words = image.text  # those behind the pixels too
            if words.get("Thumb::URI") != uri or not _is_of(words, modified, file_size):
                return None
            profile = image.info.get("icc_profile")
            coloured = to_screen(plain(image), profile if isinstance(profile, bytes) else None)
            shown = for_screen(coloured)
            if wanted is not None and wanted < max(shown.size):
                shown = shown.resize(fitting(shown.size, (wanted, wanted)), Resampling.LANCZOS)
            return Decoded(shown, Seen(PNG, image, file_size, modified))
    except (*DECODER_ERRORS, MemoryError):
        return None  # it is made anew


def is_failure_of(file: BinaryIO, uri: str, *, file_size: int, modified: float) -> bool:
    """Return whether an open file notes that there can be no thumbnail of the photo as it is now."""
    data = file.read(LARGEST_FAILURE + 1)
    if len(data) > LARGEST_FAILURE or not _is_whole(data):
        return False
    try:
        with PngImageFile(BytesIO(data)) as image:
            if image.size != (1, 1):
                return False
            image.load()
            return image.text.get("Thumb::URI") == uri and _is_of(image.text, modified, file_size)
    except (*DECODER_ERRORS, MemoryError):
        return False


def _is_whole(data: bytes) -> bool:
    """Return whether this is a PNG from its first byte to its last, every checksum right."""
    at = len(_SIGNATURE)
    kind = b""
    while len(data) >= at + 12 and kind != b"IEND":
        kind = data[at + 4 : at + 8]
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return False
        at = end + 4
    return data.startswith(_SIGNATURE) and kind == b"IEND" and at == len(data)


def _is_of(words: dict[str, str], modified: float, file_size: int) -> bool:
    """Return whether a thumbnail was made of the photo as it is now."""
    whole, _, fraction = words.get("Thumb::MTime", "").partition(".")  # some programs write a fraction
    in_time = whole == str(int(modified)) and (not fraction or fraction.isdecimal())
    return in_time and words.get("Thumb::Size", str(file_size)) == str(file_size)
