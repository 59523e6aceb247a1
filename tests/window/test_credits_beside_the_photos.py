"""The credits ledger, open beside the photos."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gallery_app.exports.ledger_forms import credits_csv
from gallery_app.ui.actions import ActionId
from gallery_app.ui.credits_dialog import CreditsDialog
from gallery_app.ui.reading_label import ReadingLabel


@pytest.fixture(autouse=True)
def _in_english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def story(bundle):
    manifest = bundle.manifest_of(4)
    manifest["photos"][1] |= {
        "copyright": "© 2024 <b>Agency</b>",
        "rights_link": {"label": "Shop", "url": "https://example.org/2"},
        "usage_terms": "Press only",
    }
    del manifest["photos"][3]["credit"]
    return bundle.with_photos(4, manifest=manifest)


@pytest.fixture
def ledger(viewer, story) -> CreditsDialog:
    viewer.open(story)
    viewer.window.commands.triggered.emit(ActionId.CREDITS)
    dialog = viewer.window.findChild(CreditsDialog)
    viewer.wait(lambda: dialog.isActiveWindow() and dialog.entries != ())
    return dialog


def row(dialog, number: int, parent: int | None = None) -> list[str]:
    model = dialog.tree.credits
    above = model.index(parent, 0) if parent is not None else model.index(-1, 0)
    return [model.data(model.index(number, column, above)) for column in range(model.columnCount())]


def test_each_party_stands_with_its_photos_lines_notices_and_links(ledger):
    assert ledger.heading.text() == "4 parties"
    assert row(ledger, 0) == [
        "Agency",
        "3:  1–3",
        "© Agency / Name 1; © Agency / Name 2; © Agency / Name 3",
        "© 2024 <b>Agency</b>",
        "Press only; Shop: https://example.org/2",
    ]
    assert row(ledger, 1, parent=0) == [
        "photo 2.png",
        "2",
        "© Agency / Name 2",
        "© 2024 <b>Agency</b>",
        "Press only; Shop: https://example.org/2",
    ]


def test_photos_without_a_credit_are_a_group_of_their_own_and_told_above(ledger):
    assert row(ledger, 4)[:2] == ["No credit", "1:  4"]
    assert ledger.missing.text() == "1 photo: No credit"


def test_enter_on_a_photo_shows_it_and_on_a_party_its_first(viewer, ledger):
    model, tree = ledger.tree.credits, ledger.tree
    tree.setCurrentIndex(model.index(2, 0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    viewer.wait_settled()
    assert viewer.number == 2
    tree.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    for _ in range(3):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    ledger.go_button.click()
    viewer.wait_settled()
    assert viewer.number == 3
    assert ledger.isVisible()


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(viewer, ledger):
    QTest.keyClick(ledger.tree, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == ""
    ledger.copy_button.setFocus()
    QTest.keyClick(ledger.copy_button, Qt.Key.Key_Return)
    assert QApplication.clipboard().text().startswith("Agency")
    assert ledger.isVisible()


def test_the_ledger_is_copied_with_a_row_for_each_party(ledger):
    ledger.copy_button.click()
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert [cells[0] for cells in rows] == ["Agency", "Name 1", "Name 2", "Name 3", "No credit"]
    ledger.tree.setCurrentIndex(ledger.tree.credits.index(1, 0))
    ledger.copy_selected()
    assert QApplication.clipboard().text().startswith("Name 1\t1:  1\t© Agency / Name 1")


def test_columns_that_say_nothing_are_not_there(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.window.commands.triggered.emit(ActionId.CREDITS)
    dialog = viewer.window.findChild(CreditsDialog)
    viewer.wait(lambda: dialog.entries != ())
    assert [dialog.tree.isColumnHidden(column) for column in range(5)] == [False, False, False, True, True]


def test_a_gallery_without_photos_has_an_empty_ledger_with_nothing_to_press(viewer, bundle):
    viewer.open(bundle.with_photos(0))
    viewer.window.commands.triggered.emit(ActionId.CREDITS)
    dialog = viewer.window.findChild(CreditsDialog)
    assert dialog.heading.text() == "No parties"
    for button in (dialog.go_button, dialog.copy_button, dialog.save_button):
        assert not button.isEnabled()


def test_the_ledger_follows_what_is_read_again(viewer, ledger, story, bundle):
    ledger.tree.setExpanded(ledger.tree.credits.index(0, 0), True)
    manifest = bundle.manifest_of(4)
    manifest["photos"][0]["credit"] = "© Somebody"
    bundle.write_manifest(story, manifest)
    viewer.window.commands.triggered.emit(ActionId.RELOAD)
    viewer.wait(lambda: "Somebody" in [entry.party for entry in ledger.entries])
    assert ledger.missing.text() == ""


def test_credits_that_photos_hold_themselves_join_the_ledger(viewer, base_dir):
    folder = base_dir / "wire"
    folder.mkdir()
    for number in (1, 2):
        image = Image.new("RGB", (60, 40), (40, 90, 160))
        exif = image.getexif()
        exif[0x013B] = "Ann"
        image.save(folder / f"{number}.jpg", exif=exif)
    viewer.open(folder)
    viewer.window.commands.triggered.emit(ActionId.CREDITS)
    dialog = viewer.window.findChild(CreditsDialog)
    viewer.wait(lambda: [(entry.party, entry.numbers) for entry in dialog.entries] == [("Ann", (1, 2))])
    assert row(dialog, 0)[0] == "Ann  (creator, no credit)"
    label = dialog.findChild(ReadingLabel)
    viewer.wait(lambda: label.text() == "")


# Saving it


def saved(viewer, ledger, target) -> str:
    """Save the ledger through the dialog, as somebody would who types a name; return what is said then."""
    ledger.save_button.click()
    dialog = ledger.findChild(QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    viewer.wait(lambda: ledger.said.text() != "")
    return ledger.said.text()


def test_the_ledger_is_saved_as_a_table_that_spreadsheets_know_for_utf8(viewer, ledger, tmp_path):
    target = tmp_path / "über alle.csv"
    assert saved(viewer, ledger, target) == "Saved as über alle.csv."
    written = target.read_bytes().decode("utf-8")
    assert written.startswith("\ufeffparty,")
    assert written.removeprefix("\ufeff") == credits_csv(ledger.entries)


def test_a_table_that_is_there_is_replaced_for_the_dialog_has_asked(viewer, ledger, tmp_path):
    target = tmp_path / "credits.csv"
    target.write_text("old")
    saved(viewer, ledger, target)
    assert "Agency" in target.read_text()


def test_a_table_that_cannot_be_written_is_told_with_the_reason(viewer, ledger, tmp_path):
    said = saved(viewer, ledger, tmp_path / "gone" / "credits.csv")
    assert said.startswith("The table was not saved: ")


def test_a_saver_that_cannot_be_started_is_told(viewer, ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("gallery_app.saver.client.spawn", _refuse)
    assert saved(viewer, ledger, tmp_path / "credits.csv").startswith("The table was not saved: ")
    assert not (tmp_path / "credits.csv").exists()


def _refuse(*_arguments, **_options):
    raise OSError("no more processes")
