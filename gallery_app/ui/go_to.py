"""Going to a photo by its number, or by words of its caption."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gallery_app.ui.caption_pane import caption_of
from gallery_app.ui.directions import isolated
from gallery_app.ui.window_place import give_room

if TYPE_CHECKING:
    from gallery_app.model.photo_search import PhotoSearch, SearchTexts
    from gallery_app.ui.photo_view import PhotoView
    from gallery_app.ui.session import Session

TURN_SECONDS = 0.008  # of searching before the window has its turn again
CANCEL_MS = 2000  # a number that nobody finishes is forgotten (keys.md)
MOST_DIGITS = 6  # of a number typed before the count is known
MOST_MATCHES = 100  # rows listed in the dialog
ROW_HEIGHT = 28  # logical pixels


class NumberEntry(QObject):
    """Collects typed digits: "Go to 12_ / 30"; Enter goes there, Esc or two seconds cancel."""

    chosen = Signal(int)  # an index, from 0

    def __init__(self, session: Session, view: PhotoView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._digits = ""
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.setInterval(CANCEL_MS)
        self._timeout.timeout.connect(self.cancel)
        session.place_missed.connect(self._tell_missed)

    @property
    def active(self) -> bool:
        """Whether a number is being typed."""
        return bool(self._digits)

    def type(self, digit: str) -> bool:
        """Take a digit.  A number cannot start with 0 (0 alone is a command): then it is not taken."""
        is_empty = self._session.count == 0 and not self._session.is_awaited
        if is_empty or (digit == "0" and not self._digits):
            return False
        longest = MOST_DIGITS if self._session.is_awaited else len(str(self._session.count))
        self._digits = (self._digits + digit)[-max(1, longest) :]
        self._view.show_notice(self._text(), keep=True)
        self._timeout.start()
        return True

    def accept(self) -> bool:
        """Go to the number typed.  Return whether there was one."""
        if not self._digits:
            return False
        number = int(self._digits)
        self._clear()
        if number >= 1 and (self._session.is_awaited or number <= self._session.count):
            self.chosen.emit(number - 1)
        else:
            self._tell_missed(number - 1)
        return True

    @Slot(int)
    def _tell_missed(self, index: int) -> None:
        self._view.show_notice(self.tr("There is no photo {number}").replace("{number}", str(index + 1)))

    @Slot()
    def cancel(self) -> bool:
        """Forget the number.  Return whether there was one."""
        was_active = self.active
        if was_active:
            self._clear()
        return was_active

    def _clear(self) -> None:
        self._digits = ""
        self._timeout.stop()
        self._view.clear_notice()

    def _text(self) -> str:
        awaited = self._session.is_awaited  # the count is not known then
        text = self.tr("Go to {number}_") if awaited else self.tr("Go to {number}_ / {count}")
        text = text.replace("{number}", self._digits).replace("{count}", str(self._session.count))
        if self._digits == "1":
            text += "\n" + self.tr("Enter goes there. Ctrl+1 is 100 %.")
        return text


class GoToDialog(QDialog):
    """Finds a photo by number or by its words."""

    chosen = Signal(int)  # an index, from 0

    def __init__(
        self, session: Session, texts: SearchTexts, parent: QWidget, *, languages: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent)
        self._languages = languages
        from gallery_app.model.photo_search import PhotoSearch  # noqa: PLC0415  — not for the window's start

        self._session = session
        self._search: PhotoSearch = PhotoSearch(texts)
        self.setWindowTitle(self.tr("Go to photo"))
        give_room(self, 460, 360)
        self._prompt = QLabel(self.tr("A number, or words of a photo:"))
        self._line = QLineEdit()
        self._prompt.setBuddy(self._line)
        self._line.setAccessibleName(self._prompt.text())
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Photos found"))
        self._list.setUniformItemSizes(True)
        self._nothing = QLabel(self.tr("No photo has these words."))
        self._nothing.setProperty("ink", "tertiary")
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 18)
        layout.setSpacing(10)
        layout.addWidget(self._prompt)
        layout.addWidget(self._line)
        layout.addWidget(self._nothing)
        layout.addWidget(self._list, 1)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._go_on)
        self._line.textEdited.connect(self._find)
        self._line.returnPressed.connect(self._go_first)
        self._list.itemActivated.connect(self._go)
        self._find("")

    @Slot(str)
    def _find(self, text: str) -> None:
        self._list.clear()
        self._next_turn.stop()
        self._nothing.hide()
        wanted = text.strip()
        if wanted.isdecimal():
            self._offer(int(wanted) - 1)
        elif wanted:
            self._begin(wanted)
        else:
            for index in range(min(self._session.count, MOST_MATCHES)):
                self._offer(index)

    def _begin(self, wanted: str) -> None:
        from gallery_app.model.search import Query  # noqa: PLC0415  — see above

        self._search.start(Query.of(wanted))
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Search for a moment, then let the window have its turn: there may be 100,000 photos."""
        until = perf_counter() + TURN_SECONDS
        is_done = self._search.go_on(lambda: perf_counter() > until)
        for index in self._search.found[self._list.count() : MOST_MATCHES]:
            self._offer(index)
        if not is_done and self._list.count() < MOST_MATCHES:
            self._next_turn.start()
        self._nothing.setVisible(is_done and self._list.count() == 0)

    def _offer(self, index: int) -> None:
        photo = self._session.photo_at(index)
        if photo is None:
            return
        caption = caption_of(photo, self._languages)
        one_line = " ".join((caption or photo.name).split())[:200]
        shown = isolated(one_line) if self.isRightToLeft() else one_line  # it runs as its letters do
        item = QListWidgetItem(f"{index + 1}   {shown}")
        item.setSizeHint(QSize(0, ROW_HEIGHT))  # no wider than the list: what is too long ends with "…"
        item.setData(256, index)  # Qt.ItemDataRole.UserRole
        self._list.addItem(item)
        if self._list.count() == 1:
            self._list.setCurrentRow(0)

    @Slot()
    def _go_first(self) -> None:
        while self._list.count() == 0 and self._next_turn.isActive():
            self._go_on()
        item = self._list.currentItem()
        if item is not None:
            self._go(item)

    @Slot(QListWidgetItem)
    def _go(self, item: QListWidgetItem) -> None:
        index = item.data(256)
        self.accept()
        self.chosen.emit(index)
