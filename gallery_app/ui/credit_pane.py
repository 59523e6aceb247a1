"""The credit of the current photo, and the links to its rights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gallery_app.ui.flat_text import MARGIN, FlatText, Ink, Paragraph
from gallery_app.ui.icons import icon, icon_pixmap
from gallery_app.ui.link_guard import shown_address
from gallery_app.ui.texts import as_plain_tooltip, one_line
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent

    from gallery_app.model.gallery import Photo

CREDIT_SIZE: Final = 13.0
TO_THE_LETTER: Final = Qt.TextFlag.TextSingleLine  # an ampersand is an ampersand, a line end a space


class LinkButton(QAbstractButton):
    """One rights link under its own label; cut with "…" where it is too long, whole in its tool tip.

    address_hovered: carries the address that a click would open; empty when pointer and focus have left.
    """

    address_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self._address: str | None = None
        self.url = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text_scale(1.0)

    @property
    def label(self) -> str:
        """What the link is called."""
        return self._label

    def show_link(self, label: str, url: str | None) -> None:
        """Lead to ``url``, the address as it was written; without a safe one, lead nowhere and say why."""
        self._label = one_line(label) or self.tr("Rights link")
        self.url = url or ""
        self._address = shown_address(self.url)
        self.setAccessibleName(self._label)
        self._explain()
        self.updateGeometry()
        self.update()

    def set_text_scale(self, scale: float) -> None:
        """Set the size of the label, 1.0 being as designed."""
        self.setFont(interface_font(round(CREDIT_SIZE * scale)))
        self.updateGeometry()
        self.update()

    def _explain(self) -> None:
        self.setEnabled(self._address is not None)
        if self._address is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(as_plain_tooltip(self._address))
            described = self.tr("Link to {address}").replace("{address}", self._address)
            self.setAccessibleDescription(described)
            return
        self.unsetCursor()
        reason = (
            self.tr("The address is not a safe web address: {address}").replace("{address}", self.url)
            if self.url
            else self.tr("The source gives no address.")
        )
        self.setToolTip(as_plain_tooltip(reason))
        self.setAccessibleDescription(one_line(reason))

    def _arrow_size(self) -> int:
        return round(self.fontMetrics().height() * 0.95)

    # Qt overrides

    def sizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for the whole label and the arrow."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._label) + self._arrow_size() + 2 * MARGIN + 4
        return QSize(width, metrics.height() + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  — Qt's name
        """Return room for a few letters and the arrow."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the label, the arrow behind it, and the ring where the keyboard is."""
        theme = theme_in(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        font = self.font()
        font.setUnderline(self.isEnabled() and (self.underMouse() or self.isDown()))
        painter.setFont(font)
        painter.setPen(theme.link if self.isEnabled() else theme.tertiary)
        arrow = self._arrow_size() if self.isEnabled() else 0
        room = self.width() - 2 * MARGIN - arrow
        shown = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        place = QRect(MARGIN, 0, room, self.height())
        lead = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QStyle.visualRect(self.layoutDirection(), self.rect(), place),
            lead.value | TO_THE_LETTER.value,
            shown,
        )
        if arrow:
            behind = QRect(MARGIN + self.fontMetrics().horizontalAdvance(shown) + 1, 0, arrow, arrow)
            behind.moveTop((self.height() - arrow) // 2)
            pixmap = icon_pixmap("link-external", theme.link, arrow, self.devicePixelRatioF())
            painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), behind), pixmap)
        painter.end()

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


