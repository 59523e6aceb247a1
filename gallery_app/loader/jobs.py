"""What is asked of loaders: the gallery itself.  What is asked of single photos: ``photo_jobs``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from gallery_app.loader.answers import FirstPicture, GalleryFailure, OpenDone, PhotosPart, RequestId
from gallery_app.loader.header import Kind
from gallery_app.loader.picture_messages import picture_from
from gallery_app.loader.plain_values import loaded, nonsense, text_in, texts_in
from gallery_app.loader.wire import gallery_failure_from, head_from, photos_from, several_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import OnOpened, OpenAnswer, OpenRequest
    from gallery_app.loader.frames import Message
    from gallery_app.loader.plain_values import Json
    from gallery_app.model.problems import Sentence

DECODE_SECONDS: Final = 10.0
OPEN_SECONDS: Final = 5.0  # without a word
FIRST: Final = -1  # opening goes before every photo


def unheard(_answer: object) -> None:
    """Let an answer go: nobody waits for it."""


@dataclass(slots=True, eq=False)
class Job:
    """Something asked of a loader: what travels, how long it may take, what becomes of the answers."""

    is_about_words: ClassVar[bool] = False
    has_parts: ClassVar[bool] = False  # whether one request may have several answers
    id: RequestId
    priority: int
    attempts: int = field(default=0, kw_only=True)  # that ended with the loader's death
    seconds: float = field(default=DECODE_SECONDS, kw_only=True)

    @property
    def file(self) -> str | None:
        """The photo that this is about, if it is about one."""
        return None

    def request(self) -> Json:
        """Return what is sent."""
        raise NotImplementedError

    def take(self, message: Message) -> Callable[[], None] | None:
        """Return what to call for an answer, None for nothing; LoaderError if it makes no sense."""
        raise NotImplementedError

    def fail(self, reason: Sentence) -> None:
        """Say that there will be no answer."""
        raise NotImplementedError

    def mute(self) -> None:
        """Let nobody hear of the answers: the request was cancelled."""


@dataclass(slots=True, eq=False)
class AttachJob(Job):
    """Getting a further loader ready for photos of the gallery."""

    paths: tuple[str, ...] = ()

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "attach", "paths": self.paths}

    def take(self, message: Message) -> Callable[[], None] | None:
        """Return nothing to call: nobody asked."""
        if message.kind == Kind.ATTACHED:
            texts_in(loaded(message.text))
        elif message.kind == Kind.GALLERY_FAILURE:
            gallery_failure_from(loaded(message.text))
        else:
            raise nonsense()
        return None

    def fail(self, reason: Sentence) -> None:
        """Say nothing: nobody asked."""


@dataclass(slots=True, eq=False)
class OpenJob(Job):
    """Reading a gallery.  Asked again, it passes over what has been handed on already."""

    has_parts: ClassVar[bool] = True
    wish: OpenRequest
    on_answer: OnOpened
    has_first: bool = False
    has_head: bool = False
    photos: int = 0  # handed on
    protections: tuple[str, ...] = ()
    _again: int = 0  # of those, seen once more

    def request(self) -> Json:
        """Return what is sent; the first photo is only asked for once, as it may be what went wrong."""
        wish = self.wish
        self._again = 0
        return {
            "op": "open",
            "paths": wish.paths,
            "box": wish.box if self.attempts == 0 and not self.has_first else None,
            "number": wish.number,
            "file": wish.file,
            "plain": wish.plain,
            "by_date": wish.by_date,
            "text": wish.text,
        }

    def take(self, message: Message) -> Callable[[], None] | None:
        """Return the call that hands the answer over; None for what is known already."""
        answer = self._answer(message)
        return None if answer is None else lambda: self.on_answer(answer)

    def fail(self, reason: Sentence) -> None:
        """Say that nothing can be opened."""
        self.on_answer(GalleryFailure(reason, self.wish.paths[0] if self.wish.paths else None))

    def mute(self) -> None:
        """Let nobody hear of the answers: the request was cancelled."""
        self.on_answer = unheard

    def _answer(self, message: Message) -> OpenAnswer | None:
        if message.kind == Kind.FIRST:
            picture, file = picture_from(message)
            self.has_first = True
            return FirstPicture(text_in(file), picture)
        if message.kind == Kind.DONE:
            return OpenDone()
        value = loaded(message.text)
        match message.kind:
            case Kind.HEAD:
                head = head_from(value)
                self.protections = head.protections
                return None if self._knew_head() else head
            case Kind.PHOTOS:
                return self._part(PhotosPart(photos_from(value)))
            case Kind.SEVERAL:
                return several_from(value)
            case Kind.GALLERY_FAILURE:
                return gallery_failure_from(value)
            case Kind.ATTACHED if message.more:  # a sign of life: reading goes on
                texts_in(value)
                return None
        raise nonsense()

    def _knew_head(self) -> bool:
        known, self.has_head = self.has_head, True
        return known

    def _part(self, part: PhotosPart) -> PhotosPart | None:
        old = min(max(0, self.photos - self._again), len(part.photos))
        self._again += len(part.photos)
        self.photos = max(self.photos, self._again)
        if not self.has_head:
            raise nonsense()
        return PhotosPart(part.photos[old:]) if old < len(part.photos) else None

    @property
    def may_be_the_photo(self) -> bool:
        """Whether the first photo may be what took so long, so that it is worth asking without it."""
        return self.wish.box is not None and self.attempts <= 1 and not self.has_first

    @property
    def has_shown(self) -> bool:
        """Whether there is something to look at, so that a further loader does not get in the way."""
        return self.has_first or self.has_head
