"""The saver process itself: what it may do, what becomes of it, and that nothing is ever half there."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from packed_story import fingerprint

from gallery_app.processes.lockdown import LANDLOCK, SECCOMP
from gallery_app.processes.spawning import python_paths
from gallery_app.saver import client
from gallery_app.saver.client import Saver, save
from gallery_app.saver.jobs import (
    CopyJob,
    FileJob,
    ManifestJob,
    Outcome,
    PackJob,
    SaverError,
    UnpackJob,
    answer_from_line,
)
from gallery_app.saver.work import Work

GUARD = 60.0  # seconds after which a test is stuck

# A saver that ends, without a chance to tidy up, when it calls one of these for the n-th time.
DYING = """
import os, sys
sys.path += [path for path in sys.argv[1:] if path not in sys.path]
LEFT = {left}
def counted(call):
    def counting(*arguments, **options):
        global LEFT
        if LEFT == 0:
            os._exit(9)
        LEFT -= 1
        return call(*arguments, **options)
    return counting
from gallery_app.saver import process, whole, unpacking, packing, work
for name in "open fsync link unlink rename replace mkdir makedirs rmdir fdopen urandom".split():
    setattr(os, name, counted(getattr(os, name)))
work.Work.copied = counted(work.Work.copied)
process.main()
"""


def drive(saver):
    """Wait until a saver has ended."""
    end = time.monotonic() + GUARD
    while not saver.is_done:
        assert time.monotonic() < end, "the saver does not answer"
        select.select([saver], [saver] if saver.is_sending else [], [], 0.2)
        saver.ready()


# In a full run a saver ends at every one of those calls, else at every third.
STRIDE = 1 if os.environ.get("GALLERY_FULL_TESTS") == "1" else 3


def dying(folder, left):
    script = folder / "saver" / "start_dying.py"
    script.parent.mkdir(exist_ok=True)
    script.write_text(DYING.format(left=left))
    return str(script)


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def temporary_files(folder):
    return list(folder.rglob(".*.tmp"))


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("there", [None, "old"])
def test_a_saver_that_dies_anywhere_leaves_the_old_file_or_the_new_one(story, place, tmp_path, there):
    target = place / "a.photostory"
    save(PackJob(str(story), str(tmp_path / "whole.photostory")))
    states = {
        None if there is None else hashlib.sha256(b"old").hexdigest(),
        sha(tmp_path / "whole.photostory"),
    }
    seen, left, ended = set(), 0, False
    while not ended:
        if there is not None:
            target.write_bytes(b"old")
        elif target.exists():
            target.unlink()
        arrived = []
        drive(
            Saver(PackJob(str(story), str(target), force=True), arrived.append, start=dying(tmp_path, left))
        )
        ended = isinstance(arrived[0], Outcome)
        seen.add(sha(target) if target.exists() else None)
        left += STRIDE
    assert left > 15
    assert seen == states


def test_a_saver_that_dies_while_unpacking_leaves_no_half_folder(story, place, tmp_path):
    packed = tmp_path / "a.photostory"
    save(PackJob(str(story), str(packed)))
    save(UnpackJob(str(packed), str(tmp_path / "whole")))
    whole, left, ended = fingerprint(tmp_path / "whole"), 0, False
    while not ended:
        target, arrived = place / str(left), []
        drive(Saver(UnpackJob(str(packed), str(target)), arrived.append, start=dying(tmp_path, left)))
        ended = isinstance(arrived[0], Outcome)
        if target.exists():
            assert fingerprint(target) == whole
        left += STRIDE
    assert left > 20


def test_a_killed_saver_is_told_and_what_it_left_is_swept_a_day_later(place, bundle):
    folder = bundle.with_photos(3, suffix="bmp", size=(2400, 1600))
    target = place / "a.photostory"
    arrived = []
    saver = Saver(PackJob(str(folder), str(target)), arrived.append)
    end = time.monotonic() + GUARD
    while not temporary_files(place):
        assert time.monotonic() < end
        time.sleep(0.001)
    os.kill(saver._pid, signal.SIGKILL)
    drive(saver)
    (left,) = temporary_files(place)
    if isinstance(arrived[0], SaverError):
        assert "ended before it was done" in str(arrived[0])
        assert not target.exists()
    (place / ".a.photostory.12.0123abcd.tmp.kept").write_text("not ours")
    save(PackJob(str(folder), str(target), force=True))
    assert left.exists()
    os.utime(left, (time.time() - 90_000,) * 2)
    save(PackJob(str(folder), str(target), force=True))
    assert not left.exists()
    assert len(list(place.iterdir())) == 2


def test_a_cancelled_saver_tidies_up(place, bundle):
    folder = bundle.with_photos(3, suffix="bmp", size=(2400, 1600))
    arrived = []
    saver = Saver(PackJob(str(folder), str(place / "a.photostory")), arrived.append)
    saver.cancel()
    drive(saver)
    assert arrived == [None]
    assert not list(place.iterdir())


def test_progress_is_told_and_ends_with_the_outcome(place, bundle):
    folder = bundle.with_photos(8, suffix="bmp", size=(2400, 1600))
    told = []
    outcome = save(
        PackJob(str(folder), str(place / "a.photostory")), lambda done, whole: told.append((done, whole))
    )
    assert outcome.files == 9
    assert told
    assert told == sorted(told)
    assert all(done <= whole for done, whole in told)


def test_two_savers_of_one_file_leave_a_whole_one(place, bundle, tmp_path):
    folder = bundle.with_photos(3, suffix="bmp", size=(1200, 800))
    target, arrived = place / "a.photostory", []
    savers = [Saver(PackJob(str(folder), str(target)), arrived.append) for _ in range(2)]
    for saver in savers:
        drive(saver)
    done = [answer for answer in arrived if isinstance(answer, Outcome)]
    assert len(done) == 1
    (complaint,) = [answer for answer in arrived if isinstance(answer, SaverError)]
    assert "is there already" in str(complaint)
    save(PackJob(str(folder), str(tmp_path / "whole.photostory")))
    assert sha(target) == sha(tmp_path / "whole.photostory")
    assert not temporary_files(place)


def test_a_full_disk_is_told_and_leaves_nothing(place, bundle):
    # A limit on the size of files is the one way to have writing fail half-way without a disk of our own.
    folder = bundle.with_photos(2, suffix="bmp", size=(1200, 800))
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))\n"
        "from gallery_app.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    for target, old in ((place / "new.photostory", None), (place / "old.photostory", b"old")):
        if old is not None:
            target.write_bytes(old)
        run = [sys.executable, "-I", "-c", code, "pack", str(folder), str(target), "--force"]
        done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 2
        assert "larger than this disk or account allows" in done.stderr
        assert (target.read_bytes() if target.exists() else None) == old
    assert not temporary_files(place)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1 << 20


def test_a_manifest_is_written_over_the_one_that_was_looked_at(place):
    target = place / "gallery.yaml"
    save(ManifestJob(str(target), b"first"))
    assert target.read_bytes() == b"first"
    with pytest.raises(SaverError, match="is there already"):
        save(ManifestJob(str(target), b"second"))
    save(ManifestJob(str(target), b"second", sha(target)))
    assert target.read_bytes() == b"second"
    expected = sha(target)
    target.write_bytes(b"somebody else's")
    with pytest.raises(SaverError, match="changed by somebody else"):
        save(ManifestJob(str(target), b"third", expected))
    assert target.read_bytes() == b"somebody else's"
    target.unlink()
    with pytest.raises(SaverError, match="changed by somebody else"):
        save(ManifestJob(str(target), b"third", expected))
    assert not list(place.iterdir())


def test_a_large_manifest_does_not_hold_up_whoever_asks(place):
    arrived, content = [], bytes(range(256)) * 32_000
    saver = Saver(ManifestJob(str(place / "gallery.yaml"), content), arrived.append)
    assert saver.is_sending
    drive(saver)
    assert isinstance(arrived[0], Outcome)
    assert (place / "gallery.yaml").read_bytes() == content


def test_a_manifest_that_is_a_link_is_left_as_it_is(place, tmp_path):
    (tmp_path / "elsewhere.yaml").write_text("x")
    (place / "gallery.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    for expected in (None, sha(tmp_path / "elsewhere.yaml")):
        with pytest.raises(SaverError, match="link"):
            save(ManifestJob(str(place / "gallery.yaml"), b"y", expected))
    assert (tmp_path / "elsewhere.yaml").read_text() == "x"


def test_a_member_is_copied_out_unchanged(story, place, tmp_path):
    save(PackJob(str(story), str(tmp_path / "a.photostory")))
    for source in (story, tmp_path / "a.photostory"):
        target = place / source.name.replace(".", "-")
        save(CopyJob(str(source), "Ünïcödé/für Änne.png", str(target)))
        assert target.read_bytes() == (story / "Ünïcödé" / "für Änne.png").read_bytes()
        with pytest.raises(SaverError, match="is there already"):
            save(CopyJob(str(source), "photo 1.png", str(target)))
    with pytest.raises(SaverError, match=r"gone.png is missing"):
        save(CopyJob(str(story), "gone.png", str(place / "x.png")))
    with pytest.raises(SaverError, match="leads out"):
        save(CopyJob(str(story), "../outside.png", str(place / "x.png")))


def test_it_can_do_nothing_but_read_its_source_and_change_its_folder(story, place, tmp_path):
    (tmp_path / "elsewhere.txt").write_text("secret")
    code = (
        "import json, os, socket, subprocess, sys\n"
        "source, folder, elsewhere, *paths = sys.argv[1:]\n"
        "sys.path += [path for path in paths if path not in sys.path]\n"
        "from gallery_app.processes.lockdown import lock_down_writer\n"
        "done = lock_down_writer(source, folder, paths)\n"
        "def told(act):\n"
        "    try:\n        act()\n    except OSError as error:\n        return type(error).__name__\n"
        "    return 'done'\n"
        "print(json.dumps([list(done), *map(told, [\n"
        "    lambda: open(source + '/gallery.yaml').read(),\n"
        "    lambda: open(folder + '/new', 'w').write('x'),\n"
        "    lambda: os.rename(folder + '/new', folder + '/newer'),\n"
        "    lambda: os.mkdir(folder + '/sub'),\n"
        "    lambda: os.unlink(folder + '/newer'),\n"
        "    lambda: open(elsewhere).read(),\n"
        "    lambda: open(elsewhere, 'w'),\n"
        "    lambda: open(source + '/gallery.yaml', 'a'),\n"
        "    lambda: os.unlink(source + '/gallery.yaml'),\n"
        "    lambda: socket.socket(),\n"
        "    lambda: subprocess.run(['/bin/true']),\n"
        "])]))\n"
    )
    run = [sys.executable, "-I", "-S", "-c", code, story, place, tmp_path / "elsewhere.txt", *python_paths()]
    told = json.loads(subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout)
    if not {LANDLOCK, SECCOMP} <= set(told[0]):
        pytest.skip("this kernel locks less down")
    assert told[1:6] == ["done"] * 5
    assert set(told[6:]) == {"PermissionError"}


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b'{"done": "x"}',
        b'{"outcome": {}}',
        b'{"failure": {"reason": 7}}',
        b"\xff",
        b"[" * 9_999,
        b'{"done": 1e999, "of": 1}',
        b'{"done": -1, "of": 1}',
        b'{"done": 1%s, "of": 1}' % (b"0" * 4_299),
    ],
)
def test_rubbish_from_a_saver_is_an_error_in_words(line):
    assert isinstance(answer_from_line(line), SaverError)


def test_savers_leave_no_descriptors_and_no_zombies(bundle, place):
    folder = bundle.with_photos(1)
    before = len(os.listdir("/proc/self/fd"))
    for number in range(5):
        save(PackJob(str(folder), str(place / f"{number}.photostory")))
    assert len(os.listdir("/proc/self/fd")) == before
    end = time.monotonic() + GUARD
    while client._LEFT_BEHIND:
        assert time.monotonic() < end
        client.reap()
    assert Path("/proc/self").exists()


def test_a_file_is_written_whole_and_replaces_another_only_if_it_may(place):
    target = place / "credits.csv"
    outcome = save(FileJob(str(target), "party\r\n©".encode()))
    assert (outcome.target, outcome.size) == (str(target), 9)
    with pytest.raises(SaverError):
        save(FileJob(str(target), b"other"))
    assert target.read_bytes() == "party\r\n©".encode()
    save(FileJob(str(target), b"other", force=True))
    assert target.read_bytes() == b"other"
    assert not temporary_files(place)


def test_a_file_in_a_folder_that_is_not_there_is_refused(place):
    with pytest.raises(SaverError):
        save(FileJob(str(place / "gone" / "credits.csv"), b"x"))


class _Broken(io.RawIOBase):
    """A file on a disk that fails."""

    def readable(self):
        return True

    def read(self, _size=-1):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_disk_that_cannot_be_read_is_not_taken_for_one_that_cannot_be_written():
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(SaverError, match=r"photo 1.png cannot be read: input/output error"):
        Work(ours).copied("photo 1.png", _Broken(), len)
