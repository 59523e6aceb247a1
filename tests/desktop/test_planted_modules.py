"""Python files that lie in a gallery, named like modules the program uses, never run."""

from __future__ import annotations

import subprocess
import sys

import pytest

OURS = {"yaml", "PIL", "PySide6", "shiboken6", "natsort", "platformdirs", "sitecustomize", "usercustomize"}
BESIDE = {"gallery_app", "gallery-app", "__main__", "cli", "app", "loader", "start", "process"}
MARK = "import os\nos.close(os.open({file!r}, os.O_CREAT | os.O_WRONLY))\n"


@pytest.fixture
def ran(tmp_path):
    """The folder in which every planted module leaves a file of its name when it runs."""
    folder = tmp_path / "ran"
    folder.mkdir()
    return folder


@pytest.fixture
def plant(story, ran):
    """Put modules of these names into the gallery."""

    def write(names):
        for name in names:
            (story / f"{name}.py").write_text(MARK.format(file=str(ran / name)))

    return write


def names_python_itself_imports(folder):
    """Return the modules that Python's own ``-m`` loads before the program's first line."""
    (folder / "first.py").write_text("import sys\nprint(*sys.modules)\n")
    command = [sys.executable, "-m", "first"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    return {name.partition(".")[0] for name in done.stdout.split()}


def look_through(program):
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)
    program.press("ctrl+w")
    assert program.wait_end() == 0


def test_a_planted_module_would_leave_its_mark(story, ran, plant):
    plant({"yaml"})
    subprocess.run([sys.executable, "-c", "import yaml"], cwd=story, check=True, timeout=60)
    assert {file.name for file in ran.iterdir()} == {"yaml"}


def test_started_within_the_gallery_nothing_in_it_runs(start, story, ran, plant, tmp_path):
    # Without -I, Python itself looks for what it needs for -m (and for the program) in the current folder
    # first; whatever comes after that is the program's own affair.
    plant(
        {*sys.stdlib_module_names, *OURS, *BESIDE} - {"gallery_app"} - names_python_itself_imports(tmp_path)
    )
    look_through(start(".", program=(sys.executable, "-m", "gallery_app"), cwd=story))
    assert {file.name for file in ran.iterdir()} == set()


def test_started_apart_from_the_current_folder_not_even_the_programs_own_name_runs(start, story, ran, plant):
    plant({*sys.stdlib_module_names, *OURS, *BESIDE})
    look_through(start(".", cwd=story))
    assert {file.name for file in ran.iterdir()} == set()


@pytest.mark.parametrize("command", ["info", "check"])
def test_reports_run_nothing_of_the_gallery_either(story, ran, plant, tmp_path, command):
    plant(
        {*sys.stdlib_module_names, *OURS, *BESIDE} - {"gallery_app"} - names_python_itself_imports(tmp_path)
    )
    run = [sys.executable, "-m", "gallery_app", command, "."]
    assert subprocess.run(run, cwd=story, capture_output=True, timeout=60, check=False).returncode == 0
    assert {file.name for file in ran.iterdir()} == set()
