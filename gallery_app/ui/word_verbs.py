"""What the reader does with a photo's words: copying them, following its rights link, reading the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from gallery_app.model.problems import Severity
from gallery_app.ui.clipboard import copy_words, instructions_of, words_of
from gallery_app.ui.photo_copy import PhotoCopy
from gallery_app.ui.side_panel import Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.model.gallery import Photo
    from gallery_app.ui.link_guard import LinkGuard
    from gallery_app.ui.main_window import MainWindow


class WordVerbs(QObject):
    """Copying, opening links and reading, in one window."""

    def __init__(
        self,
        window: MainWindow,
        links: LinkGuard,
        *,
        screen_profile: Callable[[], bytes | None] = lambda: None,
    ) -> None:
        """Serve ``window``; ``screen_profile`` tells the colours that pictures are decoded for."""
        super().__init__(window)
        self._window = window
        self._links = links
        self._screen_profile = screen_profile
        self._copy: PhotoCopy | None = None
        window.panel.link_activated.connect(self.open_link)
        window.panel.copy_requested.connect(self.copy_words)
        window.panel.address_hovered.connect(window.address_hint.show_address)

    @Slot()
    def copy_photo(self) -> None:
        """Copy the selected text or the ringed row, else the photo on show with its words."""
        if self._copy_marked():
            return
        index, photo = self._window.presenter.index, self._photo()
        loaded = self._window.photos.any_size(photo.file) if photo is not None else None
        if index is None or photo is None or loaded is None:
            self._copy_without_picture(photo)
            return
        if self._copy is not None:
            self._copy.deleteLater()
        self._copy = PhotoCopy(self._window, index, loaded, self._screen_profile())
        self._say_copied(photo, self.tr("Photo and words copied"))

    @Slot()
    def copy_words(self) -> None:
        """Copy caption and credit in one line fit for publication."""
        photo = self._photo()
        words = words_of(photo, self._window.words.languages) if photo is not None else None
        if photo is not None and words:
            copy_words(words)
            self._say_copied(photo, self.tr("Caption and credit copied"))
        else:
            self._window.view.show_notice(self.tr("This photo has no words to copy"))

    def _copy_without_picture(self, photo: Photo | None) -> None:
        words = words_of(photo, self._window.words.languages) if photo is not None else None
        if photo is not None and words:
            copy_words(words)
            self._say_copied(photo, self.tr("There is no picture to copy: the words were copied"))
        else:
            self._window.view.show_notice(self.tr("There is no picture to copy"))

    def _say_copied(self, photo: Photo, done: str) -> None:
        """Say what was copied, and what the agency asks of whoever uses it: that is not in the copy."""
        instructions = instructions_of(photo)
        if instructions:
            asked = self.tr("Instructions: {text}").replace("{text}", instructions)
            self._window.messages.show_message(f"{done}. {asked}", Severity.WARNING)
        self._window.view.show_notice(done)

    @Slot()
    def open_rights_link(self) -> None:
        """Open the photo's first rights link that has an address."""
        photo = self._photo()
        links = photo.words.rights_links if photo is not None else ()
        url = next((link.url for link in links if link.url), None)
        if url is not None:
            self.open_link(url)
        elif links:
            no_address = QCoreApplication.translate("LinkButton", "The source gives no address.")
            self._window.view.show_notice(no_address)
        else:
            self._window.view.show_notice(self.tr("This photo has no rights link"))

    @Slot(str)
    def open_link(self, url: str) -> None:
        """Open an address in the browser, after asking the first time for its host."""
        self._links.open(url)

    @Slot()
    def toggle_story(self) -> None:
        """Show the article beside the photo, or the caption again."""
        panel = self._window.panel
        if not self._window.page.panel_shown:
            self._window.modes.toggle_panel()
            panel.show_tab(Tab.STORY)
        else:
            panel.show_tab(Tab.CAPTION if panel.tab is Tab.STORY else Tab.STORY)

    def _photo(self) -> Photo | None:
        index = self._window.presenter.index
        return self._window.session.photo_at(index) if index is not None else None

    @staticmethod
    def _copy_marked() -> bool:
        from gallery_app.ui.details_view import DetailsView  # noqa: PLC0415  — it is there once it has focus

        focused = QApplication.focusWidget()
        match focused:
            case QPlainTextEdit() | QTextEdit() if focused.textCursor().hasSelection():
                focused.copy()
                return True
            case QLineEdit() if focused.hasSelectedText():
                focused.copy()
                return True
            case DetailsView():
                return focused.copy_value()
            case _:
                return False
