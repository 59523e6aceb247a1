"""The list of letters in which words of old photos may be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gallery_app.model.metadata import LEGACY_ENCODINGS
from gallery_app.ui.caption_pane import caption_language, caption_of
from gallery_app.ui.flat_text import FlatText, Ink, Paragraph
from gallery_app.ui.legacy_letters import USUAL
from gallery_app.ui.texts import visible_name
from gallery_app.ui.window_place import give_room

if TYPE_CHECKING:
    from gallery_app.ui.session import Session
    from gallery_app.ui.words_on_show import WordsOnShow

ROW_HEIGHT: Final = 28  # logical pixels
SAMPLE_HEIGHT: Final = 92  # pixels for the words of the photo on show
SAMPLE_LENGTH: Final = 400  # characters


class LettersDialog(QDialog):
    """Lists the encodings, and shows how the words of the photo read in the one that is picked.

    tried: carries the name of the encoding that was picked, USUAL for the first one.
    """

    tried = Signal(str)

    def __init__(
        self, session: Session, words: WordsOnShow, present: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.setWindowTitle(self.tr("Letters of old photos"))
        explanation = FlatText()
        explanation.set_paragraphs(
            [
                Paragraph(
                    self.tr(
                        "Old photos often do not tell in which letters their words are written. If words of "
                        "this gallery look wrong, pick the letters in which they make sense."
                    ),
                    13,
                    Ink.SECONDARY,
                )
            ]
        )
        explanation.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.letters = QListWidget()
        self.letters.setAccessibleName(self.tr("Letters"))
        for number, encoding in enumerate(LEGACY_ENCODINGS):
            name = USUAL if number == 0 else encoding.name
            label = QCoreApplication.translate("LegacyEncoding", encoding.label)
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.letters.addItem(item)
            if name == present:
                self.letters.setCurrentItem(item)
        self.letters.currentItemChanged.connect(
            lambda item: self.tried.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        self.sample = FlatText()
        self.sample.setAccessibleName(self.tr("Words of the photo"))
        self.sample.setFixedHeight(SAMPLE_HEIGHT)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        for part in (explanation, self.letters, self.sample):
            column.addWidget(part, 1 if part is self.letters else 0)
        column.addWidget(buttons)
        give_room(self, 440, 580)
        self.letters.setFocus()
        session.words_learnt.connect(self._show_words)
        self._show_words()

    @Slot()
    def _show_words(self) -> None:
        """Show how the words of the photo read now."""
        photo, languages = self._session.photo, self._words.languages
        if photo is None:
            return
        caption = caption_of(photo, languages)[:SAMPLE_LENGTH] or visible_name(photo.name)
        credit = photo.words.credit.line[:SAMPLE_LENGTH] if photo.words.credit is not None else ""
        language = caption_language(photo, languages)
        parts = [
            Paragraph(caption, 15, serif=True, language=language),
            Paragraph(credit, 12, Ink.SECONDARY, before=4),
        ]
        self.sample.set_paragraphs([part for part in parts if part.text])
