"""Counters that a saved text has lost, put back where the alt text above them still stands."""

from __future__ import annotations

from collections import Counter
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from gallery_app.bundles.text_form.blocks import DASH
from gallery_app.bundles.text_form.counters import Anchor
from gallery_app.bundles.text_form.lines import Line
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.bundles.problem_list import ProblemList


def with_lost_counters(
    lines: Sequence[Line], anchors: Sequence[Anchor], problems: ProblemList
) -> Sequence[Line]:
    """Return the lines with a counter behind each alt text that has lost it, a warning added for each.

    Alt texts are told by the publisher at their end.  Only where they are as many as there are numbers
    missing is it clear which photo is whose.
    """
    total = Counter(anchor.total for anchor in anchors).most_common(1)[0][0]
    start, end = Anchor(-1, 0, total, 0), Anchor(len(lines), total + 1, total, 0)
    pairs = list(pairwise((start, *anchors, end)))
    if all(after.number == before.number + 1 for before, after in pairs):
        return lines
    publishers = _publishers(lines, anchors)
    lost: dict[int, str] = {}
    for before, after in pairs:
        above = after.at if after is end else _line_above(lines, after)
        alts = [at for at in range(before.at + 1, above) if _tail(lines[at].text) in publishers]
        if 0 < len(alts) == after.number - before.number - 1:
            lost |= {at: f"{before.number + 1 + place}/{total}" for place, at in enumerate(alts)}
    return _restored(lines, lost, problems) if lost else lines


def _restored(lines: Sequence[Line], lost: dict[int, str], problems: ProblemList) -> list[Line]:
    restored: list[Line] = []
    for at, line in enumerate(lines):
        restored.append(line)
        if at in lost:
            problems.warning(
                say("the counter {counter} is missing below this line", counter=lost[at]), line=line.number
            )
            restored.append(Line(lost[at], line.number))
    return restored


def _publishers(lines: Sequence[Line], anchors: Sequence[Anchor]) -> set[str]:
    """Return what stands at the end of the lines above counters, if it does so more than once."""
    tails = Counter(_tail(lines[at].text) for anchor in anchors if (at := _line_above(lines, anchor)) >= 0)
    return {tail for tail, times in tails.items() if tail and times > 1}


def _line_above(lines: Sequence[Line], anchor: Anchor) -> int:
    return anchor.at - 1 if anchor.at and lines[anchor.at - 1].text else anchor.at - 2


def _tail(text: str) -> str:
    return unescape(text).rpartition(DASH)[2] if DASH in text else ""
