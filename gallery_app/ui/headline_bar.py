"""The bar at the top of an open gallery: menu, headline, and the buttons of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gallery_app.ui.clusters import beginning
from gallery_app.ui.directions import direction_of
from gallery_app.ui.icons import icon
from gallery_app.ui.texts import as_plain_tooltip, count_text, joined_line, one_line, when_text
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent

    from gallery_app.model.gallery import Article

HEIGHT: Final = 46
BUTTON: Final = 30
ICON: Final = 20


class CutLine(QWidget):
    """One line of foreign text, cut with "…" where the room ends; whole in its tool tip."""

    def __init__(self, font: QFont, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._language: str | None = None
        self._ink = ink
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The whole line."""
        return self._text

    def set_text(self, text: str, language: str | None = None) -> None:
        """Show ``text``, which is one line already; its ``language`` helps to tell which way it runs."""
        self._text = text
        self._language = language
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for the whole line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(beginning(self._text)), metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for a few letters."""
        return QSize(40, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint as much of the line as there is room for."""
        painter = QPainter(self)
        painter.setPen(getattr(theme_in(self.palette()), self._ink))
        place = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            beginning(self._text), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.setLayoutDirection(direction_of(self._text, self._language))
        side = Qt.AlignmentFlag.AlignLeft if self.isLeftToRight() else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags.value | Qt.TextFlag.TextSingleLine.value, shown)
        painter.end()


class HeadlineBar(QFrame):
    """Shows the headline of the open gallery, and holds the window's buttons.

    menu_requested: the button ☰ was pressed.
    """

    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "bar")
        self.setFixedHeight(HEIGHT)
        self.menu_button = bar_button()
        self.menu_button.setToolTip(self.tr("Menu (F10)"))
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.clicked.connect(self.menu_requested)
        self.headline = CutLine(interface_font(15, QFont.Weight.DemiBold), "text")
        self.line = CutLine(interface_font(12), "secondary")
        self._buttons: list[QToolButton] = []
        self._held: QWidget | None = None
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setSpacing(0)
        words.setContentsMargins(0, 0, 0, 0)
        words.addStretch(1)
        words.addWidget(self.headline)
        words.addWidget(self.line)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 14, 1)
        self._row.setSpacing(14)
        self._row.addWidget(self.menu_button)
        self._row.addWidget(self._words, 1)
        self._draw()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons at the right, in their order."""
        return tuple(self._buttons)

    def show_gallery(self, article: Article, count: int) -> None:
        """Show headline, publisher, date and the ``count`` of photos."""
        headline = one_line(article.headline)
        self.headline.set_text(headline, article.language)
        self.headline.setToolTip(as_plain_tooltip(headline, article.language))
        line = joined_line((article.publisher or "", when_text(article), count_text(count)))
        self.line.set_text(line)
        self.line.setToolTip(as_plain_tooltip(line))

    def clear(self) -> None:
        """Show nothing."""
        for line in (self.headline, self.line):
            line.set_text("")
            line.setToolTip("")

    def add_action_button(self, action: QAction) -> QToolButton:
        """Add a button for ``action`` at the right; it follows the action's icon, state and words."""
        button = bar_button()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._buttons.append(button)
        self._row.addWidget(button)
        return button

    def hold(self, widget: QWidget) -> None:
        """Have a widget that can stand in the headline's place."""
        self._held = widget
        widget.hide()
        self._row.insertWidget(self._row.indexOf(self._words), widget, 1)

    def show_held(self, *, is_held: bool) -> None:
        """Show that widget, or the headline again."""
        if self._held is not None:
            self._words.setVisible(not is_held)
            self._held.setVisible(is_held)

    def menu_corner(self) -> QPoint:
        """Return where the menu opens, in screen coordinates."""
        rect = self.menu_button.rect()
        return self.menu_button.mapToGlobal(rect.bottomLeft() if self.isLeftToRight() else rect.bottomRight())

    def _draw(self) -> None:
        self.menu_button.setIcon(icon("menu", theme_in(self.palette()).secondary))

    # Qt overrides

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


def bar_button() -> QToolButton:
    """Return a quiet, flat button of the bar's size."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setFixedSize(BUTTON, BUTTON)
    button.setIconSize(QSize(ICON, ICON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the photo
    return button
