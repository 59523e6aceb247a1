"""The language in which the words of the open gallery are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gallery_app.model.text import UNTAGGED, choices_among

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.model.gallery import Photo
    from gallery_app.ui.session import Session


class LanguageChoice(QObject):
    """Knows what the reader chose for this gallery, and what a photo has to choose from.

    changed: other versions of the same words are to be shown.  chosen: carries the gallery's root and the
    language, to be remembered.
    """

    changed = Signal()
    chosen = Signal(str, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen = ""
        self.recall: Callable[[str], str] = lambda _root: ""  # what was chosen for a gallery before
        session.gallery_changed.connect(self._recall)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to choose texts by: the reader's, then the article's own."""
        gallery = self._session.gallery
        article = gallery.article.language if gallery is not None else None
        return tuple(dict.fromkeys(tag for tag in (self._chosen, article) if tag))

    @staticmethod
    def choices(photo: Photo) -> tuple[str, ...]:
        """Return the languages between which the reader of a photo can choose; empty for one alone."""
        tags = choices_among(photo.words.texts)
        return tags if len(tags) > 1 else ()

    def shown(self, photo: Photo) -> str:
        """Return which of its choices a photo is shown in."""
        choices = self.choices(photo)
        for text in photo.words.texts:
            if len(text.languages) > 1:
                tag = text.language(*self.languages) or UNTAGGED
                if tag in choices:
                    return tag
        wanted = (tag for tag in self.languages if tag in choices)
        return next(wanted, next(iter(choices), UNTAGGED))

    @Slot(str)
    def choose(self, tag: str) -> None:
        """Show the words of this gallery in another language from now on."""
        gallery = self._session.gallery
        if gallery is None or tag == self._chosen:
            return
        self._chosen = tag
        self.changed.emit()
        self.chosen.emit(gallery.root, tag)

    def next_after_shown(self, photo: Photo) -> str | None:
        """Return the language behind the one that a photo is shown in, or None if there is no other."""
        choices = self.choices(photo)
        if not choices:
            return None
        return choices[(choices.index(self.shown(photo)) + 1) % len(choices)]

    @Slot()
    def _recall(self) -> None:
        gallery = self._session.gallery
        if not self._session.is_ahead:
            self._chosen = self.recall(gallery.root) if gallery is not None else ""
