"""A user's session on the tests' screen: a home of its own, a file manager, and what is opened with it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from screens import HANG, SIZE, Screen, Window, wait_for
from started_program import PROGRAM
from Xlib import X

TOOL_BARS, PLACES = 85, 155  # pixels of the file manager's window above its files, and beside them
ENOUGH = 20  # samples of a colour that are no accident


class Desk:
    """The session of one test."""

    def __init__(self, screen: Screen, home: Path) -> None:
        self.screen = screen
        self.home = home
        (home / "run").mkdir(parents=True, mode=0o700)
        self.environment = {
            **screen.environment,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_STATE_HOME": str(home / ".local/state"),
        }
        self._started: list[subprocess.Popen[bytes]] = []

    def run(self, *command: str | Path, **more: str) -> str:
        """Run a program to its end and return what it says."""
        done = subprocess.run(
            command, env=self.environment | more, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout.strip()

    def gallery(self, *arguments: str | Path) -> str:
        """Run the program's own command line."""
        return self.run(*PROGRAM, *arguments)

    def start(self, *command: str | Path | bytes, **more: str) -> subprocess.Popen[bytes]:
        """Start a program that runs until the session ends, or by itself."""
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        process = subprocess.Popen(command, env=self.environment | more, **quiet)  # type: ignore[call-overload]
        self._started.append(process)
        return process

    def window(self, title: str) -> Window:
        """Return the window of this title, waited for."""
        try:
            return wait_for(lambda: self._find(title), f"a window {title!r}")
        except AssertionError as error:
            raise AssertionError(
                f"{error}; there are {[one.title for one in self.screen.windows()]}"
            ) from None

    def _find(self, title: str) -> Window | None:
        return next((window for window in self.screen.windows() if window.title == title), None)

    def browse(self, folder: Path, *, waits_for_icon: bool = True) -> Window:
        """Open a folder in the file manager and return its window, once a file with our icon is there."""
        self.start(self.screen.tool("pcmanfm"), folder)
        window = self.window(folder.name)
        wait_for(lambda: self.screen.is_active(window), "the file manager in front")
        if waits_for_icon:
            self.find_icon(window)  # before, keys would go nowhere
        return window

    def find_icon(self, window: Window) -> tuple[int, int]:
        """Return where on the screen the file with an icon of ours is: that has orange in it."""
        return wait_for(lambda: self._orange(window), "an icon of ours")

    def _orange(self, window: Window) -> tuple[int, int] | None:
        left, top, width, height = window.place
        found = []
        for y in range(TOOL_BARS, min(height, SIZE[1] - top), 2):
            row = self.screen.root.get_image(left, top + y, width, 1, X.ZPixmap, 0xFFFFFFFF).data
            for x, pixel in enumerate(memoryview(row).cast("I").tolist()[PLACES:], PLACES):
                red, green, blue = pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255
                if red > 200 and 100 < green < 190 and blue < 120:
                    found.append((left + x, top + y))
        return found[len(found) // 2] if len(found) > ENOUGH else None

    def double_click(self, place: tuple[int, int]) -> None:
        """Click twice at a place of the screen, as fast as people do."""
        x, y = map(str, place)
        self.screen.call("xdotool", "mousemove", x, y, "click", "--repeat", "2", "--delay", "120", "1")

    def _is_empty(self) -> bool:
        windows = self.screen.windows()
        for window in windows:
            self.screen.ask_to_close(window)
        return not windows

    def close(self) -> None:
        """Close every window and end what was started."""
        wait_for(self._is_empty, "an empty screen")
        for process in self._started:
            process.terminate()
            process.wait(HANG)
