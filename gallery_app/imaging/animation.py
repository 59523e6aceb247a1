"""The frames of an animation, one at a time and only when asked for, as pictures for the screen."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PIL.Image import DecompressionBombError

from gallery_app.errors import PhotoError
from gallery_app.imaging import failures
from gallery_app.imaging.apng_frames import ApngFrames
from gallery_app.imaging.canvas import Canvas
from gallery_app.imaging.colour import for_screen, plain, to_screen
from gallery_app.imaging.decoding import Decoded
from gallery_app.imaging.formats import AVIF, GIF, PNG, WEBP
from gallery_app.imaging.gif_frames import GifFrames
from gallery_app.imaging.headers import DECODER_ERRORS, Seen, opened, recognised
from gallery_app.imaging.orientation import orientation_of, swaps_sides, turned
from gallery_app.imaging.quality import Quality
from gallery_app.imaging.scaling import fitting, scaled
from gallery_app.model.problems import PhotoState, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

    from gallery_app.imaging.canvas import Part, Size
    from gallery_app.imaging.decoding import Box
    from gallery_app.imaging.formats import ImageFormat

FRAMES: Final = 500  # of one animation; those behind are not played
MEMORY: Final = 256 << 20  # bytes that an open animation may take
PATIENCE: Final = 1.0  # seconds of going through frames that nobody sees, for one request
SHORTEST, USUAL = 0.02, 0.1  # seconds: browsers take less than the one for the other
OPAQUE: Final = 255
# Canvas, what lies beneath it, the frame and the picture that leaves; libraries keep two canvases more.
_PER_PIXEL: Final = {GIF.name: 16, PNG.name: 16, WEBP.name: 24, AVIF.name: 24}
_READ_WHOLE: Final = (WEBP, AVIF)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame, ready for the screen.

    ``count`` is None while nobody knows.  ``seconds`` is how long it stays.  ``plays``: how often the
    whole is played, 0 for ever.
    """

    picture: Decoded
    index: int
    count: int | None
    seconds: float
    plays: int


class _Frames(Protocol):
    """The frames of one format; EOFError or another of DECODER_ERRORS where there is no further one."""

    @property
    def count(self) -> int | None: ...
    @property
    def plays(self) -> int: ...
    def restart(self) -> None: ...
    def advance(self) -> tuple[Image, float]: ...


class Animation:
    """An open animation, and where in it we are.  The file must stay open as long as this is used.

    ``memory``: the most bytes that it may take.
    """

    def __init__(self, file: BinaryIO, *, size: int, modified: float) -> None:
        """Read the header; PhotoError if it cannot be played.  ``size``, ``modified``: as for ``decode``."""
        self._format = recognised(file)
        try:
            with opened(file, self._format) as image:
                self._seen = Seen(self._format, image, size, modified)
                self._orientation = orientation_of(image)
                profile = image.info.get("icc_profile")
                self._size = image.size
            if not self._seen.animated:
                raise PhotoError(PhotoState.UNSUPPORTED, say("this is no animation"))
            self.memory = _memory_of(self._format, self._size, size)
            if self.memory > MEMORY:
                raise _too_large(self._size)
            self._frames = _frames_of(file, self._format, self._size)
        except DECODER_ERRORS as error:
            raise failures.damaged() from error
        except (MemoryError, DecompressionBombError) as error:
            raise failures.out_of_memory() from error
        self._profile = profile if isinstance(profile, bytes) else None
        self._count = self._frames.count
        self._index = -1
        self._shown: tuple[Image, float] | None = None

    def frame(self, index: int, box: Box | None, screen_profile: bytes | None = None) -> Frame:
        """Return the frame at ``index``, counted from 0, to fit ``box``, in colours as ``decode`` makes them.

        It is the first one where the animation has ended before, and an earlier one where going there
        takes too long: asked again, it goes on from that.  PhotoError if there is none at all.
        """
        try:
            image, seconds = self._reach(index)
        except DECODER_ERRORS as error:
            raise failures.damaged() from error
        except (MemoryError, DecompressionBombError) as error:
            raise failures.out_of_memory() from error
        picture = Decoded(for_screen(self._upright(image, box, screen_profile)), self._seen)
        stays = USUAL if seconds < SHORTEST else seconds
        return Frame(picture, self._index, self._count, stays, self._frames.plays)

    def _reach(self, index: int) -> tuple[Image, float]:
        until = time.monotonic() + PATIENCE
        if index < self._index or self._shown is None:
            self._restart()
        while self._index < index and time.monotonic() < until:
            if not self._advance():
                self._restart()
                break
        if self._shown is None:
            raise EOFError("no frame")
        return self._shown

    def _restart(self) -> None:
        self._frames.restart()
        self._index, self._shown = -1, None
        self._shown = self._frames.advance()
        self._index = 0

    def _advance(self) -> bool:
        """Go on by one frame; False where there is none."""
        if self._index + 1 == (FRAMES if self._count is None else min(FRAMES, self._count)):
            self._count = self._index + 1
            return False
        try:
            self._shown = self._frames.advance()
        except (*DECODER_ERRORS, DecompressionBombError):  # the end, or a file that goes no further
            self._count = self._index + 1
            return False
        self._index += 1
        return True

    def _upright(self, image: Image, box: Box | None, screen_profile: bytes | None) -> Image:
        across = swaps_sides(self._orientation)
        target = fitting(self._size, box[::-1] if box is not None and across else box)
        if image.size != target:
            # A channel that says nothing would only cost time.
            opaque = image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == OPAQUE
            image = scaled(image.convert("RGB") if opaque else image, target, None, Quality.EXACT)
        return turned(to_screen(image, self._profile, screen_profile), self._orientation)


