"""What later starts of the program ask for, done in the windows of this one."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from gallery_app.loader.answers import OpenRequest
from gallery_app.model.gallery import GalleryKind, Photos
from gallery_app.model.whereabouts import are_one, names_gallery, photo_named
from gallery_app.ui.coming_forward import come_forward

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.desktop.wish import Wish
    from gallery_app.model.gallery import Gallery
    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.windows import Windows


class LaterStarts(QObject):
    """Finds the window that shows already what is asked for, or opens one; one wish in each turn."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._wishes: deque[Wish] = deque()
        self._promises = 0  # made and not kept yet

    @property
    def is_program_leaving(self) -> bool:
        """Whether the last window is closed: whatever is wished now is for the next program."""
        return not self._windows.open_windows and not self._promises

    @Slot(object)
    def add(self, wish: Wish) -> None:
        """Do what is wished as soon as the window has answered whatever else is waiting."""
        self._promises += 1
        QGuiApplication.setQuitOnLastWindowClosed(False)  # a promise is kept
        self._wishes.append(wish)
        QTimer.singleShot(0, self._do_next)

    @Slot()
    def _do_next(self) -> None:
        wish = self._wishes.popleft()
        reading = None if wish.new_window else self._window_reading(wish.paths)
        if reading is not None:
            self._put_off(wish, reading)
            return
        try:
            self._do(wish)
        finally:
            self._promises -= 1
            QGuiApplication.setQuitOnLastWindowClosed(not self._promises)

    def _window_reading(self, paths: tuple[str, ...]) -> MainWindow | None:
        """Return a window that may show the photo at a path, but has not read so far."""
        for window in self._windows.open_windows if len(paths) == 1 else ():
            opened = _paths_of(window)
            if window.opener.is_reading and len(opened) == 1 and opened != paths:
                (path,), (near,) = paths, opened
                if os.path.dirname(path) == os.path.dirname(near) or path.startswith(f"{near}/"):
                    return window
        return None

    def _put_off(self, wish: Wish, window: MainWindow) -> None:
        """Do what is wished when a window has read what it shows, or is closed."""
        signals = (window.opener.read, window.closed)

        def go_on() -> None:
            for signal in signals:
                signal.disconnect(go_on)
            self._wishes.append(wish)
            QTimer.singleShot(0, self._do_next)

        for signal in signals:
            signal.connect(go_on)

    def _do(self, wish: Wish) -> None:
        shown, others = ([], wish.paths) if wish.new_window else self._told_apart(wish.paths)
        for window in shown:
            self._bring(wish, window)
        if others or not shown:
            window = self._window_for(others, new=wish.new_window)
            galleries = window.galleries
            if others and galleries is not None:
                galleries.open(OpenRequest(paths=others, number=wish.photo))
                if len(others) == 1 and not wish.new_window:
                    _AnotherWay(window, self._windows, partial(self._bring, wish))
            window.take_mode(full_screen=wish.fullscreen, slideshow=wish.slideshow)
            come_forward(window, wish)
            if wish.choose and galleries is not None:
                galleries.choose_folder()

    def _told_apart(self, paths: tuple[str, ...]) -> tuple[list[MainWindow], tuple[str, ...]]:
        """Return the windows that show some of the paths already, and the paths that none of them shows."""
        together = next((window for window in self._windows.open_windows if _paths_of(window) == paths), None)
        if together is not None and paths:
            return [together], ()
        if len(paths) == 1:
            window = self._window_at_photo(paths[0]) or self._window_of(paths[0])
            return ([window], ()) if window is not None else ([], paths)
        found = {path: self._window_of(path) for path in paths}
        shown = dict.fromkeys(window for window in found.values() if window is not None)
        return list(shown), tuple(path for path in paths if found[path] is None)

    def _window_of(self, path: str) -> MainWindow | None:
        for window in self._windows.open_windows:
            gallery = window.session.gallery
            if _paths_of(window) == (path,) or (
                gallery is not None and len(_paths_of(window)) == 1 and names_gallery(path, gallery)
            ):
                return window
        return None

    def _window_at_photo(self, path: str) -> MainWindow | None:
        """Return the window that has the photo of a file, gone to it."""
        for window in self._windows.open_windows:
            gallery = window.session.gallery
            index = photo_named(path, gallery) if gallery is not None and _paths_of(window) else None
            if index is not None:
                window.session.go_to(index)
                return window
        return None

    def _bring(self, wish: Wish, window: MainWindow) -> None:
        self._show(window, wish)
        come_forward(window, wish)

    def _show(self, window: MainWindow, wish: Wish) -> None:
        if wish.photo is not None and window.session.count:
            count = wish.photo if window.session.is_awaited else window.session.count
            window.session.go_to(min(wish.photo, count) - 1)
        window.take_mode(full_screen=wish.fullscreen, slideshow=wish.slideshow)

    def _window_for(self, paths: tuple[str, ...], *, new: bool) -> MainWindow:
        """Return an empty window: one that shows the welcome page and asks nothing, or another."""
        empty = (
            window
            for window in self._windows.open_windows
            if window.opener.pool is None and not any(one.isVisible() for one in window.findChildren(QDialog))
        )
        window = None if new and not paths else next(empty, None)
        if window is None:
            window = self._windows.new_window()
            window.show()
        return window


class _AnotherWay(QObject):
    """Waits for where a gallery really lies, and closes its new window if another one shows it already.

    A link leads to it by another path, which nobody but a loader can tell.
    """

    def __init__(self, window: MainWindow, windows: Windows, bring: Callable[[MainWindow], None]) -> None:
        super().__init__(window)
        self._window, self._windows, self._bring = window, windows, bring
        self._signals = (window.opener.head_arrived, window.opener.read)
        for signal in self._signals:
            signal.connect(self._compare)

    @Slot()
    def _compare(self) -> None:
        for signal in self._signals:
            signal.disconnect(self._compare)
        new = _real_gallery(self._window)
        for window in self._windows.open_windows:
            shown = _real_gallery(window)
            if window is not self._window and new is not None and shown is not None and are_one(new, shown):
                self._go_to_photo(window)
                self._bring(window)
                self._window.close()
                return

    def _go_to_photo(self, window: MainWindow) -> None:
        """Show the photo that was named, if one was."""
        gallery, photo = self._window.session.gallery, self._window.session.photo
        if gallery is not None and photo is not None and gallery.kind is GalleryKind.FILE:
            index = Photos(window.session.gallery.photos if window.session.gallery else ()).find(photo.file)
            if index is not None:
                window.session.go_to(index)


def _real_gallery(window: MainWindow) -> Gallery | None:
    """Return the gallery of a window under its own paths, no links in them; None for files named singly."""
    gallery, (path, root) = window.session.gallery, window.opener.real
    is_named = gallery is not None and root and len(_paths_of(window)) == 1
    return replace(gallery, path=path, root=root) if gallery is not None and is_named else None


def _paths_of(window: MainWindow) -> tuple[str, ...]:
    """Return what a window has open, as it was asked for; nothing for the welcome page and a pasted text."""
    request = window.opener.request
    if request is None or request.text is not None or window.opener.pool is None:
        return ()
    return request.paths
