"""Asking loaders for the gallery itself, perhaps before anybody can listen to the answers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from gallery_app.loader.jobs import FIRST, OPEN_SECONDS, OpenJob, unheard

if TYPE_CHECKING:
    from gallery_app.loader.answers import OnOpened, OpenRequest, RequestId
    from gallery_app.loader.jobs import Job


class OpenRequests(ABC):
    """Makes jobs of requests to open; one that was made ahead waits in ``_early`` for its listener."""

    _patience: float  # multiplies every time limit
    _early: OpenJob | None

    @abstractmethod
    def cancel(self, request: RequestId) -> None:
        """Drop a request; nobody hears of it any more."""

    @abstractmethod
    def _ask(self, job: Job) -> RequestId:
        """Let a job be done."""

    @abstractmethod
    def _change(self) -> None:
        """Say that there is something to do."""

    @abstractmethod
    def _next_id(self) -> RequestId:
        """Return the number of another request."""

    def open(self, request: OpenRequest, on_answer: OnOpened) -> RequestId:
        """Read the gallery; the answers come one by one."""
        early, self._early = self._early, None
        if early is not None and early.wish == request:
            early.on_answer = on_answer
            self._change()
            return early.id
        if early is not None:
            self.cancel(early.id)
        return self._ask(self._open_job(request, on_answer))

    def _open_job(self, request: OpenRequest, on_answer: OnOpened = unheard) -> OpenJob:
        seconds = OPEN_SECONDS * self._patience
        return OpenJob(self._next_id(), FIRST, request, on_answer, seconds=seconds)
