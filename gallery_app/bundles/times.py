"""Which texts are times of RFC 3339."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.model.problems import Sentence

_TIME: Final = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"([Tt ](?P<clock>([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60))(\.[0-9]+)?"
    r"(?P<offset>[Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?"
)


def time_fault(text: str) -> Sentence | None:
    """Return why ``text`` is not a time of RFC 3339 or a date alone, or None if it is one."""
    shown = text[:40]
    found = _TIME.fullmatch(text)
    if found is None:
        return say("{time} is not a time such as 2024-04-07T15:40:00Z", time=shown)
    try:
        datetime.fromisoformat(found["date"])
    except ValueError:
        return say("{time} is a day that does not exist", time=shown)
    if found["clock"] and not found["offset"]:
        return say("{time} lacks its time zone, such as Z or +02:00", time=shown)
    return None
