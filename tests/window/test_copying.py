"""Copying and dragging a photo with its words, and what other programs find then."""

from __future__ import annotations

import base64
import io
import os
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from viewing import near

from gallery_app.exports.figure import FigureWords
from gallery_app.library.dragged import KEPT_SECONDS, place_for_copy, sweep_copies
from gallery_app.model.credit import Credit
from gallery_app.model.metadata import PhotoMetadata
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import Origin, PhotoWords
from gallery_app.saver.client import save
from gallery_app.saver.jobs import PackJob
from gallery_app.ui.clipboard import FIGURE_SIDE
from gallery_app.ui.drag_out import file_data, file_uri
from gallery_app.ui.saver_link import SaverLink
from gallery_app.ui.side_panel import Tab

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MARKUP = '<b>bold</b> <img src="http://example.org/x.png" onerror="x()"> & "quoted" <script>x</script>'


class Figure(HTMLParser):
    """What a program reads out of copied HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes[tag] = dict(attrs)

    def handle_data(self, data):
        self.text += data

    @property
    def picture(self) -> Image.Image:
        head, _, data = str(self.attributes["img"]["src"]).partition(",")
        assert head == "data:image/jpeg;base64"
        return Image.open(io.BytesIO(base64.b64decode(data)))


def copied() -> QMimeData:
    return QApplication.clipboard().mimeData()


def figure() -> Figure:
    return Figure(copied().html())


def copy(viewer):
    viewer.press(Qt.Key.Key_C, CTRL)


def test_a_copied_photo_is_a_picture_a_figure_and_a_line_of_text(viewer, bundle):
    manifest = bundle.manifest_of(2)
    manifest["article"]["language"] = "en"
    manifest["photos"][0]["alt"] = "A flat colour"
    viewer.open(bundle.with_photos(2, manifest=manifest, size=(600, 400)))
    copy(viewer)
    assert copied().text() == "Caption 1 (© Agency / Name 1)"
    assert near(copied().imageData().pixelColor(30, 20), bundle.colour(1))
    assert figure().text == "Caption 1 (© Agency / Name 1)"
    assert figure().tags == ["meta", "figure", "img", "figcaption", "bdi"]
    assert figure().attributes["img"]["alt"] == "A flat colour"
    assert figure().attributes["figcaption"] == {"lang": "en", "dir": "ltr"}
    assert figure().picture.size == (600, 400)
    red, green, blue = figure().picture.convert("RGB").getpixel((300, 200))
    assert near(copied().imageData().pixelColor(300, 200), (red, green, blue))
    assert viewer.notice == "Photo and words copied"


def test_markup_in_words_stays_text_in_every_flavour(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["photos"][0] |= {"caption": MARKUP, "credit": f"© {MARKUP}", "alt": MARKUP}
    viewer.open(bundle.with_photos(1, manifest=manifest))
    copy(viewer)
    assert figure().tags == ["meta", "figure", "img", "figcaption", "bdi"]
    assert figure().attributes["img"]["alt"] == MARKUP
    assert figure().text == f"{MARKUP} (© {MARKUP})"
    assert copied().text() == f"{MARKUP} (© {MARKUP})"
    viewer.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert figure().tags == ["meta", "p", "bdi"]
    assert figure().text == copied().text() == f"{MARKUP} (© {MARKUP})"


def test_a_caption_that_runs_right_to_left_says_so(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["photos"][0] |= {"caption": {"ar": "هبوط المركبة"}, "credit": "© AP"}
    viewer.open(bundle.with_photos(1, manifest=manifest))
    copy(viewer)
    assert figure().attributes["figcaption"] == {"lang": "ar", "dir": "rtl"}


def test_a_copy_is_in_the_language_on_show_and_says_which_only_where_that_is_known(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["photos"][0] |= {"caption": {"en": "The landing", "ru": "Посадка"}, "alt": "Seen"}
    viewer.open(bundle.with_photos(1, manifest=manifest))
    viewer.window.words.choice.choose("ru")
    copy(viewer)
    assert figure().text == "Посадка (© Agency / Name 1)"
    assert figure().attributes["figcaption"]["lang"] == "ru"
    assert "lang" not in figure().attributes["img"]


def test_lines_of_a_caption_stay_lines_in_a_figure_and_become_one_in_text(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["photos"][0]["caption"] = "First line\nSecond line"
    viewer.open(bundle.with_photos(1, manifest=manifest))
    copy(viewer)
    assert "First line<br>Second line" in copied().html()
    assert copied().text() == "First line Second line (© Agency / Name 1)"


def test_a_large_photo_is_copied_no_larger_than_a_figure_needs(viewer, bundle):
    viewer.open(bundle.with_photos(1, size=(4000, 3000)))
    copy(viewer)
    viewer.wait(lambda: figure().picture.width == FIGURE_SIDE)
    assert figure().picture.size == (1600, 1200)


def test_a_larger_picture_never_takes_the_place_of_what_was_copied_since(viewer, bundle):
    viewer.open(bundle.with_photos(1, size=(4000, 3000)))
    answers = []
    decode = viewer.window.opener.pool.decode
    viewer.window.opener.pool.decode = lambda *given: decode(
        *given[:3], lambda answer: (given[3](answer), answers.append(answer))
    )
    copy(viewer)
    QApplication.clipboard().setText("something else")
    viewer.wait(lambda: answers != [])
    assert copied().text() == "something else"


def test_words_that_are_read_after_the_photo_was_copied_join_the_copy(viewer, bundle, monkeypatch):
    viewer.open(bundle.plain(1))
    reading = viewer.window.words_loader
    monkeypatch.setattr(reading, "is_told", lambda _photo: False)
    copy(viewer)
    assert copied().text() == ""
    words = PhotoWords(caption=LocalizedText.of("From the file"), credit=Credit.from_line("© Ann"))
    viewer.window.session.learn_words("photo 1.png", PhotoMetadata(sources=((Origin.XMP, words),)))
    reading.settled.emit("photo 1.png")
    assert copied().text() == "From the file (© Ann)"
    assert copied().hasImage()


def test_what_can_be_seen_through_is_white_in_a_figure(viewer, base_dir):
    folder = base_dir / "clear"
    folder.mkdir()
    Image.new("RGBA", (80, 60), (200, 0, 0, 0)).save(folder / "clear.png")
    viewer.open(folder)
    copy(viewer)
    assert figure().picture.convert("RGB").getpixel((40, 30)) == (255, 255, 255)


def test_instructions_are_told_to_who_copies_and_are_no_part_of_the_copy(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["photos"][0]["instructions"] = "EMBARGO until 18:00. Mandatory credit."
    viewer.open(bundle.with_photos(1, manifest=manifest))
    copy(viewer)
    assert "EMBARGO until 18:00. Mandatory credit." in viewer.message
    assert "EMBARGO" not in copied().text() + copied().html()
    viewer.window.messages.clear()
    viewer.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert "EMBARGO" in viewer.message


def test_a_photo_that_cannot_be_shown_gives_its_words_alone(viewer, bundle):
    folder = bundle.with_photos(1)
    (folder / "photo 1.png").write_bytes(b"not an image")
    viewer.open(folder)
    copy(viewer)
    assert not copied().hasImage()
    assert copied().text() == "Caption 1 (© Agency / Name 1)"
    assert viewer.notice == "There is no picture to copy: the words were copied"


def test_selected_text_is_copied_as_text(viewer, bundle):
    viewer.open(bundle.with_photos(1))
    caption = viewer.window.panel.caption
    caption.setFocus()
    caption.selectAll()
    copy(viewer)
    assert copied().text() == "Caption 1"
    assert not copied().hasImage()


# Dragging


@pytest.fixture
def drags(monkeypatch):
    """What is dragged: the border to the system, which would wait for a pointer."""
    seen: list[tuple[QMimeData, object]] = []
    monkeypatch.setattr(
        "gallery_app.ui.drag_out.QDrag.exec",
        lambda drag, *actions: seen.append((drag.mimeData(), actions)),
    )
    return seen


def pull(widget, start: QPointF, end: QPointF, *, at=None):
    left = Qt.MouseButton.LeftButton
    none = Qt.MouseButton.NoButton
    for kind, place, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        event = QMouseEvent(
            kind, place, widget.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)


def far() -> QPointF:
    return QPointF(2.0 * QApplication.startDragDistance(), 0)


def test_the_whole_photo_can_be_dragged_out_as_its_own_file(viewer, bundle, drags):
    folder = bundle.with_photos(2, name="über, it's “ours”")
    viewer.open(folder)
    view = viewer.window.view
    pull(view, QPointF(300, 300), QPointF(300, 300) + far())
    ((data, (offered, preferred)),) = drags
    assert data.urls() == [QUrl.fromLocalFile(str(folder / "photo 1.png"))]
    assert data.text() == "Caption 1 (© Agency / Name 1)"
    assert Figure(data.html()).text == "Caption 1 (© Agency / Name 1)"
    assert preferred is Qt.DropAction.CopyAction
    assert not offered & Qt.DropAction.MoveAction


def test_a_small_move_or_a_double_click_is_no_drag(viewer, bundle, drags):
    viewer.open(bundle.with_photos(1, size=(3000, 2000)))
    view = viewer.window.view
    pull(view, QPointF(300, 300), QPointF(302, 300))
    viewer.qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert drags == []
    assert not view.is_fitted


def test_a_zoomed_photo_is_moved_not_dragged_out(viewer, bundle, drags):
    viewer.open(bundle.with_photos(1, size=(3000, 2000)))
    viewer.press(Qt.Key.Key_Z)
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    assert drags == []


def test_a_thumbnail_can_be_dragged_and_a_click_still_goes_there(viewer, bundle, drags):
    folder = bundle.with_photos(4)
    viewer.open(folder)
    strip = viewer.window.strip
    place = QPointF(strip.visualRect(strip.model().index(2, 0)).center())
    pull(strip.viewport(), place, place - far())
    ((data, _),) = drags
    assert data.urls() == [QUrl.fromLocalFile(str(folder / "photo 3.png"))]
    assert data.text() == "Caption 3 (© Agency / Name 3)"
    assert viewer.number == 1
    viewer.qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    viewer.wait_settled()
    assert viewer.number == 3


def test_a_photo_of_a_packed_gallery_is_copied_out_and_dragged_when_the_copy_is_there(
    viewer, bundle, drags, memory, base_dir, monkeypatch
):
    folder = bundle.with_photos(2)
    packed = base_dir / "story.photostory"
    save(PackJob(str(folder), str(packed)))
    viewer.open(packed)
    monkeypatch.setattr("gallery_app.ui.drag_out._is_held", lambda: True)
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    viewer.wait(lambda: drags != [])
    ((data, _),) = drags
    (url,) = data.urls()
    copy_of = Path(url.toLocalFile())
    assert copy_of.name == "photo 1.png"
    assert copy_of.read_bytes() == (folder / "photo 1.png").read_bytes()
    assert copy_of.is_relative_to(memory.dirs.cache)
    assert data.text() == "Caption 1 (© Agency / Name 1)"


def test_a_button_that_was_let_go_before_the_copy_was_there_drags_nothing_till_it_is_tried_again(
    viewer, bundle, drags, memory, base_dir
):
    packed = base_dir / "story.photostory"
    save(PackJob(str(bundle.with_photos(2)), str(packed)))
    viewer.open(packed)
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    viewer.wait(lambda: list(Path(memory.dirs.dragged).rglob("photo 1.png")) != [])
    viewer.wait(lambda: viewer.window.findChild(SaverLink) is None)
    assert drags == []
    assert viewer.notice == "The photo is ready now: drag it once more"
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    ((data, _),) = drags
    assert data.urls()[0].toLocalFile().endswith("photo 1.png")


def test_a_copy_that_is_there_only_when_something_else_is_open_is_no_photo_of_that(
    viewer, bundle, drags, memory, base_dir, monkeypatch
):
    monkeypatch.setattr("gallery_app.ui.drag_out._is_held", lambda: True)
    stories = [base_dir / "first.photostory", base_dir / "second.photostory"]
    for number, packed in enumerate(stories):
        folder = bundle.with_photos(1, name=packed.stem)
        bundle.write_photo(folder / "photo 1.png", 7 * number)
        save(PackJob(str(folder), str(packed)))
    viewer.open(stories[0])
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    viewer.start_opening(stories[1])
    viewer.wait(lambda: viewer.window.findChild(SaverLink) is None)
    assert drags == []
    viewer.open(stories[1])
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    viewer.wait(lambda: drags != [])
    ((data, _),) = drags
    with zipfile.ZipFile(stories[1]) as packed:
        assert Path(data.urls()[0].toLocalFile()).read_bytes() == packed.read("photo 1.png")


def test_no_file_is_dragged_from_where_only_a_loader_says_that_it_lies(
    viewer, bundle, drags, memory, monkeypatch
):
    monkeypatch.setattr("gallery_app.ui.drag_out._is_held", lambda: True)
    folder, secret = bundle.with_photos(1), bundle.with_photos(1, name="secret/keys")
    bundle.write_photo(secret / "photo 1.png", 7)
    viewer.open(folder)
    session = viewer.window.session
    session.open(replace(session.gallery, root=str(secret)), 1)
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    viewer.wait(lambda: drags != [])
    ((data, _),) = drags
    given = Path(data.urls()[0].toLocalFile())
    assert given.is_relative_to(memory.dirs.cache)
    assert given.read_bytes() == (folder / "photo 1.png").read_bytes()


def test_copies_are_taken_away_after_a_day_and_nothing_else_is(tmp_path):
    folder = str(tmp_path / "dragged")
    old, new = (Path(place_for_copy(folder, "a.jpg")) for _ in range(2))
    for copy_of in (old, new):
        copy_of.write_bytes(b"x")
    (tmp_path / "dragged" / "mine").mkdir()
    now = new.parent.stat().st_mtime
    os.utime(old.parent, (now - 2 * KEPT_SECONDS, now - 2 * KEPT_SECONDS))
    sweep_copies(folder, now)
    assert not old.parent.exists()
    assert new.exists()
    assert (tmp_path / "dragged" / "mine").is_dir()
    sweep_copies(str(tmp_path / "gone"))


def test_a_photo_whose_file_is_missing_is_not_dragged(viewer, bundle, drags):
    folder = bundle.with_photos(1)
    (folder / "photo 1.png").unlink()
    viewer.open(folder)
    pull(viewer.window.view, QPointF(300, 300), QPointF(300, 300) + far())
    assert drags == []


def test_a_photo_dropped_on_its_own_window_opens_nothing(viewer, bundle):
    folder = bundle.with_photos(3)
    viewer.open(folder)

    class FromHere(QDropEvent):
        def source(self):
            return viewer.window.view

    arguments = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    data = file_data(str(folder / "photo 2.png"), FigureWords())
    viewer.window.dropEvent(FromHere(QPointF(200, 200), Qt.DropAction.CopyAction, data, *arguments))
    assert viewer.window.opener.request.paths == (str(folder),)


def test_addresses_keep_every_byte_of_a_name():
    assert file_uri("/a b/it's (50%) #1?.jpg") == "file:///a%20b/it's%20(50%25)%20%231%3F.jpg"
    assert file_uri(os.fsdecode(b"/caf\xe9\n.jpg")) == "file:///caf%E9%0A.jpg"
    data = file_data(os.fsdecode(b"/caf\xe9.jpg"), FigureWords())
    assert bytes(data.data("text/uri-list").data()) == b"file:///caf%E9.jpg\r\n"


def test_the_picture_in_a_figure_takes_no_styles_and_no_scripts_from_outside(viewer, bundle):
    viewer.open(bundle.with_photos(1))
    copy(viewer)
    assert not re.search(r"(?i)https?:|<script|<style|<link| on\w+=", copied().html())


def test_a_row_of_the_details_is_copied_from_the_keyboard(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.window.panel.show_tab(Tab.DETAILS)
    viewer.window.panel.details_filter.setFocus()
    viewer.press(Qt.Key.Key_Down)
    row = viewer.window.panel.details.shown_rows[0]
    viewer.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    viewer.wait(lambda: copied().text() == row.value)
