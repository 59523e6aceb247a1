"""Looking at a photo view: pictures to show in it, the pixels it paints, and a pointer to move over it."""

from __future__ import annotations

import random

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

RED, GREEN, BLUE, YELLOW = (QColor(name) for name in ("#ff0000", "#00ff00", "#0000ff", "#ffff00"))
LARGE = QSize(6000, 4000)
SMALLER = QSize(3000, 2000)  # small enough to be decoded whole for any look at it


def plain(color, width=600, height=400):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


def four_corners(width, height):
    """Red and green above, blue and yellow below."""
    image = plain(RED, width, height)
    painter = QPainter(image)
    painter.fillRect(width // 2, 0, width, height // 2, GREEN)
    painter.fillRect(0, height // 2, width // 2, height, BLUE)
    painter.fillRect(width // 2, height // 2, width, height, YELLOW)
    painter.end()
    return image


def noise(width, height):
    """No two neighbours are alike: resampling or a shift by one pixel shows."""
    pixels = random.Random(1).randbytes(4 * width * height)
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
    return image.convertToFormat(QImage.Format.Format_RGB888).convertToFormat(QImage.Format.Format_RGB32)


def painted(view, ratio=1.0):
    image = QImage(view.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("magenta"))
    view.render(image)
    image.setDevicePixelRatio(1.0)
    return image


def color_at(view, x, y):
    return painted(view).pixelColor(x, y)


def shown(view, photo_id, image, natural=LARGE):
    view.show_photo(photo_id, natural)
    view.show_image(photo_id, image, natural, sharp=True)


def wheel(view, notches, *, modifiers=Qt.KeyboardModifier.NoModifier, phase=Qt.ScrollPhase.NoScrollPhase):
    at = QPointF(view.width() / 2, view.height() / 2)
    turned = QPoint(0, round(120 * notches))
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, modifiers, phase, False
    )
    QApplication.sendEvent(view, event)


def move_pointer(view, x, y):
    at = QPointF(x, y)
    none = Qt.MouseButton.NoButton
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        view, QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, modifiers)
    )


def drag(view, begin, end):
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, (begin + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
