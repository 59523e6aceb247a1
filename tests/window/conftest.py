"""Fixtures of the window's tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from viewing import HANG_MS, Viewer

from gallery_app.app import SAMPLE, start_loaders
from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState
from gallery_app.resource_files import shipped_path
from gallery_app.ui.memory import Memory
from gallery_app.ui.theme import ThemeChoice
from gallery_app.ui.windows import Windows


@pytest.fixture
def memory(tmp_path: Path, qapp: QApplication) -> Memory:
    """What the viewer remembers, in a folder of the test's own."""
    return Memory(AppDirs.under(str(tmp_path / "remembered")), ViewerState(), qapp)


@pytest.fixture
def windows(qapp: QApplication, memory: Memory) -> Iterator[Windows]:
    """All windows of one program."""
    starting = partial(start_loaders, thumbnails=memory.dirs.thumbnails)
    made = Windows(qapp, memory, starting, str(shipped_path(SAMPLE)), ThemeChoice.DARK)
    yield made
    for window in made.open_windows:
        window.close()
    made.deleteLater()
    # What Python put there must not outlive Python.
    qapp.clipboard().clear()


@pytest.fixture
def viewer(qtbot: QtBot, windows: Windows) -> Viewer:
    """A window that is shown and has the keyboard."""
    window = windows.new_window(QSize(1280, 800))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=HANG_MS)
    return Viewer(qtbot, windows, window)
