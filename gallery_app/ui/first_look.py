"""The first photo, on the window's bare grounds, while the window's parts are still being made.

Qt's namespaces of names (``Qt``, ``QEvent``) stay out of here: the first use of ``Qt`` alone takes 16 ms.
So does ``QPainter.fillRect``, which may take a ``Qt.GlobalColor``: areas are filled with a dot, enlarged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QMainWindow, QWidget

from gallery_app.model.fitting import fit_rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class FirstLook(QWidget):
    """Covers a window with the photo where it will stay, so that nothing moves when the parts are there.

    ``margins`` are the logical pixels between the window's sides and the photo's area: left, top, right,
    bottom.  ``grounds`` are the colours of ``grounds.DARK_GROUNDS``.
    """

    painted = Signal()  # the photo is on the screen

    def __init__(self, grounds: Sequence[str], margins: Sequence[int]) -> None:
        super().__init__()
        self._surround, self._panel, self._bar, self._line = (_dot(ground) for ground in grounds)
        self._margins = tuple(margins)
        self._image: QImage | None = None
        self._natural = (1, 1)
        self._told = False

    def show_image(self, image: QImage, natural: tuple[int, int]) -> None:
        """Show the photo; ``natural`` is its full size in pixels, which its picture may be less than."""
        self._image, self._natural = image, natural
        self.update()

    @property
    def has_photo(self) -> bool:
        """Whether there is a photo to show."""
        return self._image is not None

    def stay_above(self, window: QMainWindow) -> None:
        """Make room for the window's parts and go on covering them."""
        window.takeCentralWidget()
        self.setParent(window)
        self.resize(window.size())
        self.show()

    @Slot()
    def leave(self) -> None:
        """Make way for the window's parts."""
        self.hide()
        self._image = None
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  — Qt's name
        """Paint the grounds and the photo."""
        left, top, right, bottom = self._margins
        area = self.rect().adjusted(left, top, -right, -bottom)
        painter = QPainter(self)
        for ground, place in (
            (self._bar, QRect(0, 0, self.width(), top)),
            (self._bar, QRect(0, area.bottom() + 1, self.width(), bottom)),
            (self._panel, QRect(0, top, left, area.height())),
            (self._panel, QRect(area.right() + 1, top, right, area.height())),
            (self._surround, area),
        ):
            painter.drawImage(place, ground)
        self._paint_lines(painter, area)
        if self._image is not None:
            self._paint_photo(painter, area, self._image)
            if not self._told:
                self._told = True
                self.painted.emit()

    def _paint_lines(self, painter: QPainter, area: QRect) -> None:
        left, top, right, bottom = self._margins
        for side, line in (
            (left, QRect(area.left() - 1, top, 1, area.height())),
            (top, QRect(0, top - 1, self.width(), 1)),
            (right, QRect(area.right() + 1, top, 1, area.height())),
            (bottom, QRect(0, area.bottom() + 1, self.width(), 1)),
        ):
            if side > 0:
                painter.drawImage(line, self._line)

    def _paint_photo(self, painter: QPainter, area: QRect, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        space = int(area.width() * ratio + 1e-6), int(area.height() * ratio + 1e-6)
        x, y, width, height = fit_rectangle(self._natural, space)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = QRectF(area.x() + x / ratio, area.y() + y / ratio, width / ratio, height / ratio)
        painter.drawImage(target, image, QRectF(image.rect()))


def _dot(color: str) -> QImage:
    """Return an image of one pixel in a colour, "#RRGGBB"."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setPixel(0, 0, 0xFF000000 | int(color[1:], 16))
    return image
