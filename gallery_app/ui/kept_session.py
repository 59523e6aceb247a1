"""Windows that come back: what is open is kept as it changes, and opened again at the next start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from gallery_app.library.session_file import (
    MOST_PATHS,
    MOST_WINDOWS,
    LeftSession,
    LeftWindow,
    forget_session,
    read_session,
    write_session,
)
from gallery_app.loader.answers import OpenRequest
from gallery_app.ui.viewer_page import CaptionPlace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.memory import Memory
    from gallery_app.ui.windows import Windows

REST_MS: Final = 1_000  # after a change: what is kept is at most so old when the program is killed
_MOVES: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange})


class KeptSession(QObject):
    """Keeps which windows are open, if the reader wants them back.

    Windows that are closed one after another are gone, but for the last one; those that are closed together,
    as the program is left, all come back.
    """

    def __init__(self, app: QApplication, windows: Windows, memory: Memory) -> None:
        super().__init__(windows)
        self._windows, self._memory = windows, memory
        self._kept = LeftSession()
        self._is_over = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        windows.window_added.connect(self._attend)
        windows.window_leaving.connect(self._let_go)
        windows.all_leaving.connect(self._end)
        memory.settings_changed.connect(self._follow_settings)
        app.commitDataRequest.connect(self.keep)
        for window in windows.open_windows:
            self._attend(window)

    @Slot()
    def keep(self) -> None:
        """Write down what is open, if the reader wants that and it has changed."""
        if self._is_over or not self._memory.settings.restore_windows or not self._windows.open_windows:
            return
        session = session_of(self._windows.open_windows[:MOST_WINDOWS])
        if session != self._kept:
            self._kept = session
            self._memory.complain(write_session(self._memory.dirs, session))

    @Slot(object)
    def _attend(self, window: MainWindow) -> None:
        window.installEventFilter(self)
        window.session.gallery_changed.connect(self._rest.start)
        window.session.current_changed.connect(lambda _: self._rest.start())
        window.page.box_changed.connect(lambda *_: self._rest.start())
        window.modes.changed.connect(self._rest.start)
        self._rest.start()

    @Slot(object)
    def _let_go(self, _window: MainWindow) -> None:
        if len(self._windows.open_windows) == 1:
            self._end()  # the last one is how the program is left
        else:
            self._rest.start()

    @Slot()
    def _end(self) -> None:
        self.keep()
        self._is_over = True

    @Slot()
    def _follow_settings(self) -> None:
        if self._memory.settings.restore_windows:
            self._rest.start()
        else:
            self._kept = LeftSession()
            forget_session(self._memory.dirs)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice that a window was moved or has another size."""
        if event.type() in _MOVES:
            self._rest.start()
        return super().eventFilter(watched, event)


def restored(windows: Windows, memory: Memory) -> MainWindow | None:
    """Open the windows of the last time and return the one in front; None if there were none."""
    session, message = read_session(memory.dirs)
    opened = [_opened(windows, left) for left in session.windows]
    memory.complain(message)
    if not opened:
        return None
    opened[session.front].activateWindow()
    return opened[session.front]


def session_of(windows: tuple[MainWindow, ...]) -> LeftSession:
    """Return how windows are now."""
    front = next((at for at, window in enumerate(windows) if window.isActiveWindow()), 0)
    return LeftSession(tuple(map(_left, windows)), front)


def _left(window: MainWindow) -> LeftWindow:
    request, session = window.opener.request, window.session
    arrangement = window.page.window_arrangement
    rect = window.normalGeometry() if window.isMaximized() or window.modes.full_screen else window.geometry()
    left = LeftWindow(
        place=(rect.x(), rect.y()),
        size=(rect.width(), rect.height()),
        maximised=window.isMaximized(),
        caption=arrangement.caption.value,
        strip=arrangement.strip,
    )
    if request is None or window.opener.pool is None or request.text is not None:
        return left  # nothing that could be opened again
    photo = session.photo
    file = photo.file if photo is not None else request.file
    index = session.index if session.gallery is not None else max(0, (request.number or 1) - 1)
    return replace(left, paths=request.paths[:MOST_PATHS], plain=request.plain, file=file, index=index)


def _opened(windows: Windows, left: LeftWindow) -> MainWindow:
    window = windows.new_window(left=left)
    arrangement = replace(
        window.page.window_arrangement, strip=left.strip, caption=CaptionPlace(left.caption)
    )
    window.page.set_arrangement(arrangement)
    window.show()
    if left.paths and window.galleries is not None:
        request = OpenRequest(left.paths, number=left.index + 1, plain=left.plain, file=left.file)
        window.galleries.open(request)
    return window
