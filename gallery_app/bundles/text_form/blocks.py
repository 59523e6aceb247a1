"""What stands before and behind each counter of a saved text, told apart from photo to photo."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.bundles.text_form.credits import SLASH, is_credit, is_only_a_sign
from gallery_app.bundles.text_form.lines import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gallery_app.bundles.text_form.counters import Anchor
    from gallery_app.bundles.text_form.credits import CreditText, LinkLabels
    from gallery_app.bundles.text_form.lines import Line

FEW_LINES: Final = (
    3  # that stand between a credit and its counter: a caption, perhaps of two lines, and an alt text
)
DASH: Final = " - "  # between an alt text and the publisher


class Unit(NamedTuple):
    """Lines that belong together, from ``start`` to before ``end``: a credit, or a paragraph."""

    start: int
    end: int
    is_credit: bool


@dataclass(slots=True)
class Block:
    """One photo's lines: those before its counter and those behind it; ``rest`` belongs to no photo."""

    anchor: Anchor
    ahead_credit: CreditText | None = None
    ahead: list[Line] = field(default_factory=list)
    behind_credit: CreditText | None = None
    behind: list[list[Line]] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)


class Blocks:
    """Tells the blocks of one text apart; ``begin`` is where its body starts."""

    def __init__(
        self, lines: Sequence[Line], anchors: Sequence[Anchor], labels: LinkLabels, begin: int
    ) -> None:
        self._lines, self._anchors, self._labels = lines, anchors, labels
        starts = [begin, *(anchor.at + 1 for anchor in anchors)]
        ends = [*(anchor.at for anchor in anchors), len(lines)]
        # Region 0 ends at the first counter, the last one begins behind the last.
        self._regions = [list(units_in(lines, start, end)) for start, end in zip(starts, ends, strict=True)]
        self._starts, self._ends = starts, ends
        self._suffixes = self._alt_suffixes(begin)
        self._all_before = self._stands_before()
        self._credit_before = self._has_credits_before()

    def read(self) -> tuple[int, list[Block]]:
        """Return where the body ends, and the block of each counter."""
        cuts = [self._cut(index) for index in range(len(self._anchors))]
        blocks = []
        for index, anchor in enumerate(self._anchors):
            block = Block(anchor)
            self._take_ahead(block, cuts[index], self._ends[index])
            end = cuts[index + 1] if index + 1 < len(cuts) else self._ends[-1]
            self._take_behind(block, self._starts[index + 1], end)
            blocks.append(block)
        return cuts[0], blocks

    # Where one photo's lines end and the next one's begin

    def _cut(self, index: int) -> int:
        """Return the first line of those before counter ``index`` that belong to its photo."""
        units, end = self._regions[index], self._ends[index]
        own = _credits_at_start(units) if index and not self._all_before else 0
        credits_ = [at for at in range(own, len(units)) if units[at].is_credit]
        if self._all_before:
            return self._cut_all_before(index, units, end)
        caption = self._caption_behind(index)
        if self._credit_before and credits_:
            first = credits_[-1]
            while first - 1 in credits_ and units[first - 1].end == units[first].start:
                first -= 1
            text = [line.text for line in self._lines[units[credits_[-1]].end : end] if line.text]
            if index or len(text) <= FEW_LINES or all(self._fits(line, caption) for line in text):
                return units[first].start
        return self._walked_back(units[own - 1].end if own else self._starts[index], end, caption)

    def _cut_all_before(self, index: int, units: list[Unit], end: int) -> int:
        if index or not units:
            return self._starts[index]
        credits_ = [unit for unit in units if unit.is_credit]
        if credits_ and sum(unit.start >= credits_[-1].start for unit in units) <= FEW_LINES:
            return credits_[-1].start
        return units[-1].start if units else end

    def _walked_back(self, start: int, end: int, caption: set[str]) -> int:
        at = end
        for line in range(end - 1, start - 1, -1):
            text = self._lines[line].text
            if text and not self._fits(text, caption):
                break
            at = line if text else at
        return at

    def _fits(self, text: str, caption: set[str]) -> bool:
        """Tell whether a line before a counter repeats the caption behind it, or is an alt text."""
        for version in (text, unescape(text)):
            front, dash, tail = version.rpartition(DASH)
            is_alt = dash and (tail in self._suffixes or squashed(front) in caption)
            if is_alt or squashed(version) in caption:
                return True
        return False

    def _caption_behind(self, index: int) -> set[str]:
        """Return the lines of the first paragraph behind a counter, without spaces."""
        first = next((unit for unit in self._regions[index + 1] if not unit.is_credit), None)
        if first is None:
            return set()
        texts = [line.text for line in self._lines[first.start : first.end]]
        return {squashed(text) for text in (*texts, " ".join(texts))}

    # What form the whole text has

    def _alt_suffixes(self, begin: int) -> set[str]:
        """Return what stands behind the last dash of the lines before counters, if it is the publisher."""
        tails: Counter[str] = Counter()
        for units in self._regions[:-1]:
            if units and not units[-1].is_credit:
                tails[unescape(self._lines[units[-1].end - 1].text).rpartition(DASH)[2]] += 1
        head = {line.text for line in self._lines[:begin]}
        return {tail for tail, times in tails.items() if times > 1 or tail in head}

    def _stands_before(self) -> bool:
        """Tell whether each photo's words stand before its counter, and nothing behind it."""
        first, *middle, last = self._regions
        if last or not first or any(sum(unit.is_credit for unit in units) > 1 for units in middle):
            return False
        return (
            first[-1].is_credit
            or any(u.is_credit for u in first)
            or not any(unit.is_credit for units in middle for unit in units)
        )

    def _has_credits_before(self) -> bool:
        """Tell whether a credit stands before each counter, with caption and alt text."""
        first, *others = self._regions
        middle = others[:-1]
        if any(
            (own := _credits_at_start(units)) and any(unit.is_credit for unit in units[own:])
            for units in middle
        ):
            return True
        credits_ = [unit for unit in first if unit.is_credit]
        if not credits_:
            return False
        text = [line.text for line in self._lines[credits_[-1].end : self._ends[0]] if line.text]
        if text and all(self._fits(line, self._caption_behind(0)) for line in text):
            return True
        glued = self._lines[credits_[-1].start].text
        if any(squashed(glued).endswith(caption) for caption in self._caption_behind(0)):
            return True
        return len(text) <= FEW_LINES and not any(units[0].is_credit for units in middle if units)

    # What the lines are

    def _take_ahead(self, block: Block, start: int, end: int) -> None:
        for unit in units_in(self._lines, start, end):
            if unit.is_credit:
                block.ahead_credit = self._added(block.ahead_credit, unit)
            else:
                block.ahead += self._text_of(unit)

    def _take_behind(self, block: Block, start: int, end: int) -> None:
        """Take a credit, then a caption, then perhaps its other paragraphs; or a caption, then a credit."""
        was_credit = False
        for unit in units_in(self._lines, start, end):
            if not unit.is_credit and not block.rest:
                block.behind += filter(None, (self._text_of(unit),))
            elif unit.is_credit and not block.rest and (block.behind_credit is None or was_credit):
                block.behind_credit = self._added(block.behind_credit, unit)
            else:
                block.rest += (line for line in self._lines[unit.start : unit.end] if line.text)
            was_credit = unit.is_credit

    def _text_of(self, unit: Unit) -> list[Line]:
        """Return the lines of a paragraph, without what is left of a credit that has lost its first line."""
        return [
            line
            for line in self._lines[unit.start : unit.end]
            if line.text != SLASH and line.text not in self._labels
        ]

    def _added(self, credit: CreditText | None, unit: Unit) -> CreditText:
        more = self._labels.credit_of(self._lines[unit.start : unit.end])
        return more if credit is None else credit.with_more(more)


