"""Files that a loader opens for other programs: handed over beside a message, and read by nobody here."""

from __future__ import annotations

import functools
import gc
import os
import socket

import pytest
from driving import Driven, descriptors

from gallery_app.errors import LoaderError
from gallery_app.loader.answers import PhotoFailure, Priority
from gallery_app.loader.client import launch_loader
from gallery_app.loader.frames import PACKETS, PacketChannel
from gallery_app.loader.header import HEADER, Kind
from gallery_app.loader.open_file import OpenFile

pytestmark = pytest.mark.skipif(not PACKETS, reason="files cannot be handed over on this system")


def opened(driven, file):
    """Ask for a photo's file and return the answer."""
    answers = []
    driven.open()
    driven.pool.open_file(file, Priority.CURRENT, answers.append)
    driven.until(lambda: bool(answers))
    return answers[0]


def test_the_file_is_the_photos_own_and_closed_with_its_last_holder(photos):
    with Driven(photos) as driven:
        file = opened(driven, "photo 1.png")
        assert isinstance(file, OpenFile)
        assert os.path.samestat(os.fstat(file.fileno()), os.stat(photos / "photo 1.png"))
        assert os.get_inheritable(file.fileno()) is False
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.write(file.fileno(), b"x")
        number = file.fileno()
        del file
        gc.collect()
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(number)


def test_a_file_that_cannot_be_opened_is_told_why(photos):
    with Driven(photos) as driven:
        assert isinstance(opened(driven, "gone.png"), PhotoFailure)
        assert isinstance(opened(driven, "../photo 1.png"), PhotoFailure)


def test_through_a_stream_there_is_no_file_but_a_reason(photos):
    with Driven(photos, launch=functools.partial(launch_loader, packets=False)) as driven:
        assert isinstance(opened(driven, "photo 1.png"), PhotoFailure)


def message(kind, *files):
    """Let the viewer's end receive a bare message with open files beside it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        header = HEADER.pack(1, kind, 0, 0, 0, 0, 0, 0, 0, 0)
        socket.send_fds(theirs, [header], list(files))
        channel = PacketChannel(ours)
        try:
            return channel.receive()
        finally:
            channel.close()


def open_as(tmp_path, kind):
    """Open something that is no photo to be read; return descriptors, the first of which counts."""
    file = tmp_path / "file"
    file.write_bytes(b"x")
    match kind:
        case "a pipe":
            return os.pipe()
        case "a named pipe":
            os.mkfifo(tmp_path / "fifo")
            return [os.open(tmp_path / "fifo", os.O_RDONLY | os.O_NONBLOCK)]
        case "a socket":
            return [one.detach() for one in socket.socketpair()]
        case "a folder":
            return [os.open(tmp_path, os.O_RDONLY)]
        case "a device":
            return [os.open("/dev/null", os.O_RDONLY)]
        case "a file to be written":
            return [os.open(file, os.O_WRONLY)]
        case "a file to be read and written":
            return [os.open(file, os.O_RDWR)]
        case "a memory file":
            return [os.memfd_create("memory")]
        case "the place of a file":
            return [os.open(file, os.O_PATH)]
    return [os.eventfd(0)]


@pytest.mark.parametrize(
    "kind",
    [
        "a pipe",
        "a named pipe",
        "a socket",
        "a folder",
        "a device",
        "a file to be written",
        "a file to be read and written",
        "a memory file",
        "the place of a file",
        "a counter",
    ],
)
def test_what_is_no_file_to_be_read_is_handed_to_nobody(tmp_path, kind):
    before = descriptors()
    opened = open_as(tmp_path, kind)
    with pytest.raises(LoaderError):
        message(Kind.FILE, opened[0])
    for descriptor in opened:
        os.close(descriptor)
    assert descriptors() == before


def test_a_file_beside_any_other_message_is_rubbish_and_so_is_none_or_a_second_one(photos):
    with open(photos / "photo 1.png", "rb") as file:
        assert message(Kind.FILE, file.fileno()).file is not None
        gc.collect()
        before = descriptors()
        for wrong in ((Kind.DONE, file.fileno()), (Kind.FILE,), (Kind.FILE, file.fileno(), file.fileno())):
            with pytest.raises(LoaderError):
                message(*wrong)
        assert descriptors() == before
