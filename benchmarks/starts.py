"""The two ways in which the program is started: by an installed Python, and as the packaged program.

The package is the newest dist/*.deb (tools/build_deb.py), unpacked into a folder of its own.
"""

from __future__ import annotations

import py_compile
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from viewers import OURS, Viewer

if TYPE_CHECKING:
    from collections.abc import Iterator

DIST = Path(__file__).resolve().parent.parent / "dist"
PROGRAM = Path("usr/lib/gallery-app/gallery-app")
SCRIPT = PROGRAM.parent / "_internal/start.pyc"  # what its start program has Python run
# A loader that the code starts is the same program again.
WITH_LOADERS = """
import sys
sys.frozen = True
if sys.argv[1:2] == ["--loader"]:
    del sys.argv[1]
    import gallery_app.loader.start
"""


class NotBuilt(RuntimeError):  # noqa: N818  — what is so, not a mistake of ours
    """There is no package to measure."""


@dataclass(frozen=True, slots=True)
class Start:
    """``viewer`` is the program as a reader starts it; ``folder``, if it is packaged, a copy to change."""

    viewer: Viewer
    folder: Path | None = None

    def command_for(self, code: str) -> list[str]:
        """Return the command that starts Python as this start does, for ``code`` alone."""
        if self.folder is None:
            return [sys.executable, "-I", "-c", code]
        source = self.folder / "code.py"
        source.write_text(WITH_LOADERS + code, "utf-8")
        py_compile.compile(str(source), cfile=str(self.folder / SCRIPT), doraise=True)
        return [str(self.folder / PROGRAM)]


PLAIN = Start(OURS)


@contextmanager
def packaged() -> Iterator[Start]:
    """Unpack the package twice, as it is and for code to be put in; NotBuilt where there is none."""
    packages = sorted(DIST.glob("gallery-app_*.deb"), key=lambda path: path.stat().st_mtime)
    if not packages:
        raise NotBuilt("tools/build_deb.py has not built dist/*.deb")
    with tempfile.TemporaryDirectory(prefix="gallery-package-") as folder:
        whole, changed = Path(folder, "whole"), Path(folder, "changed")
        for copy in (whole, changed):
            subprocess.run(["dpkg-deb", "--extract", packages[-1], copy], check=True)
        viewer = Viewer("gallery, packaged", (str(whole / PROGRAM),), strip=True, yardstick=True)
        yield Start(viewer, changed)
