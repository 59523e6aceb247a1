"""What a benchmark found: rows of a table, each with its yardstick from the same run."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.  ``beside`` is what it is compared with; ``holds`` tells whether ``target`` is met."""

    what: str
    found: str
    beside: str = ""
    target: str = ""
    holds: bool | None = None


def spread(values: Sequence[float], unit: str = "ms") -> str:
    """Return median and range: "152 [148-160] ms"."""
    return f"{statistics.median(values):.0f} [{min(values):.0f}-{max(values):.0f}] {unit}"


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that ``percent`` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    verdicts = {None: "", True: "holds", False: "**missed**"}
    lines = ["| what | found | beside it, same run | target | |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| {r.what} | {r.found} | {r.beside} | {r.target} | {verdicts[r.holds]} |" for r in rows]
    return "\n".join(lines)


def write_into(document: Path, text: str) -> None:
    """Put ``text`` between the two marks of a document."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
