"""A link of a photo: to where it can be licensed, to the terms of its use, to whom it is owed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from gallery_app.ui.clusters import beginning
from gallery_app.ui.directions import filled
from gallery_app.ui.flat_text import MARGIN
from gallery_app.ui.icons import icon_pixmap
from gallery_app.ui.link_guard import shown_address
from gallery_app.ui.texts import as_plain_tooltip, joined_sentences, one_line
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QKeyEvent, QPaintEvent

LINK_SIZE: Final = 13.0
HINT_SIZE: Final = 12.0
GAP: Final = 5  # pixels between the icon, the label and what follows it
ROUNDED: Final = 2  # pixels: widths of text are told without their fractions
LONGEST_LABEL: Final = 1_000  # characters of a label that are looked at; the details have all of it
WIDEST: Final = 300  # characters of a label: as many as stand beside the widest photo
TOO_WIDE: Final = 4_000  # pixels that a longer label is taken to need, which nobody has to measure then
TO_THE_LETTER: Final = Qt.TextFlag.TextSingleLine  # an ampersand is an ampersand, a line end a space


class LinkKind(Enum):
    """Where a link leads; the value is its icon."""

    LICENCE = "licence"  # to who licenses or sells the photo
    TERMS = "terms"  # to the terms of its use
    PARTY = "person"  # to somebody whom the credit names
    DETAILS = "info"  # to the details beside the photo, not out of the program


class Link(NamedTuple):
    """One link as the source gives it: the label, empty where there is none, and the address as written.

    ``role`` is a party's.  ``field`` is the detail to which a link of the kind DETAILS leads.
    """

    kind: LinkKind
    label: str
    url: str | None = None
    role: str = ""
    field: str = ""

    @property
    def name(self) -> str:
        """The label that is shown: the source's own, or what is behind the link."""
        return self._own_name or _kind_name(self.kind)

    @property
    def hint(self) -> str:
        """What the label does not tell: a role, or that the photo can be licensed there."""
        if self.kind is LinkKind.LICENCE and self._own_name:
            return QCoreApplication.translate("Link", "licence / buy")
        return one_line(self.role[:LONGEST_LABEL])

    @property
    def _own_name(self) -> str:
        return one_line(self.label[:LONGEST_LABEL])

    @property
    def purpose(self) -> str:
        """What the link is for, in a sentence."""
        tr = QCoreApplication.translate
        match self.kind:
            case LinkKind.LICENCE:
                return tr("Link", "Where this photo can be licensed or bought")
            case LinkKind.TERMS:
                return tr("Link", "The terms under which this photo may be used")
            case LinkKind.PARTY:
                return tr("Link", "One of those to whom this photo is owed")
            case LinkKind.DETAILS:
                return tr("Link", "Shows the whole text in the details")


