"""The part of hostile_words.py that runs inside: reads every photo's words in every place of the window.

    python hostile_words_inside.py PATH KIND…

Prints JSON: for each kind, which is what the photo of the same place in the story holds, the longest time in
milliseconds that the window did not answer.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from inside import Pulse, drive, has_all_photos, leave, turn_for, turn_until
from PySide6.QtTest import QTest

from gallery_app.ui.side_panel import Tab

if TYPE_CHECKING:
    from gallery_app.ui.main_window import MainWindow

READING_SECONDS = 0.3


def measure(window: MainWindow, kinds: list[str]) -> dict[str, float]:
    """Go from photo to photo."""
    turn_until(lambda: has_all_photos(window) and window.is_at_rest)
    return {kind: _read(window, number) for number, kind in enumerate(kinds)}


def _read(window: MainWindow, number: int) -> float:
    pulse = Pulse()
    for tab in (Tab.CAPTION, Tab.DETAILS, Tab.STORY):
        window.panel.show_tab(tab)
        # Away and back again: the words come with the tab open.
        for index in ((number + 1) % window.session.count, number):
            window.session.go_to(index)
            turn_until(lambda: window.is_at_rest)
            turn_for(READING_SECONDS)
    window.panel.show_tab(Tab.DETAILS)
    for wanted in "ex":
        QTest.keyClick(window.panel.details_filter, wanted)
        turn_for(READING_SECONDS)
    window.panel.details_filter.clear()
    turn_for(READING_SECONDS)
    pulse.stop()
    return max(pulse.lateness)


if __name__ == "__main__":
    path, *kinds_ = sys.argv[1:]
    leave(drive(path, lambda window: measure(window, kinds_)))
