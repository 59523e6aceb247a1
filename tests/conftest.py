"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from bundle_maker import BundleMaker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Before anything imports Qt: windows are drawn without a screen unless somebody asks for one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def base_dir(tmp_path: Path) -> Path:
    """The folder beneath which a test may write whatever it likes."""
    return tmp_path


@pytest.fixture
def bundle(base_dir: Path) -> BundleMaker:
    """A builder of bundles on disk."""
    return BundleMaker(base_dir / "bundles")


@pytest.fixture
def tool() -> Callable[[str], str]:
    """Finds a program that a test needs: where it is missing the test is skipped, in CI it fails."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            complain = pytest.fail if os.environ.get("CI") else pytest.skip
            complain(f"{name} is not installed; tools/debian-packages.txt lists what the tests need")
        return str(path)

    return find
