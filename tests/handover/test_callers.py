"""The running program hears out whoever calls, and nobody keeps it from hearing the next."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from gallery_app.desktop.handover import arrive
from gallery_app.desktop.meeting_place import find_meeting_place
from gallery_app.desktop.reception import REFUSED, TAKEN
from gallery_app.desktop.wish import LIMIT, Wish, written
from gallery_app.ui import callers as callers_module
from gallery_app.ui.callers import Callers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts meet on Linux only")
HANG_MS = 20_000


class Door:
    """The program's end of a meeting place, and callers from outside."""

    def __init__(self, qtbot, folder):
        self.qtbot = qtbot
        environment = {"XDG_RUNTIME_DIR": str(folder), "DISPLAY": ":7"}
        place = find_meeting_place(environment)
        self.address = str(folder / place.socket)
        place.close()
        self.reception = arrive(Wish(), environment).reception
        self.is_leaving = False
        self.callers = Callers(self.reception, lambda: self.is_leaving)
        self.wished = []
        self.callers.wished.connect(lambda wish: self.wished.append(wish.paths))

    def call(self, *pieces, to_the_end=True):
        """Call, say something, and return the connection."""
        caller = socket.socket(socket.AF_UNIX)
        caller.connect(self.address)
        caller.setblocking(False)
        for piece in pieces:
            self.say(caller, piece)
        if to_the_end:
            caller.shutdown(socket.SHUT_WR)
        return caller

    def say(self, caller, piece):
        """Say something, however long it takes to be heard."""
        left = memoryview(piece)

        def is_said():
            nonlocal left
            try:
                left = left[caller.send(left) :]
            except BlockingIOError:
                pass
            except OSError:  # nobody listens any more
                return True
            return not left

        self.qtbot.waitUntil(is_said, timeout=HANG_MS)

    def answer(self, caller):
        """Return what a caller is told, and let it go."""
        heard = []

        def has_heard():
            try:
                heard.append(caller.recv(100))
            except BlockingIOError:
                return False
            except ConnectionResetError:
                heard.append(b"")
            return True

        self.qtbot.waitUntil(has_heard, timeout=HANG_MS)
        caller.close()
        return heard[0]


@pytest.fixture
def door(qtbot):
    # The path of a socket is short by nature, a test's own folder need not be.
    with tempfile.TemporaryDirectory(prefix="meet-") as folder:
        made = Door(qtbot, Path(folder))
        yield made
        made.callers.deleteLater()
        made.reception.close()


def test_a_wish_is_taken_and_done(door):
    assert door.answer(door.call(written(Wish(("/a", "/b"))))) == TAKEN
    assert door.wished == [("/a", "/b")]


@pytest.mark.parametrize("message", [b"", b"rubbish", bytes(range(256)) * 20, b"[" * 90_000, b"{}"])
def test_what_makes_no_sense_is_refused_and_the_next_is_heard(door, message):
    assert door.answer(door.call(message)) == REFUSED
    assert door.answer(door.call(written(Wish(("/a",))))) == TAKEN
    assert door.wished == [("/a",)]


def test_a_message_without_end_is_cut_off(door):
    caller = door.call(*[b" " * 500_000] * (LIMIT // 500_000 + 2), to_the_end=False)
    assert door.answer(caller) in {REFUSED, b""}
    assert door.wished == []


def test_a_caller_that_speaks_slowly_keeps_nobody_waiting(door):
    message = written(Wish(("/slow",)))
    slow = door.call(message[:10], to_the_end=False)
    assert door.answer(door.call(written(Wish(("/quick",))))) == TAKEN
    door.say(slow, message[10:])
    slow.shutdown(socket.SHUT_WR)
    assert door.answer(slow) == TAKEN
    assert door.wished == [("/quick",), ("/slow",)]


def test_a_caller_that_says_nothing_is_shown_out(door, monkeypatch):
    monkeypatch.setattr(callers_module, "TALK_MS", 50)
    assert door.answer(door.call(to_the_end=False)) == b""
    assert door.wished == []


def test_one_that_has_left_before_the_answer_gets_nothing_done(door):
    door.call(written(Wish(("/gone",)))).close()
    assert door.answer(door.call(written(Wish(("/a",))))) == TAKEN
    assert door.wished == [("/a",)]


def test_a_crowd_is_heard_in_its_order_and_leaves_nothing_open(door, monkeypatch):
    monkeypatch.setattr(callers_module, "AT_ONCE", 5)
    before = len(os.listdir("/proc/self/fd"))
    crowd = [door.call(written(Wish((f"/{number}",)))) for number in range(60)]
    assert [door.answer(caller) for caller in crowd] == [TAKEN] * 60
    assert door.wished == [(f"/{number}",) for number in range(60)]
    door.qtbot.waitUntil(lambda: len(os.listdir("/proc/self/fd")) <= before, timeout=HANG_MS)


def test_a_program_that_is_about_to_end_promises_nothing(door):
    door.is_leaving = True
    assert door.answer(door.call(written(Wish(("/a",))))) == b""
    assert door.wished == []
