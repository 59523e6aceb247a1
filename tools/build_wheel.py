#!/usr/bin/env python3
"""Build the wheel and the source distribution, and start the program from the wheel in a clean place.

    python3 tools/build_wheel.py [--no-start]

They are written to dist/. The start makes a new virtual environment with the packages of requirements.lock
and the wheel, and saves a picture of the sample there; ``--no-start`` leaves that out. What builds comes from
the virtual environment that ``python3 run.py test`` makes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Final

from build_standalone import start_in_a_clean_place, within_environment

ROOT: Final = Path(__file__).resolve().parents[1]
DIST: Final = ROOT / "dist"


def main() -> int:
    """Build and start; return the exit code."""
    within_environment(__file__)
    # The wheel is made from the source distribution, so that whatever that lacks is missed here.
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", DIST, ROOT], check=True)
    wheel = max(DIST.glob("gallery_app-*.whl"), key=lambda path: path.stat().st_mtime)
    print(f"{wheel}: {wheel.stat().st_size / 1e6:.1f} MB")
    return 0 if "--no-start" in sys.argv[1:] else _started_from(wheel)


def _started_from(wheel: Path) -> int:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "environment"
        venv.EnvBuilder(with_pip=True).create(folder)
        scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
        install = [scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        locked = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", ROOT / "requirements.lock"]
        subprocess.run([*install, *locked], check=True)
        subprocess.run([*install, "--no-deps", wheel], check=True)
        inside = next(folder.rglob("gallery_app/sample_galleries/soyuz-ms-24"))
        program = scripts / ("gallery-app.exe" if sys.platform == "win32" else "gallery-app")
        return start_in_a_clean_place(program, inside)


if __name__ == "__main__":
    sys.exit(main())
