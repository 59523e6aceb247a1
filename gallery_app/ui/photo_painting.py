"""Painting one photo exact to the device pixel, at any pixel ratio."""

from __future__ import annotations

from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from gallery_app.model.part import Part, part_in_sight, stretch
from gallery_app.model.viewport import Rectangle, Size, Viewport
from gallery_app.ui.photo_sight import nearly
from gallery_app.ui.theme import mixed

if TYPE_CHECKING:
    from gallery_app.ui.photo_sight import Piece, Rendition, Sight
    from gallery_app.ui.theme import Theme

CRISP_FROM: Final = 2.0  # from this scale on, pixels are shown as squares
AT_EASE: Final = 1.2  # times the view: so many opaque image pixels are blended in time for the next frame
CHEQUER: Final = 8  # device-independent pixels: the side of one square behind a transparent photo


class _Patch(NamedTuple):
    """An image, turned as the photo is: its pixels begin at ``x``, ``y`` of a picture of size ``whole``."""

    image: QImage
    whole: Size
    x: int = 0
    y: int = 0


class _Canvas(NamedTuple):
    """What is painted on, where the whole photo goes, and how."""

    painter: QPainter
    viewport: Viewport
    target: Rectangle
    theme: Theme
    ratio: float
    in_haste: bool


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


def paint_sight(
    painter: QPainter, sight: Sight, theme: Theme, ratio: float, *, in_haste: bool = False
) -> None:
    """Paint surround and photo; ``painter`` counts in device pixels.

    ``in_haste``: while it is being zoomed, less well what takes longer than a sixtieth of a second.
    """
    rendition = sight.frame or _best(sight)
    viewport = sight.viewport
    pieces = [] if sight.frame else _pieces_to_paint(sight, rendition)
    is_covered = bool(pieces) and pieces[-1].part.contains(_in_sight(viewport, pieces[-1]))
    target = viewport.target() if pieces else _drawn_at(viewport, rendition)
    _paint_margins(painter, viewport.view, target if rendition or pieces else None, theme)
    canvas = _Canvas(painter, viewport, target, theme, ratio, in_haste)
    if rendition is not None and not is_covered:
        _paint(canvas, _Patch(rendition.image, rendition.size))
    for piece in pieces[-1:] if is_covered else pieces:
        whole = piece.part.whole[::-1] if viewport.rotation % 180 else piece.part.whole
        x, y = piece.part.as_seen(viewport.rotation)[:2]
        _paint(canvas, _Patch(piece.image, whole, x, y))


def _pieces_to_paint(sight: Sight, rendition: Rendition | None) -> list[Piece]:
    """Return the pieces that show more than the image of the whole photo, the best one last."""
    if rendition is not None and _is_enough(rendition.size, sight.viewport):
        return []
    least = max(rendition.size) if rendition is not None else 0
    exact = sight.viewport.wanted_size()

    def rank(piece: Piece) -> tuple[bool, bool]:
        return piece.part.contains(_in_sight(sight.viewport, piece)), piece.part.whole == exact

    return sorted((piece for piece in sight.pieces if max(piece.part.whole) > least), key=rank)


def _in_sight(viewport: Viewport, piece: Piece) -> Part:
    """Return what is in sight, as a part of the picture that the piece is a part of."""
    whole = piece.part.whole
    if whole == viewport.wanted_size():
        return part_in_sight(viewport)
    target = viewport.target()
    seen = whole[::-1] if viewport.rotation % 180 else whole
    x, width = stretch(-target.x, viewport.view[0], target.width / seen[0], seen[0])
    y, height = stretch(-target.y, viewport.view[1], target.height / seen[1], seen[1])
    return Part.seen_as(Rectangle(x, y, width, height), whole, viewport.rotation)


def _best(sight: Sight) -> Rendition | None:
    """Return the image of just the size drawn, else the smallest above it, else the largest."""
    target = sight.viewport.target()
    needed = (target.width, target.height)

    def rank(kept: Rendition) -> tuple[bool, bool, int]:
        enough = kept.size[0] >= needed[0] and kept.size[1] >= needed[1]
        area = kept.size[0] * kept.size[1]
        return (not nearly(kept.size, needed), not enough, area if enough else -area)

    return min(sight.renditions, key=rank, default=None)


def _is_enough(size: Size, viewport: Viewport) -> bool:
    target = viewport.target()
    needed = (min(target.width, viewport.seen[0]), min(target.height, viewport.seen[1]))
    return nearly(size, needed) or (size[0] >= needed[0] and size[1] >= needed[1])


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


@lru_cache(maxsize=4)
def _chequer(side: int, one: str, other: str) -> QImage:
    tile = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
    tile.fill(QColor(one))
    painter = QPainter(tile)
    for x, y in ((0, 0), (side, side)):
        painter.fillRect(x, y, side, side, QColor(other))
    painter.end()
    return tile


def _paint(canvas: _Canvas, patch: _Patch) -> None:
    viewport, target, image = canvas.viewport, canvas.target, patch.image
    across, down = target.width / patch.whole[0], target.height / patch.whole[1]
    x, width = _within(-target.x, viewport.view[0], across, patch.x, image.width(), patch.whole[0])
    y, height = _within(-target.y, viewport.view[1], down, patch.y, image.height(), patch.whole[1])
    if width <= 0 or height <= 0:
        return
    place = QRectF(target.x + x * across, target.y + y * down, width * across, height * down)
    if image.hasAlphaChannel():
        _paint_chequer(canvas, place)
    source = QRectF(x - patch.x, y - patch.y, width, height)
    if across == down == 1.0:
        canvas.painter.drawImage(place.topLeft(), image, source)
        return
    hint = QPainter.RenderHint.SmoothPixmapTransform
    canvas.painter.setRenderHint(hint, on=_is_smooth(canvas, patch, width * height))
    canvas.painter.drawImage(place, image, source)


def _is_smooth(canvas: _Canvas, patch: _Patch, pixels: int) -> bool:
    is_full = patch.whole[0] >= canvas.viewport.seen[0]
    if is_full and canvas.viewport.scale() >= CRISP_FROM:
        return False
    width, height = canvas.viewport.view
    is_quick = pixels <= AT_EASE * width * height and not patch.image.hasAlphaChannel()
    return is_quick or not canvas.in_haste


def _within(begin: int, space: int, scale: float, at: int, length: int, side: int) -> tuple[int, int]:
    """Return what is in sight of the image pixels ``at`` to ``at + length`` of ``side``: begin and length."""
    first, count = stretch(begin, space, scale, side)
    start = max(first, at)
    return start, min(first + count, at + length) - start


def _paint_chequer(canvas: _Canvas, place: QRectF) -> None:
    theme, view = canvas.theme, canvas.viewport.view
    side = max(1, round(CHEQUER * canvas.ratio))
    one, other = (mixed(theme.surround, theme.text, share).name() for share in (0.17, 0.23))
    canvas.painter.save()
    canvas.painter.setBrushOrigin(max(0, canvas.target.x), max(0, canvas.target.y))
    area = place.toAlignedRect() & QRect(*canvas.target) & QRect(0, 0, *view)
    canvas.painter.fillRect(area, QBrush(_chequer(side, one, other)))
    canvas.painter.restore()
