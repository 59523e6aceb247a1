"""What loaders can be asked about single photos of their gallery."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from gallery_app.loader.answers import Quality
from gallery_app.loader.photo_jobs import (
    DecodeJob,
    DescribeJob,
    FileJob,
    FrameJob,
    RegionJob,
    ThumbnailJob,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gallery_app.loader.answers import (
        OnDecoded,
        OnFile,
        OnFrame,
        OnThumbnail,
        OnWords,
        OnWordsDone,
        PhotoFailure,
        Priority,
        RequestId,
    )
    from gallery_app.loader.jobs import Job
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.model.part import Part


class PhotoRequests(ABC):
    """Makes jobs of requests; ``_patience`` multiplies every time limit."""

    _patience: float

    @abstractmethod
    def _ask(self, job: Job) -> RequestId:
        """Let a job be done."""

    @abstractmethod
    def _next_id(self) -> RequestId:
        """Return the number of another request."""

    def decode(
        self,
        file: str,
        box: tuple[int, int] | None,
        priority: Priority,
        on_done: OnDecoded,
        *,
        quality: Quality = Quality.EXACT,
    ) -> RequestId:
        """Decode a photo to fit ``box``; ``Picture.exact`` tells whether it could be sharper."""
        return self._ask(
            DecodeJob(self._next_id(), priority, file, on_done, box, quality, seconds=10.0 * self._patience)
        )

    def region(
        self, file: str, full: tuple[int, int], part: Part, priority: Priority, on_done: OnDecoded
    ) -> RequestId:
        """Decode a part of a photo whose upright size is ``full``.

        The first part takes as long as the whole photo; it is kept for some seconds for the next ones.
        """
        seconds = 10.0 * self._patience
        return self._ask(RegionJob(self._next_id(), priority, file, on_done, full, part, seconds=seconds))

    def thumbnail(
        self, file: str, side: int, priority: Priority, on_done: OnThumbnail, *, is_first_look: bool = False
    ) -> RequestId:
        """Get a photo's thumbnail, ``side`` pixels its longer side: a shared one, or one made anew.

        As a first look, the camera's own will do where making one takes long.
        """
        seconds = 10.0 * self._patience
        job = ThumbnailJob(self._next_id(), priority, file, on_done, side, is_first_look, seconds=seconds)
        return self._ask(job)

    def frame(
        self, file: str, box: tuple[int, int] | None, index: int, priority: Priority, on_done: OnFrame
    ) -> RequestId:
        """Decode one frame of an animation, counted from 0; the answer may hold another: ``Frame.index``.

        It is the first one where there are fewer, and an earlier one where going to this one takes long.
        """
        seconds = 10.0 * self._patience
        return self._ask(FrameJob(self._next_id(), priority, file, on_done, box, index, seconds=seconds))

    def open_file(self, file: str, priority: Priority, on_done: OnFile) -> RequestId:
        """Open a photo's file for another program; the answer is not to be read here."""
        return self._ask(FileJob(self._next_id(), priority, file, on_done, seconds=10.0 * self._patience))

    def describe(
        self,
        file: str,
        priority: Priority,
        on_done: Callable[[PhotoFacts | PhotoFailure], None],
        *,
        decode: bool = False,
    ) -> RequestId:
        """Read what a photo's header tells; with ``decode``, also whether every pixel can be read."""
        return self._ask(
            DescribeJob(self._next_id(), priority, file, on_done, decode, seconds=10.0 * self._patience)
        )

    def read_words(
        self,
        files: Sequence[str],
        known: Mapping[str, str],
        priority: Priority,
        on_part: OnWords,
        on_done: OnWordsDone,
        *,
        legacy: str | None = None,
    ) -> RequestId:
        """Read what photos' own files and their sidecars say, one after the other as time allows.

        ``known`` holds the stamps of what the caller has already: where nothing has changed since, the answer
        is UNCHANGED.  ``legacy`` is the encoding of texts that tell none and are no UTF-8 (a name of
        ``LEGACY_ENCODINGS``; None: Western).  A loader stops after some 20 ms; ``on_done`` tells the files
        that are left.
        """
        from gallery_app.loader.words_job import WordsJob  # noqa: PLC0415  — the first photo does without

        seconds = 10.0 * self._patience
        job = WordsJob(
            self._next_id(), priority, tuple(files), known, legacy, on_part, on_done, seconds=seconds
        )
        return self._ask(job)