def _credits_at_start(units: Sequence[Unit]) -> int:
    """Return how many credits stand at the start, one right below the other."""
    count = 0
    while count < len(units) and units[count].is_credit:
        if count and units[count].start != units[count - 1].end:
            break
        count += 1
    return count


def units_in(lines: Sequence[Line], start: int, end: int) -> Iterator[Unit]:
    """Yield the credits and paragraphs between two lines."""
    at = start
    while at < end:
        if not lines[at].text:
            at += 1
            continue
        begun = at
        credit = is_credit(lines[at].text)
        at = _end_of_credit(lines, at, end) if credit else _end_of_paragraph(lines, at, end)
        yield Unit(begun, at, credit)


def _end_of_paragraph(lines: Sequence[Line], at: int, end: int) -> int:
    while at < end and lines[at].text and not is_credit(lines[at].text):
        at += 1
    return at


def _end_of_credit(lines: Sequence[Line], at: int, end: int) -> int:
    """Return where a credit ends that begins at a line: parts of it may stand on lines of their own."""
    waits = is_only_a_sign(lines[at].text)
    at += 1
    while at < end:
        ahead = at
        while ahead < end and not lines[ahead].text:
            ahead += 1
        if ahead == end or not (waits or lines[ahead].text == SLASH):
            break
        waits = lines[ahead].text == SLASH
        at = ahead + 1
    return at
