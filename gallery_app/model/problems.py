"""Sentences, problems and states: what is said of a gallery that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for people, kept as template and values so that the window can translate it.

    ``str()`` gives the English text.  Values are foreign text: they are filled in last, and never
    looked at for further placeholders.
    """

    template: str
    values: tuple[tuple[str, str], ...] = ()

    def filled(self, template: str) -> str:
        """Return ``template`` (this sentence's own, or its translation) with the values filled in."""
        parts: list[str] = []
        known = dict(self.values)
        rest = template
        while (start := rest.find("{")) >= 0 and (end := rest.find("}", start)) >= 0:
            name = rest[start + 1 : end]
            parts.append(rest[:start])
            parts.append(known.get(name, rest[start : end + 1]))
            rest = rest[end + 1 :]
        return "".join(parts) + rest

    def __str__(self) -> str:
        return self.filled(self.template)


def say(template: str, **values: object) -> Sentence:
    """Return a translatable sentence; ``tools/update_translations.py`` collects every literal template."""
    return Sentence(template, tuple((name, str(value)) for name, value in values.items()))


class Severity(Enum):
    """How bad a problem is: an error loses something, a warning may mislead, a note is for the curious."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be, in words an editor understands.

    ``file`` is relative to the gallery, ``line`` counts from 1.
    """

    severity: Severity
    message: Sentence
    file: str | None = None
    line: int | None = None
    remedy: Sentence | None = None


class PhotoState(Enum):
    """Whether a photo can be shown, as its listing and its header tell."""

    OK = "ok"
    DAMAGED = "damaged"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"
    REFUSED = "refused"
    TOO_LARGE = "too_large"
