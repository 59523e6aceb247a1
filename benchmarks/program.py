"""A viewer as a reader starts it, watched from the outside."""

from __future__ import annotations

import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil
from screen import end_group
from viewers import OURS

if TYPE_CHECKING:
    from screen import Screen
    from viewers import Viewer

SHARP_SECONDS = 3.0  # a photo that is there so long and not sharp never will be
PEAK_SECONDS = 0.2  # between looks at the memory
SELDOM_SECONDS = 1.0  # the same where lateness is measured: a look holds the program up a little


class NotShown(RuntimeError):  # noqa: N818  — what happened, not a mistake of ours
    """The viewer did not show what it was to show."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory in MiB.  ``whole`` and ``loaders`` are proportional set sizes (PSS): shared pages count once.

    ``own`` leaves out pages of files (libraries): how many of those are ours hangs on what other programs
    use them, too.
    """

    own: float
    whole: float
    loaders: float


class Program:
    """``with Program(screen, path) as program``: started at ``program.begin``, ended on leaving."""

    def __init__(
        self,
        screen: Screen,
        path: Path,
        *options: str,
        viewer: Viewer = OURS,
        environment: dict[str, str] | None = None,
        errors: int = subprocess.DEVNULL,
    ) -> None:
        self.screen = screen
        self.viewer = viewer
        command, *rest = viewer.command_for(path)
        self.begin = time.perf_counter()
        self._process = subprocess.Popen(
            [command, *rest[:-1], *options, rest[-1]],
            env=screen.environment | (environment or {}),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        end_group(self._process)
        self.screen.wait_until_bare()

    def wait_for_first(self, index: int = 0, limit: float = 20.0) -> float:
        """Return milliseconds from the start until photo ``index`` is on the screen."""
        shown = self.screen.wait_for(index, since=self.begin, limit=limit)
        if shown is None:
            raise NotShown(f"photo {index + 1} was not shown")
        return shown

    def wait_for_sharp(self, index: int, since: float, limit: float = SHARP_SECONDS) -> float:
        """Return milliseconds from ``since`` until photo ``index`` is sharp."""
        limit += time.perf_counter() - since
        sharp = self.screen.wait_until(lambda: self.screen.shows_sharply(index), since=since, limit=limit)
        if sharp is None:
            raise NotShown(f"photo {index + 1} did not become sharp")
        return sharp

    def wait_for_keys(self) -> None:
        """Wait until the window takes keys: those sent before it has the focus are nobody's."""
        time.sleep(1.0)

    def step(self, index: int, *keys: str, limit: float = 20.0) -> float:
        """Press keys that lead to photo ``index``; return milliseconds until it is on the screen."""
        keys = keys or (self.viewer.next,)
        since = self.screen.press(*keys)
        shown = self.screen.wait_for(index, since=since, limit=limit)
        if shown is None:
            raise NotShown(f"photo {index + 1} was not shown after {'+'.join(keys)}")
        return shown

    def quit(self) -> None:
        """Close the window as a reader does, so that it remembers its place."""
        self.screen.press("Control_L", "q")
        self._process.wait(10)

    @property
    def loaders(self) -> list[psutil.Process]:
        """The running processes that the viewer has started itself, oldest first."""
        children = psutil.Process(self._process.pid).children()
        alive = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
        return sorted(alive, key=lambda child: child.create_time())

    def memory(self) -> Memory:
        """Return what the viewer and its loaders take together now."""
        pids = [child.pid for child in psutil.Process(self._process.pid).children(recursive=True)]
        viewer, loaders = _sizes(self._process.pid), [_sizes(pid) for pid in pids]
        everything = [viewer, *loaders]
        return Memory(
            own=sum(sizes["Pss"] - sizes["Pss_File"] for sizes in everything),
            whole=sum(sizes["Pss"] for sizes in everything),
            loaders=sum(sizes["Pss"] for sizes in loaders),
        )

    def cpu(self) -> float:
        """Return milliseconds of CPU time that the viewer's running processes have used so far."""
        process = psutil.Process(self._process.pid)
        seconds = 0.0
        for one in (process, *process.children(recursive=True)):
            try:
                times = one.cpu_times()
            except psutil.NoSuchProcess:
                continue
            seconds += times.user + times.system
        return seconds * 1000


class PeakMemory(threading.Thread):
    """``with PeakMemory(program) as peak``: afterwards ``peak.whole`` is the largest PSS seen, in MiB."""

    def __init__(self, program: Program, every: float = PEAK_SECONDS) -> None:
        super().__init__(daemon=True)
        self.whole = 0.0
        self._every = every
        self._program = program
        self._over = threading.Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        """Look again and again."""
        while not self._over.wait(self._every):
            try:
                self.whole = max(self.whole, self._program.memory().whole)
            except psutil.NoSuchProcess:
                return


def _sizes(pid: int) -> dict[str, float]:
    """Return the kernel's sums of a process's memory in MiB; of one that has just ended, zeros."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return {"Pss": 0.0, "Pss_File": 0.0}
    pairs = (line.split()[:2] for line in lines)
    return {name.rstrip(":"): int(kibibytes) / 1024 for name, kibibytes in pairs}


def remember_window(screen: Screen, path: Path, viewer: Viewer = OURS) -> None:
    """Start and quit once, so that later starts know the window's size as they do from day to day."""
    with Program(screen, path, viewer=viewer) as program:
        program.wait_for_first()
        program.wait_for_keys()
        program.quit()
