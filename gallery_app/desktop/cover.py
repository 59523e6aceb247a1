"""The cover of a gallery as a file of its own, for file managers; a locked loader reads it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from gallery_app.desktop.png import png_of
from gallery_app.errors import GalleryError, PhotoError
from gallery_app.loader.answers import GalleryFailure, OpenRequest, PhotoFailure, SeveralGalleries
from gallery_app.loader.blocking import BlockingLoader
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.loader.answers import Picture
    from gallery_app.model.gallery import Gallery

MOST_TRIED: Final = 20  # photos, one after the other: file managers wait for other files' pictures meanwhile
PATIENCE_SECONDS: Final = 10.0


def save_cover(path: str, target: str, side: int) -> None:
    """Write the cover of the gallery at ``path`` as a PNG, ``side`` pixels its longer side at most.

    GalleryError if there is no cover or it cannot be written.
    """
    _write(target, png_of(cover_of(path, side)))


def cover_of(path: str, side: int) -> Picture:
    """Return the cover: the first photo that can be shown; GalleryError if there is none among the first."""
    end = time.monotonic() + PATIENCE_SECONDS
    with BlockingLoader((path,), loaders=1) as loader:
        gallery = _opened(loader.open(OpenRequest((path,))), path)
        failure: PhotoFailure | None = None
        there = (photo.file for photo in gallery.photos if photo.file and photo.reason is None)
        for file in islice(there, MOST_TRIED):
            answer = loader.thumbnail(file, side)
            if not isinstance(answer, PhotoFailure):
                return answer.picture
            failure = failure or answer
            if time.monotonic() > end:
                break
    if failure is not None:
        raise PhotoError(failure.state, failure.reason, path)
    raise GalleryError(say("there is no photo in it"), path)


def _opened(answer: Gallery | GalleryFailure | SeveralGalleries, path: str) -> Gallery:
    match answer:
        case GalleryFailure(reason, where, remedy=remedy):
            raise GalleryError(reason, where or path, remedy)
        case SeveralGalleries():
            raise GalleryError(say("there are several galleries in it"), path)
        case gallery:
            return gallery


def _write(target: str, data: bytes) -> None:
    # In its place, not renamed into it: whoever asked may have made the file already, and nothing beside it
    # may be open to us.
    try:
        with open(target, "wb") as file:
            file.write(data)
    except OSError as error:
        with suppress(OSError):
            os.truncate(target, 0)
        raise GalleryError(say("{reason}", reason=error.strerror or str(error)), target) from error
