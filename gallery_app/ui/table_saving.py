"""Saving the credits as a table, where the reader wants it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from gallery_app.exports.ledger_forms import BYTE_ORDER_MARK, csv_rows
from gallery_app.saver.jobs import FileJob, Outcome
from gallery_app.ui.saver_link import SaverLink
from gallery_app.ui.texts import advice_text, visible_name
from gallery_app.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from gallery_app.model.ledger import LedgerEntry
    from gallery_app.saver.jobs import SaverError

    Ledger = Callable[[], tuple[tuple[LedgerEntry, ...], str | None]]

LARGEST_TABLE: Final = 10_000_000  # bytes that a saver is told; some 20,000 photos
ROWS_AT_ONCE: Final = 20
SUFFIX: Final = ".csv"


class TableSaving(QObject):
    """Asks for a file, makes the table a little at a time, and has a saver write it.

    said: how it went, in a sentence; empty when it begins.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, ledger: Ledger) -> None:
        """Save what ``ledger`` returns: its entries, and the language of texts in several."""
        super().__init__(window)
        self._window = window
        self._ledger = ledger
        self._target = ""
        self._rows: list[str] = []
        self._turns = Turns(self._making, self)
        self._turns.done.connect(self._write)

    @Slot()
    def ask(self) -> None:
        """Ask where to save the table."""
        dialog = QFileDialog(self._window, self.tr("Save the credits as a table"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Tables (*.csv)"), self.tr("All files (*)")])
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.selectFile(self.tr("credits") + SUFFIX)
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save(self, target: str) -> None:
        """Save the table as ``target``, in place of what is there: the dialog has asked."""
        self.said.emit("")
        self._target = target
        self._turns.begin()

    def _making(self) -> Iterator[None]:
        entries, language = self._ledger()
        # Spreadsheets take a table without the mark for one in the encoding of their country.
        self._rows = [BYTE_ORDER_MARK]
        for count, row in enumerate(csv_rows(entries, language)):
            self._rows.append(row)
            if count % ROWS_AT_ONCE == 0:
                yield

    @Slot()
    def _write(self) -> None:
        content = "".join(self._rows).encode("utf-8", "replace")
        self._rows = []
        if len(content) > LARGEST_TABLE:
            self.said.emit(self.tr("The table is too large. Write it with “gallery-app credits --csv”."))
            return
        link = SaverLink(FileJob(os.path.abspath(self._target), content, force=True), self)
        link.done.connect(self._tell)
        link.start()

    @Slot(object)
    def _tell(self, answer: Outcome | SaverError | None) -> None:
        if isinstance(answer, Outcome):
            saved = self.tr("Saved as {name}.")
            self.said.emit(saved.replace("{name}", visible_name(os.path.basename(answer.target))))
        elif answer is not None:
            text = advice_text(answer.reason, answer.remedy)
            failed = self.tr("The table was not saved: {reason}")
            self.said.emit(failed.replace("{reason}", text))
