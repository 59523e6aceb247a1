"""The page of the caption: counter, language, caption and credit, in a column or in a band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStyle, QWidget

from gallery_app.ui.caption_pane import CaptionPane
from gallery_app.ui.credit_pane import CreditPane
from gallery_app.ui.flat_text import MARGIN
from gallery_app.ui.language_switch import SIDE as LANGUAGE_SIDE
from gallery_app.ui.language_switch import LanguageSwitch
from gallery_app.ui.theme import figures_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

SIDE: Final = 22  # pixels from the panel's edge to its text
BAND_LANGUAGE_SHARE: Final = 0.14  # of the band at most, for the language's name below the counter
BAND_CREDIT_WIDTH: Final = 170  # pixels, at least, of the credit in the band, if the caption can spare them
BAND_CREDIT_SHARES: Final = (0.34, 0.42, 0.5)  # of the band, the usual one first
RIGHT_TO_LEFT_MARK: Final = "\u200f"
BETWEEN: Final = 33  # pixels between caption and credit in the band
CREDIT_SHARE: Final = 0.45  # of the page at most, in a panel too low or too narrow for caption and credit


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
        # Where all runs from right to left, so does this; it has no letter that would say so.
        turned = "" if self.isLeftToRight() else RIGHT_TO_LEFT_MARK
        self.total.setText(f"{turned}/ {count}")
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
        below = min(switch.width(), max(counter.width(), int(self.width() * BAND_LANGUAGE_SHARE)))
        under = QRect(SIDE - LANGUAGE_SIDE, 12 + counter.height() + 4, below, switch.height())
        self.languages.setGeometry(self._mirrored(under))
        first = max(counter.width(), below - LANGUAGE_SIDE) if self.languages.has_choice else counter.width()
        left = SIDE + first + 16
        room = self.width() - left - SIDE
        credit = self._credit_width(room, height)
        caption = room - credit - BETWEEN
        lines = min(height, self.caption.height_for(caption))
        self.caption.place(self._mirrored(QRect(left, 8, caption, lines)))
        self._line = QRect(left + caption + 16, 14, 1, max(0, height - 12))
        self._credit_area.setGeometry(self._mirrored(QRect(left + caption + 29, 8, credit, height)))

    def _credit_width(self, room: int, height: int) -> int:
        """Return how wide the credit is in the band: as wide as it needs, and the caption can spare."""
        least = min(BAND_CREDIT_WIDTH, int(room * CREDIT_SHARE))
        widths = [max(least, int(room * share)) for share in BAND_CREDIT_SHARES]
        best = widths[0]
        for width in widths:
            if self.caption.height_for(room - width - BETWEEN) > height:
                break
            best = width
            if self.credit.height_for(width) <= height:
                break
        return best

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
