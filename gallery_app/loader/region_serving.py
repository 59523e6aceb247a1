"""Parts of one large photo: it is decoded once and kept while somebody looks at it closely."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from gallery_app.imaging.decoding import Decoded
    from gallery_app.imaging.regions import FullSizePhotos
    from gallery_app.source import Source

KEPT_SECONDS: Final = 10.0  # after the last part; meanwhile the viewer has what lies around what is in sight

Request = dict[str, Any]  # made by the viewer, hence trusted


class RegionServing:
    """The photo of one gallery that is looked at closely, if one is."""

    def __init__(self, source: Source, screen_profile: bytes | None = None) -> None:
        self._source = source
        self._screen_profile = screen_profile
        self._photos: FullSizePhotos | None = None
        self._asked = 0.0

    @property
    def keeps_photo(self) -> bool:
        """Whether a photo is kept at full size."""
        return self._photos is not None

    @property
    def is_forgotten(self) -> bool:
        """Whether nobody has asked for a part for a while."""
        return self.keeps_photo and time.monotonic() - self._asked > KEPT_SECONDS

    def region(self, request: Request) -> Decoded:
        """Return a part of a photo, decoded; PhotoError if it cannot be shown."""
        from gallery_app.imaging.parts import part_of  # noqa: PLC0415  — few photos are looked at closely
        from gallery_app.imaging.regions import FullSizePhotos  # noqa: PLC0415  — the same

        file = request["file"]
        if self._photos is None:
            self._photos = FullSizePhotos(self._screen_profile)
        try:
            with self._source.open(file) as opened:
                key = (file, *self._source.measures(opened))
                return part_of(self._photos, opened, key, request["full"], request["whole"], request["box"])
        except BaseException:
            self.forget()  # what went wrong may be for want of the memory that it takes
            raise
        finally:
            self._asked = time.monotonic()

    def forget(self) -> None:
        """Free the memory of the photo that is kept."""
        self._photos = None
