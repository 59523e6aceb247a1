"""A builder of small bundles on disk, with real photos in them."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

import yaml
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SIZE = (60, 40)  # pixels: enough to tell which photo is shown, quick to make


class BundleMaker:
    """Builds bundles beneath one folder: ``bundle.with_photos(3)`` is a story with three photos.

    Photos are called "photo 1.png", "photo 2.png" ...; each is one flat colour, its own: see ``colour``.
    """

    def __init__(self, base: Path) -> None:
        self.base = base

    def with_photos(
        self,
        count: int,
        *,
        name: str = "story",
        manifest: Mapping[str, object] | str | None = None,
        suffix: str = "png",
        size: tuple[int, int] = SIZE,
    ) -> Path:
        """Return a new folder with ``count`` photos and a gallery.yaml.

        Without ``manifest`` (a map or YAML text) the headline is "Headline", and photo n has
        "Caption n" and "© Agency / Name n".
        """
        folder = self.plain(count, name=name, suffix=suffix, size=size)
        self.write_manifest(folder, self.manifest_of(count, suffix) if manifest is None else manifest)
        return folder

    def plain(
        self, count: int, *, name: str = "folder", suffix: str = "png", size: tuple[int, int] = SIZE
    ) -> Path:
        """Return a new folder with ``count`` photos and nothing else."""
        folder = self.base / name
        folder.mkdir(parents=True)
        for number in range(1, count + 1):
            self.write_photo(folder / f"photo {number}.{suffix}", number, size)
        return folder

    def write_photo(self, path: Path, number: int = 1, size: tuple[int, int] = SIZE) -> Path:
        """Write one photo in the colour of ``number``; the suffix decides the format."""
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size, self.colour(number)).save(path)
        return path

    def write_manifest(self, folder: Path, manifest: Mapping[str, object] | str) -> Path:
        """Write a gallery.yaml, from a map or as YAML text."""
        path = folder / "gallery.yaml"
        if not isinstance(manifest, str):
            manifest = yaml.safe_dump(dict(manifest), allow_unicode=True, sort_keys=False)
        path.write_text(manifest, encoding="utf-8")
        return path

    @staticmethod
    def manifest_of(count: int, suffix: str = "png") -> dict[str, object]:
        """Return the map of the manifest that ``with_photos`` writes; change it at will."""
        photos = [
            {
                "file": f"photo {number}.{suffix}",
                "caption": f"Caption {number}",
                "credit": f"© Agency / Name {number}",
            }
            for number in range(1, count + 1)
        ]
        return {"format": "1.0", "article": {"headline": "Headline"}, "photos": photos}

    @staticmethod
    def colour(number: int) -> tuple[int, int, int]:
        """Return the colour of photo ``number``, red, green, blue from 0 to 255; neighbours differ."""
        red, green, blue = colorsys.hsv_to_rgb(number * 0.381966 % 1, 0.8, 0.5 + number % 3 * 0.25)
        return round(red * 255), round(green * 255), round(blue * 255)
