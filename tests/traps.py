"""What may lie in the place of a file, and holds up or leads astray whoever opens it without a look."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest


def make_endless_device(path: str | Path) -> None:
    """Make a device of a test's own: a link to one of the system's might be written through."""
    try:
        os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root can make devices")


TRAPS = {
    "pipe": os.mkfifo,
    "loop": lambda path: os.symlink(path, path),
    "endless device": make_endless_device,
}
