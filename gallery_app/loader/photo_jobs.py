"""What is asked of loaders about single photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gallery_app.loader.answers import PhotoFailure, Quality
from gallery_app.loader.header import Kind
from gallery_app.loader.jobs import Job, unheard
from gallery_app.loader.picture_messages import photo_failure_from, picture_from
from gallery_app.loader.plain_values import loaded
from gallery_app.loader.wire import facts_from
from gallery_app.model.problems import PhotoState

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import OnDecoded
    from gallery_app.loader.frames import Message
    from gallery_app.loader.plain_values import Json
    from gallery_app.model.gallery import PhotoFacts
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
