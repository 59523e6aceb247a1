"""A list of galleries to choose from: cover, title, and a line below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gallery_app.ui.clusters import beginning
from gallery_app.ui.directions import direction_of
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.texts import as_plain_tooltip, visible_name
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent

    from gallery_app.ui.theme import Theme

COVER: Final = QSize(84, 56)
ROW_HEIGHT: Final = 74
INSET: Final = 10
END_INSET: Final = 16
CARD_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Card:
    """One gallery in the list; texts are one line each, already fit to be shown.

    ``hint`` is what the pointer tells, the path where it is empty.
    """

    path: str
    title: str
    line: str = ""
    cover: QPixmap | None = None
    hint: str = ""


class CardDelegate(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, parent: CardList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(  # noqa: N802  — Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a card."""
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, cover, title and line."""
        theme = theme_in(self._list.palette())
        card: Card = index.data(CARD_ROLE)
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, whole, state, theme, ringed=self._list.ringed)
        direction = self._list.layoutDirection()
        cover = QRect(whole.left() + INSET, whole.top() + (ROW_HEIGHT - COVER.height()) // 2, 84, 56)
        _paint_cover(painter, QStyle.visualRect(direction, whole, cover), card.cover, theme)
        words = whole.adjusted(INSET + COVER.width() + 14, 0, -END_INSET, 0)
        painter.setLayoutDirection(direction)
        _paint_words(painter, QStyle.visualRect(direction, whole, words), card, theme)
        painter.restore()


class CardList(QListWidget):
    """Lists cards; as high as they are, so that the page around it scrolls.

    chosen: carries a card's path (click, Enter).  removed: the card was taken off the list (Delete, menu).
    """

    # Not of type str: Qt's text drops the bytes of a path that are not UTF-8.
    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, removable: bool = False) -> None:
        super().__init__(parent)
        self._removable = removable
        self.ringed = False
        self.setItemDelegate(CardDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.itemClicked.connect(self._choose)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """List ``cards``; the row that was current stays current, where there still is one."""
        row = max(0, self.currentRow())
        self.clear()
        for card in cards:
            item = QListWidgetItem()
            item.setData(CARD_ROLE, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.title}, {card.line}".rstrip(", "))
            item.setToolTip(as_plain_tooltip(card.hint or visible_name(card.path)))
            self.addItem(item)
        if cards:
            self.setCurrentRow(min(row, len(cards) - 1))
        self.setFixedHeight(max(1, len(cards)) * ROW_HEIGHT)

    def set_cover(self, path: str, cover: QPixmap) -> None:
        """Show a cover on every card of ``path``."""
        for row, found in enumerate(self.paths):
            if found == path:
                item = self.item(row)
                item.setData(CARD_ROLE, replace(item.data(CARD_ROLE), cover=cover))

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the cards, in their order."""
        return tuple(_path_of(self.item(row)) for row in range(self.count()))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(_path_of(item))

    def _remove(self, item: QListWidgetItem | None) -> None:
        if item is not None and self._removable:
            path = _path_of(item)
            self.takeItem(self.row(item))
            self.setFixedHeight(max(1, self.count()) * ROW_HEIGHT)
            self.removed.emit(path)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Open with Enter, take off the list with Delete."""
        item = self.currentItem()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self.count():
                self._choose(item)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self._removable:
                self._remove(item if self.count() else None)
            case _:
                super().keyPressEvent(event)
                self.ringed = True
                self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  — Qt's name
        """Offer what can be done with the card under the pointer, or with the current one."""
        item = self.itemAt(event.pos()) or (self.currentItem() if self.count() else None)
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = QAction(self.tr("Open"), menu)
        show.triggered.connect(lambda: self._choose(item))
        menu.addAction(show)
        if self._removable:
            remove = QAction(self.tr("Remove from list"), menu)
            remove.triggered.connect(lambda: self._remove(item))
            menu.addAction(remove)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Show the focus ring to those who came by keyboard."""
        super().focusInEvent(event)
        self.ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()


def _path_of(item: QListWidgetItem) -> str:
    card: Card = item.data(CARD_ROLE)
    return card.path


def _paint_ground(
    painter: QPainter, whole: QRect, state: QStyle.StateFlag, theme: Theme, *, ringed: bool
) -> None:
    focused = bool(state & QStyle.StateFlag.State_HasFocus) and ringed
    if state & QStyle.StateFlag.State_MouseOver or focused:
        shape = QRectF(whole).adjusted(1, 1, -1, -1)
        painter.setBrush(theme.hover)
        painter.setPen(QPen(theme.accent, 2) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(shape, 8, 8)


def _paint_cover(painter: QPainter, place: QRect, cover: QPixmap | None, theme: Theme) -> None:
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(place), 3, 3)
    painter.setClipPath(outline)
    if cover is None or cover.isNull():
        painter.fillRect(place, theme.surround)
        ratio = painter.device().devicePixelRatio()
        middle = QRect(0, 0, 24, 24)
        middle.moveCenter(place.center())
        painter.drawPixmap(middle, icon_pixmap("photo", theme.tertiary, 24, ratio))
    else:
        painter.drawPixmap(QRectF(place), cover, _filled(QRectF(cover.rect())))
    painter.restore()


def _filled(source: QRectF) -> QRectF:
    """Return the middle of ``source`` that has the cover's shape."""
    shape = COVER.width() / COVER.height()
    width = min(source.width(), source.height() * shape)
    part = QRectF(0, 0, width, width / shape)
    part.moveCenter(source.center())
    return part


def _paint_words(painter: QPainter, place: QRect, card: Card, theme: Theme) -> None:
    # At the side where the interface begins; but a text runs as its own letters do.
    runs_right = painter.layoutDirection() is Qt.LayoutDirection.LeftToRight
    side = Qt.AlignmentFlag.AlignLeft if runs_right else Qt.AlignmentFlag.AlignRight
    lead = (side | Qt.AlignmentFlag.AlignAbsolute).value | Qt.TextFlag.TextSingleLine.value
    lines = (
        (card.title, interface_font(15, QFont.Weight.DemiBold), theme.text),
        (card.line, interface_font(12), theme.tertiary),
    )
    middle = place.center().y()
    for (text, font, color), above in zip(lines, (True, False), strict=True):
        painter.setFont(font)
        painter.setPen(color)
        painter.setLayoutDirection(direction_of(text))
        metrics = painter.fontMetrics()
        top = middle - metrics.height() if above else middle + 2
        if above and not card.line:
            top = middle - metrics.height() // 2
        shown = metrics.elidedText(beginning(text), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QRect(place.left(), top, place.width(), metrics.height()), lead, shown)
