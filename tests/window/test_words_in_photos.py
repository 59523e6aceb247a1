"""Words that photos carry themselves: they come with the picture, in time, and are kept for the next time."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from bundle_maker import BundleMaker
from captioned_photos import captioned_folder, write_captioned
from PIL import Image
from PySide6.QtCore import QEvent, QObject, Qt
from viewing import HANG_MS, near

from gallery_app.loader.pool import LoaderPool
from gallery_app.ui.side_panel import Tab

RIGHT, LEFT, END = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End


@pytest.fixture
def folder(tmp_path):
    """Twelve photos that carry their words."""
    return captioned_folder(tmp_path / "wire", 12)


@pytest.fixture
def asked(monkeypatch):
    """The files whose words loaders were asked for, each with whether a stamp was known."""
    requests = []
    real = LoaderPool.read_words

    def noted(pool, files, known, *rest, **options):
        requests.append([(file, file in known) for file in files])
        return real(pool, files, known, *rest, **options)

    monkeypatch.setattr(LoaderPool, "read_words", noted)
    return requests


@pytest.fixture
def patient(viewer, monkeypatch):
    """A window that waits for words as long as it takes: this machine may be busy."""
    monkeypatch.setattr("gallery_app.ui.presenter.FIRST_PATIENCE_MS", HANG_MS)
    monkeypatch.setattr("gallery_app.ui.presenter.PATIENCE_MS", HANG_MS)
    viewer.window.presenter._patience.setInterval(HANG_MS)
    return viewer


class Looks(QObject):
    """What stands on the screen together, whenever the photo or its words are painted."""

    def __init__(self, viewer):
        super().__init__(viewer.window)
        self.viewer, self.seen = viewer, []
        viewer.window.view.installEventFilter(self)
        viewer.window.panel.caption.viewport().installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802  — Qt's name
        if event.type() is QEvent.Type.Paint and self.viewer.number is not None:
            name = self.viewer.window.view.photo_id or "photo 0.jpg"
            shown = int(name.removeprefix("photo ").removesuffix(".jpg"))
            now = (shown, self.viewer.caption, self.viewer.credit)
            if now not in self.seen:
                self.seen.append(now)
        return False

    def is_right(self):
        """Whether every photo stood with its own words, or with none for the moment."""
        return all(
            caption in ("", f"Caption {number}") and credit in ("", f"© Agency / Name {number}")
            for number, caption, credit in self.seen
        )


def colour_of(number):
    return BundleMaker.colour(number)


def test_a_photo_s_own_caption_and_credit_stand_beside_it(viewer, folder):
    viewer.open(folder)
    assert viewer.caption == "Caption 1"
    assert viewer.credit == "© Agency / Name 1"
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "Caption 2"
    assert near(viewer.colour(), colour_of(2))


def test_the_details_say_where_the_words_came_from(viewer, folder):
    viewer.open(folder)
    viewer.window.panel.show_tab(Tab.DETAILS)
    rows = {row.label: row for row in viewer.window.panel.details.rows}
    assert rows["Caption"].value == "Caption 1"
    assert rows["Caption"].origin == "XMP"


def test_no_words_are_asked_for_before_the_first_picture_is_on_the_screen(viewer, folder, asked):
    before = []
    viewer.window.presenter.pictured.connect(lambda _: before.append(len(asked)))
    viewer.open(folder)
    assert before[0] == 0
    assert asked


def test_never_do_words_stand_with_another_photo_and_never_a_name_before_its_caption(patient, folder):
    viewer, looks = patient, Looks(patient)
    viewer.open(folder)
    for _ in range(11):
        viewer.press(RIGHT)
        viewer.wait_settled()
    for _ in range(5):
        viewer.press(LEFT)
    viewer.wait_settled()
    assert viewer.number == 7
    viewer.wait(lambda: (7, "Caption 7", "© Agency / Name 7") in looks.seen)
    assert looks.is_right(), looks.seen


def test_while_a_key_is_held_words_are_asked_for_many_at_once_and_never_wrong(patient, tmp_path, asked):
    viewer = patient
    viewer.open(captioned_folder(tmp_path / "many", 120))
    viewer.wait(lambda: len(asked) > 0)
    looks = Looks(viewer)
    begun = len(asked)
    for _ in range(100):
        viewer.press(RIGHT)
        viewer.qtbot.wait(5)
    viewer.wait_settled()
    viewer.wait(lambda: viewer.caption == "Caption 101")
    assert looks.is_right(), looks.seen
    assert len(asked) - begun < 60


def test_words_that_do_not_come_do_not_hold_the_photo_up(viewer, folder, monkeypatch):
    monkeypatch.setattr(LoaderPool, "read_words", lambda pool, *_rest, **_options: pool._next_id())
    viewer.start_opening(folder)
    viewer.wait(lambda: viewer.number == 1 and viewer.caption == "photo 1.jpg")
    viewer.press(RIGHT)
    viewer.wait(lambda: viewer.number == 2 and viewer.caption == "photo 2.jpg")
    viewer.wait(lambda: near(viewer.colour(), colour_of(2)))


def test_a_photo_without_words_shows_its_name(viewer, bundle):
    viewer.open(bundle.plain(3))
    assert viewer.caption == "photo 1.png"
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "photo 2.png"


def test_a_manifest_goes_before_the_photo_and_the_photo_fills_what_it_leaves_out(viewer, folder, bundle):
    photos = [
        {"file": "photo 1.jpg", "caption": "From the manifest"},
        {"file": "photo 2.jpg", "caption": "", "credit": "Ours"},
    ]
    bundle.write_manifest(folder, {"format": "1.0", "article": {"headline": "H"}, "photos": photos})
    viewer.open(folder)
    assert viewer.caption == "From the manifest"
    assert viewer.credit == "© Agency / Name 1"
    viewer.press(RIGHT)
    viewer.wait_settled()
    viewer.wait(lambda: viewer.window.session.photo.metadata is not None)
    assert viewer.caption == ""
    assert viewer.credit == "Ours"


def test_reading_again_shows_what_has_changed(viewer, folder):
    viewer.open(folder)
    write_captioned(folder / "photo 1.jpg", "Corrected")
    viewer.window.galleries.reload()
    viewer.wait(lambda: viewer.caption == "Corrected")


def test_what_was_read_is_not_read_again_the_next_time(viewer, folder, asked, memory):
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    assert not any(known for request in asked for _, known in request)
    asked.clear()
    write_captioned(folder / "photo 2.jpg", "Corrected and longer")
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    assert {file for request in asked for file, known in request if known} == set(os.listdir(folder))
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "Corrected and longer"
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "Caption 3"


def test_words_are_kept_for_no_other_gallery_whatever_a_loader_says(viewer, folder, memory, tmp_path):
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    session, other = viewer.window.session, str(tmp_path / "other")
    session.open(replace(session.gallery, root=other), session.count)
    viewer.window.words_loader.set_legacy("cp1251")
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    viewer.window.galleries.close_gallery()
    assert viewer.windows._opened_words_cache().known(other, os.listdir(folder)) == {}


def test_nonsense_in_the_cache_is_not_believed(viewer, folder, memory, monkeypatch):
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    viewer.window.galleries.close_gallery()
    cache = viewer.windows._opened_words_cache()
    known = cache.known(str(folder), os.listdir(folder))
    assert len(known) == 12
    for text in ("null", "[[]]", "[1,2,3,4,5,6,7]", '[[["xmp", []]], false, [], 0, 0, "", []]', "{"):
        cache.keep(str(folder), {file: kept._replace(text=text) for file, kept in known.items()})
        viewer.open(folder)
        assert viewer.caption == "Caption 1"
        viewer.wait(lambda: viewer.window.words_loader.is_complete)


def test_a_loader_that_dies_while_it_reads_words_costs_nothing(viewer, tmp_path):
    viewer.open(captioned_folder(tmp_path / "many", 60))
    viewer.wait(lambda: len(viewer.window.opener.pool.pids) == 2)
    for _ in range(3):
        for pid in viewer.window.opener.pool.pids:
            os.kill(pid, signal.SIGKILL)
        viewer.window.words_loader.set_legacy("cp1251")
        viewer.window.words_loader.set_legacy(None)
        viewer.press(END)
        viewer.wait(lambda: viewer.caption == "Caption 60")
        viewer.press(Qt.Key.Key_Home)
        viewer.wait(lambda: viewer.caption == "Caption 1")
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    assert all(photo.metadata is not None for photo in viewer.window.session.all_photos())


def test_a_file_that_is_no_photo_or_is_gone_is_not_waited_for(viewer, folder):
    (folder / "photo 1.jpg").write_bytes(b"not a photo")
    viewer.open(folder)
    assert viewer.caption == "photo 1.jpg"
    (folder / "photo 2.jpg").unlink()
    viewer.press(END)
    viewer.wait_settled()
    assert viewer.caption == "Caption 12"
    viewer.wait(lambda: viewer.window.words_loader.is_complete)


def test_another_order_of_sources_counts_at_once(viewer, tmp_path):
    folder = captioned_folder(tmp_path / "both", 1)
    exif = Image.Exif()
    exif[0x010E] = "From the camera"
    with Image.open(folder / "photo 1.jpg") as picture:
        picture.save(folder / "photo 1.jpg", xmp=picture.info["xmp"], exif=exif)
    viewer.open(folder)
    assert viewer.caption == "Caption 1"
    viewer.window.session.set_metadata_order("mwg")
    assert viewer.caption == "From the camera"
    viewer.window.session.set_metadata_order("iptc")
    assert viewer.caption == "Caption 1"


def test_another_encoding_is_read_at_once(viewer, tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    caption = "Экипаж".encode("cp1251")
    record = b"\x1c\x02\x78" + len(caption).to_bytes(2, "big") + caption
    block = b"8BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record + b"\0" * (len(record) % 2)
    segment = b"Photoshop 3.0\0" + block
    write_captioned(folder / "photo 1.jpg", "", "")
    data = (folder / "photo 1.jpg").read_bytes()
    app13 = b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment
    (folder / "photo 1.jpg").write_bytes(data[:2] + app13 + data[2:])
    viewer.open(folder)
    assert viewer.caption == caption.decode("cp1252")
    viewer.window.words_loader.set_legacy("cp1251")
    viewer.wait(lambda: viewer.caption == "Экипаж")


@pytest.mark.parametrize(("limit", "value"), [("LEARNT", 30), ("LETTERS_LEARNT", 5_000)])
def test_of_very_many_photos_only_some_words_are_kept_and_all_can_be_had(
    viewer, tmp_path, monkeypatch, limit, value
):
    monkeypatch.setattr(f"gallery_app.ui.session.{limit}", value)
    monkeypatch.setattr("gallery_app.ui.session.MERGED", 5)
    viewer.open(captioned_folder(tmp_path / "many", 80))
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    session = viewer.window.session
    assert 20 <= sum(session.photo_at(index).metadata is not None for index in range(80)) <= 60
    assert [photo.words.caption.pick() for photo in session.all_photos()] == [
        photo.name.replace("photo", "Caption").removesuffix(".jpg") for photo in session.gallery.photos
    ]
    viewer.press(END)
    viewer.wait_settled()
    viewer.wait(lambda: viewer.caption == "Caption 80")


def test_the_strip_s_tool_tips_and_the_go_to_box_know_the_photos_own_words(viewer, folder):
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    model = viewer.window.list_model
    assert "Caption 5" in model.index(4).data(Qt.ItemDataRole.ToolTipRole)
    assert "Caption 5" in model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_headline_that_all_photos_of_a_folder_share_is_the_folder_s(viewer, tmp_path):
    folder = captioned_folder(tmp_path / "wire", 5, headline="Three are back")
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.bar.headline.text == "Three are back")
    assert "Three are back" in viewer.window.windowTitle()
    assert "Three are back" in viewer.window.panel.story.toPlainText()
    write_captioned(folder / "photo 3.jpg", "Another story", headline="The fourth")
    viewer.open(folder)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)
    assert viewer.window.bar.headline.text == "wire"


def test_where_nothing_can_be_kept_words_are_shown_all_the_same_and_it_is_said_once(viewer, tmp_path, memory):
    Path(memory.dirs.cache).parent.mkdir(parents=True, exist_ok=True)
    Path(memory.dirs.cache).write_bytes(b"a file where a folder should be")
    viewer.open(captioned_folder(tmp_path / "many", 80))
    viewer.wait(lambda: viewer.window.words_loader.is_complete and not viewer.window.words_loader._unkept)
    assert viewer.caption == "Caption 1"
    said = [one for one in viewer.window.messages.messages if "cannot be kept in" in one.text]
    assert [one.times for one in said if "read from photos" in one.text] == [1]
