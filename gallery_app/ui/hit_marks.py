"""Marking in a text that is read what a search finds in it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gallery_app.model.search import NO_QUERY
from gallery_app.ui.texts import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.model.search import Query
    from gallery_app.ui.flat_text import FlatText


MOST_MARKS: Final = 2_000  # in one text: each costs time whenever it is painted


class Mark(NamedTuple):
    """A hit in a paragraph, by its number, and where it begins and ends in the document."""

    paragraph: int
    start: int
    end: int


class HitMarks:
    """The hits of a query in one text; those of one paragraph may stand out."""

    def __init__(self, text: FlatText) -> None:
        self._text = text
        self._query = NO_QUERY
        self._strong: int | None = None
        self._is_awaited = False  # whether the hit to bring into sight is still to be set
        self._marks: tuple[Mark, ...] = ()
        text.marks = self

    def __len__(self) -> int:
        return len(self._marks)

    def show(self, query: Query) -> None:
        """Mark what ``query`` finds, now and in whatever is shown later."""
        if query != self._query:
            self._query, self._strong = query, None
            self.renew()

    def renew(self) -> None:
        """Mark another text, or the same one set anew."""
        self._marks = tuple(islice(self._found(), MOST_MARKS))
        self._text.setExtraSelections([self._selection(mark) for mark in self._marks])
        if self._is_awaited:
            self._scroll_to_first()

    def reveal(self, paragraph: int | None = None) -> None:
        """Bring the first hit into sight, or the first one of a paragraph, whose hits then stand out."""
        self._strong = paragraph
        self._is_awaited = True
        self.renew()

    def _scroll_to_first(self) -> None:
        self._is_awaited = not self._text.is_set
        for mark in self._marks:
            if self._strong in (None, mark.paragraph):
                self._is_awaited = False
                self._scroll_to(mark)
                return

    def _found(self) -> Iterator[Mark]:
        document = self._text.document()
        there = document.characterCount() - 1  # of a long text perhaps only its beginning so far
        block = 0
        for number, paragraph in enumerate(self._text.paragraphs):
            text = readable(paragraph.text)
            first = document.findBlockByNumber(block)
            begin = first.position() + paragraph.begins
            if not first.isValid() or begin + _length(text) > there:
                return
            block += text.count("\n") + 1
            if self._text.is_searched(number):
                for start, end in places_of_hits(text, self._query):
                    yield Mark(number, begin + start, begin + end)

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        theme = self._text.theme
        strong = mark.paragraph == self._strong
        ink = QTextCharFormat()
        ink.setBackground(theme.accent if strong else theme.mark)
        ink.setForeground(theme.on_accent if strong else theme.text)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(mark)
        selection.format = ink
        return selection

    def _cursor(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _scroll_to(self, mark: Mark) -> None:
        view = self._text.viewport().rect()
        place = self._text.cursorRect(self._cursor(mark))
        if not view.contains(place):
            bar = self._text.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - view.height() // 3)


def places_of_hits(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Yield where hits of a query begin and end, counted as Qt counts: a character beyond U+FFFF is two."""
    place = counted = 0
    for hit in query.hits(text):
        start = counted + _length(text[place : hit.start])
        counted = start + _length(text[hit.start : hit.end])
        place = hit.end
        yield start, counted


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
