"""The words of the photo on show, in every place of the window where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gallery_app.ui.caption_pane import caption_language, caption_of
from gallery_app.ui.credit_pane import in_short
from gallery_app.ui.iptc_terms import ai_notice
from gallery_app.ui.language_choice import LanguageChoice
from gallery_app.ui.language_names import language_name
from gallery_app.ui.texts import joined_line, one_line, visible_name

if TYPE_CHECKING:
    from gallery_app.model.gallery import Photo
    from gallery_app.ui.caption_overlay import CaptionOverlay
    from gallery_app.ui.headline_bar import HeadlineBar
    from gallery_app.ui.photo_view import PhotoView
    from gallery_app.ui.presenter import Presenter
    from gallery_app.ui.session import Session
    from gallery_app.ui.side_panel import SidePanel
    from gallery_app.ui.thumbnail_strip import ThumbnailStrip


class WordsOnShow(QObject):
    """Changes caption, credit, counter, strip and title in the same turn as the picture.

    ``choice`` knows in which language: whoever shows or copies words asks for ``languages`` here.
    """

    title_changed = Signal(str)

    def __init__(
        self,
        session: Session,
        presenter: Presenter,
        bar: HeadlineBar,
        view: PhotoView,
        panel: SidePanel,
        strip: ThumbnailStrip,
        overlay: CaptionOverlay,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._presenter = session, presenter
        self._bar, self._view, self._panel, self._strip, self._overlay = bar, view, panel, strip, overlay
        self.choice = LanguageChoice(session, self)  # asked before the words of another gallery are shown
        self.choice.changed.connect(self._show_again)
        session.gallery_changed.connect(self._show_gallery)
        session.article_changed.connect(self._show_gallery)
        presenter.shown.connect(self._show_photo)
        presenter.words_due.connect(self._show_words)
        presenter.facts_known.connect(self._show_facts)
        for switch in (panel.languages, overlay.languages):
            switch.language_chosen.connect(self.choice.choose)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to choose texts by: the one that the reader chose, then the article's own."""
        return self.choice.languages

    @Slot()
    def show_next_language(self) -> None:
        """Show the words in the next language that the photo on show has, and say which it is."""
        index = self._presenter.index
        photo = self._session.photo_at(index) if index is not None else None
        tag = self.choice.next_after_shown(photo) if photo is not None else None
        if tag is None:
            self._view.show_notice(self.tr("The words of this photo are in one language"))
            return
        self.choice.choose(tag)
        self._view.show_notice(language_name(tag))

    @Slot()
    def _show_gallery(self) -> None:
        gallery = self._session.gallery
        if gallery is None or self._session.is_ahead:
            self._bar.clear()
            self._panel.clear()
            self.title_changed.emit("")
            return
        self._bar.show_gallery(gallery.article, self._session.count)
        self._panel.show_article(gallery)
        self.title_changed.emit(one_line(gallery.article.headline))

    @Slot(int)
    def _show_photo(self, index: int) -> None:
        photo = self._session.photo_at(index)
        if photo is None or self._session.is_ahead:  # its words are not known yet
            return
        count = self._session.count
        self._view.set_ends(index == 0, index == count - 1)
        self._strip.set_current(index, animate=True)
        self._show_words(index)

    @Slot(int)
    def _show_words(self, index: int) -> None:
        photo = self._session.photo_at(index)
        if photo is None or self._session.is_ahead:
            return
        count = self._session.count
        if self._presenter.awaits_words:
            self._panel.show_number(index + 1, count)
            for switch in (self._panel.languages, self._overlay.languages):
                switch.show_languages((), "")
            self._overlay.show_words("", "", f"{index + 1} / {count}")
            return
        facts = self._presenter.facts(photo.file)
        for switch in (self._panel.languages, self._overlay.languages):
            switch.show_languages(self.choice.choices(photo), self.choice.shown(photo))
        self._panel.show_photo(photo, index + 1, count, facts, self.languages)
        caption, credit = self._caption_and_credit(photo)
        language = caption_language(photo, self.languages)
        asked = in_short(photo.words.instructions or "")
        self._overlay.show_words(caption, credit, f"{index + 1} / {count}", language, asked)
        self._announce(photo, index, count, caption)

    @Slot()
    def _show_again(self) -> None:
        if self._presenter.index is not None:
            self._show_words(self._presenter.index)

    @Slot(object)
    def _show_facts(self, file: str) -> None:
        index = self._presenter.index
        photo = self._session.photo_at(index) if index is not None else None
        if photo is not None and photo.file == file and not self._presenter.awaits_words:
            self._panel.show_facts(photo, self._presenter.facts(file), self.languages)

    def _caption_and_credit(self, photo: Photo) -> tuple[str, str]:
        caption = caption_of(photo, self.languages)
        credit = photo.words.credit.line if photo.words.credit is not None else ""
        if photo.words.caption is None and not credit:
            caption = visible_name(photo.name)
        notice = ai_notice(photo.words)
        return caption, joined_line((credit, notice)) if notice else credit

    def _announce(self, photo: Photo, index: int, count: int, caption: str) -> None:
        alt = photo.words.alt.pick(*self.languages) if photo.words.alt is not None else ""
        place = self.tr("Photo {number} of {count}").replace("{number}", str(index + 1))
        place = place.replace("{count}", str(count))
        self._view.set_accessible_words(one_line(alt or caption or photo.name), place)
