"""The panel beside or below the photo: counter, caption, credit, and the tabs Caption, Story, Details."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from gallery_app.ui.caption_pane import CaptionPane
from gallery_app.ui.credit_pane import CreditPane
from gallery_app.ui.details_page import DetailsPage, FilterField
from gallery_app.ui.flat_text import MARGIN
from gallery_app.ui.language_switch import SIDE as LANGUAGE_SIDE
from gallery_app.ui.language_switch import LanguageSwitch
from gallery_app.ui.story_view import StoryView
from gallery_app.ui.text_tabs import GAP, TextTabs
from gallery_app.ui.theme import LARGEST_SCALE, SMALLEST_SCALE, figures_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gallery_app.model.gallery import Gallery, Photo, PhotoFacts
    from gallery_app.ui.details_view import DetailsView

PANEL_WIDTH: Final = 320
SIDE: Final = 22  # pixels from the panel's edge to its text
DETAILS_MS: Final = 150  # after this long with a photo its details are filled in, unless they are in sight
TABS_HEIGHT: Final = 37
BAND_TABS_HEIGHT: Final = 28
BAND_LANGUAGE_WIDTH: Final = 120  # pixels, at most, of the language's name below the counter
CREDIT_SHARE: Final = 0.45  # of the page at most, in a panel too low for caption and credit


class Tab(Enum):
    """What the panel shows."""

    CAPTION = 0
    STORY = 1
    DETAILS = 2


class Counter(QWidget):
    """Shows "3 / 9", the present number large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = QLabel()
        self.total = QLabel()
        self.total.setProperty("ink", "tertiary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for label in (self.number, self.total):
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.set_sizes(1.0, compact=False)

    def show_position(self, number: int, count: int) -> None:
        """Show ``number``, from 1, out of ``count``."""
        self.number.setText(str(number))
        self.total.setText(f"/ {count}")
        spoken = self.tr("Photo {number} of {count}").replace("{number}", str(number))
        self.setAccessibleName(spoken.replace("{count}", str(count)))

    def clear(self) -> None:
        """Show nothing."""
        self.number.clear()
        self.total.clear()

    def set_sizes(self, scale: float, *, compact: bool) -> None:
        """Set the size of the figures; in the band they are smaller."""
        self.number.setFont(figures_font(round((20 if compact else 26) * scale), QFont.Weight.Bold))
        self.total.setFont(figures_font(round((12 if compact else 14) * scale)))
        # Both stand on one base line: the smaller figures are lifted by the difference of the descents.
        lift = self.number.fontMetrics().descent() - self.total.fontMetrics().descent()
        self.total.setContentsMargins(0, 0, 0, max(0, lift))


class CaptionPage(QWidget):
    """Lays out counter, caption and credit: one below another, or side by side in the band."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counter = Counter(self)
        self.languages = LanguageSwitch(self)
        self.caption = CaptionPane(self)
        self.credit = CreditPane()
        self._credit_area = QScrollArea(self)
        self._credit_area.setWidget(self.credit)
        self._credit_area.setWidgetResizable(True)
        self._credit_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._credit_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._credit_area.viewport().setAutoFillBackground(False)
        self.credit.setAutoFillBackground(False)  # only now: a scroll area fills what it is given
        self._orientation = Qt.Orientation.Vertical
        self._line = QRect()

    def set_orientation(self, orientation: Qt.Orientation) -> None:
        """Stand as a column (Vertical) or as a band (Horizontal)."""
        self._orientation = orientation
        self.arrange()

    def arrange(self) -> None:
        """Give every part its place for the words it holds now."""
        if self._orientation == Qt.Orientation.Vertical:
            self._arrange_column()
        else:
            self._arrange_band()
        self.update()

    def _arrange_column(self) -> None:
        width = self.width() - 2 * (SIDE - MARGIN)
        left, top = SIDE - MARGIN, 20
        self.counter.setGeometry(SIDE, top, width, self.counter.sizeHint().height())
        switch = self.languages.sizeHint()
        middle = self.counter.geometry().center().y() + 1
        right = self.width() - SIDE + LANGUAGE_SIDE
        beside = min(switch.width(), width - self.counter.number.sizeHint().width() * 2)
        place = QRect(right - beside, middle - switch.height() // 2, beside, switch.height())
        self.languages.setGeometry(self._mirrored(place))
        top = self.counter.geometry().bottom() + 11
        room = self.height() - top - 10
        gap = 16 + 12  # above and below the hairline
        credit = self.credit.height_for(width)
        caption = self.caption.height_for(width)
        if caption + gap + credit > room:
            credit = min(credit, max(int(room * CREDIT_SHARE), room - gap - caption))
            caption = min(caption, room - gap - credit)
        self.caption.place(self._mirrored(QRect(left, top, width, max(0, caption))))
        line = self.caption.geometry().bottom() + 16
        self._line = QRect(SIDE, line, self.width() - 2 * SIDE, 1)
        self._credit_area.setGeometry(left, line + 12, width, max(0, credit))

    def _arrange_band(self) -> None:
        height = self.height() - 12
        counter, switch = self.counter.sizeHint(), self.languages.sizeHint()
        self.counter.setGeometry(self._mirrored(QRect(SIDE, 12, counter.width(), counter.height())))
        below = min(switch.width(), max(counter.width(), BAND_LANGUAGE_WIDTH))
        under = QRect(SIDE - LANGUAGE_SIDE, 12 + counter.height() + 4, below, switch.height())
        self.languages.setGeometry(self._mirrored(under))
        first = max(counter.width(), below - LANGUAGE_SIDE) if self.languages.has_choice else counter.width()
        left = SIDE + first + 16
        room = self.width() - left - SIDE
        credit = max(170, int(room * 0.34))
        caption = room - credit - 33
        lines = min(height, self.caption.height_for(caption))
        self.caption.place(self._mirrored(QRect(left, 8, caption, lines)))
        self._line = QRect(left + caption + 16, 14, 1, max(0, height - 12))
        self._credit_area.setGeometry(self._mirrored(QRect(left + caption + 29, 8, credit, height)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  — Qt's name
        """Lay out anew."""
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the hairline between caption and credit."""
        painter = QPainter(self)
        painter.fillRect(self._mirrored(self._line), theme_in(self.palette()).line)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


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
        self._details = DetailsPage()
        self.pages = QStackedWidget()
        for page in (self.page, _inset(self.story), _inset(self._details)):
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
        self.fill_details()
        return self._details.view

    @property
    def details_filter(self) -> FilterField:
        """The field that filters the details."""
        return self._details.filter

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
        """Fill the details where they can be seen, else when there is time: they cost more than all else."""
        self._untold = (photo, facts, languages)
        if Tab(self.tabs.currentIndex()) is Tab.DETAILS:
            self.fill_details()
        else:
            self._later.start()

    @Slot()
    def fill_details(self) -> None:
        """Show in the details what is still to be shown there."""
        untold, self._untold = self._untold, None
        if untold is not None:
            self._details.show_photo(*untold)

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
        self._details.show_field(name)

    def clear(self) -> None:
        """Show nothing."""
        self.page.counter.clear()
        self.story.set_paragraphs([])
        self._clear_words()

    def _clear_words(self) -> None:
        self._untold = None
        self.languages.show_languages((), "")
        self.credit.clear()
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
        self._details.set_orientation(orientation)
        self.update()

    def set_text_scale(self, scale: float) -> None:
        """Set the size of everything that is read here, 1.0 being as designed."""
        self._scale = max(SMALLEST_SCALE, min(scale, LARGEST_SCALE))
        self.languages.set_text_scale(self._scale)
        self.caption.set_text_scale(self._scale)
        self.credit.set_text_scale(self._scale)
        self.story.set_text_scale(self._scale)
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
        for text in (self.caption, self.credit.text, self.story, self._details.view):
            cursor = text.textCursor()
            if cursor.hasSelection():
                cursor.clearSelection()
                text.setTextCursor(cursor)
                found = True
        return found

    @Slot(int)
    def _change_tab(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
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


def _inset(view: QWidget) -> QWidget:
    """Return ``view`` at the distance from the edges that all text of the panel keeps."""
    frame = QWidget()
    box = QVBoxLayout(frame)
    begin, end = SIDE - MARGIN, 8  # where lines begin, and where the scroll bar stands
    left, right = (begin, end) if frame.isLeftToRight() else (end, begin)
    box.setContentsMargins(left, 14, right, 0)
    box.addWidget(view)
    return frame
