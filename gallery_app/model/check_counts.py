"""A check of numbers: captions and manifests that count photos otherwise than the gallery does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.model.findings import Entry, about, told
from gallery_app.model.problems import Problem, Severity, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gallery_app.model.gallery import Gallery

DIGITS: Final = 4  # of a photo's number in a caption or a manifest; more is something else
FEWEST: Final = 2  # bare counters ("3/9") that make one believe they are any: "24/7" stands alone
BELIEVED: Final = 0.5  # share of the captions that have to have one, of the manifest's that must be right

# "Photo 3 of 9", "picture 3/9", in the languages of the stories that the program was made for.
_NAMED: Final = re.compile(
    r"\b(?:photo|picture|image|slide|foto|bild|фото|снимок)\s*(?:no\.?\s*|№\s*)?(\d{1,4})\s*"
    r"(?:/|of|von|de|из)\s*(\d{1,4})\b",
    re.IGNORECASE,
)
# "3/9 Landing", "(3/9) Landing", "Landing (3/9)", "Landing 3/9".
_BARE: Final = re.compile(
    r"^[(\[]?(\d{1,4})\s?/\s?(\d{1,4})[)\]]?(?=[\s:.–-])|[(\[]?\b(\d{1,4})\s?/\s?(\d{1,4})[)\]]?$"
)

# Keys that manifests of others use for it; this program has none of its own, the order counts.
_COUNT_KEYS: Final = ("count", "total", "photo_count", "photos_total", "x-count", "x-total")
_NUMBER_KEYS: Final = ("number", "position", "n", "x-number")


class _Counted(NamedTuple):
    entry: Entry
    number: int
    total: int | None


class Counters:
    """Counters in captions ("3/9", "photo 3 of 9") and in manifests that do not add up."""

    def __init__(self, gallery: Gallery) -> None:
        self._count = len(gallery.photos)
        self._manifest_total = _number(gallery.extra, _COUNT_KEYS)
        self._own: list[_Counted] = []
        self._named: list[_Counted] = []
        self._bare: list[_Counted] = []
        self._captions = 0

    def look(self, entry: Entry) -> None:
        """Note the counter in a photo's caption, or in its entry of the manifest."""
        self._captions += bool(entry.caption)
        own = _number(entry.photo.extra, _NUMBER_KEYS)
        if own is not None:
            self._own.append(_Counted(entry, own, None))
        elif named := _NAMED.search(entry.caption):
            self._named.append(_Counted(entry, int(named[1]), int(named[2])))
        elif bare := _BARE.search(entry.caption):
            number, total = bare.group(1, 2) if bare[1] else bare.group(3, 4)
            self._bare.append(_Counted(entry, int(number), int(total)))

    def found(self) -> Iterator[Problem]:
        """Tell of other totals than the number of photos, and of other numbers than their places."""
        counted = self._named + (self._bare if self._are_bare_believed() else [])
        counted += self._own if self._are_own_believed() else []
        counted.sort(key=lambda one: one.entry.number)
        if self._manifest_total not in {None, self._count}:
            message = say(
                "the manifest speaks of {total} photos, the gallery has {count}",
                total=self._manifest_total,
                count=self._count,
            )
            yield Problem(Severity.WARNING, message, remedy=say("Some may be missing, or too many."))
        yield from self._wrong_totals([one for one in counted if one.total not in {None, self._count}])
        displaced = {one.entry.number: one.number for one in counted if one.number != one.entry.number}
        yield from told(
            [one.entry for one in counted if one.entry.number in displaced],
            Severity.WARNING,
            lambda entry: say(
                "photo {number} is called number {told}", number=entry.number, told=displaced[entry.number]
            ),
            lambda numbers: say("photos {numbers} are called by other numbers", numbers=numbers),
            say("Look whether the order is right, and whether a photo is missing."),
        )

    def _are_own_believed(self) -> bool:
        """Return whether the manifest's numbers are places: those of an archive are others altogether."""
        right = sum(one.number == one.entry.number for one in self._own)
        return right > BELIEVED * len(self._own)

    def _are_bare_believed(self) -> bool:
        """Return whether bare counters are counters: not one of them alone, and not a few of many."""
        likely = [one for one in self._bare if one.total is not None and one.number <= one.total]
        return len(likely) >= FEWEST and len(likely) >= BELIEVED * self._captions

    def _wrong_totals(self, wrong: list[_Counted]) -> Iterator[Problem]:
        totals = {one.entry.number: one.total for one in wrong}
        if len(set(totals.values())) == 1 and len(wrong) > 1:
            message = say(
                "the captions count to {total}, the gallery has {count} photos",
                total=wrong[0].total,
                count=self._count,
            )
            yield about(wrong[0].entry, Severity.WARNING, message, say("Some may be missing, or too many."))
            return
        yield from told(
            [one.entry for one in wrong],
            Severity.WARNING,
            lambda entry: say(
                "the caption of photo {number} counts to {total}, the gallery has {count} photos",
                number=entry.number,
                total=totals[entry.number],
                count=self._count,
            ),
            lambda numbers: say(
                "the captions of photos {numbers} count to other totals than {count}",
                numbers=numbers,
                count=self._count,
            ),
        )


def _number(extra: Mapping[str, object], keys: tuple[str, ...]) -> int | None:
    for key in keys if extra else ():
        value = extra.get(key)
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= DIGITS:
            return int(value)
    return None
