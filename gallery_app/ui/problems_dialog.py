"""The list of everything that is not as it should be in a gallery, open beside the photos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from gallery_app.model.problems import Severity
from gallery_app.ui.icons import icon
from gallery_app.ui.messages import ICONS, severity_color
from gallery_app.ui.problem_list import ProblemList, Row, rows_of, severity_text
from gallery_app.ui.texts import place_text, problem_text
from gallery_app.ui.theme import interface_font, theme_in
from gallery_app.ui.window_place import give_room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.ui.story_problems import Placed, StoryProblems

MOST_PROBLEMS: Final = 1_000  # listed; a window is no place to read more
FILTER_ICON: Final = 16


class ProblemsDialog(QDialog):
    """Lists problems as they are found; the window stays usable, and Enter shows the photo in it.

    photo_wanted: carries the index of the photo to go to.
    """

    photo_wanted = Signal(int)

    def __init__(self, problems: StoryProblems, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = problems
        self.setWindowTitle(self.tr("Problems in this gallery"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 620, 520)
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setFont(interface_font(16, QFont.Weight.DemiBold))
        self.head = QHBoxLayout()  # whoever knows more than the problems may add it here
        self.head.setSpacing(16)
        self.head.addWidget(self.heading, 1)
        self.filters = {severity: self._filter_button() for severity in Severity}
        self.by_photo = self._filter_button()
        self.by_photo.setText(self.tr("Photo by photo"))
        self.by_photo.setChecked(False)
        self.list = ProblemList()
        self.go_button = QPushButton(self.tr("Go to photo"))
        self.copy_button = QPushButton(self.tr("Copy all"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown(self) -> tuple[Placed, ...]:
        """The problems that pass the filters, the worst first."""
        wanted = {severity for severity, button in self.filters.items() if button.isChecked()}
        return tuple(one for one in self._problems.found if one.problem.severity in wanted)

    @Slot()
    def copy_all(self) -> None:
        """Copy the problems that pass the filters as text, one a line."""
        _copy(self.shown)

    @Slot()
    def copy_selected(self) -> None:
        """Copy the problem that is current."""
        selected = self.list.selected
        if selected is not None:
            _copy((selected,))

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        for button in self.filters.values():
            filters.addWidget(button)
        filters.addStretch(1)
        filters.addWidget(self.by_photo)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for push in (self.go_button, self.copy_button, self.close_button):
            push.setAutoDefault(False)  # Enter is for the list
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addLayout(self.head)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        for button in (*self.filters.values(), self.by_photo):
            button.toggled.connect(self._show)
        self.list.chosen.connect(self.photo_wanted)
        self.list.selectionModel().currentChanged.connect(self._follow_selection)
        self.go_button.clicked.connect(self._go)
        self.copy_button.clicked.connect(self.copy_all)
        self.close_button.clicked.connect(self.close)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.activated.connect(self.copy_selected)
        self._problems.changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        found, shown = self._problems.found, self.shown
        self.heading.setText(problems_summary(len(found)))
        for severity, button in self.filters.items():
            count = sum(one.problem.severity is severity for one in found)
            button.setText(f"{severity_text(severity)} {count}")
            button.setEnabled(count > 0)
        self.by_photo.setEnabled(len(found) > 1)
        self.copy_button.setEnabled(bool(shown))
        rows = rows_of(shown[:MOST_PROBLEMS], by_photo=self.by_photo.isChecked())
        if len(shown) > MOST_PROBLEMS:
            more = self.tr('… and %Ln more; "Copy all" copies them too', "", len(shown) - MOST_PROBLEMS)
            rows = (*rows, Row(more))
        self.list.show_rows(rows)
        self._follow_selection()
        self._draw()

    @Slot()
    def _follow_selection(self) -> None:
        selected = self.list.selected
        self.go_button.setEnabled(selected is not None and selected.index is not None)

    @Slot()
    def _go(self) -> None:
        selected = self.list.selected
        if selected is not None and selected.index is not None:
            self.photo_wanted.emit(selected.index)

    def _filter_button(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(FILTER_ICON, FILTER_ICON))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _draw(self) -> None:
        theme = theme_in(self.palette())
        for severity, button in self.filters.items():
            button.setIcon(icon(ICONS[severity], severity_color(severity, theme)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


def problems_summary(count: int) -> str:
    """Return how many problems there are, in a few words."""
    match count:
        case 0:
            return QCoreApplication.translate("ProblemsDialog", "No problems")
        case 1:
            return QCoreApplication.translate("ProblemsDialog", "1 problem")
        case _:
            return QCoreApplication.translate("ProblemsDialog", "%Ln problems", "", count)


def _copy(placed: Sequence[Placed]) -> None:
    lines = [": ".join(filter(None, (place_text(one.problem), problem_text(one.problem)))) for one in placed]
    QGuiApplication.clipboard().setText("\n".join(lines))
