"""What the window has to say: one line above the photo, and the list of all problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gallery_app.model.problems import Severity
from gallery_app.ui.flat_text import MARGIN, FlatText, Ink, Paragraph
from gallery_app.ui.headline_bar import bar_button
from gallery_app.ui.icons import icon, icon_pixmap
from gallery_app.ui.texts import joined_line, one_line, place_text, problem_text
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor, QPaintEvent

    from gallery_app.model.problems import Problem
    from gallery_app.ui.theme import Theme

ICONS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
MOST_PROBLEMS: Final = 1_000  # listed; a window is no place to read more
MOST_LINES: Final = 3  # of a message; what is longer scrolls
TEXT_SIZE: Final = 13.0


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say, and what can be done about it; ``times`` counts how often it was said."""

    text: str
    severity: Severity
    action_label: str | None = None
    on_action: Callable[[], object] | None = None
    times: int = 1


class MessageBar(QFrame):
    """Shows one message at a time, the latest first; closing it brings back the one before.

    count_changed: carries how many messages are waiting, the one on show included.
    """

    count_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "bar")
        self._messages: list[Message] = []
        self._icon = QLabel()
        self._icon.setFixedSize(18, 18)
        self.text = FlatText()
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.text.setAccessibleName(self.tr("Message"))
        self.action_button = QPushButton()
        self.action_button.clicked.connect(self._act)
        self.close_button = bar_button()
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.clicked.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 5, 14, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is to be said, the message on show last."""
        return tuple(self._messages)

    @property
    def current(self) -> Message | None:
        """The message on show."""
        return self._messages[-1] if self._messages else None

    def show_message(
        self,
        text: str,
        severity: Severity = Severity.NOTE,
        action_label: str | None = None,
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Say ``text``; said again, it is counted, not repeated."""
        message = Message(one_line(text), severity, action_label, on_action)
        for known in self._messages:
            if (known.text, known.severity, known.action_label) == (message.text, severity, action_label):
                message = replace(message, times=known.times + 1)
                self._messages.remove(known)
                break
        self._messages.append(message)
        self._show_current()

    def close_message(self) -> None:
        """Take the message on show away."""
        if self._messages:
            self._messages.pop()
            self._show_current()

    def clear(self) -> None:
        """Take every message away."""
        self._messages.clear()
        self._show_current()

    def _show_current(self) -> None:
        message = self.current
        self.setVisible(message is not None)
        self.count_changed.emit(len(self._messages))
        if message is None:
            return
        text = message.text if message.times == 1 else f"{message.text} (×{message.times})"
        self.text.set_paragraphs([Paragraph(text, TEXT_SIZE, line_height=1.4)])
        self.action_button.setText((message.action_label or "").replace("&", "&&"))
        self.action_button.setVisible(message.action_label is not None)
        self.setAccessibleName(text)
        self._draw()
        self._set_height()

    def _act(self) -> None:
        message = self.current
        if message is not None and message.on_action is not None:
            self.close_message()
            message.on_action()

    def _draw(self) -> None:
        theme = theme_in(self.palette())
        self.close_button.setIcon(icon("close", theme.secondary))
        if self.current is not None:
            severity = self.current.severity
            color = severity_color(severity, theme)
            self._icon.setPixmap(icon_pixmap(ICONS[severity], color, 18, self.devicePixelRatioF()))

    def _set_height(self) -> None:
        line = round(TEXT_SIZE * 1.4)
        needed = self.text.height_for(max(120, self.text.width()))
        self.text.setFixedHeight(min(needed, MOST_LINES * line + 8))

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        """Be as high as the message needs at the width there is."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.current is not None:
            self._set_height()
        return handled

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme_in(self.palette()).line)
        painter.end()


class ProblemsDialog(QDialog):
    """Lists the problems of a gallery, the worst first; the window stays usable meanwhile."""

    def __init__(self, problems: Sequence[Problem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Problems in this gallery"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 440)
        self.heading = QLabel()
        self.heading.setIndent(MARGIN)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setFont(interface_font(16, QFont.Weight.DemiBold))
        self.list = FlatText()
        self.list.setAccessibleName(self.tr("Problems"))
        self.copy_button = QPushButton(self.tr("Copy all"))
        self.copy_button.clicked.connect(self.copy_all)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._problems: tuple[Problem, ...] = ()
        self.show_problems(problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is listed, in its order."""
        return self._problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List ``problems``."""
        order = list(Severity)
        self._problems = tuple(sorted(problems, key=lambda problem: order.index(problem.severity)))
        self.heading.setText(problems_summary(self._problems))
        shown = self._problems[:MOST_PROBLEMS]
        paragraphs = [part for problem in shown for part in _paragraphs(problem)]
        more = len(self._problems) - len(shown)
        if more:
            text = self.tr('… and %Ln more; "Copy all" copies them too', "", more)
            paragraphs.append(Paragraph(text, 12, Ink.TERTIARY, before=14))
        self.list.set_paragraphs(paragraphs)

    def copy_all(self) -> None:
        """Copy the list as text, one problem a line."""
        lines = [
            ": ".join(filter(None, (place_text(problem), problem_text(problem))))
            for problem in self._problems
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))


def severity_color(severity: Severity, theme: Theme) -> QColor:
    """Return the colour of a severity's icon."""
    colors = {Severity.ERROR: theme.accent, Severity.WARNING: theme.accent, Severity.NOTE: theme.secondary}
    return colors[severity]


def problems_summary(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, in a few words."""
    count = len(problems)
    match count:
        case 0:
            return QCoreApplication.translate("ProblemsDialog", "No problems")
        case 1:
            return QCoreApplication.translate("ProblemsDialog", "1 problem")
        case _:
            return QCoreApplication.translate("ProblemsDialog", "%Ln problems", "", count)


def _paragraphs(problem: Problem) -> list[Paragraph]:
    ink = Ink.SECONDARY if problem.severity is Severity.NOTE else Ink.ACCENT
    head = joined_line((_severity_text(problem.severity), place_text(problem)))
    return [
        Paragraph(head, 12, ink, line_height=1.4, before=14, icon=ICONS[problem.severity]),
        Paragraph(problem_text(problem), TEXT_SIZE, line_height=1.4, before=2),
    ]


def _severity_text(severity: Severity) -> str:
    texts = {
        Severity.ERROR: QCoreApplication.translate("ProblemsDialog", "Error"),
        Severity.WARNING: QCoreApplication.translate("ProblemsDialog", "Warning"),
        Severity.NOTE: QCoreApplication.translate("ProblemsDialog", "Note"),
    }
    return texts[severity]
