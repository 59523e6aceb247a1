"""Words of photos from a loader: as many as there is time for, the others are asked for again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from gallery_app.bundles.photo_names import PHOTO_SUFFIXES
from gallery_app.loader.metadata_wire import metadata_to
from gallery_app.loader.refusals import photo_failure
from gallery_app.loader.wire import failure_to
from gallery_app.metadata.reading import MetadataReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.sending import Answering
    from gallery_app.source.contract import Source

SLICE_SECONDS: Final = 0.02  # of reading; somebody may be waiting for a photo

Request = dict[str, Any]  # made by the viewer, hence trusted


class WordsServing:
    """Reads the words of one gallery's photos."""

    def __init__(self, source: Source, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._source = source
        self._reader = MetadataReader(source, PHOTO_SUFFIXES)

    def serve(self, request: Request, answering: Answering) -> None:
        """Answer for one file after the other until the time is up; each is told as soon as it is read."""
        if request["legacy"] != self._reader.legacy:
            self._reader = MetadataReader(self._source, PHOTO_SUFFIXES, request["legacy"])
        until = self._clock() + SLICE_SECONDS
        known = request["known"]
        for file in request["files"]:
            answering.words(file, self._answer(file, known.get(file, "")))
            if self._clock() > until:
                break
        answering.no_more_words()

    def _answer(self, file: str, known: str) -> list[Any] | None:
        """Return what to send of a file: what it says, None for nothing new, or why it cannot be read."""
        try:
            metadata = self._reader.read(file, known)
        except Exception as error:  # noqa: BLE001  — one file's fault must not take the others along
            return ["failure", failure_to(photo_failure(error))]
        return None if metadata is None else ["words", metadata_to(metadata)]
