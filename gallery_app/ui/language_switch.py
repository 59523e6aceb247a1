"""The control that shows in which language words are read, and offers the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QWidget

from gallery_app.ui.directions import filled
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.language_names import language_names
from gallery_app.ui.texts import as_plain_tooltip
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gallery_app.ui.theme import Theme

TEXT_SIZE: Final = 12
SIDE: Final = 6  # pixels from the edges to icon and name
GAP: Final = 5  # pixels from the icon to the name
FEWEST_LETTERS: Final = 4  # of a name that is cut; with less room the icon stands alone


class LanguageSwitch(QPushButton):
    """A quiet button with the language's own name; hidden where there is nothing to choose.

    language_chosen: carries the tag that the reader picked from the menu.
    """

    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, theme: Theme | None = None) -> None:
        """Make a switch in the colours of ``theme``, or of the window's where none is given."""
        super().__init__(parent)
        self._own_theme = theme
        self._names: dict[str, str] = {}
        self._shown = ""
        self._allowed = True
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.aboutToHide.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the photo
        self.clicked.connect(self.open_menu)
        self.set_text_scale(1.0)
        self.hide()

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one language."""
        return len(self._names) > 1

    @property
    def name(self) -> str:
        """What the language on show calls itself."""
        return self._names.get(self._shown, "")

    def show_languages(self, tags: tuple[str, ...], shown: str) -> None:
        """Offer the languages ``tags``; ``shown`` is the one that is read now."""
        if tags != tuple(self._names):
            self._names = language_names(tags)
        self._shown = shown
        name = filled(self.tr("Language of the words: {language}"), language=self.name)
        self.setAccessibleName(name)
        self.setToolTip(as_plain_tooltip(name))
        self.setAccessibleDescription(self.tr("Opens a list of %Ln languages", "", len(tags)))
        self.setVisible(self.has_choice and self._allowed)
        self.updateGeometry()
        self.update()

    def allow(self, *, allowed: bool) -> None:
        """Let it be seen where there is a choice, or not at all: the words that it is for are hidden."""
        self._allowed = allowed
        self.setVisible(self.has_choice and allowed)

    def set_text_scale(self, scale: float) -> None:
        """Set the size of the name, 1.0 being as designed."""
        self.setFont(interface_font(round(TEXT_SIZE * scale)))
        self.updateGeometry()
        self.update()

    @Slot()
    def open_menu(self) -> None:
        """List the languages below the button."""
        corner = self.rect().bottomLeft() if self.isLeftToRight() else self.rect().bottomRight()
        self._menu.popup(self.mapToGlobal(corner))

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for tag, name in self._names.items():
            action = QAction(name.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(tag == self._shown)
            action.setData(tag)
            self._menu.addAction(action)
            if tag == self._shown:
                self._menu.setActiveAction(action)
        group.triggered.connect(self._choose)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())

    def _theme(self) -> Theme:
        return self._own_theme or theme_in(self.palette())

    def _icon_size(self) -> int:
        return round(self.fontMetrics().height() * 0.95)

    # Qt overrides

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for the icon and the whole name."""
        metrics = self.fontMetrics()
        width = 2 * SIDE + self._icon_size() + GAP + metrics.horizontalAdvance(self.name) + 2
        return QSize(width, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for the icon alone."""
        return QSize(2 * SIDE + self._icon_size(), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep Space from the window's commands: on a button it presses."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Open the list with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint icon and name, a ground under the pointer, a ring where the keyboard is."""
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        theme = self._theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        active = self.underMouse() or self.isDown() or self._menu.isVisible()
        painter.setPen(QPen(theme.accent, 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.hover if active else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, 5, 5)
        ink = theme.text if active else theme.secondary
        size = self._icon_size()
        place = QRect(SIDE, (self.height() - size) // 2, size, size)
        pixmap = icon_pixmap("language", ink, size, self.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), pixmap)
        painter.setPen(ink)
        left = SIDE + size + GAP
        room = QRect(left, 0, self.width() - left - SIDE, self.height())
        if room.width() < self.fontMetrics().averageCharWidth() * FEWEST_LETTERS:
            return  # the icon says enough; the tool tip has the name
        shown = self.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeft if self.isLeftToRight() else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        line = flags.value | Qt.TextFlag.TextSingleLine.value
        painter.drawText(QStyle.visualRect(self.layoutDirection(), self.rect(), room), line, shown)
