"""The credits ledger as a tree: parties, and below each of them its photos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gallery_app.model.ledger import Basis
from gallery_app.model.runs import runs_of
from gallery_app.ui.texts import as_plain_tooltip, one_line, visible_name
from gallery_app.ui.theme import interface_font, theme_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gallery_app.model.credit import RightsLink
    from gallery_app.model.ledger import LedgerEntry, Share

AnyIndex = QModelIndex | QPersistentModelIndex

MOST_RUNS: Final = 12  # of numbers in a cell; all of them stand below
SEVERAL: Final = "; "
NAME_SIZE: Final = 13
NO_PARENT: Final = QModelIndex()


class CreditsModel(QAbstractItemModel):
    """Five columns: who, which photos, credit lines, copyright, terms and links."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._entries: tuple[LedgerEntry, ...] = ()
        self._language: str | None = None
        self._titles = (
            self.tr("Party"),
            self.tr("Photos"),
            self.tr("Credit line"),
            self.tr("Copyright"),
            self.tr("Terms and links"),
        )

    @property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """The ledger."""
        return self._entries

    def set_entries(self, entries: Sequence[LedgerEntry], language: str | None) -> None:
        """Show another ledger; ``language`` chooses among texts in several."""
        self.beginResetModel()
        self._entries, self._language = tuple(entries), language
        self.endResetModel()

    def entry_at(self, index: AnyIndex) -> LedgerEntry | None:
        """Return the party that a row is, or belongs to."""
        if not index.isValid():
            return None
        return self._entries[index.row() if index.internalId() == 0 else index.internalId() - 1]

    def share_at(self, index: AnyIndex) -> Share | None:
        """Return the photo of a row; of a party's row its first one."""
        entry = self.entry_at(index)
        if entry is None:
            return None
        return entry.shares[0 if index.internalId() == 0 else index.row()]

    def says_something(self, column: int) -> bool:
        """Return whether any party has a text in a column."""
        return any(self._party_text(column, entry) for entry in self._entries)

    # What Qt asks a model for; the id of a photo's index is its party's row + 1, that of a party's is 0

    def index(self, row: int, column: int, parent: AnyIndex = NO_PARENT) -> QModelIndex:
        """Return the index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]  # Qt has another "parent"
        """Return the party's index of a photo's."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:  # noqa: N802  — Qt's name
        """Return how many parties there are, or photos of one."""
        if not parent.isValid():
            return len(self._entries)
        is_party = parent.internalId() == 0 and parent.column() == 0
        return len(self._entries[parent.row()].shares) if is_party else 0

    def columnCount(self, _parent: AnyIndex = NO_PARENT) -> int:  # noqa: N802  — Qt's name
        """Return how many columns there are."""
        return len(self._titles)

    def headerData(  # noqa: N802  — Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its tool tip (all of it), or its font."""
        entry = self.entry_at(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index, entry)
            case Qt.ItemDataRole.ToolTipRole:
                return as_plain_tooltip(self._text(index, entry))
            case Qt.ItemDataRole.FontRole if index.internalId() == 0 and index.column() == 0:
                return interface_font(NAME_SIZE, QFont.Weight.DemiBold)
            case Qt.ItemDataRole.ForegroundRole if index.internalId() != 0:
                return theme_in(self._view.palette()).secondary
            case _:
                return None

    def _text(self, index: AnyIndex, entry: LedgerEntry) -> str:
        if index.internalId() == 0:
            return self._party_text(index.column(), entry)
        return self._photo_text(index.column(), entry.shares[index.row()])

    def _party_text(self, column: int, entry: LedgerEntry) -> str:
        match column:
            case 0:
                return party_text(entry)
            case 1:
                return f"{len(entry.shares)}:  {runs_of(entry.numbers, MOST_RUNS)}"
            case 2:
                return _joined(entry.lines)
            case 3:
                return _joined(entry.notices(self._language))
            case _:
                return _joined(
                    (*entry.terms(self._language), *map(_link_text, entry.links), *entry.terms_addresses)
                )

    def _photo_text(self, column: int, share: Share) -> str:
        words, language = share.photo.words, self._language
        match column:
            case 0:
                return visible_name(share.photo.name)
            case 1:
                return str(share.number)
            case 2:
                return one_line(words.credit.line) if words.credit is not None else ""
            case 3:
                return one_line(words.copyright.pick(language)) if words.copyright is not None else ""
            case _:
                terms = words.usage_terms.pick(language) if words.usage_terms is not None else ""
                return _joined((terms, *map(_link_text, words.rights_links), words.rights_url or ""))


def party_text(entry: LedgerEntry) -> str:
    """Return who a party is, its roles, and what stands in where it is not credited."""
    if entry.basis is Basis.NONE:
        return QCoreApplication.translate("Credits", "No credit")
    stands_in = {
        Basis.COPYRIGHT_OWNER: QCoreApplication.translate("Credits", "copyright owner, no credit"),
        Basis.CREATOR: QCoreApplication.translate("Credits", "creator, no credit"),
        Basis.SOURCE: QCoreApplication.translate("Credits", "source, no credit"),
        Basis.SUPPLIER: QCoreApplication.translate("Credits", "supplier, no credit"),
        Basis.COPYRIGHT: QCoreApplication.translate("Credits", "copyright notice, no credit"),
    }
    about = [one_line(role) for role in entry.roles]
    if entry.basis in stands_in:
        about.append(stands_in[entry.basis])
    name = one_line(entry.party)
    return f"{name}  ({', '.join(about)})" if about else name


def _link_text(link: RightsLink) -> str:
    return f"{link.label}: {link.url}" if link.url and link.label != link.url else link.label


def _joined(texts: Sequence[str]) -> str:
    return SEVERAL.join(one_line(text) for text in texts if text)
