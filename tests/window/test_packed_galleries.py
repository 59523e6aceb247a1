"""Packed galleries in a real window."""

from __future__ import annotations

import os
from pathlib import Path

from bundle_maker import BundleMaker
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from viewing import near
from zip_maker import LINK, Part, manifest, mimetype, png, story, write_zip

from gallery_app.saver import client
from gallery_app.saver.jobs import PackJob, UnpackJob
from gallery_app.ui.actions import ActionId
from gallery_app.ui.window_commands import WindowCommands

RIGHT, END = Qt.Key.Key_Right, Qt.Key.Key_End


def test_a_packed_gallery_is_leafed_through_like_any_other(viewer, tmp_path):
    packed = write_zip(tmp_path / "my story.photostory", story(5))
    before = (packed.stat().st_mtime_ns, packed.read_bytes())
    viewer.open(packed)
    assert viewer.window.windowTitle().startswith("Headline")
    for number in range(1, 6):
        viewer.wait_settled()
        assert viewer.caption == f"Caption {number}"
        assert near(viewer.colour(), BundleMaker.colour(number))
        viewer.press(RIGHT)
    assert (packed.stat().st_mtime_ns, packed.read_bytes()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my story.photostory", "remembered"]


def test_its_photos_leave_no_thumbnails_in_the_shared_cache(viewer, memory, tmp_path):
    packed = write_zip(tmp_path / "a.zip", story())
    os.utime(packed, (1_700_000_000, 1_700_000_000))
    viewer.open(packed)
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    viewer.wait(lambda: viewer.windows._keeper.idle)
    cache = Path(memory.dirs.thumbnails)
    assert not cache.exists() or not list(cache.rglob("*.png"))


def test_it_is_among_the_recent_galleries_with_its_cover(viewer, memory, tmp_path):
    packed = write_zip(tmp_path / "a.photostory", story())
    viewer.open(packed)
    viewer.press(END)
    viewer.wait_settled()
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    viewer.window.galleries.close_gallery()
    (entry,) = memory.recent_entries()
    assert (entry.path, entry.headline, entry.count, entry.index) == (str(packed), "Headline", 3, 2)
    assert entry.kind.value == "packed"
    assert entry.cover is not None


def test_a_member_that_cannot_be_read_says_why_in_its_own_place(viewer, tmp_path):
    parts = [
        mimetype(),
        manifest("1.png", "2.png"),
        Part("1.png", png()),
        Part("2.png", b"/etc/passwd", mode=LINK),
    ]
    viewer.open(write_zip(tmp_path / "a.photostory", parts))
    viewer.press(RIGHT)
    viewer.wait(lambda: viewer.number == 2)
    assert viewer.caption == "Caption 2"
    assert viewer.window.view.message_shown
    assert "is a link" in str(viewer.window.session.photo.reason)


def test_a_packed_gallery_that_was_replaced_is_read_anew(viewer, tmp_path):
    packed = write_zip(tmp_path / "a.photostory", story(2))
    viewer.open(packed)
    viewer.press(RIGHT)
    viewer.wait_settled()
    os.replace(write_zip(tmp_path / "b.photostory", story(4)), packed)
    viewer.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    viewer.wait(lambda: viewer.window.session.count == 4)
    viewer.wait_settled()
    assert viewer.number == 2
    viewer.press(END)
    viewer.wait_settled()
    assert near(viewer.colour(), BundleMaker.colour(4))


def test_what_is_no_zip_file_is_refused_in_a_plain_sentence(viewer, tmp_path):
    (tmp_path / "sent.photostory").write_bytes(b"PK\3\4")
    viewer.start_opening(tmp_path / "sent.photostory")
    viewer.wait(lambda: viewer.message != "")
    assert "may not have arrived whole" in viewer.message


def packing(viewer):
    """The window's verbs for packing."""
    return viewer.window.findChild(WindowCommands)._packing()


def test_a_folder_can_be_packed_and_a_packed_gallery_unpacked(viewer, bundle, tmp_path):
    commands = viewer.window.commands
    assert not commands[ActionId.PACK].isEnabled()
    folder = bundle.with_photos(2)
    viewer.open(folder)
    assert commands[ActionId.PACK].isEnabled()
    assert not commands[ActionId.UNPACK].isEnabled()
    viewer.open(write_zip(tmp_path / "a.photostory", story()))
    assert commands[ActionId.UNPACK].isEnabled()
    assert not commands[ActionId.PACK].isEnabled()


def test_packing_says_what_came_of_it_and_offers_to_open_it(viewer, bundle, tmp_path):
    folder = bundle.with_photos(3)
    (folder / "notes.txt").write_text("x")
    viewer.open(folder)
    packing(viewer).start(PackJob(str(folder), str(tmp_path / "sent.photostory")))
    assert viewer.message == "Packing: 0 %"
    viewer.wait(lambda: "Done" in viewer.message)
    assert viewer.message == "Done: 4 files, now in sent.photostory. Left out: notes.txt."
    viewer.window.messages.action_button.click()
    viewer.wait(lambda: viewer.window.windowTitle().startswith("Headline"))
    viewer.wait(lambda: viewer.window.session.gallery is not None)
    viewer.wait_settled()
    assert viewer.window.session.gallery.path == str(tmp_path / "sent.photostory")
    packing(viewer).start(UnpackJob(str(tmp_path / "sent.photostory"), str(tmp_path / "out")))
    viewer.wait(lambda: "Done" in viewer.message)
    assert (tmp_path / "out" / "gallery.yaml").read_bytes() == (folder / "gallery.yaml").read_bytes()


def test_what_cannot_be_packed_is_told_in_the_message_bar(viewer, bundle, tmp_path):
    folder = bundle.with_photos(1)
    viewer.open(folder)
    (tmp_path / "mine.photostory").write_text("mine")
    packing(viewer).start(PackJob(str(folder), str(tmp_path / "mine.photostory")))
    viewer.wait(lambda: "is there already" in viewer.message)
    assert viewer.message.startswith("mine.photostory: Something of this name is there already.")
    assert (tmp_path / "mine.photostory").read_text() == "mine"


def test_packing_can_be_cancelled(viewer, bundle, tmp_path):
    folder = bundle.with_photos(4, suffix="bmp", size=(2400, 1600))
    viewer.open(folder)
    packing(viewer).start(PackJob(str(folder), str(tmp_path / "sent.photostory")))
    viewer.window.messages.action_button.click()
    viewer.wait(lambda: viewer.message != "")
    assert viewer.message == "Cancelled: nothing was written."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundles", "remembered"]


def test_closing_the_window_ends_the_saver(viewer, bundle, tmp_path, qtbot):
    folder = bundle.with_photos(4, suffix="bmp", size=(2400, 1600))
    viewer.open(folder)
    link = packing(viewer)
    link.start(PackJob(str(folder), str(tmp_path / "sent.photostory")))
    pid = link._link._saver._pid
    viewer.window.close()
    viewer.wait(lambda: client.reap() is None and not Path(f"/proc/{pid}").exists())
    assert not list(tmp_path.glob(".*.tmp"))


def answer_dialog(viewer, answer):
    """Carry out a command's dialog when it is there."""
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, viewer.window, look)
            return
        # Other windows stay usable meanwhile.
        assert dialog.windowModality() is Qt.WindowModality.WindowModal
        seen.append(dialog.selectedFiles()[0] if dialog.selectedFiles() else "")
        answer(dialog)

    QTimer.singleShot(0, viewer.window, look)
    return seen


