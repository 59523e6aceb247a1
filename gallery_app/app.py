"""The start of the window: every object is made and handed to others here.

What the first photo needs comes first; everything else is imported after it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from gallery_app import APPLICATION_ID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gallery_app.cli import Arguments
    from gallery_app.desktop.reception import Reception
    from gallery_app.loader.answers import OpenRequest
    from gallery_app.loader.budget import LoaderBudget
    from gallery_app.loader.early import EarlyLoader
    from gallery_app.loader.frames import Message
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.ui.later_starts import LaterStarts
    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.memory import Memory
    from gallery_app.ui.windows import Windows

SAMPLE = "sample_galleries/soyuz-ms-24"


def run_app(arguments: Arguments, reception: Reception | None = None) -> int:
    """Show the window, or save a screenshot of it; return the exit code.

    ``reception`` is where later starts call, if this is the program that they are to find.
    """
    if arguments.screenshot is not None:
        return _save_screenshot(arguments)
    start = Start(arguments)
    request = start.request()
    # The first loader reads and decodes while Qt is still being imported.
    pool = start.loaders(request.paths, request) if request is not None else None
    app = make_application()
    windows = start.windows(app)
    window = start.restored(windows) or windows.new_window()
    window.show()
    start.open(window, request, pool)
    start.keep_session(app, windows)
    hear_later_starts(windows, reception)
    return _run(app, reception)


def run_with_first_look(early: EarlyLoader, reception: Reception | None = None) -> int:
    """Show what the first loader was asked for, the photo before anything else; return the exit code."""
    app = bare_application()
    show_first_look(app, early, reception)
    return _run(app, reception)


def show_first_look(app: QApplication, early: EarlyLoader, reception: Reception | None = None) -> MainWindow:
    """Show a bare window with the first photo; its parts are made when that is on the screen."""
    from gallery_app.loader.frames import PacketChannel
    from gallery_app.ui.first_look import FirstLook
    from gallery_app.ui.first_moments import FirstMoments
    from gallery_app.ui.grounds import DARK_GROUNDS, LIGHT_GROUNDS
    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.window_place import place_window

    window = MainWindow()
    glance = early.glance
    look = FirstLook(DARK_GROUNDS if glance.dark else LIGHT_GROUNDS, glance.photo_margins or (0, 0, 0, 0))
    window.setCentralWidget(look)
    channel = PacketChannel(early.socket)

    def furnish(messages: list[Message]) -> None:
        from gallery_app.cli import Arguments
        from gallery_app.loader.client import LoaderClient

        dress_application(app)
        start = Start(Arguments(early.paths, base_dir=early.base))
        request = start.request()
        pool = start.pool(early.paths)
        if request is not None:
            pool.adopt(LoaderClient(early.pid, channel, arrived=messages), request)
        look.stay_above(window)
        windows = start.windows(app)
        windows.furnish(window)
        look.raise_()
        opener = window.opener
        for ready in (window.presenter.pictured, opener.done, opener.failed, opener.several_found):
            ready.connect(look.leave)
        start.open(window, request, pool)
        start.keep_session(app, windows)
        hear_later_starts(windows, reception)

    moments = FirstMoments(window, channel, look, furnish)
    moments.begin()
    place_window(window, glance)
    window.show()
    return window


class Start:
    """What the command line asks for, and how things were left: what the first window is made from."""

    def __init__(self, arguments: Arguments) -> None:
        from gallery_app.library.dirs import AppDirs
        from gallery_app.library.state import read_state
        from gallery_app.loader.budget import LoaderBudget, cores_of_ours

        self._arguments = arguments
        self._dirs = AppDirs.under(arguments.base_dir) if arguments.base_dir else AppDirs.of_user()
        self._state, self._complaint = read_state(self._dirs)
        self._memory: Memory | None = None
        self.budget = LoaderBudget(cores_of_ours())

    def request(self) -> OpenRequest | None:
        """Return what is to be opened; None for the welcome page."""
        from gallery_app.loader.answers import OpenRequest

        if not self._arguments.paths:
            return None
        box = self._state.photo_box
        return OpenRequest(paths=self._arguments.paths, box=box, number=self._arguments.photo)

    def pool(self, paths: tuple[str, ...]) -> LoaderPool:
        """Return loaders that are still to be started for the gallery at ``paths``."""
        return new_pool(
            paths,
            debug=self._arguments.debug,
            thumbnails=self._dirs.thumbnails,
            screen_profile=self._dirs.screen_profile,
            budget=self.budget,
        )

    def loaders(self, paths: tuple[str, ...], request: OpenRequest | None = None) -> LoaderPool:
        """Return loaders for the gallery at ``paths``, the first one started and busy with ``request``."""
        pool = self.pool(paths)
        pool.start(request)
        return pool

    def windows(self, app: QApplication) -> Windows:
        """Return what makes windows."""
        from gallery_app.library.logs import start_log
        from gallery_app.resource_files import shipped_path
        from gallery_app.ui.crash_dialog import CrashGuard
        from gallery_app.ui.memory import Memory
        from gallery_app.ui.theme import ThemeChoice
        from gallery_app.ui.windows import Windows

        start_log(self._dirs, debug=self._arguments.debug)
        CrashGuard(os.path.join(self._dirs.state, "gallery.log"), app).install()
        theme = ThemeChoice(self._arguments.theme) if self._arguments.theme else None
        self._memory = Memory(self._dirs, self._state, app)
        return Windows(app, self._memory, self.loaders, str(shipped_path(SAMPLE)), theme)

    def open(self, window: MainWindow, request: OpenRequest | None, pool: LoaderPool | None) -> None:
        """Show in the first window what was asked for, in the mode that was asked for."""
        if request is not None and window.galleries is not None:
            window.galleries.open(request, pool)
        window.take_mode(full_screen=self._arguments.fullscreen, slideshow=self._arguments.slideshow)
        if self._arguments.choose and window.galleries is not None:
            window.galleries.choose_folder()
        if self._complaint is not None and self._memory is not None:
            self._memory.complained.emit(self._complaint)

    def restored(self, windows: Windows) -> MainWindow | None:
        """Open the windows of the last time, if the reader wants that and asks for nothing else."""
        if self._arguments.paths or self._arguments.choose or self._memory is None:
            return None
        if not self._memory.settings.restore_windows:
            return None
        from gallery_app.ui.kept_session import restored

        return restored(windows, self._memory)

    def keep_session(self, app: QApplication, windows: Windows) -> None:
        """Keep from now on which windows are open."""
        from PySide6.QtCore import QTimer

        memory = self._memory

        def begin() -> None:
            from gallery_app.ui.kept_session import KeptSession

            if memory is not None:
                KeptSession(app, windows, memory)

        QTimer.singleShot(0, begin)  # the first photo does not wait for it


def hear_later_starts(windows: Windows, reception: Reception | None) -> None:
    """Let later starts of the program have what they ask for from these windows."""
    if reception is None and sys.platform != "darwin":
        return
    from gallery_app.ui.later_starts import LaterStarts

    starts = LaterStarts(windows)
    if sys.platform == "darwin":
        hear_the_system(windows, starts)
    if reception is None:
        return
    from gallery_app.ui.callers import Callers

    callers = Callers(reception, lambda: starts.is_program_leaving, windows)
    callers.wished.connect(starts.add)


def hear_the_system(windows: Windows, starts: LaterStarts) -> None:
    """Let the system have files opened in these windows, as macOS does without starting the program anew."""
    from PySide6.QtGui import QGuiApplication

    from gallery_app.ui.file_opens import FileOpens

    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        FileOpens(app, windows).wished.connect(starts.add)


def start_loaders(
    paths: tuple[str, ...],
    request: OpenRequest | None = None,
    *,
    debug: bool = False,
    thumbnails: str = "",
    screen_profile: str = "",
    budget: LoaderBudget | None = None,
) -> LoaderPool:
    """Return loaders for the gallery at ``paths``, the first one started and busy with ``request``."""
    pool = new_pool(paths, debug=debug, thumbnails=thumbnails, screen_profile=screen_profile, budget=budget)
    pool.start(request)
    return pool


def new_pool(
    paths: tuple[str, ...],
    *,
    debug: bool = False,
    thumbnails: str = "",
    screen_profile: str = "",
    budget: LoaderBudget | None = None,
) -> LoaderPool:
    """Return loaders that are still to be started for the gallery at ``paths``.

    ``debug`` puts what the decoders' libraries complain about into the log.  ``thumbnails`` is the folder
    of those that the desktop's programs share, "" for none, ``screen_profile`` the file with the screen's
    colours.  ``budget`` is for all windows together.
    """
    from functools import partial

    from gallery_app.loader.client import launch_loader
    from gallery_app.loader.pool import LoaderPool

    launch = partial(launch_loader, debug=debug, thumbnails=thumbnails, screen_profile=screen_profile)
    return LoaderPool(paths, budget=budget, launch=launch)


def make_application() -> QApplication:
    """Return the application, named so that the desktop knows its windows, with its icon and language."""
    app = bare_application()
    dress_application(app)
    return app


def bare_application() -> QApplication:
    """Return the application with what its first window needs on the screen."""
    from PySide6.QtWidgets import QApplication

    # The window's class follows the program's name: "python -m" would make it "__main__.py".
    app = QApplication([APPLICATION_ID])
    app.setApplicationName("gallery-app")
    app.setApplicationDisplayName("Gallery")
    app.setDesktopFileName(APPLICATION_ID)
    app.setQuitOnLastWindowClosed(True)
    return app


def dress_application(app: QApplication) -> None:
    """Give the application its icon and its language."""
    from PySide6.QtGui import QIcon

    from gallery_app.resource_files import resource_path
    from gallery_app.ui.translations import install_translations

    app.setWindowIcon(QIcon(str(resource_path("app-icon.svg"))))
    install_translations(app)


def _run(app: QApplication, reception: Reception | None = None) -> int:
    code = app.exec()
    if reception is not None:
        reception.close()
    # Qt's objects go while Python is still there for those that call into it, the clipboard's data above all.
    app.shutdown()
    return code


def _save_screenshot(arguments: Arguments) -> int:
    # Qt reads both once, before there is an application.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = f"{arguments.scale or 1:g}"
    from gallery_app.resource_files import shipped_path
    from gallery_app.ui.screenshot import Wish, save_screenshot

    wish = Wish(
        file=arguments.screenshot or "",
        paths=arguments.paths,
        photo=arguments.photo,
        size=arguments.size or (1280, 800),
        theme=arguments.theme or "dark",
        full_screen=arguments.fullscreen,
        slideshow=arguments.slideshow,
        base_dir=arguments.base_dir,
    )
    return save_screenshot(wish, make_application(), start_loaders, str(shipped_path(SAMPLE)))
