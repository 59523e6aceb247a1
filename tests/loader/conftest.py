"""Galleries for loaders."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from driving import folder_of_photos
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform != "linux":
    collect_ignore = ["test_lockdown.py", "test_pool_failures.py"]


# The machine may be busy: how long an example takes says nothing.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of three photos: red, green, blue."""
    folder = tmp_path / "story"
    folder.mkdir()
    return folder_of_photos(folder)
