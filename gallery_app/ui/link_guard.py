"""Deciding whether an address may be opened, and asking before the browser is started."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gallery_app.ui.flat_text import MARGIN, FlatText, Ink, Paragraph
from gallery_app.ui.theme import interface_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST_ADDRESS: Final = 2_000  # characters (safety.md, T20)
SCHEMES: Final = ("http", "https")
# Controls, direction marks and other invisibles, separators: none belongs in an address.
_FORBIDDEN_CATEGORIES: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")


def safe_url(address: str) -> QUrl | None:
    """Return the address as a URL if it may be opened in a browser, else None."""
    if not address or len(address) > LONGEST_ADDRESS or "\\" in address:
        return None
    if any(unicodedata.category(char) in _FORBIDDEN_CATEGORIES for char in address):
        return None
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in SCHEMES:
        return None
    # QUrl calls "https:evil" and "https:///x" valid, with no host at all.
    if not ascii_host(url) or url.userInfo() or "@" in url.authority():
        return None
    return url


def ascii_host(url: QUrl) -> str:
    """Return the host as the network knows it: a look-alike in other letters shows as "xn--…"."""
    return url.host(QUrl.ComponentFormattingOption.EncodeUnicode)


def ascii_address(url: QUrl) -> str:
    """Return the whole address in ASCII, host and path as they go over the network."""
    return bytes(url.toEncoded().data()).decode("ascii", "replace")


def shown_address(address: str) -> str | None:
    """Return what to show of ``address`` before it is opened; None if it may not be opened."""
    url = safe_url(address)
    return None if url is None else ascii_address(url)


def open_in_browser(url: QUrl) -> bool:
    """Hand ``url`` to the system's browser; return whether that was possible."""
    return QDesktopServices.openUrl(url)


class AskBeforeOpening(QDialog):
    """Asks whether an address may be opened; shows all of it."""

    def __init__(self, url: QUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        host = ascii_host(url)
        self.setWindowTitle(self.tr("Open in the browser"))
        question = QLabel(self.tr("Open {host} in the browser?").replace("{host}", host))
        question.setIndent(MARGIN)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setFont(interface_font(16, QFont.Weight.DemiBold))
        question.setWordWrap(True)
        self.address = FlatText()
        self.address.set_paragraphs([Paragraph(ascii_address(url), 13, Ink.SECONDARY)])
        self.address.setAccessibleName(self.tr("Address"))
        self.address.setMinimumHeight(min(self.address.height_for(420), 140))
        self.always = QCheckBox(self.tr("Always for this host"))
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        for part in (question, self.address, self.always):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setMinimumWidth(460)
        self.open_button.setFocus()


class LinkGuard(QObject):
    """Opens safe addresses, and asks at the first one of every host.

    host_allowed: the user said "always" for this host.  refused: an address was not opened, and why.
    """

    host_allowed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        window: QWidget | None = None,
        *,
        allowed_hosts: Iterable[str] = (),
        opener: Callable[[QUrl], bool] = open_in_browser,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._allowed = {host.lower() for host in allowed_hosts}
        self._opener = opener
        self._question: AskBeforeOpening | None = None

    @property
    def question(self) -> AskBeforeOpening | None:
        """The question that is being asked, if there is one."""
        return self._question

    @Slot(str)
    def open(self, address: str) -> None:
        """Open ``address`` in the browser if it is safe, at once or after asking."""
        url = safe_url(address)
        if url is None:
            self.refused.emit(self.tr("This link is not opened: its address is not a safe web address."))
        elif ascii_host(url) in self._allowed:
            self._hand_over(url)
        else:
            self._ask(url)

    def _ask(self, url: QUrl) -> None:
        if self._question is not None:
            self._question.reject()
        question = AskBeforeOpening(url, self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._question = question

        def answered(result: int) -> None:
            self._question = None
            if result == QDialog.DialogCode.Accepted:
                if question.always.isChecked():
                    self._allow(ascii_host(url))
                self._hand_over(url)

        question.finished.connect(answered)
        question.open()

    def _allow(self, host: str) -> None:
        self._allowed.add(host)
        self.host_allowed.emit(host)

    def _hand_over(self, url: QUrl) -> None:
        if not self._opener(url):
            text = self.tr("The browser could not be started. The address is {address}")
            self.refused.emit(text.replace("{address}", ascii_address(url)))
