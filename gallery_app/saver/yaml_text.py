"""Texts, lists and maps as lines of YAML that nobody can read in another way: texts in double quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP: Final = "  "
KEY_LIMIT: Final = 500  # characters of a key that stands before its colon on one line; YAML allows 1024

_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,60}")
_TRUTHS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})  # to other readers
_ESCAPES: Final = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N",
    "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF",
}  # fmt: skip
# What our reader refuses, be it as an escape.
UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL: Final = re.compile(f"[{''.join(map(re.escape, _ESCAPES))}]|{UNWRITABLE.pattern}")


def yaml_lines(values: Mapping[str, object]) -> Iterator[str]:
    """Yield a map as lines; its values are texts, and lists and maps of values.

    Control characters other than line break and tab are left out: a manifest may not hold them.
    """
    for key, value in values.items():
        yield from _lines(_key(key, ""), value, "")


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], "")


def _key(key: str, indent: str) -> str:
    """Return a key with its colon; a long one stands on a line of its own."""
    if _PLAIN_KEY.fullmatch(key) and key.lower() not in _TRUTHS:
        return f"{key}:"
    name = quoted(key)
    return f"{name}:" if len(name) <= KEY_LIMIT else f"? {name}\n{indent}:"


def _lines(head: str, value: object, indent: str) -> Iterator[str]:
    """Yield a value behind ``head``, which ends with the colon of a key, or the dash of a list's item."""
    if isinstance(value, Mapping) and value:
        yield from _map_lines(head, value, indent)
    elif isinstance(value, (list, tuple)) and value:
        yield head
        for item in value:
            yield from _item_lines(item, indent + STEP)
    else:
        yield f"{head} {_inline(value)}"


def _map_lines(head: str, values: Mapping[str, object], indent: str) -> Iterator[str]:
    yield head
    inner = indent + STEP
    for key, value in values.items():
        yield from _lines(inner + _key(key, inner), value, inner)


def _item_lines(item: object, indent: str) -> Iterator[str]:
    """Yield an item of a list: a map begins on the line of the dash."""
    if not isinstance(item, Mapping) or not item:
        yield from _lines(f"{indent}-", item, indent)
        return
    inner = indent + STEP
    head = f"{indent}- "
    for key, value in item.items():
        yield from _lines(head + _key(key, inner), value, inner)
        head = inner


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return "{}"
    return "[]" if isinstance(value, (list, tuple)) else quoted(str(value))
