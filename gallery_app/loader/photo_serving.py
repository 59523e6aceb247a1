"""What a loader does with single photos of its gallery."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from typing import BinaryIO

    from gallery_app.imaging.decoding import Box, Decoded
    from gallery_app.loader.sending import Answering
    from gallery_app.source import FolderSource

QUICK: Final = 1  # ``decoding.QUICK``, which is not imported yet
SMALL_BOX: Final = (64, 64)

Request = dict[str, Any]  # made by the viewer, hence trusted


class PhotoServing:
    """The photos of one gallery."""

    def __init__(self, source: FolderSource) -> None:
        self.source = source

    def serve(self, request: Request, answering: Answering) -> None:
        """Answer what is asked about one photo; PhotoError where it cannot be shown."""
        match request["op"]:
            case "decode":
                answering.picture(self.decode(request["file"], request["box"], request["quality"]))
            case "describe":
                self._describe(request["file"], answering, looks_at_pixels=request["decode"])

    def decode(self, file: str, box: Box | None, quality: int) -> Decoded:
        """Return a photo of the gallery, decoded."""
        with self.source.open(file) as opened:
            return decoded(opened, box, os.fstat(opened.fileno()), quality)

    def _describe(self, file: str, answering: Answering, *, looks_at_pixels: bool) -> None:
        if looks_at_pixels:
            # The size only has to be enough to tell a picture from nothing.
            answering.facts(self.decode(file, SMALL_BOX, QUICK).seen)
            return
        from gallery_app.imaging.headers import facts_of

        with self.source.open(file) as opened:
            status = os.fstat(opened.fileno())
            answering.facts(facts_of(opened, size=status.st_size, modified=status.st_mtime))


def decoded(file: BinaryIO, box: Box | None, status: os.stat_result, quality: int) -> Decoded:
    """Return an open photo, decoded."""
    from gallery_app.imaging.decoding import decode

    bounds = None if box is None else (box[0], box[1])
    return decode(file, bounds, size=status.st_size, modified=status.st_mtime, quality=quality)
