"""The article of the open gallery, set for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from gallery_app.model.words import Origin
from gallery_app.ui.directions import filled, listed
from gallery_app.ui.flat_text import READING_KEYS, FlatText, Ink, Paragraph
from gallery_app.ui.texts import dateline_text, joined_line, one_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gallery_app.model.gallery import Article


class StoryView(FlatText):
    """Shows section, headline, dateline, byline, lead and every paragraph; scrolls."""

    own_keys = READING_KEYS
    scrolls = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Story"))

    def show_article(self, article: Article) -> None:
        """Show ``article`` from its beginning."""
        self.set_paragraphs([*self._head(article), *_text(article), *self._foot(article)])

    def _head(self, article: Article) -> list[Paragraph]:
        byline = ""
        if article.byline:
            byline = filled(self.tr("By {names}"), names=listed(map(one_line, article.byline)))
        candidates = (
            Paragraph(
                one_line(article.section or ""),
                12,
                Ink.ACCENT,
                capitals=True,
                line_height=1.4,
                tail=self._guess("section", article),
            ),
            Paragraph(
                one_line(article.headline),
                22,
                serif=True,
                weight=QFont.Weight.Bold,
                line_height=1.25,
                before=4,
                tail=self._guess("headline", article),
                language=article.language,
            ),
            Paragraph(
                joined_line((article.publisher or "", dateline_text(article))),
                12,
                Ink.SECONDARY,
                line_height=1.4,
                before=10,
                tail=self._guess("publisher", article),
            ),
            Paragraph(byline, 12, Ink.SECONDARY, line_height=1.4, before=2),
        )
        return [paragraph for paragraph in candidates if paragraph.text]

    def _guess(self, name: str, article: Article) -> str:
        """Return a word for a field that nobody said, which only the form of a text suggests."""
        return self.tr("guessed") if (name, Origin.GUESS) in article.origins else ""

    def _foot(self, article: Article) -> list[Paragraph]:
        keywords = ""
        if article.keywords:
            keywords = filled(self.tr("Keywords: {words}"), words=listed(map(one_line, article.keywords)))
        foot = [
            Paragraph(text, 12, Ink.TERTIARY, line_height=1.45, before=6)
            for text in (keywords, one_line(article.url or ""))
            if text
        ]
        return [Paragraph("", 8, line_height=1), *foot] if foot else []


def _text(article: Article) -> list[Paragraph]:
    paragraphs = []
    if article.lead:
        paragraphs.append(
            Paragraph(
                article.lead.strip(),
                17,
                serif=True,
                weight=QFont.Weight.Medium,
                before=16,
                language=article.language,
            )
        )
    for number, text in enumerate(article.body):
        before = 16 if number == 0 else 11
        paragraphs.append(
            Paragraph(text.strip(), 15, Ink.TEXT, serif=True, before=before, language=article.language)
        )
    return paragraphs
