"""Where bytes come from: files and listings beneath one folder or in one packed file, nothing else."""

from __future__ import annotations

from gallery_app.source.contract import PHOTO_LIMIT, Entry, Measures, Source
from gallery_app.source.folder import FolderSource
from gallery_app.source.paths import PATH_LIMIT, safe_relative
from gallery_app.source.walking import DESCRIPTORS_WORK, LINK_LIMIT

__all__ = [
    "DESCRIPTORS_WORK", "LINK_LIMIT", "PATH_LIMIT", "PHOTO_LIMIT", "Entry", "FolderSource", "Measures",
    "Source", "safe_relative",
]  # fmt: skip
