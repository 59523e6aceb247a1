"""The saver process: does one job, whole or not at all, says how that went, and ends."""

from __future__ import annotations

import os
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.locating import locate
from gallery_app.errors import GalleryError
from gallery_app.model.problems import say
from gallery_app.processes.lockdown import lock_down_writer
from gallery_app.saver.failing import why
from gallery_app.saver.jobs import (
    LINE_LIMIT,
    CancelledError,
    CopyJob,
    FileJob,
    LookJob,
    ManifestJob,
    Outcome,
    PackJob,
    SaveJob,
    SaverError,
    UnpackJob,
    VerifyJob,
    failure_line,
    job_from_line,
    outcome_line,
)
from gallery_app.saver.packing import pack
from gallery_app.saver.single_files import copy_member, look_at_manifest, write_file, write_manifest
from gallery_app.saver.unpacking import unpack
from gallery_app.saver.verifying import verify
from gallery_app.saver.work import Work

if TYPE_CHECKING:
    from gallery_app.bundles.locating import Located

SOCKET: Final = 0  # the descriptor that whoever asks put the connection on
DESCRIPTORS: Final = 1024  # that a shell or a terminal may have left open without meaning to


def main() -> None:
    """Do the job that the first line on the connection names; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks, who then cancels
    os.closerange(3, DESCRIPTORS)
    channel = socket.socket(fileno=SOCKET)
    with suppress(OSError, EOFError):  # whoever asked is gone
        job = job_from_line(_first_line(channel))
        channel.sendall(answer(job, Work(channel), tuple(sys.argv[1:])))
    os._exit(0)


def answer(job: SaveJob, work: Work, python_paths: tuple[str, ...]) -> bytes:
    """Do a job, whatever happens; return the line that says how it went."""
    try:
        return outcome_line(_done(job, work, python_paths))
    except (CancelledError, BrokenPipeError, ConnectionError):
        return failure_line(None)
    except GalleryError as error:
        return failure_line(error)
    except OSError as error:
        return failure_line(why(error, _target(job)))
    except MemoryError:
        return failure_line(SaverError(say("there is not enough memory for it"), _target(job)))
    except Exception as error:  # noqa: BLE001  — the rim: a bug is told in words too
        fault = f"{type(error).__name__}: {error}"[:300]
        reason = say("it failed in an unexpected way: {fault}", fault=fault)
        return failure_line(SaverError(reason, _target(job)))


def _done(job: SaveJob, work: Work, python_paths: tuple[str, ...]) -> Outcome:
    located = _located(job)
    source = located.root if located is not None else getattr(job, "source", "")
    folder = "" if isinstance(job, VerifyJob) else os.path.dirname(job.target)
    lock_down_writer(source, folder, python_paths)
    match job:
        case PackJob() if located is not None:
            return pack(job, located, work)
        case CopyJob() if located is not None:
            return copy_member(job, located, work)
        case UnpackJob():
            return unpack(job, work)
        case VerifyJob():
            return verify(job, work)
        case ManifestJob():
            return write_manifest(job)
        case LookJob():
            return look_at_manifest(job)
        case FileJob():
            return write_file(job)
    raise SaverError(say("several galleries were named: each is packed by itself"), _target(job))


def _located(job: SaveJob) -> Located | None:
    """Return what a job reads, where that is a gallery of any kind."""
    if not isinstance(job, (PackJob, CopyJob)):
        return None
    located = locate([job.source])
    return located if located.kind is not None else None


def _target(job: SaveJob) -> str:
    return job.source if isinstance(job, VerifyJob) else job.target


def _first_line(channel: socket.socket) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        piece = channel.recv(1 << 16)
        if not piece or len(line) > LINE_LIMIT:
            raise EOFError
        line += piece
    return line
