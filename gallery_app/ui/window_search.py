"""Searching in a window: the line, what is found, the marks, and the way from hit to hit."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot

from gallery_app.model.folding import fold
from gallery_app.model.navigation import Direction
from gallery_app.model.search import Query
from gallery_app.ui.actions import ActionId
from gallery_app.ui.gallery_search import GallerySearch
from gallery_app.ui.hit_marks import HitMarks, places_of_hits
from gallery_app.ui.search_bar import SearchBar
from gallery_app.ui.side_panel import Tab

if TYPE_CHECKING:
    from gallery_app.ui.flat_text import FlatText
    from gallery_app.ui.main_window import MainWindow

MOMENT = 100  # photos that are read before anybody has read how many they are
STEPS = (ActionId.PREVIOUS_HIT, ActionId.NEXT_HIT)


class WindowSearch(QObject):
    """What is searched for in one window.

    The hits are paragraphs of the article, then photos.  Typing marks them and moves nothing; the reader
    goes to them.
    """

    opened_or_closed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._search = GallerySearch(window.session, window.search_texts, self)
        self._article: tuple[int, ...] = ()  # paragraphs of the story with hits
        self._at: int | None = None  # which of them the reader was led to last; None: a photo
        self._is_open = False
        self._path = window.session.gallery.path if window.session.gallery is not None else ""
        self._wish: Direction | None = None  # a step to a hit that is still to be found
        self._leads_to: int | None = None  # the photo whose hits are to be brought into sight
        self.bar = SearchBar()
        for action_id in STEPS:
            self.bar.add_step_button(window.commands[action_id])
        window.bar.hold(self.bar)
        panel = window.panel
        texts: tuple[FlatText, ...] = (panel.caption, panel.credit.text, panel.story, panel.details)
        self._caption, self._credit, self._story, self._details = map(HitMarks, texts)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether somebody searches now."""
        return self._is_open

    @property
    def count(self) -> int:
        """How many hits there are so far."""
        return len(self._article) + len(self._search.photos.found)

    @property
    def number(self) -> int | None:
        """The number, from 1, of the hit that is on show; None where the photo on show is none."""
        if self._at is not None:
            return self._article.index(self._at) + 1
        index = self._window.session.index
        if not self._search.photos.has(index):
            return None
        return len(self._article) + bisect_left(self._search.photos.found, index) + 1

    @property
    def is_at_work(self) -> bool:
        """Whether there are photos still to be looked at."""
        return self._search.is_at_work

    @Slot()
    def open(self) -> None:
        """Let somebody type; what was searched for last is there to be searched for again."""
        self._window.slideshow.stop()
        self._set_open(is_open=True)
        self.bar.begin()

    def close(self) -> bool:
        """Take line and marks away.  Return whether there was a search."""
        was_open = self._is_open
        if was_open:
            self._set_open(is_open=False)
            self._window.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_open

    def step(self, direction: Direction) -> None:
        """Go to the next or the previous hit; from the last one to the first again, and say so."""
        if not self._is_open:
            self._set_open(is_open=True)
        if not self._search.query:
            self.bar.begin()
            return
        target = self._beyond(direction)
        if target is not None:
            self._go_to(*target)
        elif self._is_reading:
            self._wish = direction
            self._window.view.show_notice(self.tr("Nothing is found yet"))
        else:
            self._window.view.show_notice(self.tr("Nothing is found"))

    @property
    def _is_reading(self) -> bool:
        """Whether more may be found: there are photos that have not been looked at or read."""
        words = self._window.words_loader
        return self.is_at_work or (words.reads_all and not words.is_complete)

    @Slot()
    def follow_article(self) -> None:
        """Look for hits in another article."""
        query = self._search.query
        texts = [fold(paragraph.text) for paragraph in self._window.panel.story.paragraphs]
        hits = [number for number, text in enumerate(texts) if query.is_in(text)]
        if not hits and query.is_in("\n".join(texts)):  # the words stand in several paragraphs
            hits = [next(n for n, text in enumerate(texts) if any(term in text for term in query.terms))]
        self._article = tuple(hits)
        self._at = self._at if self._at in self._article else None

    def _connect(self) -> None:
        window = self._window
        self.bar.line_changed.connect(self._start)
        self.bar.step_requested.connect(self.step)
        self.bar.closed.connect(self.close)
        self._search.changed.connect(self._show)
        window.session.gallery_changed.connect(self._follow_gallery)
        window.session.current_changed.connect(self._leave_article)
        window.presenter.shown.connect(self._bring_into_sight)
        window.presenter.words_due.connect(self._bring_into_sight)
        window.session.article_changed.connect(self.follow_article)
        window.words_loader.read_on.connect(self._show_progress)

    def _set_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        if is_open:
            self._window.words_loader.read_all()
        self._show_progress()
        self._window.bar.show_held(is_held=is_open)
        self._start(self.bar.line.text() if is_open else "")
        self.opened_or_closed.emit()

    @Slot(str)
    def _start(self, line: str) -> None:
        self._window.words_loader.hold_off()
        query = Query.of(line) if self._is_open else Query()
        self._search.start(query)
        for marks in (self._caption, self._credit, self._story, self._details):
            marks.show(query)
        self._window.page.overlay.mark((lambda text: places_of_hits(text, query)) if query else None)
        self._at = self._wish = None
        self.follow_article()
        self._show()

    @Slot()
    def _follow_gallery(self) -> None:
        self._at = self._leads_to = None
        gallery = self._window.session.gallery
        if gallery is not None and gallery.path != self._path:  # and not the same one, read again
            self._path = gallery.path
            self.close()
        if self._is_open:
            self._window.words_loader.read_all()
        self.follow_article()

    @Slot()
    def _leave_article(self) -> None:
        self._at = self._wish = None
        self._show()

    @Slot()
    def _show(self) -> None:
        self._window.list_model.set_found(self._search.photos.has if self._search.query else None)
        self._show_count()
        if self._wish is not None and self.count:
            direction, self._wish = self._wish, None
            self.step(direction)

    def _show_count(self) -> None:
        self.bar.show_count(self._count_text() if self._search.query else "")

    @Slot()
    def _show_progress(self) -> None:
        self.bar.show_progress(self._progress_text())
        self._show_count()

    def _progress_text(self) -> str:
        """Return how many photos have been read, while there are others to be; empty when that is done."""
        words, locale = self._window.words_loader, QLocale()
        if not self._is_reading or words.read_count >= self._window.session.count - MOMENT:
            return ""
        text = self.tr("Reading words: {number} of {count}")
        text = text.replace("{number}", locale.toString(words.read_count))
        return text.replace("{count}", locale.toString(self._window.session.count))

    def _count_text(self) -> str:
        locale = QLocale()
        if self.number is not None:
            text = self.tr("{number} of {count}").replace("{number}", locale.toString(self.number))
            return text.replace("{count}", locale.toString(self.count))
        if self.count == 0:
            if self.is_at_work:
                return "…"
            return self.tr("No hits yet") if self._progress_text() else self.tr("No hits")
        return self.tr("1 hit") if self.count == 1 else self.tr("%Ln hits", "", self.count)

    def _beyond(self, direction: Direction) -> tuple[int, bool] | None:
        """Return the next hit, a paragraph or a photo, and whether it is a paragraph; None: there is none."""
        stops = [(at, True) for at in self._article]
        stops += [(index, False) for index in self._search.photos.found]
        if not stops:
            return None
        here = (self._at, True) if self._at is not None else (self._window.session.index, False)
        forward = direction is Direction.FORWARD
        if here in stops:
            place = stops.index(here) + (1 if forward else -1)
        else:
            place = len(self._article) + bisect_left(self._search.photos.found, here[0] or 0)
            place -= 0 if forward else 1
        if not 0 <= place < len(stops):
            self._say_begun_again(forward=forward)
        return stops[place % len(stops)]

    def _say_begun_again(self, *, forward: bool) -> None:
        text = self.tr("From the first hit again") if forward else self.tr("From the last hit again")
        self._window.view.show_notice(text)

    def _go_to(self, place: int, is_article: bool) -> None:
        window = self._window
        if is_article:
            self._at = place
            if not window.page.panel_shown:
                window.modes.toggle_panel()
            window.panel.show_tab(Tab.STORY)
            self._story.reveal(place)
            self._show()
            return
        self._at = None
        self._story.reveal()
        self._leads_to = place
        if window.presenter.index == place == window.session.index:
            self._bring_into_sight(place)
        window.session.go_to(place)
        self._show()

    @Slot(int)
    def _bring_into_sight(self, index: int) -> None:
        """Show the tab where the hits are, of the photo that the reader was led to."""
        if self._leads_to != index or self._window.presenter.awaits_words:
            return
        self._leads_to = None
        panel = self._window.panel
        panel.fill_details()
        if panel.tab is Tab.DETAILS and self._details:
            self._details.reveal()
        elif self._caption or self._credit or not self._details:
            panel.show_tab(Tab.CAPTION)
            self._caption.reveal()
        else:
            panel.show_tab(Tab.DETAILS)
            self._details.reveal()
