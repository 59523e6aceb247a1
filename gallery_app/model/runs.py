"""Numbers of photos as people write them: "1–3, 5, 8–12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def runs_of(numbers: Iterable[int], most: int | None = None) -> str:
    """Return ascending numbers as runs; those behind the first ``most`` runs are "…"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        elif most is not None and len(runs) == most:
            return ", ".join(map(_written, runs)) + " …"
        else:
            runs.append([number])
    return ", ".join(map(_written, runs))


def _written(run: list[int]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return str(first)
    return f"{first}–{last}" if last > first + 1 else f"{first}, {last}"
