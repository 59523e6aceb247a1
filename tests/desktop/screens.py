"""A real X screen with a window manager, what can be seen on it, and keys pressed on it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from bundle_maker import BundleMaker
from started_program import is_loader
from Xlib import X
from Xlib.display import Display
from Xlib.error import BadDrawable, BadMatch, BadWindow
from Xlib.ext.xtest import fake_input
from Xlib.protocol.event import ClientMessage

T = TypeVar("T")

HANG = 20.0  # seconds after which nothing comes any more; nothing is judged by it
SIZE = (1600, 1000)  # of the screen, larger than a new window
STEP = 8  # pixels from one sample to the next
CLOSE = 6  # of 255: colours that differ less are the same
SMALLEST_SHARE = 0.05  # of the window that the photo on show covers; a thumbnail covers less

BUS = """\
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def wait_for(look: Callable[[], T], what: str, *, seconds: float = HANG) -> T:
    """Look again and again until there is something to see, and return it."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"it never came: {what}"
        time.sleep(0.02)
    return found


@dataclass(frozen=True)
class Sight:
    """Where the colours of photos are seen in a window: samples and corners of each number's colour."""

    total: int
    samples: Counter[int]
    boxes: dict[int, tuple[int, int, int, int]]  # left, top, right, bottom of the colour, in window pixels

    @property
    def photo(self) -> int | None:
        """The number of the photo on show."""
        for number, count in self.samples.most_common(1):
            if count >= self.total * SMALLEST_SHARE:
                return number
        return None

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the photo on show together with its thumbnail, in window pixels."""
        return self.boxes.get(self.photo or 0, (0, 0, 0, 0))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the photo on show, as exact as samples are."""
        left, top, right, bottom = self.box
        return right - left, bottom - top

    @property
    def middle(self) -> int:
        """The middle of the photo on show, from the window's left side."""
        left, _, right, _ = self.box
        return (left + right) // 2


@dataclass(frozen=True)
class Window:
    """A window as a task bar knows it."""

    id: int
    pid: int
    title: str
    place: tuple[int, int, int, int]  # left, top, width, height of its inside on the screen


