"""The viewers that are measured: ours and its peers, each a row of a table.

A peer that is not installed is left out.  ``tools/debian-packages-benchmarks.txt`` lists Debian's packages.
vimiv-qt comes from PyPI: in a virtual environment of its own, ``pip install vimiv PyQt5`` (or Debian's
python3-pyqt5 and python3-pyqt5.qtsvg, and ``pip install --no-deps vimiv`` in an environment made with
``--system-site-packages``); then put its ``bin`` at the end of PATH.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Viewer:
    """One viewer.  ``command`` is followed by the photo or folder; keys are named as X names them.

    ``zoom`` is the combination for 100 %, () where there is none.  A ``yardstick`` stands in a target and is
    measured as often as ours, the others three times.
    """

    name: str
    command: tuple[str, ...]
    next: str = "Right"
    zoom: tuple[str, ...] = ()
    strip: bool = False
    yardstick: bool = False

    @property
    def is_installed(self) -> bool:
        """Whether its program is there."""
        return shutil.which(self.command[0]) is not None

    def version(self) -> str:
        """Return the version of its Debian package, or ""."""
        path = shutil.which(self.command[0]) or ""
        owner = _output("dpkg-query", "--search", path).partition(":")[0]
        return _output("dpkg-query", "--show", "--showformat=${Version}", owner) if owner else ""

    def command_for(self, path: Path) -> list[str]:
        """Return the command line that shows a photo or a folder."""
        return [*self.command, str(path)]


# As it is installed: "-I" keeps the checkout and the reader's own packages out.
OURS: Final = Viewer(
    "gallery",
    (sys.executable, "-I", "-m", "gallery_app"),
    zoom=("Control_L", "1"),
    strip=True,
    yardstick=True,
)
PEERS: Final = (
    Viewer("gpicview", ("gpicview",), zoom=("g",), yardstick=True),
    Viewer("geeqie", ("geeqie",), "Page_Down", zoom=("z",), strip=True, yardstick=True),
    Viewer("qimgv", ("qimgv",), zoom=("3",), yardstick=True),
    Viewer("lximage-qt", ("lximage-qt",), zoom=("Control_L", "0")),
    Viewer("gwenview", ("gwenview",), zoom=("Control_L", "0"), strip=True),
    Viewer("eog", ("eog",), zoom=("1",)),
    Viewer("vimiv-qt", ("vimiv",), "n", zoom=("Shift_L", "w")),
)


def chosen(names: Sequence[str] | None = None) -> tuple[tuple[Viewer, ...], tuple[str, ...]]:
    """Return the viewers to measure, ours first, and the names of peers that are not installed."""
    wanted = [peer for peer in PEERS if names is None or peer.name in names]
    missing = tuple(peer.name for peer in wanted if not peer.is_installed)
    return (OURS, *(peer for peer in wanted if peer.is_installed)), missing


def _output(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()
