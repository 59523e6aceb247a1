"""What a loader answers, as messages; nothing heavy is imported before the first picture is sent."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final, Protocol

from gallery_app.loader.header import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gallery_app.imaging.animation import Frame
    from gallery_app.imaging.decoding import Decoded
    from gallery_app.loader.answers import GalleryFailure, PhotoFailure
    from gallery_app.loader.contracts import Channel
    from gallery_app.model.gallery import Gallery, Photo
    from gallery_app.model.problems import Sentence

PHOTOS_IN_PIECE: Final = 500  # and
BYTES_IN_PIECE: Final = 32_000  # of JSON: the viewer makes values of one piece in about two milliseconds


class Facts(Protocol):
    """PhotoFacts, or the loader's light form of them."""

    @property
    def format(self) -> str: ...  # noqa: D102
    @property
    def width(self) -> int: ...  # noqa: D102
    @property
    def height(self) -> int: ...  # noqa: D102
    @property
    def file_size(self) -> int: ...  # noqa: D102
    @property
    def modified(self) -> float: ...  # noqa: D102
    @property
    def mode(self) -> str: ...  # noqa: D102
    @property
    def damaged(self) -> Sentence | None: ...  # noqa: D102
    @property
    def animated(self) -> bool: ...  # noqa: D102


class Answering:
    """Answers one request."""

    def __init__(self, channel: Channel, request: int) -> None:
        self._channel = channel
        self._request = request

    def picture(self, decoded: Decoded) -> None:
        """Send a picture."""
        text = _json([facts_to(decoded.seen), decoded.exact, None])
        self._channel.send(Kind.PICTURE, self._request, text, picture=decoded)

    def thumbnail(self, decoded: Decoded, origin: int) -> None:
        """Send a thumbnail; ``origin`` is a number of ``answers.ThumbnailOrigin``."""
        text = _json([facts_to(decoded.seen), decoded.exact, origin])
        self._channel.send(Kind.PICTURE, self._request, text, picture=decoded)

    def first_picture(self, file: str, decoded: Decoded) -> None:
        """Send the first photo's picture, before anything is known of the gallery."""
        text = _json([facts_to(decoded.seen), decoded.exact, file])
        self._channel.send(Kind.FIRST, self._request, text, more=True, picture=decoded)

    def frame(self, frame: Frame) -> None:
        """Send one frame of an animation."""
        place = [frame.index, frame.count, frame.seconds, frame.plays]
        text = _json([facts_to(frame.picture.seen), True, place])
        self._channel.send(Kind.FRAME, self._request, text, picture=frame.picture)

    def words(self, file: str, answer: list[Any] | None) -> None:
        """Send what ``words_serving`` makes of one of several files."""
        self._channel.send(Kind.WORDS, self._request, _json([file, answer]), more=True)

    def no_more_words(self) -> None:
        """Say that the files that were not told of have to be asked for again."""
        self._channel.send(Kind.DONE, self._request)

    def facts(self, facts: Facts) -> None:
        """Send what a file and its header tell."""
        self._channel.send(Kind.FACTS, self._request, _json(facts_to(facts)))

    def file(self, descriptor: int) -> None:
        """Hand over an open file."""
        self._channel.send_file(self._request, descriptor)

    def failure(self, failure: PhotoFailure) -> None:
        """Say why one photo cannot be shown."""
        from gallery_app.loader import wire  # noqa: PLC0415  — the first photo does without

        self._channel.send(Kind.FAILURE, self._request, _json(wire.failure_to(failure)))

    def attached(self, protections: Iterable[str], *, more: bool = False) -> None:
        """Say that photos can be asked for; with ``more``, that the gallery itself is still being read."""
        self._channel.send(Kind.ATTACHED, self._request, _json(list(protections)), more=more)

    def several(self, paths: Iterable[str]) -> None:
        """Name galleries of their own."""
        self._channel.send(Kind.SEVERAL, self._request, _json(list(paths)))

    def gallery(self, gallery: Gallery, protections: Iterable[str]) -> None:
        """Send a gallery: its head, its photos piece by piece, the end."""
        from gallery_app.loader import wire  # noqa: PLC0415  — the first photo does without

        real = os.path.realpath(gallery.path), os.path.realpath(gallery.root)
        head = wire.head_to(gallery, protections, real)
        self._channel.send(Kind.HEAD, self._request, _json(head), more=True)
        for piece in photo_pieces(gallery.photos):
            self._channel.send(Kind.PHOTOS, self._request, piece, more=True)
        self._channel.send(Kind.DONE, self._request)

    def gallery_failure(self, failure: GalleryFailure) -> None:
        """Say why nothing can be opened."""
        from gallery_app.loader import wire  # noqa: PLC0415  — the first photo does without

        self._channel.send(Kind.GALLERY_FAILURE, self._request, _json(wire.gallery_failure_to(failure)))


def facts_to(facts: Facts) -> list[Any]:
    """Return facts as a list of their parts; ``wire.facts_from`` reads it."""
    damaged = facts.damaged
    sentence = None
    if damaged is not None:
        from gallery_app.loader import wire  # noqa: PLC0415  — the first photo does without

        sentence = wire.sentence_to(damaged)
    return [
        facts.format,
        facts.width,
        facts.height,
        facts.file_size,
        facts.modified,
        facts.mode,
        sentence,
        facts.animated,
    ]


def photo_pieces(photos: Sequence[Photo]) -> Iterator[bytes]:
    """Yield photos as JSON lists, each of a size that the viewer reads within one frame."""
    from gallery_app.loader import wire  # noqa: PLC0415  — the first photo does without

    for start in range(0, len(photos), PHOTOS_IN_PIECE):
        yield from _small_pieces(wire.photos_to(photos[start : start + PHOTOS_IN_PIECE]))


def _small_pieces(rows: list[Any]) -> Iterator[bytes]:
    text = _json(rows)
    if len(text) <= BYTES_IN_PIECE or len(rows) == 1:
        yield text
    else:
        middle = len(rows) // 2
        yield from _small_pieces(rows[:middle])
        yield from _small_pieces(rows[middle:])


def _json(value: Any) -> bytes:
    # ASCII: undecodable bytes of file names stay surrogates, hence escapes.
    return json.dumps(value, separators=(",", ":")).encode("ascii")
