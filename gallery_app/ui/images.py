"""Turning a loader's pixels into Qt images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from gallery_app.loader.answers import PixelFormat

if TYPE_CHECKING:
    from gallery_app.loader.answers import Picture

_QT_FORMATS: Final = {
    PixelFormat.BGRX: QImage.Format.Format_RGB32,
    PixelFormat.BGRA_PREMULTIPLIED: QImage.Format.Format_ARGB32_Premultiplied,
}


def image_of(picture: Picture) -> QImage:
    """Return the picture as an image that owns its pixels."""
    return image_in(picture).copy()


def image_in(picture: Picture) -> QImage:
    """Return the picture as an image of the memory it came in, which must be kept as long as the image."""
    return QImage(
        memoryview(picture.pixels), picture.width, picture.height, picture.stride, _QT_FORMATS[picture.format]
    )
