"""What is asked of loaders about single photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from gallery_app.loader.answers import PhotoFailure, Quality
from gallery_app.loader.header import Kind
from gallery_app.loader.jobs import Job, unheard
from gallery_app.loader.picture_messages import frame_from, photo_failure_from, picture_from, thumbnail_from
from gallery_app.loader.plain_values import loaded, nonsense
from gallery_app.loader.wire import facts_from
from gallery_app.model.problems import PhotoState

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import Frame, Picture, Thumbnail
    from gallery_app.loader.frames import Message
    from gallery_app.loader.open_file import OpenFile
    from gallery_app.loader.plain_values import Json
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.model.part import Part
    from gallery_app.model.problems import Sentence

Answer = TypeVar("Answer")


@dataclass(slots=True, eq=False)
class PhotoJob(Job, Generic[Answer]):
    """Something asked about one photo: the answer is of one kind, or says why there is none."""

    kind: ClassVar[int]  # of the message that brings the answer
    photo: str
    on_done: Callable[[Answer | PhotoFailure], None]

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def answer_in(self, message: Message) -> Answer:
        """Return what a message of the kind brings; LoaderError if it makes no sense."""
        raise NotImplementedError

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands the answer over, or says why there is none."""
        answer = self.answer_in(message) if message.kind == self.kind else photo_failure_from(message)
        return lambda: self.on_done(answer)

    def fail(self, reason: Sentence) -> None:
        """Say that nothing can be had of the photo."""
        self.on_done(PhotoFailure(PhotoState.UNREADABLE, reason))

    def mute(self) -> None:
        """Let nobody hear of the answer: the request was cancelled."""
        self.on_done = unheard


@dataclass(slots=True, eq=False)
class DecodeJob(PhotoJob["Picture"]):
    """Decoding one photo."""

    kind = Kind.PICTURE
    box: tuple[int, int] | None
    quality: Quality

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "decode", "file": self.photo, "box": self.box, "quality": int(self.quality)}

    def answer_in(self, message: Message) -> Picture:
        """Return the picture."""
        return picture_from(message)[0]


@dataclass(slots=True, eq=False)
class RegionJob(PhotoJob["Picture"]):
    """Decoding a part of one photo; the loader that did one of it before does it soonest."""

    kind = Kind.PICTURE
    full: tuple[int, int]
    part: Part

    def request(self) -> Json:
        """Return what is sent."""
        whole, *box = self.part
        return {"op": "region", "file": self.photo, "full": self.full, "whole": whole, "box": box}

    def answer_in(self, message: Message) -> Picture:
        """Return the picture, which has the size asked for."""
        picture = picture_from(message)[0]
        if (picture.width, picture.height) != (self.part.width, self.part.height):
            raise nonsense()
        return picture


@dataclass(slots=True, eq=False)
class FrameJob(PhotoJob["Frame"]):
    """Decoding one frame of an animation; the loader that did the one before does it soonest."""

    kind = Kind.FRAME
    box: tuple[int, int] | None
    index: int

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "frame", "file": self.photo, "box": self.box, "index": self.index}

    def answer_in(self, message: Message) -> Frame:
        """Return the frame."""
        return frame_from(message)


@dataclass(slots=True, eq=False)
class ThumbnailJob(PhotoJob["Thumbnail"]):
    """Getting the thumbnail of one photo."""

    kind = Kind.PICTURE
    side: int
    is_first_look: bool

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "thumbnail", "file": self.photo, "side": self.side, "first_look": self.is_first_look}

    def answer_in(self, message: Message) -> Thumbnail:
        """Return the thumbnail."""
        return thumbnail_from(message)


@dataclass(slots=True, eq=False)
class FileJob(PhotoJob["OpenFile"]):
    """Opening the file of one photo for another program."""

    kind = Kind.FILE

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "file", "file": self.photo}

    def answer_in(self, message: Message) -> OpenFile:
        """Return the open file, without which the message makes no sense."""
        if message.file is None:
            raise nonsense()
        return message.file


@dataclass(slots=True, eq=False)
class DescribeJob(PhotoJob["PhotoFacts"]):
    """Reading what a photo's header tells; with ``decode``, looking at every pixel as well."""

    kind = Kind.FACTS
    decode: bool

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "describe", "file": self.photo, "decode": self.decode}

    def answer_in(self, message: Message) -> PhotoFacts:
        """Return the facts."""
        return facts_from(loaded(message.text))
