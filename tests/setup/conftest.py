"""run.py by its path, and a small checkout of its own to set up for real."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from small_checkout import ROOT, Checkout, make_checkout

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture(scope="session")
def run() -> ModuleType:
    """The module run.py."""
    spec = importlib.util.spec_from_file_location("gallery_run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="package")
def two_first_starts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checkout, list[tuple[int, str]]]:
    """A checkout that two run.py set up at once, with the exit code and the messages of both."""
    made = make_checkout(tmp_path_factory.mktemp("setup"))
    command = [sys.executable, str(made.root / "run.py"), "info"]
    both = [
        subprocess.Popen(command, env=made.environment(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    messages = [process.communicate()[1].decode() for process in both]
    return made, [(process.returncode, text) for process, text in zip(both, messages, strict=True)]


@pytest.fixture
def checkout(two_first_starts: tuple[Checkout, list[tuple[int, str]]]) -> Checkout:
    """A checkout that is set up; what is installed in it stays as it is."""
    return two_first_starts[0]
