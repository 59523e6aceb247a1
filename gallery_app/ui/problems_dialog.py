"""The list of everything that is not as it should be in a gallery, open beside the photos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gallery_app.model.problems import Severity
from gallery_app.ui.icons import icon
from gallery_app.ui.messages import ICONS, severity_color
from gallery_app.ui.problem_list import ProblemList, Row, rows_of, severity_text
from gallery_app.ui.story_sheet import StorySheet
from gallery_app.ui.texts import place_text, problem_text
from gallery_app.ui.theme import theme_in

if TYPE_CHECKING:
    from gallery_app.ui.story_problems import Placed, StoryProblems

MOST_PROBLEMS: Final = 1_000  # listed; a window is no place to read more
SIZE: Final = QSize(620, 520)
FILTER_ICON: Final = 16


class ProblemsDialog(StorySheet):
    """Lists problems as they are found; Enter shows the photo in the window."""

    def __init__(self, problems: StoryProblems, parent: QWidget | None = None) -> None:
        super().__init__(SIZE, parent)
        self._problems = problems
        self.setWindowTitle(self.tr("Problems in this gallery"))
        self.filters = {severity: self._filter_button() for severity in Severity}
        self.by_photo = self._filter_button()
        self.by_photo.setText(self.tr("Photo by photo"))
        self.by_photo.setChecked(False)
        self.list = ProblemList()
        self.lay_out((self._filter_row(), self.list), self.list)
        self._connect()
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown(self) -> tuple[Placed, ...]:
        """The problems that pass the filters, the worst first."""
        wanted = {severity for severity, button in self.filters.items() if button.isChecked()}
        return tuple(one for one in self._problems.found if one.problem.severity in wanted)

    def whole_text(self) -> str:
        """Return the problems that pass the filters, one a line."""
        return "\n".join(map(_line_of, self.shown))

    def selected_text(self) -> str:
        """Return the problem that is current."""
        selected = self.list.selected
        return "" if selected is None else _line_of(selected)

    def _filter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.filters.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.by_photo)
        return row

    def _connect(self) -> None:
        for button in (*self.filters.values(), self.by_photo):
            button.toggled.connect(self._show)
        self.list.chosen.connect(self.photo_wanted)
        self.list.selectionModel().currentChanged.connect(self._follow_selection)
        self.go_button.clicked.connect(self._go)
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
        button.setProperty("kind", "chip")
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


def _line_of(placed: Placed) -> str:
    return ": ".join(filter(None, (place_text(placed.problem), problem_text(placed.problem))))
