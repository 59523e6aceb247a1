"""The page shown while nothing is open: what can be opened, and what was open lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gallery_app.model.gallery import GalleryKind
from gallery_app.ui.card_list import INSET, Card, CardList
from gallery_app.ui.flat_text import FlatText, Ink, Paragraph
from gallery_app.ui.texts import count_text, joined_line, one_line, opened_text
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

NARROW: Final = 860  # pixels; below this the list stands under the buttons
BUTTON_WIDTH: Final = 190
BUTTON_HEIGHT: Final = 41
RECENT_WIDTH: Final = 470


@dataclass(frozen=True, slots=True)
class RecentEntry:
    """One gallery that was open lately; ``index`` (from 0) is the photo where it was left."""

    path: str
    headline: str
    count: int
    index: int
    opened: datetime
    kind: GalleryKind
    cover: QPixmap | None = None


class WelcomePage(QScrollArea):
    """Offers to open something.

    recent_activated and recent_removed carry the entry's path (str, undecodable bytes kept as surrogates).
    """

    open_requested = Signal()
    sample_requested = Signal()
    text_requested = Signal()
    recent_activated = Signal(object)
    recent_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self._drop_active = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.open_button = _button(self.tr("Open gallery…"), "primary")
        self.sample_button = _button(self.tr("Open the sample"), "")
        self.text_button = _button(self.tr("New from text…"), "")
        self.recent = CardList(removable=True)
        self.recent.setAccessibleName(self.tr("Recent galleries"))
        self._recent_column = self._recents()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._page = QWidget()
        self._lay_out()
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)  # only now: a scroll area fills what it is given
        self._connect()
        self.show_recent(())
        self.setTabOrder(self.open_button, self.sample_button)
        self.setTabOrder(self.sample_button, self.text_button)
        self.setTabOrder(self.text_button, self.recent)

    def show_recent(self, entries: Sequence[RecentEntry], now: datetime | None = None) -> None:
        """List what was open lately, the last one first; ``now`` is what "today" is told by."""
        moment = now or datetime.now().astimezone()
        self.recent.show_cards([_card(entry, moment) for entry in entries])
        self._recent_column.setVisible(bool(entries))

    def set_drop_active(self, active: bool) -> None:
        """Show, or no longer show, that what is dragged can be dropped here."""
        self._drop_active = active
        self.viewport().update()

    @property
    def is_narrow(self) -> bool:
        """Whether everything stands in one column."""
        return self._columns.direction() == QBoxLayout.Direction.TopToBottom

    def _greeting(self) -> QWidget:
        title = QLabel(self.tr("Gallery"))
        title.setFont(interface_font(31, QFont.Weight.DemiBold))
        invitation = self.tr("Open a photo story, a folder of pictures, or drop one anywhere in this window.")
        sentence = FlatText(margin=0)
        sentence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sentence.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sentence.set_paragraphs([Paragraph(invitation, 14, Ink.SECONDARY, line_height=1.55)])
        column_widget = QWidget()
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addSpacing(10)
        column.addWidget(sentence)
        column.addSpacing(24)
        column.addWidget(self.open_button)
        column.addSpacing(12)
        column.addWidget(self.sample_button)
        column.addSpacing(12)
        column.addWidget(self.text_button)
        column_widget.setMaximumWidth(RECENT_WIDTH)
        column_widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        return column_widget

    def _recents(self) -> QWidget:
        heading = QLabel(self.tr("Recent"))
        heading.setFont(interface_font(12))
        heading.setProperty("ink", "tertiary")
        heading.setIndent(INSET)
        column_widget = QWidget()
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.recent)
        column_widget.setMaximumWidth(RECENT_WIDTH)
        column_widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        return column_widget

    def _lay_out(self) -> None:
        self._columns.setSpacing(60)
        self._columns.addWidget(self._greeting(), 4, Qt.AlignmentFlag.AlignVCenter)
        self._columns.addWidget(self._recent_column, 5, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout(self._page)
        rows.setContentsMargins(40, 32, 40, 32)
        rows.addStretch(1)
        rows.addLayout(self._columns)
        rows.addStretch(1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        self.text_button.clicked.connect(self.text_requested)
        self.recent.chosen.connect(self.recent_activated)
        self.recent.removed.connect(self._forget)
        self.recent.currentRowChanged.connect(self._keep_in_sight)

    @Slot(object)
    def _forget(self, path: str) -> None:
        if self.recent.count() == 0:
            self.open_button.setFocus()
            self._recent_column.hide()
        self.recent_removed.emit(path)

    @Slot(int)
    def _keep_in_sight(self, row: int) -> None:
        item = self.recent.item(row)
        if item is not None and self.recent.hasFocus():
            place = self.recent.visualItemRect(item)
            centre = self.recent.viewport().mapTo(self._page, place.center())
            self.ensureVisible(centre.x(), centre.y(), 0, place.height())

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  — Qt's name
        """Stand in two columns where there is room, else in one."""
        narrow = event.size().width() < NARROW
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._columns.setSpacing(36 if narrow else 60)
        side = 32 if narrow else max(40, (event.size().width() - 900) // 2)
        layout = self._page.layout()
        if layout is not None:
            layout.setContentsMargins(side, 28, side, 28)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the frame that says: drop it here."""
        theme = theme_in(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.panel)
        if self._drop_active:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(5, 5, -5, -5), 12, 12)
        painter.end()


def _button(text: str, kind: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    button.setFixedHeight(BUTTON_HEIGHT)
    button.setMinimumWidth(BUTTON_WIDTH)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setAutoDefault(True)
    return button


def _card(entry: RecentEntry, now: datetime) -> Card:
    opened = opened_text(entry.opened, now)
    if entry.index > 0:
        at_photo = QCoreApplication.translate("WelcomePage", "{opened}, at photo {number}").replace(
            "{opened}", opened
        )
        opened = at_photo.replace("{number}", str(entry.index + 1))
    parts = [count_text(entry.count)]
    if entry.kind is GalleryKind.FOLDER:
        parts.append(QCoreApplication.translate("WelcomePage", "folder"))
    return Card(entry.path, one_line(entry.headline), joined_line((*parts, opened)), entry.cover)
