"""The panel beside or below the photo: counter, caption, credit, and the tabs Caption, Story, Details."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gallery_app.ui.caption_page import SIDE, CaptionPage
from gallery_app.ui.flat_text import MARGIN
from gallery_app.ui.story_view import StoryView
from gallery_app.ui.text_tabs import GAP, TextTabs
from gallery_app.ui.theme import LARGEST_SCALE, SMALLEST_SCALE, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gallery_app.model.gallery import Gallery, Photo, PhotoFacts
    from gallery_app.ui.caption_pane import CaptionPane
    from gallery_app.ui.credit_pane import CreditPane
    from gallery_app.ui.details_page import DetailsPage, FilterField
    from gallery_app.ui.details_view import DetailsView
    from gallery_app.ui.language_switch import LanguageSwitch

PANEL_WIDTH: Final = 320
DETAILS_MS: Final = 150  # after this long with a photo its details are filled in, unless they are in sight
TABS_HEIGHT: Final = 37
BAND_TABS_HEIGHT: Final = 28


class Tab(Enum):
    """What the panel shows."""

    CAPTION = 0
    STORY = 1
    DETAILS = 2


class SidePanel(QFrame):
    """Shows the words of the current photo, the article and the details.

    tab_changed: carries the Tab.  link_activated, address_hovered, copy_requested: see CreditPane.
    """

    tab_changed = Signal(object)
    link_activated = Signal(str)
    address_hovered = Signal(str)
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self._orientation = Qt.Orientation.Vertical
        self._scale = 1.0
        self._untold: tuple[Photo, PhotoFacts | None, tuple[str, ...]] | None = None  # to the details
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DETAILS_MS)
        self._later.timeout.connect(self.fill_details)
        self.page = CaptionPage()
        self.story = StoryView()
        self._details: DetailsPage | None = None  # made when somebody asks for it
        self.pages = QStackedWidget()
        self._details_place = _inset()
        for page in (self.page, _inset(self.story), self._details_place):
            self.pages.addWidget(page)
        self.tabs = TextTabs()
        self.tabs.setAccessibleName(self.tr("What the panel shows"))
        for text in (self.tr("Caption"), self.tr("Story"), self.tr("Details")):
            self.tabs.addTab(text)
        self._tab_row = QFrame()
        row = QHBoxLayout(self._tab_row)
        row.setContentsMargins(SIDE - GAP, 0, SIDE - GAP, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self._tab_row)
        self._connect()
        self.set_orientation(Qt.Orientation.Vertical)

    @property
    def details(self) -> DetailsView:
        """The details, filled in."""
        page = self._details_page()
        self.fill_details()
        return page.view

    @property
    def details_filter(self) -> FilterField:
        """The field that filters the details."""
        return self._details_page().filter

    @property
    def caption(self) -> CaptionPane:
        """The pane of the caption."""
        return self.page.caption

    @property
    def credit(self) -> CreditPane:
        """The pane of the credit."""
        return self.page.credit

    @property
    def languages(self) -> LanguageSwitch:
        """The switch of the caption's languages."""
        return self.page.languages

    @property
    def tab(self) -> Tab:
        """What is shown now."""
        return Tab(self.tabs.currentIndex())

    def show_photo(
        self,
        photo: Photo,
        number: int,
        count: int,
        facts: PhotoFacts | None,
        languages: tuple[str, ...] = (),
    ) -> None:
        """Show everything about ``photo``, the ``number``-th (from 1) of ``count``, in one change."""
        self.setUpdatesEnabled(False)
        try:
            self.page.counter.show_position(number, count)
            self.caption.show_photo(photo, languages)
            self.credit.show_photo(photo, languages)
            self._tell_details(photo, facts, languages)
            self.page.arrange()
        finally:
            self.setUpdatesEnabled(True)

    def show_number(self, number: int, count: int) -> None:
        """Show which photo it is, and no words: they are still to come."""
        self.page.counter.show_position(number, count)
        self._clear_words()
        self.page.arrange()

    def show_facts(self, photo: Photo, facts: PhotoFacts | None, languages: tuple[str, ...] = ()) -> None:
        """Show what has become known of the file of ``photo``; caption and credit stay as they are."""
        self._tell_details(photo, facts, languages)

    def _tell_details(self, photo: Photo, facts: PhotoFacts | None, languages: tuple[str, ...]) -> None:
        """Fill the details where they can be seen, else when there is time: they cost more than all else.

        Who has never looked at them has none.
        """
        self._untold = (photo, facts, languages)
        if Tab(self.tabs.currentIndex()) is Tab.DETAILS:
            self.fill_details()
        elif self._details is not None:
            self._later.start()

    @Slot()
    def fill_details(self) -> None:
        """Show in the details what is still to be shown there."""
        untold, self._untold = self._untold, None
        if untold is not None:
            self._details_page().show_photo(*untold)

    def _details_page(self) -> DetailsPage:
        if self._details is None:
            from gallery_app.ui.details_page import DetailsPage  # noqa: PLC0415  — the first photo does without

            self._details = DetailsPage()
            self._details.set_text_scale(self._scale)
            self._details.set_orientation(self._orientation)
            layout = self._details_place.layout()
            if layout is not None:
                layout.addWidget(self._details)
            self._details.show()
            QWidget.setTabOrder(self.story, self._details.filter)
            QWidget.setTabOrder(self._details.filter, self._details.view)
        return self._details

    def show_article(self, gallery: Gallery) -> None:
        """Show the article of ``gallery``; which tab is shown stays as it is."""
        self.story.show_article(gallery.article)

    def show_tab(self, tab: Tab) -> None:
        """Show one of the tabs."""
        self.tabs.setCurrentIndex(tab.value)

    @Slot(str)
    def show_field(self, name: str) -> None:
        """Show one field of the photo among its details."""
        self.show_tab(Tab.DETAILS)
        self._details_page().show_field(name)

    def clear(self) -> None:
        """Show nothing."""
        self.page.counter.clear()
        self.story.set_paragraphs([])
        self._clear_words()

    def _clear_words(self) -> None:
        self._untold = None
        self.languages.show_languages((), "")
        self.credit.clear()
        if self._details is not None:
            self._details.view.clear()
        self.caption.set_paragraphs([])

    def set_orientation(self, orientation: Qt.Orientation) -> None:
        """Stand beside the photo (Vertical) or below it, as a band (Horizontal)."""
        self._orientation = orientation
        column = orientation == Qt.Orientation.Vertical
        self._tab_row.setFixedHeight(TABS_HEIGHT if column else BAND_TABS_HEIGHT)
        self.tabs.set_height(TABS_HEIGHT - 1 if column else BAND_TABS_HEIGHT - 1)
        self.page.counter.set_sizes(self._scale, compact=not column)
        self.page.set_orientation(orientation)
        if self._details is not None:
            self._details.set_orientation(orientation)
        self.update()

    def set_text_scale(self, scale: float) -> None:
        """Set the size of everything that is read here, 1.0 being as designed."""
        self._scale = max(SMALLEST_SCALE, min(scale, LARGEST_SCALE))
        self.languages.set_text_scale(self._scale)
        self.caption.set_text_scale(self._scale)
        self.credit.set_text_scale(self._scale)
        self.story.set_text_scale(self._scale)
        if self._details is not None:
            self._details.set_text_scale(self._scale)
        self.set_orientation(self._orientation)

    def scroll_page(self) -> bool:
        """Scroll what is read on by one page; False when nothing of it is left."""
        match self.tab:
            case Tab.CAPTION:
                return self.caption.scroll_page()
            case Tab.STORY:
                return self.story.scroll_page()
            case Tab.DETAILS:
                return False

    def clear_selection(self) -> bool:
        """Take the selection of text back; return whether there was one."""
        found = False
        details = () if self._details is None else (self._details.view,)
        for text in (self.caption, self.credit.text, self.story, *details):
            cursor = text.textCursor()
            if cursor.hasSelection():
                cursor.clearSelection()
                text.setTextCursor(cursor)
                found = True
        return found

    @Slot(int)
    def _change_tab(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
        if Tab(index) is Tab.DETAILS:
            self._details_page()
            self.fill_details()
        self.tab_changed.emit(Tab(index))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._change_tab)
        self.credit.link_activated.connect(self.link_activated)
        self.credit.address_hovered.connect(self.address_hovered)
        self.credit.copy_requested.connect(self.copy_requested)
        self.credit.field_requested.connect(self.show_field)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the hairlines: towards the photo, and above the tabs."""
        super().paintEvent(_event)
        painter = QPainter(self)
        line = theme_in(self.palette()).line
        painter.fillRect(0, self._tab_row.y() - 1, self.width(), 1, line)
        if self._orientation == Qt.Orientation.Horizontal:
            painter.fillRect(0, 0, self.width(), 1, line)
        else:
            edge = 0 if self.isLeftToRight() else self.width() - 1
            painter.fillRect(edge, 0, 1, self.height(), line)
        painter.end()


def _inset(view: QWidget | None = None) -> QWidget:
    """Return a place for ``view`` at the distance from the edges that all text of the panel keeps."""
    frame = QWidget()
    box = QVBoxLayout(frame)
    begin, end = SIDE - MARGIN, 8  # where lines begin, and where the scroll bar stands
    left, right = (begin, end) if frame.isLeftToRight() else (end, begin)
    box.setContentsMargins(left, 14, right, 0)
    if view is not None:
        box.addWidget(view)
    return frame
