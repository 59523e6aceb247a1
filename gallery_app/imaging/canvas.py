"""The canvas of an animation whose frames are parts of it, drawn one over the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Size = tuple[int, int]

KEEP, CLEAR, RESTORE = 0, 1, 2  # what becomes of a part before the next one is drawn
NOTHING: Final = (0, 0, 0, 0)


class Part(NamedTuple):
    """One frame as its file holds it.

    ``image`` is RGBA, its upper left corner at ``place``; ``over`` blends it with what is there, else it
    takes its place.  ``after`` is KEEP, CLEAR or RESTORE.  ``seconds``: how long the frame stays, as written.
    """

    image: Picture
    place: tuple[int, int]
    over: bool
    after: int
    seconds: float


class Canvas:
    """What is to be seen after each part."""

    def __init__(self, size: Size) -> None:
        self.image = Image.new("RGBA", size, NOTHING)
        self._undo: tuple[Picture | None, tuple[int, int, int, int]] | None = None

    def draw(self, part: Part) -> None:
        """Do away with the part before as it asked for, and draw the next one."""
        self._dispose()
        x, y = part.place
        box = (x, y, x + part.image.width, y + part.image.height)
        if part.after != KEEP:
            self._undo = (self.image.crop(box) if part.after == RESTORE else None, box)
        if part.over:
            self.image.alpha_composite(part.image, part.place)
        else:
            self.image.paste(part.image, part.place)

    def _dispose(self) -> None:
        if self._undo is not None:
            before, box = self._undo
            self.image.paste(NOTHING if before is None else before, box)
            self._undo = None
