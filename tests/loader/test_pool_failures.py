from __future__ import annotations

import os
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from driving import GUARD, Driven, colour_of, descriptors, planted

from gallery_app.loader.answers import (
    FirstPicture,
    GalleryFailure,
    GalleryHead,
    OpenDone,
    PhotoFailure,
    Picture,
    Priority,
    RequestId,
)
from gallery_app.loader.deaths import DIED, SAME_MOMENT_SECONDS, Deaths
from gallery_app.loader.photo_jobs import DescribeJob
from gallery_app.model.problems import PhotoState

PROGRAM = str(Path(__file__).resolve().parents[2] / "gallery_app")

CRASH = """
real = photo_serving.PhotoServing.decode
def decode(self, file, box, quality):
    if "2" in file:
        import ctypes
        ctypes.string_at(0)
    return real(self, file, box, quality)
photo_serving.PhotoServing.decode = decode
"""
HANG = """
real = photo_serving.PhotoServing.decode
def decode(self, file, box, quality):
    while "2" in file:
        time.sleep(1)
    return real(self, file, box, quality)
photo_serving.PhotoServing.decode = decode
"""
FIRST_CRASH = """
import ctypes
process.decoded = lambda *_: ctypes.string_at(0)
"""
FIRST_HANG = """
process.decoded = lambda *_: time.sleep(3600)
"""
OPEN_CRASH = """
import ctypes
process.Session._open = lambda *_: ctypes.string_at(0)
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_loader_killed_while_idle_is_replaced(photos):
    with Driven(photos) as driven:
        driven.open()
        driven.decode("photo 1.png")
        before = set(driven.pool.pids)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        driven.until(lambda: len(set(driven.pool.pids) - before) == 2)
        assert colour_of(driven.decode("photo 2.png")) == (0, 128, 0)


def test_a_loader_killed_while_decoding_costs_no_picture(photos):
    with Driven(photos) as driven:
        driven.open()
        for pid in driven.pool.pids:
            os.kill(pid, signal.SIGSTOP)  # whatever is asked now is on its way when they die
        before = driven.pool.pids
        pictures = []
        for file in ("photo 2.png", "photo 3.png"):
            driven.pool.decode(file, (40, 40), Priority.CURRENT, pictures.append)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        driven.until(lambda: len(pictures) == 2)
        assert {colour_of(picture) for picture in pictures} == {(0, 128, 0), (0, 0, 255)}
        assert not set(driven.pool.pids) & set(before)


def test_loaders_killed_together_do_not_condemn_the_photo_they_both_had(photos):
    with Driven(photos) as driven:
        driven.open()
        driven.until(lambda: len(driven.pool.pids) == 2)
        driven.until(lambda: all(loader.job is None for loader in driven.pool._loaders))  # both are free
        before = driven.pool.pids
        for pid in before:
            os.kill(pid, signal.SIGSTOP)
        pictures = []
        for box in ((40, 40), (20, 20)):
            driven.pool.decode("photo 2.png", box, Priority.CURRENT, pictures.append)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        driven.until(lambda: len(pictures) == 2)
        assert {colour_of(picture) for picture in pictures} == {(0, 128, 0)}


def test_a_photo_that_crashes_two_loaders_is_not_tried_again(photos, tmp_path):
    with Driven(photos, launch=planted(tmp_path, CRASH)) as driven:
        driven.open()
        answer = driven.decode("photo 2.png")
        assert isinstance(answer, PhotoFailure)
        assert answer.state is PhotoState.UNREADABLE
        assert isinstance(driven.decode("photo 1.png"), Picture)
        pids = driven.pool.pids
        assert driven.decode("photo 2.png") == answer
        assert driven.pool.pids == pids


def test_a_refusal_is_never_told_from_within_the_asking(photos, tmp_path):
    with Driven(photos, launch=planted(tmp_path, CRASH)) as driven:
        driven.open()
        driven.decode("photo 2.png")
        driven.pool.on_changed = driven.pool.tick
        heard = []
        driven.pool.decode("photo 2.png", (40, 40), Priority.CURRENT, heard.append)
        assert heard == []
        driven.until(lambda: bool(heard))


def test_a_loader_that_hangs_is_replaced_and_its_photo_given_up(photos, tmp_path):
    with Driven(photos, launch=planted(tmp_path, HANG), patience=0.15) as driven:
        driven.open()
        answers = []
        driven.pool.decode("photo 2.png", (40, 40), Priority.CURRENT, answers.append)
        others = []
        driven.pool.decode("photo 1.png", (40, 40), Priority.NEXT, others.append)
        driven.until(lambda: bool(answers) and bool(others))
        assert isinstance(answers[0], PhotoFailure)
        assert "too long" in str(answers[0].reason)
        assert isinstance(others[0], Picture)


def test_a_stopped_loader_is_killed_and_reaped_without_waiting(photos):
    with Driven(photos, patience=0.1, loaders=1) as driven:
        driven.open()
        (stuck,) = driven.pool.pids
        os.kill(stuck, signal.SIGSTOP)
        assert isinstance(driven.decode("photo 1.png"), PhotoFailure)
        driven.until(lambda: not alive(stuck))
        assert isinstance(driven.decode("photo 1.png"), Picture)


def test_a_first_photo_that_crashes_does_not_keep_the_gallery_shut(photos, tmp_path):
    with Driven(photos, launch=planted(tmp_path, FIRST_CRASH)) as driven:
        answers = driven.open(box=(40, 40))
        assert isinstance(answers[0], GalleryHead)
        assert isinstance(answers[-1], OpenDone)


def test_a_first_photo_that_hangs_does_not_keep_the_gallery_shut(photos, tmp_path):
    with Driven(photos, launch=planted(tmp_path, FIRST_HANG), patience=0.3) as driven:
        answers = driven.open(box=(40, 40))
        assert not any(isinstance(answer, FirstPicture) for answer in answers)
        assert isinstance(answers[-1], OpenDone)


def test_opening_that_kills_two_loaders_is_a_failure(photos, tmp_path):
    with Driven(photos, launch=planted(tmp_path, OPEN_CRASH)) as driven:
        (answer,) = driven.open()
        assert isinstance(answer, GalleryFailure)
        assert answer.path == driven.path


def test_opening_that_never_answers_is_a_failure(photos, tmp_path):
    never = "process.Session._open = lambda *_: time.sleep(1000)"
    with Driven(photos, launch=planted(tmp_path, never), patience=0.1) as driven:
        (answer,) = driven.open()
        assert isinstance(answer, GalleryFailure)
        assert "does not answer" in str(answer.reason)


def test_a_gallery_interrupted_half_way_arrives_whole_and_once(tmp_path):
    story = tmp_path / "story"
    story.mkdir()
    for number in range(2_000):
        (story / f"{number:04}.jpg").touch()
    once = f"""
