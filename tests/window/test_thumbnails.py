"""The strip's thumbnails and the cache that the desktop's programs share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from bundle_maker import BundleMaker
from camera_photos import write_camera_photo
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from viewing import Viewer, near

from gallery_app import __version__
from gallery_app.library.thumbnails import Pictured, keep_thumbnail, thumbnail_path, uri_of
from gallery_app.ui.thumbnail_loader import FARTHEST, KEPT_BYTES

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
LONG_AGO = 1_700_000_000
WHITE = (255, 255, 255)  # no photo is
END = Qt.Key.Key_End


@pytest.fixture
def cache(memory):
    return Path(memory.dirs.thumbnails)


@pytest.fixture
def story(bundle):
    """A folder of photos that have not changed for long, with awkward names."""
    folder = bundle.plain(6, name="a story (1) + ' & é", suffix="jpg", size=(600, 400))
    for path in folder.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


def photos(folder):
    return [folder / f"photo {number}.jpg" for number in range(1, 7)]


def kept(cache, photo, side=256):
    return Path(thumbnail_path(str(cache), uri_of(str(photo)), side))


def plant(cache, photo):
    """Put a white thumbnail of a photo into the cache, as another program would."""
    status = photo.stat()
    png = BytesIO()
    Image.new("RGB", (256, 171), WHITE).save(png, "PNG")
    pictured = Pictured(str(photo), status.st_mtime, status.st_size, "JPEG", 600, 400)
    assert keep_thumbnail(str(cache), pictured, 256, png.getvalue()) is None


def tile(viewer, row):
    """The colour in the middle of a tile."""
    rect = viewer.window.strip.visualRect(viewer.window.list_model.index(row, 0))
    image = viewer.window.strip.viewport().grab().toImage()
    return image.pixelColor(rect.center() * image.devicePixelRatio())


def is_planted(viewer, row):
    """Whether a tile shows the planted thumbnail; those at rest let the ground through."""
    colour = tile(viewer, row)
    return min(colour.red(), colour.green(), colour.blue()) > 180


def wait_filled(viewer):
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    viewer.wait(lambda: viewer.windows._keeper.idle)


def test_a_thumbnail_that_another_program_made_is_shown_and_the_photo_not_decoded(viewer, cache, story):
    for photo in photos(story)[:3]:
        plant(cache, photo)
    viewer.open(story)
    wait_filled(viewer)
    assert [is_planted(viewer, row) for row in range(6)] == [True] * 3 + [False] * 3


def test_what_was_made_is_there_at_the_second_opening(viewer, cache, story, qtbot):
    (cache / "large").mkdir(parents=True)
    viewer.open(story)
    wait_filled(viewer)
    assert sorted((cache / "large").iterdir()) == sorted(kept(cache, photo) for photo in photos(story))
    # It is really those files that are shown: one of another colour, with the same words, is believed.
    with Image.open(kept(cache, photos(story)[1])) as image:
        image.load()
        assert image.size == (256, 171)
        words = image.text
    assert words["Thumb::URI"] == uri_of(str(photos(story)[1]))
    assert words["Thumb::MTime"] == str(LONG_AGO)
    plant(cache, photos(story)[1])
    second = Viewer(qtbot, viewer.windows, viewer.windows.new_window(QSize(1280, 800)))
    second.window.show()
    before = {path: path.stat().st_mtime_ns for path in (cache / "large").iterdir()}
    second.open(story)
    wait_filled(second)
    assert [is_planted(second, row) for row in range(6)] == [False, True, False, False, False, False]
    assert {path: path.stat().st_mtime_ns for path in (cache / "large").iterdir()} == before


def test_a_photo_that_changed_gets_another_thumbnail(viewer, cache, story):
    changed = photos(story)[2]
    plant(cache, changed)
    os.utime(changed, (LONG_AGO + 60, LONG_AGO + 60))
    viewer.open(story)
    wait_filled(viewer)
    assert not is_planted(viewer, 2)
    with Image.open(kept(cache, changed)) as image:
        assert image.text["Thumb::MTime"] == str(LONG_AGO + 60)


def test_a_poisoned_cache_is_passed_over_and_mended(viewer, cache, story):
    for photo in photos(story):
        plant(cache, photo)
    for number, photo in enumerate(photos(story)[:4]):
        file = kept(cache, photo)
        data = file.read_bytes()
        file.write_bytes((b"", data[:200], b"GIF89a" + data, data[:-30] + bytes(30))[number])
    viewer.open(story)
    wait_filled(viewer)
    assert [is_planted(viewer, row) for row in range(6)] == [False] * 4 + [True] * 2
    for photo in photos(story)[:4]:
        with Image.open(kept(cache, photo)) as image:
            image.load()
            assert image.text["Thumb::URI"] == uri_of(str(photo))


def test_a_cache_that_cannot_be_written_is_said_once_and_the_strip_is_whole(viewer, cache, story, memory):
    said = []
    memory.complained.connect(said.append)
    cache.parent.mkdir(parents=True)
    cache.write_text("in the way")
    viewer.open(story)
    wait_filled(viewer)
    assert viewer.window.thumbnails.has_all(0, 5)
    assert len(said) == 1
    assert str(cache) in str(said[0])
    assert str(cache) in viewer.message
    viewer.open(story)
    wait_filled(viewer)
    assert len(said) == 1


def test_smaller_sizes_are_kept_too_for_programs_that_show_those(viewer, cache, story, bundle):
    small = bundle.write_photo(story / "photo 7.png", 7, size=(200, 150))
    os.utime(small, (LONG_AGO, LONG_AGO))
    viewer.open(story)
    wait_filled(viewer)
    assert len(list((cache / "normal").iterdir())) == 7
    for photo, size in ((photos(story)[0], (128, 86)), (small, (128, 96))):
        with Image.open(kept(cache, photo, 128)) as image:
            image.load()
            assert image.size[0] == size[0]
            assert abs(image.size[1] - size[1]) <= 1
            assert image.text["Thumb::URI"] == uri_of(str(photo))
    assert not kept(cache, small).exists()


def test_that_a_photo_is_damaged_is_noted_once_and_forgotten_when_it_is_whole_again(
    viewer, cache, story, qtbot
):
    broken = photos(story)[1]
    whole = broken.read_bytes()
    broken.write_bytes(whole[:20])
    os.utime(broken, (LONG_AGO, LONG_AGO))
    viewer.open(story)
    wait_filled(viewer)
    (note,) = (cache / "fail" / f"gallery-app-{__version__}").iterdir()
    assert note.name == kept(cache, broken).name
    with Image.open(note) as image:
        image.load()
        assert image.size == (1, 1)
        assert image.text["Thumb::URI"] == uri_of(str(broken))
        assert image.text["Thumb::MTime"] == str(LONG_AGO)
    before = note.stat().st_mtime_ns
    second = Viewer(qtbot, viewer.windows, viewer.windows.new_window(QSize(1280, 800)))
    second.window.show()
    second.open(story)
    wait_filled(second)
    assert second.window.thumbnails.thumbnail(1) is None
    assert note.stat().st_mtime_ns == before
    broken.write_bytes(whole)
    os.utime(broken, (LONG_AGO + 9, LONG_AGO + 9))
    third = Viewer(qtbot, viewer.windows, viewer.windows.new_window(QSize(1280, 800)))
    third.window.show()
    third.open(story)
    wait_filled(third)
    assert third.window.thumbnails.thumbnail(1) is not None


def test_a_packed_story_that_was_opened_has_its_cover_for_file_managers(viewer, cache, story, tmp_path):
    target = tmp_path / 'it\'s a "story".photostory'
    command = [sys.executable, "-I", "-m", "gallery_app", "pack", story, target]
    subprocess.run(command, check=True, timeout=60, stdout=subprocess.DEVNULL)
    os.utime(target, (LONG_AGO + 5, LONG_AGO + 5))
    viewer.open(target)
    wait_filled(viewer)
    assert [path.name for path in (cache / "large").iterdir()] == [kept(cache, target).name]
    with Image.open(kept(cache, target)) as image:
        image.load()
        assert image.text["Thumb::URI"] == uri_of(str(target))
        assert image.text["Thumb::MTime"] == str(LONG_AGO + 5)
        assert image.text["Thumb::Size"] == str(target.stat().st_size)
        assert image.text["Thumb::Mimetype"] == "application/x-photostory+zip"
        red, green, blue = image.convert("RGB").getpixel((9, 9))
    assert near(QColor(red, green, blue), BundleMaker.colour(1))
    assert kept(cache, target, 128).exists()


def test_a_plain_zip_gets_no_cover(viewer, cache, story, tmp_path):
    archive = shutil.make_archive(str(tmp_path / "photos"), "zip", story)
    os.utime(archive, (LONG_AGO, LONG_AGO))
    viewer.open(Path(archive))
    wait_filled(viewer)
    assert not cache.exists()


def test_photos_that_may_still_change_and_small_ones_are_not_kept(viewer, cache, story, bundle):
    soon = time.time() + 60.0  # just now, however long a busy machine takes to get there
    os.utime(photos(story)[0], (soon, soon))
    small = bundle.write_photo(story / "photo 7.png", 7, size=(200, 150))
    os.utime(small, (LONG_AGO, LONG_AGO))
    viewer.open(story)
    wait_filled(viewer)
    assert viewer.window.thumbnails.has_all(0, 6)
    assert sorted((cache / "large").iterdir()) == sorted(kept(cache, photo) for photo in photos(story)[1:])


def test_nothing_is_kept_of_the_thumbnails_themselves(viewer, cache, story):
    shutil.copytree(story, cache / "large")
    before = sorted((cache / "large").iterdir())
    viewer.open(cache / "large")
    wait_filled(viewer)
    assert viewer.window.thumbnails.has_all(0, 5)
    assert sorted((cache / "large").iterdir()) == before


def test_nothing_is_kept_of_photos_that_a_loader_claims_to_be_elsewhere(viewer, cache, story, memory):
    from dataclasses import replace

    session = viewer.window.session
    session.gallery_changed.connect(
        lambda: setattr(
            session, "_gallery", session._gallery and replace(session._gallery, root="/elsewhere")
        )
    )
    viewer.open(story)
    wait_filled(viewer)
    assert viewer.window.thumbnails.has_all(0, 5)
    assert not cache.exists()


def test_turned_photos_are_upright_in_the_strip_also_from_the_cache(viewer, cache, tmp_path, qtbot):
    if not CORPUS.is_dir():
        pytest.skip("the corpus of foreign files is not here")
    folder = shutil.copytree(CORPUS / "orientation", tmp_path / "turned")
    (cache / "large").mkdir(parents=True)
    viewer.open(folder)
    wait_filled(viewer)
    second = Viewer(qtbot, viewer.windows, viewer.windows.new_window(QSize(1280, 800)))
    second.window.show()
    second.open(folder)
    wait_filled(second)
    assert len(list((cache / "large").iterdir())) >= 8
    session = viewer.window.session
    for row in range(session.count):
        made, shared = (one.window.thumbnails.thumbnail(row) for one in (viewer, second))
        if made is None or shared is None:
            continue
        assert made.size() == shared.size()
        whole = (made.width() > made.height()) == ("andscape" in session.photo_at(row).file)
        assert whole, session.photo_at(row).file
        for x in range(0, made.width(), 16):
            for y in range(0, made.height(), 16):
                one, other = made.pixelColor(x, y), shared.pixelColor(x, y)
                assert near(one, (other.red(), other.green(), other.blue()), 2)


def test_those_in_sight_come_from_the_middle_outwards_and_then_those_ahead(viewer, bundle):
    folder = bundle.plain(80, name="many", suffix="jpg", size=(300, 200))
    came = []
    viewer.window.thumbnails.arrived.connect(lambda row, _: came.append(row))
    viewer.open(folder, number=40)
    wait_filled(viewer)
    first, last = viewer.window.strip.visible_rows()
    in_sight = set(range(first, last + 1))
    asked = [row for row in came if row in in_sight]
    assert set(came[-4:]).isdisjoint(in_sight)
    assert set(asked) == in_sight
    reach = min(FARTHEST, len(in_sight))
    assert {row for row in range(80) if viewer.window.list_model.has_thumbnail(row)} >= set(
        range(first - reach, last + reach + 1)
    )


def test_what_rushes_by_is_not_asked_for_and_what_is_kept_is_bounded(viewer, bundle):
    folder = bundle.plain(400, name="many", suffix="jpg", size=(300, 300))
    viewer.open(folder)
    wait_filled(viewer)
    thumbnails, strip = viewer.window.thumbnails, viewer.window.strip
    came = []
    thumbnails.arrived.connect(lambda row, _: came.append(row))
    viewer.press(END)
    viewer.wait_settled()
    wait_filled(viewer)
    first, last = strip.visible_rows()
    assert last == 399
    assert min(came) >= first - FARTHEST
    for row in range(0, 400, 13):
        viewer.window.session.go_to(row)
        viewer.wait(lambda: thumbnails.has_all(*strip.visible_rows()))
    wait_filled(viewer)
    assert KEPT_BYTES // 2 < thumbnails.kept_bytes <= KEPT_BYTES
    rows = [row for row in range(400) if viewer.window.list_model.has_thumbnail(row)]
    assert rows == sorted(thumbnails._kept)


def test_a_large_photo_is_seen_at_once_as_its_camera_saw_it_and_then_as_it_is(viewer, cache, tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    for number in range(3):
        write_camera_photo(folder / f"photo {number}.jpg", "red", "green")
    came = []
    viewer.window.thumbnails.arrived.connect(lambda row, image: came.append((row, image.width())))
    viewer.open(folder)
    wait_filled(viewer)
    assert {row for row, _ in came[:3]} == {0, 1, 2}
    assert {width for _, width in came[:3]} == {160}
    assert sorted(came[3:]) == [(0, 256), (1, 256), (2, 256)]
    assert near(tile(viewer, 0), (255, 0, 0), 90)
    with Image.open(kept(cache, folder / "photo 0.jpg")) as image:
        red, green, _ = image.convert("RGB").resize((1, 1)).getpixel((0, 0))
        assert red > 150 > green + 50


AT_SCALE = """
import sys
from functools import partial
from PySide6.QtCore import QTimer
from gallery_app.app import SAMPLE, make_application, start_loaders
from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState
from gallery_app.loader.answers import OpenRequest
from gallery_app.ui.memory import Memory
from gallery_app.ui.windows import Windows

base, story = sys.argv[1:]
app = make_application()
memory = Memory(AppDirs.under(base), ViewerState(), app)
windows = Windows(app, memory, partial(start_loaders, thumbnails=memory.dirs.thumbnails), SAMPLE)
window = windows.new_window()
window.show()
window.galleries.open(OpenRequest(paths=(story,)))
look = QTimer()
came = []
window.thumbnails.arrived.connect(lambda row, image: came.append(image.width()))
look.timeout.connect(lambda: came and window.thumbnails.idle and windows._keeper.idle and app.quit())
look.start(50)
app.exec()
print(*came)
app.shutdown()
"""


@pytest.mark.parametrize(("scale", "side", "name"), [("2", 256, "large"), ("3", 512, "x-large")])
def test_a_finer_screen_gets_larger_thumbnails(story, tmp_path, scale, side, name):
    script = tmp_path / "at_scale.py"
    script.write_text(AT_SCALE)
    run = [sys.executable, script, tmp_path / "base", story]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True, timeout=100, env=environment)
    assert set(done.stdout.split()) == {str(side)}
    assert len(list((tmp_path / "base" / "cache" / "thumbnails" / name).iterdir())) == 6
