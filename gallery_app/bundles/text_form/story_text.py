"""A saved text in, everything that it says out; None for a text that is no article with photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.text_form.blocks import DASH, Blocks, units_in
from gallery_app.bundles.text_form.counters import MOSTLY, anchors_in, may_hold_counters, note_gaps
from gallery_app.bundles.text_form.credits import LinkLabels
from gallery_app.bundles.text_form.dates import checked
from gallery_app.bundles.text_form.head import opening_of, story_of, title_in
from gallery_app.bundles.text_form.lines import lines_of, squashed, with_plain_breaks, without_html
from gallery_app.bundles.text_form.lost_counters import with_lost_counters
from gallery_app.bundles.text_form.photos import PUBLISHER_LIMIT, PhotoTexts, publisher_behind, same_alt
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.text_form.blocks import Block
    from gallery_app.bundles.text_form.counters import Anchor
    from gallery_app.bundles.text_form.dates import Dateline, Stamp
    from gallery_app.bundles.text_form.head import Opening, Story
    from gallery_app.bundles.text_form.lines import Line
    from gallery_app.bundles.text_form.photos import PhotoText

FEWEST: Final = 2  # counters that make an article of a text that was named as one, without any other sign


@dataclass(frozen=True, slots=True)
class StoryText:
    """What a saved text says.  ``more`` are paragraphs from between the photos and behind them."""

    stamp: Stamp | None
    dateline: Dateline | None
    story: Story
    photos: tuple[PhotoText, ...]
    more: tuple[tuple[str, int], ...]


def read_story_text(text: str, problems: ProblemList, *, meant: bool) -> StoryText | None:
    """Return what ``text`` says, or None if it does not look like an article with photos.

    ``meant``: somebody says that it is one, so that less is enough.
    """
    plain = with_plain_breaks(text)
    if not may_hold_counters(plain):
        return None
    lines: Sequence[Line] = lines_of(without_html(plain, problems), problems)
    anchors = anchors_in(lines)
    if not anchors:
        return None
    lines = with_lost_counters(lines, anchors, problems)
    anchors = anchors_in(lines)
    opening = opening_of(lines, anchors[0].at)
    labels = LinkLabels(lines)
    end, blocks = Blocks(lines, anchors, labels, opening.begin).read()
    same = _same_alt(blocks)
    title, behind_title = _title_and_publisher(same, opening)
    publisher = publisher_behind(blocks) or behind_title
    shown = _shown(lines, opening.begin, end, problems)
    story = story_of(opening, shown, publisher, title, problems)
    titles = [one for one in (story.headline, title, same) if one]
    reader = PhotoTexts(labels, problems, story.publisher, titles)
    photos = tuple(reader.read(block) for block in blocks)
    if not _is_article(anchors, photos, opening, meant=meant):
        return None
    note_gaps(anchors, lines, problems)
    _note_rest(blocks, problems)
    dateline = None if opening.dateline is None else checked(opening.dateline, opening.stamp, problems)
    if same is not None:
        problems.note(say("every photo has the same alt text, “{text}”: it is left out", text=same[:200]))
    more = tuple(other for photo in photos for other in photo.others)
    return StoryText(opening.stamp, dateline, story, photos, more)


def _same_alt(blocks: Sequence[Block]) -> str | None:
    """Return the text that stands in the place of every photo's alt text, if it is no photo's caption."""
    same = same_alt(blocks)
    if not same:
        return None
    captions = {squashed(" ".join(line.text for line in block.behind[0])) for block in blocks if block.behind}
    front = same.rpartition(DASH)[0]
    return None if {squashed(same), squashed(front)} & captions else same


def _title_and_publisher(same: str | None, opening: Opening) -> tuple[str | None, str | None]:
    """Return what the one text is that stands for every alt text: the title, the publisher behind it."""
    title = title_in(opening.head)
    if same is None or same == title:
        return same, None
    front, dash, tail = same.rpartition(DASH)
    named = any(line.text == tail for line in opening.head)
    if dash and len(tail) <= PUBLISHER_LIMIT and (front == title or named or not opening.head):
        return front, tail
    return same, None


def _shown(lines: Sequence[Line], begin: int, end: int, problems: ProblemList) -> list[Line]:
    """Return the lines of the body; the credit of a picture above the article is none of them."""
    shown: list[Line] = []
    for unit in units_in(lines, begin, end):
        if unit.is_credit:
            message = say("a credit above the photos is left out: {text}", text=lines[unit.start].text[:200])
            problems.note(message, line=lines[unit.start].number)
        else:
            shown += lines[unit.start : unit.end]
    return shown


def _note_rest(blocks: Sequence[Block], problems: ProblemList) -> None:
    for block in blocks:
        if block.rest:
            first, last = block.rest[0].number, block.rest[-1].number
            message = say(
                "the lines {first} to {last} belong to no photo: they are left out", first=first, last=last
            )
            problems.warning(message, line=first)


def _is_article(
    anchors: Sequence[Anchor], photos: Sequence[PhotoText], opening: Opening, *, meant: bool
) -> bool:
    """Tell whether there is more to the text than lines that look like counters."""
    most = MOSTLY * len(photos)
    has_credits = sum(photo.credit is not None for photo in photos) >= most
    has_captions = sum(photo.caption is not None for photo in photos) >= most
    repeats = sum(photo.confirmed for photo in photos) >= most
    dated = opening.dateline is not None or opening.stamp is not None
    signs = has_credits + repeats + (dated and has_captions)
    counted = [anchor.number for anchor in anchors] == list(range(1, len(anchors) + 1))
    whole = counted and anchors[-1].total == len(anchors)
    if signs and (whole or signs > 1 or len(anchors) > 1):
        return True
    return meant and has_captions and counted and (whole or len(anchors) >= FEWEST)