mark = {str(tmp_path / "mark")!r}
if not os.path.exists(mark):
    open(mark, "w").close()
    real = sending.photo_pieces
    def pieces(photos):
        for number, piece in enumerate(real(photos)):
            if number == 2:
                os._exit(1)
            yield piece
    sending.photo_pieces = pieces
"""
    with Driven(story, launch=planted(tmp_path, once)) as driven:
        head, *parts, done = driven.open()
        assert isinstance(head, GalleryHead)
        assert isinstance(done, OpenDone)
        assert [photo.file for part in parts for photo in part.photos] == [
            f"{n:04}.jpg" for n in range(2_000)
        ]


def test_loaders_that_cannot_be_started_are_said_so(photos):
    def no_loader():
        raise OSError("no more processes")

    with Driven(photos, launch=no_loader) as driven:
        (answer,) = driven.open()
        assert isinstance(answer, GalleryFailure)
        assert isinstance(driven.decode("photo 1.png"), PhotoFailure)


class Clock:
    """Time that passes when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_loaders_that_die_again_and_again_come_later_and_later(photos, tmp_path):
    clock = Clock()
    launches = []
    dying = planted(tmp_path, "os._exit(1)")

    def launch():
        launches.append(clock.now)
        return dying()

    with Driven(photos, launch=launch, clock=clock, loaders=1) as driven:
        driven.until(lambda: not driven.pool.pids)
        assert len(launches) == 5
        pauses = []
        for _ in range(8):
            pauses.append(driven.pool.tick())
            while driven.pool.tick() < 0.9:  # the dead are being reaped
                pass
            waited = driven.pool.tick()
            clock.now += waited - 0.01
            driven.pool.tick()
            assert not driven.pool.pids
            clock.now += 0.02
            driven.pool.tick()
            before = clock.now
            driven.until(lambda: not driven.pool.pids)
            assert clock.now == before
            pauses[-1] = round(waited)
        assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]


