"""The strip of thumbnails below the photo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gallery_app.ui.thumbnail_delegate import COMPACT_TILE, TILE, ThumbnailDelegate
from gallery_app.ui.tile_row import LINE, TileRow
from gallery_app.ui.wheel_steps import NOTCH, WheelSteps, is_touchpad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from gallery_app.ui.gallery_list_model import GalleryListModel
    from gallery_app.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

FOCUS_REACH: Final = 4  # how far the focus ring reaches out of its tile
AROUND: Final = 28  # above and below the tiles together, the line included
SCROLL_MS: Final = 150
KEYBOARD_FOCUS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ThumbnailStrip(QListView):
    """Shows all photos in a row, the current one framed.

    Geometry (:class:`TileRow`) is arithmetic rather than Qt's layout, so that a gallery of 100,000 photos
    costs no more than one of ten.  What is current is told (:meth:`set_current`), never decided here.
    """

    photo_activated = Signal(int)  # row: clicked, or Enter
    step_requested = Signal(object)  # Direction: the wheel
    drag_wanted = Signal(int)  # row: somebody pulls at its tile, to take the photo elsewhere
    visible_changed = Signal(int, int)  # first and last row in sight

    def __init__(self, model: GalleryListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reduce_motion = False
        self._photos = model
        self._theme = theme
        self._current = -1
        self._hovered = -1
        self._pressed = -1
        self._pressed_at = QPoint()
        self._ring = False
        self._reported = (0, -1)
        self._wheel = WheelSteps()
        self._tiles = ThumbnailDelegate(theme, self)
        self._scrolling = QPropertyAnimation(self.horizontalScrollBar(), b"value", self)
        self._scrolling.setDuration(SCROLL_MS)
        self._scrolling.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._report = QTimer(self)
        self._report.setSingleShot(True)
        self._report.setInterval(0)
        self._dress()
        self.setModel(model)
        self._connect()

    def _dress(self) -> None:
        self.setItemDelegate(self._tiles)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)  # it follows set_current alone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Photos"))

    def _connect(self) -> None:
        self._report.timeout.connect(self._report_visible)
        self.horizontalScrollBar().valueChanged.connect(self._report_soon)
        self._photos.modelReset.connect(self._start_anew)
        self._photos.rowsInserted.connect(self._rows_came)

    @property
    def current(self) -> int:
        """The framed row, or -1."""
        return self._current

    @property
    def whole(self) -> bool:
        """Whether tiles show the whole photo, not cropped."""
        return self._tiles.whole

    def set_whole(self, whole: bool) -> None:
        """Show whole photos, or photos cropped to fill their tiles."""
        self._tiles.whole = whole
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = self._tiles.theme = theme
        self.viewport().update()

    def set_reduce_motion(self, reduce: bool) -> None:
        """Scroll at once instead of smoothly."""
        self.reduce_motion = reduce

    def set_compact(self, compact: bool) -> None:
        """Take smaller tiles, for a low window, or the usual ones."""
        tile = COMPACT_TILE if compact else TILE
        if tile != self._tiles.tile:
            self._tiles.tile = tile
            self.updateGeometry()
            self._arrange()

    def set_current(self, row: int, animate: bool = True) -> None:
        """Frame a row, and bring it to the middle as far as the ends of the gallery allow."""
        self._current = row
        self.setCurrentIndex(self._photos.index(row, 0))
        self._bring_to_middle(row, animate=animate)
        self.viewport().update()

    def visible_rows(self) -> tuple[int, int]:
        """Return the first and the last row in sight; an empty strip has (0, -1)."""
        return self._row.rows_between(0, self.viewport().width() - 1)

    def scroll_by(self, pixels: int) -> None:
        """Move along the story, positive onwards, without changing what is current."""
        self._scrolling.stop()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + pixels)

    # Geometry

    @property
    def _row(self) -> TileRow:
        return TileRow(
            self._photos.rowCount(),
            self._tiles.tile,
            self.viewport().size(),
            self.horizontalScrollBar().value(),
            self.isRightToLeft(),
        )

    def _middle(self, row: int) -> int:
        """Return where the scroll bar has to be so that a tile is in the middle, as far as the ends allow."""
        bar = self.horizontalScrollBar()
        return max(bar.minimum(), min(bar.maximum(), self._row.middle(row)))

    def _bring_to_middle(self, row: int, *, animate: bool) -> None:
        bar, target = self.horizontalScrollBar(), self._middle(row)
        self._scrolling.stop()
        far = abs(target - bar.value()) > self.viewport().width()
        if not animate or far or self.reduce_motion or not self.isVisible():
            bar.setValue(target)
            return
        self._scrolling.setStartValue(bar.value())
        self._scrolling.setEndValue(target)
        self._scrolling.start()

    def _arrange(self) -> None:
        """Keep the current tile in the middle of a strip of another size."""
        self.updateGeometries()
        if self._current >= 0:
            self._bring_to_middle(self._current, animate=False)
        self.viewport().update()
        self._report_soon()

    def _row_at(self, point: QPoint) -> int:
        return self._row.row_at(point)

    @Slot()
    def _start_anew(self) -> None:
        self._current = self._hovered = self._pressed = -1
        self._reported = (0, -1)
        self.updateGeometries()
        self.horizontalScrollBar().setValue(0)
        self._report_soon()

    @Slot(QModelIndex, int, int)
    def _rows_came(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.updateGeometries()
        if first <= self._current <= last:
            self.setCurrentIndex(self._photos.index(self._current, 0))
        is_scrolling = self._scrolling.state() == QAbstractAnimation.State.Running
        goal = self._scrolling.endValue() if is_scrolling else self.horizontalScrollBar().value()
        if self._current >= 0 and goal != self._middle(self._current):
            self._bring_to_middle(self._current, animate=False)
        self._report_soon()

    @Slot()
    def _report_soon(self) -> None:
        """Report once in this turn of the event loop, however often rows move."""
        self._report.start()

    @Slot()
    def _report_visible(self) -> None:
        first, last = rows = self.visible_rows()
        if rows != self._reported and first <= last and self.isVisible():
            self._reported = rows
            self.visible_changed.emit(first, last)

    def _set_hovered(self, row: int) -> None:
        if row != self._hovered:
            for changed in (self._hovered, row):
                self.viewport().update(self._row.rect(changed))
            self._hovered = row

    # What Qt asks a view for

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return one row of tiles."""
        return QSize(9 * self._row.pitch, self._tiles.tile.height() + AROUND)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for one tile."""
        return QSize(self._row.pitch, self._tiles.tile.height() + AROUND)

    def visualRect(self, index: AnyIndex) -> QRect:  # noqa: N802  — Qt's name
        """Return where a tile is."""
        return self._row.rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802  — Qt's name
        """Return the row under a point of the viewport."""
        row = self._row_at(point)
        return self._photos.index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(self, index: AnyIndex, _hint: QAbstractItemView.ScrollHint | None = None) -> None:  # noqa: N802  — Qt's name
        """Bring a tile to the middle."""
        self._bring_to_middle(index.row(), animate=False)

    def horizontalOffset(self) -> int:  # noqa: N802  — Qt's name
        """Return how far the strip is scrolled."""
        return self.horizontalScrollBar().value()

    def doItemsLayout(self) -> None:  # noqa: N802  — Qt's name
        """Lay nothing out: geometry is arithmetic."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:  # noqa: N802  — Qt's name
        """Tell the scroll bar how long the strip is."""
        bar = self.horizontalScrollBar()
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(self._row.pitch)
        bar.setRange(0, max(0, -self._row.spare))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802  — Qt's name
        """Paint anew; another tile may be under the pointer now."""
        if self.viewport().underMouse():
            self._hovered = self._row_at(self.viewport().mapFromGlobal(QCursor.pos()))
        self.viewport().update()

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:  # noqa: N802  — Qt's name
        """Paint what changed; unlike a list view's own, without a new layout."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  — Qt's name
        """Keep the current tile in the middle."""
        QAbstractScrollArea.resizeEvent(self, event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the ground, and the tiles that have a part in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.bar)
        painter.fillRect(0, 0, self.viewport().width(), LINE, self._theme.line)
        option = QStyleOptionViewItem()
        place = self._row
        first, last = place.rows_between(
            event.rect().left() - FOCUS_REACH, event.rect().right() + FOCUS_REACH
        )
        for row in range(first, last + 1):
            option.rect = place.rect(row)
            option.state = self._state(row)
            self._tiles.paint(painter, option, self._photos.index(row, 0))

    def _state(self, row: int) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if row == self._current:
            state |= QStyle.StateFlag.State_Selected
            if self._ring:
                state |= QStyle.StateFlag.State_HasFocus
        if row == self._hovered:
            state |= QStyle.StateFlag.State_MouseOver
        return state

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  — Qt's name
        """Notice when the pointer leaves, and when the strip is shown."""
        match event.type():
            case QEvent.Type.Leave:
                self._set_hovered(-1)
            case QEvent.Type.Show:
                self._report_soon()
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  — Qt's name
        """Step through the story; with Ctrl or Shift, or on a touchpad, move along the strip."""
        event.accept()
        free = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if free or is_touchpad(event) or not event.angleDelta().y():
            self._wheel_scroll(event)
        elif direction := self._wheel.step_of(event):
            self.step_requested.emit(direction)

    def _wheel_scroll(self, event: QWheelEvent) -> None:
        exact = is_touchpad(event) and not event.pixelDelta().isNull()
        moved = event.pixelDelta() if exact else event.angleDelta() * self._row.pitch / NOTCH
        sideways = -moved.x() if self.isRightToLeft() else moved.x()
        self.scroll_by(-(sideways or moved.y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Remember the tile: a click is complete when the button is let go over it."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint()
        self._pressed = self._row_at(self._pressed_at) if left else -1
        if not left:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Activate the tile that was clicked."""
        row = self._row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and row == self._pressed:
            self.photo_activated.emit(row)
        self._pressed = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Take it as one more click."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Lighten the tile under the pointer; one that is pulled at is dragged."""
        place = event.position().toPoint()
        self._set_hovered(self._row_at(place))
        if self._pressed >= 0 and event.buttons() == Qt.MouseButton.LeftButton:
            moved = (place - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                row, self._pressed = self._pressed, -1
                self.drag_wanted.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Take Enter; every other key is the window's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.photo_activated.emit(self._current)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Show the ring to who came by key."""
        QAbstractScrollArea.focusInEvent(self, event)
        self._ring = event.reason() in KEYBOARD_FOCUS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Take the ring away."""
        QAbstractScrollArea.focusOutEvent(self, event)
        self._ring = False
        self.viewport().update()
