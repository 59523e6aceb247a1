"""The page that asks which of the galleries in a folder to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gallery_app.ui.card_list import INSET, Card, CardList
from gallery_app.ui.headline_bar import CutLine
from gallery_app.ui.icons import icon
from gallery_app.ui.texts import as_plain_tooltip, one_line, visible_name
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from gallery_app.model.gallery import Choice

WIDTH: Final = 560


class ChoicesView(QFrame):
    """Lists the galleries of a folder.  chosen: carries a path (str).  back_requested: none of them."""

    chosen = Signal(object)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setProperty("kind", "quiet")
        self.back_button.setIconSize(QSize(16, 16))
        self.back_button.clicked.connect(self.back_requested)
        title = QLabel(self.tr("This folder holds several galleries"))
        title.setFont(interface_font(22, QFont.Weight.DemiBold))
        title.setWordWrap(True)
        title.setIndent(INSET)
        self.folder = CutLine(interface_font(13), "secondary")
        self.folder.setContentsMargins(INSET, 0, 0, 0)
        self.list = CardList()
        self.list.setAccessibleName(self.tr("Galleries in this folder"))
        self.list.chosen.connect(self.chosen)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.list)
        inner.addStretch(1)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._area = area
        self.list.currentRowChanged.connect(self._keep_in_sight)
        column_widget = QWidget()
        column_widget.setMaximumWidth(WIDTH)
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(24, 28, 24, 12)
        column.setSpacing(6)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(12)
        column.addWidget(title)
        column.addWidget(self.folder)
        column.addSpacing(12)
        column.addWidget(area, 1)
        column_widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(column_widget, 1_000)  # takes all there is, up to its largest width
        whole.addStretch(1)
        self._draw()

    def show_choices(self, folder: str, choices: Sequence[Choice]) -> None:
        """List ``choices``, found in ``folder``, and take the keyboard."""
        name = one_line(visible_name(folder))
        self.folder.set_text(name)
        self.folder.setToolTip(as_plain_tooltip(name))
        self.list.show_cards([Card(choice.path, one_line(visible_name(choice.name))) for choice in choices])
        self.list.setFocus()

    def _keep_in_sight(self, row: int) -> None:
        item = self.list.item(row)
        if item is not None:
            place = self.list.visualItemRect(item)
            self._area.ensureVisible(place.center().x(), place.center().y(), 0, place.height())

    def _draw(self) -> None:
        self.back_button.setIcon(icon("chevron-left", theme_in(self.palette()).secondary))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._draw()
