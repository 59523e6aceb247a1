"""Thumbnails from loaders: shared ones where they are right, else made; and nothing can be written there."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from camera_photos import write_camera_photo
from driving import Driven
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gallery_app.library.thumbnails import (
    Pictured,
    failure_path,
    keep_failure,
    keep_thumbnail,
    thumbnail_path,
    uri_of,
)
from gallery_app.loader.answers import PhotoFailure, Priority, Thumbnail, ThumbnailOrigin
from gallery_app.loader.client import launch_loader
from gallery_app.processes import lockdown
from gallery_app.processes.spawning import python_paths

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
GREEN, RED = (0, 128, 0), (255, 0, 0)
NAMES = ["photo.jpg", "a (1) + ' & é.jpg", '"#%;<>?[]^`{|}!$*,:=@~.jpg', "漢.jpg", "line\nend.jpg"]


@pytest.fixture
def story(tmp_path):
    """A folder of red photos, with awkward names."""
    folder = tmp_path / "a story (1) & more"
    folder.mkdir()
    for name in NAMES:
        Image.new("RGB", (600, 400), RED).save(folder / name, quality=95)
        os.utime(folder / name, (1_700_000_000.5, 1_700_000_000.5))
    return folder


@pytest.fixture
def cache(tmp_path):
    """The shared cache, as a desktop has it."""
    folder = tmp_path / "cache" / "thumbnails"
    for name in ("large", "x-large"):
        (folder / name).mkdir(parents=True)
    return folder


def driven(folder, cache, **options):
    return Driven(folder, launch=functools.partial(launch_loader, thumbnails=str(cache)), **options)


def picture(colour="green", size=(256, 171)):
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def plant(cache, photo, side=256, **other):
    """Put a green thumbnail of a photo into the cache; return its file."""
    status = photo.stat()
    facts = {"modified": status.st_mtime, "file_size": status.st_size, "width": 600, "height": 400}
    size = (side, round(side * 2 / 3))
    pictured = Pictured(str(photo), format="JPEG", **(facts | other))
    assert keep_thumbnail(str(cache), pictured, side, picture(size=size)) is None
    return Path(thumbnail_path(str(cache), uri_of(str(photo)), side))


def thumbnail(loaders, file, side=256, **wishes):
    answers = []
    loaders.pool.thumbnail(file, side, Priority.VISIBLE_THUMBNAIL, answers.append, **wishes)
    loaders.until(lambda: bool(answers))
    return answers[0]


def colour(answer):
    blue, green, red, _ = answer.picture.pixels[:4]
    return red, green, blue


def is_made(answer):
    near = all(abs(one - other) < 3 for one, other in zip(colour(answer), RED, strict=True))
    return isinstance(answer, Thumbnail) and answer.origin is ThumbnailOrigin.MADE and near


def is_shared(answer):
    return answer.origin is ThumbnailOrigin.SHARED and colour(answer) == GREEN


def test_a_shared_thumbnail_is_shown_and_the_photo_not_decoded(story, cache):
    for name in NAMES:
        plant(cache, story / name)
    with driven(story, cache) as loaders:
        loaders.open()
        for name in NAMES:
            answer = thumbnail(loaders, name)
            assert is_shared(answer), name
            assert answer.picture.facts.file_size == (story / name).stat().st_size
            assert answer.picture.facts.modified == 1_700_000_000.5


@pytest.mark.parametrize("side", [512, 1024])
def test_a_larger_shared_one_is_made_smaller(story, cache, side):
    (cache / "xx-large").mkdir()
    photo = story / NAMES[0]
    plant(cache, photo, side=side)
    with driven(story, cache) as loaders:
        loaders.open()
        answer = thumbnail(loaders, NAMES[0])
        assert is_shared(answer)
        assert answer.picture.width == 256
        assert answer.picture.height in (170, 171)


def test_the_right_size_goes_before_a_larger_one_and_a_smaller_one_is_none(story, cache):
    plant(cache, story / NAMES[0])
    file = plant(cache, story / NAMES[0], side=512)
    file.write_bytes(b"poisoned")
    plant(cache, story / NAMES[1])
    with driven(story, cache) as loaders:
        loaders.open()
        assert is_shared(thumbnail(loaders, NAMES[0]))
        assert is_made(thumbnail(loaders, NAMES[1], side=512))


def damaged(photo):
    """Leave nothing of a photo but its name and what it begins with; return its size and time."""
    photo.write_bytes(photo.read_bytes()[:20])
    os.utime(photo, (1_700_000_000.5, 1_700_000_000.5))
    return 20, 1_700_000_000.5


def test_why_there_is_none_is_told_with_the_files_size_and_time(story, cache):
    measures = damaged(story / NAMES[0])
    with driven(story, cache) as loaders:
        loaders.open()
        answer = thumbnail(loaders, NAMES[0])
        assert isinstance(answer, PhotoFailure)
        assert answer.measures == measures


def test_what_failed_before_is_not_tried_again_until_it_has_changed(story, cache):
    photo = story / NAMES[0]  # nothing is wrong with it: somebody only says so
    status = photo.stat()
    assert keep_failure(str(cache), str(photo), status.st_size, status.st_mtime) is None
    keep_failure(str(cache), str(story / NAMES[1]), status.st_size + 1, status.st_mtime)
    with driven(story, cache) as loaders:
        loaders.open()
        answer = thumbnail(loaders, NAMES[0])
        assert isinstance(answer, PhotoFailure)
        assert "could not be shown before" in str(answer.reason)
        assert is_made(thumbnail(loaders, NAMES[1]))
        os.utime(photo, (1_700_000_100, 1_700_000_100))
        assert is_made(thumbnail(loaders, NAMES[0]))


def test_a_failure_is_believed_only_as_far_as_it_can_be_checked(story, cache):
    photo = story / NAMES[0]
    status = photo.stat()
    keep_failure(str(cache), str(photo), status.st_size, status.st_mtime)
    file = Path(failure_path(str(cache), uri_of(str(photo))))
    good = file.read_bytes()
    with driven(story, cache) as loaders:
        loaders.open()
        for bad in (b"", good[:-3], bytes((good[20] ^ 1,)) + good[1:], picture(), good + bytes(70_000)):
            file.write_bytes(bad)
            assert is_made(thumbnail(loaders, NAMES[0]))


def test_without_one_it_is_made_as_large_as_asked_for(story, cache):
    plant(cache, story / NAMES[0], side=512)
    with driven(story, cache) as loaders:
        loaders.open()
        answer = thumbnail(loaders, NAMES[1])
        assert is_made(answer)
        assert (answer.picture.width, answer.picture.height) == (256, 171)
        assert (answer.picture.facts.width, answer.picture.facts.height) == (600, 400)
        assert is_shared(thumbnail(loaders, NAMES[0], side=512))
        assert is_made(thumbnail(loaders, NAMES[1], side=512))


def test_a_thumbnail_that_is_out_of_date_is_made_anew(story, cache):
    photo = story / NAMES[0]
    plant(cache, photo)
    os.utime(photo, (1_700_000_009, 1_700_000_009))
    plant(cache, story / NAMES[1], file_size=17)
    with driven(story, cache) as loaders:
        loaders.open()
        assert is_made(thumbnail(loaders, NAMES[0]))
        assert is_made(thumbnail(loaders, NAMES[1]))


def poisoned_by_bytes(file, photo):
    data = file.read_bytes()
    file.write_bytes(data[: len(data) - 40] + bytes(20) + data[-20:])


def another_photos(file, photo):
    file.write_bytes(file.read_bytes().replace(b"photo.jpg", b"other.jpg"))


def too_many_pixels(file, photo):
    text = PngInfo()
    text.add_text("Thumb::URI", uri_of(str(photo)))
    text.add_text("Thumb::MTime", "1700000000")
    Image.new("L", (9000, 9000)).save(file, "PNG", pnginfo=text)


def a_link_elsewhere(file, photo):
    file.rename(file.with_suffix(".moved"))
    file.symlink_to(file.with_suffix(".moved"))


POISONS = {
    "empty": lambda file, _: file.write_bytes(b""),
    "cut": lambda file, _: file.write_bytes(file.read_bytes()[:-30]),
    "not a PNG": lambda file, photo: file.write_bytes(photo.read_bytes()),
    "poisoned": poisoned_by_bytes,
    "another photo's": another_photos,
    "too many pixels": too_many_pixels,
    "too many bytes": lambda file, _: file.write_bytes(file.read_bytes() + bytes(9_000_000)),
    "a link": a_link_elsewhere,
    "a folder": lambda file, _: (file.unlink(), file.mkdir()),
    "a pipe": lambda file, _: (file.unlink(), os.mkfifo(file)),
}


@pytest.mark.parametrize("poison", POISONS)
def test_what_is_wrong_in_the_cache_is_as_if_absent(story, cache, poison):
    POISONS[poison](plant(cache, story / NAMES[0]), story / NAMES[0])
    with driven(story, cache, loaders=1) as loaders:
        loaders.open()
        pids = loaders.pool.pids
        assert is_made(thumbnail(loaders, NAMES[0]))
        assert loaders.pool.pids == pids


def test_without_a_cache_thumbnails_are_made(story, tmp_path):
    for nowhere in ("", tmp_path / "nowhere"):
        with driven(story, nowhere) as loaders:
            loaders.open()
            assert is_made(thumbnail(loaders, NAMES[0]))


def test_no_thumbnail_of_a_thumbnail_is_looked_for(cache, tmp_path):
    folder = cache / "large"
    Image.new("RGB", (600, 400), RED).save(folder / "photo.png")
    plant(cache, folder / "photo.png")
    with driven(folder, cache) as loaders:
        loaders.open()
        assert is_made(thumbnail(loaders, "photo.png"))


def test_a_photo_that_cannot_be_shown_says_why_although_it_is_a_thumbnail(story, cache):
    (story / "not.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    with driven(story, cache) as loaders:
        loaders.open()
        assert isinstance(thumbnail(loaders, "not.jpg"), PhotoFailure)
        assert isinstance(thumbnail(loaders, "gone.jpg"), PhotoFailure)


def test_thumbnails_are_upright(cache):
    if not CORPUS.is_dir():
        pytest.skip("the corpus of foreign files is not here")
    folder = CORPUS / "orientation"
    with driven(folder, cache) as loaders:
        loaders.open()
        for file in sorted(os.listdir(folder)):
            if not file.endswith((".jpg", ".jpeg")):
                continue
            whole = loaders.decode(file, (256, 256))
            made = thumbnail(loaders, file)
            assert (made.picture.width, made.picture.height) == (whole.width, whole.height), file
            pairs = zip(made.picture.pixels[:4000:97], whole.pixels[:4000:97], strict=True)
            assert sum(abs(one - other) for one, other in pairs) / 42 < 24, file


def test_a_first_look_at_a_large_photo_may_be_the_cameras_own(story, cache):
    write_camera_photo(story / "large.jpg", "red", "green")
    with driven(story, cache) as loaders:
        loaders.open()
        first = thumbnail(loaders, "large.jpg", is_first_look=True)
        assert first.origin is ThumbnailOrigin.EMBEDDED
        assert all(abs(one - other) < 9 for one, other in zip(colour(first), GREEN, strict=True))
        assert not first.picture.exact
        assert thumbnail(loaders, "large.jpg").origin is ThumbnailOrigin.MADE
        assert thumbnail(loaders, NAMES[0], is_first_look=True).origin is ThumbnailOrigin.MADE
    plant(cache, story / "large.jpg")
    with driven(story, cache) as loaders:
        loaders.open()
        assert is_shared(thumbnail(loaders, "large.jpg", is_first_look=True))


PROBE = """
import json, os, sys
gallery, cache = sys.argv[1:3]
paths = sys.argv[3:]
sys.path += [path for path in paths if path not in sys.path]
from gallery_app.processes.lockdown import lock_down
done = lock_down(gallery, paths, cache)
file = os.path.join(cache, "large", "0.png")

