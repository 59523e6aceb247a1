"""The `?` overlay: every key, from the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gallery_app.ui.actions import ACTIONS, OTHER_KEYS, Group
from gallery_app.ui.commands import action_text, keys_of

if TYPE_CHECKING:
    from gallery_app.ui.theme import Theme

ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
WIDEST_KEYS = 20  # characters on one line: what a key does needs room too
COLUMN_WIDTH = 330  # logical pixels: a command and its keys on one line


class KeysOverlay(QWidget):
    """Covers the window and lists the keys; any key or click closes it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys"))
        card = QFrame()
        card.setObjectName("keysCard")
        self._columns = QHBoxLayout()
        self._columns.setSpacing(36)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 22, 28, 24)
        inside.setSpacing(14)
        title = QLabel(self.tr("Keys"))
        title.setFont(_font(self.font(), 1.5, bold=True))
        inside.addWidget(title)
        inside.addLayout(self._columns)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(card)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(24, 24, 24, 24)
        around.addWidget(self._scroll)
        window.installEventFilter(self)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self._scroll.setStyleSheet(
            f"QScrollArea, #keysCard {{ background: {theme.panel.name()}; border-radius: 10px; }}"
        )

    def open(self) -> None:
        """Show every key over the window."""
        self.setGeometry(self._window.rect())
        self._fill()
        self.show()
        self.raise_()
        self.setFocus()

    def _fill(self) -> None:
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        columns = max(1, min(3, (self.width() - 100) // COLUMN_WIDTH))
        direction = self.layoutDirection()
        sections = [(group, rows) for group in Group if (rows := _rows(group, direction))]
        for part in _balanced(sections, columns):
            self._columns.addWidget(self._column(part), 1, Qt.AlignmentFlag.AlignTop)

    def _column(self, sections: list[tuple[Group, list[tuple[str, str]]]]) -> QWidget:
        column = QWidget()
        grid = QGridLayout(column)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        row = 0
        for group, rows in sections:
            heading = QLabel(QCoreApplication.translate("Group", group.value))
            heading.setStyleSheet(f"color: {self._theme.accent.name()}; padding: {12 if row else 0}px 0 0 0;")
            heading.setFont(_font(self.font(), 1.0, bold=True))
            heading.setIndent(0)  # padding would give it one
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
            for what, keys in rows:
                name = QLabel(what)
                name.setTextFormat(Qt.TextFormat.PlainText)
                name.setWordWrap(True)
                key = QLabel(keys if len(keys) <= WIDEST_KEYS else keys.replace(", ", ",\n"))
                key.setAlignment(Qt.AlignmentFlag.AlignTrailing)
                key.setTextFormat(Qt.TextFormat.PlainText)
                key.setStyleSheet(f"color: {self._theme.secondary.name()};")
                grid.addWidget(name, row, 0)
                grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                row += 1
        return column

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._fill()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take every key for itself, so that closing the overlay does nothing else."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll with the arrows; any other key but a modifier alone closes."""
        bar = self._scroll.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + 80)
            case Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - 80)
            case Qt.Key.Key_Shift | Qt.Key.Key_Control | Qt.Key.Key_Alt | Qt.Key.Key_Meta:
                pass
            case _:
                self.hide()
                self._window.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close on a click beside the card."""
        event.accept()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Dim the window behind."""
        shade = QColor(self._theme.surround)
        shade.setAlpha(220)
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), shade)


def key_text(keys: tuple[str, ...]) -> str:
    """Return the keys as this system writes them, arrows as arrows."""
    return ", ".join(_written(QKeySequence(key)) for key in keys)


def _written(sequence: QKeySequence) -> str:
    native = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    portable = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    arrow = ARROWS.get(portable.rpartition("+")[2])
    if arrow is None:
        return native
    modifiers = native.rpartition("+")[0]
    return f"{modifiers}+{arrow}" if modifiers else arrow


def _rows(group: Group, direction: Qt.LayoutDirection) -> list[tuple[str, str]]:
    rows = [
        (action_text(spec).replace("&", ""), key_text(keys_of(spec, direction)))
        for spec in ACTIONS
        if spec.group is group and spec.keys
    ]
    translate = QCoreApplication.translate
    rows += [
        (translate("Action", what), translate("Key", keys))
        for where, keys, what in OTHER_KEYS
        if where is group
    ]
    return rows


def _balanced(
    sections: list[tuple[Group, list[tuple[str, str]]]], columns: int
) -> list[list[tuple[Group, list[tuple[str, str]]]]]:
    """Spread sections over columns in order, about evenly by rows."""
    total = sum(len(rows) + 2 for _, rows in sections)
    parts: list[list[tuple[Group, list[tuple[str, str]]]]] = [[] for _ in range(columns)]
    used = 0
    for section in sections:
        middle = used + (len(section[1]) + 2) / 2
        parts[min(columns - 1, int(middle * columns / total))].append(section)
        used += len(section[1]) + 2
    return [part for part in parts if part]


def _font(base: QFont, factor: float, *, bold: bool) -> QFont:
    font = QFont(base)
    if font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() * factor))
    else:
        font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    return font
