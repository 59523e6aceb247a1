"""The photo, large: painted, zoomed, panned and turned; it never loads anything itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery_app.model.part import Heading, Part, heading_of, part_in_sight, part_to_ask_for, part_to_keep
from gallery_app.model.viewport import FITTED, Mode, Position, Viewport
from gallery_app.ui.photo_message import paint_message
from gallery_app.ui.photo_painting import device_size, paint_in_device_pixels, paint_sight
from gallery_app.ui.photo_sight import Sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

    from gallery_app.model.viewport import Point
    from gallery_app.ui.theme import Theme

SETTLE_MS: Final = 80  # after zooming or resizing: then the photo is worth decoding at its new size
HURRY_MS: Final = 250  # from photo to photo: less than it takes to decode a large one at full size
UNKNOWN_IS: Final = 64  # times the stand-in: a photo whose size nobody told is taken to be large


class PhotoCanvas(QWidget):
    """Shows one photo, the current one.

    Until there is something to show of a new current photo (:meth:`show_image`, :meth:`show_stand_in`,
    :meth:`show_message` or :meth:`show_nothing`), the old one stays.
    """

    size_wanted = Signal(int, int)  # device pixels, upright: decoded at this size, the photo is drawn exactly
    part_wanted = Signal(object)  # a Part: decoded like that, what is in sight is drawn exactly
    looked_anew = Signal()  # another photo, or the same one zoomed, panned or turned
    zoom_changed = Signal(float)  # percent; 100 is one image pixel for one device pixel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_view = False  # whether the next photo keeps zoom and position
        self._theme = theme
        self._current: Sight | None = None  # what verbs act on
        self._painted: Sight | None = None  # the same, or the photo before while the current one is awaited
        self._asked: tuple[int, int] | None = None
        self._asked_part: Part | None = None  # one at a time: what is needed next is known when it is there
        self._heading: Heading = (0, 0)
        self._kept: Position | None = None  # as looked at since a photo that may have had more of it
        self._percent = 0.0
        self._since_photo = QElapsedTimer()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._come_to_rest)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What it is and shows

    @property
    def photo_id(self) -> str | None:
        """The current photo, shown or awaited."""
        return self._current.photo_id if self._current else None

    @property
    def is_at_rest(self) -> bool:
        """Whether what is painted is all there will be: exact pixels, or a message."""
        sight = self._current
        if sight is None or self._painted is not sight:
            return False
        return sight.message is not None or sight.has_exact()

    @property
    def message_shown(self) -> bool:
        """Whether a message stands in the photo's place."""
        return self._painted is not None and self._painted.message is not None

    @property
    def painted_photo_id(self) -> str | None:
        """The photo whose picture is on the screen: the one before, while the current one is awaited."""
        return self._painted.photo_id if self._painted else None

    @property
    def is_fitted(self) -> bool:
        """Whether the whole photo is in sight, so that there is nothing to pan to."""
        return self._current is None or bool(self._current.message) or self._current.viewport.shows_all

    @property
    def zoom_percent(self) -> float:
        """The present scale; 100 is one image pixel for one device pixel."""
        return 100 * self._current.viewport.scale() if self._current else 100.0

    @property
    def mode(self) -> Mode:
        """How the scale is found."""
        return self._current.viewport.mode if self._current else Mode.FIT

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.update()

    # The current photo

    def show_photo(self, photo_id: str, natural_size: QSize | None = None) -> None:
        """Make a photo the current one; what is painted stays until there is something to show of it."""
        size = natural_size or device_size(self.size(), self.devicePixelRatioF() * UNKNOWN_IS)
        natural = size.toTuple() if isinstance(size, QSize) else size
        self._kept = self._next_position()
        viewport = Viewport.at(self._kept, natural, self._area())
        self._current = Sight(photo_id, viewport, natural_known=natural_size is not None)
        self._asked = self._asked_part = None
        self._heading = (0, 0)
        hurries = self._since_photo.isValid() and self._since_photo.elapsed() < HURRY_MS
        self._since_photo.start()
        if self._current.needs_parts and hurries:
            self._settle.start()
        else:
            self._want_pixels()
        self._tell()

    def show_image(self, photo_id: str, image: QImage, natural_size: QSize, *, sharp: bool = True) -> None:
        """Show (more of) a photo's pixels, upright; ignored unless it is the current one."""
        if self._current is None or photo_id != self._current.photo_id or image.isNull():
            return
        viewport = self._current.viewport.with_natural_size((natural_size.width(), natural_size.height()))
        sight = replace(self._current, viewport=viewport, natural_known=True)
        self._look(sight.with_image(image, sharp=sharp))

    def show_frame(self, photo_id: str, image: QImage) -> None:
        """Show a frame of an animation in place of the current photo's own pixels, upright."""
        sight = self._current
        if sight is not None and photo_id == sight.photo_id and not sight.message and not image.isNull():
            self._see(sight.with_frame(image))

    def show_part(self, photo_id: str, part: Part, image: QImage, pixels: object = None) -> None:
        """Show the pixels of a part of the current photo, upright.

        ``pixels`` is the memory that ``image`` points into, if it is not its own: it is kept as long.
        """
        if self._current is None or photo_id != self._current.photo_id or image.isNull():
            return
        self._asked_part = None
        if self._current.message is None:
            self._look(self._current.with_piece(part, image, pixels))

    def refuse_parts(self, photo_id: str) -> None:
        """Do with the whole of the current photo, at a size there is memory for: no part of it can be had."""
        if self._current is not None and photo_id == self._current.photo_id:
            self._asked_part = None
            self._see(replace(self._current, whole_only=True))
            self._want_pixels()

    def show_stand_in(self, photo_id: str, image: QImage, natural_size: QSize | None = None) -> None:
        """Show a thumbnail, enlarged, in place of the photo; without a known size it fills the area."""
        if natural_size is not None:
            self.show_image(photo_id, image, natural_size, sharp=False)
            return
        if self._current is None or photo_id != self._current.photo_id or image.isNull():
            return
        sight = self._current
        if not sight.natural_known:
            assumed = image.width() * UNKNOWN_IS, image.height() * UNKNOWN_IS
            sight = replace(sight, viewport=sight.viewport.with_natural_size(assumed))
        self._look(sight.with_image(image, sharp=False))

    def show_nothing(self, photo_id: str | None = None) -> None:
        """Show the empty surround: of the current photo there is nothing yet, or (None) there is no photo."""
        if photo_id is None:
            self._settle.stop()
            self._current = self._painted = None
            self.update()
        elif self._current is not None and photo_id == self._current.photo_id:
            self._look(replace(self._current, renditions=(), pieces=(), message=None))

    def show_message(self, photo_id: str, title: str, text: str) -> None:
        """Say in the photo's place why it cannot be shown; plain text, never interpreted."""
        if self._current is not None and photo_id == self._current.photo_id:
            self._settle.stop()
            self._look(replace(self._current, renditions=(), pieces=(), message=(title, text)))

    # Looking at it

    @Slot()
    def fit(self) -> None:
        """Show the whole photo."""
        self._change(lambda viewport: viewport.fitted(), self._want_pixels)

    @Slot()
    def fill(self) -> None:
        """Leave no margin."""
        self._change(lambda viewport: viewport.filled(), self._want_pixels)

    @Slot()
    def fit_width(self) -> None:
        """Show the photo as wide as the area."""
        self._change(lambda viewport: viewport.fitted_to_width(), self._want_pixels)

    @Slot()
    def actual_size(self) -> None:
        """Show one image pixel on one device pixel."""
        self._change(lambda viewport: viewport.zoomed_to(1.0), self._want_pixels)

    @Slot()
    def toggle_fit(self) -> None:
        """Change between the whole photo and 100 %."""
        self._toggle(None)

    def toggle_fit_at(self, point: QPointF) -> None:
        """Change between the whole photo and 100 %; what is under ``point`` of this widget stays there."""
        self._toggle(self._device_point(point))

    @Slot()
    def zoom_in(self) -> None:
        """Take the next larger step, around the middle."""
        self._change(lambda viewport: viewport.zoomed_in())

    @Slot()
    def zoom_out(self) -> None:
        """Take the next smaller step, around the middle."""
        self._change(lambda viewport: viewport.zoomed_out())

    def step_zoom_at(self, point: QPointF, *, larger: bool) -> None:
        """Take one step of zoom; what is under ``point`` of this widget stays there."""
        at = self._device_point(point)
        self._change(lambda viewport: viewport.zoomed_in(at) if larger else viewport.zoomed_out(at))

    def zoom_at(self, point: QPointF, factor: float) -> None:
        """Zoom by ``factor``; what is under ``point`` of this widget stays there."""
        self._change(lambda viewport: viewport.zoomed_at(self._device_point(point), factor))

    def pan(self, dx: float, dy: float) -> None:
        """Move the photo by device-independent pixels, as far as there is more of it to see."""
        ratio = self.devicePixelRatioF()
        self._heading = heading_of(-dx, -dy)
        self._change(lambda viewport: viewport.panned(-dx * ratio, -dy * ratio), self._want_unless_zooming)

    @Slot()
    def rotate_left(self) -> None:
        """Turn the photo by a quarter, anticlockwise."""
        self._turn(-1)

    @Slot()
    def rotate_right(self) -> None:
        """Turn the photo by a quarter, clockwise."""
        self._turn(1)

    def _area(self) -> tuple[int, int]:
        return device_size(self.size(), self.devicePixelRatioF())

    def _device_point(self, point: QPointF) -> Point:
        ratio = self.devicePixelRatioF()
        return point.x() * ratio, point.y() * ratio

    def _next_position(self) -> Position:
        if not self.keep_view or self._current is None:
            return FITTED
        return self._kept or self._current.viewport.position

    def _look(self, sight: Sight) -> None:
        """Paint the current photo from now on."""
        self._current = self._painted = sight.without_needless_pieces()
        self.update()
        self._tell()
        if sight.message:
            return
        if sight.needs_parts:
            self._want_unless_zooming()
        elif not sight.has_exact():
            self._settle.start()

    def _change(self, change: Callable[[Viewport], Viewport], then: Callable[[], None] | None = None) -> None:
        """Look in another way; ``then`` asks for the pixels, else that waits until zooming has settled."""
        if self._current is None or self._current.message:
            return
        viewport = change(self._current.viewport)
        if viewport == self._current.viewport:
            return
        self._kept = None
        self._see(replace(self._current, viewport=viewport))
        (then or self._settle.start)()
        self._tell()

    def _see(self, sight: Sight) -> None:
        """See the current photo in another way from now on, if it is on the screen at all."""
        if self._painted is self._current:
            self._painted = sight
            self.update()
        self._current = sight

    def _turn(self, quarters: int) -> None:
        if self._current is None or self._current.message:
            return
        self._kept = None
        self._see(self._current.rotated(quarters))
        self._want_pixels()
        self._tell()

    def _toggle(self, at: Point | None) -> None:
        if self.mode is Mode.FIT:
            self._change(lambda viewport: viewport.zoomed_to(1.0, at), self._want_pixels)
        else:
            self.fit()

    def _tell(self) -> None:
        """Tell what a zoom label shows."""
        known = self._current is not None and self._current.natural_known
        percent = self.zoom_percent if known else 0.0
        if percent and percent != self._percent:
            self._percent = percent
            self.zoom_changed.emit(percent)
        self.looked_anew.emit()

    @Slot()
    def _come_to_rest(self) -> None:
        self.update()  # what was painted in haste
        self._want_pixels()

    @Slot()
    def _want_pixels(self) -> None:
        self._settle.stop()
        sight = self._current
        if sight is None or sight.message or not self.isVisible():
            return
        if sight.has_whole():
            self._asked = None
            self._see(sight.without_needless_pieces())
        elif sight.needs_parts:
            self._asked = None
            self._want_part(sight)
        else:
            self._want_size(sight)

    def _want_unless_zooming(self) -> None:
        if not self._settle.isActive():
            self._want_pixels()

    def _want_size(self, sight: Sight) -> None:
        wanted = sight.wanted_size() if sight.natural_known else self._area()
        if not self._asked or not sight.is_covered_by(self._asked, wanted):
            self._asked = wanted
            self.size_wanted.emit(*wanted)

    def _want_part(self, sight: Sight) -> None:
        """Ask for what is in sight, and once that is there, for what lies around it."""
        part = part_in_sight(sight.viewport)
        if sight.has_part(part):
            if sight.has_part(part_to_keep(sight.viewport)):
                return
            part = part_to_ask_for(sight.viewport, self._heading)
        if self._asked_part is None:
            self._asked_part = part
            self.part_wanted.emit(part)

    # What Qt tells

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return the size of the mock-up's image area."""
        return QSize(960, 640)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint margins and photo, each pixel once."""
        painter = QPainter(self)
        sight = self._painted
        if sight is None or sight.message:
            painter.fillRect(self.rect(), self._theme.surround)
            if sight and sight.message:
                paint_message(painter, self.rect(), sight.message, self._theme)
        else:
            painter.save()
            ratio = paint_in_device_pixels(painter)
            viewport = sight.viewport.with_view_size(device_size(self.size(), ratio))
            moves = self._settle.isActive()
            paint_sight(painter, replace(sight, viewport=viewport), self._theme, ratio, in_haste=moves)
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  — Qt's name
        """Look into the new space at what was looked at."""
        super().resizeEvent(event)
        self._resize_area()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  — Qt's name
        """Ask for what the layout made room for: before it, any size would be a guess."""
        super().showEvent(event)
        self._want_pixels()

    def _resize_area(self) -> None:
        area, kept = self._area(), self._kept  # what is painted of the photo before follows by itself
        self._change(lambda viewport: viewport.with_view_size(area))
        self._kept = kept

    def event(self, event: QEvent) -> bool:
        """Follow a move to a screen of another pixel ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resize_area()
        return super().event(event)