def told(act):
    try:
        act()
    except OSError as error:
        return type(error).__name__
    return "done"

acts = {
    "read": lambda: open(file, "rb").read(),
    "read beside": lambda: open(os.path.join(cache, "normal", "0.png"), "rb").read(),
    "change": lambda: open(file, "r+b"),
    "make": lambda: open(os.path.join(cache, "large", "1.png"), "wb"),
    "remove": lambda: os.unlink(file),
    "rename": lambda: os.rename(file, file + "x"),
    "change times": lambda: os.utime(file, (1, 1)),
}
print(json.dumps([done, {name: told(act) for name, act in acts.items()}]))
"""


def test_a_locked_loader_can_read_there_and_nothing_else(story, cache, tmp_path):
    (cache / "normal").mkdir()
    for folder in ("large", "normal"):
        (cache / folder / "0.png").write_bytes(picture())
    script = tmp_path / "probe.py"
    script.write_text(PROBE, encoding="utf-8")
    run = [sys.executable, "-I", "-S", script, story, cache, *python_paths()]
    done = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    import json

    protections, told = json.loads(done.stdout)
    if lockdown.LANDLOCK not in protections:
        pytest.skip("this kernel has no Landlock")
    assert told.pop("read") == "done"
    assert set(told.values()) == {"PermissionError"}
    assert (cache / "large" / "0.png").read_bytes() == picture()
