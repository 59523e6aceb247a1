"""Animations in a real window: they play, pause, step, change their speed, and leave with their photo."""

from __future__ import annotations

import os
import signal

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from viewing import Viewer, near

from gallery_app.ui.actions import ActionId, Group
from gallery_app.ui.animation_bar import BarButton
from gallery_app.ui.animation_frames import KEPT_BYTES

pytestmark = pytest.mark.alone

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))
K, J, L = Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_L
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG_MS = 60_000  # a frame that stays until somebody does something


def written(path, count=4, *, milliseconds=50, size=(120, 80), **options):
    """An animation of flat colours; the suffix decides the format."""
    frames = [Image.new("RGB", size, COLOURS[number % len(COLOURS)]) for number in range(count)]
    more = {} if path.suffix == ".avif" else {"loop": 0}
    frames[0].save(
        path, save_all=True, append_images=frames[1:], duration=milliseconds, **{**more, **options}
    )
    return path


@pytest.fixture
def folder(bundle):
    """Two photos, and between them the place for an animation."""
    return bundle.plain(2)


def with_animation(folder, suffix="gif", **options):
    """Return the folder with an animation as its second photo."""
    written(folder / f"photo 1b.{suffix}", **options)
    return folder


def on_animation(viewer: Viewer, folder, **options) -> Viewer:
    """Open the folder at its animation."""
    viewer.open(with_animation(folder, **options), number=2)
    viewer.wait(lambda: player(viewer) is not None)
    return viewer


def player(viewer):
    return viewer.window.animations.player


def bar(viewer):
    return viewer.window.animations.bar


def at_rest_on_first(viewer, folder, **options):
    """Open at an animation whose frames stay, paused, all of them at hand."""
    on_animation(viewer, folder, milliseconds=LONG_MS, **options)
    viewer.wait(lambda: player(viewer).count is not None)
    viewer.press(K)
    viewer.wait(lambda: not player(viewer).playing)


def shows(viewer, index):
    """Whether the frame of an index is what can be seen."""
    return near(viewer.colour(), COLOURS[index % len(COLOURS)], 16)


def wait_shown(viewer, index):
    viewer.wait(lambda: shows(viewer, index))


@pytest.mark.parametrize("suffix", ["gif", "png", "webp", "avif"])
def test_an_animation_plays_by_itself_and_over_again(viewer, folder, suffix):
    on_animation(viewer, folder, suffix=suffix)
    for index in (0, 1, 2, 3, 0, 1):
        wait_shown(viewer, index)
    assert player(viewer).count == 4


