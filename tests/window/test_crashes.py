"""When something happens that nobody foresaw."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from gallery_app.library.logs import start_log, stop_log
from gallery_app.ui.crash_dialog import CrashGuard


@pytest.fixture
def guard(qapp, memory):
    start_log(memory.dirs)
    made = CrashGuard(f"{memory.dirs.state}/gallery.log", qapp)
    yield made
    for dialog in made.dialogs:
        dialog.close()
    stop_log()


def _fail(guard, text):
    with pytest.raises(RuntimeError) as caught:
        _do_what_fails(text)
    guard.handle(caught.type, caught.value, caught.tb)


def _do_what_fails(text):
    raise RuntimeError(text)


def test_the_first_crash_asks_for_attention_and_the_report_can_be_copied(guard, qtbot):
    _fail(guard, "a planted fault")
    (dialog,) = guard.dialogs
    qtbot.waitExposed(dialog)
    report = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "a planted fault" in report
    assert "Traceback" in report
    assert "Qt 6" in report
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == report


def test_more_crashes_open_no_more_dialogs_but_are_all_logged(guard, memory):
    _fail(guard, "first fault")
    _fail(guard, "second fault")
    assert len(guard.dialogs) == 1
    with open(f"{memory.dirs.state}/gallery.log") as log:
        text = log.read()
    assert "first fault" in text
    assert "second fault" in text