def test_the_menu_asks_for_a_file_and_proposes_the_folders_name(viewer, bundle, tmp_path):
    folder = bundle.with_photos(2, name="my story")
    viewer.open(folder)
    seen = answer_dialog(viewer, lambda dialog: dialog.accept())
    viewer.window.commands[ActionId.PACK].trigger()
    viewer.wait(lambda: "Done" in viewer.message)
    assert seen == [f"{folder}.photostory"]
    viewer.open(Path(f"{folder}.photostory"))
    (tmp_path / "elsewhere").mkdir()

    def choose(dialog):
        dialog.setDirectory(str(tmp_path / "elsewhere"))
        dialog.accept()

    answer_dialog(viewer, choose)
    viewer.window.commands[ActionId.UNPACK].trigger()
    viewer.wait(lambda: "Done" in viewer.message)
    assert (tmp_path / "elsewhere" / "my story" / "gallery.yaml").exists()


def test_a_dialog_that_is_left_does_nothing(viewer, bundle):
    folder = bundle.with_photos(1)
    viewer.open(folder)
    seen = answer_dialog(viewer, lambda dialog: dialog.reject())
    viewer.window.commands[ActionId.PACK].trigger()
    viewer.wait(lambda: bool(seen) and viewer.window.findChild(QFileDialog) is None)
    assert viewer.message == ""
    assert [path.name for path in folder.parent.iterdir()] == ["story"]


def test_photos_that_were_opened_one_by_one_are_not_packed_with_their_neighbours(viewer, bundle):
    folder = bundle.plain(3)
    viewer.open(folder / "photo 1.png", folder / "photo 3.png")
    viewer.window.commands[ActionId.PACK].trigger()
    assert "open their folder to pack it" in viewer.message
