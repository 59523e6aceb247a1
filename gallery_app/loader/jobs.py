"""What is asked of loaders, the most urgent first."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gallery_app.loader.answers import (
    FirstPicture,
    GalleryFailure,
    OpenDone,
    PhotoFailure,
    PhotosPart,
    Picture,
    PixelFormat,
    Priority,
    RequestId,
)
from gallery_app.loader.frames import Kind, Message
from gallery_app.loader.plain_values import list_in, loaded, nonsense, text_in, texts_in, typed
from gallery_app.loader.wire import (
    facts_from,
    failure_from,
    gallery_failure_from,
    head_from,
    photos_from,
    several_from,
)
from gallery_app.model.problems import PhotoState, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import OnDecoded, OnOpened, OpenAnswer, OpenRequest
    from gallery_app.loader.plain_values import Json
    from gallery_app.model.gallery import PhotoFacts

DECODE_SECONDS: Final = 10.0
OPEN_SECONDS: Final = 5.0  # without a word
FIRST: Final = -1  # opening goes before every photo


def _unheard(_answer: object) -> None:
    """Let an answer go."""


@dataclass(slots=True, eq=False)
class Job:
    """Something asked of a loader: what travels, how long it may take, what becomes of the answers."""

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
class DecodeJob(Job):
    """Decoding one photo."""

    photo: str
    box: tuple[int, int] | None
    quick: bool
    on_done: OnDecoded

    @property
    def file(self) -> str:
        """The photo."""
        return self.photo

    def request(self) -> Json:
        """Return what is sent."""
        return {"op": "decode", "file": self.photo, "box": self.box, "quick": self.quick}

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
        self.on_done = _unheard


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
        self.on_done = _unheard


@dataclass(slots=True, eq=False)
class OpenJob(Job):
    """Reading a gallery.  Asked again, it passes over what has been handed on already."""

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
            "plain": wish.plain,
            "by_date": wish.by_date,
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
        self.on_answer = _unheard

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


def picture_from(message: Message) -> tuple[Picture, Json]:
    """Return the picture that a message brings, and the file's name where it tells one."""
    facts, exact, file = list_in(loaded(message.text), 3)
    if message.pixels is None:
        raise nonsense()
    picture = Picture(
        message.width,
        message.height,
        message.stride,
        PixelFormat(message.format),
        message.pixels,
        facts_from(facts),
        typed(exact, bool),
    )
    return picture, file


def photo_failure_from(message: Message) -> PhotoFailure:
    """Return why a photo cannot be shown; LoaderError if the message says something else."""
    if message.kind != Kind.FAILURE:
        raise nonsense()
    return failure_from(loaded(message.text))


class JobQueue:
    """Jobs that wait, the most urgent and then the oldest first."""

    def __init__(self) -> None:
        self._jobs: dict[RequestId, Job] = {}
        self._order: list[tuple[int, RequestId]] = []

    def __len__(self) -> int:
        return len(self._jobs)

    def __contains__(self, request: RequestId) -> bool:
        return request in self._jobs

    def put(self, job: Job) -> None:
        """Let a job wait."""
        self._jobs[job.id] = job
        heapq.heappush(self._order, (job.priority, job.id))

    def drop(self, request: RequestId) -> None:
        """Forget a job, if it waits."""
        self._jobs.pop(request, None)

    def prioritise(self, request: RequestId, priority: Priority) -> None:
        """Move a job that waits."""
        job = self._jobs.get(request)
        if job is not None and job.priority not in (priority, FIRST):
            job.priority = priority
            heapq.heappush(self._order, (priority, request))

    def peek(self) -> Job | None:
        """Return the job whose turn it is, or None."""
        while self._order:
            priority, request = self._order[0]
            job = self._jobs.get(request)
            if job is not None and job.priority == priority:
                return job
            heapq.heappop(self._order)  # dropped or moved meanwhile
        return None

    def pop(self) -> Job | None:
        """Return the job whose turn it is and forget it, or None."""
        job = self.peek()
        if job is not None:
            del self._jobs[job.id]
        return job

    def clear(self) -> tuple[Job, ...]:
        """Forget all jobs and return them."""
        jobs = tuple(self._jobs.values())
        self._jobs.clear()
        self._order.clear()
        return jobs
