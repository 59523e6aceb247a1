"""The reader's language: our own translations, and Qt's for its dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from gallery_app.resource_files import resource_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def install_translations(app: QApplication, locale: QLocale | None = None) -> None:
    """Let the application speak the locale's language where there is a translation; English otherwise."""
    locale = locale or QLocale()
    own = str(resource_path("translations"))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("gallery_app", own)):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
