"""What the window has to say: one line above the photo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gallery_app.model.problems import Severity
from gallery_app.ui.flat_text import FlatText, Paragraph
from gallery_app.ui.headline_bar import bar_button
from gallery_app.ui.icons import icon, icon_pixmap
from gallery_app.ui.texts import one_line
from gallery_app.ui.theme import theme_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QPaintEvent

    from gallery_app.ui.theme import Theme

ICONS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
MOST_LINES: Final = 3  # of a message; what is longer scrolls
TEXT_SIZE: Final = 13.0


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say, and what can be done about it; ``times`` counts how often it was said.

    Of one ``topic`` only the latest message is worth reading.
    """

    text: str
    severity: Severity
    action_label: str | None = None
    on_action: Callable[[], object] | None = None
    times: int = 1
    topic: str = ""


class MessageBar(QFrame):
    """Shows one message at a time, the latest first; closing it brings back the one before.

    count_changed: carries how many messages are waiting, the one on show included.
    """

    count_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "bar")
        self._messages: list[Message] = []
        self._is_quiet = False
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
        *,
        topic: str = "",
    ) -> None:
        """Say ``text``; said again, it is counted, not repeated.  It replaces what was said of its topic."""
        message = Message(one_line(text), severity, action_label, on_action, topic=topic)
        if topic:
            self._messages = [known for known in self._messages if known.topic != topic]
        for known in self._messages:
            if (known.text, known.severity, known.action_label) == (message.text, severity, action_label):
                message = replace(message, times=known.times + 1)
                self._messages.remove(known)
                break
        self._messages.append(message)
        self._show_current()

    def set_quiet(self, *, quiet: bool) -> None:
        """Keep what is to be said for later, or say it again."""
        if quiet != self._is_quiet:
            self._is_quiet = quiet
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
        self.setVisible(message is not None and not self._is_quiet)
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


def severity_color(severity: Severity, theme: Theme) -> QColor:
    """Return the colour of a severity's icon."""
    colors = {Severity.ERROR: theme.accent, Severity.WARNING: theme.accent, Severity.NOTE: theme.secondary}
    return colors[severity]
