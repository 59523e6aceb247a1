"""The photo with all that is done to it by pointer, and what lies over it for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from gallery_app.model.navigation import Direction
from gallery_app.ui.chevrons import Chevrons
from gallery_app.ui.notice import Notice
from gallery_app.ui.photo_canvas import PhotoCanvas
from gallery_app.ui.photo_message import paint_message
from gallery_app.ui.wheel_steps import NOTCH, WheelSteps, WheelUse, is_touchpad

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from gallery_app.ui.theme import Theme

TOUCHPAD_ZOOM: Final = 1.25  # for as much as one notch of a wheel
WHEEL_PAN: Final = 80  # device-independent pixels that one notch moves a zoomed photo
HANDS: Final = (Qt.CursorShape.OpenHandCursor, Qt.CursorShape.ClosedHandCursor)
KEYBOARD_FOCUS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PhotoView(PhotoCanvas):
    """Shows the current photo, and lets it be handled."""

    chevron_clicked = Signal(object)  # Direction
    step_requested = Signal(object)  # Direction: the wheel, or a mouse's back and forward buttons
    drag_wanted = Signal()  # somebody pulls at the whole photo, to take it elsewhere

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._drag: QPointF | None = None
        self._pressed: QPointF | None = None  # where a drag of the whole photo may have begun
        self._ring = False
        self._empty: tuple[str, str] | None = None  # what is said where there is no photo
        self._wheel = WheelSteps()
        self._wheel_use = WheelUse.STEP
        self._chevrons = Chevrons(self)
        self._notice = Notice(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)  # dropped files are the window's business
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Photo"))
        self._chevrons.clicked.connect(self.chevron_clicked)
        self.looked_anew.connect(self._show_hand)

    def set_reduce_motion(self, reduce: bool) -> None:
        """Let nothing fade."""
        self._chevrons.reduce_motion = self._notice.reduce_motion = reduce

    def set_wheel(self, use: WheelUse) -> None:
        """Let the wheel step, zoom or scroll; a touchpad never steps, and zooms with Ctrl only."""
        self._wheel_use = use

    def set_ends(self, first: bool, last: bool) -> None:
        """Tell whether the current photo is the first or the last one: no button leads further."""
        self._chevrons.set_ends(first=first, last=last)

    def set_chevrons_enabled(self, enabled: bool) -> None:
        """Allow the buttons at the sides, or not (a slide show has none)."""
        self._chevrons.set_enabled(enabled)

    def set_accessible_words(self, name: str, description: str = "") -> None:
        """Say what a screen reader says of the photo."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def show_notice(self, text: str, *, keep: bool = False) -> None:
        """Show a line over the photo for a moment, or until :meth:`clear_notice`."""
        self._notice.show_text(text, keep=keep)

    def say_empty(self, title: str = "", text: str = "") -> None:
        """Say something where there is no photo to show, or nothing."""
        self._empty = (title, text) if title else None
        self.update()

    @property
    def notice_text(self) -> str:
        """The line over the photo, or an empty text."""
        return self._notice.text() if self._notice.isVisibleTo(self) else ""

    @Slot()
    def clear_notice(self) -> None:
        """Take the notice away."""
        self._notice.leave()

    @Slot()
    def _show_hand(self) -> None:
        """Let the pointer say whether dragging does anything; a pointer that somebody hid stays hidden."""
        if self.is_fitted:
            self._drag = None
        shown, hand = self.cursor().shape(), HANDS[self._drag is not None]
        if self.is_fitted and shown in HANDS:
            self.unsetCursor()
        elif not self.is_fitted and shown not in (hand, Qt.CursorShape.BlankCursor):
            self.setCursor(hand)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the photo, and the ring of the keyboard's focus."""
        super().paintEvent(event)
        if self._empty is not None and self.photo_id is None:
            with QPainter(self) as words:
                paint_message(words, self.rect(), self._empty, self._theme)
        if self._ring:
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.accent, 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  — Qt's name
        """Keep what lies over the photo in its place."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._chevrons.arrange(self.rect())
        self._notice.arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the font and the direction of writing."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._arrange()
            self.update()

    def event(self, event: QEvent) -> bool:
        """Take pinches."""
        if isinstance(event, QNativeGestureEvent) and self._native_gesture(event):
            return True
        if isinstance(event, QGestureEvent) and (pinch := event.gesture(Qt.GestureType.PinchGesture)):
            if isinstance(pinch, QPinchGesture):
                self.zoom_at(QPointF(self.mapFromGlobal(pinch.centerPoint())), pinch.scaleFactor())
            return True
        return super().event(event)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(event.position(), max(0.1, 1 + event.value()))
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                self.toggle_fit_at(event.position())
            case _:
                return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  — Qt's name
        """Zoom with Ctrl or where the wheel is to zoom; else pan a zoomed photo, or step from a whole one."""
        event.accept()
        zooms = self._wheel_use is WheelUse.ZOOM and not is_touchpad(event)
        if zooms or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel_zoom(event)
        elif not self.is_fitted:
            self._wheel_pan(event)
        elif self._wheel_use is WheelUse.STEP and (direction := self._wheel.step_of(event)):
            self.step_requested.emit(direction)

    def _wheel_zoom(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if is_touchpad(event) or turned % NOTCH:
            self.zoom_at(event.position(), TOUCHPAD_ZOOM ** (turned / NOTCH))
        elif turned:
            self.step_zoom_at(event.position(), larger=turned > 0)

    def _wheel_pan(self, event: QWheelEvent) -> None:
        moved = QPointF(event.angleDelta()) * (WHEEL_PAN / NOTCH)
        if is_touchpad(event) and not event.pixelDelta().isNull():
            moved = QPointF(event.pixelDelta())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not moved.x():
            moved = moved.transposed()
        self.pan(moved.x(), moved.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Begin to drag, or step with a mouse's own buttons."""
        self._set_ring(False)
        match event.button():
            case Qt.MouseButton.BackButton:
                self.step_requested.emit(Direction.BACKWARD)
            case Qt.MouseButton.ForwardButton:
                self.step_requested.emit(Direction.FORWARD)
            case Qt.MouseButton.LeftButton if not self.is_fitted:
                self._drag = event.position()
                self._show_hand()
            case Qt.MouseButton.LeftButton:
                # A finger on the whole photo is no mouse: it has its own gestures.
                is_finger = event.device().type() is QInputDevice.DeviceType.TouchScreen
                self._pressed = None if is_finger else event.position()
            case _:
                super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Pan while dragging, or let the whole photo be dragged; bring the buttons at the sides otherwise."""
        self._show_hand()
        if self._drag is None:
            if self._is_pulled(event):
                self._pressed = None
                self.drag_wanted.emit()
                return
            self._chevrons.pointer_moved(event.position().toPoint(), self.rect())
            return
        moved = event.position() - self._drag
        self._drag = event.position()
        self.pan(moved.x(), moved.y())

    def _is_pulled(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not self.is_fitted or event.buttons() != Qt.MouseButton.LeftButton:
            return False
        moved = (event.position() - self._pressed).manhattanLength()
        return moved >= QApplication.startDragDistance()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """End a drag."""
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and self._drag is not None:
            self._drag = None
            self._show_hand()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Change between the whole photo and 100 % at the pointer; another button counts twice."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle_fit_at(event.position())
        else:
            self.mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Show the ring to who came by key."""
        super().focusInEvent(event)
        self._set_ring(event.reason() in KEYBOARD_FOCUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Take the ring away."""
        super().focusOutEvent(event)
        self._set_ring(False)

    def _set_ring(self, ring: bool) -> None:
        if ring != self._ring:
            self._ring = ring
            self.update()
