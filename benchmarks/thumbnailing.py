"""The part of thumbnails.py that runs inside: has the strip's thumbnails made, and notes how fast they come.

    python thumbnailing.py PATH COUNT

Prints JSON: how many thumbnails came, and in how many seconds.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from inside import drive, has_all_photos, leave, turn_until

if TYPE_CHECKING:
    from gallery_app.ui.main_window import MainWindow


def measure(window: MainWindow, count: int) -> dict[str, float]:
    """Ask for ``count`` thumbnails at once, those beyond what the strip has already."""
    turn_until(lambda: has_all_photos(window) and window.is_at_rest and window.thumbnails.idle)
    missing = [row for row in range(window.session.count) if window.thumbnails.thumbnail(row) is None]
    wanted = missing[:count]
    arrived: set[int] = set()
    window.thumbnails.arrived.connect(lambda row, _image: arrived.add(row))
    begin = time.perf_counter()
    window.thumbnails.show_range(wanted[0], wanted[-1])
    turn_until(lambda: arrived.issuperset(wanted))
    return {"count": len(arrived), "seconds": time.perf_counter() - begin}


if __name__ == "__main__":
    leave(drive(sys.argv[1], lambda window: measure(window, int(sys.argv[2]))))
