"""Another program for the photo on show, where the desktop has no dialog of its own to choose it in."""

from __future__ import annotations

from pathlib import Path

import pytest

from gallery_app.ui.actions import ActionId
from gallery_app.ui.file_verbs import FileVerbs
from gallery_app.ui.open_with import OpenWithDialog

ENTRY = "[Desktop Entry]\nType=Application\nName=Notes <b>\nExec={program} %f\nMimeType=image/png;\n"


@pytest.fixture
def told(tmp_path, monkeypatch) -> Path:
    """The desktop knows one program for PNG: it notes the file that it is given in this file."""
    noted, program = tmp_path / "noted", tmp_path / "note"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {noted}.part && mv {noted}.part {noted}\n')
    program.chmod(0o755)
    entry = tmp_path / "data/applications/note.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text(ENTRY.format(program=program))
    (entry.parent / "mimeinfo.cache").write_text("[MIME Cache]\nimage/png=note.desktop;\n")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    return noted


@pytest.mark.parametrize("has_portal", [False, True])
def test_the_program_is_given_the_photo_that_was_on_show_when_it_was_asked_for(
    viewer, bundle, told, has_portal
):
    folder = bundle.with_photos(3)
    viewer.open(folder)
    viewer.window.findChild(FileVerbs)._learn_of_portal(has_portal)  # one that will turn out not to answer
    viewer.window.commands[ActionId.OPEN_WITH].trigger()
    viewer.window.session.go_to(1)
    viewer.wait_settled()
    assert viewer.number == 2
    viewer.wait(lambda: viewer.window.findChild(OpenWithDialog) is not None)
    dialog = viewer.window.findChild(OpenWithDialog)
    assert dialog.list.item(0).text() == "Notes <b>"
    dialog.accept()
    viewer.wait(told.exists)
    assert told.read_text() == str(folder / "photo 1.png")
