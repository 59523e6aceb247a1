"""How the commands that report have photos' own words read: in which letters, and whose count."""

from __future__ import annotations

from typing import Final

from gallery_app.cli.options import Option, unfit
from gallery_app.model.problems import say

ORDERS: Final = ("iptc", "mwg")


def _read_letters(value: str) -> str:
    from gallery_app.model.metadata import LEGACY_ENCODINGS

    names = tuple(encoding.name for encoding in LEGACY_ENCODINGS)
    if value not in names:
        raise unfit("--letters", value, say("Give one of {names}.", names=", ".join(names)))
    return value


def _read_order(value: str) -> str:
    if value not in ORDERS:
        raise unfit("--order", value, say("Give iptc or mwg."))
    return value


WORDS_OPTIONS: Final[tuple[Option, ...]] = (
    Option("--letters", "how old photos are written that do not say so,\nlike cp1251", "NAME", _read_letters),
    Option("--order", "whose words count: iptc, or mwg for those of the\ncamera first", "ORDER", _read_order),
)
