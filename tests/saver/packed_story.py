"""What is to come of the story that the saver's tests pack."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PACKED_OF_STORY = [
    "mimetype",
    "gallery.yaml",
    "photo 1.png",
    "photo 1.png.xmp",
    "Ünïcödé/für Änne.png",
    "Ünïcödé/für Änne.md",
    "line\nbreak.png",
    "it's (2).png",
    "photo 2.png",
    "checksums.sha256",
]


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file beneath ``folder`` with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