class Screen:
    """The screen, its keyboard and the programs started on it."""

    def __init__(self, folder: Path, tool: Callable[[str], str]) -> None:
        self.folder = folder
        self.tool = tool
        self._started: list[subprocess.Popen[bytes]] = []
        (folder / "runtime").mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            **{f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "CACHE", "DATA", "STATE")},
        }
        try:
            self._start_server()
            self._start_bus()
            self.run("openbox", "--sm-disable")
            wait_for(lambda: self._property(self.root, "_NET_SUPPORTING_WM_CHECK"), "the window manager")
        except BaseException:
            self.close()
            raise

    def _start_server(self) -> None:
        reading, writing = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        options = ["-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self.run("Xvfb", *options, pass_fds=(writing,))
        os.close(writing)
        with open(reading) as numbers:
            self.environment["DISPLAY"] = f":{numbers.readline().strip()}"
        self.display = Display(self.environment["DISPLAY"])
        self.root = self.display.screen().root

    def _start_bus(self) -> None:
        config = self.folder / "bus.xml"
        config.write_text(BUS.format(folder=self.folder / "runtime"))
        options = [f"--config-file={config}", "--nofork", "--print-address=1"]
        bus = self.run("dbus-daemon", *options, stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()

    def run(self, name: str, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
        """Start a program of the system that runs as long as the screen does."""
        command = [self.tool(name), *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        process = subprocess.Popen(command, env=self.environment, **{**quiet, **options})  # type: ignore[call-overload]
        self._started.append(process)
        return process

    def call(self, name: str, *arguments: str) -> str:
        """Run a small program of the system to its end and return what it says."""
        command = [self.tool(name), *arguments]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=HANG, check=True
        )
        return done.stdout

    def close(self) -> None:
        """End everything that was started for the screen, the server last."""
        if hasattr(self, "display"):
            self.display.close()
        for process in reversed(self._started):
            process.terminate()
            process.wait(HANG)
            if process.stdout is not None:
                process.stdout.close()

    # The keyboard

    def press(self, *keys: str) -> None:
        """Press keys one after another, by their names as in "Right" or "ctrl+w"."""
        self.call("xdotool", "key", "--delay", "0", *keys)

    def press_places(self, *codes: int) -> None:
        """Press keys by their places on the board, all down and then all up: modifiers first.

        xdotool would switch to the first layout for it, and back.
        """
        for code in codes:
            fake_input(self.display, X.KeyPress, code)
        for code in reversed(codes):
            fake_input(self.display, X.KeyRelease, code)
        self.display.sync()

    def set_layout(self, *arguments: str) -> None:
        """Give the keyboard another layout, as ``setxkbmap`` takes it."""
        self.call("setxkbmap", "-option", "", *arguments)
        self.display.sync()

    def keysym(self, key: int) -> int:
        """Return what a key types in the keyboard's first layout, as X numbers it."""
        return int(self.display.get_keyboard_mapping(key, 1)[0][0])

    @property
    def group(self) -> int:
        """Which of the keyboard's layouts is in use, from 0."""
        return int(self.root.query_pointer().mask) >> 13 & 3

    # What is to be seen

    def windows(self, pid: int | None = None) -> tuple[Window, ...]:
        """Return the windows that a task bar would list, oldest first; of one process or of all."""
        ids = self._property(self.root, "_NET_CLIENT_LIST") or ()
        found = (self._window(int(number)) for number in ids)
        return tuple(window for window in found if window is not None and pid in {None, window.pid})

    def _window(self, number: int) -> Window | None:
        window = self.display.create_resource_object("window", number)
        try:
            pid = self._property(window, "_NET_WM_PID")
            title = bytes(self._property(window, "_NET_WM_NAME") or b"").decode()
            inside = window.get_geometry()
            corner = self.root.translate_coords(window, 0, 0)
        except (BadWindow, BadDrawable):  # it has just gone
            return None
        return Window(
            number, int(pid[0]) if pid else 0, title, (corner.x, corner.y, inside.width, inside.height)
        )

    def menus(self) -> int:
        """Return how many menus are open: windows that no manager knows, larger than Qt's helpers."""
        count = 0
        for window in self.root.query_tree().children:
            try:
                state, size = window.get_attributes(), window.get_geometry()
            except (BadWindow, BadDrawable):  # it has just gone
                continue
            is_seen = state.map_state == X.IsViewable and min(size.width, size.height) > 50
            count += bool(state.override_redirect and is_seen)
        return count

    def has_keyboard(self, window: Window) -> bool:
        """Return whether keys go to this window."""
        focus = self.display.get_input_focus().focus
        return getattr(focus, "id", focus) == window.id and self.is_active(window)

    def is_active(self, window: Window) -> bool:
        """Return whether this is the window that is worked with; keys may go to a part of it."""
        active = self._property(self.root, "_NET_ACTIVE_WINDOW")
        return bool(active) and active[0] == window.id

    def look_at(self, window: Window, count: int) -> Sight:
        """Return where the colours of ``count`` photos of a BundleMaker are seen in a window."""
        left, top, width, height = window.place
        left, top = max(0, left), max(0, top)
        width, height = min(width, SIZE[0] - left), min(height, SIZE[1] - top)
        samples: Counter[int] = Counter()
        boxes: dict[int, tuple[int, int, int, int]] = {}
        known: dict[int, int | None] = {}
        total = 0
        for y in range(0, height, STEP):
            try:
                row = self.root.get_image(left, top + y, width, 1, X.ZPixmap, 0xFFFFFFFF).data
            except BadMatch:  # it is just being moved off the screen
                continue
            for x, pixel in enumerate(memoryview(row).cast("I")[::STEP].tolist()):
                total += 1
                colour = pixel & 0xFFFFFF
                if colour not in known:
                    known[colour] = number_of(colour, count)
                number = known[colour]
                if number is not None:
                    samples[number] += 1
                    box = boxes.get(number, (x * STEP, y, x * STEP, y))
                    boxes[number] = (min(box[0], x * STEP), box[1], max(box[2], x * STEP), y)
        return Sight(total, samples, boxes)

    def ask_to_close(self, window: Window) -> None:
        """Close a window as its button in the title bar does."""
        self._ask_manager(window, "_NET_CLOSE_WINDOW", X.CurrentTime, 2)

    def maximise(self, window: Window) -> None:
        """Let a window fill the screen as its button in the title bar does."""
        sides = [self.display.intern_atom(f"_NET_WM_STATE_MAXIMIZED_{side}") for side in ("HORZ", "VERT")]
        self._ask_manager(window, "_NET_WM_STATE", 1, *sides, 2)

    def _ask_manager(self, window: Window, wish: str, *values: int) -> None:
        kind = self.display.intern_atom(wish)
        target = self.display.create_resource_object("window", window.id)
        message = ClientMessage(window=target, client_type=kind, data=(32, [*values, 0, 0, 0, 0][:5]))
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self.root.send_event(message, event_mask=mask)
        self.display.sync()

    def _property(self, window: object, name: str) -> object:
        atom = self.display.intern_atom(name)
        found = window.get_full_property(atom, X.AnyPropertyType)  # type: ignore[attr-defined]
        return None if found is None or not len(found.value) else found.value


class Program:
    """The viewer in a process of its own, used as a person would."""

    def __init__(
        self, screen: Screen, command: Iterable[str | bytes | Path], *, cwd: Path, **environment: str
    ) -> None:
        self.screen = screen
        self.errors = screen.folder / f"errors-{time.monotonic_ns()}.txt"
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [*command],
                cwd=cwd,
                env={**screen.environment, **environment},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,  # so that all of it can be ended, loaders too
            )
        self.count = 12  # photos whose colours are looked for

    @property
    def windows(self) -> tuple[Window, ...]:
        """Its windows, dialogs too; those of a process that it traces as well."""
        return tuple(window for window in self.screen.windows() if self._is_mine(window.pid))

    def _is_mine(self, pid: int) -> bool:
        try:
            return pid > 0 and os.getsid(pid) == self.process.pid
        except ProcessLookupError:
            return False

    @property
    def window(self) -> Window:
        """Its first window, waited for."""
        return self.wait(lambda: self.windows, "a window")[0]

    @property
    def pid(self) -> int:
        """The process that has the window."""
        return self.window.pid

    @property
    def sight(self) -> Sight:
        """What is to be seen in its first window."""
        return self.screen.look_at(self.window, self.count)

    def thumbnail(self) -> tuple[int, int, int]:
        """Return left, right and middle height of the thumbnail of the photo on show, in the window."""
        sight = self.sight
        bottom = sight.box[3]
        window = self.window
        foot = replace(window, place=(window.place[0], window.place[1] + bottom - 16, window.place[2], 8))
        left, _, right, _ = self.screen.look_at(foot, self.count).boxes[sight.photo or 0]
        return left, right, bottom - 16

    def colour_at(self, x: int, y: int) -> int | None:
        """Return the number of the photo whose colour is at one place of the window."""
        left, top, _, _ = self.window.place
        spot = replace(self.window, place=(left + x, top + y, 1, 1))
        return next(iter(self.screen.look_at(spot, self.count).samples), None)

    @property
    def loaders(self) -> set[int]:
        """The running processes that read photos for it."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return {int(child) for child in children if is_loader(command_of(int(child)))}

    def wait(self, look: Callable[[], T], what: str, *, seconds: float = HANG) -> T:
        """Wait until something is so, while the program runs."""
        try:
            return wait_for(look, what, seconds=seconds)
        except AssertionError as error:
            titles = [window.title for window in self.windows]
            said = self.errors.read_text(errors="replace")
            code = self.process.poll()
            raise AssertionError(f"{error}; windows {titles}, exit code {code}, it said: {said}") from None

    def wait_photo(self, number: int) -> None:
        """Wait until this photo is the one on show."""
        seen: list[int | None] = []

        def shown() -> bool:
            seen[:] = [self.sight.photo]
            return seen == [number]

        try:
            self.wait(shown, f"photo {number}")
        except AssertionError as error:
            raise AssertionError(f"{error}; photo {seen} is on show") from None

    def press(self, *keys: str) -> None:
        """Press keys one after another in its first window, by their names as in "Right" or "ctrl+w"."""
        self._wait_keyboard()
        self.screen.press(*keys)

    def press_places(self, *codes: int) -> None:
        """Press keys together in its first window, by their places on the board."""
        self._wait_keyboard()
        self.screen.press_places(*codes)

    def press_anywhere(self, *keys: str) -> None:
        """Press keys in whichever of its windows has the keyboard."""
        self.wait(lambda: any(map(self.screen.has_keyboard, self.windows)), "the keyboard")
        self.screen.press(*keys)

    def _wait_keyboard(self) -> None:
        window = self.window
        self.wait(lambda: self.screen.has_keyboard(window), "the keyboard")

    def wait_end(self) -> int:
        """Wait until the process ends by itself and return its exit code."""
        wait_for(lambda: self.process.poll() is not None, "the end of the process")
        return self.process.returncode

    def end(self) -> None:
        """End whatever is left of it."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(HANG)


def command_of(pid: int) -> bytes:
    """Return a process's command line; nothing for one that has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def number_of(colour: int, count: int) -> int | None:
    """Return the number of the photo that has this colour, 0xRRGGBB; None for any other colour."""
    parts = (colour >> 16, colour >> 8 & 255, colour & 255)
    for number in range(1, count + 1):
        if all(
            abs(one - other) < CLOSE for one, other in zip(parts, BundleMaker.colour(number), strict=True)
        ):
            return number
    return None
