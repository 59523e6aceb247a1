"""The program as a reader starts it, watched from the outside."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil
from screen import end_group

if TYPE_CHECKING:
    from screen import Screen


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

    def __init__(self, screen: Screen, path: Path, *options: str) -> None:
        self.screen = screen
        command = [sys.executable, "-I", "-m", "gallery_app", *options, str(path)]
        self.begin = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            env=screen.environment,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        end_group(self._process)
        self.screen.wait_until_bare()

    def wait_for_first(self, index: int = 0) -> float:
        """Return milliseconds from the start until photo ``index`` is on the screen."""
        shown = self.screen.wait_for(index, since=self.begin)
        if shown is None:
            raise RuntimeError(f"photo {index + 1} was not shown")
        return shown

    def wait_for_keys(self) -> None:
        """Wait until the window takes keys: those sent before it has the focus are nobody's."""
        time.sleep(1.0)

    def step(self, index: int, *keys: str, limit: float = 20.0) -> float:
        """Press keys that lead to photo ``index``; return milliseconds until it is on the screen."""
        since = self.screen.press(*keys)
        shown = self.screen.wait_for(index, since=since, limit=limit)
        if shown is None:
            raise RuntimeError(f"photo {index + 1} was not shown after {'+'.join(keys)}")
        return shown

    def quit(self) -> None:
        """Close the window as a reader does, so that it remembers its place."""
        self.screen.press("Control_L", "q")
        self._process.wait(10)

    @property
    def loaders(self) -> list[psutil.Process]:
        """The running loaders, oldest first."""
        children = psutil.Process(self._process.pid).children()
        alive = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
        return sorted(alive, key=lambda child: child.create_time())

    def memory(self) -> Memory:
        """Return what the viewer and its loaders take together now."""
        pids = [child.pid for child in self.loaders]
        viewer, loaders = _sizes(self._process.pid), [_sizes(pid) for pid in pids]
        everything = [viewer, *loaders]
        return Memory(
            own=sum(sizes["Pss"] - sizes["Pss_File"] for sizes in everything),
            whole=sum(sizes["Pss"] for sizes in everything),
            loaders=sum(sizes["Pss"] for sizes in loaders),
        )


def _sizes(pid: int) -> dict[str, float]:
    """Return the kernel's sums of a process's memory in MiB; of one that has just ended, zeros."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return {"Pss": 0.0, "Pss_File": 0.0}
    pairs = (line.split()[:2] for line in lines)
    return {name.rstrip(":"): int(kibibytes) / 1024 for name, kibibytes in pairs}


def remember_window(screen: Screen, path: Path) -> None:
    """Start and quit once, so that later starts know the window's size as they do from day to day."""
    with Program(screen, path) as program:
        program.wait_for_first()
        program.wait_for_keys()
        program.quit()
