"""The animation that a loader keeps open from one frame to the next."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from gallery_app.imaging.animation import Animation

if TYPE_CHECKING:
    from gallery_app.imaging.animation import Frame
    from gallery_app.imaging.decoding import Box
    from gallery_app.source import Source

KEPT_SECONDS: Final = 10.0  # without a request; then its memory is worth more than a quick next frame

LARGE: Final = 64 << 20  # bytes


class OpenAnimation:
    """One open animation of a gallery."""

    def __init__(self, source: Source, file: str, screen_profile: bytes | None = None) -> None:
        """Open it; PhotoError if it cannot be played."""
        self._screen_profile = screen_profile
        self.file = file
        self._used = time.monotonic()
        with ExitStack() as stack:
            opened = stack.enter_context(source.open(file))
            size, modified = source.measures(opened)
            self._animation = Animation(opened, size=size, modified=modified)
            self._open = stack.pop_all()

    @property
    def is_forgotten(self) -> bool:
        """Whether nobody asked for a frame for a while."""
        return time.monotonic() - self._used > KEPT_SECONDS

    def is_in_the_way_of(self, file: str) -> bool:
        """Whether it takes so much memory that another photo may lack it."""
        return file != self.file and self._animation.memory > LARGE

    def frame(self, index: int, box: Box | None) -> Frame:
        """Return one frame; see ``Animation.frame``."""
        self._used = time.monotonic()
        return self._animation.frame(index, None if box is None else (box[0], box[1]), self._screen_profile)

    def close(self) -> None:
        """Let go of everything."""
        self._open.close()
