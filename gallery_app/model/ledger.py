"""The credits of a gallery as a ledger: who owns what in it, party by party."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from gallery_app.model.credit import LINE_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gallery_app.model.credit import RightsLink
    from gallery_app.model.gallery import Photo
    from gallery_app.model.words import PhotoWords


class Basis(Enum):
    """What makes somebody a party: the credit, or what stands in for it where there is none."""

    CREDIT = "credit"
    COPYRIGHT_OWNER = "copyright_owner"
    CREATOR = "creator"
    SOURCE = "source"
    SUPPLIER = "supplier"
    COPYRIGHT = "copyright"
    NONE = "none"  # nobody is named


# What is looked at where there is no credit, the first that is there.
_STAND_INS: Final = (
    Basis.COPYRIGHT_OWNER,
    Basis.CREATOR,
    Basis.SOURCE,
    Basis.SUPPLIER,
    Basis.COPYRIGHT,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A party's part in one photo: the photo, its number from 1, and the roles that the credit gives."""

    number: int
    photo: Photo
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One party, by the name as it is written, with its photos; the name is empty for ``Basis.NONE``.

    The values of all its photos follow in the order of the photos, each once.
    """

    party: str
    basis: Basis
    shares: tuple[Share, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its photos, ascending."""
        return tuple(share.number for share in self.shares)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that it is given."""
        return tuple(dict.fromkeys(role for share in self.shares for role in share.roles))

    @property
    def lines(self) -> tuple[str, ...]:
        """The credit lines that name it."""
        return _each(words.credit.line for words in self._words() if words.credit is not None)

    @property
    def links(self) -> tuple[RightsLink, ...]:
        """The rights links of its photos."""
        return tuple(dict.fromkeys(link for words in self._words() for link in words.rights_links))

    @property
    def terms_addresses(self) -> tuple[str, ...]:
        """The addresses of the terms of use of its photos."""
        return _each(words.rights_url for words in self._words())

    @property
    def instructions(self) -> tuple[str, ...]:
        """What is asked of whoever uses its photos."""
        return _each(words.instructions for words in self._words())

    def notices(self, language: str | None = None) -> tuple[str, ...]:
        """Return the copyright notices of its photos."""
        return _each(words.copyright.pick(language) for words in self._words() if words.copyright)

    def terms(self, language: str | None = None) -> tuple[str, ...]:
        """Return the terms of use that its photos give as text."""
        return _each(words.usage_terms.pick(language) for words in self._words() if words.usage_terms)

    def _words(self) -> Iterator[PhotoWords]:
        return (share.photo.words for share in self.shares)


class Gathering:
    """Takes photo after photo, for who has other things to do meanwhile; the ledger is there at any time."""

    def __init__(self, language: str | None = None) -> None:
        self._language = language
        self._shares: dict[tuple[Basis, str], list[Share]] = {}
        self._count = 0

    def take(self, photo: Photo) -> None:
        """Enter the next photo under every party that it names."""
        self._count += 1
        basis, parties = _parties_of(photo.words, self._language)
        for name, roles in parties.items():
            self._shares.setdefault((basis, name), []).append(Share(self._count, photo, tuple(roles)))

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return the ledger: credited parties first, those with most photos first; "nobody" comes last."""
        order = list(Basis)
        made = [LedgerEntry(party, basis, tuple(shares)) for (basis, party), shares in self._shares.items()]
        made.sort(key=lambda entry: (_rank(entry.basis), -len(entry.shares), order.index(entry.basis)))
        return tuple(made)


def ledger_of(photos: Iterable[Photo], language: str | None = None) -> tuple[LedgerEntry, ...]:
    """Return who owns what in these photos; ``language`` chooses among texts in several."""
    gathering = Gathering(language)
    for photo in photos:
        gathering.take(photo)
    return gathering.entries()


def _rank(basis: Basis) -> int:
    return {Basis.CREDIT: 0, Basis.NONE: 2}.get(basis, 1)


def _parties_of(words: PhotoWords, language: str | None) -> tuple[Basis, dict[str, list[str]]]:
    """Return the parties of a photo by name, each with its roles, and what makes them parties."""
    if words.credit is not None and words.credit.line.strip():
        parties: dict[str, list[str]] = {}
        for party in words.credit.parties:
            roles = parties.setdefault(party.name, [])
            if party.role and party.role not in roles:
                roles.append(party.role)
        return Basis.CREDIT, parties or {words.credit.line.strip(): []}
    for basis in _STAND_INS:
        names = _each(_names(words, basis, language))
        if names:
            return basis, {name: [] for name in names}
    return Basis.NONE, {"": []}


def _names(words: PhotoWords, basis: Basis, language: str | None) -> tuple[str | None, ...]:
    match basis:
        case Basis.COPYRIGHT_OWNER:
            return tuple((words.copyright_owner or "").split(LINE_SEPARATOR))  # of several in a photo's XMP
        case Basis.CREATOR:
            return words.creator
        case Basis.SOURCE:
            return (words.source,)
        case Basis.SUPPLIER:
            return tuple((words.supplier or "").split(LINE_SEPARATOR))
        case _:
            return (words.copyright.pick(language),) if words.copyright is not None else ()


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return every text that says something, once, in order."""
    return tuple(dict.fromkeys(text for value in values if value and (text := value.strip())))
