"""The article of a saved text: its headline, publisher, times, lead and paragraphs, each told once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.text_form.dates import dateline_of, stamp_in
from gallery_app.bundles.text_form.lines import squashed
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.text_form.dates import Dateline, Stamp
    from gallery_app.bundles.text_form.lines import Line

HEADLINE_LIMIT: Final = 300  # characters
PUBLISHER_LIMIT: Final = 100
HEAD_LINES: Final = 1_000  # in which a date is looked for


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines before the photos: ``head`` is what the page says of itself, the body starts at ``begin``.

    The dateline stands between them, if there is one.
    """

    stamp: Stamp | None
    dateline: Dateline | None
    head: tuple[Line, ...]
    begin: int


@dataclass(frozen=True, slots=True)
class Story:
    """The article's words.  ``guessed`` names the fields that nobody said: the form suggests them."""

    headline: str | None
    publisher: str | None
    lead: Line | None
    body: tuple[Line, ...]
    guessed: tuple[str, ...] = ()


def opening_of(lines: Sequence[Line], end: int) -> Opening:
    """Return how a text opens; its first counter is the line ``end``."""
    stamp = stamp_in(lines[:end])
    start = stamp.line if stamp is not None else 0
    near = lines[start : min(end, start + HEAD_LINES)]
    datelines = (dateline for line in near if (dateline := dateline_of(line)))
    dateline = next(datelines, None)
    begin = dateline.line if dateline is not None else _behind_last_title(lines, start, end)
    last = begin if dateline is None else begin - 1
    return Opening(stamp, dateline, tuple(line for line in lines[start:last] if line.text), begin)


def story_of(
    opening: Opening, shown: Sequence[Line], publisher: str | None, title: str | None, problems: ProblemList
) -> Story:
    """Return the article; ``shown`` are the lines of the body.

    ``publisher`` and ``title`` are what the photos' alt texts call them, if they do.
    """
    head, body, guessed = opening.head, list(shown), []
    headline = title_in(head)
    if headline is None and head and len(head[-1].text) <= HEADLINE_LIMIT:
        headline = head[-1].text  # the page's own headline, right above the dateline
    elif headline is None and (title is not None or (body and _may_be_headline(body[0].text))):
        headline = title if title is not None else body[0].text
        guessed.append("headline")
    named = _publisher_in(head, headline, publisher)
    if named is None and publisher is not None:
        guessed.append("publisher")
    known = {squashed(text) for text in (headline, named or publisher) if text}
    paragraphs, copies = _told_once(body, known), _told_once(head, known)
    if paragraphs and copies:
        _check_copy(copies[-1], paragraphs, problems)
    told = tuple(paragraphs or copies)
    return Story(headline, named or publisher, told[0] if told else None, told[1:], tuple(guessed))


def title_in(head: Sequence[Line]) -> str | None:
    """Return the line that a head holds most often, if it holds any twice."""
    counts = Counter(line.text for line in head if len(line.text) <= HEADLINE_LIMIT)
    text, times = counts.most_common(1)[0] if counts else ("", 0)
    return text if times > 1 else None


def _behind_last_title(lines: Sequence[Line], start: int, end: int) -> int:
    """Return where the body begins if no date stands above it: behind the last copy of the first line."""
    first = next((line.text for line in lines[start:end] if line.text), "")
    copies = [at for at in range(start, end) if lines[at].text == first]
    return copies[-1] + 1 if first and len(copies) > 1 else start


def _may_be_headline(text: str) -> bool:
    return len(text) <= HEADLINE_LIMIT and not text.endswith((".", ":", "…", ";", ","))


def _publisher_in(head: Sequence[Line], headline: str | None, publisher: str | None) -> str | None:
    """Return the publisher that the head names: as the alt texts do, or behind the first titles."""
    texts = [line.text for line in head]
    if publisher in texts:
        return publisher
    if not texts or texts[0] != headline:
        return None
    behind = next((text for text in texts if text != headline), "")
    return behind if behind and len(behind) <= PUBLISHER_LIMIT and _may_be_headline(behind) else None


def _told_once(lines: Sequence[Line], known: set[str]) -> list[Line]:
    """Return the lines without those that are ``known``, or have been told before."""
    told = set(known)
    fresh = []
    for line in lines:
        text = squashed(line.text)
        if text and text not in told:
            told.add(text)
            fresh.append(line)
    return fresh


def _check_copy(copy: Line, paragraphs: Sequence[Line], problems: ProblemList) -> None:
    """Note it if the head's copy of the text, which has lost its paragraphs, says something else."""
    shown = squashed("".join(line.text for line in paragraphs))
    if len(copy.text) > HEADLINE_LIMIT and squashed(copy.text) not in shown:
        message = say("the text at the top differs from the article below it: what stands below is shown")
        problems.note(message, line=copy.number)
