"""What a benchmark found: rows with a verdict, and tables beside them, all from the same run."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Table:
    """Figures beside each other, with no verdict; ``rows`` have as many cells as ``head``."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def __str__(self) -> str:
        """Return the table as Markdown, under its title."""
        lines = [f"### {self.title}", ""]
        if self.note:
            lines += [self.note, ""]
        return "\n".join((*lines, _markdown(self.head, self.rows)))


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one benchmark found."""

    rows: tuple[Row, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(slots=True)
class Figures:
    """What the runs of one viewer gave: values by what was measured, and how many runs failed."""

    values: dict[str, list[float]] = field(default_factory=dict)
    runs: int = 0
    failed: int = 0

    def add(self, found: Mapping[str, float | Sequence[float]]) -> None:
        """Take what one run gave."""
        for what, value in found.items():
            values = [value] if isinstance(value, int | float) else value
            self.values.setdefault(what, []).extend(values)

    def median(self, what: str) -> float | None:
        """Return the median of all values, or None where there are none."""
        values = self.values.get(what)
        return statistics.median(values) if values else None

    def told(self, what: str, unit: str = "ms") -> str:
        """Return median and range, or "–"."""
        values = self.values.get(what)
        return spread(values, unit) if values else "–"


def spread(values: Sequence[float], unit: str = "ms") -> str:
    """Return median and range: "152 [148-160] ms"; small ones with a decimal."""
    digits = 1 if max(values) < 30 else 0
    low, middle, high = (
        f"{value:.{digits}f}" for value in (min(values), statistics.median(values), max(values))
    )
    return f"{middle} [{low}-{high}] {unit}".rstrip()


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that ``percent`` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def limit_row(what: str, found: str, value: float | None, limit: float, unit: str, beside: str = "") -> Row:
    """Return a row for a figure that is not to exceed ``limit``; None, nothing found, is a miss."""
    return Row(what, found, beside, f"≤ {limit:g} {unit}".rstrip(), value is not None and value <= limit)


def floor_row(what: str, found: str, value: float | None, limit: float, unit: str, beside: str = "") -> Row:
    """Return a row for a figure that is to reach ``limit``; None, nothing found, is a miss."""
    return Row(what, found, beside, f"≥ {limit:g} {unit}".rstrip(), value is not None and value >= limit)


def ratio_row(
    what: str,
    ours: Figures,
    theirs: tuple[str, Figures],
    figure: str,
    target: tuple[str, float],
    *,
    unit: str = "ms",
    beside: str | None = None,
) -> Row:
    """Return a row for our ``figure`` divided by that of the viewer that ``theirs`` names.

    ``target`` is "≤" or "≥" and the ratio.  ``beside`` is the viewer's figure, where it is not the same.
    """
    (name, other), (sign, limit) = theirs, target
    mine, yardstick = ours.median(figure), other.median(beside or figure)
    wanted = f"{sign} {limit:g} × {name}"
    if mine is None:
        return Row(what, "not shown", "", wanted, False)
    if not yardstick:
        return Row(what, ours.told(figure, unit), f"{name}: nothing to compare with", wanted)
    ratio = mine / yardstick
    told = f"{ratio:.2f} × {name} ({other.told(beside or figure, unit)})"
    return Row(what, ours.told(figure, unit), told, wanted, ratio <= limit if sign == "≤" else ratio >= limit)


def compared(title: str, figures: Mapping[str, Figures], columns: Mapping[str, str], note: str = "") -> Table:
    """Return a table of viewers; ``columns`` gives the heading and the unit of what was measured."""
    rows = []
    for name, found in figures.items():
        cells = [found.told(what, columns[what]) for what in columns]
        failed = f" ({found.failed} failed)" if found.failed else ""
        rows.append((name, *cells, f"{found.runs}{failed}"))
    return Table(title, ("viewer", *columns, "runs"), tuple(rows), note)


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    verdicts = {None: "", True: "holds", False: "**missed**"}
    head = ("what", "found", "beside it, same run", "target", "")
    return _markdown(head, [(r.what, r.found, r.beside, r.target, verdicts[r.holds]) for r in rows])


def text_of(findings: Sequence[Findings]) -> str:
    """Return everything as Markdown: first what has a verdict, then the rest, then the tables."""
    rows = [row for found in findings for row in found.rows]
    judged = [row for row in rows if row.target]
    others = [row for row in rows if not row.target]
    missed = sum(row.holds is False for row in judged)
    unknown = sum(row.holds is None for row in judged)
    title = f"### Targets: {len(judged) - missed - unknown} hold, {missed} missed, {unknown} unknown"
    parts = [f"{title}\n\n{table(judged)}"] if judged else []
    parts += [f"### Without a target\n\n{table(others)}"] if others else []
    parts += [str(one) for found in findings for one in found.tables]
    return "\n\n".join(parts)


def write_into(document: Path, text: str) -> None:
    """Put ``text`` between the two marks of a document."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