RUBBISH = {
    "random bytes": "channel._socket.send(os.urandom(60))",
    "an empty text": "channel.send(frames.Kind.PICTURE, message.id)",
    "a request": "channel.send(frames.Kind.REQUEST, message.id, b'{}')",
    "another's answer": 'channel.send(frames.Kind.FAILURE, message.id + 7, b\'["missing",["x",[]]]\')',
    "no JSON": "channel.send(frames.Kind.FAILURE, message.id, b'[[[')",
    "deep JSON": "channel.send(frames.Kind.FAILURE, message.id, b'[' * 40000)",
    "wrong types": "channel.send(frames.Kind.FAILURE, message.id, b'[1,[\"x\",[]]]')",
    "more to come": 'channel.send(3, message.id, b\'["missing",["x",[]],null]\', more=True)',
    "an unknown kind": "channel.send(99, message.id, b'[]')",
    "an absurd text": "channel._socket.send(text_header(2**31))",
    "absurd pixels": "channel._socket.send(picture_header(2**20, 2**20, 2**22, 2**42))",
    "no descriptor": "channel._socket.send(picture_header(10, 10, 40, 400))",
    "a wrong stride": "send_file(picture_header(10, 10, 44, 440), 440, True)",
    "a wrong format": "send_file(picture_header(10, 10, 40, 400, 9), 400, True)",
    "no seals": "send_file(picture_header(10, 10, 40, 400), 400, False)",
    "a short file": "send_file(picture_header(10, 10, 40, 400), 100, True)",
    "two descriptors": "send_file(picture_header(10, 10, 40, 400), 400, True, 2)",
    "many descriptors": "send_file(text_header(0), 4, True, 50)",
    "a file of no memory": "send_disk(picture_header(10, 10, 40, 400))",
    "half a header": "channel._socket.send(b'1234')",
    "a text without end": "channel._socket.send(text_header(0, 2)); os._exit(0)",
}
RUBBISH_LOADER = """
import _socket, fcntl, struct
from gallery_app.loader.frames import channel_on
def send_file(header, size, sealed, count=1):
    fd = os.memfd_create("x", os.MFD_ALLOW_SEALING)
    os.write(fd, bytes(size))
    if sealed:
        fcntl.fcntl(fd, fcntl.F_ADD_SEALS, 15)
    rights = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, struct.pack("i", fd) * count)
    channel._socket.sendmsg([header], [rights])
def picture_header(width, height, stride, size, pixel_format=1):
    return frames.HEADER.pack(message.id, 2, 0, pixel_format, 0, width, height, stride, 0, size)
def text_header(size, flags=0):
    return frames.HEADER.pack(message.id, 3, flags, 0, 0, 0, 0, 0, size, 0)
def send_disk(header):
    fd = os.open(__file__, os.O_RDONLY)
    channel._socket.sendmsg([header], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, struct.pack("i", fd))])
def main(_done):
    global channel, message
    channel = channel_on(0)
    while True:
        message = channel.receive()
        if json.loads(message.text)["op"] == "attach":
            channel.send(frames.Kind.ATTACHED, message.id, b"[]")
        else:
            RUBBISH
process.main = main
"""


