"""Turning a mouse wheel's movement into steps through the story."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QInputDevice

from gallery_app.model.navigation import Direction

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

NOTCH: Final = 120  # Qt's unit: eighths of a degree in one click of a common wheel
REST_MS: Final = 150  # one push of a free-spinning wheel is one step, not a dozen


class WheelUse(Enum):
    """What the wheel does over the photo; the values are those of the setting."""

    STEP = "step"  # to the next or previous photo while the whole photo is in sight; a zoomed one moves
    ZOOM = "zoom"  # in or out at the pointer
    SCROLL = "scroll"  # moves a zoomed photo, and nothing else


class WheelSteps:
    """Counts notches: at most one step in :data:`REST_MS`, none from a touchpad that scrolls on by itself."""

    def __init__(self) -> None:
        self._turned = 0
        self._since = QElapsedTimer()

    def step_of(self, event: QWheelEvent) -> Direction | None:
        """Return the step that this movement completes, if it does."""
        turned = event.angleDelta().y()
        if is_touchpad(event) or turned == 0:
            return None
        if self._since.isValid() and self._since.elapsed() < REST_MS:
            self._turned = 0
            return None
        self._turned = turned if self._turned * turned < 0 else self._turned + turned
        if abs(self._turned) < NOTCH:
            return None
        direction = Direction.BACKWARD if self._turned > 0 else Direction.FORWARD
        self._turned = 0
        self._since.start()
        return direction


def is_touchpad(event: QWheelEvent) -> bool:
    """Return whether fingers on a surface made this movement: it comes in phases, or from a touchpad."""
    return (
        event.phase() != Qt.ScrollPhase.NoScrollPhase
        or event.device().type() == QInputDevice.DeviceType.TouchPad
    )
