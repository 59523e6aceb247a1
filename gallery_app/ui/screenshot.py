"""`--screenshot`: the window drawn without a screen, saved when its photo is there."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QSize, QTimer, Slot

from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState
from gallery_app.loader.answers import OpenRequest
from gallery_app.ui.failures import failure_message
from gallery_app.ui.memory import Memory
from gallery_app.ui.theme import ThemeChoice
from gallery_app.ui.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from gallery_app.loader.answers import GalleryFailure
    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.opener import StartLoaders

LOOK_MS: Final = 20  # how often it is asked whether everything has arrived
PATIENCE_MS: Final = 60_000  # a gallery that takes longer is photographed as it is, with a word on stderr
FAILED: Final = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What the picture is to show; ``size`` is in logical pixels, ``theme`` "dark" or "light"."""

    file: str
    paths: tuple[str, ...] = ()
    photo: int | None = None
    size: tuple[int, int] = (1280, 800)
    theme: str = "dark"
    full_screen: bool = False
    slideshow: bool = False
    base_dir: str | None = None


def save_screenshot(wish: Wish, app: QApplication, start_loaders: StartLoaders, sample: str) -> int:
    """Save the window that ``wish`` describes as a PNG; return the exit code.

    Nothing of the user's is read or written for it, unless a folder for that was named.
    """
    with TemporaryDirectory(prefix="gallery-screenshot-") as spare:
        dirs = AppDirs.under(wish.base_dir or spare)
        memory = Memory(dirs, ViewerState(), app)
        windows = Windows(app, memory, start_loaders, sample, ThemeChoice(wish.theme))
        window = windows.new_window(QSize(*wish.size))
        window.set_reduce_motion(True)
        shot = Screenshot(window, wish.file, app.exit)
        window.show()
        shot.open(wish)
        code = app.exec()
        window.close()
        return code


class Screenshot(QObject):
    """Waits until a window shows what it should, then saves it."""

    def __init__(self, window: MainWindow, file: str, finish: Callable[[int], None]) -> None:
        super().__init__(window)
        self._window, self._file, self._finish = window, file, finish
        self._opened = False
        self._waited_ms = 0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._check)
        window.opener.done.connect(self._note_opened)
        window.opener.failed.connect(self._fail)

    def open(self, wish: Wish) -> None:
        """Open what is wished for; without a path the welcome page is what is wanted."""
        window = self._window
        if wish.paths and window.galleries is not None:
            window.galleries.open(OpenRequest(paths=wish.paths, number=wish.photo))
        else:
            self._opened = True
        if wish.full_screen:
            window.modes.set_full_screen(full_screen=True, resize=False)
        if wish.slideshow:
            window.modes.set_full_screen(full_screen=True, resize=False)
            window.take_mode(full_screen=False, slideshow=True)
        self._look.start()

    @Slot()
    def _note_opened(self) -> None:
        self._opened = True

    @Slot(object)
    def _fail(self, failure: GalleryFailure) -> None:
        self._look.stop()
        sys.stderr.write(f"gallery-app: {failure_message(failure)}\n")
        self._finish(FAILED)

    @Slot()
    def _check(self) -> None:
        self._waited_ms += LOOK_MS
        late = self._waited_ms > PATIENCE_MS
        if not (self._opened and self._window.is_at_rest) and not late:
            return
        self._look.stop()
        if late:
            sys.stderr.write("gallery-app: not everything had arrived when the screenshot was taken.\n")
        QCoreApplication.processEvents()
        if not self._window.grab().save(self._file, "PNG"):
            text = self.tr(
                "the screenshot cannot be written there. Choose a file in a folder you may write to."
            )
            sys.stderr.write(f"gallery-app: {self._file}: {text}\n")
            self._finish(FAILED)
            return
        self._finish(0)
