"""The counters of a saved text, "3/9" alone on a line: the anchors that its photos are read from."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.text_form.lines import Line

LENGTH_LIMIT: Final = 15  # characters
FEWEST_SHUFFLED: Final = 3  # counters that are believed although they are not in order
MOSTLY: Final = 2 / 3  # of the steps go up by whoever counts photos; a recipe's "1/2" and "3/4" do not

_COUNTER: Final = re.compile(r"(\d{1,6}) ?[/⁄∕／] ?(\d{1,6})")
_COUNTER_LINE: Final = re.compile(r"^[^\S\n]*\d{1,6}\s?[/⁄∕／]\s?\d{1,6}[^\S\n]*$", re.MULTILINE)


class Anchor(NamedTuple):
    """One counter: the index of its line, the photo's number and the number of all, the line's own number."""

    at: int
    number: int
    total: int
    line: int


def may_hold_counters(text: str) -> bool:
    """Tell, a good deal sooner than ``anchors_in``, that there are none in a text as it was saved."""
    return _COUNTER_LINE.search(text) is not None


def anchors_in(lines: Sequence[Line]) -> list[Anchor]:
    """Return the counters, in the order of the text; lines that only look like one are passed over.

    Empty if what there is does not count anything.
    """
    found = [anchor for at, line in enumerate(lines) if (anchor := _anchor(at, line))]
    if not found:
        return []
    total = Counter(anchor.total for anchor in found).most_common(1)[0][0]
    kept: list[Anchor] = []
    for anchor in found:
        follows = anchor.number == (kept[-1].number + 1 if kept else 1)
        if (anchor.total == total or follows) and not _repeats(kept, anchor, lines):
            kept.append(anchor)
    return kept if _counts(kept, total) else []


def note_gaps(anchors: Sequence[Anchor], lines: Sequence[Line], problems: ProblemList) -> None:
    """Warn where the numbers do not add up: the order of the text is trusted."""
    total = Counter(anchor.total for anchor in anchors).most_common(1)[0][0]
    if _is_shuffled(anchors):
        message = say("the photos are not in the order of their numbers: the order of the text counts")
        problems.warning(message, line=_first_out_of_order(anchors).line)
        return
    before = 0
    for anchor in anchors:
        text, line = lines[anchor.at].text, anchor.line
        if anchor.number != before + 1:
            message = say("{counter} does not follow number {before}", counter=text, before=before)
            problems.warning(message, line=line)
        elif anchor.total != total:
            message = say("{counter} does not count {total} photos", counter=text, total=total)
            problems.warning(message, line=line)
        before = anchor.number
    if before != total and anchors[-1].total == total:
        message = say(
            "the text counts {total} photos, and its last is number {last}", total=total, last=before
        )
        problems.warning(message, line=anchors[-1].line)


def _anchor(at: int, line: Line) -> Anchor | None:
    text = line.text
    if not 3 <= len(text) <= LENGTH_LIMIT or not text[0].isdecimal():
        return None
    found = _COUNTER.fullmatch(text)
    if found is None or int(found[1]) == 0:
        return None
    return Anchor(at, int(found[1]), int(found[2]), line.number)


def _repeats(kept: Sequence[Anchor], anchor: Anchor, lines: Sequence[Line]) -> bool:
    """Tell whether a counter only stands there twice, with nothing in between."""
    if not kept or kept[-1][1:3] != anchor[1:3]:
        return False
    return not any(line.text for line in lines[kept[-1].at + 1 : anchor.at])


def _is_shuffled(anchors: Sequence[Anchor]) -> bool:
    """Tell whether counters count photos, each once, in another order than that of their numbers."""
    numbers = [anchor.number for anchor in anchors]
    whole = set(numbers) == set(range(1, len(numbers) + 1)) and anchors[0].total == len(numbers)
    alike = len({anchor.total for anchor in anchors}) == 1
    return len(numbers) >= FEWEST_SHUFFLED and whole and alike and numbers != sorted(numbers)


def _first_out_of_order(anchors: Sequence[Anchor]) -> Anchor:
    return next(anchor for place, anchor in enumerate(anchors, start=1) if anchor.number != place)


def _counts(anchors: Sequence[Anchor], total: int) -> bool:
    if anchors and _is_shuffled(anchors):
        return True
    steps = [after.number > before.number for before, after in pairwise(anchors)]
    within = sum(anchor.number <= anchor.total or anchor.total != total for anchor in anchors)
    return bool(anchors) and sum(steps) >= MOSTLY * len(steps) and within >= MOSTLY * len(anchors)
