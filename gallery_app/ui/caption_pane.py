"""The caption of the current photo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from gallery_app.ui.flat_text import TALL, FlatText, Ink, Paragraph
from gallery_app.ui.texts import visible_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gallery_app.model.gallery import Photo

CAPTION_SIZE: Final = 17.0
NAME_SIZE: Final = 14.0


class CaptionPane(FlatText):
    """Shows the caption to the letter; a photo shows its file's name where nobody gave it one, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Caption"))

    def show_photo(self, photo: Photo, languages: tuple[str, ...] = ()) -> None:
        """Show the caption of ``photo`` in the first of ``languages`` that it has."""
        caption = caption_of(photo, languages)
        if caption:
            language = caption_language(photo, languages)
            if len(caption) > TALL:  # told before: a bar that comes later has all of it set once more
                self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.set_paragraphs([Paragraph(caption, CAPTION_SIZE, serif=True, language=language)])
        elif photo.words.caption is not None:  # empty on purpose
            self.set_paragraphs([])
        else:
            self.set_paragraphs([Paragraph(visible_name(photo.name), NAME_SIZE, Ink.SECONDARY)])


def caption_of(photo: Photo, languages: tuple[str, ...]) -> str:
    """Return the caption of ``photo`` in the language that fits best; empty if it has none."""
    caption = photo.words.caption
    return "" if caption is None else caption.pick(*languages).strip()


def caption_language(photo: Photo, languages: tuple[str, ...]) -> str | None:
    """Return the language of what ``caption_of`` returns, None where nobody told."""
    caption = photo.words.caption
    return None if caption is None else caption.language(*languages)
