"""Choosing in which letters the words of old photos are written, where their files do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.ui.letters_dialog import LettersDialog
    from gallery_app.ui.main_window import MainWindow

USUAL: Final = ""  # the letters where nobody chose any


class LegacyLetters(QObject):
    """Lets the reader of a gallery try letters and keep those in which its words make sense.

    chosen: carries the gallery's root and the encoding's name, empty for the usual one, to be remembered.
    """

    chosen = Signal(str, str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._present = USUAL
        self.recall: Callable[[str], str] = lambda _root: ""  # what was chosen for a gallery before
        window.session.gallery_changed.connect(self._recall)

    @property
    def present(self) -> str:
        """The encoding that words are read in now; USUAL where nobody chose one."""
        return self._present

    @Slot()
    def ask(self) -> LettersDialog:
        """Let the reader choose; every choice shows at once, and only "OK" keeps it."""
        from gallery_app.ui.letters_dialog import LettersDialog  # noqa: PLC0415  — hardly ever needed

        before = self._present
        dialog = LettersDialog(self._window.session, self._window.words, before, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.tried.connect(self._read_in)
        dialog.accepted.connect(self._keep)
        dialog.rejected.connect(lambda: self._read_in(before))
        dialog.open()
        return dialog

    @Slot(str)
    def _read_in(self, encoding: str) -> None:
        self._present = encoding
        self._window.words_loader.set_legacy(encoding or None)

    @Slot()
    def _keep(self) -> None:
        gallery = self._window.session.gallery
        if gallery is not None:
            self.chosen.emit(gallery.root, self._present)

    @Slot()
    def _recall(self) -> None:
        session = self._window.session
        if session.gallery is None or session.is_ahead:
            self._present = USUAL
            return
        known = self.recall(session.gallery.root)
        self._read_in(known if known and _is_offered(known) else USUAL)


def _is_offered(encoding: str) -> bool:
    from gallery_app.model.metadata import LEGACY_ENCODINGS  # noqa: PLC0415  — hardly ever needed

    return any(known.name == encoding for known in LEGACY_ENCODINGS)
