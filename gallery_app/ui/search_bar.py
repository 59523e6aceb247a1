"""The line to type into when something is searched for, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from gallery_app.model.navigation import Direction
from gallery_app.model.search import LONGEST_QUERY
from gallery_app.ui.headline_bar import bar_button
from gallery_app.ui.icons import icon
from gallery_app.ui.theme import figures_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

LINE_HEIGHT: Final = 30
WIDEST_LINE: Final = 420  # logical pixels: nobody types more than fits
SMALL_BUTTON: Final = 26
RETURN_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBar(QWidget):
    """Stands in the headline's place while somebody searches."""

    line_changed = Signal(str)
    step_requested = Signal(object)  # a Direction
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Words of the story or of a photo"))
        self.line.setAccessibleName(self.tr("Search"))
        self.line.setMaxLength(LONGEST_QUERY)
        self.line.setFixedHeight(LINE_HEIGHT)
        self.line.setMaximumWidth(WIDEST_LINE)
        self._lens = self.line.addAction(
            icon("search", theme_in(self.palette()).tertiary), QLineEdit.ActionPosition.LeadingPosition
        )
        self.line.textChanged.connect(self.line_changed)
        self.line.installEventFilter(self)
        self.count = QLabel()
        self.progress = QLabel()
        for label, ink in ((self.count, "secondary"), (self.progress, "tertiary")):
            label.setProperty("ink", ink)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(figures_font(12))
        self.close_button = _small_button()
        self.close_button.setToolTip(self.tr("End the search (Esc)"))
        self.close_button.setAccessibleName(self.tr("End the search"))
        self.close_button.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.line, 1)
        self._row.addSpacing(4)
        self._row.addWidget(self.count)
        self._row.addWidget(self.close_button)
        self._row.addSpacing(6)
        self._row.addWidget(self.progress)
        self._row.addStretch(0)
        self._draw()

    def add_step_button(self, action: QAction) -> None:
        """Add a button that steps from hit to hit."""
        button = _small_button()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._row.insertWidget(self._row.indexOf(self.close_button), button)

    def begin(self) -> None:
        """Take the keyboard; what stands in the line is replaced by what is typed."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_count(self, text: str) -> None:
        """Say how much was found."""
        self.count.setText(text)
        self.count.setAccessibleName(text)

    def show_progress(self, text: str) -> None:
        """Say how far reading the photos' words is, or nothing."""
        self.progress.setText(text)
        self.progress.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  — Qt's name
        """Step from hit to hit with the Return key, backwards with Shift."""
        if watched is not self.line or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(event, QKeyEvent) or event.key() not in RETURN_KEYS:
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.step_requested.emit(Direction.BACKWARD if back else Direction.FORWARD)
        return True

    def _draw(self) -> None:
        theme = theme_in(self.palette())
        self.close_button.setIcon(icon("close", theme.secondary))
        self._lens.setIcon(icon("search", theme.tertiary))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


def _small_button() -> QToolButton:
    button = bar_button()
    button.setFixedSize(SMALL_BUTTON, SMALL_BUTTON)
    button.setIconSize(QSize(16, 16))
    return button
