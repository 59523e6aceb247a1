"""What a saver is asked to do and what it answers, as values and as lines of JSON."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import Any, Final

from gallery_app.errors import BundleError, GalleryError, remedy_behind
from gallery_app.model.problems import Sentence, say

LINE_LIMIT: Final = 16 << 20  # bytes of one line; a manifest may have 8 MB
NUMBER_LIMIT: Final = 1 << 53  # no count and no size is larger


@dataclass(frozen=True, slots=True)
class PackJob:
    """Pack the gallery at ``source`` into the file ``target``; ``force`` replaces what is there."""

    source: str
    target: str
    force: bool = False


@dataclass(frozen=True, slots=True)
class UnpackJob:
    """Unpack the packed file ``source`` into the folder ``target``.

    ``force`` allows a folder that is there: files of the same names are replaced, others stay.
    """

    source: str
    target: str
    force: bool = False


@dataclass(frozen=True, slots=True)
class VerifyJob:
    """Compare the members of the packed file ``source`` with its checksums; nothing is written."""

    source: str


@dataclass(frozen=True, slots=True)
class ManifestJob:
    """Write ``content`` to the file ``target``.

    ``expected`` is the SHA-256, in hexadecimal digits, of what is to be replaced; None: nothing is there
    yet.  If something else is there by then, nothing is written.
    """

    target: str
    content: bytes
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class LookJob:
    """Tell whether there is a manifest at ``target``, and what it holds now: before somebody replaces it."""

    target: str


@dataclass(frozen=True, slots=True)
class CopyJob:
    """Copy one ``file`` of the gallery at ``source``, unchanged, to the new file ``target``."""

    source: str
    file: str
    target: str


@dataclass(frozen=True, slots=True)
class FileJob:
    """Write ``content`` to the file ``target``; ``force`` replaces what is there."""

    target: str
    content: bytes
    force: bool = False


SaveJob = PackJob | UnpackJob | VerifyJob | ManifestJob | LookJob | CopyJob | FileJob
_KINDS: Final = {
    kind.__name__: kind for kind in (PackJob, UnpackJob, VerifyJob, ManifestJob, LookJob, CopyJob, FileJob)
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a saver has done.

    ``target`` is what was written, ``files`` how many of the story's files it holds and ``size`` their bytes.
    ``left_out`` was there and is none of the story's, ``missing`` is listed and not there (verifying: has a
    checksum and is not there), ``extra`` has no checksum, and ``differing`` is not what was packed.
    ``checksum`` is the SHA-256, in hexadecimal digits, of a manifest that was looked at, "" if there is none.
    """

    target: str
    files: int = 0
    size: int = 0
    left_out: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    checksum: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether what was verified is what was packed."""
        return not (self.missing or self.extra or self.differing)


class SaverError(GalleryError):
    """Nothing was written; the reason says why.  ``line`` is a manifest's (from 1), where it is known."""

    def __init__(
        self,
        reason: Sentence,
        path: str | None = None,
        remedy: Sentence | None = None,
        *,
        line: int | None = None,
    ) -> None:
        super().__init__(reason, path, remedy)
        self.line = line

    def __str__(self) -> str:
        where = "" if self.path is None else f"{self.path}: "
        line = "" if self.line is None else f"line {self.line}: "
        return f"{where}{line}{self.reason}{remedy_behind(str(self.reason), self.remedy)}"


class CancelledError(Exception):
    """Whoever asked does not want it any more."""


def job_to_line(job: SaveJob) -> bytes:
    """Return a job as a line of JSON."""
    fields = {
        name: b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        for name, value in asdict(job).items()
    }
    return json.dumps({"job": type(job).__name__, **fields}).encode("ascii") + b"\n"


def job_from_line(line: bytes) -> SaveJob:
    """Return the job that a line of ours holds."""
    fields = json.loads(line)
    kind = _KINDS[fields.pop("job")]
    if kind in {ManifestJob, FileJob}:
        fields["content"] = b64decode(fields["content"])
    return kind(**fields)


def progress_line(done: int, whole: int) -> bytes:
    """Return how far a saver is, in bytes, as a line of JSON."""
    return json.dumps({"done": done, "of": whole}).encode("ascii") + b"\n"


def outcome_line(outcome: Outcome) -> bytes:
    """Return an outcome as a line of JSON."""
    return json.dumps({"outcome": asdict(outcome)}).encode("ascii") + b"\n"


def failure_line(error: GalleryError | None) -> bytes:
    """Return why nothing was written as a line of JSON; None: it was cancelled."""
    if error is None:
        return json.dumps({"cancelled": True}).encode("ascii") + b"\n"
    remedy = None if error.remedy is None else _sentence_to(error.remedy)
    line = error.line if isinstance(error, (BundleError, SaverError)) else None
    told = {"reason": _sentence_to(error.reason), "path": error.path, "remedy": remedy, "line": line}
    return json.dumps({"failure": told}).encode("ascii") + b"\n"


Answer = tuple[int, int] | Outcome | SaverError | CancelledError


def answer_from_line(line: bytes) -> Answer:
    """Return what a saver says: how far it is, what it has done, or why not; SaverError if it is rubbish.

    A saver has read files from strangers: every type is checked.
    """
    try:
        told = json.loads(line)
        if "done" in told:
            return _number(told["done"]), _number(told["of"])
        if "outcome" in told:
            return _outcome_from(told["outcome"])
        if "failure" in told:
            return _failure_from(told["failure"])
        if told.get("cancelled") is True:
            return CancelledError()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return SaverError(say("the saver process sent something that makes no sense"))


def _outcome_from(told: dict[str, Any]) -> Outcome:
    lists = ("left_out", "missing", "extra", "differing")
    texts = {name: tuple(_text(item) for item in told[name]) for name in lists}
    files, size, checksum = _number(told["files"]), _number(told["size"]), _text(told["checksum"])
    return Outcome(_text(told["target"]), files, size, checksum=checksum, **texts)


def _failure_from(told: dict[str, Any]) -> SaverError:
    path, remedy = told["path"], told["remedy"]
    return SaverError(
        _sentence_from(told["reason"]),
        None if path is None else _text(path),
        None if remedy is None else _sentence_from(remedy),
        line=None if told["line"] is None else _number(told["line"]),
    )


def _sentence_to(sentence: Sentence) -> list[Any]:
    return [sentence.template, [list(pair) for pair in sentence.values]]


def _sentence_from(told: list[Any]) -> Sentence:
    template, pairs = told
    return Sentence(_text(template), tuple((_text(name), _text(value)) for name, value in pairs))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= NUMBER_LIMIT:
        raise TypeError(type(value).__name__)
    return value
