"""Watch with strace which files and sockets the viewer touches, and which its loaders and savers do.

    python tools/trace_viewer.py PATH…    opens the window; look through the photos and close it

The viewer makes no call that names anything below a gallery: that is for the loaders. It opens no socket to
other computers either. The tests use this module too (tests/desktop/test_isolation.py).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PROGRAM: Final = (sys.executable, "-I", "-m", "gallery_app")
# What is in the command line of a process that is no viewer; the last two where the program is packaged.
COMMANDS: Final = {
    "gallery_app/loader/start.py": "loader",
    "gallery_app/saver/start.py": "saver",
    '/gallery-app", "--loader"': "loader",
    '/gallery-app", "--saver"': "saver",
}

_CLASSES: Final = "trace=%file,%desc,%network,%process"
_STRACE: Final = ("strace", "-f", "-ff", "-qq", "-yy", "-s", "4096", "-e", "signal=none", "-e", _CLASSES)
_CALL: Final = re.compile(r"(\w+)\(")
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\.\.\.)?')
_PLACE: Final = re.compile(r"(?:\d+|AT_FDCWD)<(/(?:[^<>\\]|\\.)*)>")
_CURRENT: Final = re.compile(r"AT_FDCWD<(/(?:[^<>\\]|\\.)*)>")
_NEW: Final = re.compile(r"\)\s+= (\d+)(?:<.*)?$")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|x[0-9a-f]{2}|.)")
_CONTROLS: Final = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f"}
# Calls whose texts are data and no paths: of these only the descriptors count.
_DATA_CALLS: Final = re.compile(
    r"p?(?:read|write)(?:v|v2|64)?|send\w*|recv\w*|execve|connect|bind|accept4?|get(?:sock|peer)name|memfd_create"
)
_SOCKET_CALLS: Final = frozenset({"socket", "connect", "bind", "sendto", "sendmsg", "sendmmsg"})


@dataclass(frozen=True, slots=True)
class Call:
    """One system call as strace wrote it, and the thread that made it."""

    thread: int
    name: str
    text: str
    current: str  # the thread's folder, as far as its calls have told

    @property
    def places(self) -> tuple[str, ...]:
        """Every path that the call names: absolute, through a descriptor, or relative to one."""
        folders = tuple(_plain(found) for found in _PLACE.findall(self.text))
        if _DATA_CALLS.fullmatch(self.name):
            return folders
        base = folders[0] if folders else self.current
        texts = (_plain(found) for found in _STRING.findall(self.text))
        return folders + tuple(os.path.normpath(os.path.join(base, text)) for text in texts if text)

    @property
    def result(self) -> tuple[str, ...]:
        """The path of the descriptor that the call gave back, if it did."""
        return tuple(_plain(found) for found in _PLACE.findall(self.text.rpartition(" = ")[2]))


@dataclass(frozen=True, slots=True)
class Trace:
    """The calls of the viewer, its threads and the programs it started, of its loaders and its savers."""

    viewer: tuple[Call, ...]
    loaders: tuple[Call, ...]
    savers: tuple[Call, ...]

    def viewer_calls_below(self, folder: str) -> tuple[Call, ...]:
        """Return what must not be: the viewer's calls that name ``folder`` or anything below it."""
        return tuple(call for call in self.viewer if any(is_below(place, folder) for place in call.places))

    def opened_by_loaders(self) -> frozenset[str]:
        """Return the files that loaders opened, by their absolute paths."""
        opens = (call for call in self.loaders if call.name.startswith("open"))
        return frozenset(place for call in opens for place in call.result)

    def internet_calls(self) -> tuple[Call, ...]:
        """Return the calls of any process that concern a socket to other computers."""
        calls = (*self.viewer, *self.loaders, *self.savers)
        return tuple(call for call in calls if "AF_INET" in call.text and call.name in _SOCKET_CALLS)


def command(folder: Path) -> tuple[str, ...]:
    """Return what to put before a program so that its trace is written to files in ``folder``."""
    return (*_STRACE, "-o", str(folder / "trace"), "--")


def read_trace(folder: Path) -> Trace:
    """Return what was traced to files in ``folder``, one for each thread."""
    threads = {int(path.suffix[1:]): _calls_in(path) for path in folder.glob("trace.*")}
    parents = {child: thread for thread, calls in threads.items() for child in _children(calls)}
    started = {thread: _start_of_ours(calls) for thread, calls in threads.items()}
    by_kind: dict[str, list[Call]] = {"viewer": [], "loader": [], "saver": []}
    for thread, calls in threads.items():
        ancestors = [thread]
        while ancestors[-1] in parents:
            ancestors.append(parents[ancestors[-1]])
        begun = next((start for one in ancestors[1:] if (start := started[one]) is not None), None)
        at, kind = (0, begun[1]) if begun is not None else started[thread] or (len(calls), "viewer")
        by_kind["viewer"] += calls[:at]
        by_kind[kind] += calls[at:]
    return Trace(*(tuple(calls) for calls in by_kind.values()))


def is_below(path: str, folder: str) -> bool:
    """Return whether a path names the folder or anything below it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _calls_in(path: Path) -> list[Call]:
    thread = int(path.suffix[1:])
    calls: list[Call] = []
    current = ""
    for line in path.read_text(encoding="utf-8", errors="surrogateescape").split("\n"):
        if here := _CURRENT.search(line):
            current = _plain(here[1])
        if match := _CALL.match(line):
            calls.append(Call(thread, match[1], line, current))
    return calls


def _children(calls: list[Call]) -> list[int]:
    starts = (call for call in calls if call.name in {"clone", "clone3", "fork", "vfork"})
    return [int(match[1]) for call in starts if (match := _NEW.search(call.text))]


def _start_of_ours(calls: list[Call]) -> tuple[int, str] | None:
    """Return which of a thread's calls made it a process of ours that reads galleries, and which kind."""
    for at, call in enumerate(calls):
        if call.name == "execve":
            for command, kind in COMMANDS.items():
                if command in call.text:
                    return at, kind
    return None


def _plain(text: str) -> str:
    """Return a text without strace's escapes."""

    def value(match: re.Match[bytes]) -> bytes:
        code = match[1]
        if code[:1] == b"x" and len(code) == 3:
            return bytes([int(code[1:], 16)])
        if code.isdigit():
            return bytes([int(code, 8) & 255])
        return _CONTROLS.get(code, code)

    return os.fsdecode(_ESCAPE.sub(value, text.encode("utf-8", "surrogateescape")))


def main(paths: list[str]) -> int:
    """Run the window traced and tell what was found; return 1 if the viewer did what it must not."""
    if not paths:
        sys.stderr.write(__doc__ or "")
        return 2
    with TemporaryDirectory(prefix="gallery-trace-") as name:
        subprocess.run([*command(Path(name)), *PROGRAM, *paths], check=False)
        trace = read_trace(Path(name))
    wrong = [call for path in paths for call in trace.viewer_calls_below(os.path.realpath(path))]
    wrong += trace.internet_calls()
    for call in wrong:
        print(f"{call.thread}: {call.text}")
    print(
        f"{len(trace.viewer)} calls of the viewer, {len(trace.loaders)} of loaders, {len(wrong)} wrong ones"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
