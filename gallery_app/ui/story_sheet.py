"""The frame of a window beside the photos: a heading, what is listed, a row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gallery_app.ui.plain_button import PlainButton
from gallery_app.ui.theme import interface_font
from gallery_app.ui.window_place import give_room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QLayout


class StorySheet(QDialog):
    """Leaves the window usable, leads to photos in it, and copies what it lists.

    photo_wanted: carries the index of the photo to go to.
    """

    photo_wanted = Signal(int)

    def __init__(self, size: QSize, parent: QWidget | None = None) -> None:
        """Make a sheet of ``size``, in logical pixels, or as large as there is room for."""
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, size.width(), size.height())
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setFont(interface_font(16, QFont.Weight.DemiBold))
        self.head = QHBoxLayout()  # whoever knows more than the sheet may add it here
        self.head.setSpacing(16)
        self.head.addWidget(self.heading, 1)
        self.go_button = PlainButton(self.tr("Go to photo"))
        self.copy_button = PlainButton(self.tr("Copy all"))
        self.close_button = PlainButton(self.tr("Close"))
        self.copy_button.clicked.connect(self.copy_all)
        self.close_button.clicked.connect(self.close)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.activated.connect(self.copy_selected)

    def whole_text(self) -> str:
        """Return everything that is listed, as text."""
        raise NotImplementedError

    def selected_text(self) -> str:
        """Return what is current in the list, as text; empty where nothing is."""
        raise NotImplementedError

    @Slot()
    def copy_all(self) -> None:
        """Copy everything that is listed as text, one a line."""
        QGuiApplication.clipboard().setText(self.whole_text())

    @Slot()
    def copy_selected(self) -> None:
        """Copy what is current, if anything is."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def lay_out(
        self, content: Sequence[QWidget | QLayout], main: QWidget, verbs: Sequence[PlainButton] = ()
    ) -> None:
        """Put the ``content`` below the heading, ``main`` taking all the room, and the buttons below that.

        ``verbs`` are what this sheet can do besides going to a photo and copying.
        """
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for push in (self.go_button, self.copy_button, *verbs):
            buttons.addWidget(push)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addLayout(self.head)
        for part in content:
            if isinstance(part, QWidget):
                column.addWidget(part, 1 if part is main else 0)
            else:
                column.addLayout(part)
        column.addLayout(buttons)
