"""The start program of the packages on Linux: Python's own modules, ours, and nothing that lies about."""

from __future__ import annotations

import json
import os
import py_compile
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = Path(sysconfig.get_path("stdlib"))
SHARED = Path(sysconfig.get_config_var("LIBDIR") or "") / (sysconfig.get_config_var("INSTSONAME") or "-")
HEADER = Path(sysconfig.get_path("include")) / "Python.h"
COMPILER = shutil.which((sysconfig.get_config_var("CC") or "cc").partition(" ")[0])
BUILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from build_standalone import put_start_program
put_start_program(Path(sys.argv[2]))
"""
TELL = """
import ctypes, json, os, sys
import encodings
print(json.dumps([sys.argv, sys.path, sys.flags.isolated, sys.executable, encodings.__file__]))
"""

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux")
    or COMPILER is None
    or not (SHARED.is_file() and ".so" in SHARED.name and HEADER.exists()),
    reason="building the start program needs a C compiler, Python's headers and its shared library",
)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The start program in a folder as PyInstaller makes it, with Python's own library linked into it."""
    folder = tmp_path_factory.mktemp("Ünser Programm")
    parts = folder / "_internal"
    version = parts / f"python3.{sys.version_info.minor}"
    version.mkdir(parents=True)
    (version / "lib-dynload").symlink_to(LIBRARY / "lib-dynload")
    for entry in LIBRARY.iterdir():
        if entry.suffix == ".py" or (entry / "__init__.py").exists():
            (parts / entry.name).symlink_to(entry)
    (parts / SHARED.name).symlink_to(SHARED)
    source = folder / "start.py"
    source.write_text(TELL, "utf-8")
    py_compile.compile(str(source), cfile=str(parts / "start.pyc"), doraise=True)
    subprocess.run([sys.executable, "-c", BUILD, ROOT / "tools", folder / "gallery-app"], check=True)
    return folder / "gallery-app"


def told(command: list[object], **options: object) -> list[object]:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, **options)
    return json.loads(done.stdout)


def test_every_word_of_the_command_line_is_the_program_s(program: Path) -> None:
    words = ["-c", "pass", "--help", "-V", "Große Geschichte", "", "\udcff.jpg"]

    argv, *_ = told([program, *words])

    assert argv == [str(program), *words]


def test_it_finds_its_folder_through_links(program: Path, tmp_path: Path) -> None:
    (tmp_path / "command").symlink_to(program)

    _, path, _, executable, library = told([tmp_path / "command"])

    parts = program.parent / "_internal"
    version = f"python3.{sys.version_info.minor}"
    assert path == [str(parts), str(parts / version / "lib-dynload")]
    assert executable == str(program)
    assert str(library).startswith(str(parts))


def test_neither_the_current_folder_nor_the_environment_steers_it(program: Path, tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    planted.mkdir()
    for name in ("json", "ctypes", "encodings", "os", "sitecustomize", "usercustomize", "start"):
        (planted / f"{name}.py").write_text(f"raise SystemExit('{name} ran')")
    steering = {"PYTHONPATH": planted, "PYTHONHOME": planted, "PYTHONSTARTUP": planted / "os.py"}
    environment = {**os.environ, **{name: str(path) for name, path in steering.items()}}

    _, path, isolated, *_ = told([program], cwd=planted, env=environment)

    assert isolated == 1
    assert not [entry for entry in path if str(planted) in entry]
