"""A story to pack."""

from __future__ import annotations

import pytest


@pytest.fixture
def story(bundle):
    """A story with awkward names, sidecars and files that are none of it."""
    folder = bundle.plain(2, name="my story")
    names = ["photo 1.png", "Ünïcödé/für Änne.png", "line\nbreak.png", "it's (2).png", "photo 2.png"]
    for number, name in enumerate(names):
        bundle.write_photo(folder / name, number)
    (folder / "photo 1.png.xmp").write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    (folder / "Ünïcödé" / "für Änne.md").write_text("Title: Anne\n")
    (folder / "notes.txt").write_text("not part of the story")
    (folder / ".hidden").write_text("nor is this")
    listed = [*names[:3], "gone.png", *names[3:], "photo 1.png"]
    bundle.write_manifest(
        folder,
        {"format": "1.0", "article": {"headline": "H"}, "photos": [{"file": file} for file in listed]},
    )
    return folder
