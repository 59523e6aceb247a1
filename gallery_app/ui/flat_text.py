"""Text to be read: plain paragraphs set with care, selectable, never taken for markup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextEdit, QWidget

from gallery_app.ui.directions import isolated
from gallery_app.ui.theme import LARGEST_SCALE, SMALLEST_SCALE, theme_in
from gallery_app.ui.typesetting import ICON_PLACE, ICON_SPACE, Typesetting, wrapping_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QPaintEvent

    from gallery_app.ui.hit_marks import HitMarks
    from gallery_app.ui.theme import Theme

SCROLL_KEYS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
READING_KEYS: Final = SCROLL_KEYS | {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
TALL: Final = 6_000  # characters that fill every pane at every width
TALL_HEIGHT: Final = 10_000  # pixels
MARGIN: Final = 4  # pixels around the text, where the focus ring is drawn
KEYBOARD_REASONS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
RETURNING_REASONS: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Ink(Enum):
    """Which of the theme's colours a paragraph is written in."""

    TEXT = "text"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    ACCENT = "accent"

    def color(self, theme: Theme) -> QColor:
        """Return this ink's colour in ``theme``."""
        color: QColor = getattr(theme, self.value)
        return color


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and how it is set; sizes are pixels at 100 % text scale.

    ``line_height`` is in sizes of the font; ``before`` is the space above, in pixels.  ``head`` and a colon
    stand before the text in the same paragraph, ``tail`` behind it, smaller; both in the third ink.  Line
    ends in the text stay line ends.
    ``language`` is the text's own, where it is known: it helps to tell which way the text runs.
    """

    text: str
    size: float
    ink: Ink = Ink.TEXT
    serif: bool = False
    weight: QFont.Weight = QFont.Weight.Normal
    line_height: float = 1.5
    before: float = 0
    capitals: bool = False
    head: str = ""
    tail: str = ""
    icon: str = ""  # one of our own, drawn before the text in the paragraph's ink
    language: str | None = None

    @property
    def begins(self) -> int:
        """How many characters, as Qt counts them, stand before the text: icon and head."""
        return (2 if self.icon else 0) + (len(self.lead.encode("utf-16-le")) // 2)

    @property
    def lead(self) -> str:
        """The head as it stands before the text."""
        return f"{isolated(self.head)}: " if self.head else ""


class FlatText(QTextEdit):
    """A read-only view of paragraphs; as high as its text where the layout lets it, else it scrolls.

    With the keyboard in it, ``own_keys`` scroll what overflows; the window has all other keys.
    """

    own_keys: ClassVar[frozenset[Qt.Key]] = SCROLL_KEYS
    scrolls: ClassVar[bool] = False  # whatever its length: nobody asks how high it is

    def __init__(self, parent: QWidget | None = None, *, margin: int = MARGIN) -> None:
        super().__init__(parent)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._length = 0  # characters
        self._scale = 1.0
        self._ringed = False
        self._setting: Typesetting | None = None  # what is still to be set
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._go_on)
        self.marks: HitMarks | None = None  # of what a search finds here, once there was one
        self._theme = theme_in(self.palette())
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(margin)
        self.setTabChangesFocus(True)
        # No caret: the arrow keys scroll, as they do in every text that is only read.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not self.scrolls)
        self.setSizePolicy(policy)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return self._paragraphs

    @property
    def theme(self) -> Theme:
        """The theme that the text is set in."""
        return self._theme

    def is_searched(self, _paragraph: int) -> bool:
        """Return whether what a search finds in a paragraph, by its number, is marked."""
        return True

    @property
    def is_ringed(self) -> bool:
        """Whether the ring shows that the keyboard is here."""
        return self._ringed

    @property
    def overflows(self) -> bool:
        """Whether there is more text than fits."""
        return self.verticalScrollBar().maximum() > 0

    @property
    def is_set(self) -> bool:
        """Whether all of the text is there: a long one comes a slice at a time."""
        return self._setting is None

    @property
    def is_tall(self) -> bool:
        """Whether the text is higher than any window, however wide."""
        return self._length > TALL

    def finish(self, block: int | None = None) -> None:
        """Set at once what is still to be set, or what stands before the end of a block, by its number."""
        while self._setting is not None and (block is None or self.document().blockCount() <= block + 1):
            self._go_on()

    def set_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show ``paragraphs`` from their beginning; the same ones again change nothing."""
        if tuple(paragraphs) == self._paragraphs:
            return
        self._paragraphs = tuple(paragraphs)
        self._length = sum(len(paragraph.text) for paragraph in self._paragraphs)
        self._set_type()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def set_text_scale(self, scale: float) -> None:
        """Set the size of the text, 1.0 being as designed."""
        scale = max(SMALLEST_SCALE, min(scale, LARGEST_SCALE))
        if scale != self._scale:
            self._scale = scale
            self._set_type()

    def height_for(self, width: int) -> int:
        """Return the height at which all of the text shows in ``width`` pixels; a guess for a tall one."""
        if self.is_tall:
            return TALL_HEIGHT
        document = self.document()
        present = document.textWidth()
        # The view would answer every trial with another width of its own.
        document.documentLayout().blockSignals(True)
        document.setTextWidth(width)
        height = document.size().height()
        document.setTextWidth(present)
        document.documentLayout().blockSignals(False)
        return round(height + 0.5)

    def place(self, place: QRect) -> None:
        """Stand at ``place``, with a scroll bar only if the text does not fit there."""
        policies = Qt.ScrollBarPolicy
        # Told, not left to Qt: a bar that once was needed narrows the text, so that it stays needed.
        if self.is_tall:  # finding out whether one is needed would lay the text out once more
            self.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOn)
        else:
            fits = self.height_for(place.width()) <= place.height()
            self.setVerticalScrollBarPolicy(
                policies.ScrollBarAlwaysOff if fits else policies.ScrollBarAsNeeded
            )
        self.setGeometry(place)

    def scroll_page(self) -> bool:
        """Scroll on by one page, keeping a line of the last one in sight; False when nothing is left."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + max(1, self.viewport().height() - self.fontMetrics().height() * 2))
        return True

    def context_menu(self) -> QMenu:
        """Return the menu for the pointer's place; the caller shows it."""
        menu = QMenu(self)
        copy = QAction(self.tr("Copy"), menu)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        everything = QAction(self.tr("Select all"), menu)
        everything.setShortcut(QKeySequence.StandardKey.SelectAll)
        everything.triggered.connect(self.selectAll)
        menu.addActions([copy, everything])
        return menu

    def takes(self, event: QKeyEvent) -> bool:
        """Return whether a key is for this text, not for the window's commands."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return plain and self.overflows and event.key() in self.own_keys

    def _set_type(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        # Now that there is nothing that would be laid out anew.
        self.setWordWrapMode(wrapping_of(part.text for part in self._paragraphs))
        self._setting = Typesetting(
            self.document(),
            self._paragraphs,
            self._theme,
            scale=self._scale,
            pixel_ratio=self.devicePixelRatioF(),
        )
        self._set_on(is_first=True)

    @Slot()
    def _go_on(self) -> None:
        """Set as much as one turn of the event loop has time for."""
        self._set_on(is_first=False)

    def _set_on(self, *, is_first: bool) -> None:
        if self._setting is None:
            return
        if self._setting.go_on():
            self._next_turn.start()
        else:
            self._setting = None
        if self.marks is not None and (is_first or self.is_set):
            self.marks.renew()
        self.updateGeometry()

    # Qt overrides

    def selectAll(self) -> None:  # noqa: N802  — Qt's name
        """Select the text, that part too which is still to be set."""
        self.finish()
        super().selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Have all of the text there before all of it is selected."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.finish()
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that scroll from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  — Qt's name
        """Tell the layout whether the height follows from the width."""
        return not self.scrolls

    def heightForWidth(self, width: int) -> int:  # noqa: N802  — Qt's name
        """Return the height at which everything shows."""
        return self.height_for(width)

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return the size at the present width."""
        width = self.viewport().width()
        return QSize(width, width if self.scrolls else self.height_for(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for one line and a few characters."""
        return QSize(60, round(20 * self._scale) + 2 * MARGIN)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  — Qt's name
        """Copy the words alone: colours and fonts of this window have no place in another text."""
        data = QMimeData()
        words = self.textCursor().selection().toPlainText()
        data.setText(words.replace(ICON_PLACE + ICON_SPACE, "").replace(ICON_PLACE, ""))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  — Qt's name
        """Show our menu in place of Qt's, which offers what a reader cannot do."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Set the text anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            theme = theme_in(self.palette())
            if theme is not self._theme:
                self._theme = theme
                self._set_type()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Show the focus ring to those who came by keyboard."""
        super().focusInEvent(event)
        self._ringed = ringed_after(event.reason(), before=self._ringed)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Take the focus ring away, unless the keyboard will come back here."""
        super().focusOutEvent(event)
        self._ringed = self._ringed and event.reason() in RETURNING_REASONS
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the text, and the ring around what is seen of it."""
        super().paintEvent(event)
        if not self._ringed:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.accent, 1.5))
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


def ringed_after(reason: Qt.FocusReason, *, before: bool) -> bool:
    """Return whether a focus that came for ``reason`` is shown: to those who use the keyboard."""
    return before if reason in RETURNING_REASONS else reason in KEYBOARD_REASONS
