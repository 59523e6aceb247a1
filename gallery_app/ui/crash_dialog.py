"""What happens when something happens that nobody foresaw: one dialog, with a report to copy."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from gallery_app import __version__

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what a developer needs to know: versions, system, the error with its traceback."""
    head = (
        f"Gallery {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )
    return f"{head}\n\n{''.join(traceback.format_exception(kind, error, trace))}"


class CrashGuard(QObject):
    """Catches what nothing else caught; the first time it asks for attention, later it only logs."""

    def __init__(self, log_file: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._dialog: CrashDialog | None = None

    @property
    def dialogs(self) -> tuple[CrashDialog, ...]:
        """The dialog, once there was a crash."""
        return () if self._dialog is None else (self._dialog,)

    def install(self) -> None:
        """Become the place where uncaught exceptions go."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the error and, the first time, show it."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        report = report_of(kind, error, trace)
        log.critical("%s", report)
        if sys.__stderr__ is not None:  # a program without a console has none
            sys.__stderr__.write(report)
        if self._dialog is None and isinstance(QCoreApplication.instance(), QApplication):
            self._dialog = CrashDialog(report, self._log_file)
            self._dialog.show()


class CrashDialog(QDialog):
    """Says that something went wrong and offers the report."""

    def __init__(self, report: str, log_file: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Gallery: something went wrong"))
        self.resize(640, 420)
        text = QLabel(
            self.tr(
                "Something went wrong that should not have. Your photos are untouched, and you can go on. "
                "Please send this report to the people who make Gallery."
            )
        )
        text.setWordWrap(True)
        place = QLabel(self.tr("It is also in the log file:") + f" {log_file}")
        place.setWordWrap(True)
        for label in (text, place):
            label.setTextFormat(label.textFormat().PlainText)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(self._report, 1)
        layout.addWidget(place)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report.toPlainText())
