"""The values of one map of a manifest, taken key by key; nothing that was written is forgotten."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from gallery_app.bundles.yaml_reading import Text, shortened
from gallery_app.model.gallery import NO_EXTRA
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gallery_app.bundles.fields import FieldReader
    from gallery_app.bundles.yaml_reading import Node, Pairs
    from gallery_app.model.gallery import Extra

T = TypeVar("T")


class KeyedValues:
    """One map: values are taken by key; what nobody takes or can use is kept for writing back."""

    def __init__(self, node: Pairs | None, reader: FieldReader) -> None:
        self._reader = reader
        self._pairs: dict[str, Node] = {}
        self._kept: dict[str, Node] = {}
        for key, value in node.pairs.items() if node is not None else ():
            if isinstance(value, Text) and value.absent:
                name = shortened(key)
                reader.note(say('{key} has no value: write "" to leave it empty on purpose', key=name), value)
            else:
                self._pairs[key] = value

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def node(self, key: str) -> Node | None:
        """Return what stands behind ``key``, unread."""
        return self._pairs.get(key)

    def take(self, key: str, read: Callable[[Node, str], T | None]) -> T | None:
        """Return the value of ``key`` as ``read`` tells it; None if there is none or it cannot be used."""
        node = self._pairs.get(key)
        if node is None:
            return None
        value = read(node, key)
        if value is None:
            self._kept[key] = node
        return value

    def unused(self, known: tuple[str, ...]) -> Extra:
        """Return what to keep for writing back; note the keys that are not ``known``."""
        for key, node in self._pairs.items():
            if key not in known:
                self._kept[key] = node
                if not key.startswith("x-"):
                    self._reader.note_unknown_key(key, node, known)
        if not self._kept:
            return NO_EXTRA
        values = {key: self._reader.kept(key, node) for key, node in self._kept.items()}
        return MappingProxyType({key: value for key, value in values.items() if value is not None})
