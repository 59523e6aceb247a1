"""A folder of 100,000 photos: it opens, every photo can be reached, and what is kept stays bounded."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from bundle_maker import BundleMaker
from natsort import natsorted
from PySide6.QtCore import Qt
from viewing import near

from gallery_app.model.navigation import Direction
from gallery_app.ui.photo_cache import CACHE_BYTES
from gallery_app.ui.thumbnail_loader import FARTHEST, KEPT_BYTES

pytestmark = pytest.mark.alone

MANY = 100_000
LINKS = 20_000  # names of one file: file systems allow some 60,000
RIGHT, END = Qt.Key.Key_Right, Qt.Key.Key_End


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A folder of 100,000 photos: a few files under many names, the first and the last of their own."""
    maker = BundleMaker(tmp_path_factory.mktemp("large"))
    folder = maker.base / "many"
    for number in range(2, MANY):
        before = (number - 2) % LINKS
        if before:
            os.link(folder / f"photo {number - before}.png", folder / f"photo {number}.png")
        else:
            maker.write_photo(folder / f"photo {number}.png", 2)
    maker.write_photo(folder / "photo 1.png", 1)
    maker.write_photo(folder / f"photo {MANY}.png", MANY)
    yield folder
    shutil.rmtree(folder)


def memory(pid):
    """A process's memory now and at its largest, in kilobytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    sizes = {
        name: value.split()[0] for name, value in (line.split(":", 1) for line in lines) if value.split()
    }
    return int(sizes["VmRSS"]), int(sizes["VmHWM"])


def kept_bytes(viewer):
    return viewer.window.photos.kept_bytes


def test_a_hundred_thousand_photos_open_and_end_goes_to_the_last(viewer, bundle, many):
    viewer.open(many)
    assert viewer.window.session.count == MANY
    assert viewer.window.list_model.rowCount() == MANY
    assert near(viewer.colour(), bundle.colour(1))
    viewer.press(END)
    viewer.wait_settled()
    assert viewer.number == MANY
    assert f"{MANY}" in viewer.counter
    assert near(viewer.colour(), bundle.colour(MANY))


def test_their_order_is_that_of_natsort(viewer, many):
    viewer.open(many)
    assert [photo.file for photo in viewer.window.session.gallery.photos] == natsorted(os.listdir(many))


def test_the_first_photo_of_a_folder_is_shown_before_the_folder_has_been_read(viewer, bundle, many):
    ahead = []
    session, presenter = viewer.window.session, viewer.window.presenter
    presenter.pictured.connect(lambda _: ahead.append((session.is_ahead, viewer.colour())))
    viewer.start_opening(many)
    viewer.wait(lambda: bool(ahead))
    assert ahead[0][0]
    assert near(ahead[0][1], bundle.colour(1))


def test_a_photo_named_far_down_is_shown_before_the_others_have_arrived(viewer, bundle, many):
    arrived = []
    session, presenter = viewer.window.session, viewer.window.presenter
    presenter.pictured.connect(lambda _: arrived.append((session.is_ahead, viewer.colour())))
    viewer.start_opening(many / f"photo {MANY}.png")
    viewer.wait(lambda: bool(arrived))
    is_ahead, colour = arrived[0]
    assert is_ahead
    assert near(colour, bundle.colour(MANY))
    viewer.wait(lambda: viewer.number == MANY and f"{MANY}" in viewer.counter)
    assert near(viewer.colour(), bundle.colour(MANY))


def test_the_photo_shown_ahead_stays_where_it_is_when_the_others_arrive(viewer, many):
    shown = []
    viewer.window.presenter.shown.connect(shown.append)
    viewer.open(many, number=MANY - 5)
    assert shown[-1] == MANY - 6
    assert viewer.window.strip.current == MANY - 6
    assert viewer.window.strip.currentIndex().row() == MANY - 6
    first, last = viewer.window.strip.visible_rows()
    assert first <= MANY - 6 <= last


def test_a_key_pressed_before_the_photos_have_arrived_is_not_lost(viewer, many):
    viewer.start_opening(many, number=MANY - 5)
    viewer.wait(lambda: viewer.window.session.gallery is not None)
    for _ in range(3):
        viewer.window.session.step(Direction.FORWARD)
    viewer.wait(lambda: viewer.number == MANY - 2)
    viewer.wait_settled()
    assert viewer.number == MANY - 2


def test_keys_pressed_before_anything_is_known_are_carried_out_from_the_photo_that_was_named(viewer, many):
    viewer.start_opening(many / f"photo {MANY - 5}.png")
    session = viewer.window.session
    for _ in range(3):
        session.step(Direction.BACKWARD)
    viewer.wait(lambda: viewer.window.presenter.has_picture)
    session.step(Direction.BACKWARD)
    viewer.wait(lambda: viewer.number == MANY - 9)


def test_a_number_typed_before_anything_is_known_is_gone_to(viewer, many):
    viewer.start_opening(many / f"photo {MANY - 5}.png")
    viewer.type("3")
    assert viewer.notice == "Go to 3_"
    viewer.press(Qt.Key.Key_Return)
    viewer.wait(lambda: viewer.number == 3)


def test_a_number_typed_before_anything_is_known_may_turn_out_to_be_too_large(viewer, bundle):
    viewer.start_opening(bundle.plain(30) / "photo 20.png")
    viewer.type("31")
    viewer.press(Qt.Key.Key_Return)
    viewer.wait(lambda: viewer.notice == "There is no photo 31")
    viewer.wait_settled()
    assert viewer.number == 20


def test_end_pressed_before_anything_is_known_leads_to_the_last_photo(viewer, bundle):
    viewer.start_opening(bundle.plain(30) / "photo 20.png")
    viewer.press(Qt.Key.Key_End)
    viewer.wait(lambda: viewer.number == 30)


def test_sorted_by_date_the_same_photo_stays_on_show(viewer, bundle):
    folder = bundle.plain(5)
    for number in range(1, 6):
        os.utime(folder / f"photo {number}.png", (10_000 - number, 10_000 - number))
    viewer.open(folder)
    viewer.press(RIGHT)
    viewer.wait_settled()
    viewer.window.galleries.toggle_sort()
    viewer.wait(lambda: viewer.number == 4)
    viewer.wait_settled()
    assert viewer.window.session.photo.file == "photo 2.png"
    assert near(viewer.colour(), bundle.colour(2))


def test_neighbours_are_decoded_although_they_arrive_behind_the_photo_on_show(viewer, many):
    viewer.open(many, number=MANY - 5)
    photos, session = viewer.window.photos, viewer.window.session
    near_by = [session.photo_at(index).file for index in (MANY - 7, MANY - 5, MANY - 4)]
    viewer.wait(lambda: all(photos.ready(file) for file in near_by))


def test_the_strip_asks_for_what_is_in_sight_and_near_it(viewer, many):
    viewer.open(many)
    viewer.wait(lambda: viewer.window.list_model.has_thumbnail(0) and viewer.window.thumbnails.idle)
    viewer.press(END)
    viewer.wait_settled()
    viewer.wait(lambda: viewer.window.list_model.has_thumbnail(MANY - 1) and viewer.window.thumbnails.idle)
    rows = [row for row in range(MANY) if viewer.window.list_model.has_thumbnail(row)]
    in_sight = viewer.window.strip.visible_rows()
    widest = in_sight[1] - in_sight[0] + 2 + FARTHEST
    assert max(row for row in rows if row < MANY // 2) <= widest
    assert min(row for row in rows if row > MANY // 2) >= MANY - 1 - widest


def test_after_three_hundred_steps_no_more_is_kept_than_the_bounds_allow(viewer, many):
    viewer.open(many)
    for _ in range(300):
        viewer.press(RIGHT)
        viewer.wait_settled()
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    assert viewer.number == 301
    thumbnails = [row for row in range(MANY) if viewer.window.list_model.has_thumbnail(row)]
    assert thumbnails
    assert viewer.window.thumbnails.kept_bytes <= KEPT_BYTES
    assert 0 < kept_bytes(viewer) <= CACHE_BYTES


def test_of_large_photos_only_as_many_bytes_are_kept_as_the_bound_allows(viewer, bundle):
    viewer.open(bundle.plain(24, name="large", suffix="jpg", size=(2400, 1600)))
    viewer.window.resize(1920, 1080)
    for _ in range(23):
        viewer.press(RIGHT)
        viewer.wait_settled()
    assert viewer.number == 24
    assert CACHE_BYTES / 2 < kept_bytes(viewer) <= CACHE_BYTES


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_loaders_do_not_keep_the_list(viewer, bundle, many):
    viewer.open(bundle.plain(4))
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    few = max(memory(pid)[0] for pid in viewer.window.opener.pool.pids)
    viewer.open(many)
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    for pid in viewer.window.opener.pool.pids:
        viewer.wait(lambda pid=pid: memory(pid)[0] < few + 10_000)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_loaders_at_rest_give_back_the_memory_of_large_photos(viewer, bundle):
    viewer.open(bundle.plain(4, name="large", suffix="png", size=(5000, 4000)))
    viewer.press(END)
    viewer.wait_settled()
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    for pid in viewer.window.opener.pool.pids:
        assert memory(pid)[1] > 80_000
        viewer.wait(lambda pid=pid: memory(pid)[0] < memory(pid)[1] / 2)
