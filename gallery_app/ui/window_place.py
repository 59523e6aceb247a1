"""Where a window goes on the screen: where it was left; how large a dialog may be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gallery_app.library.glance import Glance
    from gallery_app.library.session_file import LeftWindow
    from gallery_app.library.state import ViewerState

FIRST_SIZE = QSize(1280, 800)  # logical pixels, where the screen has room for it
FRAME = 60  # logical pixels that title bar and frame may take
OFFSET = 28  # logical pixels between one new window and the next


def place_window(
    window: QWidget, state: ViewerState | Glance | LeftWindow, size: QSize | None = None, *, others: int = 0
) -> None:
    """Put a window where it was left, beside the ``others`` that are open; maximised, it shows at once.

    ``size`` (logical pixels) is taken instead of what is remembered.
    """
    screen = QGuiApplication.primaryScreen().availableGeometry()
    wanted = size or (QSize(*state.size) if state.size else FIRST_SIZE.boundedTo(screen.size()))
    window.resize(wanted)
    if state.place is not None and size is None:
        inside = QRect(QPoint(*state.place) + QPoint(OFFSET, OFFSET) * others, wanted)
        if any(one.availableGeometry().intersects(inside) for one in QGuiApplication.screens()):
            # The place of the inside, as it was remembered; move() would place the frame.
            window.setGeometry(inside)
    # A first window that would fill a small screen anyway is maximised: its frame needs room too.
    fills = state.size is None and wanted.height() + FRAME > screen.height()
    if (state.maximised or fills) and size is None:
        window.showMaximized()


def give_room(dialog: QWidget, width: int, height: int) -> None:
    """Make a dialog as large as is wanted, in logical pixels, or as its screen has room for."""
    screen = (dialog.parentWidget() or dialog).screen().availableSize()
    dialog.resize(QSize(width, height).boundedTo(screen - QSize(0, FRAME)))
