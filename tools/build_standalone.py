#!/usr/bin/env python3
"""Build the standalone program for the system this runs on: one folder that needs no Python.

    python3 tools/build_standalone.py [--no-start]

The folder is dist/gallery-app (on macOS also dist/Gallery.app), with the licences of all that is in it. It is
started afterwards, in an empty environment, to save a picture of the sample; ``--no-start`` leaves that out.
The packages come from the virtual environment that ``python3 run.py test`` makes. On Linux a C compiler and
Python's headers are needed: the start program there is our own (tools/packaging/start.c).
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
DIST: Final = ROOT / "dist"
PROGRAM: Final = DIST / "gallery-app" / ("gallery-app.exe" if sys.platform == "win32" else "gallery-app")
SAMPLE: Final = "_internal/gallery_app/sample_galleries/soyuz-ms-24"
SECONDS: Final = 120  # that a start may take at the most


def main() -> int:
    """Build, gather the licences, start; return the exit code."""
    within_environment(__file__)
    work = ROOT / "build" / "pyinstaller"
    spec = ROOT / "tools" / "packaging" / "gallery.spec"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    subprocess.run([*command, "--distpath", DIST, "--workpath", work, spec], check=True)
    if sys.platform.startswith("linux"):
        put_start_program(PROGRAM)
    sys.path.insert(0, str(spec.parent))
    from licences import gather  # noqa: PLC0415  — beside the spec, not on the path before

    gather(DIST / "gallery-app" / "licences")
    files = [path for path in (DIST / "gallery-app").rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(f"{DIST / 'gallery-app'}: {size / 1e6:.0f} MB")
    return 0 if "--no-start" in sys.argv[1:] else start_in_a_clean_place(PROGRAM, PROGRAM.parent / SAMPLE)


def put_start_program(program: Path) -> None:
    """Compile our own start program in the place of PyInstaller's; it is linked to the Python beside it."""
    told = sysconfig.get_config_var
    compiler = shlex.split(os.environ.get("CC") or told("CC") or "cc")
    hardened = ["-fPIE", "-fstack-protector-strong", "-D_FORTIFY_SOURCE=2"]
    linked = ["-pie", "-s", "-Wl,-z,relro,-z,now", "-Wl,-rpath,$ORIGIN/_internal"]
    python = [f"-L{told('LIBDIR')}", f"-lpython{told('LDVERSION')}"]
    source = ROOT / "tools" / "packaging" / "start.c"
    command = [*compiler, "-O2", "-Wall", *hardened, f"-I{told('INCLUDEPY')}", "-o", program, source]
    subprocess.run([*command, *linked, *python], check=True)


def start_in_a_clean_place(program: Path, sample: Path) -> int:
    """Let the program save a picture of a story, with nothing of ours around it; return the exit code."""
    with tempfile.TemporaryDirectory() as home:
        picture = Path(home) / "window.png"
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "WINDIR") if name in os.environ}
        environment = {"HOME": home, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", **kept}
        command = [program, "--screenshot", picture, sample]
        code = subprocess.run(command, env=environment, cwd=home, timeout=SECONDS, check=False).returncode
        if code == 0 and picture.exists():
            print(f"started: a picture of {picture.stat().st_size} bytes")
            return 0
    print(f"{program} ended with {code} and saved no picture", file=sys.stderr)
    return 1


def within_environment(script: str) -> None:
    """Go on only within the virtual environment of the checkout: else run ``script`` again there, and end."""
    folder = ROOT / ".venv"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        sys.exit("There is no virtual environment yet: run “python3 run.py test --collect-only” first.")
    if Path(sys.prefix) != folder:
        sys.exit(subprocess.call([python, script, *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
