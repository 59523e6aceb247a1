"""Packed galleries in a real window."""

from __future__ import annotations

import os
from pathlib import Path

from bundle_maker import BundleMaker
from PySide6.QtCore import Qt
from viewing import near
from zip_maker import LINK, Part, manifest, mimetype, png, story, write_zip

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


def test_what_is_no_zip_file_is_refused_in_a_plain_sentence(viewer, tmp_path):
    (tmp_path / "sent.photostory").write_bytes(b"PK\3\4")
    viewer.start_opening(tmp_path / "sent.photostory")
    viewer.wait(lambda: viewer.message != "")
    assert "may not have arrived whole" in viewer.message
