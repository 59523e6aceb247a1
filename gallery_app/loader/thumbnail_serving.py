"""Thumbnails: from the cache that the desktop's programs share where it has them, else made anew."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.errors import PhotoError
from gallery_app.imaging.decoding import decode
from gallery_app.imaging.previews import embedded_preview
from gallery_app.imaging.quality import Quality
from gallery_app.imaging.shared_thumbnails import is_failure_of, thumbnail_from
from gallery_app.library.regular import regular_and_no_link
from gallery_app.library.thumbnails import FOLDERS, failure_path, thumbnail_path, uri_of
from gallery_app.loader.answers import ThumbnailOrigin
from gallery_app.model.problems import PhotoState, say
from gallery_app.model.whereabouts import is_beneath

if TYPE_CHECKING:
    from typing import BinaryIO

    from gallery_app.imaging.decoding import Decoded
    from gallery_app.source import Measures

LARGE_BYTES: Final = 1_500_000  # of a photo; smaller ones are decoded almost as fast as looked into
FIRST_LOOK_SIDE: Final = 160  # pixels; what nearly all cameras put into their photos


class ThumbnailWish(NamedTuple):
    """What is asked for: the photo's absolute path, the pixels of the thumbnail's longer side.

    ``cache`` is the folder of the shared thumbnails, "" for none.  For a first look the camera's own
    thumbnail will do, if making one takes long.
    """

    path: str
    side: int
    cache: str
    is_first_look: bool


def thumbnail_of(photo: BinaryIO, measures: Measures, wish: ThumbnailWish) -> tuple[Decoded, ThumbnailOrigin]:
    """Return the thumbnail of an open photo and where it comes from; PhotoError if there is none."""
    size, modified = measures
    shared = _shared(wish, measures)
    if shared is not None:
        return shared, ThumbnailOrigin.SHARED
    if _has_failed(wish, measures):
        reason = say("it could not be shown before, and has not changed since")
        raise PhotoError(PhotoState.UNREADABLE, reason)
    if wish.is_first_look and size >= LARGE_BYTES:
        embedded = embedded_preview(photo, FIRST_LOOK_SIDE, size=size, modified=modified)
        if embedded is not None:
            return embedded, ThumbnailOrigin.EMBEDDED
    box = (wish.side, wish.side)
    made = decode(photo, box, size=size, modified=modified, quality=Quality.THUMBNAIL)
    return made, ThumbnailOrigin.MADE


def _shared(wish: ThumbnailWish, photo: Measures) -> Decoded | None:
    if not wish.cache or is_beneath(wish.path, wish.cache):
        return None
    uri = uri_of(wish.path)
    size, modified = photo
    for side in FOLDERS:  # the smallest that is large enough
        if side >= wish.side:
            path = thumbnail_path(wish.cache, uri, side)
            with suppress(OSError), open(path, "rb", opener=regular_and_no_link) as file:
                found = thumbnail_from(
                    file, uri, side=side, file_size=size, modified=modified, wanted=wish.side
                )
                if found is not None:
                    return found
    return None


def _has_failed(wish: ThumbnailWish, photo: Measures) -> bool:
    if not wish.cache:
        return False
    uri = uri_of(wish.path)
    try:
        with open(failure_path(wish.cache, uri), "rb", opener=regular_and_no_link) as file:
            return is_failure_of(file, uri, file_size=photo.size, modified=photo.modified)
    except OSError:
        return False
