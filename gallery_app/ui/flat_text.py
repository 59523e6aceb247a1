"""Text to be read: plain paragraphs set with care, selectable, never taken for markup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextEdit, QWidget

from gallery_app.ui.directions import direction_of, isolated
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.texts import displayable
from gallery_app.ui.theme import (
    LARGEST_SCALE,
    SMALLEST_SCALE,
    interface_font,
    serif_font,
    theme_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QPaintEvent

    from gallery_app.ui.hit_marks import HitMarks
    from gallery_app.ui.theme import Theme

ICON_PLACE: Final = "\ufffc"  # what stands in the text where an icon does
ICON_SPACE: Final = "\u2002"  # what stands behind it
SCROLL_KEYS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
READING_KEYS: Final = SCROLL_KEYS | {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
LONGEST_WORD: Final = 1_000  # characters; text with a longer one is broken anywhere
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

    def __init__(self, parent: QWidget | None = None, *, margin: int = MARGIN) -> None:
        super().__init__(parent)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._scale = 1.0
        self._ringed = False
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
        policy.setHeightForWidth(True)
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

    def set_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show ``paragraphs`` from their beginning; the same ones again change nothing."""
        if tuple(paragraphs) == self._paragraphs:
            return
        self._paragraphs = tuple(paragraphs)
        self._choose_wrapping()
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
        """Return the height at which all of the text shows in ``width`` pixels."""
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
        fits = self.height_for(place.width()) <= place.height()
        # Told, not left to Qt: a bar that once was needed narrows the text, so that it stays needed.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
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

    def _choose_wrapping(self) -> None:
        longest = max((len(word) for part in self._paragraphs for word in part.text.split()), default=0)
        modes = QTextOption.WrapMode
        # Qt looks for the end of the word anew in every line: a word of many lines takes it seconds.
        endless = longest > LONGEST_WORD
        self.setWordWrapMode(modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere)

    def _set_type(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        first = True
        for paragraph in self._paragraphs:
            for number, line in enumerate(displayable(paragraph.text).split("\n")):
                self._set_line(cursor, paragraph, line, first=first, spaced=number == 0)
                first = False
            if paragraph.tail:
                cursor.insertText(f"  {displayable(paragraph.tail)}", self._tail_format(paragraph))
        cursor.endEditBlock()
        if self.marks is not None:
            self.marks.renew()
        self.updateGeometry()

    def _set_line(
        self, cursor: QTextCursor, paragraph: Paragraph, line: str, *, first: bool, spaced: bool
    ) -> None:
        block = QTextBlockFormat()
        block.setLayoutDirection(direction_of(line or paragraph.text, paragraph.language))
        # A least height, not a fixed one: scripts that need more than Latin get it.
        height = paragraph.size * self._scale * paragraph.line_height
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if spaced and not first:
            block.setTopMargin(paragraph.before * self._scale)
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        if spaced and paragraph.icon:
            self._insert_icon(cursor, paragraph)
            cursor.insertText(ICON_SPACE, self._format(paragraph))
        if spaced and paragraph.lead:
            cursor.insertText(paragraph.lead, self._head_format(paragraph))
        cursor.insertText(line, self._format(paragraph))

    def _format(self, paragraph: Paragraph) -> QTextCharFormat:
        size = round(paragraph.size * self._scale)
        font = (serif_font if paragraph.serif else interface_font)(size, paragraph.weight)
        if paragraph.capitals:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8 * self._scale)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(paragraph.ink.color(self._theme))
        return made

    def _insert_icon(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        size = round(paragraph.size * self._scale * 1.25)
        color = paragraph.ink.color(self._theme)
        name = f"icon:{paragraph.icon}-{size}-{color.name()}"
        picture = icon_pixmap(paragraph.icon, color, size, self.devicePixelRatioF()).toImage()
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
        image = QTextImageFormat()
        image.setName(name)
        image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cursor.insertImage(image)

    def _head_format(self, paragraph: Paragraph) -> QTextCharFormat:
        made = self._format(paragraph)
        made.setForeground(self._theme.tertiary)
        return made

    def _tail_format(self, paragraph: Paragraph) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(interface_font(round(paragraph.size * self._scale * 0.92)))
        made.setForeground(self._theme.tertiary)
        return made

    # Qt overrides

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
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  — Qt's name
        """Return the height at which everything shows."""
        return self.height_for(width)

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return the size at the present width."""
        width = self.viewport().width()
        return QSize(width, self.height_for(width))

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
