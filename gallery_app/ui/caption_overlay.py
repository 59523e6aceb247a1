"""Caption, credit and counter over the photo, on a gradient: full screen and slideshow."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    Property,
    QEasingCurve,
    QEvent,
    QObject,
    QPointF,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHideEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from gallery_app.ui.directions import direction_of
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.language_switch import LanguageSwitch
from gallery_app.ui.texts import readable
from gallery_app.ui.theme import DARK, interface_font, serif_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFont

    HitsIn = Callable[[str], Iterable[tuple[int, int]]]

STAY_MS = 3000  # the words fade this long after the last input (interface.md, Slideshow)
MS_PER_CHARACTER = 55  # but nobody reads 400 characters in three seconds
LONGEST_STAY_MS = 30_000
FADE_MS = 250
MARGIN = 60  # logical pixels from the left edge to the words at 1280
LINE_HEIGHT = 3  # the time line's thickness
LINE_PITCH = 1.45  # from one line of words to the next, in sizes of the font
LINE_SEPARATOR = "\u2028"
BELOW = 34  # pixels from the words to the lower edge
LONGEST_HERE = 3_000  # characters of a text that fill any screen: what is longer is read in the panel
COLUMN = 840  # pixels that words are wide at most, at 100 % text
GAP = 14  # from the caption to the credit
SMALL_GAP = 6  # from the credit to what is asked of whoever uses the photo


class OverlayMode(Enum):
    """How the words behave."""

    FADING = "fading"
    PINNED = "pinned"
    HIDDEN = "hidden"


class _Words(NamedTuple):
    """The words laid out: where they begin, and each text with how far below the beginning it stands."""

    top: float
    caption: QTextLayout
    credit: QTextLayout
    credit_below: float
    asked: QTextLayout
    asked_below: float


class CaptionOverlay(QWidget):
    """Lies over the lower part of the photo and lets every click through, but for the switch of languages.

    Words that run from right to left stand at the right, the counter at the left.
    """

    def __init__(self, photo_view: QWidget) -> None:
        super().__init__(photo_view)
        self._view = photo_view
        self._caption = self._credit = self._counter = self._instructions = ""
        self._language: str | None = None
        self._hits_in: HitsIn | None = None
        self._mode = OverlayMode.FADING
        self._fades = True
        self._share: float | None = None
        self._paused = False
        self._opacity = 1.0
        self._text_scale = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self._fade)
        self._animation = QPropertyAnimation(self, b"opacity", self)
        self._animation.setDuration(FADE_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        # A sibling: what lies in here gets no clicks.
        self.languages = LanguageSwitch(photo_view, theme=DARK)
        self.languages.allow(allowed=False)
        photo_view.installEventFilter(self)
        self.hide()

    @property
    def mode(self) -> OverlayMode:
        """How the words behave now."""
        return self._mode

    @property
    def words_visible(self) -> bool:
        """Whether caption and credit can be read now."""
        return self.isVisible() and self._mode is not OverlayMode.HIDDEN and self._opacity > 0.0

    @property
    def instructions(self) -> str:
        """What is asked of whoever uses the photo, as it stands below the credit."""
        return self._instructions

    def words_top(self) -> int:
        """Return where the words begin, in logical pixels from the upper edge of the photo view."""
        return round(self._words_layout().top)

    def set_mode(self, mode: OverlayMode) -> None:
        """Fade the words after a while, keep them, or hide them."""
        self._mode = mode
        self.wake()

    def set_fading(self, *, fades: bool) -> None:
        """Let the words fade at all; outside slideshow and full screen they stay."""
        self._fades = fades
        self.wake()

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Appear and go at once instead of fading."""
        self._animation.setDuration(0 if reduced else FADE_MS)

    def set_text_scale(self, scale: float) -> None:
        """Set the words larger or smaller, 1.0 = 100 %."""
        self._text_scale = scale
        self.languages.set_text_scale(scale)
        self._place_languages()
        self.update()

    def mark(self, hits_in: HitsIn | None) -> None:
        """Mark what ``hits_in`` finds in a text (begins and ends, as Qt counts); None: nothing."""
        self._hits_in = hits_in
        self.wake()

    def show_words(
        self, caption: str, credit: str, counter: str, language: str | None = None, instructions: str = ""
    ) -> None:
        """Show another photo's words; ``language`` is the caption's, where it is known.

        ``instructions`` is what is asked of whoever uses the photo, in a line.
        """
        self._caption, self._credit, self._counter = _on_screen(caption), _on_screen(credit), counter
        self._instructions, self._language = _on_screen(instructions), language
        self._place_languages()
        self.wake()

    def show_progress(self, share: float | None, *, paused: bool = False) -> None:
        """Draw the time line up to ``share`` (0 to 1), or none."""
        self._share = share
        self._paused = paused
        self.update(0, self.height() - LINE_HEIGHT - 1, self.width(), LINE_HEIGHT + 1)
        if paused:
            self.update()

    @Slot()
    def wake(self) -> None:
        """Show the words again: there was input, or another photo."""
        self._animation.stop()
        self._set_opacity(1.0)
        reading_ms = len(self._caption + self._credit + self._instructions) * MS_PER_CHARACTER
        if self._mode is OverlayMode.FADING and self._fades:
            self._away.start(min(LONGEST_STAY_MS, max(STAY_MS, reading_ms)))
        else:
            self._away.stop()

    @Slot()
    def _fade(self) -> None:
        self._animation.setStartValue(self._opacity)
        self._animation.setEndValue(0.0)
        self._animation.start()

    def _get_opacity(self) -> float:
        return self._opacity

    def _set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self.languages.allow(allowed=self.words_visible)
        self.update()

    opacity = Property(float, _get_opacity, _set_opacity)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover the photo view whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
            self._place_languages()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the photo view's size."""
        self.setGeometry(self._view.rect())
        super().showEvent(event)
        self._place_languages()
        self.languages.allow(allowed=self.words_visible)
        self.languages.raise_()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take the switch of languages away with the words."""
        super().hideEvent(event)
        self.languages.allow(allowed=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the photo view's size."""
        return self._view.size()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the gradient, the words and the time line."""
        with QPainter(self) as painter:
            if self._mode is not OverlayMode.HIDDEN and self._opacity > 0.0:
                painter.setOpacity(self._opacity)
                self._paint_words(painter)
            painter.setOpacity(1.0)
            if self._share is not None:
                self._paint_time_line(painter, self._share)

    def _paint_words(self, painter: QPainter) -> None:
        words = self._words_layout()
        top, (margin, width) = words.top, self._margin_and_width()
        shade = QLinearGradient(0, top - 120, 0, self.height())
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(min(0.7, 120 / max(1, self.height() - top + 120)), QColor(0, 0, 0, 150))
        shade.setColorAt(1, QColor(0, 0, 0, 235))
        painter.fillRect(QRectF(0, top - 120, self.width(), self.height() - top + 120), shade)
        left = self.width() - margin - width if self._runs_left else margin
        painter.setPen(QColor("#FFFFFF"))
        words.caption.draw(painter, QPointF(left, top))
        painter.setPen(DARK.secondary)
        words.credit.draw(painter, QPointF(left, top + words.credit_below))
        if self._instructions:
            self._paint_instructions(painter, words, left)
        painter.setPen(DARK.text)
        painter.setFont(self._small_font())
        side = Qt.AlignmentFlag.AlignLeft if self._runs_left else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._counter_place(), flags, self._counter_text())

    def _paint_instructions(self, painter: QPainter, words: _Words, left: float) -> None:
        """Write what is asked of whoever uses the photo, behind the sign that warns."""
        top, (_, width) = words.top + words.asked_below, self._margin_and_width()
        size = self._small_font().pixelSize()
        line = words.asked.lineAt(0).height()
        sign = QPointF(left + width - size if self._runs_left else left, top + (line - size) / 2)
        painter.drawPixmap(sign, icon_pixmap("warning", DARK.accent, size, self.devicePixelRatioF()))
        painter.setPen(DARK.accent)
        words.asked.draw(painter, QPointF(left if self._runs_left else left + self._sign_width(), top))

    def _sign_width(self) -> int:
        """Return how far the text behind the sign that warns is set in."""
        return round(self._small_font().pixelSize() * 1.5)

    @property
    def _runs_left(self) -> bool:
        """Whether the caption runs from right to left."""
        return direction_of(self._caption, self._language) is Qt.LayoutDirection.RightToLeft

    def _counter_text(self) -> str:
        return f"❚❚  {self._counter}" if self._paused else self._counter

    def _small_font(self) -> QFont:
        return interface_font(round(14 * self._text_scale))

    def _counter_place(self) -> QRectF:
        margin, _ = self._margin_and_width()
        height = QFontMetrics(self._small_font()).height()
        return QRectF(margin, self.height() - BELOW - height, self.width() - 2 * margin, height)

    def _counter_width(self) -> int:
        return QFontMetrics(self._small_font()).horizontalAdvance(f"❚❚  {self._counter}")

    def _place_languages(self) -> None:
        """Put the switch beside the counter."""
        switch, place = self.languages, self._counter_place()
        size = switch.sizeHint()
        width = min(size.width(), int(place.width()) // 2)
        beside = self._counter_width() + 14
        left = place.left() + beside if self._runs_left else place.right() - beside - width
        switch.setGeometry(round(left), round(place.center().y() - size.height() / 2), width, size.height())

    def _foot(self) -> int:
        """Return how far from the lower edge the words end: above the counter, if both have no room."""
        margin, width = self._margin_and_width()
        beside = self._counter_width() + 14
        if self.languages.has_choice:
            beside += self.languages.sizeHint().width() + 14
        fits = self.width() - 2 * margin - width >= beside
        return BELOW if fits else BELOW + round(self._counter_place().height()) + 12

    def _margin_and_width(self) -> tuple[int, int]:
        margin = min(MARGIN, max(18, self.width() // 20))
        return margin, min(self.width() - 2 * margin, round(COLUMN * self._text_scale))

    def _words_layout(self) -> _Words:
        """Return caption, credit and instructions laid out, one below the other."""
        margin, width = self._margin_and_width()
        side = Qt.AlignmentFlag.AlignRight if self._runs_left else Qt.AlignmentFlag.AlignLeft
        caption = self._laid_out(self._caption, self._caption_font(), width, side, self._language)
        credit = self._laid_out(self._credit, self._small_font(), width, side)
        asked = self._laid_out(self._instructions, self._small_font(), width - self._sign_width(), side)
        credit_below = caption.boundingRect().height() + (GAP if self._caption and self._credit else 0)
        asked_below = credit_below + credit.boundingRect().height()
        if self._instructions and (self._caption or self._credit):
            asked_below += SMALL_GAP
        height = asked_below + asked.boundingRect().height()
        top = max(margin / 2, self.height() - height - self._foot())
        return _Words(top, caption, credit, credit_below, asked, asked_below)

    def _laid_out(
        self, text: str, font: QFont, width: float, side: Qt.AlignmentFlag, language: str | None = None
    ) -> QTextLayout:
        """Return plain text broken into lines of at most ``width``, at one side, never read as markup."""
        layout = QTextLayout(text, font)
        layout.setFormats(self._marks_in(text))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(direction_of(text, language))
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += max(line.ascent() + line.descent(), font.pixelSize() * LINE_PITCH)
        layout.endLayout()
        return layout

    def _marks_in(self, text: str) -> list[QTextLayout.FormatRange]:
        marks = []
        for begin, end in self._hits_in(text) if self._hits_in is not None else ():
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = begin, end - begin
            mark.format.setBackground(DARK.mark)
            mark.format.setForeground(DARK.text)
            marks.append(mark)
        return marks

    def _caption_font(self) -> QFont:
        size = 22 if self.width() >= 900 else 18
        return serif_font(round(size * self._text_scale))

    def _paint_time_line(self, painter: QPainter, share: float) -> None:
        rect = QRectF(0, self.height() - LINE_HEIGHT, self.width() * share, LINE_HEIGHT)
        painter.fillRect(rect, DARK.accent)


def _on_screen(text: str) -> str:
    """Return a text as it is painted: without controls, its lines as Qt parts them, its beginning if long."""
    shown = readable(text)
    shown = shown if len(shown) <= LONGEST_HERE else shown[:LONGEST_HERE].rstrip() + "…"
    return shown.replace("\n", LINE_SEPARATOR)
