"""Another program beside the viewer: it takes what is copied, and what is dragged to it with the mouse."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

from screens import wait_for

OTHER = Path(__file__).with_name("other_program.py")


class OtherProgram:
    """A program that takes what is offered."""

    def __init__(self, screen, folder: Path, mode: str) -> None:
        self._screen = screen
        self._file = folder / f"{mode}.json"
        self._file.unlink(missing_ok=True)  # what one before it was given
        command = [sys.executable, OTHER, mode, self._file]
        self.process = subprocess.Popen(command, env=screen.environment, stdin=subprocess.DEVNULL)

    @property
    def window(self):
        return wait_for(lambda: self._screen.windows(self.process.pid), "the other program's window")[0]

    @property
    def is_entered(self) -> bool:
        return self._file.with_name(f"{self._file.name}.entered").exists()

    @property
    def got(self) -> dict[str, object]:
        wait_for(self._file.exists, "what the other program was given")
        return json.loads(self._file.read_text())

    def flavour(self, name: str) -> str:
        return base64.b64decode(self.got["flavours"].get(name, "")).decode()


def drag(program, start, other):
    """Drag from a place of the program's window to another program, and let go when that has noticed."""
    call = program.screen.call
    left, top, _, _ = program.window.place
    x, y, width, height = other.window.place
    goal = x + width // 2, y + height // 2
    at = left + start[0], top + start[1]
    call("xdotool", "mousemove", *map(str, at), "mousedown", "1")
    steps = 12
    for step in range(1, steps + 1):
        place = (round(a + (b - a) * step / steps) for a, b in zip(at, goal, strict=True))
        call("xdotool", "mousemove", *map(str, place), "sleep", "0.03")

    def noticed() -> bool:
        for aside in (8, 0):  # what is dragged may come only now, and is noticed when the pointer moves
            call("xdotool", "mousemove", str(goal[0] + aside), str(goal[1]))
        return other.is_entered

    program.wait(noticed, "the drag over the other program")
    call("xdotool", "mouseup", "1")


def beside(program, other):
    """Put the other program's window where the viewer's is not."""
    window = other.window
    program.screen.call("xdotool", "windowmove", str(window.id), "1390", "60")
    program.screen.call("xdotool", "windowmove", str(program.window.id), "0", "30")
    program.wait(lambda: other.window.place[0] > 1350 and program.window.place[0] < 20, "both side by side")
    return other
