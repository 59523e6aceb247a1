"""The thumbnails that the programs of a desktop share, as freedesktop.org's standard lays them down.

Loaders read them, the viewer writes them; here is what both have to know.
"""

from __future__ import annotations

import os
import struct
import zlib
from hashlib import md5
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app import __version__
from gallery_app.library.dirs import make_folder
from gallery_app.library.files import put_in_place
from gallery_app.model.problems import say
from gallery_app.model.whereabouts import is_beneath

if TYPE_CHECKING:
    from gallery_app.model.problems import Sentence

# By the longer side, in pixels: all sizes of the standard.
FOLDERS: Final = {128: "normal", 256: "large", 512: "x-large", 1024: "xx-large"}
LARGEST_BYTES: Final = 1 << 20  # of one thumbnail that is kept
SETTLED_SECONDS: Final = 2.0  # a photo changed more lately may be half written, or change once more
SOFTWARE: Final = "gallery-app"
FAILURES: Final = f"fail/gallery-app-{__version__}"  # another version may be able to do what this one is not

PACKED: Final = "PACKED"  # in the place of a format's name: the file is a packed story

_PLAIN: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/!$&'()*+,:=@")
_QUOTED: Final = tuple(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in range(256))
_HEADER_END: Final = 33  # of a PNG: its signature and the IHDR chunk
MIME_TYPES: Final = {  # of formats by their names
    "JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp", "TIFF": "image/tiff",
    "AVIF": "image/avif", "BMP": "image/bmp", "JPEG2000": "image/jp2", "HEIC": "image/heic",
    "JPEG XL": "image/jxl", PACKED: "application/x-photostory+zip",
}  # fmt: skip


class Pictured(NamedTuple):
    """The photo that a thumbnail shows: absolute path, seconds since 1970, bytes, format's name, pixels."""

    path: str
    modified: float
    file_size: int
    format: str
    width: int
    height: int


def uri_of(path: str) -> str:
    """Return the address of a file, written as GLib writes it: names of thumbnails are made from that."""
    return "file://" + "".join(map(_QUOTED.__getitem__, os.fsencode(path)))


def thumbnail_path(cache: str, uri: str, side: int) -> str:
    """Return where the thumbnail of a file lies, whether it is there or not; ``side`` is one of FOLDERS."""
    return os.path.join(cache, FOLDERS[side], _name_of(uri))


def failure_path(cache: str, uri: str) -> str:
    """Return where it is noted that there can be no thumbnail of a file, whether it is or not."""
    return os.path.join(cache, FAILURES, _name_of(uri))


def is_worth_keeping(photo: Pictured, cache: str, side: int, now: float) -> bool:
    """Return whether a photo's thumbnail belongs into the cache.

    Not that of a thumbnail, of a photo that may still be changing, or of one that is itself as small.
    """
    return is_settled(photo.path, photo.modified, cache, now) and max(photo.width, photo.height) > side


def is_settled(path: str, modified: float, cache: str, now: float) -> bool:
    """Return whether a file is no thumbnail itself and has not been changed just now."""
    return not is_beneath(path, cache) and 0 < modified <= now - SETTLED_SECONDS


def keep_thumbnail(cache: str, photo: Pictured, side: int, png: bytes) -> Sentence | None:
    """Put a photo's thumbnail into the cache; return why that was not possible, or None.

    It appears whole or not at all.  It is not waited for until it is on the disk: one that a power cut
    destroys is made anew.
    """
    uri = uri_of(photo.path)
    data = with_words(png, _words_of(photo, uri))
    return _keep(cache, thumbnail_path(cache, uri, side), data) if len(data) <= LARGEST_BYTES else None


def keep_failure(cache: str, path: str, file_size: int, modified: float) -> Sentence | None:
    """Note that there can be no thumbnail of a file as it is now; return why not, or None."""
    uri = uri_of(path)
    words = {
        "Thumb::URI": uri,
        "Thumb::MTime": str(int(modified)),
        "Thumb::Size": str(file_size),
        "Software": SOFTWARE,
    }
    return _keep(cache, failure_path(cache, uri), with_words(_ONE_PIXEL, words))


def _keep(cache: str, path: str, data: bytes) -> Sentence | None:
    try:
        make_folder(os.path.dirname(path))
        put_in_place(path, f"{path}.{os.getpid()}.tmp", data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return say("Thumbnails cannot be kept in {folder}: {reason}.", folder=cache, reason=reason)
    return None


def with_words(png: bytes, words: dict[str, str]) -> bytes:
    """Return a PNG with texts in it, Latin-1 both: GLib reads no other kind, and Qt writes others."""
    chunks = (
        _chunk(b"tEXt", key.encode("latin-1") + b"\0" + text.encode("latin-1")) for key, text in words.items()
    )
    return png[:_HEADER_END] + b"".join(chunks) + png[_HEADER_END:]


def _words_of(photo: Pictured, uri: str) -> dict[str, str]:
    words = {
        "Thumb::URI": uri,
        "Thumb::MTime": str(int(photo.modified)),
        "Thumb::Size": str(photo.file_size),
        "Thumb::Image::Width": str(photo.width),
        "Thumb::Image::Height": str(photo.height),
        "Software": SOFTWARE,
    }
    mime_type = MIME_TYPES.get(photo.format)
    return words if mime_type is None else words | {"Thumb::Mimetype": mime_type}


def _name_of(uri: str) -> str:
    return f"{md5(uri.encode('ascii'), usedforsecurity=False).hexdigest()}.png"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_ONE_PIXEL: Final = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)
