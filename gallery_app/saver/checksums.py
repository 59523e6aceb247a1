"""The list of checksums in a packed gallery, in the form that sha256sum writes and checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gallery_app.errors import BundleError
from gallery_app.model.problems import say
from gallery_app.source.packed_names import CHECKSUMS_MEMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery_app.source.packed import ZipSource

LIST_LIMIT: Final = 128 << 20  # bytes: 1,000 characters for the name of each of 100,000 files

_LINE: Final = re.compile(r"(?P<escaped>\\?)(?P<sum>[0-9a-fA-F]{64}) [ *](?P<name>.+)")
_ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_MEANINGS: Final = {escape: sign for sign, escape in _ESCAPES.items()}


def checksums_text(sums: Mapping[str, str]) -> str:
    """Return the list: one line for each file, in the order given."""
    return "".join(_line(name, digest) for name, digest in sums.items())


def checksums_in(source: ZipSource) -> dict[str, str] | None:
    """Return the sum of each file by its name, None without a list; BundleError or PhotoError."""
    if not source.exists(CHECKSUMS_MEMBER):
        return None
    with source.open(CHECKSUMS_MEMBER) as file:
        data = file.read(LIST_LIMIT + 1)
    try:
        text = data.decode("utf-8") if len(data) <= LIST_LIMIT else ""
        return dict(_read(line) for line in text.split("\n") if line)
    except ValueError as error:
        raise BundleError(say("the list of checksums in it cannot be read"), source.root) from error


def _line(name: str, digest: str) -> str:
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in name)
    mark = "\\" if escaped != name else ""
    return f"{mark}{digest}  {escaped}\n"


def _read(line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError("no line of a list of checksums")
    name = found["name"]
    if found["escaped"]:
        name = re.sub(r"\\[\\nr]", lambda escape: _MEANINGS[escape[0]], name)
    return name, found["sum"].lower()
