"""The strip of thumbnails and its list of photos."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.navigation import Direction
from gallery_app.model.problems import PhotoState
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords
from gallery_app.ui.gallery_list_model import GalleryListModel
from gallery_app.ui.theme import DARK, LIGHT
from gallery_app.ui.thumbnail_delegate import ThumbnailDelegate
from gallery_app.ui.thumbnail_strip import ThumbnailStrip

RED, GREEN, BLUE = (QColor(name) for name in ("#ff0000", "#00ff00", "#0000ff"))


def photos(count, **values):
    return [Photo(PhotoId(str(number)), f"photo {number}.jpg", **values) for number in range(1, count + 1)]


def plain(color, width=256, height=171):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


def painted(strip):
    return strip.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def tile(strip, row):
    return strip.visualRect(strip.model().index(row, 0))


def middle_color(strip, row):
    return painted(strip).pixelColor(tile(strip, row).center() + QPoint(0, 20))


def wheel(strip, notches, modifiers=Qt.KeyboardModifier.NoModifier, phase=Qt.ScrollPhase.NoScrollPhase):
    at = QPointF(100, 50)
    event = QWheelEvent(
        at,
        strip.mapToGlobal(at),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), event)


@pytest.fixture
def model(qtbot):
    return GalleryListModel()


@pytest.fixture
def strip(qtbot, model):
    widget = ThumbnailStrip(model, DARK)
    qtbot.addWidget(widget)
    widget.resize(1280, 112)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


# The list of photos


def test_photos_are_named_by_number_and_caption_or_else_by_file(model):
    words = PhotoWords(caption=LocalizedText((("en", "The capsule"), ("de", "Die Kapsel"))))
    model.set_photos([Photo(PhotoId("a"), "photos/a.jpg", words), *photos(1)])
    names = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert names == ["Photo 1: The capsule", "Photo 2: photo 1.jpg"]
    assert model.index(1).data() == "2"
    model.set_languages(["de"])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Photo 1: Die Kapsel"


def test_a_caption_is_never_taken_for_markup_in_a_tool_tip(model):
    words = PhotoWords(caption=LocalizedText.of("<img src=x> & more" + " words" * 1000))
    model.set_photos([Photo(PhotoId("a"), "a.jpg", words)])
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt; &amp; more" in tip
    assert len(tip) < 1500


def test_a_file_name_of_no_known_characters_is_still_a_name(model):
    model.set_photos([Photo(PhotoId("a"), "caf\udce9.jpg")])
    name = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name.encode("utf-8").startswith(b"Photo 1: caf")


def test_photos_that_arrive_later_are_added_behind(model, qtbot):
    model.set_photos(photos(2))
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.append_photos(photos(3))
    assert inserted.args[1:] == [2, 4]
    assert model.rowCount() == 5


def test_a_thumbnail_comes_and_goes(model):
    model.set_photos(photos(2))
    changes = []
    model.dataChanged.connect(lambda first, _last: changes.append(first.row()))
    model.set_thumbnail(1, plain(RED))
    assert isinstance(model.index(1).data(Qt.ItemDataRole.DecorationRole), QPixmap)
    model.drop_thumbnail(1)
    assert model.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    model.set_thumbnail(7, plain(RED))
    assert changes == [1, 1]


# What is painted


def test_few_tiles_stand_in_the_middle(strip, model):
    model.set_photos(photos(9))
    assert tile(strip, 0).getRect() == (41, 15, 126, 84)
    assert tile(strip, 1).left() - tile(strip, 0).right() - 1 == 8
    assert abs(tile(strip, 0).left() - (1279 - tile(strip, 8).right())) <= 1
    assert strip.sizeHint().height() == 112


def test_the_current_tile_has_a_frame_in_the_accent_colour(strip, model):
    model.set_photos(photos(9))
    strip.set_current(2)
    rect = tile(strip, 2)
    picture = painted(strip)
    for point in (
        QPoint(rect.center().x(), rect.top()),
        QPoint(rect.center().x(), rect.bottom() - 1),
        QPoint(rect.left() + 1, rect.center().y()),
        QPoint(rect.right(), rect.center().y()),
    ):
        assert picture.pixelColor(point) == DARK.accent
    assert picture.pixelColor(rect.topLeft()) != DARK.accent
    assert picture.pixelColor(tile(strip, 3).center().x(), rect.top()) == DARK.bar


def test_a_thumbnail_fills_its_tile_or_is_shown_whole(strip, model):
    model.set_photos(photos(3))
    image = plain(RED, 100, 200)
    painter = QPainter(image)
    painter.fillRect(0, 50, 100, 100, GREEN)
    painter.end()
    model.set_thumbnail(1, image)
    strip.set_current(1)
    rect = tile(strip, 1)
    corner, low = rect.topLeft() + QPoint(6, 6), QPoint(rect.center().x(), rect.bottom() - 4)
    assert painted(strip).pixelColor(corner) == GREEN
    assert painted(strip).pixelColor(low) == GREEN
    strip.set_whole(True)
    assert painted(strip).pixelColor(corner) == DARK.bar
    assert painted(strip).pixelColor(low) == RED


def test_a_tile_under_the_pointer_is_lighter(strip, model):
    model.set_photos(photos(3))
    model.set_thumbnail(0, plain(RED))
    at_rest = middle_color(strip, 0)
    QTest.mouseMove(strip.viewport(), tile(strip, 0).center())
    assert middle_color(strip, 0) == RED
    assert at_rest.red() < 255
    QTest.mouseMove(strip.viewport(), QPoint(1, 1))
    assert middle_color(strip, 0) == at_rest


def test_a_tile_without_a_thumbnail_is_quiet_and_a_photo_that_cannot_be_shown_is_marked(strip, model):
    model.set_photos([*photos(2), Photo(PhotoId("x"), "x.jpg", state=PhotoState.MISSING)])

    def colors(row):
        picture, rect = painted(strip), tile(strip, row).adjusted(30, 20, -30, -20)
        return {
            picture.pixelColor(x, y).name()
            for x in range(rect.left(), rect.right())
            for y in range(rect.top(), rect.bottom())
        }

    assert len(colors(0)) == 1
    assert len(colors(2)) > 1
    model.refuse(0)
    assert len(colors(0)) > 1


def test_a_thumbnail_of_twice_the_density_is_painted_sharp(strip, model):
    model.set_photos(photos(1))
    image = QImage(244, 160, QImage.Format.Format_RGB32)
    for x in range(244):
        for y in range(160):
            image.setPixelColor(x, y, RED if (x + y) % 2 else BLUE)
    model.set_thumbnail(0, image)
    strip.set_current(0)
    target = QImage(strip.size() * 2, QImage.Format.Format_RGB32)
    target.setDevicePixelRatio(2)
    strip.render(target)
    target.setDevicePixelRatio(1)
    begin = (tile(strip, 0).topLeft() + QPoint(2, 2)) * 2
    assert target.copy(begin.x() + 20, begin.y() + 20, 100, 100) == image.copy(20, 20, 100, 100)


def test_the_pixel_ratio_of_a_thumbnail_changes_nothing(strip, model):
    model.set_photos(photos(1))
    image = plain(RED)
    painter = QPainter(image)
    painter.fillRect(128, 0, 128, 171, BLUE)
    painter.end()
    model.set_thumbnail(0, image)
    once = painted(strip)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(2)
    model.set_thumbnail(0, pixmap)
    assert painted(strip) == once


def test_the_light_theme_is_light(strip, model):
    strip.set_theme(LIGHT)
    assert painted(strip).pixelColor(5, 60) == LIGHT.bar
    assert painted(strip).pixelColor(5, 0) == LIGHT.line


def test_a_low_window_gets_smaller_tiles(strip, model):
    model.set_photos(photos(9))
    strip.set_compact(True)
    assert tile(strip, 0).size().toTuple() == (84, 56)
    assert strip.sizeHint().height() == 84


# Where it is


def test_the_current_tile_is_brought_to_the_middle(strip, model):
    model.set_photos(photos(100))
    strip.set_current(50, animate=False)
    assert abs(tile(strip, 50).center().x() - 640) <= 1
    strip.set_current(0, animate=False)
    assert tile(strip, 0).left() == 8
    strip.set_current(99, animate=False)
    assert tile(strip, 99).right() == 1280 - 8 - 1


def test_a_step_scrolls_smoothly_and_a_leap_at_once(strip, model, qtbot):
    model.set_photos(photos(100))
    strip.set_current(50, animate=False)
    places = []
    strip.horizontalScrollBar().valueChanged.connect(places.append)
    strip.set_current(51)
    qtbot.waitUntil(lambda: abs(tile(strip, 51).center().x() - 640) <= 1)
    assert len(places) > 1
    places.clear()
    strip.set_current(90)
    assert len(places) == 1


def test_nothing_moves_smoothly_under_reduced_motion(strip, model):
    model.set_photos(photos(100))
    strip.set_current(50, animate=False)
    strip.set_reduce_motion(True)
    strip.set_current(51)
    assert abs(tile(strip, 51).center().x() - 640) <= 1


def test_a_window_of_another_width_keeps_the_current_tile_in_the_middle(strip, model):
    model.set_photos(photos(100))
    strip.set_current(50, animate=False)
    strip.resize(700, 112)
    assert abs(tile(strip, 50).center().x() - 350) <= 1


def test_it_runs_to_the_left_where_writing_does(strip, model):
    model.set_photos(photos(100))
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip.set_current(0, animate=False)
    assert tile(strip, 0).right() == 1280 - 8 - 1
    assert tile(strip, 1).right() < tile(strip, 0).left()
    assert strip.indexAt(tile(strip, 3).center()).row() == 3
    strip.set_current(50, animate=False)
    assert abs(tile(strip, 50).center().x() - 640) <= 1
    first, last = strip.visible_rows()
    assert tile(strip, first).right() >= 1279 - 134
    assert tile(strip, last).left() <= 134


def test_every_tile_is_found_where_it_is_painted(strip, model):
    model.set_photos(photos(100))
    strip.set_current(50, animate=False)
    first, last = strip.visible_rows()
    for row in range(first + 1, last):
        assert strip.indexAt(tile(strip, row).topLeft()).row() == row
        assert strip.indexAt(tile(strip, row).bottomRight()).row() == row
        assert not strip.indexAt(tile(strip, row).topRight() + QPoint(4, 0)).isValid()


# What is asked for


def test_only_rows_in_sight_are_reported_once_for_each_turn(strip, model, qtbot):
    reports = []
    strip.visible_changed.connect(lambda first, last: reports.append((first, last)))
    model.set_photos(photos(20_000))
    for row in (10, 500, 10_000):
        strip.set_current(row, animate=False)
    qtbot.waitUntil(lambda: bool(reports))
    assert reports == [(9995, 10_005)]
    assert all(tile(strip, row).intersects(strip.viewport().rect()) for row in (9995, 10_005))
    assert not any(tile(strip, row).intersects(strip.viewport().rect()) for row in (9994, 10_006))


def test_a_movement_that_brings_no_other_row_into_sight_is_not_reported(strip, model, qtbot):
    model.set_photos(photos(100))
    strip.set_current(50, animate=False)
    with qtbot.waitSignal(strip.visible_changed):
        pass
    reports = []
    strip.visible_changed.connect(lambda first, last: reports.append((first, last)))
    rows = strip.visible_rows()
    strip.scroll_by(1)
    qtbot.waitUntil(lambda: not strip._report.isActive())
    assert strip.visible_rows() == rows
    assert reports == []


def test_photos_that_arrive_later_are_reported_once_they_are_in_sight(strip, model, qtbot):
    model.set_photos(photos(3))
    with qtbot.waitSignal(strip.visible_changed) as seen:
        pass
    assert seen.args == [0, 2]
    with qtbot.waitSignal(strip.visible_changed) as seen:
        model.append_photos(photos(100))
    assert seen.args == [0, 9]


def test_a_long_gallery_paints_no_more_tiles_than_are_in_sight(strip, model, monkeypatch):
    tiles = []
    paint = ThumbnailDelegate.paint

    def counted(self, painter, option, index):
        tiles.append(index.row())
        paint(self, painter, option, index)

    monkeypatch.setattr(ThumbnailDelegate, "paint", counted)
    model.set_photos(photos(20_000))
    strip.set_current(9_000, animate=False)
    strip.grab()
    tiles.clear()
    strip.grab()
    assert 9_000 in tiles
    assert len(tiles) <= 12


def test_an_arriving_thumbnail_repaints_its_tile_alone(strip, model, monkeypatch, qtbot):
    with qtbot.waitSignal(strip.visible_changed):
        model.set_photos(photos(100))
    QApplication.processEvents()
    tiles = []
    paint = ThumbnailDelegate.paint

    def counted(self, painter, option, index):
        tiles.append(index.row())
        paint(self, painter, option, index)

    monkeypatch.setattr(ThumbnailDelegate, "paint", counted)
    model.set_thumbnail(4, plain(RED))
    qtbot.waitUntil(lambda: bool(tiles))
    assert set(tiles) == {4}


# What is done to it


def test_a_click_activates_a_photo_and_decides_nothing_itself(strip, model):
    model.set_photos(photos(9))
    strip.set_current(0)
    activated = []
    strip.photo_activated.connect(activated.append)
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=tile(strip, 4).center())
    assert activated == [4]
    assert strip.current == 0


def test_letting_go_beside_the_tile_takes_the_click_back(strip, model):
    model.set_photos(photos(9))
    activated = []
    strip.photo_activated.connect(activated.append)
    QTest.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=tile(strip, 4).center())
    QTest.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=tile(strip, 5).center())
    assert activated == []


def test_enter_activates_and_other_keys_are_left_to_the_window(strip, model):
    model.set_photos(photos(9))
    strip.set_current(3)
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    activated = []
    strip.photo_activated.connect(activated.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_G, Qt.Key.Key_Return):
        QTest.keyClick(strip, key)
    assert activated == [3]
    assert strip.currentIndex().row() == 3


def test_the_wheel_steps_once_for_each_push(strip, model):
    model.set_photos(photos(100))
    steps = []
    strip.step_requested.connect(steps.append)
    for _ in range(5):
        wheel(strip, -1)
    assert steps == [Direction.FORWARD]


@pytest.mark.parametrize(
    ("modifiers", "phase"),
    [
        (Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase),
        (Qt.KeyboardModifier.ShiftModifier, Qt.ScrollPhase.NoScrollPhase),
        (Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.ScrollUpdate),
    ],
)
def test_with_ctrl_or_shift_or_on_a_touchpad_the_strip_moves_freely(strip, model, modifiers, phase):
    model.set_photos(photos(100))
    steps = []
    strip.step_requested.connect(steps.append)
    wheel(strip, -2, modifiers, phase)
    assert steps == []
    assert strip.horizontalScrollBar().value() == 2 * 134


def test_a_screen_reader_finds_a_list_with_named_items(strip, model):
    model.set_photos(photos(3))
    strip.set_current(1)
    interface = QAccessible.queryAccessibleInterface(strip)
    assert interface.role() is QAccessible.Role.List
    assert interface.childCount() == 3
    assert interface.child(1).text(QAccessible.Text.Name) == "Photo 2: photo 2.jpg"


def test_another_gallery_begins_at_its_beginning(strip, model):
    model.set_photos(photos(100))
    strip.set_current(60, animate=False)
    model.set_photos(photos(50))
    assert strip.current == -1
    assert strip.visible_rows()[0] == 0
    model.set_photos([])
    assert strip.visible_rows()[1] == -1
    assert painted(strip).pixelColor(640, 60) == DARK.bar
