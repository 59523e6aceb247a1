"""Choosing another program for a photo, on desktops that have no dialog of their own for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from gallery_app.ui.texts import one_line
from gallery_app.ui.window_place import give_room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gallery_app.desktop.programs import Program

ICON_SIDE, ROW_HEIGHT = 24, 36  # logical pixels


class OpenWithDialog(QDialog):
    """Lists programs, that of the desktop's choice first.  chosen: carries a Program."""

    chosen = Signal(object)

    def __init__(self, programs: Sequence[Program], parent: QWidget) -> None:
        super().__init__(parent)
        self._programs = programs
        self.setWindowTitle(self.tr("Open photo with"))
        title = QLabel(self.tr("Which program is to open the photo?"))
        title.setWordWrap(True)
        self.list = QListWidget()
        self.list.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.list.setAccessibleName(self.tr("Programs"))
        for program in programs:
            item = QListWidgetItem(one_line(program.name))
            item.setIcon(_icon_of(program))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 18)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        give_room(self, 360, 320)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def accept(self) -> None:
        """Tell which program was chosen."""
        row = self.list.currentRow()
        if row >= 0:
            self.chosen.emit(self._programs[row])
        super().accept()


def _icon_of(program: Program) -> QIcon:
    """Return a program's icon, or an empty one as large: names stand below one another."""
    name = program.icon
    found = QIcon(name) if name.startswith("/") else QIcon.fromTheme(name)
    if not found.isNull():
        return found
    empty = QPixmap(ICON_SIDE, ICON_SIDE)
    empty.fill(Qt.GlobalColor.transparent)
    blank = QIcon(empty)
    blank.addPixmap(empty, QIcon.Mode.Selected)
    return blank
