"""The loaders of one gallery: who does what next, and what becomes of those that die or hang.

No Qt, no threads: somebody else watches the sockets (``on_watch``, ``on_unwatch``, ``ready``) and calls
``tick`` in time.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from gallery_app.errors import LoaderError
from gallery_app.loader.answers import PhotoFailure, Priority, Quality, RequestId
from gallery_app.loader.client import LoaderClient, launch_loader, leave_behind, reap
from gallery_app.loader.deaths import ATTEMPTS, DIED, Deaths
from gallery_app.loader.header import Kind
from gallery_app.loader.job_queue import JobQueue
from gallery_app.loader.jobs import FIRST, OPEN_SECONDS, AttachJob, Job, OpenJob, unheard
from gallery_app.loader.photo_jobs import DecodeJob, DescribeJob, FrameJob, RegionJob, ThumbnailJob
from gallery_app.loader.plain_values import loaded, texts_in
from gallery_app.loader.running import Running, suits
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.answers import OnDecoded, OnFrame, OnOpened, OnThumbnail, OpenRequest
    from gallery_app.loader.client import Launch
    from gallery_app.loader.frames import Message
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.model.part import Part

_log = logging.getLogger(__name__)

TURN_SECONDS: Final = 0.006  # of taking answers before the event loop has its turn again
REAP_SECONDS: Final = 0.5

_NO_LOADER: Final = say("the process that reads photos cannot be started")


class LoaderPool:
    """Loaders that serve one gallery, and the requests that wait for them.

    ``on_changed`` is called when ``tick`` should be called soon.
    """

    def __init__(
        self,
        paths: tuple[str, ...],
        *,
        loaders: int = 2,
        launch: Launch = launch_loader,
        clock: Callable[[], float] = time.monotonic,
        patience: float = 1.0,
    ) -> None:
        """Make a pool that starts nothing yet; ``patience`` multiplies every time limit."""
        self.on_unwatch: Callable[[int], None] = unheard
        self.on_changed: Callable[[], None] = lambda: None
        self._on_watch: Callable[[int], None] = unheard
        self._paths = paths
        self._wanted = loaders
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
                self._early = OpenJob(
                    self._next_id(), FIRST, request, unheard, seconds=OPEN_SECONDS * self._patience
                )
                self._queue.put(self._early)
            self._fill()

    def adopt(self, client: LoaderClient, request: OpenRequest) -> None:
        """Take over a loader that was asked for ``request`` before there was a pool."""
        self._started = True
        seconds = OPEN_SECONDS * self._patience
        self._early = OpenJob(self._next_id(), FIRST, request, unheard, seconds=seconds)
        loader = Running(client, self._early, self._clock() + seconds, is_fresh=False)
        self._loaders.append(loader)
        self._on_watch(client.fileno())

    def open(self, request: OpenRequest, on_answer: OnOpened) -> RequestId:
        """Read the gallery; the answers come one by one."""
        early, self._early = self._early, None
        if early is not None and early.wish == request:
            early.on_answer = on_answer
            self._change()
            return early.id
        if early is not None:
            self.cancel(early.id)
        return self._ask(
            OpenJob(self._next_id(), FIRST, request, on_answer, seconds=OPEN_SECONDS * self._patience)
        )

    def decode(
        self,
        file: str,
        box: tuple[int, int] | None,
        priority: Priority,
        on_done: OnDecoded,
        *,
        quality: Quality = Quality.EXACT,
    ) -> RequestId:
        """Decode a photo to fit ``box``; ``Picture.exact`` tells whether it could be sharper."""
        return self._ask(
            DecodeJob(self._next_id(), priority, file, box, quality, on_done, seconds=10.0 * self._patience)
        )

    def region(
        self, file: str, full: tuple[int, int], part: Part, priority: Priority, on_done: OnDecoded
    ) -> RequestId:
        """Decode a part of a photo whose upright size is ``full``.

        The first part takes as long as the whole photo; it is kept for some seconds for the next ones.
        """
        seconds = 10.0 * self._patience
        return self._ask(RegionJob(self._next_id(), priority, file, full, part, on_done, seconds=seconds))

    def thumbnail(
        self, file: str, side: int, priority: Priority, on_done: OnThumbnail, *, is_first_look: bool = False
    ) -> RequestId:
        """Get a photo's thumbnail, ``side`` pixels its longer side: a shared one, or one made anew.

        As a first look, the camera's own will do where making one takes long.
        """
        seconds = 10.0 * self._patience
        job = ThumbnailJob(self._next_id(), priority, file, side, is_first_look, on_done, seconds=seconds)
        return self._ask(job)

    def frame(
        self, file: str, box: tuple[int, int] | None, index: int, priority: Priority, on_done: OnFrame
    ) -> RequestId:
        """Decode one frame of an animation, counted from 0; the answer may hold another: ``Frame.index``.

        It is the first one where there are fewer, and an earlier one where going to this one takes long.
        """
        seconds = 10.0 * self._patience
        return self._ask(FrameJob(self._next_id(), priority, file, box, index, on_done, seconds=seconds))

    def describe(
        self,
        file: str,
        priority: Priority,
        on_done: Callable[[PhotoFacts | PhotoFailure], None],
        *,
        decode: bool = False,
    ) -> RequestId:
        """Read what a photo's header tells; with ``decode``, also whether every pixel can be read."""
        return self._ask(
            DescribeJob(self._next_id(), priority, file, decode, on_done, seconds=10.0 * self._patience)
        )

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

    def close(self) -> None:
        """Kill all loaders, without waiting; no callback is called afterwards."""
        self._started = False
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
        while self._started and len(self._loaders) < wanted and self._clock() >= self._deaths.not_before:
            if not self._start_one():
                break
        for loader in tuple(self._loaders):
            if loader.job is None:
                self._employ(loader)

    def _start_one(self) -> bool:
        try:
            client = self._launch()
        except OSError as error:
            _log.warning("no loader can be started: %s", error)
            self._deaths.count(pause=1.0)
            self._refused += self._queue.clear()
            return False
        self._loaders.append(Running(client))
        self._on_watch(client.fileno())
        return True

    def _employ(self, loader: Running) -> None:
        now = self._clock()
        job = self._queue.peek(lambda job: suits(job, loader, self._loaders, player=self._player, now=now))
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
        if job is None or message.id != job.id:
            raise LoaderError(say("a loader process sent something that makes no sense"))
        call = job.take(message)
        loader.due = self._clock() + job.seconds
        if message.kind == Kind.ATTACHED:
            self._protections = texts_in(loaded(message.text))
        if isinstance(job, OpenJob) and job.has_shown:
            self._protections = job.protections or self._protections
            self._may_start_more = True
        if not message.more:
            loader.job = None
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
        if self._refused or any(loader.client.has_arrived for loader in self._loaders):
            waits.append(0.0)
        if self._ending:
            waits.append(REAP_SECONDS)
        if self._started and self._deaths.not_before > now:
            waits.append(self._deaths.not_before - now)
        return min(waits, default=None)
