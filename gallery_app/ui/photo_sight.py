"""One photo as it stands in the view: how it is looked at, and the images there are of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtGui import QImage, QTransform

from gallery_app.model.part import WHOLE_PIXELS, is_seen_in_parts, part_in_sight
from gallery_app.model.viewport import FITTED, Viewport

if TYPE_CHECKING:
    from gallery_app.model.part import Part
    from gallery_app.model.viewport import Size

KEPT_IMAGES: Final = 3  # of one photo: a stand-in, one for the present size, a larger one
KEPT_PIECES: Final = 2  # what is in sight, and where the view came from


@dataclass(frozen=True, slots=True)
class Rendition:
    """One image of a whole photo, turned as the photo is; ``sharp`` unless it only stands in."""

    image: QImage
    sharp: bool

    @property
    def size(self) -> Size:
        """Width and height in image pixels, as seen."""
        return self.image.width(), self.image.height()


@dataclass(frozen=True, slots=True)
class Piece:
    """The image of one part of a photo, turned as the photo is.

    ``pixels`` is the memory that the image points into, None for an image that has its own.
    """

    part: Part
    image: QImage
    pixels: object = None


@dataclass(frozen=True, slots=True)
class Sight:
    """One photo as it stands in the view: how it is looked at, and the images there are of it.

    ``natural_known`` is False while the photo's true size is only assumed.  ``message`` is the title
    and the text that stand in the place of a photo that cannot be shown.  ``whole_only``: there are no
    parts to be had of it, so that the largest whole image must do.  ``frame``: of an animation, painted
    instead of everything else.
    """

    photo_id: str
    viewport: Viewport
    natural_known: bool = False
    renditions: tuple[Rendition, ...] = ()
    pieces: tuple[Piece, ...] = ()
    whole_only: bool = False
    message: tuple[str, str] | None = None
    frame: Rendition | None = None

    def with_image(self, image: QImage, *, sharp: bool) -> Self:
        """Return the sight with one more image, upright; what it makes needless is let go."""
        if not sharp and any(kept.sharp for kept in self.renditions):
            return self
        new = Rendition(turned(paintable(image), self.viewport.rotation), sharp)
        kept = [old for old in self.renditions if old.size != new.size and old.sharp == sharp]
        if len(kept) >= KEPT_IMAGES:
            largest = max(kept, key=lambda old: old.size)
            kept.remove(next(old for old in kept if old is not largest))
        return replace(self, renditions=(*kept, new), message=None)

    def with_frame(self, image: QImage) -> Self:
        """Return the sight with another frame of an animation, upright."""
        return replace(self, frame=Rendition(turned(paintable(image), self.viewport.rotation), sharp=True))

    def with_piece(self, part: Part, image: QImage, pixels: object) -> Self:
        """Return the sight with the image of one more part, upright; what it makes needless is let go."""
        new = Piece(part, turned(image, self.viewport.rotation), None if self.viewport.rotation else pixels)
        kept = [old for old in self.pieces if not part.contains(old.part)]
        return replace(self, pieces=(*kept[1 - KEPT_PIECES :], new))

    def without_needless_pieces(self) -> Self:
        """Return the sight without the pieces that nothing in sight is painted from any more."""
        if not self.pieces or not self.has_exact():
            return self
        whole = self.viewport.wanted_size() if self.needs_parts else None
        pieces = tuple(old for old in self.pieces if old.part.whole == whole)
        return self if len(pieces) == len(self.pieces) else replace(self, pieces=pieces)

    def rotated(self, quarters: int) -> Self:
        """Return the sight turned by quarters, clockwise where positive."""
        images = tuple(replace(old, image=turned(old.image, 90 * quarters)) for old in self.renditions)
        pieces = tuple(Piece(old.part, turned(old.image, 90 * quarters)) for old in self.pieces)
        frame = self.frame and replace(self.frame, image=turned(self.frame.image, 90 * quarters))
        viewport = self.viewport.rotated(quarters)
        return replace(self, viewport=viewport, renditions=images, pieces=pieces, frame=frame)

    @property
    def needs_parts(self) -> bool:
        """Whether what is in sight is decoded as a part of the photo, not with the whole of it."""
        return self.natural_known and not self.whole_only and is_seen_in_parts(self.viewport)

    def has_exact(self) -> bool:
        """Whether sharp images can be drawn one to one (or, above 100 %, are all there is)."""
        return self.has_whole() or (self.needs_parts and self.has_part(part_in_sight(self.viewport)))

    def has_whole(self) -> bool:
        """Whether there is a sharp image of the whole photo at the size wanted."""
        wanted = self.wanted_size()
        seen = wanted[::-1] if self.viewport.rotation % 180 else wanted
        return any(kept.sharp and nearly(kept.size, seen) for kept in self.renditions)

    def wanted_size(self) -> Size:
        """Return the upright size at which the whole photo should be decoded."""
        width, height = self.viewport.wanted_size()
        if not self.whole_only or width * height <= WHOLE_PIXELS:
            return width, height
        smaller = sqrt(WHOLE_PIXELS / (width * height))
        return max(1, round(width * smaller)), max(1, round(height * smaller))

    def has_part(self, part: Part) -> bool:
        """Whether there is an image of all of a part."""
        return any(kept.part.contains(part) for kept in self.pieces)

    def is_covered_by(self, box: Size, wanted: Size) -> bool:
        """Return whether decoding the photo to fit ``box`` gives it at the ``wanted`` size."""
        return nearly(Viewport.at(FITTED, self.viewport.natural, box).wanted_size(), wanted)


def nearly(one: Size, other: Size) -> bool:
    """Return whether two sizes are the same but for the rounding of a decoder."""
    return abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1


def paintable(image: QImage) -> QImage:
    """Return the image in a format that is painted without conversion, one image pixel to the pixel."""
    fast = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)
    if image.format() not in fast:
        image = image.convertToFormat(fast[image.hasAlphaChannel()])
    if image.devicePixelRatio() != 1.0:
        image = image.copy()
        image.setDevicePixelRatio(1.0)
    return image


def turned(image: QImage, degrees: int) -> QImage:
    """Return the image turned clockwise by a multiple of 90 degrees; no pixel changes its colour."""
    return image.transformed(QTransform().rotate(degrees)) if degrees % 360 else image
