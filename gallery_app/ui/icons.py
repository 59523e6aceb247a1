"""Our own icons: drawn as SVG on one grid, coloured for the theme when they are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gallery_app.resource_files import resource_path

if TYPE_CHECKING:
    from collections.abc import Collection

PLACEHOLDER: Final = b"currentColor"
SIZES: Final = (16, 20, 24)  # logical pixels
DISABLED_OPACITY: Final = 0.4


def icon(name: str, color: QColor, ratios: Collection[float] = ()) -> QIcon:
    """Return the icon ``name`` ("menu", "chevron-left") in ``color``; FileNotFoundError if there is none.

    It is drawn for the device pixel ``ratios``, by default those of the screens that are there.
    """
    renderer = _renderer(name, color)
    made = QIcon()
    # Each size is drawn for itself, so that none is a scaled picture.
    ratios = ratios or {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for size in sorted({round(size * ratio) for size in SIZES for ratio in ratios}):
        made.addPixmap(_drawn(renderer, size))
        made.addPixmap(_drawn(renderer, size, DISABLED_OPACITY), QIcon.Mode.Disabled)
    return made


def icon_pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon ``name`` at ``size`` logical pixels for a screen of device pixel ratio ``ratio``."""
    pixmap = _drawn(_renderer(name, color), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _renderer(name: str, color: QColor) -> QSvgRenderer:
    drawing = resource_path(f"icons/{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(PLACEHOLDER, color.name().encode())))


def _drawn(renderer: QSvgRenderer, size: int, opacity: float = 1.0) -> QPixmap:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)
