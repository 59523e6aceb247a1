"""What every test may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bundle_maker import BundleMaker

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def base_dir(tmp_path: Path) -> Path:
    """The folder beneath which a test may write whatever it likes."""
    return tmp_path


@pytest.fixture
def bundle(base_dir: Path) -> BundleMaker:
    """A builder of bundles on disk."""
    return BundleMaker(base_dir / "bundles")
