"""The two buttons at the sides of the photo that lead to its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QPointF, QPropertyAnimation, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from gallery_app.model.navigation import Direction

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

SIZE: Final = QSize(44, 72)
MARGIN: Final = 12
NEAR: Final = 0.25  # of the width: a pointer that moves this near a side brings both buttons
LINGER_MS: Final = 2000
FADE_MS: Final = 180
SHADE: Final = QColor(0, 0, 0, 115)
SHADE_UNDER_POINTER: Final = QColor(0, 0, 0, 165)


class Chevron(QAbstractButton):
    """One rounded, translucent button with an arrowhead; it is always drawn over a photo, in any theme."""

    def __init__(self, direction: Direction, parent: QWidget) -> None:
        super().__init__(parent)
        self.direction = direction
        self._opacity = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys have their own way; Tab goes to the photo
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        forward = direction is Direction.FORWARD
        self.setAccessibleName(self.tr("Next photo") if forward else self.tr("Previous photo"))
        self.resize(SIZE)
        self.hide()

    def _get_opacity(self) -> float:
        return self._opacity

    def _set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        if opacity > 0 and not self.isVisible():
            self.raise_()  # above whatever else was laid over the photo meanwhile
        self.setVisible(opacity > 0)
        self.update()

    opacity = Property(float, _get_opacity, _set_opacity)

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return the one size it has."""
        return SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the ground and two strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SHADE_UNDER_POINTER if self.underMouse() else SHADE)
        painter.drawRoundedRect(self.rect(), 6, 6)
        stroke = QPen(Qt.GlobalColor.white, 2.0)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(stroke)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(self.width() / 2, self.height() / 2)
        points_right = (self.direction is Direction.FORWARD) != self.isRightToLeft()
        painter.scale(1 if points_right else -1, 1)
        painter.drawPolyline(QPolygonF([QPointF(-2.75, -7), QPointF(2.75, 0), QPointF(-2.75, 7)]))


class Chevrons(QWidget):
    """Brings the two buttons when the pointer nears a side, and takes them away again.

    It is never seen itself: the buttons are children of the widget they lie on.
    """

    clicked = Signal(object)  # Direction

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.enabled = True
        self.reduce_motion = False
        self._ends = {Direction.BACKWARD: False, Direction.FORWARD: False}
        self._buttons = {direction: Chevron(direction, parent) for direction in Direction}
        self._fades: dict[Direction, QPropertyAnimation] = {}
        for direction, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, way=direction: self.clicked.emit(way))
            self._fades[direction] = QPropertyAnimation(button, b"opacity", self)
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER_MS)
        self._linger.timeout.connect(self._leave)

    def button(self, direction: Direction) -> Chevron:
        """Return one of the two buttons."""
        return self._buttons[direction]

    def set_enabled(self, enabled: bool) -> None:
        """Allow the buttons to appear, or take them away for good."""
        self.enabled = enabled
        if not enabled:
            self.hide_now()

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Leave out the button that would lead nowhere."""
        self._ends = {Direction.BACKWARD: first, Direction.FORWARD: last}
        for direction, at_end in self._ends.items():
            if at_end:
                self._fade(direction, 0.0)
            elif self._linger.isActive():
                self._fade(direction, 1.0)

    def arrange(self, area: QRect) -> None:
        """Put the buttons at the sides of ``area``; the way forward is on the left in Hebrew or Arabic."""
        top = area.top() + (area.height() - SIZE.height()) // 2
        right = area.right() + 1 - MARGIN - SIZE.width()
        for direction, button in self._buttons.items():
            at_right = (direction is Direction.FORWARD) != self.isRightToLeft()
            button.move(right if at_right else area.left() + MARGIN, top)

    def pointer_moved(self, point: QPoint, area: QRect) -> None:
        """Bring the buttons if the pointer moves near a side."""
        depth = min(point.x() - area.left(), area.right() - point.x())
        if not self.enabled or depth > area.width() * NEAR:
            return
        self._linger.start()
        for direction, at_end in self._ends.items():
            if not at_end:
                self._fade(direction, 1.0)

    def hide_now(self) -> None:
        """Take the buttons away at once."""
        self._linger.stop()
        for direction, fade in self._fades.items():
            fade.stop()
            self._buttons[direction].setProperty("opacity", 0.0)

    def _leave(self) -> None:
        if any(button.isVisible() and button.underMouse() for button in self._buttons.values()):
            self._linger.start()
            return
        for direction in Direction:
            self._fade(direction, 0.0)

    def _fade(self, direction: Direction, opacity: float) -> None:
        fade, button = self._fades[direction], self._buttons[direction]
        running = fade.state() == QPropertyAnimation.State.Running
        if opacity == (fade.endValue() if running else button.property("opacity")):
            return
        fade.stop()
        fade.setStartValue(button.property("opacity"))
        fade.setEndValue(opacity)
        fade.setDuration(0 if self.reduce_motion else FADE_MS)
        fade.start()
