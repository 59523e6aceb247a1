"""Telling whoever waits that reading goes on."""

from __future__ import annotations

from typing import Final

STEPS: Final = 20_000  # values or photos between two signs: some 0.2 seconds


def silent() -> None:
    """Tell nobody."""
