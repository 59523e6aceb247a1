"""A start looks for the program that runs already, and nothing that it may find instead does any harm."""

from __future__ import annotations

import os
import socket
import stat
import sys
import tempfile
import threading
import time
from contextlib import suppress

import pytest

from gallery_app.desktop import handover
from gallery_app.desktop.handover import arrive
from gallery_app.desktop.meeting_place import find_meeting_place
from gallery_app.desktop.reception import TAKEN
from gallery_app.desktop.wish import Wish, wish_from

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts meet on Linux only")

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to others")
NOBODY = 65534


@pytest.fixture
def environment(tmp_path):
    # The path of a socket is short by nature, a test's own folder need not be.
    with tempfile.TemporaryDirectory(prefix="meet-") as runtime:
        yield {"XDG_RUNTIME_DIR": runtime, "XDG_STATE_HOME": str(tmp_path / "state"), "DISPLAY": ":7"}


@pytest.fixture
def place(environment):
    """Where starts meet, as a path."""
    found = find_meeting_place(environment)
    name = found.socket
    found.close()
    return os.path.join(environment["XDG_RUNTIME_DIR"], name)


@pytest.fixture
def impatient(monkeypatch):
    """Let starts wait for less than they would."""
    monkeypatch.setattr(handover, "PATIENCE", 0.3)
    monkeypatch.setattr(handover, "BEGINNING", 0.0)
    monkeypatch.setattr(handover, "SETTLING", 0.2)


@pytest.fixture
def standing_in(place):
    """Let something else than the program listen at the place: it is handed each connection."""
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(place)
    listening.listen()
    threads = []

    def begin(talk):
        def serve():
            with suppress(OSError):
                while True:
                    caller, _ = listening.accept()
                    with caller, suppress(OSError):
                        talk(caller)

        threads.append(threading.Thread(target=serve))
        threads[0].start()

    yield begin
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    for thread in threads:
        thread.join()


def all_of(caller):
    return b"".join(iter(lambda: caller.recv(1 << 16), b""))


def goes_on_alone(arrival):
    return not arrival.is_over and arrival.reception is None


def is_received(arrival):
    """Whether a start has become the program that later ones find; lets go of that."""
    if arrival.is_over or arrival.reception is None:
        return False
    arrival.reception.close()
    return True


def test_the_first_start_is_found_by_the_next_and_leaves_nothing_behind(environment, place):
    first = arrive(Wish(), environment)
    assert stat.S_IMODE(os.lstat(place).st_mode) == 0o600
    heard = []

    def hear():
        caller = None
        while caller is None:
            caller = first.reception.next_caller()
        caller_socket = socket.socket(fileno=caller.detach())
        caller_socket.settimeout(20)
        heard.append(wish_from(all_of(caller_socket)))
        caller_socket.send(TAKEN)
        caller_socket.close()

    thread = threading.Thread(target=hear)
    thread.start()
    assert arrive(Wish(("/a story",), photo=3), environment).is_over
    thread.join()
    assert (heard[0].paths, heard[0].photo) == (("/a story",), 3)
    first.reception.close()
    assert not os.path.exists(place)
    assert is_received(arrive(Wish(), environment))


def test_the_place_of_one_that_died_is_taken(environment, place):
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(place)
        dead.listen()
    assert is_received(arrive(Wish(), environment))


def test_nobody_takes_the_place_of_one_that_still_has_the_lock(environment, place, impatient):
    first = arrive(Wish(), environment)
    os.unlink(place)
    assert goes_on_alone(arrive(Wish(), environment))
    first.reception.close()


def test_one_that_ends_meanwhile_is_followed(environment, place, standing_in):
    def end(caller):
        os.unlink(place)  # and closes without an answer

    standing_in(end)
    assert is_received(arrive(Wish(), environment))


