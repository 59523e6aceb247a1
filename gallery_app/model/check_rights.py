"""Checks of whom photos are owed to and how they may be used: credits, rights links, instructions."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from gallery_app.model.credit import is_named
from gallery_app.model.findings import about, numbers, quoted, told
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import Severity, say
from gallery_app.model.source_types import ADDRESS, is_address, source_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.model.findings import Entry
    from gallery_app.model.gallery import Gallery
    from gallery_app.model.problems import Problem, Sentence

MARKED: Final = 0.5  # share of the credit lines with a © from which one without it may have lost it

_IN_LIST: Final = ADDRESS.partition(":")[2]
_MARK: Final = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)


class CreditLines:
    """Credit lines that leave out a party, or the © that the others have."""

    def __init__(self, _gallery: Gallery) -> None:
        self._marked = 0
        self._unmarked: list[Entry] = []
        self._unnamed: list[tuple[Entry, str]] = []

    def look(self, entry: Entry) -> None:
        """Compare a photo's credit line with its parties."""
        credit = entry.photo.words.credit
        if credit is None or not entry.credit:
            return
        if _MARK.search(entry.credit):
            self._marked += 1
        else:
            self._unmarked.append(entry)
        unnamed = next(
            (party.name for party in credit.parties if not is_named(party.name, entry.credit)), None
        )
        if unnamed is not None:
            self._unnamed.append((entry, unnamed))

    def found(self) -> Iterator[Problem]:
        """Tell of parties that are not named, and of lines without a ©."""
        known = {entry.number: name for entry, name in self._unnamed}
        yield from told(
            [entry for entry, _ in self._unnamed],
            Severity.WARNING,
            lambda entry: say(
                "the credit line of photo {number} does not name {party}",
                number=entry.number,
                party=quoted(known[entry.number]),
            ),
            lambda numbers: say(
                "the credit lines of photos {numbers} do not name all parties", numbers=numbers
            ),
            say("The line is what is shown and copied: let it name everybody."),
        )
        if self._marked > MARKED * (self._marked + len(self._unmarked)):
            yield from told(
                self._unmarked,
                Severity.NOTE,
                lambda entry: say(
                    "the credit line of photo {number} has no ©: “{credit}”",
                    number=entry.number,
                    credit=quoted(entry.credit),
                ),
                lambda numbers: say("the credit lines of photos {numbers} have no ©", numbers=numbers),
            )


class LinkAddresses:
    """Rights links that have a label and lead nowhere."""

    def __init__(self, gallery: Gallery) -> None:
        self._is_text = gallery.kind is GalleryKind.TEXT  # who reads a text tells it with its line
        self._by_label: dict[str, list[Entry]] = defaultdict(list)

    def look(self, entry: Entry) -> None:
        """Note the labels without an address."""
        if self._is_text:
            return
        for label in {link.label for link in entry.photo.words.rights_links if not link.url}:
            self._by_label[label].append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of each label once."""
        for label, entries in self._by_label.items():
            where, name = numbers(entries), quoted(label)
            if len(entries) == 1:
                message = say("the link “{label}” of photo {number} has no address", label=name, number=where)
            else:
                message = say(
                    "the link “{label}” of photos {numbers} has no address", label=name, numbers=where
                )
            yield about(
                entries[0], Severity.NOTE, message, say("Add the address where the photo is licensed.")
            )


class SourceTypes:
    """Digital source types that are not in the IPTC's list: programs tell AI-made photos by them."""

    def __init__(self, _gallery: Gallery) -> None:
        self._by_type: dict[str, list[Entry]] = defaultdict(list)

    def look(self, entry: Entry) -> None:
        """Note a type that is not known."""
        written = (entry.photo.words.digital_source_type or "").strip()
        if written and not is_address(written):
            self._by_type[written].append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of each type once."""
        for written, entries in self._by_type.items():
            where, name = numbers(entries), quoted(written)
            if len(entries) == 1:
                message = say(
                    "the digital source type of photo {number} is not known: “{type}”",
                    number=where,
                    type=name,
                )
            else:
                message = say(
                    "the digital source type of photos {numbers} is not known: “{type}”",
                    numbers=where,
                    type=name,
                )
            # A later edition of the list may have it.
            severity = Severity.NOTE if _IN_LIST in written else Severity.WARNING
            yield about(entries[0], severity, message, _as_an_address(written))


class Instructions:
    """What agencies ask of whoever uses their photos: an embargo, a mandatory credit."""

    def __init__(self, _gallery: Gallery) -> None:
        self._by_text: dict[str, list[Entry]] = defaultdict(list)

    def look(self, entry: Entry) -> None:
        """Note a photo's instructions."""
        text = " ".join((entry.photo.words.instructions or "").split())
        if text:
            self._by_text[text].append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of each instruction once."""
        for text, entries in self._by_text.items():
            where, asked = numbers(entries), quoted(text)
            if len(entries) == 1:
                message = say("photo {number} comes with instructions: “{text}”", number=where, text=asked)
            else:
                message = say("photos {numbers} come with instructions: “{text}”", numbers=where, text=asked)
            yield about(entries[0], Severity.NOTE, message)


def _as_an_address(written: str) -> Sentence:
    """Return how a source type is to be written."""
    term = source_type(written)
    if term is not None:
        return say("Write {address}.", address=ADDRESS + term)
    return say("It is one of the addresses that begin with {address}.", address=ADDRESS)
