"""A window for the tools: every state of it, set up as a reader would."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize

from gallery_app.app import make_application, start_loaders
from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState
from gallery_app.loader.answers import OpenRequest
from gallery_app.ui.actions import ActionId
from gallery_app.ui.caption_overlay import OverlayMode
from gallery_app.ui.memory import Memory
from gallery_app.ui.side_panel import Tab
from gallery_app.ui.theme import ThemeChoice
from gallery_app.ui.viewer_page import IN_WINDOW
from gallery_app.ui.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from gallery_app.ui.main_window import MainWindow

TOP = Path(__file__).resolve().parent.parent
SAMPLES = TOP / "sample_galleries"
SOYUZ = SAMPLES / "soyuz-ms-24"
PATIENCE_S = 30.0


class Stage:
    """One window after another, each in the state that is asked for."""

    def __init__(self, width: int, height: int, theme: str) -> None:
        self._app: QApplication = make_application()
        self._folder = TemporaryDirectory(prefix="gallery-stage-")
        self._size = QSize(width, height)
        memory = Memory(AppDirs.under(self._folder.name), ViewerState(), self._app)
        self.windows = Windows(self._app, memory, start_loaders, str(SOYUZ), ThemeChoice(theme))
        self.scratch = Path(self._folder.name) / "galleries"

    def show(self, state: State) -> QPixmap:
        """Return a picture of a window in ``state``."""
        window = self.windows.new_window(self._size)
        window.set_reduce_motion(True)
        window.page.set_arrangement(IN_WINDOW)  # whatever the state before left behind
        window.show()
        self.spin(5)
        state.set_up(self, window)
        self.spin(15)
        picture = window.grab()
        window.close()
        self.spin(3)
        return picture

    def open(self, window: MainWindow, path: Path, number: int = 1) -> None:
        """Open a gallery and wait until everything of it is there."""
        assert window.galleries is not None
        window.galleries.open(OpenRequest(paths=(str(path),), number=number))
        self.wait(lambda: window.session.gallery is not None or window.messages.current is not None)
        if window.session.count:
            self.settle(window)

    def settle(self, window: MainWindow) -> None:
        """Wait until photo and strip have arrived."""
        self.wait(lambda: window.is_at_rest)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the event loop run until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the window did not come to rest")
            self.spin(1)

    def spin(self, turns: int) -> None:
        """Let the event loop turn for a moment."""
        for _ in range(turns):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.005)

    def close(self) -> None:
        """Leave nothing behind."""
        self._folder.cleanup()


@dataclass(frozen=True, slots=True)
class State:
    """One state of the window, by the name of its picture."""

    name: str
    set_up: Callable[[Stage, MainWindow], None]


def _photo(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SOYUZ, 3)


def _run(*actions: ActionId, number: int = 3) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        stage.open(window, SOYUZ, number)
        for action in actions:
            window.commands.triggered.emit(action)
        stage.settle(window)

    return set_up


def _tab(tab: Tab) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        stage.open(window, SOYUZ, 3)
        window.panel.show_tab(tab)

    return set_up


def _slideshow(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SOYUZ, 3)
    window.slideshow.set_seconds(1.5)
    window.page.overlay.set_mode(OverlayMode.PINNED)
    window.modes.set_full_screen(full_screen=True, resize=False)
    window.slideshow.play()
    stage.settle(window)
    stage.spin(20)


def _welcome(stage: Stage, window: MainWindow) -> None:
    other = next((path for path in sorted(SAMPLES.iterdir()) if path != SOYUZ), SOYUZ)
    for path, number in ((other, 2), (SOYUZ, 3)):
        stage.open(window, path, number)
    assert window.galleries is not None
    window.galleries.close_gallery()


def _broken(stage: Stage, window: MainWindow) -> None:
    folder = stage.scratch / "broken"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "harbour.jpg").write_bytes(b"not an image")
    (folder / "gallery.yaml").write_text(
        'format: "1.0"\narticle: {headline: A story with a broken photo}\nphotos:\n'
        '  - {file: harbour.jpg, caption: "The words of a broken photo stay.", credit: "© Agency / Name"}\n'
        '  - {file: gone.jpg, caption: "This one is missing."}\n'
    )
    stage.open(window, folder)


def _refused(stage: Stage, window: MainWindow) -> None:
    folder = stage.scratch / "refused"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gallery.yaml").write_text("article:\n  headline: Rare Photos: a colon too many\nphotos: []\n")
    stage.open(window, folder)


def _choices(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SAMPLES)


def _odd(number: int) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        other = next((path for path in sorted(SAMPLES.iterdir()) if path != SOYUZ), SOYUZ)
        stage.open(window, other, number)

    return set_up


def _arabic(stage: Stage, window: MainWindow) -> None:
    _odd(6)(stage, window)
    window.words.choice.choose("ar")


def _problems(stage: Stage, window: MainWindow) -> None:
    _odd(1)(stage, window)


STATES = (
    State("photo", _photo),
    State("story", _tab(Tab.STORY)),
    State("details", _tab(Tab.DETAILS)),
    State("slideshow", _slideshow),
    State("welcome", _welcome),
    State("choices", _choices),
    State("broken", _broken),
    State("refused", _refused),
    State("problems", _problems),
    State("no-panel", _run(ActionId.PANEL)),
    State("no-strip", _run(ActionId.STRIP)),
    State("over-the-photo", _run(ActionId.CAPTION)),
    State("zoomed", _run(ActionId.ACTUAL_SIZE)),
    State("rotated", _run(ActionId.ROTATE_RIGHT)),
    State("keys", _run(ActionId.KEYS)),
    State("last", _run(ActionId.LAST, ActionId.NEXT)),
    State("arabic", _arabic),
    *(State(f"odd-{number}", _odd(number)) for number in range(1, 9)),
)
