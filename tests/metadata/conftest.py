"""Folders of photos with words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from gallery_app.bundles.photo_names import PHOTO_SUFFIXES
from gallery_app.metadata.reading import MetadataReader
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import NO_WORDS
from gallery_app.source import FolderSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gallery_app.model.metadata import PhotoMetadata
    from gallery_app.model.words import Origin, PhotoWords

# The machine may be busy: how long an example takes says nothing.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


class Reading:
    """Reads photos of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._source = FolderSource(str(folder))

    def close(self) -> None:
        """Let the folder go."""
        self._source.close()

    def of(self, file: str, legacy: str | None = None) -> PhotoMetadata:
        """Return what a file and its sidecars say."""
        metadata = MetadataReader(self._source, PHOTO_SUFFIXES, legacy).read(file)
        assert metadata is not None
        return metadata

    def of_bytes(self, data: bytes, name: str = "photo.jpg", legacy: str | None = None) -> PhotoMetadata:
        """Write a file and return what it says."""
        (self.folder / name).write_bytes(data)
        return self.of(name, legacy)

    def words(self, data: bytes, origin: Origin, legacy: str | None = None) -> PhotoWords:
        """Write a file and return what one of its sources says."""
        return dict(self.of_bytes(data, legacy=legacy).sources).get(origin, NO_WORDS)


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Reading]:
    """A folder to put photos in and to read them from."""
    folder = tmp_path / "photos"
    folder.mkdir()
    found = Reading(folder)
    yield found
    found.close()


@pytest.fixture
def plain() -> Callable[[LocalizedText | None], str | None]:
    """Return the text that is shown where nobody asks for a language."""
    return lambda value: None if value is None else value.pick()
