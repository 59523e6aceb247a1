"""Fixtures of the translations' tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gallery_app.ui.translations import install_translations

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))


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
