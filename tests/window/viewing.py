"""A real window with real loaders, driven as a reader would drive it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_app.loader.answers import OpenRequest
from gallery_app.ui.main_window import MainWindow
from gallery_app.ui.windows import Windows

HANG_MS = 20_000  # a guard against hanging for ever; nothing is judged by it


class Viewer:
    """One window, and what a reader sees of it."""

    def __init__(self, qtbot: QtBot, windows: Windows, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.windows = windows
        self.window = window

    def open(self, *paths: Path, number: int | None = None) -> None:
        """Open paths and wait until the gallery is there and its photo on show."""
        self.start_opening(*paths, number=number)
        session = self.window.session
        self.wait(lambda: session.gallery is not None and len(session.gallery.photos) == session.count)
        if session.count:
            self.wait_settled()

    def start_opening(self, *paths: Path, number: int | None = None) -> None:
        """Open paths and do not wait."""
        assert self.window.galleries is not None
        self.window.galleries.open(OpenRequest(paths=tuple(map(str, paths)), number=number))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in whatever has the focus."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def type(self, text: str) -> None:
        """Type characters."""
        for char in text:
            QTest.keyClick(QApplication.focusWidget() or self.window, char)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(condition, timeout=HANG_MS)

    def wait_settled(self) -> None:
        """Wait until the current photo itself is on the screen."""
        presenter, session = self.window.presenter, self.window.session
        self.wait(lambda: presenter.index == session.index and presenter.has_picture)
        self.wait(lambda: session.photo is None or self.window.words_loader.is_told(session.photo))

    @property
    def caption(self) -> str:
        """The caption that can be read."""
        return self.window.panel.caption.toPlainText()

    @property
    def credit(self) -> str:
        """The credit that can be read."""
        return self.window.panel.credit.text.toPlainText()

    @property
    def counter(self) -> str:
        """Number and count as they stand in the panel."""
        return self.window.panel.page.counter.accessibleName()

    @property
    def number(self) -> int | None:
        """The number, from 1, of the photo on the screen."""
        index = self.window.presenter.index
        return None if index is None else index + 1

    @property
    def notice(self) -> str:
        """The line shown over the photo."""
        return self.window.view.notice_text

    @property
    def message(self) -> str:
        """What the message bar says."""
        current = self.window.messages.current
        return "" if current is None else current.text

    def colour(self, place: QPoint | None = None) -> QColor:
        """The colour on the screen, in the middle of the photo's area or at ``place`` of it."""
        image = self.window.view.grab().toImage()
        point = place or QPoint(image.width() // 2, image.height() // 2)
        return image.pixelColor(point)


def near(one: QColor, other: tuple[int, int, int], tolerance: int = 12) -> bool:
    """Return whether two colours look the same."""
    parts = (one.red(), one.green(), one.blue())
    return all(abs(a - b) <= tolerance for a, b in zip(parts, other, strict=True))
