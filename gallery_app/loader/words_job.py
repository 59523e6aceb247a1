"""What is asked of loaders about the words of many photos at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from gallery_app.loader.answers import UNCHANGED, PhotoFailure
from gallery_app.loader.header import Kind
from gallery_app.loader.jobs import Job, unheard
from gallery_app.loader.metadata_wire import metadata_from
from gallery_app.loader.plain_values import list_in, loaded, nonsense, text_in
from gallery_app.loader.wire import failure_from
from gallery_app.model.problems import PhotoState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gallery_app.loader.answers import OnWords, OnWordsDone, WordsAnswer
    from gallery_app.loader.frames import Message
    from gallery_app.loader.plain_values import Json
    from gallery_app.model.problems import Sentence

FILES_AT_ONCE: Final = 400  # that one request names; more than a loader gets done before it stops

ANSWER_BYTES: Final = 8 << 20  # of JSON that one photo's words may take; each source's are 512 kB at most


@dataclass(slots=True, eq=False)
class WordsJob(Job):
    """Reading the words of photos.  Asked again after a death, it goes on where it was."""

    is_about_words: ClassVar[bool] = True
    has_parts: ClassVar[bool] = True
    files: tuple[str, ...]
    known: Mapping[str, str]
    legacy: str | None
    on_part: OnWords
    on_done: OnWordsDone
    _waiting: dict[str, None] = field(init=False)  # in the order asked for
    _asked: int = field(default=0, init=False)  # how many waited when it was asked last

    def __post_init__(self) -> None:
        self._waiting = dict.fromkeys(self.files)

    def request(self) -> Json:
        """Return what is sent."""
        self._asked = len(self._waiting)
        files = list(self._waiting)[:FILES_AT_ONCE]
        known = {file: self.known[file] for file in files if file in self.known}
        return {"op": "words", "files": files, "known": known, "legacy": self.legacy}

    def take(self, message: Message) -> Callable[[], None]:
        """Return the call that hands one file's words over, or says which files are left."""
        if message.kind == Kind.DONE:
            left = tuple(self._waiting)
            if left and len(left) == self._asked:
                raise nonsense()  # a loader gets on with every request: this one would be asked for ever
            return lambda: self.on_done(left)
        if message.kind != Kind.WORDS or not message.more or len(message.text) > ANSWER_BYTES:
            raise nonsense()
        name, value = list_in(loaded(message.text), 2)
        file, answer = text_in(name), _answer_from(value)
        if file not in self._waiting or (answer is UNCHANGED and file not in self.known):
            raise nonsense()
        del self._waiting[file]
        return lambda: self.on_part(file, answer)

    def fail(self, reason: Sentence) -> None:
        """Say that a file's words cannot be read: the one that its loader was at, or every one left."""
        waiting = tuple(self._waiting)
        failed = waiting[:1] if self.attempts else waiting
        for file in failed:
            self.on_part(file, PhotoFailure(PhotoState.UNREADABLE, reason))
        self.on_done(waiting[len(failed) :])

    def mute(self) -> None:
        """Let nobody hear of the answers: the request was cancelled."""
        self.on_part, self.on_done = _unheard_part, unheard


def _unheard_part(_file: str, _answer: object) -> None:
    """Let a file's answer go."""


def _answer_from(value: Json) -> WordsAnswer:
    if value is None:
        return UNCHANGED
    kind, told = list_in(value, 2)
    match kind:
        case "words":
            return metadata_from(told)
        case "failure":
            return failure_from(told)
        case _:
            raise nonsense()
