"""What is asked of loaders about single photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gallery_app.loader.answers import PhotoFailure, Quality
from gallery_app.loader.header import Kind
from gallery_app.loader.jobs import Job, unheard
from gallery_app.loader.picture_messages import frame_from, photo_failure_from, picture_from, thumbnail_from
from gallery_app.loader.plain_values import loaded, nonsense
from gallery_app.loader.wire import facts_from
from gallery_app.model.problems import PhotoState

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import OnDecoded, OnFile, OnFrame, OnThumbnail
    from gallery_app.loader.frames import Message
    from gallery_app.loader.plain_values import Json
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.model.part import Part
    from gallery_app.model.problems import Sentence


@dataclass(slots=True, eq=False)
class DecodeJob(Job):
    """Decoding one photo."""

    photo: str
    box: tuple[int, int] | None
    quality: Quality
    on_done: OnDecoded

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "decode", "file": self.photo, "box": self.box, "quality": int(self.quality)}

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands the picture over, or says why there is none."""
        if message.kind == Kind.PICTURE:
            picture = picture_from(message)[0]
            return lambda: self.on_done(picture)
        failure = photo_failure_from(message)
        return lambda: self.on_done(failure)

    def fail(self, reason: Sentence) -> None:
        """Say that the photo cannot be shown."""
        self.on_done(PhotoFailure(PhotoState.UNREADABLE, reason))

    def mute(self) -> None:
        """Let nobody hear of the answer: the request was cancelled."""
        self.on_done = unheard


@dataclass(slots=True, eq=False)
class RegionJob(Job):
    """Decoding a part of one photo; the loader that did one of it before does it soonest."""

    photo: str
    full: tuple[int, int]
    part: Part
    on_done: OnDecoded

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def request(self) -> Json:
        """Return what is sent."""
        whole, *box = self.part
        return {"op": "region", "file": self.photo, "full": self.full, "whole": whole, "box": box}

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands the picture over, or says why there is none."""
        if message.kind == Kind.PICTURE:
            picture = picture_from(message)[0]
            if (picture.width, picture.height) != (self.part.width, self.part.height):
                raise nonsense()
            return lambda: self.on_done(picture)
        failure = photo_failure_from(message)
        return lambda: self.on_done(failure)

    def fail(self, reason: Sentence) -> None:
        """Say that the part cannot be shown."""
        self.on_done(PhotoFailure(PhotoState.UNREADABLE, reason))

    def mute(self) -> None:
        """Let nobody hear of the answer: the request was cancelled."""
        self.on_done = unheard


@dataclass(slots=True, eq=False)
class FrameJob(Job):
    """Decoding one frame of an animation; the loader that did the one before does it soonest."""

    photo: str
    box: tuple[int, int] | None
    index: int
    on_done: OnFrame

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "frame", "file": self.photo, "box": self.box, "index": self.index}

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands the frame over, or says why there is none."""
        if message.kind == Kind.FRAME:
            frame = frame_from(message)
            return lambda: self.on_done(frame)
        failure = photo_failure_from(message)
        return lambda: self.on_done(failure)

    def fail(self, reason: Sentence) -> None:
        """Say that the frame cannot be shown."""
        self.on_done(PhotoFailure(PhotoState.UNREADABLE, reason))

    def mute(self) -> None:
        """Let nobody hear of the answer: the request was cancelled."""
        self.on_done = unheard


@dataclass(slots=True, eq=False)
class ThumbnailJob(Job):
    """Getting the thumbnail of one photo."""

    photo: str
    side: int
    is_first_look: bool
    on_done: OnThumbnail

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "thumbnail", "file": self.photo, "side": self.side, "first_look": self.is_first_look}

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands the thumbnail over, or says why there is none."""
        answer = thumbnail_from(message) if message.kind == Kind.PICTURE else photo_failure_from(message)
        return lambda: self.on_done(answer)

    def fail(self, reason: Sentence) -> None:
        """Say that the photo cannot be shown."""
        self.on_done(PhotoFailure(PhotoState.UNREADABLE, reason))

    def mute(self) -> None:
        """Let nobody hear of the answer: the request was cancelled."""
        self.on_done = unheard


@dataclass(slots=True, eq=False)
class FileJob(Job):
    """Opening the file of one photo for another program."""

    photo: str
    on_done: OnFile

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "file", "file": self.photo}

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands the file over, or says why there is none."""
        answer = message.file if message.kind == Kind.FILE else photo_failure_from(message)
        if answer is None:
            raise nonsense()
        return lambda: self.on_done(answer)

    def fail(self, reason: Sentence) -> None:
        """Say that the photo cannot be opened."""
        self.on_done(PhotoFailure(PhotoState.UNREADABLE, reason))

    def mute(self) -> None:
        """Let nobody hear of the answer: the request was cancelled."""
        self.on_done = unheard


@dataclass(slots=True, eq=False)
class DescribeJob(Job):
    """Reading what a photo's header tells; with ``decode``, looking at every pixel as well."""

    photo: str
    decode: bool
    on_done: Callable[[PhotoFacts | PhotoFailure], None]

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "describe", "file": self.photo, "decode": self.decode}

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands the facts over, or says why there are none."""
        if message.kind == Kind.FACTS:
            facts = facts_from(loaded(message.text))
            return lambda: self.on_done(facts)
        failure = photo_failure_from(message)
        return lambda: self.on_done(failure)

    def fail(self, reason: Sentence) -> None:
        """Say that the photo cannot be read."""
        self.on_done(PhotoFailure(PhotoState.UNREADABLE, reason))

    def mute(self) -> None:
        """Let nobody hear of the answer: the request was cancelled."""
        self.on_done = unheard