def test_the_thumbnail_is_the_first_frame_and_stays_it(viewer, folder):
    on_animation(viewer, folder)
    viewer.wait(lambda: viewer.window.thumbnails.thumbnail(1) is not None)
    wait_shown(viewer, 2)
    thumbnail = viewer.window.thumbnails.thumbnail(1)
    assert near(thumbnail.pixelColor(thumbnail.width() // 2, thumbnail.height() // 2), COLOURS[0], 16)


def test_a_photo_is_no_animation_and_offers_nothing_of_it(viewer, folder):
    viewer.open(with_animation(folder), number=1)
    assert player(viewer) is None
    assert not viewer.window.commands[ActionId.ANIMATION_PAUSE].isEnabled()
    viewer.press(RIGHT)
    viewer.wait(lambda: player(viewer) is not None)
    assert viewer.window.commands[ActionId.ANIMATION_PAUSE].isEnabled()


def test_the_menu_has_the_animations_commands_only_for_an_animation(viewer, folder):
    def in_menu():
        shown = [
            action.text().replace("&", "") for action in viewer.window.menu.actions() if action.isVisible()
        ]
        return Group.ANIMATION.value in shown

    viewer.open(with_animation(folder), number=1)
    assert not in_menu()
    viewer.press(RIGHT)
    viewer.wait(in_menu)
    viewer.press(RIGHT)
    viewer.wait(lambda: not in_menu())


def test_k_pauses_and_goes_on(viewer, folder):
    on_animation(viewer, folder)
    wait_shown(viewer, 2)
    viewer.press(K)
    held = player(viewer).index
    assert not player(viewer).playing
    assert shows(viewer, held)
    QTest.qWait(200)  # four frames' time: nothing may happen in it
    assert player(viewer).index == held
    viewer.press(K)
    viewer.wait(lambda: player(viewer).index != held)


def test_j_and_l_go_frame_by_frame_round_the_ends(viewer, folder):
    at_rest_on_first(viewer, folder)
    for key, index in ((L, 1), (L, 2), (J, 1), (J, 0), (J, 3), (L, 0)):
        viewer.press(key)
        wait_shown(viewer, index)
        assert player(viewer).index == index
    assert not player(viewer).playing


def test_stepping_pauses(viewer, folder):
    on_animation(viewer, folder)
    wait_shown(viewer, 1)
    viewer.press(L)
    viewer.wait(lambda: not player(viewer).playing)


def test_the_speed_goes_from_a_quarter_to_four_times(viewer, folder):
    on_animation(viewer, folder, milliseconds=LONG_MS)
    speeds = []
    for key in (L, L, L, J, J, J, J, J):
        viewer.press(key, SHIFT)
        speeds.append(player(viewer).speed)
    assert speeds == [2.0, 4.0, 4.0, 2.0, 1.0, 0.5, 0.25, 0.25]
    assert player(viewer).playing


def test_a_frame_stays_shorter_when_it_is_played_faster(viewer, folder):
    on_animation(viewer, folder, milliseconds=4000)
    viewer.wait(lambda: player(viewer).count is not None)
    viewer.press(L, SHIFT)
    viewer.press(L, SHIFT)
    left = player(viewer)._due - player(viewer)._clock()
    assert left <= 1.0
    wait_shown(viewer, 1)


def test_it_stops_at_once_with_the_next_photo_and_begins_anew_when_one_comes_back(viewer, folder):
    on_animation(viewer, folder)
    wait_shown(viewer, 2)
    first = player(viewer)
    viewer.press(RIGHT)
    assert player(viewer) is None
    assert first.kept_bytes == 0
    viewer.wait_settled()
    assert viewer.number == 3
    viewer.press(LEFT)
    viewer.wait(lambda: player(viewer) is not None)
    assert player(viewer).index == 0
    wait_shown(viewer, 1)


def test_another_gallery_ends_it(viewer, folder, bundle):
    on_animation(viewer, folder)
    viewer.open(bundle.with_photos(2))
    assert player(viewer) is None
    assert not bar(viewer).isVisible()


def test_it_rests_while_the_window_is_hidden(viewer, folder):
    on_animation(viewer, folder)
    wait_shown(viewer, 1)
    viewer.window.hide()
    viewer.wait(lambda: not player(viewer)._seen)
    held = player(viewer).index
    QTest.qWait(200)  # four frames' time
    assert player(viewer).index == held
    viewer.window.show()
    viewer.wait(lambda: player(viewer).index != held)


def test_it_is_played_as_often_as_it_says_and_again_on_demand(viewer, folder):
    on_animation(viewer, folder, loop=None, milliseconds=20)
    viewer.wait(lambda: player(viewer).finished)
    assert not player(viewer).playing
    assert shows(viewer, 3)
    viewer.wait(lambda: not bar(viewer).is_pinned)
    viewer.press(K)
    assert player(viewer).playing
    viewer.wait(lambda: player(viewer).finished)
    assert shows(viewer, 3)


def test_with_reduced_motion_it_waits_to_be_asked(viewer, folder):
    viewer.window.set_reduce_motion(True)
    on_animation(viewer, folder)
    viewer.wait(lambda: player(viewer).count == 4)
    assert not player(viewer).playing
    assert bar(viewer).isVisible()
    assert shows(viewer, 0)
    viewer.press(K)
    wait_shown(viewer, 1)


def test_it_goes_on_playing_zoomed_and_turned(viewer, folder):
    on_animation(viewer, folder)
    viewer.window.view.zoom_in()
    viewer.window.view.zoom_in()
    viewer.window.view.rotate_right()
    for index in (1, 2, 3):
        wait_shown(viewer, index)


def test_another_size_of_the_window_brings_frames_for_it(viewer, folder):
    on_animation(viewer, folder, size=(2400, 1600), milliseconds=200)
    wait_shown(viewer, 1)
    viewer.window.resize(800, 600)
    widths = {frame.image.width() for frame in player(viewer)._store._frames.values()}
    viewer.wait(lambda: {f.image.width() for f in player(viewer)._store._frames.values()} - widths != set())
    for index in (2, 3):
        wait_shown(viewer, index)


def test_the_slideshow_goes_on_behind_an_animation(viewer, folder):
    on_animation(viewer, folder)
    viewer.window.slideshow.set_seconds(1.0)
    viewer.press(Qt.Key.Key_S)
    wait_shown(viewer, 2)
    viewer.wait(lambda: viewer.number == 3)
    assert player(viewer) is None


# Limits


def test_an_animation_of_thirty_thousand_frames_plays_its_first_five_hundred(viewer, folder):
    two = written(folder / "photo 1b.gif", 2, size=(8, 8), milliseconds=20).read_bytes()
    frames = two[two.index(b"!\xf9") : -1]
    (folder / "photo 1b.gif").write_bytes(two[: two.index(b"!\xf9")] + frames * 15_000 + b";")
    viewer.open(folder, number=2)
    viewer.wait(lambda: player(viewer) is not None and player(viewer).index > 20)
    assert player(viewer).count == 500
    assert player(viewer).kept_bytes < 1_000_000


def test_the_frames_kept_are_bounded_in_bytes(viewer, folder):
    on_animation(viewer, folder, count=60, size=(1600, 1000), milliseconds=20)
    most = 0

    def played_twenty():
        nonlocal most
        most = max(most, player(viewer).kept_bytes)
        return player(viewer).index > 40

    viewer.wait(played_twenty)
    assert most <= KEPT_BYTES
    viewer.press(J)
    viewer.wait(lambda: not player(viewer).playing)


def test_an_animation_too_large_to_play_stays_its_first_frame_and_says_so(viewer, folder):
    written(folder / "photo 1b.png", 2, size=(4500, 4000))
    viewer.open(folder, number=2)
    viewer.wait(lambda: "too large to play" in viewer.notice)
    assert player(viewer) is None
    assert not viewer.window.commands[ActionId.ANIMATION_PAUSE].isEnabled()
    wait_shown(viewer, 0)  # once the notice has left


def test_a_loader_killed_in_the_middle_does_not_stop_it(viewer, folder):
    on_animation(viewer, folder, count=60, size=(1600, 1000), milliseconds=20)
    viewer.wait(lambda: player(viewer).index > 3)
    before = viewer.window.opener.pool.pids
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    at = player(viewer).index
    viewer.wait(lambda: player(viewer).index > at + 20 or player(viewer)._rounds > 0)
    assert player(viewer).playing
    assert not set(before) & set(viewer.window.opener.pool.pids)


def test_an_animation_that_breaks_off_plays_what_there_is(viewer, folder):
    whole = written(folder / "photo 1b.gif", 4, size=(400, 300)).read_bytes()
    (folder / "photo 1b.gif").write_bytes(whole[: len(whole) - len(whole) // 5])
    viewer.open(folder, number=2)
    viewer.wait(lambda: player(viewer) is not None)
    for index in (1, 2, 0, 1):
        wait_shown(viewer, index)


# The bar


def button(viewer, name) -> BarButton:
    found = [one for one in bar(viewer).findChildren(BarButton) if one.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]


def press_on(viewer, name):
    QTest.mouseClick(button(viewer, name), Qt.MouseButton.LeftButton)


def move_over_photo(viewer):
    view = viewer.window.view
    QTest.mouseMove(view, QPoint(view.width() // 2, view.height() // 3))
    QTest.mouseMove(view, QPoint(view.width() // 2 + 5, view.height() // 3))


def test_the_bar_comes_with_the_pointer_and_its_buttons_work(viewer, folder):
    on_animation(viewer, folder, milliseconds=LONG_MS)
    viewer.wait(lambda: player(viewer).count is not None)
    assert not bar(viewer).isVisible()
    move_over_photo(viewer)
    viewer.wait(lambda: bar(viewer).isVisible() and bar(viewer).opacity == 1.0)
    press_on(viewer, "Pause")
    assert not player(viewer).playing
    press_on(viewer, "One frame on")
    wait_shown(viewer, 1)
    press_on(viewer, "One frame back")
    wait_shown(viewer, 0)
    press_on(viewer, "Faster")
    assert player(viewer).speed == 2.0
    press_on(viewer, "Slower")
    assert player(viewer).speed == 1.0
    press_on(viewer, "Play")
    assert player(viewer).playing


def test_the_bar_stays_while_paused_and_tells_the_frame(viewer, folder):
    at_rest_on_first(viewer, folder)
    viewer.press(L)
    wait_shown(viewer, 1)
    assert bar(viewer).is_pinned
    assert bar(viewer)._frame.text() == "2 / 4"
    assert bar(viewer)._frame.accessibleName() == "Frame 2 of 4"
    viewer.wait(lambda: bar(viewer).opacity == 1.0)
    bar(viewer)._leave()  # as when the pointer has not moved for a while
    assert bar(viewer).isVisible()
    viewer.press(K)
    bar(viewer)._leave()
    viewer.wait(lambda: not bar(viewer).isVisible())


def test_the_bar_lies_within_the_photos_area_at_every_size(viewer, folder):
    at_rest_on_first(viewer, folder)
    for size in ((1280, 800), (800, 600), (420, 360)):
        viewer.window.resize(*size)
        view = viewer.window.view
        viewer.wait(lambda view=view: view.rect().contains(bar(viewer).geometry()))
        middle = QPointF(bar(viewer).geometry().center()).x()
        assert abs(middle - view.width() / 2) <= 2


def test_the_details_say_that_it_is_an_animation(viewer, folder):
    on_animation(viewer, folder)
    rows = {row.label: row.value for row in viewer.window.panel.details.rows}
    assert rows["Format"] == "GIF, animation"
