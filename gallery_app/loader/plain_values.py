"""Plain JSON values as they cross the process border, and the checks of their types on arrival."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from gallery_app.errors import LoaderError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

WHOLE_LIMIT: Final = 1 << 53

# What json.loads returns and json.dumps takes.
Json = Any

_T = TypeVar("_T")
_E = TypeVar("_E", bound="Enum")


def dumped(value: Json) -> bytes:
    """Return JSON in ASCII; undecodable bytes of file names stay surrogates, hence escapes."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def loaded(text: bytes) -> Json:
    """Return the value that a text from the other side holds; LoaderError if it holds none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise nonsense() from error


def nonsense() -> LoaderError:
    """Return the error for an answer that makes no sense."""
    return LoaderError(say("a loader process sent something that makes no sense"))


def typed(value: Json, kind: type[_T]) -> _T:
    """Return the value if it is of exactly this type (True is no number)."""
    if type(value) is not kind:
        raise nonsense()
    return value


def text_in(value: Json) -> str:
    """Return a text."""
    return typed(value, str)


def whole_in(value: Json) -> int:
    """Return an integer that is not negative."""
    if type(value) is not int or not 0 <= value <= WHOLE_LIMIT:
        raise nonsense()
    return value


def number_in(value: Json) -> float:
    """Return a finite number."""
    if (type(value) is not float and type(value) is not int) or not abs(value) <= WHOLE_LIMIT:
        raise nonsense()
    return float(value)


def list_in(value: Json, length: int | None = None) -> list[Json]:
    """Return a list, of ``length`` items if that is given."""
    if type(value) is not list or (length is not None and len(value) != length):
        raise nonsense()
    return value


def texts_in(value: Json) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(text_in(item) for item in list_in(value))


def pair_in(value: Json) -> tuple[str, str]:
    """Return a list of two texts."""
    first, second = list_in(value, 2)
    return text_in(first), text_in(second)


def optional(read: Callable[[Json], _T], value: Json) -> _T | None:
    """Return what ``read`` makes of the value, None of None."""
    return None if value is None else read(value)


def enum_in(kind: type[_E], value: Json) -> _E:
    """Return the member of an enumeration that a text names."""
    try:
        return kind(text_in(value))
    except ValueError as error:
        raise nonsense() from error
