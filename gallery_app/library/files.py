"""Reading and writing our own small files: whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from gallery_app.library.dirs import make_folder
from gallery_app.library.regular import open_anew, regular_only
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.model.problems import Sentence

LARGEST_FILE: Final = 16_000_000  # bytes: thousands of photos that were named one by one, in any script
BROKEN_SUFFIX: Final = ".broken"


def read_own(path: str) -> bytes | None:
    """Return the file's bytes, None if there is none; OSError or ValueError (too large) if that fails."""
    try:
        with open(path, "rb", opener=regular_only) as file:
            data = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if len(data) > LARGEST_FILE:
        raise ValueError("too large")
    return data


def write_whole(path: str, data: bytes) -> Sentence | None:
    """Put ``data`` in the file's place in one step; return why that was not possible, or None.

    Several instances may write at once: each file is whole, and the last one stays.
    """
    if len(data) > LARGEST_FILE:  # nobody would read it again
        return _unwritten(path, os.strerror(errno.EFBIG))
    folder, name = os.path.split(path)
    # One name for each process: a leftover of a killed one is overwritten when its number comes round.
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        make_folder(folder)
        put_in_place(path, temporary, data, outlasts_power_cut=True)
    except OSError as error:
        return _unwritten(path, error.strerror or type(error).__name__)
    return None


def put_in_place(
    path: str, temporary: str, data: bytes, *, outlasts_power_cut: bool = False, mode: int = 0o600
) -> None:
    """Write a file of the name ``temporary`` and rename it to ``path``, in the same folder; or raise OSError.

    What outlasts a power cut is waited for until it is on the disk; ``mode`` says who may read the file.
    """
    try:
        with os.fdopen(open_anew(temporary), "wb") as file:
            file.write(data)
            if outlasts_power_cut:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _unwritten(path: str, reason: str) -> Sentence:
    return say("{path} cannot be written, so it is not remembered: {reason}.", path=path, reason=reason)


def set_aside(path: str) -> Sentence:
    """Rename a file that cannot be understood, neither lost nor in the way; return a message."""
    aside = path + BROKEN_SUFFIX
    try:
        os.replace(path, aside)
    except OSError:
        return say("{path} cannot be understood. The defaults are used.", path=path)
    return say(
        "{path} could not be understood. It was kept as {aside}, and the defaults are used.",
        path=path,
        aside=aside,
    )


def unreadable(path: str, error: OSError) -> Sentence:
    """Return the message for a file of our own that is there and cannot be read."""
    reason = error.strerror or type(error).__name__
    return say("{path} cannot be read: {reason}. The defaults are used.", path=path, reason=reason)
