"""Building every object and wiring them: the start of the window."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import read_state
from gallery_app.loader.answers import OpenRequest
from gallery_app.loader.client import launch_loader
from gallery_app.loader.pool import LoaderPool
from gallery_app.resource_files import resource_path, shipped_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gallery_app.cli import Arguments
    from gallery_app.ui.windows import Windows

APPLICATION_ID = "org.example.GalleryApp"  # reverse DNS: desktop entry, icon and window class share it

SAMPLE = "sample_galleries/soyuz-ms-24"


def run_app(arguments: Arguments) -> int:
    """Show the window, or save a screenshot of it; return the exit code."""
    if arguments.screenshot is not None:
        return _save_screenshot(arguments)
    dirs = AppDirs.under(arguments.base_dir) if arguments.base_dir else AppDirs.of_user()
    state, complaint = read_state(dirs)
    request = first_request(arguments, state.photo_box)
    # The first loader reads and decodes while Qt is still being imported.
    starting = partial(start_loaders, debug=arguments.debug)
    pool = starting(request.paths, request) if request is not None else None

    from gallery_app.library.logs import start_log
    from gallery_app.ui.crash_dialog import CrashGuard
    from gallery_app.ui.memory import Memory
    from gallery_app.ui.theme import ThemeChoice
    from gallery_app.ui.windows import Windows

    app = make_application()
    start_log(dirs, debug=arguments.debug)
    CrashGuard(os.path.join(dirs.state, "gallery.log"), app).install()
    memory = Memory(dirs, state, app)
    theme = ThemeChoice(arguments.theme) if arguments.theme else None
    windows = Windows(app, memory, starting, str(shipped_path(SAMPLE)), theme)
    open_first(windows, arguments, request, pool)
    if complaint is not None:
        memory.complained.emit(complaint)
    code = app.exec()
    # Qt's objects go while Python is still there for those that call into it, the clipboard's data above all.
    app.shutdown()
    return code


def first_request(arguments: Arguments, box: tuple[int, int] | None) -> OpenRequest | None:
    """Return what the command line asks to open; None for the welcome page."""
    if not arguments.paths:
        return None
    return OpenRequest(paths=arguments.paths, box=box, number=arguments.photo)


def start_loaders(
    paths: tuple[str, ...], request: OpenRequest | None = None, *, debug: bool = False
) -> LoaderPool:
    """Return loaders for the gallery at ``paths``, the first one started and busy with ``request``.

    ``debug`` puts what the decoders' libraries complain about into the log.
    """
    pool = LoaderPool(paths, launch=partial(launch_loader, debug=debug))
    pool.start(request)
    return pool


def make_application() -> QApplication:
    """Return the application, named so that the desktop knows its windows."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from gallery_app.ui.translations import install_translations

    # The window's class follows the program's name: "python -m" would make it "__main__.py".
    app = QApplication([APPLICATION_ID])
    app.setApplicationName("gallery-app")
    app.setApplicationDisplayName("Gallery")
    app.setDesktopFileName(APPLICATION_ID)
    app.setWindowIcon(QIcon(str(resource_path("app-icon.svg"))))
    app.setQuitOnLastWindowClosed(True)
    install_translations(app)
    return app


def open_first(
    windows: Windows, arguments: Arguments, request: OpenRequest | None, pool: LoaderPool | None
) -> None:
    """Open the first window with what the command line asks for."""
    window = windows.new_window()
    window.show()
    if request is not None and window.galleries is not None:
        window.galleries.open(request, pool)
    if arguments.slideshow:
        window.start_show_when_open(full_screen=arguments.fullscreen)
    elif arguments.fullscreen:
        window.modes.set_full_screen(full_screen=True)


def _save_screenshot(arguments: Arguments) -> int:
    # Qt reads both once, before there is an application.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = f"{arguments.scale or 1:g}"
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