class CreditPane(QWidget):
    """Shows to whom the photo is owed, as the source gives it.

    link_activated: carries the address as written; a guard decides.  address_hovered: the ASCII address
    under the pointer or the focus, or an empty text.  copy_requested: caption and credit are wanted.
    """

    link_activated = Signal(str)
    address_hovered = Signal(str)
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self.links: tuple[LinkButton, ...] = ()
        self.text = FlatText()
        self.text.setAccessibleName(self.tr("Credit"))
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.copy_button = QToolButton()
        self.copy_button.setIconSize(QSize(18, 18))
        self.copy_button.setFixedSize(30, 30)
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.copy_button.setToolTip(self.tr("Copy caption and credit"))
        self.copy_button.setAccessibleName(self.tr("Copy caption and credit"))
        self.copy_button.clicked.connect(self.copy_requested)
        self._link_column = QVBoxLayout()
        self._link_column.setSpacing(0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.text, 0, 0)
        grid.addWidget(self.copy_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._link_column, 1, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(0, 1)
        self._draw()

    def show_photo(self, photo: Photo, languages: tuple[str, ...] = ()) -> None:
        """Show the credit of ``photo``, what adds to it, and its rights links."""
        lines = credit_lines(photo, languages)
        if lines:
            paragraphs = [Paragraph(lines[0], CREDIT_SIZE, Ink.SECONDARY, line_height=1.45)]
            paragraphs += [
                Paragraph(line, CREDIT_SIZE - 1, Ink.TERTIARY, line_height=1.4, before=2)
                for line in lines[1:]
            ]
        else:
            paragraphs = [Paragraph(self.tr("No credit given"), CREDIT_SIZE, Ink.TERTIARY, line_height=1.45)]
        self.text.set_paragraphs(paragraphs)
        links: list[tuple[str, str | None]] = [(link.label, link.url) for link in photo.words.rights_links]
        if photo.words.rights_url:
            links.append((self.tr("Terms of use"), photo.words.rights_url))
        self._show_links(links)

    def set_text_scale(self, scale: float) -> None:
        """Set the size of the text, 1.0 being as designed."""
        self._scale = scale
        self.text.set_text_scale(scale)
        for link in self.links:
            link.set_text_scale(scale)

    def height_for(self, width: int) -> int:
        """Return the height at which everything shows in ``width`` pixels."""
        text = max(self.text.height_for(width - self.copy_button.width()), self.copy_button.height())
        return text + sum(link.sizeHint().height() for link in self.links)

    def clear(self) -> None:
        """Show nothing."""
        self.text.set_paragraphs([])
        self._show_links([])

    def _show_links(self, wanted: list[tuple[str, str | None]]) -> None:
        had_focus = any(link.hasFocus() for link in self.links)
        # The buttons stay, so that the keyboard stays on a link from one photo to the next.
        for old in self.links[len(wanted) :]:
            self._link_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        kept = list(self.links[: len(wanted)])
        kept += [self._new_link() for _ in range(len(wanted) - len(kept))]
        self.links = tuple(kept)
        before: QWidget = self.copy_button
        for link, (label, url) in zip(self.links, wanted, strict=True):
            link.show_link(label, url)
            QWidget.setTabOrder(before, link)
            before = link
        if had_focus and not any(link.hasFocus() for link in self.links):
            self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_link(self) -> LinkButton:
        link = LinkButton(self)
        link.set_text_scale(self._scale)
        link.clicked.connect(lambda: self.link_activated.emit(link.url))
        link.address_hovered.connect(self.address_hovered)
        self._link_column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)  # as wide as its label
        link.show()
        return link

    def _draw(self) -> None:
        self.copy_button.setIcon(icon("copy", theme_in(self.palette()).secondary))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  — Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


def credit_lines(photo: Photo, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the credit line as written, then each line that names somebody it does not."""
    words = photo.words
    line = words.credit.line.strip() if words.credit is not None else ""
    unnamed = ", ".join(name for name in words.creator if _bare(name) not in _bare(line))
    notice = words.copyright.pick(*languages).strip() if words.copyright is not None else ""
    source = (words.source or "").strip()
    lines = [line] if line else []
    if unnamed:
        lines.append(QCoreApplication.translate("CreditPane", "By {names}").replace("{names}", unnamed))
    for template, name in (
        ("{name}", notice),
        (QCoreApplication.translate("CreditPane", "Source: {name}"), source),
    ):
        if _bare(name) not in _bare(" ".join(lines)):
            lines.append(template.replace("{name}", name))
    return tuple(lines)


def _bare(text: str) -> str:
    """Return letters and figures alone: "© Sputnik, 2024" and "(c) Sputnik 2024" say the same."""
    without_mark = re.sub(r"copyright|\(c\)", "", text.casefold())
    return re.sub(r"[\W_]+", "", without_mark)