@pytest.mark.parametrize("answer", [b"no\n", b"refused\n", b"taken\n" * 20, b"\0" * 500, b"t"])
def test_an_answer_that_is_none_is_no_promise(environment, standing_in, answer):
    def talk(caller):
        all_of(caller)
        caller.sendall(answer)

    standing_in(talk)
    assert goes_on_alone(arrive(Wish(), environment))


def test_one_that_never_answers_is_not_waited_for(environment, standing_in, impatient):
    over = threading.Event()
    standing_in(lambda _: over.wait(20))
    arrival = arrive(Wish(), environment)
    over.set()
    assert goes_on_alone(arrival)


@pytest.mark.parametrize("has_just_begun", [True, False])
def test_one_that_has_just_begun_may_take_longer(
    environment, place, standing_in, impatient, monkeypatch, has_just_begun
):
    monkeypatch.setattr(handover, "BEGINNING", 60.0)
    if not has_just_begun:
        os.utime(place, (1.0, 1.0))
    left = threading.Event()

    def talk(caller):
        all_of(caller)
        left.wait(1.0)
        caller.sendall(TAKEN)

    standing_in(talk)
    arrival = arrive(Wish(), environment)
    left.set()
    assert arrival.is_over == has_just_begun


def test_one_that_never_listens_is_not_waited_for(environment, place, impatient):
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(place)
        hanging.listen(0)
        waiting = [socket.socket(socket.AF_UNIX) for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            with suppress(BlockingIOError):
                one.connect(place)
        assert goes_on_alone(arrive(Wish(("/" + "a" * 400_000,)), environment))
        for one in waiting:
            one.close()


def test_an_answer_after_the_end_of_patience_does_not_arrive(environment, standing_in, impatient):
    sent = []

    def talk(caller):
        all_of(caller)
        while not sent:
            try:
                time.sleep(0.05)
                caller.send(b"")
                if caller.recv(1, socket.MSG_DONTWAIT) == b"" and given_up.wait(20):
                    caller.send(TAKEN)
                    sent.append(True)
            except BrokenPipeError:
                sent.append(False)

    given_up = threading.Event()
    standing_in(talk)
    arrival = arrive(Wish(), environment)
    given_up.set()
    assert goes_on_alone(arrival)
    while not sent:
        time.sleep(0.01)
    assert sent == [False]


@pytest.mark.parametrize("kind", ["file", "folder", "pipe", "link to nothing", "link to a socket"])
def test_what_is_no_socket_is_left_alone(environment, place, tmp_path, kind):
    other = str(tmp_path / "other")
    with socket.socket(socket.AF_UNIX) as elsewhere:
        elsewhere.bind(other)
        match kind:
            case "file":
                open(place, "x").close()
            case "folder":
                os.mkdir(place)
            case "pipe":
                os.mkfifo(place)
            case "link to nothing":
                os.symlink(str(tmp_path / "gone"), place)
            case "link to a socket":
                os.symlink(other, place)
        before = os.lstat(place)
        assert goes_on_alone(arrive(Wish(), environment))
        assert os.lstat(place).st_ino == before.st_ino


def test_a_lock_that_is_a_link_is_not_followed(environment, place, tmp_path):
    os.symlink(str(tmp_path / "made"), place.removesuffix(".sock") + ".lock")
    assert goes_on_alone(arrive(Wish(), environment))
    assert not (tmp_path / "made").exists()


def test_a_folder_that_others_may_enter_is_not_used(environment, place):
    os.chmod(environment["XDG_RUNTIME_DIR"], 0o755)
    arrival = arrive(Wish(), environment)
    assert not os.path.exists(place)
    state = os.path.join(environment["XDG_STATE_HOME"], "gallery-app", "run")
    assert stat.S_IMODE(os.stat(state).st_mode) == 0o700
    assert os.path.basename(place) in os.listdir(state)
    assert is_received(arrival)


def test_a_runtime_folder_that_is_a_link_is_not_used(environment, place, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(environment["XDG_RUNTIME_DIR"])
    assert is_received(arrive(Wish(), environment | {"XDG_RUNTIME_DIR": str(link)}))
    assert not os.listdir(environment["XDG_RUNTIME_DIR"])


def test_without_any_folder_every_start_is_alone(environment, tmp_path):
    (tmp_path / "state").write_text("a file")
    assert goes_on_alone(arrive(Wish(), environment | {"XDG_RUNTIME_DIR": "relative"}))


@as_root
def test_a_folder_of_another_user_is_not_used(environment, place):
    os.chown(environment["XDG_RUNTIME_DIR"], NOBODY, NOBODY)
    assert is_received(arrive(Wish(), environment))
    assert not os.listdir(environment["XDG_RUNTIME_DIR"])


@as_root
def test_a_socket_of_another_user_is_not_used(environment, place, standing_in):
    standing_in(lambda caller: caller.send(TAKEN))
    os.chown(place, NOBODY, NOBODY)
    assert goes_on_alone(arrive(Wish(), environment))


@as_root
def test_nothing_is_told_to_the_process_of_another_user(environment, place):
    """Who listens is the process that called listen(), whoever the file belongs to."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(place)
        os.seteuid(NOBODY)
        try:
            listening.listen()
        finally:
            os.seteuid(0)
        assert goes_on_alone(arrive(Wish(("/a secret",)), environment))
        caller, _ = listening.accept()
        with caller:
            assert all_of(caller) == b""


@as_root
def test_a_caller_of_another_user_is_not_heard(environment, place):
    first = arrive(Wish(), environment)
    with socket.socket(socket.AF_UNIX) as stranger:
        os.seteuid(NOBODY)
        try:
            connect_as_root_may(stranger, place)
        finally:
            os.seteuid(0)
        assert first.reception.next_caller() is None
        assert stranger.recv(1) == b""
    first.reception.close()


def connect_as_root_may(stranger, place):
    """Connect as somebody who would not be let into the folder: its mode is not the only guard."""
    os.seteuid(0)
    os.chmod(os.path.dirname(place), 0o711)
    os.chmod(place, 0o666)
    for folder in list_of_folders_above(place):
        os.chmod(folder, stat.S_IMODE(os.stat(folder).st_mode) | 0o011)
    os.seteuid(NOBODY)
    stranger.connect(place)


def list_of_folders_above(path):
    folder = os.path.dirname(os.path.dirname(path))
    while folder not in {"/", "/tmp"}:
        yield folder
        folder = os.path.dirname(folder)


def test_starts_on_other_screens_do_not_meet(environment):
    first = arrive(Wish(), environment)
    for other in ({"DISPLAY": ":8"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}):
        assert is_received(arrive(Wish(), environment | other))
    first.reception.close()


def test_a_long_path_to_the_folder_is_no_obstacle(environment, tmp_path):
    deep = tmp_path / ("d" * 100) / ("e" * 100)
    deep.mkdir(parents=True, mode=0o700)
    assert is_received(arrive(Wish(), environment | {"XDG_RUNTIME_DIR": str(deep), "DISPLAY": "x" * 300}))
    assert [path.suffix for path in deep.iterdir()] == [".lock"]


def test_in_a_flatpak_starts_meet_in_the_folder_they_share(environment):
    shared = os.path.join(environment["XDG_RUNTIME_DIR"], "app", "org.example.GalleryApp")
    os.makedirs(shared, mode=0o700)
    assert is_received(arrive(Wish(), environment | {"FLATPAK_ID": "org.example.GalleryApp"}))
    assert len(os.listdir(shared)) == 1


def test_a_child_does_not_inherit_the_place(environment):
    first = arrive(Wish(), environment)
    child = os.posix_spawn("/bin/sleep", ["sleep", "30"], {})
    try:
        first.reception.close()
        assert is_received(arrive(Wish(), environment))
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
