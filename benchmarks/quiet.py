"""Waiting until the rest of the machine is quiet, and remembering how often it was not."""

from __future__ import annotations

import time

import psutil

BUSY_PERCENT = 20.0  # of all cores
LOOK_SECONDS, GIVE_UP_SECONDS = 0.3, 10.0


class Quiet:
    """Waits before each run; a machine that is always busy is measured all the same."""

    def __init__(self) -> None:
        self.waits = 0
        self.given_up = 0

    def wait(self) -> None:
        """Return when little is going on, or after :data:`GIVE_UP_SECONDS`."""
        self.waits += 1
        end = time.monotonic() + GIVE_UP_SECONDS
        while psutil.cpu_percent(interval=LOOK_SECONDS) > BUSY_PERCENT:
            if time.monotonic() > end:
                self.given_up += 1
                return

    def __str__(self) -> str:
        return f"{self.given_up} of {self.waits} measurements began on a busy machine."
