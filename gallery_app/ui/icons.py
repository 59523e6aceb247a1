"""Our own icons: drawn as SVG on one grid, coloured for the theme when they are loaded."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gallery_app.resource_files import resource_path

PLACEHOLDER: Final = b"currentColor"
# 16, 20 and 24 px at scales 1, 1.5 and 2: each is drawn for itself, so that none is a scaled picture.
PIXEL_SIZES: Final = (16, 20, 24, 30, 32, 36, 40, 48)
DISABLED_OPACITY: Final = 0.4


def icon(name: str, color: QColor) -> QIcon:
    """Return the icon ``name`` ("menu", "chevron-left") in ``color``; FileNotFoundError if there is none."""
    renderer = _renderer(name, color)
    made = QIcon()
    for size in PIXEL_SIZES:
        made.addPixmap(_drawn(renderer, size))
        made.addPixmap(_drawn(renderer, size, DISABLED_OPACITY), QIcon.Mode.Disabled)
    return made


def icon_pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon ``name`` at ``size`` logical pixels for a screen of device pixel ratio ``ratio``."""
    pixmap = _drawn(_renderer(name, color), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def app_icon() -> QIcon:
    """Return the application's own icon, at the sizes that window managers ask for."""
    renderer = QSvgRenderer(str(resource_path("app-icon.svg")))
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn(renderer, size))
    return made


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
