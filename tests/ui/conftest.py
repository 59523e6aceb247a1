"""Fixtures of the tests of the photo view and the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pane_words import BRITISH, RED
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage

from gallery_app.ui.photo_view import PhotoView
from gallery_app.ui.side_panel import SidePanel
from gallery_app.ui.theme import DARK, apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def view(qtbot):
    widget = PhotoView(DARK)
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def parts(view):
    asked = []
    view.part_wanted.connect(asked.append)
    return asked


@pytest.fixture
def wanted(view):
    sizes = []
    view.size_wanted.connect(lambda width, height: sizes.append((width, height)))
    return sizes


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(BRITISH)
    apply_theme(qapp, DARK)
    yield
    QLocale.setDefault(before)


@pytest.fixture
def panel(qtbot: QtBot) -> SidePanel:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def planted(tmp_path: Path) -> str:
    """Markup that shows a red picture if anybody takes it for markup."""
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(RED)
    file = tmp_path / "red.png"
    assert picture.save(str(file))
    return f'<img src="file://{file}"><b>bold</b> &amp; <h1>large</h1>'
