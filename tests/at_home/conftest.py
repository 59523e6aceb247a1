"""The program on a desktop of the tests' own: homes, system folders, and the desktop's own programs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from started_program import PROGRAM

from gallery_app.desktop.files import ENTRY

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]

MIME_CACHE = "[MIME Cache]\n"


class Home:
    """A user's home and, beside it, what the system brings: nothing of the machine that the tests run on."""

    def __init__(self, base: Path) -> None:
        self.home = base / "home"
        self.system = base / "system"
        self.share = self.home / ".local/share"
        self.home.mkdir()
        (self.system / "applications").mkdir(parents=True)
        # Of the machine itself only the file types are seen, not its programs.
        machine = base / "machine"
        machine.mkdir()
        (machine / "mime").symlink_to("/usr/share/mime")
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "XDG_DATA_DIRS": f"{self.system}:{machine}",
            "XDG_CONFIG_DIRS": str(base / "etc"),
        }

    @property
    def entry(self) -> Path:
        """Where the program's entry belongs."""
        return self.share / ENTRY

    @property
    def files(self) -> dict[str, bytes]:
        """Every file in the home and its contents; folders end with "/"."""
        found = {}
        for path in sorted(self.home.rglob("*")):
            name = str(path.relative_to(self.home))
            found[f"{name}/" if path.is_dir() else name] = b"" if path.is_dir() else path.read_bytes()
        return found

    def add_program(self, name: str, *types: str, folder: Path | None = None) -> None:
        """Let the system have a program that opens files of some types."""
        where = folder or self.system / "applications"
        where.mkdir(parents=True, exist_ok=True)
        text = f"[Desktop Entry]\nType=Application\nName={name}\nExec=true %f\nMimeType={';'.join(types)};\n"
        (where / f"{name}.desktop").write_text(text)
        subprocess.run(["update-desktop-database", where], check=True)

    def ask(self, *command: str | Path, **more: str) -> str:
        """Return what one of the desktop's programs says."""
        done = subprocess.run(
            command, env=self.environment | more, capture_output=True, text=True, timeout=60, check=False
        )
        return (done.stdout + done.stderr).strip()

    def run(self, *arguments: str | Path, code: int = 0) -> str:
        """Run the program's own command line and return what it says."""
        command = [*PROGRAM, *arguments]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    def opener_of(self, mime_type: str) -> tuple[str, str]:
        """Return which program opens a type, by xdg-mime and by GLib; "" for none."""
        glib = self.ask("gio", "mime", mime_type).splitlines()[0]
        return self.ask("xdg-mime", "query", "default", mime_type), glib


@pytest.fixture
def home(tmp_path: Path, tool: object) -> Home:
    """A home on a desktop."""
    for name in ("gio", "xdg-mime", "update-mime-database", "update-desktop-database"):
        tool(name)  # type: ignore[operator]
    return Home(tmp_path)
