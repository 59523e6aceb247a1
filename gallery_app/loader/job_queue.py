"""Requests that wait for a loader, the most urgent and then the oldest first."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from gallery_app.loader.jobs import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import Priority, RequestId
    from gallery_app.loader.jobs import Job


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

    def peek(self, suits: Callable[[Job], bool] | None = None) -> Job | None:
        """Return the job whose turn it is among those that suit, or None."""
        first = self._first()
        if first is None or suits is None or suits(first):
            return first
        others = (job for job in self._jobs.values() if suits(job))
        return min(others, key=lambda job: (job.priority, job.id), default=None)

    def _first(self) -> Job | None:
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
