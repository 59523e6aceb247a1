"""A private X screen whose pixels are read without asking X, so that looking disturbs nothing.

Xvfb keeps its frame buffer in a file that is mapped here; keys go in through XTEST.  openbox gives every
window the whole screen.  Needs Xvfb, openbox and dbus-daemon.
"""

from __future__ import annotations

import mmap
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from PIL import Image
from seeing import GRID, is_exact, look
from Xlib import XK, X
from Xlib import display as x_display
from Xlib.ext import xtest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH, HEIGHT = 1920, 1080
POLL_SECONDS = 0.001
PASSED_ON = ("PATH", "LANG", "TMPDIR")  # of our own environment
OPENBOX = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
 <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
 <desktops><number>1</number></desktops>
 <applications><application class="*" type="normal">
  <decor>no</decor><maximized>yes</maximized><focus>yes</focus>
 </application></applications>
</openbox_config>
"""


class Screen:
    """``with Screen() as screen``: ``screen.environment`` is for the programs that shall show themselves."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self.folder = Path(tempfile.mkdtemp(prefix="gallery-screen-"))
        self.environment = self._environment()

    def __enter__(self) -> Self:
        try:
            self._start_servers()
            self._map_pixels()
            self._display = x_display.Display(self.environment["DISPLAY"])
            self._wait_for_window_manager()
            self.leave_pointer()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            end_group(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def shows(self, index: int) -> bool:
        """Return whether photo ``index`` is on the screen, whole, larger than a thumbnail."""
        return look(self._pixels, index)[0]

    def shows_sharply(self, index: int) -> bool:
        """Return whether photo ``index`` is on the screen and sharp."""
        return all(look(self._pixels, index))

    def shows_exactly(self, index: int) -> bool:
        """Return whether the middle of photo ``index`` is on the screen at 100 %."""
        return is_exact(self._pixels, index)

    def is_lit(self) -> bool:
        """Return whether anything is on the screen: it is black before the first window."""
        return bool(self._pixels[::GRID, ::GRID, :3].max() > 0)

    def wait_for(self, index: int, *, since: float, limit: float = 20.0) -> float | None:
        """Return milliseconds from ``since`` (``time.perf_counter``) until a photo is shown; None: never."""
        return self.wait_until(lambda: self.shows(index), since=since, limit=limit)

    def wait_until(self, done: Callable[[], bool], *, since: float, limit: float) -> float | None:
        """Return milliseconds from ``since`` until something is so on the screen; None: never."""
        while (now := time.perf_counter()) - since < limit:
            if done():
                return (now - since) * 1000
            time.sleep(POLL_SECONDS)
        return None

    def press(self, *keys: str) -> float:
        """Press keys, named as X names them, together; return the time just before."""
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(key)) for key in keys]
        begin = time.perf_counter()
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.flush()
        return begin

    def turn_wheel(self, x: int, y: int, *, up: bool = False) -> None:
        """Turn the wheel by a notch over a place of the screen."""
        button = 4 if up else 5
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, button)
        xtest.fake_input(self._display, X.ButtonRelease, button)
        self._display.flush()

    def leave_pointer(self) -> None:
        """Put the pointer where it touches nothing."""
        self._display.screen().root.warp_pointer(WIDTH - 2, HEIGHT - 2)
        self._display.sync()

    def save(self, file: Path) -> None:
        """Save what is on the screen as a picture."""
        Image.fromarray(np.ascontiguousarray(self._pixels[..., 2::-1])).save(file)

    def wait_until_bare(self) -> None:
        """Wait until no window is left."""
        for _ in range(500):
            if not self.is_lit():
                return
            time.sleep(0.01)
        raise RuntimeError("a window is still on the screen")

    def _environment(self) -> dict[str, str]:
        environment = {name: value for name, value in os.environ.items() if name in PASSED_ON}
        home, runtime = self.folder / "home", self.folder / "run"
        home.mkdir()
        runtime.mkdir(mode=0o700)
        return environment | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_SESSION_TYPE": "x11",
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "QT_QPA_PLATFORM": "xcb",
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
            "LC_ALL": "C.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime}/bus",
        }

    def _start_servers(self) -> None:
        reading, writing = os.pipe()
        screen = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(self.folder)]
        quiet = ["-nolisten", "tcp", "-noreset", "-displayfd", str(writing)]
        self._start(["Xvfb", *screen, *quiet], pass_descriptors=(writing,))
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start")
        self.environment["DISPLAY"] = f":{number.decode()}"
        address = self.environment["DBUS_SESSION_BUS_ADDRESS"]
        self._start(["dbus-daemon", "--session", "--nofork", f"--address={address}"])
        settings = self.folder / "openbox.xml"
        settings.write_text(OPENBOX, encoding="utf-8")
        self._start(["openbox", "--config-file", str(settings)])

    def _start(self, command: Sequence[str], pass_descriptors: tuple[int, ...] = ()) -> None:
        process = subprocess.Popen(
            command,
            env=self.environment,
            pass_fds=pass_descriptors,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)

    def _map_pixels(self) -> None:
        with (self.folder / "Xvfb_screen0").open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # An XWD dump: the header tells where the pixels begin and how long a row is.
        head = struct.unpack(">25I", mapped[:100])
        start, height, row_bytes = head[0] + head[19] * 12, head[5], head[12]
        flat = np.frombuffer(mapped, np.uint8, row_bytes * height, start)
        self._pixels = flat.reshape(height, row_bytes // 4, 4)[:, : head[4]]  # blue, green, red, unused

    def _wait_for_window_manager(self) -> None:
        atom = self._display.intern_atom("_NET_SUPPORTING_WM_CHECK")
        root = self._display.screen().root
        for _ in range(500):
            if root.get_full_property(atom, X.AnyPropertyType) is not None:
                return
            time.sleep(0.01)
        raise RuntimeError("openbox does not start")


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started in a group of its own, and what it has started."""
    for kind, seconds in ((signal.SIGTERM, 2.0), (signal.SIGKILL, 3.0)):
        try:
            os.killpg(process.pid, kind)
        except ProcessLookupError:
            return
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
