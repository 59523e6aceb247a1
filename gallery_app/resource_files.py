"""Finding the files that come with the program: in the installed package, or in the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent


def resource_path(name: str) -> Path:
    """Return where the resource ``name`` ("icons/menu.svg") lies; FileNotFoundError if it does not."""
    return shipped_path(f"resources/{name}")


def shipped_path(name: str) -> Path:
    """Return where ``name`` ("sample_galleries") lies; FileNotFoundError if it does not."""
    for base in (PACKAGE, PACKAGE.parent):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation of Gallery")
