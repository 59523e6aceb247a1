"""Stepping through photos: what is seen on the way, and that it is sharp in the end."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from viewing import Viewer, near

from gallery_app.library import memory as system_memory
from gallery_app.loader.answers import Quality
from gallery_app.loader.pool import LoaderPool
from gallery_app.ui import photo_loader as photo_loader_module
from gallery_app.ui.photo_cache import CACHE_BYTES

pytestmark = pytest.mark.alone

SIZE = (2400, 1600)
KEY_MS = 33  # between the presses that a held key makes


@pytest.fixture
def asked(monkeypatch) -> list[tuple[str, Quality]]:
    """What loaders are asked to decode, in order."""
    found: list[tuple[str, Quality]] = []
    decode = LoaderPool.decode

    def noting(pool, file, box, priority, on_done, *, quality=Quality.EXACT):
        found.append((file, quality))
        return decode(pool, file, box, priority, on_done, quality=quality)

    monkeypatch.setattr(LoaderPool, "decode", noting)
    return found


def hold(viewer: Viewer, key: Qt.Key, times: int) -> Iterator[int]:
    """Press a key as a keyboard repeats it; yield the number on the screen after each press."""
    for _ in range(times):
        due = time.monotonic() + KEY_MS / 1000
        viewer.press(key)
        viewer.wait(lambda due=due: time.monotonic() >= due)
        yield viewer.number or 0


def quality_of(viewer: Viewer) -> Quality | None:
    photo = viewer.window.session.photo
    got = viewer.window.photos.ready(photo.file)
    return None if got is None else got.quality


def test_a_held_key_ends_at_the_right_photo_sharp_and_with_its_own_words(viewer, bundle):
    viewer.open(bundle.with_photos(41, suffix="jpg", size=SIZE))
    seen = set(hold(viewer, Qt.Key.Key_Right, 40))
    viewer.wait(lambda: viewer.number == 41 and viewer.window.is_at_rest)
    assert viewer.caption == "Caption 41"
    assert "Name 41" in viewer.credit
    assert near(viewer.colour(), bundle.colour(41))
    assert quality_of(viewer) is Quality.EXACT
    assert len(seen) > 5


def test_words_never_stand_beside_another_photo(viewer, bundle):
    viewer.open(bundle.with_photos(30, suffix="jpg", size=SIZE))
    wrong: list[tuple[str, str]] = []

    def look(index: int) -> None:
        photo = viewer.window.session.photo_at(index)
        if viewer.window.view.painted_photo_id == photo.id and viewer.caption != f"Caption {index + 1}":
            wrong.append((photo.file, viewer.caption))

    viewer.window.presenter.pictured.connect(look)
    list(hold(viewer, Qt.Key.Key_Right, 25))
    viewer.wait_settled()
    assert wrong == []


def test_a_held_key_is_shown_previews_and_a_rest_the_photo_itself(viewer, bundle, asked):
    viewer.open(bundle.with_photos(60, suffix="jpg", size=SIZE))
    viewer.wait(lambda: viewer.window.is_at_rest)
    asked.clear()
    list(hold(viewer, Qt.Key.Key_Right, 30))
    assert Quality.PREVIEW in [quality for _, quality in asked[-6:]]
    viewer.wait(lambda: viewer.window.is_at_rest)
    assert quality_of(viewer) is Quality.EXACT


def test_at_rest_the_first_photo_is_decoded_exactly(viewer, bundle):
    viewer.open(bundle.with_photos(3, suffix="jpg", size=SIZE))
    viewer.wait(lambda: quality_of(viewer) is Quality.EXACT)


def test_neighbours_and_previews_are_there_before_they_are_asked_for(viewer, bundle):
    viewer.open(bundle.with_photos(30, suffix="jpg", size=SIZE))
    photos, session = viewer.window.photos, viewer.window.session
    files = [session.photo_at(index).file for index in range(15)]
    viewer.wait(lambda: all(photos.ready(file) is not None for file in files))
    assert photos.ready(files[1]).quality in (Quality.QUICK, Quality.EXACT)
    assert photos.ready(files[10]).quality is Quality.PREVIEW


def test_what_was_waited_for_before_a_jump_is_never_begun(viewer, bundle, asked):
    viewer.open(bundle.with_photos(90, suffix="jpg", size=SIZE))
    for number in (30, 60, 90):
        viewer.window.session.go_to(number - 1)
    viewer.wait(lambda: viewer.number == 90 and viewer.window.is_at_rest)
    pending = {key.file for key in viewer.window.photos._pending}
    stale = {viewer.window.session.photo_at(index).file for index in range(60)}
    assert not pending & stale


def test_the_cache_stays_within_its_bound(viewer, bundle):
    viewer.open(bundle.with_photos(40, suffix="jpg", size=SIZE))
    for _ in range(39):
        viewer.press(Qt.Key.Key_Right)
        viewer.wait_settled()
        assert viewer.window.photos.kept_bytes <= CACHE_BYTES


def test_a_system_short_of_memory_keeps_the_current_photo_only(viewer, bundle, monkeypatch):
    viewer.open(bundle.with_photos(12, suffix="jpg", size=SIZE))
    viewer.wait(lambda: viewer.window.photos.kept_bytes > 12_000_000)
    monkeypatch.setattr(photo_loader_module, "is_short_of_memory", lambda: True)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait(lambda: not viewer.window.photos._rest.isActive())
    viewer.wait(lambda: viewer.window.photos.kept_bytes < 8_000_000)
    assert viewer.number == 2


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("MemTotal: 16 kB\nMemAvailable:     1000 kB\n", True),
        ("MemAvailable: 8000000 kB\n", False),
        ("MemTotal: 1 kB\n", False),
        ("MemAvailable: much\n", False),
    ],
)
def test_the_systems_memory_is_told_by_its_own_words(tmp_path, text, short):
    (tmp_path / "meminfo").write_text(text)
    assert system_memory.is_short_of_memory(str(tmp_path / "meminfo")) is short
    assert not system_memory.is_short_of_memory(str(tmp_path / "nothing"))


def test_the_picture_stays_in_its_place_when_it_becomes_exact(viewer, bundle, qtbot):
    folder = bundle.plain(2)
    picture = Image.new("RGB", SIZE, (40, 80, 160))
    picture.paste((200, 160, 40), (600, 400, 1800, 1200))
    picture.save(folder / "photo 1.jpg", quality=95)
    edges: set[tuple[int, int]] = set()

    def look() -> None:
        image = viewer.window.view.grab().toImage()
        row = [
            x
            for x in range(image.width())
            if near(image.pixelColor(x, image.height() // 2), (200, 160, 40), 40)
        ]
        if row:
            edges.add((row[0], row[-1]))

    watching = QTimer()
    watching.timeout.connect(look)
    watching.start(10)
    viewer.open(folder / "photo 1.jpg")
    viewer.wait(lambda: viewer.window.is_at_rest)
    look()
    watching.stop()
    assert len({left for left, _ in edges}) <= 2  # an edge may fall on one pixel or the next
    assert max(left for left, _ in edges) - min(left for left, _ in edges) <= 1


def test_the_loaders_of_a_window_behind_others_end_and_come_back(viewer, bundle):
    viewer.open(bundle.with_photos(9, suffix="jpg", size=SIZE))
    viewer.wait(lambda: viewer.window.is_at_rest)
    opener = viewer.window.opener
    opener._behind.setInterval(10)
    opener.set_in_front(in_front=False)
    viewer.wait(lambda: opener.pool.pids == ())
    opener.set_in_front(in_front=True)
    viewer.window.session.go_to(8)
    viewer.wait(lambda: viewer.number == 9 and viewer.window.is_at_rest)
    assert opener.pool.pids
    assert near(viewer.colour(), bundle.colour(9))
