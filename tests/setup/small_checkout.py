"""A small checkout with run.py, to be set up for real in two or three seconds."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Answers as the real packages do, as far as setting up looks at them: shiboken6 writes files when told so,
# the program says how it was started and saves a "screenshot".
SHIBOKEN = """
import os, pathlib
VERSION = "{version}"
files = pathlib.Path(__file__).parent / "files.dir"
if os.environ.get("SBK_EMBED") == "0" and not files.exists():
    files.mkdir()
    (files / "support.py").write_text(f"VERSION = '{{VERSION}}'")
"""
PROGRAM = """
import json, os, pathlib, sys
arguments = sys.argv[1:]
if "--screenshot" in arguments:
    pathlib.Path(arguments[arguments.index("--screenshot") + 1]).write_text("picture")
if "--fail" in arguments:
    sys.exit(7)
names = ("LC_ALL", "LC_CTYPE", "LANG")
print(json.dumps({"arguments": arguments, "cwd": os.getcwd(), "path": sys.path,
                  "isolated": sys.flags.isolated,
                  "locale": {name: os.environ.get(name) for name in names}}))
"""


def make_wheel(folder: Path, version: str) -> str:
    """Make a wheel of a small shiboken6 and return the line of a lock file that installs it."""
    name = f"shiboken6-{version}-py3-none-any.whl"
    info = f"shiboken6-{version}.dist-info"
    with zipfile.ZipFile(folder / name, "w") as wheel:
        wheel.writestr("shiboken6/__init__.py", SHIBOKEN.format(version=version))
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: shiboken6\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    return f"shiboken6=={version} --hash=sha256:{digest}\n"


@dataclass
class Checkout:
    """A checkout with run.py and a small program, in a folder with a blank and an umlaut in its name."""

    root: Path
    wheels: Path

    @property
    def lock(self) -> Path:
        return self.root / "requirements.lock"

    @property
    def cache(self) -> Path:
        """The user's folder for what can be made again."""
        return self.wheels.with_name("cache")

    @property
    def support(self) -> Path:
        """What PySide6 writes out once, for Python to cache; wherever the environment lies."""
        homes = [self.root / ".venv", *self.cache.glob("gallery-app/venv-*")]
        (found,) = [
            path for home in homes for path in home.glob("lib/python*/site-packages/shiboken6/files.dir")
        ]
        return found

    def environment(self, **changed: str | None) -> dict[str, str]:
        """The user's environment without a screen, and with no packages but those of the wheels' folder."""
        drop = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH")
        kept = {name: value for name, value in os.environ.items() if name not in drop and "PIP_" not in name}
        pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        wanted = {**kept, **pip, "XDG_CACHE_HOME": str(self.cache), **changed}
        return {name: value for name, value in wanted.items() if value is not None}

    def start(
        self, *arguments: str, cwd: Path | None = None, **changed: str | None
    ) -> subprocess.CompletedProcess[str]:
        """Run run.py as a user would and wait for it."""
        return subprocess.run(
            [sys.executable, str(self.root / "run.py"), *arguments],
            cwd=cwd or self.root,
            env=self.environment(**changed),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def make_checkout(place: Path) -> Checkout:
    """Make a checkout in which nothing is set up yet."""
    checkout = Checkout(place / "Galerie für alle", place / "wheels")
    (checkout.root / "gallery_app").mkdir(parents=True)
    (checkout.root / "sample_galleries" / "soyuz-ms-24").mkdir(parents=True)
    checkout.wheels.mkdir()
    shutil.copy(ROOT / "run.py", checkout.root)
    (checkout.root / "gallery_app" / "__init__.py").touch()
    (checkout.root / "gallery_app" / "__main__.py").write_text(PROGRAM, "utf-8")
    checkout.lock.write_text(make_wheel(checkout.wheels, "1.0"), "ascii")
    return checkout
