"""Setting paragraphs in a document a slice at a time, so that no length of text holds up the window."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)

from gallery_app.ui.directions import direction_of
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.texts import readable
from gallery_app.ui.theme import interface_font, serif_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import Qt

    from gallery_app.ui.flat_text import Paragraph
    from gallery_app.ui.theme import Theme

ICON_PLACE: Final = "\ufffc"  # what stands in the text where an icon does
ICON_SPACE: Final = "\u2002"  # what stands behind it
SLICE: Final = 8_000  # characters after which a slice ends, at the end of the line that it is in
LINE_COST: Final = 20  # characters that beginning another line costs as much as
LONGEST_WORD: Final = 1_000  # characters; text with a longer one is broken anywhere
LINES_AT_ONCE: Final = 200


class Piece(NamedTuple):
    """Lines of one paragraph that run the same way, between "\\n"; ``begins`` or ends their paragraph."""

    paragraph: Paragraph
    text: str
    direction: Qt.LayoutDirection
    begins: bool
    ends: bool


class Typesetting:
    """Paragraphs on their way into an empty document."""

    def __init__(
        self,
        document: QTextDocument,
        paragraphs: Sequence[Paragraph],
        theme: Theme,
        *,
        scale: float,
        pixel_ratio: float,
    ) -> None:
        self._document = document
        self._theme = theme
        self._scale = scale
        self._pixel_ratio = pixel_ratio
        self._is_empty = True
        self._pieces = (piece for paragraph in paragraphs for piece in pieces_of(paragraph))

    def go_on(self) -> bool:
        """Set the next slice; return whether there may be more."""
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        room = SLICE
        for piece in self._pieces:
            self._set(cursor, piece)
            room -= len(piece.text) + LINE_COST * (1 + piece.text.count("\n"))
            if room <= 0:
                break
        cursor.endEditBlock()
        return room <= 0

    def _set(self, cursor: QTextCursor, piece: Piece) -> None:
        paragraph = piece.paragraph
        block = self._block_format(piece)
        if self._is_empty:
            cursor.setBlockFormat(block)
            self._is_empty = False
        else:
            cursor.insertBlock(block)
        if piece.begins and paragraph.icon:
            self._insert_icon(cursor, paragraph)
            cursor.insertText(ICON_SPACE, self._format(paragraph))
        if piece.begins and paragraph.lead:
            cursor.insertText(paragraph.lead, self._head_format(paragraph))
        cursor.insertText(piece.text, self._format(paragraph))
        if piece.ends and paragraph.tail:
            cursor.insertText(f"  {readable(paragraph.tail)}", self._tail_format(paragraph))

    def _block_format(self, piece: Piece) -> QTextBlockFormat:
        paragraph = piece.paragraph
        block = QTextBlockFormat()
        block.setLayoutDirection(piece.direction)
        # A least height, not a fixed one: scripts that need more than Latin get it.
        height = paragraph.size * self._scale * paragraph.line_height
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if piece.begins and not self._is_empty:
            block.setTopMargin(paragraph.before * self._scale)
        return block

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
        picture = icon_pixmap(paragraph.icon, color, size, self._pixel_ratio).toImage()
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
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


def pieces_of(paragraph: Paragraph) -> Iterator[Piece]:
    """Yield a paragraph's first line, then the others, as many at once as run the same way."""
    text = readable(paragraph.text)
    usual = direction_of(text, paragraph.language)  # of lines that hold no letters
    lines = text.split("\n")

    def direction(line: str) -> Qt.LayoutDirection:
        return direction_of(line, paragraph.language) if line and not line.isspace() else usual

    yield Piece(paragraph, lines[0], direction(lines[0]), begins=True, ends=len(lines) == 1)
    done = 1
    for runs, group in groupby(lines[1:], direction):
        alike = list(group)
        for start in range(0, len(alike), LINES_AT_ONCE):
            part = alike[start : start + LINES_AT_ONCE]
            done += len(part)
            yield Piece(paragraph, "\n".join(part), runs, begins=False, ends=done == len(lines))


def wrapping_of(texts: Iterable[str]) -> QTextOption.WrapMode:
    """Return where lines of ``texts`` are broken: within words only if nothing else helps."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    modes = QTextOption.WrapMode
    # Qt looks for the end of the word anew in every line: a word of many lines takes it seconds.
    return modes.WrapAnywhere if longest > LONGEST_WORD else modes.WrapAtWordBoundaryOrAnywhere
