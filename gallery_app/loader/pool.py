"""The loaders of one gallery: who does what next, and what becomes of those that die or hang.

No Qt, no threads: somebody else watches the sockets (``on_watch``, ``on_unwatch``, ``ready``) and calls
``tick`` in time.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from gallery_app.errors import LoaderError
from gallery_app.loader.answers import Priority, RequestId
from gallery_app.loader.budget import LoaderBudget, cores_of_ours
from gallery_app.loader.client import LoaderClient, launch_loader, leave_behind, reap
from gallery_app.loader.deaths import ATTEMPTS, DIED, Deaths
from gallery_app.loader.header import Kind
from gallery_app.loader.job_queue import JobQueue
from gallery_app.loader.jobs import FIRST, OPEN_SECONDS, AttachJob, Job, OpenJob, unheard
from gallery_app.loader.open_requests import OpenRequests
from gallery_app.loader.photo_jobs import FrameJob
from gallery_app.loader.photo_requests import PhotoRequests
from gallery_app.loader.plain_values import loaded, texts_in
from gallery_app.loader.running import Running, suits
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import OpenRequest
    from gallery_app.loader.client import Launch
    from gallery_app.loader.frames import Message

_log = logging.getLogger(__name__)

TURN_SECONDS: Final = 0.006  # of taking answers before the event loop has its turn again
REAP_SECONDS: Final = 0.5
SLOW_PREVIEW_SECONDS: Final = 0.2
SHARED_SECONDS: Final = 0.5  # after which a loader does only what is urgent, if another window has none

_NO_LOADER: Final = say("the process that reads photos cannot be started")


class LoaderPool(OpenRequests, PhotoRequests):
    """Loaders that serve one gallery, and the requests that wait for them.

    ``on_changed`` is called when ``tick`` should be called soon.
    """

    def __init__(
        self,
        paths: tuple[str, ...],
        *,
        loaders: int | None = None,
        budget: LoaderBudget | None = None,
        launch: Launch = launch_loader,
        clock: Callable[[], float] = time.monotonic,
        patience: float = 1.0,
    ) -> None:
        """Make a pool that starts nothing yet.

        ``loaders`` is their number, by default what ``budget`` allows a gallery; that is shared with the
        pools of other windows.  ``patience`` multiplies every time limit.
        """
        self.on_unwatch: Callable[[int], None] = unheard
        self.on_changed: Callable[[], None] = lambda: None
        self._on_watch: Callable[[int], None] = unheard
        self._paths = paths
        self._budget = budget or LoaderBudget(cores_of_ours())
        self._wanted = self._budget.for_a_gallery if loaders is None else loaders
        self._is_resting = False
        self._launch = launch
        self._clock = clock
        self._patience = patience
        self._loaders: list[Running] = []
        self._queue = JobQueue()
        self._started = False
        self._may_start_more = False
        self._last_id = 0
        self._early: OpenJob | None = None
        self._deaths = Deaths(clock)
        self._player: Running | None = None  # which did the last frame, and has the animation open
        self._refused: list[Job] = []  # to be told so by the next tick
        self._ending: list[int] = []  # killed, not reaped yet
        self._protections: tuple[str, ...] = ()
        self._preview_seconds = 0.0  # that the last one took
        self._ticking = False

    @property
    def on_watch(self) -> Callable[[int], None]:
        """Called with each socket to watch; whoever sets it is told of those that are there already."""
        return self._on_watch

    @on_watch.setter
    def on_watch(self, hook: Callable[[int], None]) -> None:
        self._on_watch = hook
        for loader in self._loaders:
            hook(loader.client.fileno())

    @property
    def paths(self) -> tuple[str, ...]:
        """What was opened."""
        return self._paths

    @property
    def protections(self) -> tuple[str, ...]:
        """The lock-down steps in force, as the loader that spoke last told them."""
        return self._protections

    @property
    def pids(self) -> tuple[int, ...]:
        """The running loaders."""
        return tuple(loader.client.pid for loader in self._loaders)

    def start(self, request: OpenRequest | None = None) -> None:
        """Start the first loader, unless it was; the second comes when there is something to look at.

        ``request`` is asked for at once, before anybody can listen: a later ``open`` with an equal
        request gets its answers.
        """
        if not self._started:
            self._started = True
            if request is not None:
                self._early = self._open_job(request)
                self._queue.put(self._early)
            self._fill()

    def adopt(self, client: LoaderClient, request: OpenRequest) -> None:
        """Take over a loader that was asked for ``request`` before there was a pool."""
        self._started = True
        self._early = self._open_job(request)
        self._budget.take(self, first=True)
        now = self._clock()
        loader = Running(client, self._early, started=now, due=now + self._early.seconds, is_fresh=False)
        self._loaders.append(loader)
        self._on_watch(client.fileno())

    def cancel(self, request: RequestId) -> None:
        """Drop a request if it has not started; its callback is never called afterwards."""
        self._queue.drop(request)
        self._refused = [job for job in self._refused if job.id != request]
        for loader in self._loaders:
            if loader.job is not None and loader.job.id == request:
                loader.job.mute()
                loader.job.attempts = ATTEMPTS  # nobody waits for it: not tried again

    def withdraw(self, request: RequestId) -> bool:
        """Drop a request if it has not started; return whether that was possible."""
        waits = request in self._queue
        self._queue.drop(request)
        return waits

    def prioritise(self, request: RequestId, priority: Priority) -> None:
        """Let a request that has not started wait in another place."""
        self._queue.prioritise(request, priority)

    def ready(self, descriptor: int) -> None:
        """Take what has arrived on a socket; never raises on account of a loader."""
        loader = next((one for one in self._loaders if one.client.fileno() == descriptor), None)
        until = self._clock() + TURN_SECONDS
        while loader is not None and loader in self._loaders and self._clock() <= until:
            try:
                message = loader.client.receive()
                if message is None:
                    return
                self._take(loader, message)
            except (EOFError, LoaderError) as error:
                _log.debug("loader %d is gone: %r", loader.client.pid, error)
                self._lose(loader)

    def tick(self) -> float | None:
        """Do what time asks for; return seconds until it wants to be called again, None: when asked to."""
        if not self._ticking:  # called from within, by way of on_changed
            self._ticking = True
            try:
                self._tick()
            finally:
                self._ticking = False
        return self._wait()

    def rest(self) -> None:
        """Let the loaders go if they have nothing to do; they come back with the next request."""
        if self._may_start_more and not len(self._queue) and all(one.job is None for one in self._loaders):
            self._is_resting = True
            for loader in tuple(self._loaders):
                self._end(loader)
            self._change()

    def spare_loader(self) -> bool:
        """Let a loader go that is free, for another window that has none; return whether there was one."""
        free = next((one for one in self._loaders if one.job is None and not one.is_fresh), None)
        if free is None or not self._may_start_more:
            return False
        self._end(free)
        self._is_resting = not self._loaders and not len(self._queue)
        return True

    def renew(self) -> None:
        """Replace the loaders, but for those at work, by new ones, which see what has changed around them."""
        for loader in tuple(self._loaders):
            if loader.job is None:
                self._end(loader)
        self._fill()
        self._change()

    def close(self) -> None:
        """Kill all loaders, without waiting; no callback is called afterwards."""
        self._started = False
        self._budget.leave(self)
        self._queue.clear()
        self._refused.clear()
        for loader in tuple(self._loaders):
            self._end(loader)
        self._ending = leave_behind(self._ending)

    # Requests

    def _next_id(self) -> RequestId:
        self._last_id += 1
        return RequestId(self._last_id)

    def _ask(self, job: Job) -> RequestId:
        self._is_resting = False
        if self._deaths.condemns(job.file):
            self._refused.append(job)
        else:
            self._queue.put(job)
            self._fill()
        self._change()
        return job.id

    def _change(self) -> None:
        if not self._ticking:
            # Nobody is answered from within the call that asks.
            self._ticking = True
            try:
                self.on_changed()
            finally:
                self._ticking = False

    def _fill(self) -> None:
        """Start the loaders that are missing, and give those that are free something to do."""
        wanted = self._wanted if self._may_start_more else min(1, self._wanted)
        starts = self._started and not self._is_resting
        while starts and len(self._loaders) < wanted and self._clock() >= self._deaths.not_before:
            if not self._start_one():
                break
        for loader in tuple(self._loaders):
            if loader.job is None:
                self._employ(loader)
        while self._budget.is_waited_for and self.spare_loader():
            pass

    def _start_one(self) -> bool:
        if not self._budget.take(self, first=not self._loaders):
            return False
        try:
            client = self._launch()
        except OSError as error:
            self._budget.give_back(self)
            _log.warning("no loader can be started: %s", error)
            self._deaths.count(pause=1.0)
            self._refused += self._queue.clear()
            return False
        self._loaders.append(Running(client, started=self._clock()))
        self._on_watch(client.fileno())
        return True

    def _employ(self, loader: Running) -> None:
        now = self._clock()
        slow = self._preview_seconds > SLOW_PREVIEW_SECONDS
        is_turn_over = self._budget.is_waited_for and now - loader.started > SHARED_SECONDS
        job = self._queue.peek(
            lambda job: (
                not (is_turn_over and job.priority > Priority.NEXT)
                and suits(job, loader, self._loaders, player=self._player, now=now, are_previews_slow=slow)
            )
        )
        if loader.is_fresh and not isinstance(job, OpenJob):
            if job is None and not self._may_start_more:
                return  # the first one waits for the request to open
            job = AttachJob(self._next_id(), FIRST, paths=self._paths, seconds=OPEN_SECONDS * self._patience)
        elif job is not None:
            self._queue.drop(job.id)
            self._player = loader if isinstance(job, FrameJob) else self._player
        else:
            return
        loader.begin(job, now)
        try:
            loader.client.send(job.id, job.request())
        except EOFError:  # it was dead before: that is no fault of the job
            loader.job = None
            if not isinstance(job, AttachJob):
                self._queue.put(job)
            self._lose(loader)

    # Answers

    def _take(self, loader: Running, message: Message) -> None:
        job = loader.job
        if job is None or message.id != job.id or message.more > job.has_parts:
            raise LoaderError(say("a loader process sent something that makes no sense"))
        call = job.take(message)
        loader.due = self._clock() + job.seconds
        self._budget.note_news()
        if message.kind == Kind.ATTACHED:
            self._protections = texts_in(loaded(message.text))
        if isinstance(job, OpenJob) and job.has_shown:
            self._protections = job.protections or self._protections
            self._may_start_more = True
        if not message.more:
            loader.job = None
            if job.priority == Priority.PREVIEW:
                self._preview_seconds = self._clock() - loader.begun
        self._fill()
        if call is not None:
            call()
        self._change()

    # Deaths

    def _end(self, loader: Running) -> None:
        self._loaders.remove(loader)
        self._player = None if self._player is loader else self._player
        self.on_unwatch(loader.client.fileno())
        noise = loader.client.noise()
        if noise:
            _log.debug("loader %d wrote: %s", loader.client.pid, noise)
        loader.client.kill()
        self._ending.append(loader.client.pid)
        self._budget.give_back(self)

    def _lose(self, loader: Running, *, too_slow: bool = False) -> None:
        """Replace a loader that died, hung or sent rubbish, and see to what it was doing."""
        if loader not in self._loaders:
            return
        self._end(loader)
        self._deaths.count()
        job, loader.job = loader.job, None
        verdict = None
        if job is not None:
            verdict = self._deaths.verdict_on(job, too_slow=too_slow)
            if verdict is None:
                self._queue.put(job)
        self._fill()
        if job is not None and verdict is not None:
            job.fail(verdict)
        self._change()

    # Time

    def _tick(self) -> None:
        refused, self._refused = self._refused, []
        for job in refused:
            job.fail(DIED if self._deaths.condemns(job.file) else _NO_LOADER)
        now = self._clock()
        for loader in tuple(self._loaders):
            if loader.job is not None and now >= loader.due:
                self.ready(loader.client.fileno())  # it may be the window that was held up
        for loader in tuple(self._loaders):
            if loader.job is not None and now >= loader.due:
                _log.debug("loader %d does not answer", loader.client.pid)
                self._lose(loader, too_slow=True)
        self._ending = reap(self._ending)
        for loader in tuple(self._loaders):
            if loader.client.has_arrived:
                self.ready(loader.client.fileno())
        self._fill()

    def _wait(self) -> float | None:
        now = self._clock()
        waits = [max(0.0, loader.due - now) for loader in self._loaders if loader.job is not None]
        turn = self._budget.seconds_to_wait(self)
        waits += [] if turn is None else [turn]
        if self._refused or any(loader.client.has_arrived for loader in self._loaders):
            waits.append(0.0)
        if self._ending:
            waits.append(REAP_SECONDS)
        if self._started and self._deaths.not_before > now:
            waits.append(self._deaths.not_before - now)
        return min(waits, default=None)
