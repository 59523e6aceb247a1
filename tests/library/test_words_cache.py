"""What was read from photos is kept from one opening to the next, and losing it does no harm."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import zlib

import pytest

from gallery_app.library import words_cache
from gallery_app.library.words_cache import MAGIC, WORDS_FILE, Kept, WordsCache

needs_a_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
ROOT, OTHER = "/home/anna/Landing", "/home/anna/Moon"


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "cache" / "gallery-app")


@pytest.fixture
def opened(folder):
    """Opens the cache, again and again; all are closed at the end."""
    caches = []

    def another(**options):
        caches.append(WordsCache(folder, **options))
        return caches[-1]

    yield another
    for cache in caches:
        cache.close()


def some(count, text="words", start=0):
    return {f"photo {number}.jpg": Kept(f"stamp {number}", text) for number in range(start, start + count)}


def file_of(folder):
    return os.path.join(folder, WORDS_FILE)


def test_what_is_kept_is_known_the_next_time(opened):
    first = opened()
    first.keep(ROOT, {"a.jpg": Kept("17-4711", '{"caption": "Экипаж 🚀"}')})
    first.close()
    assert opened().known(ROOT, ["a.jpg", "b.jpg"]) == {"a.jpg": Kept("17-4711", '{"caption": "Экипаж 🚀"}')}


def test_galleries_do_not_mix(opened):
    cache = opened()
    cache.keep(ROOT, {"a.jpg": Kept("1", "landing")})
    cache.keep(OTHER, {"a.jpg": Kept("2", "moon")})
    assert cache.known(ROOT, ["a.jpg"]) == {"a.jpg": Kept("1", "landing")}
    assert cache.known(OTHER, ["a.jpg"]) == {"a.jpg": Kept("2", "moon")}


def test_what_is_read_anew_takes_the_place_of_the_old(opened):
    cache = opened()
    cache.keep(ROOT, {"a.jpg": Kept("1", "old")})
    cache.keep(ROOT, {"a.jpg": Kept("2", "new")})
    assert cache.known(ROOT, ["a.jpg"]) == {"a.jpg": Kept("2", "new")}


def test_names_that_are_no_unicode_are_kept(opened):
    cache = opened()
    cache.keep("/home/anna/\udcff", {"b\udce4d 'name\".jpg": Kept("1", "x")})
    assert cache.known("/home/anna/\udcff", ["b\udce4d 'name\".jpg"]) == {
        "b\udce4d 'name\".jpg": Kept("1", "x")
    }


def test_many_files_are_asked_for_at_once(opened):
    cache = opened()
    photos = some(2_000)
    cache.keep(ROOT, photos)
    assert cache.known(ROOT, [*photos, *(f"no {n}" for n in range(2_000))]) == photos


def test_nothing_is_written_before_there_is_something_to_keep(folder):
    WordsCache(folder).close()
    assert not os.path.exists(folder)


def test_the_file_is_for_its_user_alone(opened, folder):
    opened().keep(ROOT, some(1))
    assert os.stat(folder).st_mode & 0o77 == 0


def test_a_closed_cache_keeps_still(opened):
    cache = opened()
    cache.keep(ROOT, some(1))
    cache.close()
    cache.keep(ROOT, some(2))
    assert cache.known(ROOT, ["photo 1.jpg"]) == {}
    assert len(opened().known(ROOT, list(some(2)))) == 1


# Files that are broken, foreign or poisoned


@pytest.mark.parametrize("data", [b"", b"not a database" * 400, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_set_aside_and_the_cache_begins_anew(opened, folder, data):
    os.makedirs(folder)
    with open(file_of(folder), "wb") as file:
        file.write(data)
    cache = opened()
    assert cache.known(ROOT, ["a.jpg"]) == {}
    cache.keep(ROOT, some(3))
    assert cache.known(ROOT, list(some(3))) == some(3)
    assert cache.complaint is None
    assert os.path.exists(file_of(folder) + ".broken") == bool(data)


def test_another_program_s_database_is_set_aside(opened, folder):
    os.makedirs(folder)
    with sqlite3.connect(file_of(folder)) as foreign:
        foreign.execute("CREATE TABLE photos (name TEXT)")
    foreign.close()
    cache = opened()
    cache.keep(ROOT, some(1))
    cache.keep(ROOT, some(1))
    assert cache.known(ROOT, list(some(1))) == some(1)
    assert os.path.exists(file_of(folder) + ".broken")


def test_one_that_only_looks_like_ours_is_set_aside(opened, folder):
    os.makedirs(folder)
    with sqlite3.connect(file_of(folder)) as foreign:
        foreign.execute(f"PRAGMA application_id = {MAGIC}")
        foreign.execute("CREATE TABLE photos (name TEXT)")
    foreign.close()
    cache = opened()
    assert cache.known(ROOT, ["a.jpg"]) == {}
    cache.keep(ROOT, some(1))
    assert cache.known(ROOT, list(some(1))) == some(1)


@pytest.mark.parametrize("seed", range(12))
def test_bytes_turned_over_anywhere_do_no_harm(opened, folder, seed):
    cache = opened()
    cache.keep(ROOT, some(200))
    cache.close()
    chance = random.Random(seed)
    with open(file_of(folder), "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        for _ in range(60):
            file.seek(chance.randrange(size))
            file.write(chance.randbytes(8))
    cache = opened()
    for _ in range(2):
        known = cache.known(ROOT, list(some(200)))
        assert all(kept.text == "words" for kept in known.values())
        cache.keep(ROOT, some(200))


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"words",
        zlib.compress(b"words")[:-2],
        zlib.compress(b"\xff\xfe"),
        zlib.compress(bytes(8 << 20)),
        17,
        "text",
    ],
)
def test_an_entry_that_is_cut_or_foreign_is_not_believed(opened, folder, words):
    cache = opened()
    cache.keep(ROOT, some(2))
    cache.close()
    with sqlite3.connect(file_of(folder)) as database:
        database.execute("UPDATE photos SET words = ? WHERE file = ?", (words, b"photo 0.jpg"))
    database.close()
    assert opened().known(ROOT, list(some(2))) == some(1, start=1)


# Disks that are full or not ours


@needs_a_user
def test_without_the_right_to_write_it_works_without_and_says_so(folder):
    os.makedirs(folder, mode=0o500)
    cache = WordsCache(folder)
    cache.keep(ROOT, some(1))
    assert cache.known(ROOT, list(some(1))) == {}
    assert "cannot be kept" in str(cache.complaint)


@pytest.mark.parametrize("name", ["words-1.db", "words-1.db-journal"])
def test_a_pipe_in_the_files_place_holds_nobody_up_and_says_so(folder, name):
    os.makedirs(folder)
    os.mkfifo(os.path.join(folder, name))
    cache = WordsCache(folder)
    cache.keep("/g", {"a.jpg": Kept("1", "words")})
    assert cache.known("/g", ["a.jpg"]) == {}
    assert "not a regular file" in str(cache.take_complaint())
    cache.close()


def test_a_file_where_the_folder_should_be_does_no_harm(folder):
    os.makedirs(os.path.dirname(folder))
    with open(folder, "wb"):
        pass
    cache = WordsCache(folder)
    cache.keep(ROOT, some(1))
    assert cache.known(ROOT, list(some(1))) == {}
    assert "cannot be kept" in str(cache.complaint)


def test_on_a_full_disk_nothing_more_is_kept_and_what_there_is_can_be_read(opened, folder):
    cache = opened()
    cache.keep(ROOT, some(1))
    database = cache._database
    database.execute(f"PRAGMA max_page_count = {database.execute('PRAGMA page_count').fetchone()[0]}")
    cache.keep(ROOT, some(5_000, start=1))
    assert "full" in str(cache.complaint)
    assert cache.known(ROOT, ["photo 0.jpg", "photo 1.jpg"]) == some(1)
    assert not os.path.exists(file_of(folder) + ".broken")


# Others at the same time


def test_a_cache_that_another_viewer_is_writing_to_is_not_waited_for(opened, folder):
    cache = opened()
    cache.keep(ROOT, some(1))
    other = sqlite3.connect(file_of(folder), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache.keep(ROOT, some(1, start=1))
    assert cache.known(ROOT, list(some(2))) == {}
    other.execute("ROLLBACK")
    other.close()
    assert cache.complaint is None
    assert cache.known(ROOT, list(some(2))) == some(1)


def test_two_viewers_at_once_keep_what_both_have_read(opened, folder):
    script = (
        "import sys\n"
        "from gallery_app.library.words_cache import Kept, WordsCache\n"
        "cache = WordsCache(sys.argv[1])\n"
        "for number in range(300):\n"
        "    cache.keep(sys.argv[2], {f'{number}.jpg': Kept('1', sys.argv[2])})\n"
        "assert cache.complaint is None\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", script, folder, root]) for root in (ROOT, OTHER)]
    assert [one.wait() for one in both] == [0, 0]
    cache = opened()
    files = [f"{number}.jpg" for number in range(300)]
    for root in (ROOT, OTHER):
        known = cache.known(root, files)
        assert {kept.text for kept in known.values()} == {root}
        assert len(known) > 0


# Its size


def test_one_that_another_viewer_is_only_just_making_is_not_set_aside(opened, folder):
    os.makedirs(folder)
    with sqlite3.connect(file_of(folder)) as theirs:
        theirs.execute(f"PRAGMA application_id = {MAGIC}")
    theirs.close()
    cache = opened()
    cache.keep(ROOT, some(1))
    assert cache.known(ROOT, list(some(1))) == some(1)
    assert not os.path.exists(file_of(folder) + ".broken")


def test_galleries_that_were_not_opened_for_longest_go_first(opened, monkeypatch):
    moment = iter(range(1, 1_000))
    monkeypatch.setattr(words_cache.time, "time", lambda: float(next(moment)))
    for root in ("/old", "/newer", "/newest"):
        cache = opened(largest=400_000)
        for start in range(0, 600, 50):
            texts = some(50, start=start)
            cache.keep(root, {file: Kept("1", os.urandom(200).hex()) for file in texts})
        cache.close()
    cache = opened(largest=400_000)
    files = list(some(600))
    assert len(cache.known("/newest", files)) == 600
    assert len(cache.known("/old", files)) < 600


def test_one_gallery_that_is_too_large_is_kept_in_part(opened, folder):
    cache = opened(largest=200_000)
    for start in range(0, 3_000, 100):
        texts = some(100, start=start)
        cache.keep(ROOT, {file: Kept("1", os.urandom(200).hex()) for file in texts})
    assert os.path.getsize(file_of(folder)) < 300_000
    assert len(cache.known(ROOT, ["photo 0.jpg"])) == 1
    assert cache.complaint is None


def test_words_beyond_measure_are_not_kept(opened):
    cache = opened()
    cache.keep(ROOT, {"a.jpg": Kept("1", os.urandom(2 << 20).hex()), "b.jpg": Kept("1", "words")})
    assert list(cache.known(ROOT, ["a.jpg", "b.jpg"])) == ["b.jpg"]
