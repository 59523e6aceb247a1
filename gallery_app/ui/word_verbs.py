"""What the reader does with a photo's words: copying them, following its rights link, reading the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from gallery_app.ui.clipboard import copy_photo, copy_text
from gallery_app.ui.credit_pane import publication_line
from gallery_app.ui.side_panel import Tab

if TYPE_CHECKING:
    from gallery_app.model.gallery import Photo
    from gallery_app.ui.link_guard import LinkGuard
    from gallery_app.ui.main_window import MainWindow


class WordVerbs(QObject):
    """Copying, opening links and reading, in one window."""

    def __init__(self, window: MainWindow, links: LinkGuard) -> None:
        super().__init__(window)
        self._window = window
        self._links = links
        window.panel.link_activated.connect(self.open_link)
        window.panel.copy_requested.connect(self.copy_words)
        window.panel.address_hovered.connect(window.address_hint.show_address)

    @Slot()
    def copy_photo(self) -> None:
        """Copy the selected text, else the photo on show with its words."""
        if self._copy_selection():
            return
        photo = self._photo()
        loaded = self._window.photos.any_size(photo.file) if photo is not None else None
        if photo is None or loaded is None:
            self._window.view.show_notice(self.tr("There is no picture to copy"))
            return
        copy_photo(loaded.image, publication_line(photo, self._window.words.languages))
        self._window.view.show_notice(self.tr("Photo and words copied"))

    @Slot()
    def copy_words(self) -> None:
        """Copy caption and credit in one line fit for publication."""
        photo = self._photo()
        words = publication_line(photo, self._window.words.languages) if photo is not None else ""
        if words:
            copy_text(words)
            self._window.view.show_notice(self.tr("Caption and credit copied"))
        else:
            self._window.view.show_notice(self.tr("This photo has no words to copy"))

    @Slot()
    def open_rights_link(self) -> None:
        """Open the photo's first rights link that has an address."""
        photo = self._photo()
        links = photo.words.rights_links if photo is not None else ()
        url = next((link.url for link in links if link.url), None)
        if url is None:
            self._window.view.show_notice(self.tr("This photo has no rights link"))
        else:
            self.open_link(url)

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
    def _copy_selection() -> bool:
        focused = QApplication.focusWidget()
        match focused:
            case QPlainTextEdit() | QTextEdit() if focused.textCursor().hasSelection():
                focused.copy()
                return True
            case QLineEdit() if focused.hasSelectedText():
                focused.copy()
                return True
            case _:
                return False
