"""The program as the tests start it: this checkout's, or the packaged one that GALLERY_PROGRAM names.

GALLERY_PROGRAM=dist/gallery-app/gallery-app python3 run.py test tests/desktop tests/at_home tests/cli
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGED = os.environ.get("GALLERY_PROGRAM")
PROGRAM = (str(Path(_PACKAGED).resolve()),) if _PACKAGED else (sys.executable, "-I", "-m", "gallery_app")


def is_loader(command: bytes) -> bool:
    """Tell whether a process's command line is that of a loader."""
    return b"start.py" in command or b"\0--loader\0" in command
