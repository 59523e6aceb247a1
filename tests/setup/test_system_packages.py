"""What the system lacks is installed, or the exact command is said."""

from __future__ import annotations

import ast
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_checkout import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

SOURCE = ROOT / "run.py"
# Loads run.py as a module, gives up root's rights where it has them, and does the rest as anybody.
AS_ORDINARY_USER = """
import importlib.util, os, sys
spec = importlib.util.spec_from_file_location("gallery_run", sys.argv[1])
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)
os.environ["PATH"] = sys.argv[2]
if os.geteuid() == 0:
    os.setgroups([])
    os.setresuid(65534, 65534, 65534)
names = [("liba", "a-fedora", "a-arch"), ("libb", "b-fedora", "b-arch")]
print(run.install_packages(names, "It lacks something."))
"""
APT = "apt-get install -y --no-install-recommends liba libb"


@pytest.fixture
def programs() -> Iterator[Path]:
    """A folder for PATH, which an ordinary user can read too; ``calls`` in it takes down what is called."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "calls").touch()
        (folder / "calls").chmod(0o666)
        yield folder


def add_program(folder: Path, name: str) -> None:
    """Put a program there that takes down how it was called."""
    program = folder / name
    program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{folder}/calls"\n')
    program.chmod(0o755)


def install_as_ordinary_user(
    programs: Path, stdin: int = subprocess.DEVNULL
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", AS_ORDINARY_USER, str(SOURCE), str(programs)],
        stdin=stdin,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", APT),
        ("dnf", "dnf install -y a-fedora b-fedora"),
        ("pacman", "pacman -S --needed --noconfirm a-arch b-arch"),
    ],
)
def test_an_ordinary_user_is_told_the_exact_command_and_nothing_runs(
    programs: Path, manager: str, command: str
) -> None:
    add_program(programs, manager)
    add_program(programs, "sudo")

    done = install_as_ordinary_user(programs)

    assert f"\n    sudo {command}\n" in done.stderr
    assert done.stdout == "False\n"
    assert (programs / "calls").read_text() == ""


def test_on_an_unknown_system_the_packages_are_named(programs: Path) -> None:
    done = install_as_ordinary_user(programs)

    assert "liba libb" in done.stderr
    assert done.stdout == "False\n"


@pytest.mark.parametrize(("answer", "runs"), [("y", True), ("", False), ("n", False)])
def test_at_a_terminal_sudo_runs_only_after_a_y(programs: Path, answer: str, runs: bool) -> None:
    add_program(programs, "apt-get")
    add_program(programs, "sudo")
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())

    done = install_as_ordinary_user(programs, theirs)

    os.close(ours)
    os.close(theirs)
    assert "[y/N]" in done.stderr
    assert done.stdout == f"{runs}\n"
    called = APT.replace("apt-get", "sudo apt-get -q -o DPkg::Lock::Timeout=300") + "\n"
    assert (programs / "calls").read_text() == (called if runs else "")


def test_a_library_counts_only_when_it_loads(run: ModuleType) -> None:
    assert run.loads("libc.so.6")
    assert not run.loads("libno-such-library.so.1")


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="not a Debian")
def test_installed_packages_are_found_by_their_name_or_by_what_they_provide(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = tmp_path / "packages.txt"
    # "awk" is not a package but something that one provides.
    listing.write_text("# a comment\n\ndpkg  # there\nawk\nno-such-package-at-all\n")
    monkeypatch.setattr(run, "TEST_PACKAGES", listing)

    assert run.test_packages_missing() == ["no-such-package-at-all"]


def test_the_file_keeps_to_the_syntax_of_an_old_python() -> None:
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 6))


# What an old Python would do with the file, as far as a new one can show it: the modules are loaded before,
# as they are its own.
AS_OLD_PYTHON = """
import contextlib, ctypes, fcntl, hashlib, importlib.util, shlex, shutil, subprocess, sys, tempfile, venv
sys.version_info = (3, 6, 9, "final", 0)
sys.argv = [sys.argv[1], "info", "a b"]
exec(compile(open(sys.argv[0], encoding="utf-8").read(), sys.argv[0], "exec"),
     {"__name__": "__main__", "__file__": sys.argv[0]})
"""


def start_with_old_python(programs: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", AS_OLD_PYTHON, str(SOURCE)],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_says_in_one_sentence_what_is_needed(programs: Path) -> None:
    done = start_with_old_python(programs)

    assert done.returncode == 1
    assert done.stderr == (
        "The gallery needs Python 3.11 or newer; this is 3.6, and no newer one was found.\n"
    )


def test_an_old_python_hands_over_to_a_newer_one(programs: Path) -> None:
    add_program(programs, "python3.12")

    done = start_with_old_python(programs)

    assert done.returncode == 0
    assert (programs / "calls").read_text().splitlines()[-1] == f"python3.12 {SOURCE} info a b"