@pytest.mark.parametrize("what", RUBBISH)
def test_rubbish_costs_the_loader_and_never_the_viewer(photos, tmp_path, what):
    before = descriptors()
    with Driven(photos, launch=planted(tmp_path, RUBBISH_LOADER.replace("RUBBISH", RUBBISH[what]))) as driven:
        first = set(driven.pool.pids)
        answer = driven.decode("photo 1.png")
        assert isinstance(answer, PhotoFailure)
        assert answer.state is PhotoState.UNREADABLE
        assert not first & set(driven.pool.pids)
        (answer,) = driven.open(box=(40, 40))
        assert isinstance(answer, GalleryFailure)
    assert descriptors() == before


def test_what_libraries_write_is_kept_on_request_and_never_blocks(photos, tmp_path, caplog):
    import functools
    import logging

    noisy = planted(tmp_path, "os.write(2, b'from the library ' * 4000)\nos._exit(1)")
    caplog.set_level(logging.DEBUG)
    with Driven(photos, launch=functools.partial(noisy, debug=True), loaders=1) as driven:
        driven.until(lambda: "from the library" in caplog.text)


def test_a_loader_is_started_without_our_environment(photos, tmp_path, monkeypatch):
    monkeypatch.setenv("QT_PLUGIN_PATH", "/tmp")
    monkeypatch.setenv("PYTHONPATH", "/tmp")
    with Driven(photos, loaders=1) as driven:
        driven.open()
        (pid,) = driven.pool.pids
        with open(f"/proc/{pid}/environ", "rb") as file:
            environment = file.read()
        assert b"QT_" not in environment
        assert b"PYTHON" not in environment
        links = set()
        for number in os.listdir(f"/proc/{pid}/fd"):
            with suppress(FileNotFoundError):  # closed just now
                links.add(os.readlink(f"/proc/{pid}/fd/{number}").split(":")[0])
        # A module may be being imported just now.
        opened = {link for link in links if not link.startswith((sys.base_prefix, sys.prefix, PROGRAM))}
        assert opened <= {"socket", "/dev/null", str(photos)}, opened


def test_a_loader_ends_when_the_viewer_goes(photos):
    import subprocess

    code = (
        "import sys, os\n"
        "from gallery_app.loader.client import launch_loader\n"
        "print(launch_loader().pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=False, cwd=os.getcwd()
    )
    pid = int(done.stdout)
    import time

    end = time.monotonic() + 30
    while alive(pid) and _state(pid) != "Z":
        assert time.monotonic() < end
        time.sleep(0.01)


def _state(pid: int) -> str:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return "Z"


def test_a_window_that_was_stopped_itself_does_not_blame_its_loaders(photos):
    leap = 0.0
    with Driven(photos, clock=lambda: time.monotonic() + leap) as driven:
        driven.open()
        driven.until(lambda: all(one.job is None for one in driven.pool._loaders))
        pids = driven.pool.pids
        answers: list[object] = []
        driven.pool.decode("photo 2.png", (40, 30), Priority.CURRENT, answers.append)
        assert select.select(list(driven.watched), [], [], GUARD)[0]
        leap = 1000.0  # as long as it was stopped the answer has waited
        driven.pool.tick()
        assert [colour_of(answer) for answer in answers] == [(0, 128, 0)]
        assert driven.pool.pids == pids


def test_a_photo_asked_of_two_loaders_that_die_together_is_asked_once_more():
    now = [100.0]
    deaths = Deaths(lambda: now[0])
    job = DescribeJob(RequestId(1), Priority.CURRENT, "photo.jpg", lambda _: None, decode=False)

    assert deaths.verdict_on(job, too_slow=False) is None
    now[0] += SAME_MOMENT_SECONDS / 10
    assert deaths.verdict_on(job, too_slow=False) is None
    assert not deaths.condemns("photo.jpg")
    now[0] += SAME_MOMENT_SECONDS / 10
    assert deaths.verdict_on(job, too_slow=False) == DIED
    assert deaths.condemns("photo.jpg")
