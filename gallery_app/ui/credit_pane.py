"""The credit of the current photo, what nobody may miss, and the links to its rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QToolTip, QVBoxLayout, QWidget

from gallery_app.model.credit import is_named, names_beside
from gallery_app.ui.caption_pane import caption_of
from gallery_app.ui.directions import filled, listed
from gallery_app.ui.flat_text import FlatText, Ink, Paragraph
from gallery_app.ui.icons import icon
from gallery_app.ui.iptc_terms import ai_notice
from gallery_app.ui.link_button import Link, LinkButton, LinkKind
from gallery_app.ui.texts import as_plain_tooltip, one_line
from gallery_app.ui.theme import theme_in

if TYPE_CHECKING:
    from gallery_app.model.credit import Party
    from gallery_app.model.gallery import Photo

CREDIT_SIZE: Final = 13.0
SMALL_SIZE: Final = 12.0
LONGEST_HERE: Final = 120  # characters of instructions and terms; what is longer stands whole in the details
LONGEST_LINE: Final = 1_000  # characters of a credit, likewise
MOST_LINKS: Final = 40  # of one photo; the details list them all
MOST_NAMES: Final = 100  # of creators; all of them stand in the details


class CreditText(FlatText):
    """The lines of the credit; a tool tip tells the role of a party where the source gives it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parties: tuple[Party, ...] = ()
        self.setAccessibleName(self.tr("Credit"))

    def show_roles(self, parties: tuple[Party, ...]) -> None:
        """Tell the roles of ``parties``, as far as they have any."""
        self._parties = tuple(party for party in parties if party.role and party.name)
        self.setAccessibleDescription("; ".join(map(_role_text, self._parties)))

    def role_at(self, block: str, place: int) -> str:
        """Return whose name stands at a place of a line, and its role; empty where nobody's does."""
        for party in self._parties:
            start = block.find(party.name)
            if start <= place <= start + len(party.name) and start >= 0:
                return _role_text(party)
        return ""

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  — Qt's name
        """Show who has which role."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cursor = self.cursorForPosition(event.pos())
            role = self.role_at(cursor.block().text(), cursor.positionInBlock())
            QToolTip.showText(event.globalPos(), as_plain_tooltip(role), self)
            return True
        return super().viewportEvent(event)


class CreditPane(QWidget):
    """Shows to whom the photo is owed, as the source gives it.

    link_activated: carries the address as written; a guard decides.  address_hovered: the ASCII address
    under the pointer or the focus, or an empty text.  copy_requested: caption and credit are wanted.
    field_requested: carries the name of a field that is to be read whole, in the details.
    """

    link_activated = Signal(str)
    address_hovered = Signal(str)
    copy_requested = Signal()
    field_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self.links: tuple[LinkButton, ...] = ()
        self.text = CreditText()
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
        """Show the credit of ``photo``, what adds to it, what nobody may miss, and its links."""
        first, *others = self._credit(photo, languages)
        warnings = [*_instructions(photo), *_notice(photo)]
        self.text.set_paragraphs([first, *warnings, *others, *_terms(photo, languages)])
        self.text.show_roles(photo.words.credit.parties if photo.words.credit is not None else ())
        self.copy_button.setVisible(bool(caption_of(photo, languages) or credit_lines(photo, languages)))
        self._show_links(self._links(photo, languages))

    def _credit(self, photo: Photo, languages: tuple[str, ...]) -> list[Paragraph]:
        lines = [_beginning(line, LONGEST_LINE) for line in credit_lines(photo, languages)]
        ink = Ink.SECONDARY if lines else Ink.TERTIARY
        first = lines[0] if lines else self.tr("No credit given")
        paragraphs = [Paragraph(first, CREDIT_SIZE, ink, line_height=1.45)]
        paragraphs += [
            Paragraph(line, SMALL_SIZE, Ink.TERTIARY, line_height=1.4, before=2) for line in lines[1:]
        ]
        return paragraphs

    def _links(self, photo: Photo, languages: tuple[str, ...]) -> list[Link]:
        words = photo.words
        links = [Link(LinkKind.LICENCE, link.label, link.url) for link in words.rights_links]
        if words.rights_url:
            links.append(Link(LinkKind.TERMS, "", words.rights_url))
        parties = words.credit.parties if words.credit is not None else ()
        links += [
            Link(LinkKind.PARTY, party.name, party.url, party.role or "") for party in parties if party.url
        ]
        terms = words.usage_terms.pick(*languages) if words.usage_terms is not None else ""
        for text, name, field in (
            (words.instructions or "", self.tr("All of the instructions"), "instructions"),
            (terms, self.tr("All of the usage terms"), "usage_terms"),
        ):
            if len(one_line(text)) > LONGEST_HERE:
                links.append(Link(LinkKind.DETAILS, name, field=field))
        # What is cut comes first: its link may not be the one for which there is no room.
        return [*self._to_what_is_long(photo, languages), *links][:MOST_LINKS]

    def _to_what_is_long(self, photo: Photo, languages: tuple[str, ...]) -> list[Link]:
        words = photo.words
        notice = words.copyright.pick(*languages) if words.copyright is not None else ""
        return [
            Link(LinkKind.DETAILS, name, field=field)
            for text, name, field in (
                (
                    words.credit.line if words.credit is not None else "",
                    self.tr("All of the credit"),
                    "credit",
                ),
                (listed(words.creator), self.tr("All of the names"), "creator"),
                (notice, self.tr("All of the copyright notice"), "copyright"),
                (words.source or "", self.tr("All of the source"), "source"),
            )
            if len(text) > LONGEST_LINE
        ]

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
        self.text.show_roles(())
        self._show_links([])

    def _show_links(self, wanted: list[Link]) -> None:
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
        for button, link in zip(self.links, wanted, strict=True):
            button.show_link(link)
            QWidget.setTabOrder(before, button)
            before = button
        if had_focus and not any(link.hasFocus() for link in self.links):
            self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_link(self) -> LinkButton:
        link = LinkButton(self)
        link.set_text_scale(self._scale)
        link.clicked.connect(lambda: self._follow(link.link))
        link.address_hovered.connect(self.address_hovered)
        self._link_column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)  # as wide as its label
        link.show()
        return link

    def _follow(self, link: Link) -> None:
        if link.kind is LinkKind.DETAILS:
            self.field_requested.emit(link.field)
        else:
            self.link_activated.emit(link.url or "")

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
    unnamed = listed(names_beside(words.creator[:MOST_NAMES], line))
    if len(words.creator) > MOST_NAMES:
        unnamed = f"{unnamed} …".lstrip()
    notice = words.copyright.pick(*languages).strip() if words.copyright is not None else ""
    source = (words.source or "").strip()
    lines = [line] if line else []
    if unnamed:
        lines.append(filled(QCoreApplication.translate("CreditPane", "By {names}"), names=unnamed))
    for template, name in (
        ("{name}", notice),
        (QCoreApplication.translate("CreditPane", "Source: {name}"), source),
    ):
        if not is_named(name, " ".join(lines)):
            lines.append(filled(template, name=name))
    return tuple(lines)


def _instructions(photo: Photo) -> list[Paragraph]:
    """Return what the agency asks of whoever uses the photo, in one quiet line."""
    text = in_short(photo.words.instructions or "")
    if not text:
        return []
    return [Paragraph(text, SMALL_SIZE, Ink.ACCENT, line_height=1.5, before=4, icon="warning")]


def _notice(photo: Photo) -> list[Paragraph]:
    """Return that a picture was made with AI, if it was."""
    notice = ai_notice(photo.words)
    if not notice:
        return []
    return [Paragraph(notice, SMALL_SIZE, Ink.SECONDARY, line_height=1.5, before=4, icon="ai")]


def _terms(photo: Photo, languages: tuple[str, ...]) -> list[Paragraph]:
    terms = photo.words.usage_terms
    text = in_short(terms.pick(*languages)) if terms is not None else ""
    if terms is None or not text:
        return []
    label, language = QCoreApplication.translate("CreditPane", "Usage"), terms.language(*languages)
    return [
        Paragraph(text, SMALL_SIZE, Ink.TERTIARY, line_height=1.4, before=2, head=label, language=language)
    ]


def in_short(text: str) -> str:
    """Return a text in one line, its beginning where it is long."""
    return _beginning(one_line(text), LONGEST_HERE)


def _beginning(line: str, longest: int) -> str:
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + "…"


def _role_text(party: Party) -> str:
    template = QCoreApplication.translate("CreditPane", "{name}: {role}")
    return filled(template, name=one_line(party.name), role=one_line(party.role or ""))
