"""The commands ``install-desktop`` and ``uninstall-desktop``: the program in the desktop's menus, or not."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.cli.options import HELP, PROGRAM, Command, Option, UsageError
from gallery_app.errors import GalleryError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.desktop.places import DesktopPlace


@dataclass(frozen=True, slots=True)
class DesktopRequest:
    """Whether the program is to be on the desktop (or off it), and whether for every user."""

    is_on: bool
    for_all: bool = False

    def run(self) -> int:
        """Do it and say what was done."""
        if sys.platform in {"win32", "darwin"}:
            raise GalleryError(say("this is for the desktops of Linux; here an installer does it"))
        from gallery_app.desktop.places import DesktopPlace
        from gallery_app.exports.terminal import write_text

        place = DesktopPlace.of_system(os.environ) if self.for_all else DesktopPlace.of_user(os.environ)
        write_text(_installed(place) if self.is_on else _uninstalled(place))
        return 0


def own_command() -> tuple[str, ...]:
    """Return the words that start this very installation from anywhere."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    script = os.path.join(os.path.dirname(sys.executable), PROGRAM)
    if os.access(script, os.X_OK):
        return (script,)
    return (sys.executable, "-I", "-m", "gallery_app")


def _installed(place: DesktopPlace) -> str:
    from gallery_app.desktop.installing import install

    missing = install(place, own_command())
    lines = [
        f"Gallery is on the desktop now: its files lie below {place.share}.",
        "Stories (.photostory, gallery.yaml) open by a double click, photos by “Open with”.",
    ]
    lines += [f"{name} is not installed: file managers may notice later." for name in missing]
    return "\n".join(lines) + "\n"


def _uninstalled(place: DesktopPlace) -> str:
    from gallery_app.desktop.installing import uninstall

    found = uninstall(place)
    what = "Gallery is off the desktop" if found else "Gallery was not on the desktop"
    return f"{what}: nothing of it lies below {place.share}.\n"


def _install(values: dict[str, object], words: list[str]) -> DesktopRequest:
    return _request(values, words, is_on=True)


def _uninstall(values: dict[str, object], words: list[str]) -> DesktopRequest:
    return _request(values, words, is_on=False)


def _request(values: dict[str, object], words: list[str], *, is_on: bool) -> DesktopRequest:
    if words:
        raise UsageError(say("“{word}” is one word too many.", word=words[0]))
    return DesktopRequest(is_on, "system" in values)


_OPTIONS: Final[tuple[Option, ...]] = (
    Option("--system", "for every user: below /usr/local/share, as root"),
    HELP,
)
_END: Final = f"""
Without --system it is for you alone: below $XDG_DATA_HOME, or ~/.local/share.

Examples:
  {PROGRAM} install-desktop
  sudo {PROGRAM} uninstall-desktop --system

Exit codes: 0 all went well, 2 something could not be written.
"""

INSTALL: Final = Command(
    "install-desktop",
    "[--system]",
    "put the program into the desktop's menus",
    """\
Put the program into the desktop's menus and tell file managers which files it
opens. No file type changes hands: folders, zip files and photos go on opening
with the programs that open them now.
""",
    _END,
    _OPTIONS,
    _install,
)
UNINSTALL: Final = Command(
    "uninstall-desktop",
    "[--system]",
    "take the program out of the desktop's menus",
    "Take away all that install-desktop brought.\n",
    _END,
    _OPTIONS,
    _uninstall,
)
