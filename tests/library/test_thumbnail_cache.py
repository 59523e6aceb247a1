"""The thumbnails that a desktop's programs share: addresses, names, what is written."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import urllib.parse
from io import BytesIO

import pytest
from PIL import Image

from gallery_app.library.thumbnails import (
    Pictured,
    is_worth_keeping,
    keep_thumbnail,
    thumbnail_path,
    uri_of,
    with_words,
)

# What GLib says of names that others write otherwise (its own words, asked with gio).
ADDRESSES = {
    "/a/plain.jpg": "file:///a/plain.jpg",
    "/a/with space.jpg": "file:///a/with%20space.jpg",
    "/a/!$&'()*+,:=@~.jpg": "file:///a/!$&'()*+,:=@~.jpg",
    '/a/"#%;<>?[]^`{|}.jpg': "file:///a/%22%23%25%3B%3C%3E%3F%5B%5D%5E%60%7B%7C%7D.jpg",
    "/a/back\\slash": "file:///a/back%5Cslash",
    "/a/é – 漢.jpg": "file:///a/%C3%A9%20%E2%80%93%20%E6%BC%A2.jpg",
    "/a/line\nend.jpg": "file:///a/line%0Aend.jpg",
    os.fsdecode(b"/a/\xff.jpg"): "file:///a/%FF.jpg",
}
NAMES = [
    "plain",
    "with space",
    "a (1) + ' & é",
    "!$&'()*+,:=@~",
    '"#%;<>?[]^`{|}',
    "back\\slash",
    "漢",
    "100%",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_addresses_are_written_as_glib_writes_them(path):
    assert uri_of(path) == ADDRESSES[path]


def test_every_byte_that_a_name_can_hold_is_quoted_as_the_table_says():
    path = "/" + os.fsdecode(bytes(byte for byte in range(1, 256) if byte != ord("/")))
    assert uri_of(path) == "file://" + urllib.parse.quote(os.fsencode(path), safe="/!$&'()*+,:=@~")


def test_glib_itself_agrees(tmp_path, tool):
    gio = tool("gio")
    for name in NAMES:
        path = tmp_path / f"{name}.jpg"
        path.write_bytes(b"")
        told = subprocess.run([gio, "info", path], stdout=subprocess.PIPE, text=True, check=True).stdout
        theirs = next(line for line in told.splitlines() if line.startswith("uri:"))
        assert theirs.removeprefix("uri: ") == uri_of(str(path))


def png():
    file = BytesIO()
    Image.new("RGB", (256, 171), "teal").save(file, "PNG")
    return file.getvalue()


def photo(path, **other):
    facts = {"modified": 1_700_000_000.75, "file_size": 4711, "format": "JPEG", "width": 600, "height": 400}
    return Pictured(str(path), **(facts | other))


def test_a_thumbnail_is_kept_as_the_standard_asks(tmp_path):
    cache = tmp_path / "cache" / "thumbnails"
    assert keep_thumbnail(str(cache), photo("/a/b c.jpg"), 256, png()) is None
    file = cache / "large" / f"{hashlib.md5(b'file:///a/b%20c.jpg').hexdigest()}.png"
    assert list((cache / "large").iterdir()) == [file]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for folder in (cache.parent, cache, cache / "large"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with Image.open(file) as image:
        image.load()
        assert image.text == {
            "Thumb::URI": "file:///a/b%20c.jpg",
            "Thumb::MTime": "1700000000",
            "Thumb::Size": "4711",
            "Thumb::Mimetype": "image/jpeg",
            "Thumb::Image::Width": "600",
            "Thumb::Image::Height": "400",
            "Software": "gallery-app",
        }
        assert image.convert("RGB").getpixel((9, 9)) == (0, 128, 128)


def test_glib_finds_a_kept_thumbnail_and_calls_it_valid(tmp_path, tool):
    gio = tool("gio")
    cache = tmp_path / "cache"
    for name in NAMES:
        path = tmp_path / f"a long name so that its text is not short {name}.jpg"
        Image.new("RGB", (300, 200)).save(path)
        status = path.stat()
        of_it = photo(path, modified=status.st_mtime, file_size=status.st_size)
        assert keep_thumbnail(str(cache / "thumbnails"), of_it, 256, png()) is None
        run = [gio, "info", "-a", "thumbnail::*", path]
        environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
        told = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True, env=environment).stdout
        assert thumbnail_path(str(cache / "thumbnails"), uri_of(str(path)), 256) in told
        assert "is-valid: TRUE" in told
        os.utime(path, (1, 1))
        told = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True, env=environment).stdout
        assert "is-valid: FALSE" in told


def test_a_later_thumbnail_takes_the_place_of_an_earlier_one(tmp_path):
    cache = str(tmp_path)
    keep_thumbnail(cache, photo("/a.jpg"), 512, png())
    keep_thumbnail(cache, photo("/a.jpg", modified=1_700_000_001.0), 512, png())
    (file,) = (tmp_path / "x-large").iterdir()
    with Image.open(file) as image:
        assert image.text["Thumb::MTime"] == "1700000001"


def test_where_nothing_can_be_written_somebody_is_told_why(tmp_path):
    (tmp_path / "file").write_text("")
    problem = keep_thumbnail(str(tmp_path / "file" / "thumbnails"), photo("/a.jpg"), 256, png())
    assert str(tmp_path / "file") in str(problem)
    assert "Not a directory" in str(problem)


def test_a_pipe_in_a_thumbnails_place_holds_nobody_up(tmp_path):
    (tmp_path / "large").mkdir()
    name = os.path.basename(thumbnail_path(str(tmp_path), uri_of("/a.jpg"), 256))
    os.mkfifo(tmp_path / "large" / name)
    os.mkfifo(tmp_path / "large" / f"{name}.{os.getpid()}.tmp")
    assert keep_thumbnail(str(tmp_path), photo("/a.jpg"), 256, png()) is None
    (file,) = (tmp_path / "large").iterdir()
    assert file.is_file()


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    problem = keep_thumbnail(str(tmp_path), photo("/a.jpg"), 256, png())
    assert "No space left" in str(problem)
    assert not list((tmp_path / "large").iterdir())


def test_a_picture_too_large_for_a_thumbnail_is_not_written(tmp_path):
    assert keep_thumbnail(str(tmp_path), photo("/a.jpg"), 256, png() + bytes(1 << 20)) is None
    assert not list(tmp_path.iterdir())


def test_what_belongs_into_the_cache():
    now = 1_700_000_010.0
    assert is_worth_keeping(photo("/a.jpg"), "/cache", 256, now)
    assert not is_worth_keeping(photo("/a.jpg", modified=now - 1), "/cache", 256, now)  # still being written?
    assert not is_worth_keeping(photo("/a.jpg", modified=now + 99), "/cache", 256, now)
    assert not is_worth_keeping(photo("/a.jpg", modified=-5.0), "/cache", 256, now)
    assert not is_worth_keeping(photo("/cache/large/0.png"), "/cache", 256, now)  # a thumbnail's thumbnail
    assert not is_worth_keeping(photo("/a.jpg", width=256, height=200), "/cache", 256, now)
    assert is_worth_keeping(photo("/a.jpg", width=200, height=257), "/cache", 256, now)


def test_words_in_a_png_are_of_the_kind_that_glib_reads():
    data = with_words(png(), {"Thumb::URI": "file:///" + 200 * "x"})
    assert b"tEXtThumb::URI\0file:///xxx" in data
    with Image.open(BytesIO(data)) as image:
        image.load()
        assert image.text["Thumb::URI"].endswith("x")
