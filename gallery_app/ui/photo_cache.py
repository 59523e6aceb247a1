"""Decoded photos, kept within a bound of bytes: what is near the current photo stays longest."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.loader.answers import Quality

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QImage

    from gallery_app.model.gallery import PhotoFacts

CACHE_BYTES: Final = 36_000_000  # decoded pixels kept: some four photos at 1920 x 1080 and twenty previews

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A photo's picture, decoded for ``box`` (device pixels).

    ``quality`` is EXACT where it cannot be sharper at its size, however little was asked for.
    """

    image: QImage
    facts: PhotoFacts
    box: Size
    quality: Quality = Quality.EXACT

    @property
    def sharp(self) -> bool:
        """Whether the whole file's detail is in it, so that no larger box could show more."""
        return self.image.width() >= self.facts.width and self.image.height() >= self.facts.height


class PhotoCache:
    """Pictures by photo and box."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        """Make an empty cache of at most ``limit`` bytes, but for the current photo."""
        self._limit = limit
        self._kept: OrderedDict[tuple[str, Size], Loaded] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """The pixels that are kept."""
        return self._bytes

    def get(self, file: str, box: Size) -> Loaded | None:
        """Return the picture for a box: made for it, or whole and no larger than it."""
        found = self._kept.get((file, box))
        return found or next((got for got in self._of(file) if got.sharp and _fits(got.image, box)), None)

    def largest(self, file: str) -> Loaded | None:
        """Return the largest picture there is of a photo, for standing in."""
        return max(self._of(file), key=lambda got: got.image.width(), default=None)

    def put(self, file: str, got: Loaded) -> None:
        """Keep a picture, unless a better one is there."""
        key = (file, got.box)
        known = self._kept.get(key)
        if known is not None and known.quality < got.quality:
            return
        self._forget(key)
        self._kept[key] = got
        self._bytes += got.image.sizeInBytes()

    def trim(self, current: str | None, near: Collection[str], limit: int | None = None) -> None:
        """Drop pictures until the rest fits: those far off first, those of the ``current`` photo never."""
        limit = self._limit if limit is None else limit
        for keep in (near, ()):
            for key in [key for key in self._kept if key[0] != current and key[0] not in keep]:
                if self._bytes <= limit:
                    return
                self._forget(key)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._bytes = 0

    def _of(self, file: str) -> list[Loaded]:
        return [got for (name, _), got in self._kept.items() if name == file]

    def _forget(self, key: tuple[str, Size]) -> None:
        known = self._kept.pop(key, None)
        if known is not None:
            self._bytes -= known.image.sizeInBytes()


def _fits(image: QImage, box: Size) -> bool:
    return image.width() <= box[0] and image.height() <= box[1]