class _Drawn:
    """Frames that are drawn over what those before left."""

    def __init__(self, reader: GifFrames | ApngFrames, size: Size, count: int | None) -> None:
        self.count = count
        self._reader = reader
        self._size = size
        self._canvas = Canvas((1, 1))
        self._parts: Iterator[Part] = iter(())

    @property
    def plays(self) -> int:
        """How often the whole is played."""
        return self._reader.plays

    def restart(self) -> None:
        """Begin with an empty canvas."""
        self._canvas = Canvas(self._size)
        self._parts = self._reader.parts()

    def advance(self) -> tuple[Image, float]:
        """Draw the next frame."""
        part = next(self._parts, None)
        if part is None:
            raise EOFError("no more frames")
        self._canvas.draw(part)
        return self._canvas.image, part.seconds


class _Whole:
    """Frames that the library gives as they are to be seen."""

    def __init__(self, image: ImageFile, count: int, plays: int) -> None:
        self.count = count
        self.plays = plays
        self._image = image
        self._next = 0

    def restart(self) -> None:
        """Begin with the first frame."""
        self._next = 0

    def advance(self) -> tuple[Image, float]:
        """Decode the next frame."""
        self._image.seek(self._next)
        self._image.load()
        self._next += 1
        return plain(self._image.copy()), float(self._image.info.get("duration", 0)) / 1000


def _frames_of(file: BinaryIO, image_format: ImageFormat, size: Size) -> _Frames:
    if image_format is GIF:
        gif = GifFrames(file, MEMORY // _PER_PIXEL[GIF.name])
        return _Drawn(gif, size, gif.count(FRAMES))
    if image_format is PNG:
        png = ApngFrames(file)
        return _Drawn(png, size, min(FRAMES, png.frames))
    image = opened(file, image_format)
    count = int(getattr(image, "n_frames", 1))
    return _Whole(image, min(FRAMES, count), int(image.info.get("loop", 0)))


def _memory_of(image_format: ImageFormat, size: Size, file_size: int) -> int:
    file_kept = file_size if image_format in _READ_WHOLE else 0
    return size[0] * size[1] * _PER_PIXEL.get(image_format.name, 0) + file_kept


def _too_large(size: Size) -> PhotoError:
    reason = say("the animation is too large to play ({width} × {height})", width=size[0], height=size[1])
    return PhotoError(PhotoState.TOO_LARGE, reason)
