"""Which image file belongs to which photo of a saved text."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.bundles.problem_list import ProblemList

_NUMBER: Final = re.compile(r"[0-9]+")
NAMED: Final = 3  # files that are named where there is no photo for them


def paired(numbers: Sequence[int], files: Sequence[str], problems: ProblemList) -> list[str | None]:
    """Return the file of each photo, None where there is none; ``numbers`` are those of the text's counters.

    ``files`` are in their natural order.  As many as there are photos: one each, in the order of the
    numbers where these count every photo once, else in that of the text.  Otherwise a number in a file's
    name decides.  Rather no photo than one with another's words.
    """
    if len(files) == len(numbers):
        counts_all = sorted(numbers) == list(range(1, len(numbers) + 1))
        return [files[number - 1] for number in numbers] if counts_all else list(files)
    if not files:
        problems.warning(say("there are no images beside the text: only its words are shown"))
        return [None] * len(numbers)
    by_number = _by_number(files, set(numbers))
    told = set()
    pairs: list[str | None] = []
    for number in numbers:
        pairs.append(by_number.get(number) if number not in told else None)
        told.add(number)
    _tell(len(numbers), files, [file for file in pairs if file is not None], problems)
    return pairs


def _by_number(files: Sequence[str], wanted: set[int]) -> dict[int, str]:
    """Return files by the number in their names that numbers most of the ``wanted`` photos, each once."""
    best: dict[int, str] = {}
    for place in (-1, 0):
        found: dict[int, str] = {}
        twice: set[int] = set()
        for file in files:
            number = _number_in(file, place)
            if number is not None:
                twice |= {number} & found.keys()
                found.setdefault(number, file)
        fitting = {number: file for number, file in found.items() if number in wanted and number not in twice}
        if len(fitting) > len(best):
            best = fitting
    return best


def _number_in(file: str, place: int) -> int | None:
    digits = _NUMBER.findall(os.path.splitext(os.path.basename(file))[0])
    return int(digits[place]) if digits and len(digits[place]) <= 9 else None


def _tell(photos: int, files: Sequence[str], used: Sequence[str], problems: ProblemList) -> None:
    remedy = say("Number the files as the text numbers its photos: 01.jpg, 02.jpg and so on.")
    message = say(
        "photos in the text: {photos}, images beside it: {files}, paired by their numbers: {pairs}",
        photos=photos,
        files=len(files),
        pairs=len(used),
    )
    problems.warning(message, remedy=remedy)
    left = [file for file in files if file not in set(used)]
    names, more = ", ".join(left[:NAMED]), len(left) - NAMED
    if more > 0:
        problems.warning(say("{names} and {count} more images are not shown", names=names, count=more))
    elif left:
        problems.warning(say("the text has no photo for these images: {names}", names=names))
