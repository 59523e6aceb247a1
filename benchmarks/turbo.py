"""libjpeg-turbo by itself: what decoding to an eighth takes at least, whoever does it."""

from __future__ import annotations

import ctypes
import ctypes.util
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FAST_UPSAMPLING, FAST_DCT = 256, 2048
BGRX = 3
EIGHTH = 8


class TurboJpeg:
    """Decodes JPEGs to an eighth of their size with libturbojpeg; raise OSError where it is missing."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("turbojpeg")
        if name is None:
            raise OSError("libturbojpeg is not installed")
        self._library = ctypes.CDLL(name)
        self._library.tjInitDecompress.restype = ctypes.c_void_p
        self._of_thread = threading.local()

    def decode(self, path: Path) -> None:
        """Decode one file; Python's lock is not held meanwhile."""
        library, data = self._library, path.read_bytes()
        if not hasattr(self._of_thread, "decoder"):
            self._of_thread.decoder = ctypes.c_void_p(library.tjInitDecompress())
        decoder, length = self._of_thread.decoder, ctypes.c_ulong(len(data))
        width, height, sampling, space = (ctypes.c_int() for _ in range(4))
        told = [ctypes.byref(value) for value in (width, height, sampling, space)]
        library.tjDecompressHeader3(decoder, data, length, *told)
        across, down = -(-width.value // EIGHTH), -(-height.value // EIGHTH)
        pixels = ctypes.create_string_buffer(across * down * 4)
        flags = FAST_UPSAMPLING | FAST_DCT
        if library.tjDecompress2(decoder, data, length, pixels, across, 0, down, BGRX, flags):
            raise ValueError(f"{path} was not decoded")
