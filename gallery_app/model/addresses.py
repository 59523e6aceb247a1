"""Which addresses may be kept as links: http and https to a named host, and nothing clever."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.model.problems import Sentence

URL_LIMIT: Final = 2_000  # characters

_BEGINNING: Final = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_HOST: Final = re.compile(r"[^\s\[\]<>\"'`{}|^%,;!$&()*+=~]*[^\s\[\]<>\"'`{}|^%,;!$&()*+=~.]\.?")
# Control, format (bidi and zero-width among them), surrogate and unassigned characters, all kinds of space.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})


def unsafe_because(url: str) -> Sentence | None:
    """Return why ``url`` must not be opened, or None if it may be, once the user asks for it."""
    if len(url) > URL_LIMIT:
        return say("the address is longer than {limit} characters", limit=URL_LIMIT)
    if "\\" in url or any(unicodedata.category(character) in _UNSEEN for character in url):
        return say("the address holds spaces, backslashes or characters that cannot be seen")
    if not _BEGINNING.match(url):
        return say("the address does not begin with http:// or https:// and a host")
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:
        return say("the address is not a valid one")
    if "@" in parts.netloc:
        return say("the address holds a user name or a password")
    if not host or not _HOST.fullmatch(host):
        return say("the address has no valid host")
    return None
