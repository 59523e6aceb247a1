"""What is learnt from loaders that die or hang: which file to give up, and when to start another loader."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from gallery_app.loader.jobs import AttachJob, Job, OpenJob
from gallery_app.model.problems import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Callable

ATTEMPTS: Final = 2  # deaths after which nobody is asked any more
DEATHS: Final = 5  # within
DEATHS_SECONDS: Final = 60.0  # are too many: new loaders come later and later,
LATEST_SECONDS: Final = 60.0  # at most so much
SAME_MOMENT_SECONDS: Final = 0.1  # loaders that die together died of something else than one file

DIED: Final = say("this file made the decoder fail; it is not tried again")
_SLOW: Final = say("it took too long to read and was given up")
_NOT_ANSWERING: Final = say("it does not answer: the disk or the network may be gone")
_OPEN_DIED: Final = say("reading it failed twice")


class Deaths:
    """The deaths of one gallery's loaders; ``clock`` tells seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.not_before = 0.0  # when the next loader may be started
        self._clock = clock
        self._times: deque[float] = deque(maxlen=DEATHS)
        self._pause = 0.0
        self._deadly: dict[str, int] = {}  # files, and how many loaders each has cost
        self._deadly_at: dict[str, float] = {}
        self._forgiven: set[str] = set()  # files that were asked of a second loader as that was dying too

    def condemns(self, file: str | None) -> bool:
        """Return whether a file has cost so many loaders that none is risked for it any more."""
        return file is not None and self._deadly.get(file, 0) >= ATTEMPTS

    def count(self, *, pause: float = 0.0) -> None:
        """Count a death; the next loader comes after ``pause`` seconds, or later after many deaths."""
        now = self._clock()
        self._times.append(now)
        many = len(self._times) == DEATHS and now - self._times[0] <= DEATHS_SECONDS
        again = self._pause > 0 and now - self.not_before <= DEATHS_SECONDS
        if many or again:
            self._pause = min(max(1.0, self._pause * 2), LATEST_SECONDS)
            self.not_before = now + self._pause
        else:
            self._pause = 0.0
        self.not_before = max(self.not_before, now + pause) if pause else self.not_before

    def verdict_on(self, job: Job, *, too_slow: bool) -> Sentence | None:
        """Return why a job that its loader did not survive is given up, or None if it is tried again."""
        job.attempts += 1
        if isinstance(job, AttachJob):
            return DIED  # nobody hears it; the next loader attaches anew
        if isinstance(job, OpenJob):
            if job.attempts < ATTEMPTS and (not too_slow or job.may_be_the_photo):
                return None
            return _NOT_ANSWERING if too_slow else _OPEN_DIED
        if job.file is not None:
            now = self._clock()
            apart = now - self._deadly_at.get(job.file, -SAME_MOMENT_SECONDS) >= SAME_MOMENT_SECONDS
            if not apart and job.attempts == ATTEMPTS and job.file not in self._forgiven:
                self._forgiven.add(job.file)  # only once: a file may well kill two in a moment
                job.attempts -= 1
            elif apart or job.attempts > 1:
                self._deadly[job.file] = self._deadly.get(job.file, 0) + 1
            self._deadly_at[job.file] = now
            job.attempts = max(job.attempts, self._deadly[job.file])
        if too_slow:
            return _SLOW
        return DIED if job.attempts >= ATTEMPTS else None
