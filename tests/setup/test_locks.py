"""The lock files, the project file and the list of Debian packages say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def entries(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Return every requirement of a lock file with its hashes."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    lines = [line.strip() for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    found = []
    for line in lines:
        requirement, *hashes = line.split(" --hash=")
        found.append((Requirement(requirement.strip()), [value.strip() for value in hashes]))
    return found


def versions(lock: str) -> dict[str, str]:
    """Return the version of every package in a lock file."""
    return {
        canonicalize_name(entry.name): str(entry.specifier).removeprefix("==") for entry, _ in entries(lock)
    }


WANTED = [("requirements.lock", line) for line in PROJECT["project"]["dependencies"]] + [
    ("requirements-dev.lock", line) for group in PROJECT["dependency-groups"].values() for line in group
]


@pytest.mark.parametrize(("lock", "wanted"), WANTED)
def test_every_dependency_of_the_project_is_locked_within_its_range(lock: str, wanted: str) -> None:
    requirement = Requirement(wanted)
    name = canonicalize_name(requirement.name)

    assert name in versions(lock), f"{name} is missing: run tools/update_locks.sh"
    assert requirement.specifier.contains(versions(lock)[name])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_exact_version_and_hashes(lock: str) -> None:
    for requirement, hashes in entries(lock):
        assert re.fullmatch(r"==[\w.+!]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", value) for value in hashes), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")

    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index|--extra-index|--find-links|--trusted)", text, re.MULTILINE)


def test_both_locks_agree_where_they_name_the_same_package() -> None:
    runtime, dev = (versions(lock) for lock in LOCKS)

    assert {name: dev[name] for name in runtime.keys() & dev.keys()} == {
        name: runtime[name] for name in runtime.keys() & dev.keys()
    }


def test_both_parts_of_pyside6_have_the_same_version() -> None:
    runtime = versions("requirements.lock")

    assert runtime["pyside6-essentials"] == runtime["shiboken6"]


def test_the_debian_packages_hold_what_qt_needs(run: ModuleType) -> None:
    lines = (ROOT / "tools" / "debian-packages.txt").read_text("utf-8").splitlines()
    listed = {line.partition("#")[0].strip() for line in lines}

    assert {packages[0] for _, _, packages in run.LIBRARIES} | {run.FONT[0]} <= listed


def test_run_py_and_the_project_name_the_same_oldest_python(run: ModuleType) -> None:
    assert PROJECT["project"]["requires-python"] == ">=" + ".".join(map(str, run.OLDEST))
