"""Painting one photo exact to the device pixel, at any pixel ratio."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap, QTransform

from gallery_app.model.viewport import FITTED, Rectangle, Size, Viewport
from gallery_app.ui.theme import mixed

if TYPE_CHECKING:
    from gallery_app.ui.theme import Theme

CRISP_FROM: Final = 2.0  # from this scale on, pixels are shown as squares
KEPT_IMAGES: Final = 3  # of one photo: a stand-in, one for the present size, the full one
CHEQUER: Final = 8  # device-independent pixels: the side of one square behind a transparent photo


@dataclass(frozen=True, slots=True)
class Rendition:
    """One image of a photo, turned as the photo is; ``sharp`` unless it only stands in."""

    image: QImage
    sharp: bool

    @property
    def size(self) -> Size:
        """Width and height in image pixels, as seen."""
        return self.image.width(), self.image.height()


@dataclass(frozen=True, slots=True)
class Sight:
    """One photo as it stands in the view: how it is looked at, and the images there are of it.

    ``natural_known`` is False while the photo's true size is only assumed.  ``message`` is the title
    and the text that stand in the place of a photo that cannot be shown.
    """

    photo_id: str
    viewport: Viewport
    natural_known: bool = False
    renditions: tuple[Rendition, ...] = ()
    message: tuple[str, str] | None = None

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

    def rotated(self, quarters: int) -> Self:
        """Return the sight turned by quarters, clockwise where positive."""
        images = tuple(replace(old, image=turned(old.image, 90 * quarters)) for old in self.renditions)
        return replace(self, viewport=self.viewport.rotated(quarters), renditions=images)

    def has_exact(self) -> bool:
        """Whether a sharp image can be drawn one to one (or, above 100 %, is all there is)."""
        wanted = self.viewport.wanted_size()
        seen = wanted[::-1] if self.viewport.rotation % 180 else wanted
        return any(kept.sharp and nearly(kept.size, seen) for kept in self.renditions)

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


def device_size(size: QSize, ratio: float) -> Size:
    """Return the whole device pixels that a widget of ``size`` covers."""
    return floor(size.width() * ratio + 1e-6), floor(size.height() * ratio + 1e-6)


def paint_in_device_pixels(painter: QPainter) -> float:
    """Make one unit of ``painter`` one device pixel, beginning on a whole one; return the pixel ratio."""
    device = painter.deviceTransform()
    begin = QTransform.fromTranslate(round(device.dx()), round(device.dy()))
    inverse, _ = device.inverted()
    painter.setWorldTransform(begin * inverse)
    return device.m11()


def paint_sight(painter: QPainter, sight: Sight, theme: Theme, ratio: float) -> None:
    """Paint surround and photo; ``painter`` counts in device pixels."""
    rendition = _best(sight)
    target = _drawn_at(sight.viewport, rendition)
    _paint_margins(painter, sight.viewport.view, target if rendition else None, theme)
    if rendition is None:
        return
    if rendition.image.hasAlphaChannel():
        _paint_chequer(painter, sight.viewport.view, target, theme, ratio)
    _paint_image(painter, sight.viewport, rendition.image, target)


def _best(sight: Sight) -> Rendition | None:
    """Return the image of just the size drawn, else the smallest above it, else the largest."""
    target = sight.viewport.target()
    needed = (target.width, target.height)

    def rank(kept: Rendition) -> tuple[bool, bool, int]:
        enough = kept.size[0] >= needed[0] and kept.size[1] >= needed[1]
        area = kept.size[0] * kept.size[1]
        return (not nearly(kept.size, needed), not enough, area if enough else -area)

    return min(sight.renditions, key=rank, default=None)


def _drawn_at(viewport: Viewport, rendition: Rendition | None) -> Rectangle:
    """Return where the photo goes: a decoder's rounding is followed rather than resampled away."""
    target = viewport.target()
    size = (target.width, target.height)
    if (
        rendition is None
        or rendition.size == size
        or not nearly(rendition.size, size)
        or viewport.scale() > 1
    ):
        return target
    x, y = (
        (space - side) // 2 if begin >= 0 else begin
        for begin, side, space in zip(target[:2], rendition.size, viewport.view, strict=True)
    )
    return Rectangle(x, y, *rendition.size)


def _paint_margins(painter: QPainter, view: Size, target: Rectangle | None, theme: Theme) -> None:
    # At a fractional ratio the widget can own a part of one more pixel on every side.
    area = QRect(-1, -1, view[0] + 2, view[1] + 2)
    if target is None:
        painter.fillRect(area, theme.surround)
        return
    photo = QRect(*target) & area
    beside = QRect(area.left(), photo.top(), photo.left() - area.left(), photo.height())
    painter.fillRect(area.adjusted(0, 0, 0, photo.top() - area.bottom() - 1), theme.surround)
    painter.fillRect(area.adjusted(0, photo.bottom() + 1 - area.top(), 0, 0), theme.surround)
    painter.fillRect(beside, theme.surround)
    beside.setLeft(photo.right() + 1)
    beside.setRight(area.right())
    painter.fillRect(beside, theme.surround)


def _paint_chequer(painter: QPainter, view: Size, target: Rectangle, theme: Theme, ratio: float) -> None:
    side = max(1, round(CHEQUER * ratio))
    tile = QPixmap(2 * side, 2 * side)
    tile.fill(mixed(theme.surround, theme.text, 0.17))
    other = QPainter(tile)
    for x, y in ((0, 0), (side, side)):
        other.fillRect(x, y, side, side, mixed(theme.surround, theme.text, 0.23))
    other.end()
    painter.save()
    painter.setBrushOrigin(max(0, target.x), max(0, target.y))
    painter.fillRect(QRect(*target) & QRect(0, 0, *view), QBrush(tile))
    painter.restore()


def _paint_image(painter: QPainter, viewport: Viewport, image: QImage, target: Rectangle) -> None:
    across, down = target.width / image.width(), target.height / image.height()
    x, width = _stretch(-target.x, viewport.view[0], across, image.width())
    y, height = _stretch(-target.y, viewport.view[1], down, image.height())
    source = QRect(x, y, width, height)
    if across == down == 1.0:
        painter.drawImage(QPointF(target.x + source.x(), target.y + source.y()), image, QRectF(source))
        return
    is_full = image.width() >= viewport.seen[0]
    smooth = not is_full or viewport.scale() < CRISP_FROM
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=smooth)
    place = QRectF(
        target.x + source.x() * across,
        target.y + source.y() * down,
        source.width() * across,
        source.height() * down,
    )
    painter.drawImage(place, image, QRectF(source))


def _stretch(begin: int, space: int, scale: float, side: int) -> tuple[int, int]:
    """Return begin and length of the image pixels in sight, and one more on either side to blend with."""
    first = max(0, floor(begin / scale) - 1)
    last = min(side, ceil((begin + space + 1) / scale) + 1)
    return first, max(1, last - first)
