"""The Details tab: a field that filters, and the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from gallery_app.ui.details_view import DetailsView
from gallery_app.ui.flat_text import MARGIN
from gallery_app.ui.icons import icon
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from gallery_app.model.gallery import Photo, PhotoFacts

FIELD_SIZE: Final = 12
BAND_FIELD_WIDTH: Final = 150  # pixels at 100 % text, of the field beside the rows
LONGEST_FILTER: Final = 200  # characters
LEAVING_KEYS: Final = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(QLineEdit):
    """A line that filters while it is typed; Esc empties it.

    left: Enter, Down, or Esc in an empty field: the keyboard is to go to what was found.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST_FILTER)
        self.setPlaceholderText(self.tr("Find in the details"))
        self.setAccessibleName(self.tr("Find in the details"))
        self._lens = QAction(self)
        self._clear = QAction(self.tr("Show all details"), self)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._draw()

    def _draw(self) -> None:
        theme = theme_in(self.palette())
        self._lens.setIcon(icon("search", theme.tertiary))
        self._clear.setIcon(icon("close", theme.secondary))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that lead out of the field from the window's commands."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (*LEAVING_KEYS, Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Empty the field with Esc; go to the rows with Down and Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (*LEAVING_KEYS, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class DetailsPage(QWidget):
    """Lays out field and rows: one above the other, or side by side in the band."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = FilterField()
        self.view = DetailsView()
        self._scale = 1.0
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.view, 1)
        self.filter.textChanged.connect(self.view.set_filter)
        self.filter.left.connect(self._go_to_rows)
        self.set_orientation(Qt.Orientation.Vertical)

    def show_photo(self, photo: Photo, facts: PhotoFacts | None, languages: tuple[str, ...] = ()) -> None:
        """Show everything about ``photo``; what is filtered stays filtered."""
        self.view.show_photo(photo, facts, languages)

    def show_field(self, name: str) -> None:
        """Bring one field to the top, whatever was filtered."""
        self.filter.clear()
        self.view.show_field(name)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_orientation(self, orientation: Qt.Orientation) -> None:
        """Stand in a column (Vertical) or in the band (Horizontal)."""
        column = orientation == Qt.Orientation.Vertical
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.TopToBottom if column else directions.LeftToRight)
        self._layout.setSpacing(12 if column else 18)
        width = 16777215 if column else round(BAND_FIELD_WIDTH * max(1.0, self._scale))
        self.filter.setMaximumWidth(width)
        self.filter.setMinimumWidth(0 if column else width)
        begin, end = MARGIN, 14 if column else 0
        left, right = (begin, end) if self.isLeftToRight() else (end, begin)
        self._layout.setContentsMargins(left, 0, right, 0)

    def set_text_scale(self, scale: float) -> None:
        """Set the size of everything that is read here, 1.0 being as designed."""
        self._scale = scale
        self.filter.setFont(interface_font(round(FIELD_SIZE * scale)))
        self.view.set_text_scale(scale)

    @Slot()
    def _go_to_rows(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
