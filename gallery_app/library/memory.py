"""How much memory the system has left."""

from __future__ import annotations

from typing import Final

LEAST: Final = 300 << 20  # bytes; with less, what is only kept for speed is let go


def is_short_of_memory(file: str = "/proc/meminfo") -> bool:
    """Return whether the system is about to run out of memory; False where it does not tell."""
    available = available_memory(file)
    return available is not None and available < LEAST


def available_memory(file: str = "/proc/meminfo") -> int | None:
    """Return the bytes that programs can still have without swapping; None where the system does not tell."""
    try:
        with open(file, encoding="ascii") as lines:
            for line in lines:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) << 10
    except (OSError, ValueError, IndexError):
        pass
    return None
