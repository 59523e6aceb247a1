"""The window in another language, and from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from viewing import Viewer

from gallery_app.ui.translations import install_translations


@pytest.fixture
def german(qapp: QApplication) -> Iterator[tuple[QTranslator, ...]]:
    """The program in German, with German dates and numbers."""
    before = QLocale()
    locale = QLocale("de_DE")
    QLocale.setDefault(locale)
    installed = install_translations(qapp, locale)
    yield installed
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_menu_panel_and_counts_are_german(german, viewer, bundle):
    assert german
    viewer.open(bundle.with_photos(3))
    menus = [action.text().replace("&", "") for action in viewer.window.menu.actions() if action.isVisible()]
    assert menus == ["Galerie", "Gehe zu", "Zoom", "Ansicht", "Diashow", "Text", "Hilfe"]
    tabs = viewer.window.panel.tabs
    names = [tabs.tabText(number) for number in range(tabs.count())]
    assert names == ["Bildunterschrift", "Artikel", "Details"]
    assert viewer.counter == "Foto 1 von 3"
    assert "3 Fotos" in viewer.window.bar.line.text
    viewer.press(Qt.Key.Key_End)
    viewer.wait_settled()
    viewer.press(Qt.Key.Key_Right)
    assert viewer.notice == "Letztes Foto"


def test_no_german_tab_is_cut(german, viewer, bundle):
    viewer.open(bundle.with_photos(1))
    tabs = viewer.window.panel.tabs
    assert tabs.sizeHint().width() <= tabs.width()


def test_a_problem_from_a_loader_is_told_in_german(german, viewer, bundle):
    folder = bundle.with_photos(2)
    (folder / "photo 2.png").unlink()
    viewer.open(folder, number=2)
    assert viewer.window.view.message_shown
    rows = {row.label: row.value for row in viewer.window.panel.details.rows}
    assert rows["Problem"] == "Die Datei photo 2.png fehlt."


@pytest.fixture
def mirrored(qapp: QApplication):
    """An application whose language runs from right to left."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(before)


def test_the_whole_window_is_mirrored_for_languages_that_run_from_right_to_left(mirrored, viewer, bundle):
    viewer.open(bundle.with_photos(3))
    window = viewer.window
    panel = window.panel.mapTo(window, window.panel.rect().center())
    photo = window.view.mapTo(window, window.view.rect().center())
    assert panel.x() < photo.x()
    assert window.strip.layoutDirection() is Qt.LayoutDirection.RightToLeft
    button = window.bar.menu_button
    assert button.mapTo(window, button.rect().center()).x() > window.width() / 2


def test_the_left_arrow_leads_on_where_reading_runs_to_the_left(mirrored, viewer: Viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.press(Qt.Key.Key_Left)
    viewer.wait(lambda: viewer.number == 2)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait(lambda: viewer.number == 1)
    viewer.press(Qt.Key.Key_PageDown)
    viewer.wait(lambda: viewer.number == 2)
