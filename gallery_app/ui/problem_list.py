"""A list of problems under headings: by how bad they are, or photo by photo."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from gallery_app.model.problems import Severity
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.messages import ICONS, severity_color
from gallery_app.ui.texts import displayable, joined_line, place_text, problem_text
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from gallery_app.ui.story_problems import Placed
    from gallery_app.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
TEXT_SIZE, PLACE_SIZE, HEADING_SIZE = 13, 12, 12  # pixels
ICON_SIDE: Final = 18
INSET: Final = 12  # from the row's sides to what is in it
ICON_GAP: Final = 10
ABOVE: Final = 8  # and below the text of a row
HEADING_ABOVE, HEADING_BELOW = 14, 4
LONGEST_WORD: Final = 24  # characters; longer ones may be broken
ZERO_WIDTH_SPACE: Final = "\u200b"
TALLEST_TEXT: Final = 400  # pixels of one problem; whoever wants more copies it
# Unclipped: marks that nobody sees may make a line higher than its font.
_ONE_LINE: Final = Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
_LONG_WORD: Final = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (no problem), or a problem with its text and place as they are shown."""

    text: str
    place: str = ""
    placed: Placed | None = None


class ProblemListModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed, headings included."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802, B008  — Qt's name and default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what a screen reader says of it."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.text} {row.place}".strip()
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let headings be passed over by the keys."""
        if self._rows[index.row()].placed is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ProblemList(QListView):
    """Shows problems; chosen: Enter or a double click on one that is about a photo, carries its index."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ringed = False
        self._problems = ProblemListModel(self)
        self.setModel(self._problems)
        self.setItemDelegate(_RowDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Problems"))
        self.doubleClicked.connect(self._choose)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed, headings included."""
        return self._problems.rows

    @property
    def selected(self) -> Placed | None:
        """The problem that is current."""
        index = self.currentIndex()
        row: Row | None = self.rows[index.row()] if index.isValid() else None
        return None if row is None else row.placed

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List ``rows``; the problem that was current stays so, where it is still there."""
        if tuple(rows) == self.rows:
            return
        before, scrolled = self.selected, self.verticalScrollBar().value()
        self._problems.set_rows(rows)
        at = next((number for number, row in enumerate(rows) if before and row.placed == before), None)
        if at is None:
            at = next((number for number, row in enumerate(rows) if row.placed is not None), None)
        if at is not None:
            self.setCurrentIndex(self._problems.index(at))
            self.verticalScrollBar().setValue(scrolled if before else 0)

    def _choose(self, index: QModelIndex) -> None:
        placed = self.rows[index.row()].placed if index.isValid() else None
        if placed is not None and placed.index is not None:
            self.chosen.emit(placed.index)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Go to the photo with Enter; the list's own keys move in it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())  # not Qt's way, which presses a button of the dialog too
            return
        super().keyPressEvent(event)
        self._ring(ringed=True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Show the ring to those who came by key."""
        super().focusInEvent(event)
        self._ring(ringed=event.reason() != Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  — Qt's name
        """Wrap the texts for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _ring(self, *, ringed: bool) -> None:
        self.ringed = ringed
        self.viewport().update()


class _RowDelegate(QStyledItemDelegate):
    """Paints headings and problems; every text to the letter."""

    def __init__(self, view: ProblemList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802  — Qt's name
        """Return the size of a row, its text wrapped."""
        row: Row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if row.placed is None:
            line = QFontMetrics(_heading_font()).height()
            return QSize(width, HEADING_ABOVE + line + HEADING_BELOW)
        height = _height_of(row.text, _text_width(width))
        if row.place:
            height += QFontMetrics(interface_font(PLACE_SIZE)).height() + 2
        return QSize(width, height + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        row: Row = index.data(ROW_ROLE)
        theme = theme_in(self._view.palette())
        painter.save()
        painter.setLayoutDirection(self._view.layoutDirection())
        if row.placed is None:
            _paint_heading(painter, option.rect, row.text, theme)
        else:
            self._paint_problem(painter, option.rect, row, theme, option.state)
        painter.restore()

    def _paint_problem(
        self, painter: QPainter, whole: QRect, row: Row, theme: Theme, state: QStyle.StateFlag
    ) -> None:
        _paint_ground(painter, whole, state, theme, ringed=self._view.ringed and self._view.hasFocus())
        direction, severity = self._view.layoutDirection(), _severity(row)
        color = severity_color(severity, theme)
        pixmap = icon_pixmap(ICONS[severity], color, ICON_SIDE, self._view.devicePixelRatioF())
        place = QRect(whole.left() + INSET, whole.top() + ABOVE, ICON_SIDE, ICON_SIDE)
        painter.drawPixmap(QStyle.visualRect(direction, whole, place), pixmap)
        words = whole.adjusted(INSET + ICON_SIDE + ICON_GAP, ABOVE, -INSET, -ABOVE)
        words = QStyle.visualRect(direction, whole, words)
        painter.setFont(interface_font(TEXT_SIZE))
        painter.setPen(theme.text)
        height = _height_of(row.text, words.width())
        painter.drawText(
            words.adjusted(0, 0, 0, height - words.height()), _WRAPPED.value, _breakable(row.text)
        )
        if row.place:
            painter.setFont(interface_font(PLACE_SIZE))
            painter.setPen(theme.tertiary)
            shown = painter.fontMetrics().elidedText(row.place, Qt.TextElideMode.ElideMiddle, words.width())
            painter.drawText(words.adjusted(0, height + 2, 0, 0), _ONE_LINE.value, shown)


def rows_of(found: Iterable[Placed], *, by_photo: bool) -> tuple[Row, ...]:
    """Return the rows of a list: problems under headings, by severity as they come, or photo by photo."""
    placed = list(found)
    if by_photo:
        placed.sort(key=lambda one: -1 if one.index is None else one.index)
    rows: list[Row] = []
    for heading, group in groupby(placed, _photo_heading if by_photo else _severity_heading):
        members = list(group)
        rows.append(Row(f"{heading}  {len(members)}" if not by_photo else heading))
        rows += [Row(problem_text(one.problem), _place_of(one, by_photo=by_photo), one) for one in members]
    return tuple(rows)


def severity_text(severity: Severity) -> str:
    """Return what problems of a severity are called."""
    texts = {
        Severity.ERROR: QCoreApplication.translate("ProblemsDialog", "Errors"),
        Severity.WARNING: QCoreApplication.translate("ProblemsDialog", "Warnings"),
        Severity.NOTE: QCoreApplication.translate("ProblemsDialog", "Notes"),
    }
    return texts[severity]


def _severity_heading(placed: Placed) -> str:
    return severity_text(placed.problem.severity)


def _photo_heading(placed: Placed) -> str:
    if placed.index is None:
        return QCoreApplication.translate("ProblemsDialog", "The whole gallery")
    return _photo_text(placed.index)


def _photo_text(index: int) -> str:
    text = QCoreApplication.translate("ProblemsDialog", "Photo {number}")
    return text.replace("{number}", str(index + 1))


def _place_of(placed: Placed, *, by_photo: bool) -> str:
    photo = "" if placed.index is None or by_photo else _photo_text(placed.index)
    return joined_line((photo, place_text(placed.problem)))


def _severity(row: Row) -> Severity:
    return Severity.NOTE if row.placed is None else row.placed.problem.severity


def _heading_font() -> QFont:
    return interface_font(HEADING_SIZE, QFont.Weight.DemiBold)


def _text_width(row_width: int) -> int:
    return max(60, row_width - 2 * INSET - ICON_SIDE - ICON_GAP)


def _height_of(text: str, width: int) -> int:
    metrics = QFontMetrics(interface_font(TEXT_SIZE))
    bounds = metrics.boundingRect(QRect(0, 0, width, TALLEST_TEXT), _WRAPPED.value, _breakable(text))
    return max(ICON_SIDE, min(bounds.height(), TALLEST_TEXT))


def _breakable(text: str) -> str:
    """Return a text whose longest words can be broken, as Qt does not do here."""
    return _LONG_WORD.sub(lambda found: f"{found[0]}{ZERO_WIDTH_SPACE}", displayable(text))


def _paint_heading(painter: QPainter, whole: QRect, text: str, theme: Theme) -> None:
    painter.setFont(_heading_font())
    painter.setPen(theme.tertiary)
    place = whole.adjusted(INSET, HEADING_ABOVE, -INSET, 0)
    painter.drawText(place, _ONE_LINE.value, text)


def _paint_ground(
    painter: QPainter, whole: QRect, state: QStyle.StateFlag, theme: Theme, *, ringed: bool
) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.hover)
        painter.setPen(QPen(theme.accent, 1.5) if selected and ringed else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(whole).adjusted(1, 1, -1, -1), 6, 6)
