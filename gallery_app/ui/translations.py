"""The reader's language: our own translations, and Qt's for its dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from gallery_app.resource_files import resource_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def install_translations(app: QApplication, locale: QLocale | None = None) -> tuple[QTranslator, ...]:
    """Let the application speak the first of the locale's languages that there is; English otherwise.

    Qt's own texts follow ours, so that no window mixes languages.  Return what was installed.
    """
    own = QTranslator(app)
    where = ("gallery_app", "_", str(resource_path("translations")))
    if not own.load(locale or QLocale(), *where) and not own.load(QLocale(QLocale.Language.English), *where):
        return ()
    qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    spoken = (qt, own) if qt.load(QLocale(own.language()), "qtbase", "_", folder) else (own,)
    for translator in spoken:
        app.installTranslator(translator)
    return spoken
