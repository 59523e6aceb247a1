"""What a loader does with single photos of its gallery."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from gallery_app.loader.region_serving import RegionServing

if TYPE_CHECKING:
    from typing import BinaryIO

    from gallery_app.imaging.animation import Frame
    from gallery_app.imaging.decoding import Box, Decoded
    from gallery_app.loader.open_animation import OpenAnimation
    from gallery_app.loader.sending import Answering
    from gallery_app.loader.words_serving import WordsServing
    from gallery_app.source import Source

QUICK: Final = 1  # ``decoding.QUICK``, which is not imported yet
SMALL_BOX: Final = (64, 64)

Request = dict[str, Any]  # made by the viewer, hence trusted


class PhotoServing:
    """The photos of one gallery."""

    def __init__(self, source: Source, thumbnails: str = "", screen_profile: bytes | None = None) -> None:
        self.source = source
        self._thumbnails = thumbnails  # the folder of the shared ones
        self._playing: OpenAnimation | None = None
        self._screen_profile = screen_profile
        self._regions = RegionServing(source, screen_profile)
        self._words: WordsServing | None = None

    def serve(self, request: Request, answering: Answering) -> None:
        """Answer what is asked about photos; PhotoError where one cannot be shown."""
        if request["op"] == "words":
            self._words_serving().serve(request, answering)
            return
        playing = self._playing
        if playing is not None and (playing.is_forgotten or playing.is_in_the_way_of(request["file"])):
            self.stop_playing()
        if self._regions.is_forgotten:
            self._regions.forget()
        match request["op"]:
            case "decode":
                answering.picture(self.decode(request["file"], request["box"], request["quality"]))
            case "region":
                answering.picture(self._regions.region(request))
            case "frame":
                answering.frame(self._frame(request["file"], request["index"], request["box"]))
            case "thumbnail":
                self._thumbnail(request, answering)
            case "file":
                with self.source.open(request["file"]) as opened:
                    answering.file(opened.fileno())
            case "describe":
                self._describe(request["file"], answering, looks_at_pixels=request["decode"])

    @property
    def is_ready(self) -> bool:
        """Whether words can be read without importing anything."""
        return self._words is not None

    def get_ready(self) -> None:
        """Import what reading words needs."""
        self._words_serving()

    def decode(self, file: str, box: Box | None, quality: int) -> Decoded:
        """Return a photo of the gallery, decoded."""
        from gallery_app.errors import PhotoError

        try:
            return self._decode(file, box, quality)
        except PhotoError:
            if not self._regions.keeps_photo:
                raise
        self._regions.forget()  # it takes memory that this photo may need
        return self._decode(file, box, quality)

    def _decode(self, file: str, box: Box | None, quality: int) -> Decoded:
        with self.source.open(file) as opened:
            return decoded(opened, box, self.source.measures(opened), quality, self._screen_profile)

    @property
    def keeps_something(self) -> bool:
        """Whether an animation is open, or a photo kept at full size."""
        return self._playing is not None or self._regions.keeps_photo

    def let_go(self) -> None:
        """Free what is kept for the next request."""
        self.stop_playing()
        self._regions.forget()

    def stop_playing(self) -> None:
        """Close the animation that is open, if one is."""
        if self._playing is not None:
            self._playing.close()
            self._playing = None

    def _frame(self, file: str, index: int, box: Box | None) -> Frame:
        if self._playing is None or self._playing.file != file:
            self.stop_playing()
            from gallery_app.loader.open_animation import OpenAnimation

            self._playing = OpenAnimation(self.source, file, self._screen_profile)
        try:
            return self._playing.frame(index, box)
        except BaseException:
            self.stop_playing()  # what went wrong may be what it holds: the next request begins anew
            raise

    def _words_serving(self) -> WordsServing:
        if self._words is None:
            from gallery_app.loader.words_serving import WordsServing

            self._words = WordsServing(self.source)
        return self._words

    def _thumbnail(self, request: Request, answering: Answering) -> None:
        from dataclasses import replace

        from gallery_app.errors import PhotoError
        from gallery_app.loader.refusals import photo_failure
        from gallery_app.loader.thumbnail_serving import ThumbnailWish, thumbnail_of

        with self.source.open(request["file"]) as opened:
            path = os.path.join(self.source.root, request["file"])
            wish = ThumbnailWish(path, request["side"], self._thumbnails, request["first_look"])
            measures = self.source.measures(opened)
            try:
                found = thumbnail_of(opened, measures, wish)
            except PhotoError as error:
                answering.failure(replace(photo_failure(error), measures=measures))
            else:
                answering.thumbnail(*found)

    def _describe(self, file: str, answering: Answering, *, looks_at_pixels: bool) -> None:
        if looks_at_pixels:
            # The size only has to be enough to tell a picture from nothing.
            answering.facts(self.decode(file, SMALL_BOX, QUICK).seen)
            return
        from gallery_app.imaging.headers import facts_of

        with self.source.open(file) as opened:
            size, modified = self.source.measures(opened)
            answering.facts(facts_of(opened, size=size, modified=modified))


def decoded(
    file: BinaryIO, box: Box | None, measures: tuple[int, float], quality: int, screen_profile: bytes | None
) -> Decoded:
    """Return an open photo of a size (bytes) and a time (seconds since 1970), decoded."""
    from gallery_app.imaging.decoding import decode

    size, modified = measures
    bounds = None if box is None else (box[0], box[1])
    return decode(
        file,
        bounds,
        size=size,
        modified=modified,
        quality=quality,
        screen_profile=screen_profile,
    )
