"""The credits ledger of the open gallery: who owns what in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTreeView, QWidget

from gallery_app.model.ledger import Basis, Gathering
from gallery_app.ui.credits_model import CreditsModel, party_text
from gallery_app.ui.plain_button import PlainButton
from gallery_app.ui.story_sheet import StorySheet
from gallery_app.ui.table_saving import TableSaving
from gallery_app.ui.texts import count_text
from gallery_app.ui.theme import theme_in
from gallery_app.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from gallery_app.model.ledger import LedgerEntry
    from gallery_app.ui.credits_model import AnyIndex
    from gallery_app.ui.session import Session

SIZE: Final = QSize(980, 480)
RING: Final = 1.5  # pixels
AT_ONCE: Final = 25  # photos that are one step of gathering
WIDTHS: Final = (220, 120, 300, 160)  # of the columns but the last, in pixels; the reader may change them


class CreditsTree(QTreeView):
    """Shows parties and their photos.  chosen: Enter or a double click, carries a photo's index."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.credits = CreditsModel(self)
        self.setModel(self.credits)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Credits"))
        self.header().setSectionsMovable(False)
        self.header().setTextElideMode(Qt.TextElideMode.ElideRight)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(self._choose)

    def choose_current(self) -> None:
        """Ask for the photo of the current row; of a party's row for its first one."""
        self._choose(self.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        share = self.credits.share_at(index)
        if share is not None:
            self.chosen.emit(share.number - 1)

    def drawRow(  # noqa: N802  — Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Paint a row, and the ring around the one where the keyboard is."""
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        if self.hasFocus() and (index.row(), index.parent()) == (current.row(), current.parent()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme_in(self.palette()).accent, RING))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Go to the photo with Enter; the tree's own keys move in it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()  # not Qt's way, which presses a button of the dialog too
        else:
            super().keyPressEvent(event)


class CreditsDialog(StorySheet):
    """Shows who owns what, kept up with what is read."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(SIZE, parent)
        self._session = session
        self.setWindowTitle(self.tr("Credits of this gallery"))
        self._gathering = Gathering()
        self.missing = QLabel()
        self.missing.setTextFormat(Qt.TextFormat.PlainText)
        self.missing.setProperty("ink", "accent")
        self.head.addWidget(self.missing)
        self.said = QLabel()  # how saving went
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        self.tree = CreditsTree()
        self.save_button = PlainButton(self.tr("Save as CSV…"))
        self._turns = Turns(self._gathering_steps, self)
        self._saving = TableSaving(self, lambda: (self.entries, self.language))
        self._saving.said.connect(self._say)
        self.lay_out((self.tree, self.said), self.tree, (self.save_button,))
        self._connect()
        self._tell(())
        self._turns.begin()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """The ledger as it is shown."""
        return self.tree.credits.entries

    @property
    def language(self) -> str | None:
        """The language that texts in several are shown in."""
        gallery = self._session.gallery
        return None if gallery is None else gallery.article.language

    def whole_text(self) -> str:
        """Return the ledger: a row for each party, its columns divided by tabulators."""
        model = self.tree.credits
        return "\n".join(self._row_text(model.index(row, 0)) for row in range(model.rowCount()))

    def selected_text(self) -> str:
        """Return the current row."""
        index = self.tree.currentIndex()
        return self._row_text(index) if index.isValid() else ""

    @Slot(str)
    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _row_text(self, index: QModelIndex) -> str:
        model = self.tree.credits
        cells = (index.siblingAtColumn(column) for column in range(model.columnCount()))
        return "\t".join(str(model.data(cell)) for cell in cells)

    def _connect(self) -> None:
        self.tree.chosen.connect(self.photo_wanted)
        self.go_button.clicked.connect(self.tree.choose_current)
        self.save_button.clicked.connect(self._saving.ask)
        self._turns.done.connect(self._show)
        session = self._session
        session.gallery_changed.connect(self._turns.begin)
        for news in (session.photos_added, session.words_learnt, session.words_changed):
            news.connect(self._turns.begin_soon)

    def _gathering_steps(self) -> Iterator[None]:
        self._gathering = Gathering(self.language)
        for count, photo in enumerate(self._session.all_photos()):
            self._gathering.take(photo)
            if count % AT_ONCE == 0:
                yield

    @Slot()
    def _show(self) -> None:
        """Show the ledger; what is open and what is current stays so."""
        entries = self._gathering.entries()
        if entries == self.entries:
            return
        tree = self.tree
        current = tree.credits.entry_at(tree.currentIndex())
        name = None if current is None else (current.basis, current.party)
        open_ones = {
            (entry.basis, entry.party)
            for row, entry in enumerate(self.entries)
            if tree.isExpanded(tree.credits.index(row, 0))
        }
        tree.credits.set_entries(entries, self.language)
        for row, entry in enumerate(entries if open_ones else ()):
            if (entry.basis, entry.party) in open_ones:
                tree.expand(tree.credits.index(row, 0))
        at = next((row for row, one in enumerate(entries) if (one.basis, one.party) == name), 0)
        tree.setCurrentIndex(tree.credits.index(at, 0))
        for column in range(1, tree.credits.columnCount()):
            tree.setColumnHidden(column, not tree.credits.says_something(column))
        self._tell(entries)

    def _tell(self, entries: tuple[LedgerEntry, ...]) -> None:
        named = [entry for entry in entries if entry.basis is not Basis.NONE]
        self.heading.setText(self._parties_text(len(named)))
        nobody = next((entry for entry in entries if entry.basis is Basis.NONE), None)
        told = "" if nobody is None else f"{count_text(len(nobody.shares))}: {party_text(nobody)}"
        self.missing.setText(told)
        for button in (self.go_button, self.copy_button, self.save_button):
            button.setEnabled(bool(entries))

    def _parties_text(self, count: int) -> str:
        match count:
            case 0:
                return self.tr("No parties")
            case 1:
                return self.tr("1 party")
            case _:
                return self.tr("%Ln parties", "", count)
