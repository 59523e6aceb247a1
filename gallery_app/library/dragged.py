"""Copies of photos that are dragged out of packed galleries: where they lie, and how they are taken away."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from typing import Final

from gallery_app.library.dirs import make_folder

KEPT_SECONDS: Final = 24 * 60 * 60.0  # whoever was given a copy may read it so long
PREFIX: Final = "copy-"


def place_for_copy(folder: str, name: str) -> str:
    """Return the path for a copy of the file ``name``, in a new folder of its own below ``folder``.

    The name stays what it is.  OSError if there is no place.
    """
    make_folder(folder)
    own = os.path.join(folder, f"{PREFIX}{os.getpid()}-{os.urandom(6).hex()}")
    os.mkdir(own, mode=0o700)
    return os.path.join(own, name)


def sweep_copies(folder: str, now: float | None = None) -> None:
    """Take away copies that are older than a day; whatever else is there stays."""
    before = (time.time() if now is None else now) - KEPT_SECONDS
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith(PREFIX) or not entry.is_dir(follow_symlinks=False):
                continue
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_mtime < before:
                    shutil.rmtree(entry.path, ignore_errors=True)
