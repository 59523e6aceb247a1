"""The bar over an animation: pause, frame by frame, speed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QEvent, QPropertyAnimation, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QWidget

from gallery_app.ui.actions import ActionId
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.texts import as_plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction, QPaintEvent

    from gallery_app.ui.animation_player import AnimationPlayer
    from gallery_app.ui.caption_overlay import CaptionOverlay
    from gallery_app.ui.commands import Commands

BUTTON: Final = QSize(36, 36)
ICON: Final = 20
MARGIN: Final = 16  # from the lower edge of the photo's area, or from the words over it
LINGER_MS: Final = 2000
FADE_MS: Final = 180
ROUND: Final = 8
SHADE: Final = QColor(0, 0, 0, 165)
UNDER_POINTER: Final = QColor(255, 255, 255, 46)
EDGE: Final = QColor(255, 255, 255, 38)  # on a dark surround the shade alone would not be seen
INK: Final = QColor(255, 255, 255)


class BarButton(QAbstractButton):
    """One command of the bar, as an icon; it follows its action."""

    def __init__(self, action: QAction, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self._icon = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys have their own way; Tab goes to the photo
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(BUTTON)
        self.show_as(icon_name, action.text().replace("&", ""))
        self.clicked.connect(action.trigger)

    def show_as(self, icon_name: str, name: str) -> None:
        """Take an icon, and a name for screen readers and the tool tip."""
        if (icon_name, name) == (self._icon, self.accessibleName()):
            return
        self._icon = icon_name
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(as_plain_tooltip(f"{name} ({keys})" if keys else name))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return the one size it has."""
        return BUTTON

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the icon, on a lighter ground under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(UNDER_POINTER)
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), ROUND - 3, ROUND - 3)
        drawn = icon_pixmap(self._icon, INK, ICON, self.devicePixelRatioF())
        at = (BUTTON.width() - ICON) // 2
        painter.drawPixmap(at, at, drawn)


class AnimationBar(QWidget):
    """Lies over the lower edge of the photo: while it is paused, and where the pointer moves."""

    def __init__(self, photo_view: QWidget, overlay: CaptionOverlay, commands: Commands) -> None:
        super().__init__(photo_view)
        self._view, self._overlay = photo_view, overlay
        self._player: AnimationPlayer | None = None
        self.reduce_motion = False
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs this way wherever one reads
        self.setAccessibleName(self.tr("Animation"))
        self._pause = BarButton(commands[ActionId.ANIMATION_PAUSE], "pause", self)
        self._frame = self._label(self.tr("Frame"))
        self._speed = self._label(self.tr("Speed"))
        self._lay_out(commands)
        self._shade = QGraphicsOpacityEffect(self)
        self._shade.setOpacity(0.0)
        self.setGraphicsEffect(self._shade)
        self._fade = QPropertyAnimation(self, b"opacity", self)
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER_MS)
        self._linger.timeout.connect(self._leave)
        photo_view.installEventFilter(self)
        self.hide()

    def _get_opacity(self) -> float:
        return self._shade.opacity()

    def _set_opacity(self, opacity: float) -> None:
        self._shade.setOpacity(opacity)
        self._shade.setEnabled(opacity < 1)
        self.setVisible(opacity > 0)

    opacity = Property(float, _get_opacity, _set_opacity)

    def attach(self, player: AnimationPlayer | None) -> None:
        """Show how an animation stands, or leave: there is none."""
        self._player = player
        if player is None:
            self._linger.stop()
            self._fade.stop()
            self._set_opacity(0.0)
        else:
            player.changed.connect(self._follow)
            self._follow()

    @Slot()
    def wake(self) -> None:
        """Appear: the pointer moved, or a key did something."""
        if self._player is not None:
            self.arrange()
            self.raise_()
            self._fade_to(1.0)
            self._linger.start()

    @Slot()
    def arrange(self) -> None:
        """Stand in the middle above the lower edge, or above the words over the photo."""
        self.adjustSize()
        bottom = self._overlay.words_top() if self._overlay.words_visible else self._view.height()
        self.move((self._view.width() - self.width()) // 2, max(0, bottom - MARGIN - self.height()))

    @property
    def is_pinned(self) -> bool:
        """Whether it stays: somebody has paused, or nothing plays unless it is asked for."""
        player = self._player
        return player is not None and not player.playing and not player.finished

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  — Qt's name
        """Come with the pointer, and follow the photo's area."""
        match event.type():
            case QEvent.Type.MouseMove:
                self.wake()
            case QEvent.Type.Resize if self._player is not None:
                QTimer.singleShot(0, self, self.arrange)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(EDGE)
        painter.setBrush(SHADE)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)

    def _lay_out(self, commands: Commands) -> None:
        def button(action_id: ActionId) -> BarButton:
            return BarButton(commands[action_id], commands.icon_name(action_id), self)

        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(0)
        for widget in (
            button(ActionId.FRAME_BACK),
            self._pause,
            button(ActionId.FRAME_ON),
            self._frame,
            button(ActionId.ANIMATION_SLOWER),
            self._speed,
            button(ActionId.ANIMATION_FASTER),
        ):
            row.addWidget(widget)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setStyleSheet(f"color: {INK.name()}; background: transparent;")
        label.setAccessibleDescription(name)
        return label

    @Slot()
    def _follow(self) -> None:
        player = self._player
        if player is None:
            return
        names = ("pause", self.tr("Pause")) if player.playing else ("play", self.tr("Play"))
        self._pause.show_as(*names)
        self._show_place(player.index + 1, player.count)
        self._show_text(self._speed, f"{self.locale().toString(player.speed)}×", "0.25×")
        if self.is_pinned and not self._linger.isActive():
            self.wake()
        elif self.isVisible() and player.playing and not self._linger.isActive():
            self._linger.start()

    def _show_place(self, number: int, count: int | None) -> None:
        if count is None:
            self._show_text(self._frame, str(number), "500")
            return
        self._show_text(self._frame, f"{number} / {count}", f"{count} / {count}")
        spoken = self.tr("Frame {number} of {count}").replace("{number}", str(number))
        self._frame.setAccessibleName(spoken.replace("{count}", str(count)))

    def _show_text(self, label: QLabel, text: str, widest: str) -> None:
        """Show a text; the room it has is that of the widest, so that nothing moves."""
        room = label.fontMetrics().horizontalAdvance(widest) + label.fontMetrics().averageCharWidth() * 3
        if label.minimumWidth() != room:
            label.setMinimumWidth(room)
            self.arrange()
        label.setText(text)

    @Slot()
    def _leave(self) -> None:
        if self.is_pinned:
            return
        if self.underMouse():
            self._linger.start()
        else:
            self._fade_to(0.0)

    def _fade_to(self, opacity: float) -> None:
        running = self._fade.state() == QPropertyAnimation.State.Running
        if opacity == (self._fade.endValue() if running else self._get_opacity()):
            return
        self._fade.stop()
        self._fade.setStartValue(self._get_opacity())
        self._fade.setEndValue(opacity)
        self._fade.setDuration(0 if self.reduce_motion else FADE_MS)
        self._fade.start()
