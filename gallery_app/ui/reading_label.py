"""How far the words of a gallery have been read, for whoever shows something of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from gallery_app.ui.session import Session
    from gallery_app.ui.words_loader import WordsLoader


class ReadingLabel(QLabel):
    """Has the words of all photos read, at leisure, and says how far that is until it is done."""

    def __init__(self, words: WordsLoader, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._session = session
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("ink", "secondary")
        session.photos_added.connect(self._begin)
        words.read_on.connect(self._show)
        self._begin()

    @Slot()
    def _begin(self) -> None:
        self._words.read_all()
        self._show()

    @Slot()
    def _show(self) -> None:
        words, count, locale = self._words, self._session.count, QLocale()
        is_reading = not words.is_complete and words.read_count < count
        text = self.tr("Reading words: {number} of {count}")
        text = text.replace("{number}", locale.toString(words.read_count))
        self.setText(text.replace("{count}", locale.toString(count)) if is_reading else "")
