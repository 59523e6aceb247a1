"""The rows of details as text: to be read, selected, filtered, and copied one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QTextCursor,
)
from PySide6.QtWidgets import QToolButton

from gallery_app.ui.detail_rows import OtherRow, Row, rows_of
from gallery_app.ui.directions import filled
from gallery_app.ui.flat_text import MARGIN, READING_KEYS, SCROLL_KEYS, FlatText, Ink, Paragraph
from gallery_app.ui.icons import icon
from gallery_app.ui.texts import displayable, one_line
from gallery_app.ui.theme import mixed, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from gallery_app.model.gallery import Photo, PhotoFacts
    from gallery_app.model.search import Query

LABEL_SIZE: Final = 12
VALUE_SIZE: Final = 13
OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BETWEEN_ROWS: Final = 11  # pixels at 100 % text
BETWEEN_GROUPS: Final = 26
BUTTON: Final = 24
ROOM: Final = 30_000  # characters that all rows together have, about
LIMITS: Final = (4_000, 1_000, 250)  # characters of one text, the first at which all have room
ROW_SHARE: Final = 0.12  # of the accent in the ground of the row that is meant


class DetailsView(FlatText):
    """Shows rows of label and value, each with its origin and with what other sources say.

    The caret, or else the pointer, tells which row is meant: Ctrl+C, the button and the menu copy it.
    """

    own_keys = READING_KEYS
    scrolls = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._query: Query | None = None
        self._wanted = ""
        self._rows_in_blocks: list[Row] = []  # the row that stands in each block of the text
        self._labels: set[int] = set()  # paragraphs in which a row's name stands
        self._file = ""  # of the photo on show
        self._whole = ""  # what the row is called that is shown whole, however long
        self._cut: set[str] = set()  # what the rows are called of which only the beginnings are shown
        self._offers: set[int] = set()  # blocks that offer to show a row whole
        self._pointed: Row | None = None
        self.setAccessibleName(self.tr("Details"))
        # The caret is how the keyboard tells which row is meant.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.copy_button = QToolButton(self.viewport())
        self.copy_button.setFixedSize(BUTTON, BUTTON)
        self.copy_button.setIconSize(QSize(15, 15))
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+C does the same
        self.copy_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.copy_button.setAutoFillBackground(True)
        self.copy_button.hide()
        self.copy_button.clicked.connect(self._copy_pointed)
        self.verticalScrollBar().valueChanged.connect(self._point_nowhere)
        self.cursorPositionChanged.connect(self.viewport().update)  # the ground of its row
        self._draw()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All that is known, filtered or not."""
        return self._rows

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """The rows that the filter lets through."""
        if not self._query:
            return self._rows
        from gallery_app.model.folding import fold  # noqa: PLC0415  — the first photo does without

        return tuple(row for row in self._rows if self._query.is_in(fold(row.words)))

    def show_photo(self, photo: Photo, facts: PhotoFacts | None, languages: tuple[str, ...] = ()) -> None:
        """Show what the file tells, as far as it is known, and every word about ``photo``."""
        if photo.file != self._file:
            self._file, self._whole = photo.file, ""
        self._rows = rows_of(photo, facts, languages)
        self._show_rows()

    def set_filter(self, wanted: str) -> None:
        """Show only rows that hold every word of ``wanted``, without regard to case and diacritics."""
        if wanted != self._wanted:
            from gallery_app.model.search import Query  # noqa: PLC0415  — the first photo does without

            self._wanted = wanted
            self._query = Query.of(wanted)
            self._show_rows()

    def show_field(self, name: str) -> None:
        """Bring the row of a field to the top, whole, the caret in it."""
        for row in self.shown_rows:
            if row.field == name and row.label in self._cut:
                self.show_whole(row)
        for number, row in enumerate(self._rows_in_blocks):
            if row.field == name:
                self.finish(number)
                self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
                self._scroll_to(number)
                return

    def show_whole(self, row: Row) -> None:
        """Show all of a row of which only the beginning is shown."""
        self._whole = row.label
        self._show_rows()

    def clear(self) -> None:
        """Show nothing."""
        self._rows = ()
        self._show_rows()

    def is_searched(self, paragraph: int) -> bool:
        """Return whether a search looks at a paragraph: what rows are called is found in none."""
        return paragraph not in self._labels

    def takes(self, event: QKeyEvent) -> bool:
        """Keep the keys that move the caret and select, too."""
        shift = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
        return super().takes(event) or (shift and event.key() in SCROLL_KEYS) or self._opens(event)

    def copy_value(self) -> bool:
        """Copy the value of the row that the ring is around; return whether there is one."""
        row = self._meant_row()
        if row is not None:
            _copy(row.value)
        return row is not None

    def context_menu(self, row: Row | None = None) -> QMenu:
        """Return the menu of a row: of its text, its value, its line, and of all rows."""
        menu = super().context_menu()
        first = menu.actions()[0]
        if row is not None and row.label in self._cut:
            whole = QAction(self.tr("Show all of it"), menu)
            whole.triggered.connect(lambda: self.show_whole(row))
            menu.insertAction(first, whole)
        if row is not None:
            for text, copied in (
                (self.tr("Copy value"), row.value),
                (self.tr("Copy label and value"), row.line),
            ):
                action = QAction(text, menu)
                action.triggered.connect(lambda _checked=False, copied=copied: _copy(copied))
                menu.insertAction(first, action)
        everything = QAction(self.tr("Copy all details"), menu)
        everything.setEnabled(bool(self.shown_rows))
        everything.triggered.connect(lambda: _copy("\n".join(row.line for row in self.shown_rows)))
        menu.insertAction(first, everything)
        menu.insertSeparator(first)
        return menu

    def _show_rows(self) -> None:
        self._point_nowhere()
        top = self._row_at(QPoint(MARGIN, 3 * MARGIN)) if self.verticalScrollBar().value() else None
        shown = self.shown_rows
        paragraphs: list[Paragraph] = []
        self._rows_in_blocks = []
        self._labels.clear()
        self._cut.clear()
        self._offers.clear()
        limit = _limit(shown)
        offer = Paragraph(self.tr("Show all of it"), LABEL_SIZE, Ink.ACCENT, line_height=1.4, before=2)
        for number, row in enumerate(shown):
            parts = _paragraphs(row, first=number == 0)
            if row.label != self._whole and any(len(part.text) > limit for part in parts):
                parts = [replace(part, text=_beginning(part.text, limit)) for part in parts]
                parts.append(offer)
                self._cut.add(row.label)
            self._labels.add(len(paragraphs))
            paragraphs += parts
            blocks = sum(displayable(part.text).count("\n") + 1 for part in parts)
            self._rows_in_blocks += [row] * blocks
            if row.label in self._cut:
                self._labels.add(len(paragraphs) - 1)
                self._offers.add(len(self._rows_in_blocks) - 1)
        if not shown and self._rows:
            nothing = filled(self.tr("No detail says “{words}”."), words=one_line(self._wanted))
            paragraphs = [Paragraph(nothing, VALUE_SIZE, Ink.TERTIARY)]
        self.set_paragraphs(paragraphs)
        self._go_back_to(top)

    def _go_back_to(self, top: Row | None) -> None:
        """Stay at the same detail from photo to photo."""
        for number, row in enumerate(self._rows_in_blocks):
            if top is not None and row.label == top.label:
                self._scroll_to(number)
                return

    def _opens(self, event: QKeyEvent) -> bool:
        """Return whether a key shows the caret's row whole."""
        row = self._row_in(self.textCursor().blockNumber())
        return event.key() in OPENING_KEYS and row is not None and row.label in self._cut

    def _row_in(self, block: int) -> Row | None:
        return self._rows_in_blocks[block] if 0 <= block < len(self._rows_in_blocks) else None

    def _row_at(self, place: QPoint) -> Row | None:
        """Return the row at a place of the viewport."""
        return self._row_in(self.cursorForPosition(place).blockNumber())

    def _offers_at(self, place: QPoint) -> bool:
        block = self.cursorForPosition(place).blockNumber()
        return block in self._offers and self._block_place(block).contains(place)

    def _first_block(self, row: Row) -> int:
        return next(number for number, other in enumerate(self._rows_in_blocks) if other is row)

    def _point_at(self, place: QPoint) -> None:
        """Offer to copy the row under the pointer."""
        row = self._row_at(place)
        if row is None:
            self._point_nowhere()
        elif row is not self._pointed:
            self._pointed = row
            left = self.viewport().width() - BUTTON if self.isLeftToRight() else 0
            self.copy_button.move(left, round(self._place_of(row).top()))
            self.copy_button.setToolTip(filled(self.tr("Copy: {label}"), label=row.label))
            self.copy_button.setAccessibleName(self.copy_button.toolTip())
            self.copy_button.show()

    @Slot()
    def _point_nowhere(self) -> None:
        self._pointed = None
        self.copy_button.hide()

    @Slot()
    def _copy_pointed(self) -> None:
        if self._pointed is not None:
            shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            _copy(self._pointed.line if shift else self._pointed.value)

    def _meant_row(self) -> Row | None:
        """Return the row that the keyboard would copy, if it is shown that it is here."""
        if not (self.hasFocus() and self.is_ringed) or self.textCursor().hasSelection():
            return None
        return self._row_in(self.textCursor().blockNumber())

    def _place_of(self, row: Row) -> QRectF:
        """Return where a row stands in the viewport."""
        first, count = self._first_block(row), sum(other is row for other in self._rows_in_blocks)
        place = self._block_place(first).united(self._block_place(first + count - 1))
        return QRectF(0, place.top(), self.viewport().width(), place.height())

    def _block_place(self, number: int) -> QRectF:
        block = self.document().findBlockByNumber(number)
        place = self.document().documentLayout().blockBoundingRect(block)
        return place.translated(0, -self.verticalScrollBar().value())

    def _scroll_to(self, block: int) -> None:
        self.finish(block)
        bar = self.verticalScrollBar()
        bar.setValue(round(self._block_place(block).top() + bar.value()) - 2 * MARGIN)

    def _draw(self) -> None:
        self.copy_button.setIcon(icon("copy", theme_in(self.palette()).secondary))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Copy the selection, or the row's value where nothing is selected; Enter shows a long row whole."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            self.copy_value()
        elif self._opens(event):
            row = self._row_in(self.textCursor().blockNumber())
            if row is not None:
                self.show_whole(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  — Qt's name
        """Show the menu of the row under the pointer, or of the caret's for the keyboard."""
        place = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.cursorRect().bottomLeft()
        menu = self.context_menu(self._row_at(place))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the pointer with the button that copies a row."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self._point_at(place)
        shapes = Qt.CursorShape
        shape = shapes.PointingHandCursor if self._offers_at(place) else shapes.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  — Qt's name
        """Show a row whole whose offer to do so was clicked."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        row = self._row_at(place)
        is_click = event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection()
        if is_click and row is not None and self._offers_at(place):
            self.show_whole(row)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Take the button away with the pointer."""
        super().leaveEvent(event)
        self._point_nowhere()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  — Qt's name
        """Take the button away: its row has moved."""
        super().resizeEvent(event)
        self._point_nowhere()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the ground of the row that the keyboard would copy, and the text on it."""
        row = self._meant_row()
        if row is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = theme_in(self.palette())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(theme.panel, theme.accent, ROW_SHARE))
            painter.drawRoundedRect(self._place_of(row).adjusted(0, -2, 0, 3), 4, 4)
            painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(displayable(text))


def _limit(rows: tuple[Row, ...]) -> int:
    """Return how many characters of each text are shown, so that all of them are laid out in no time."""
    lengths = [len(part.text) for row in rows for part in _paragraphs(row, first=False)]
    for limit in LIMITS:
        if sum(min(length, limit) for length in lengths) <= ROOM:
            return limit
    return LIMITS[-1]


def _beginning(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit].rstrip() + "…"


def _paragraphs(row: Row, *, first: bool) -> list[Paragraph]:
    weight = QFont.Weight.DemiBold if row.prominent else QFont.Weight.Normal
    space = BETWEEN_GROUPS if row.begins else BETWEEN_ROWS
    label = Paragraph(
        row.label,
        LABEL_SIZE,
        Ink.ACCENT if row.prominent else Ink.TERTIARY,
        weight=weight,
        line_height=1.4,
        before=0 if first else space,
        tail=row.origin,
        icon=row.icon,
    )
    value = Paragraph(row.value, VALUE_SIZE, weight=weight, line_height=1.4, language=row.language)
    parts = [label, value]
    if row.note:
        parts.append(Paragraph(row.note, LABEL_SIZE, Ink.TERTIARY, line_height=1.4))
    parts += [_other_paragraph(other) for other in row.others]
    return parts


def _other_paragraph(other: OtherRow) -> Paragraph:
    return Paragraph(
        other.value,
        LABEL_SIZE,
        Ink.SECONDARY,
        line_height=1.4,
        before=4,
        head=other.origin,
        language=other.language,
    )
