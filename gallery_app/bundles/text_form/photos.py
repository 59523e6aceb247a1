"""The words of each photo of a saved text: its caption, alt text, credit and link, each told once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.text_form.blocks import DASH
from gallery_app.bundles.text_form.credits import CreditText
from gallery_app.bundles.text_form.lines import squashed
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.text_form.blocks import Block
    from gallery_app.bundles.text_form.credits import LinkLabels

PUBLISHER_LIMIT: Final = 100  # characters
SHOWN: Final = 200  # characters of a text in a sentence about it


@dataclass(frozen=True, slots=True)
class PhotoText:
    """What a text says of one photo; ``line`` (from 1) is that of its counter.

    ``confirmed``: the caption stands both before and behind the counter.  ``others``: paragraphs behind
    the caption that are no part of it, each with its line.
    """

    number: int
    line: int
    caption: str | None = None
    alt: str | None = None
    credit: CreditText | None = None
    confirmed: bool = False
    others: tuple[tuple[str, int], ...] = ()


class PhotoTexts:
    """Reads blocks.  ``publisher`` stands behind alt texts; ``title`` in the place of one is none."""

    def __init__(
        self, labels: LinkLabels, problems: ProblemList, publisher: str | None, titles: Iterable[str]
    ) -> None:
        self._labels, self._problems, self._publisher = labels, problems, publisher
        self._titles = {squashed(title) for title in titles}

    def read(self, block: Block) -> PhotoText:
        """Return what a block says; where it says something twice and differently, that is told."""
        ahead, alt = self._ahead(block)
        paragraphs = [" ".join(line.text for line in lines) for lines in block.behind]
        captions = _unglued(paragraphs, ahead)
        caption = "\n\n".join(captions) or None
        credit, glued = self._credit(block, caption or ahead, alt)
        told_before = ahead or glued
        photo = PhotoText(
            block.anchor.number,
            block.anchor.line,
            caption or told_before,
            alt,
            credit,
            confirmed=bool(caption and told_before and squashed(caption) == squashed(told_before)),
            others=tuple(_others(block, paragraphs, len(captions))),
        )
        if caption and told_before and not photo.confirmed:
            self._note_other_caption(block, told_before)
        return photo

    def _ahead(self, block: Block) -> tuple[str | None, str | None]:
        """Return the caption and the alt text before the counter."""
        texts = [line.text for line in block.ahead]
        if not texts:
            return None, None
        *captions, last = texts
        before = " ".join(captions)
        behind = squashed(" ".join(line.text for line in block.behind[0])) if block.behind else ""
        alt, is_alt = self._alt(last, {behind, squashed(before)} - {""}, alone=not before)
        if not is_alt and before and (squashed(before) == behind or _is_apart(block, behind)):
            alt, is_alt = " ".join(unescape(last).split()), True  # one of its own, without the publisher
        if not is_alt:
            return " ".join(texts), None
        return before or None, alt

    def _alt(self, text: str, captions: set[str], *, alone: bool) -> tuple[str | None, bool]:
        """Return the alt text that a line holds, and whether the line is one at all, as a title is too.

        A line that is ``alone`` and does not name the publisher is the caption itself.
        """
        plain = " ".join(unescape(text).split())
        for version in (text, plain):
            front, is_apart = self._without_publisher(version, captions)
            if not is_apart and alone:
                continue
            if squashed(front) in self._titles:
                return None, True
            if squashed(front) in captions:
                return front, True
            if is_apart:
                return self._without_publisher(plain, captions)[0], True
        return None, squashed(plain) in self._titles

    def _without_publisher(self, text: str, captions: set[str]) -> tuple[str, bool]:
        """Return an alt text without the publisher behind it, and whether there was one."""
        publisher = self._publisher
        if publisher and text.endswith(DASH + publisher):
            return text.removesuffix(DASH + publisher), True
        front, dash, tail = text.rpartition(DASH)
        if not dash or len(tail) > PUBLISHER_LIMIT:
            return text, False
        named = bool(publisher) and tail.startswith(f"{publisher},")  # size and date may follow it
        is_apart = named or squashed(front) in captions or squashed(front) in self._titles
        return (front, True) if is_apart else (text, False)

    def _credit(
        self, block: Block, caption: str | None, alt: str | None
    ) -> tuple[CreditText | None, str | None]:
        """Return the credit, that behind the counter first, and the caption that was glued to the other."""
        behind = block.behind_credit
        ahead, glued = self._cut(block.ahead_credit, caption, alt, behind)
        if behind is not None and not block.behind and glued is None:
            behind, glued = self._cut(behind, caption, alt, None)
        if behind is None:
            return ahead, glued
        shorter, _ = self._cut(behind, caption, alt, None)
        if ahead is not None and shorter is not None and squashed(shorter.text) == squashed(ahead.text):
            behind = shorter  # the caption was glued to both
        if ahead is not None and squashed(ahead.text) != squashed(behind.text):
            message = say(
                "photo {number} has two credits: {credit} is kept, not {other}",
                number=block.anchor.number,
                credit=behind.text,
                other=ahead.text,
            )
            self._problems.warning(message, line=behind.line)
        label = behind.label or (ahead.label if ahead is not None else "")
        return replace(behind, label=label), glued

    def _cut(
        self, credit: CreditText | None, caption: str | None, alt: str | None, other: CreditText | None
    ) -> tuple[CreditText | None, str | None]:
        """Return a credit without the caption that may be glued to its end, and that caption."""
        if credit is None:
            return None, None
        whole = credit.whole
        for glued in (caption, alt):
            if glued and whole.endswith(glued) and len(whole) > len(glued):
                text, label = self._labels.split(whole.removesuffix(glued).rstrip())
                return CreditText((text,), credit.line, label), glued
        if other is not None and whole.startswith(other.text) and len(whole) > len(other.whole):
            rest = whole.removeprefix(other.whole).removeprefix(other.text).strip()
            if not rest.startswith("/") and caption is None:
                return other, rest
        return credit, None

    def _note_other_caption(self, block: Block, other: str) -> None:
        message = say(
            "photo {number} has two captions: the one behind the counter is kept, not “{other}”",
            number=block.anchor.number,
            other=other[:SHOWN],
        )
        self._problems.note(message, line=block.behind[0][0].number)


def _is_apart(block: Block, behind: str) -> bool:
    """Tell whether the line above the counter is a paragraph of its own, and nothing stands behind it."""
    above, last = block.ahead[-2:]
    return not behind and block.ahead_credit is not None and last.number - above.number > 1


def publisher_behind(blocks: Sequence[Block]) -> str | None:
    """Return the publisher as alt texts name it: what most of them have behind the caption."""
    votes: Counter[str] = Counter()
    for block in blocks:
        if not block.ahead:
            continue
        *above, last = (line.text for line in block.ahead)
        front, dash, tail = unescape(last).rpartition(DASH)
        if dash and len(tail) <= PUBLISHER_LIMIT and _is_caption(block, above, squashed(front)):
            votes[tail] += 1
    return votes.most_common(1)[0][0] if votes else None


def _is_caption(block: Block, above: Sequence[str], text: str) -> bool:
    """Tell whether a text without spaces is a caption elsewhere in a block, or glued to its credit."""
    behind = " ".join(line.text for line in block.behind[0]) if block.behind else ""
    glued = block.ahead_credit is not None and squashed(block.ahead_credit.whole).endswith(text)
    return bool(text) and (text in {squashed(behind), squashed(" ".join(above))} or glued)


def same_alt(blocks: Sequence[Block]) -> str | None:
    """Return the one text that stands in the place of every alt text, if it is the same for all photos."""
    texts = {unescape(block.ahead[-1].text) if block.ahead else "" for block in blocks}
    return texts.pop() if len(texts) == 1 and len(blocks) > 1 else None


def _unglued(paragraphs: list[str], ahead: str | None) -> list[str]:
    """Return the paragraphs behind a counter that are the caption: as many as stand before it, or one."""
    if not paragraphs:
        return []
    wanted = squashed(ahead) if ahead else ""
    told = squashed(paragraphs[0])
    count = 1
    while told != wanted and wanted.startswith(told) and count < len(paragraphs):
        told += squashed(paragraphs[count])
        count += 1
    return paragraphs[: count if told == wanted else 1]


def _others(block: Block, paragraphs: list[str], captions: int) -> Iterable[tuple[str, int]]:
    told = {squashed(text) for text in paragraphs[:captions]}
    for text, lines in zip(paragraphs[captions:], block.behind[captions:], strict=True):
        if squashed(text) not in told:
            told.add(squashed(text))
            yield text, lines[0].number