class LinkButton(QAbstractButton):
    """One link with its icon; cut with "…" where it is too long, whole in its tool tip.

    address_hovered: carries the address that a click would open; empty when pointer and focus have left.
    """

    address_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = Link(LinkKind.LICENCE, "")
        self._label = self._hint = ""
        self._label_width = self._hint_width = 0  # pixels, that of the hint with the gap before it
        self._address: str | None = None
        self._scale = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text_scale(1.0)

    @property
    def link(self) -> Link:
        """What is shown."""
        return self._link

    @property
    def label(self) -> str:
        """What the link is called, its beginning where that is longer than any line."""
        return self._label

    @property
    def url(self) -> str:
        """The address as it was written."""
        return self._link.url or ""

    @property
    def shown_label(self) -> str:
        """The label as far as there is room for it."""
        _, room, _, _ = self._widths()
        return self.fontMetrics().elidedText(self.label, Qt.TextElideMode.ElideRight, room)

    def show_link(self, link: Link) -> None:
        """Lead where ``link`` does; without a safe address, lead nowhere and say why."""
        self._link = link
        name, hint = link.name, link.hint
        self._label, self._hint = beginning(name, WIDEST), beginning(hint, WIDEST)
        self._address = shown_address(self.url)
        self.setEnabled(self._address is not None or link.kind is LinkKind.DETAILS)
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.setAccessibleName(", ".join(part for part in (name, hint) if part))
        self.setAccessibleDescription(joined_sentences((link.purpose, self._destination())))
        whole = (name, link.purpose, self._address or self._destination())
        self.setToolTip(as_plain_tooltip("\n".join(part for part in whole if part)))
        self._measure()
        self.update()

    def set_text_scale(self, scale: float) -> None:
        """Set the size of the label, 1.0 being as designed."""
        self._scale = scale
        self.setFont(interface_font(round(LINK_SIZE * scale)))
        self._measure()
        self.update()

    def _destination(self) -> str:
        """Return where a click leads, or why it leads nowhere."""
        if self._link.kind is LinkKind.DETAILS:
            return ""
        if self._address is not None:
            return filled(self.tr("Link to {address}"), address=self._address)
        if self.url:
            unsafe = self.tr("The address is not a safe web address: {address}")
            return filled(unsafe, address=one_line(self.url))
        return self.tr("The source gives no address.")

    def _icon_size(self) -> int:
        return round(self.fontMetrics().height() * 0.95)

    def _hint_font(self) -> QFont:
        return interface_font(round(HINT_SIZE * self._scale))

    def _measure(self) -> None:
        """Find out once how wide label and hint are: a layout asks again and again."""
        metrics = QFontMetrics(self._hint_font())
        is_long = len(self.label) > WIDEST
        self._label_width = TOO_WIDE if is_long else self.fontMetrics().horizontalAdvance(self.label)
        self._hint_width = GAP + metrics.horizontalAdvance(self._hint) + ROUNDED if self._hint else 0
        self.updateGeometry()

    def _widths(self) -> tuple[int, int, int, bool]:
        """Return how wide icon, label and arrow are painted, and whether there is room for the hint."""
        icon = self._icon_size()
        arrow = icon if self._leads_out else 0
        room = self.width() - 2 * MARGIN - icon - GAP - arrow
        label = min(room, self._label_width + ROUNDED)
        return icon, label, arrow, 0 < self._hint_width <= room - label

    @property
    def _leads_out(self) -> bool:
        return self.isEnabled() and self._link.kind is not LinkKind.DETAILS

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Measure anew what another font makes wider."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for icon, label, arrow and hint."""
        width = 2 * self._icon_size() + GAP + self._label_width + self._hint_width
        return QSize(width + 2 * MARGIN + 2 * ROUNDED, self.fontMetrics().height() + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for the icon, a few letters and the arrow."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint icon, label, arrow and hint, and the ring where the keyboard is."""
        theme = theme_in(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        icon, label, arrow, has_hint = self._widths()
        ink = theme.link if self.isEnabled() else theme.tertiary
        left = MARGIN + icon + GAP
        self._paint_icon(painter, self._link.kind.value, theme.tertiary, MARGIN, icon)
        font = self.font()
        font.setUnderline(self.isEnabled() and (self.underMouse() or self.isDown()))
        painter.setFont(font)
        self._paint_text(painter, self.shown_label, ink, left, label)
        if arrow:
            self._paint_icon(painter, "link-external", ink, left + label + 1, arrow)
        if has_hint:
            painter.setFont(self._hint_font())
            place = left + label + arrow + GAP
            self._paint_text(painter, self._hint, theme.tertiary, place, self._hint_width)
        painter.end()

    def _paint_text(self, painter: QPainter, text: str, ink: QColor, left: int, width: int) -> None:
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, 0, width, self.height()))
        side = Qt.AlignmentFlag.AlignLeft if self.isLeftToRight() else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(ink)
        painter.drawText(place, flags.value | TO_THE_LETTER.value, text)

    def _paint_icon(self, painter: QPainter, name: str, ink: QColor, left: int, size: int) -> None:
        place = QRect(left, (self.height() - size) // 2, size, size)
        pixmap = icon_pixmap(name, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), pixmap)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  — Qt's name
        """Tell where a click would lead."""
        super().enterEvent(event)
        self.address_hovered.emit(self._address or "")

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Tell that the pointer has left."""
        super().leaveEvent(event)
        self.address_hovered.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Tell where Enter would lead."""
        super().focusInEvent(event)
        self.address_hovered.emit(self._address or "")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  — Qt's name
        """Tell that the focus has left."""
        super().focusOutEvent(event)
        self.address_hovered.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the link with Enter too: it is a link, not only a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _kind_name(kind: LinkKind) -> str:
    tr = QCoreApplication.translate
    match kind:
        case LinkKind.LICENCE:
            return tr("Link", "Licence / buy")
        case LinkKind.TERMS:
            return tr("Link", "Terms of use")
        case _:
            return tr("Link", "Link")
