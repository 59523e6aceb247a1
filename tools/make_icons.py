"""Draw the PNG sizes of the desktop's icons from their SVGs, into resources/desktop.

    python tools/make_icons.py            draw all of them
    python tools/make_icons.py --check    change nothing; exit 1 if that would change a file

Small sizes have drawings of their own, with fewer things in them, on whole pixels.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gallery_app.desktop.files import ICON_SIZES

RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"
FOLDER: Final = RESOURCES / "desktop"
DRAWINGS: Final = {
    "app": (RESOURCES / "app-icon.svg", FOLDER / "app-small.svg"),
    "packed": (FOLDER / "packed.svg", FOLDER / "packed-small.svg"),
    "manifest": (FOLDER / "manifest.svg", FOLDER / "manifest-small.svg"),
}
SMALL_TO: Final = 32  # pixels; up to here the small drawing is used


def drawn(file: Path, size: int) -> bytes:
    """Return a drawing as a square PNG of ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(file)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)
    return bytes(buffer.data().data())


def icons() -> dict[Path, bytes]:
    """Return every icon's file and what it is to hold."""
    return {
        FOLDER / f"{name}-{size}.png": drawn(small if size <= SMALL_TO else large, size)
        for name, (large, small) in DRAWINGS.items()
        for size in ICON_SIZES
    }


def main() -> int:
    """Draw, or compare."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    stale = {file: data for file, data in icons().items() if not file.exists() or file.read_bytes() != data}
    if "--check" in sys.argv[1:]:
        for file in stale:
            print(f"{file} is not up to date: run python tools/make_icons.py")
        return 1 if stale else 0
    for file, data in stale.items():
        file.write_bytes(data)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
