"""The credits ledger as text, as JSON and as a table for spreadsheets (docs/json.md, docs/manual.md)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from gallery_app.exports.json_form import written
from gallery_app.exports.terminal import visible, wrapped
from gallery_app.exports.text_form import counted
from gallery_app.model.ledger import Basis
from gallery_app.model.runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gallery_app.exports.json_form import Json
    from gallery_app.model.gallery import Gallery
    from gallery_app.model.ledger import LedgerEntry, Share

# The table's columns: none is ever renamed or moved, new ones come behind the last.
COLUMNS: Final = (
    "party", "basis", "role", "photo", "file", "credit", "creator", "source", "supplier", "copyright",
    "copyright_owner", "usage_terms", "terms_url", "link_label", "link_url", "instructions",
)  # fmt: skip
BYTE_ORDER_MARK: Final = "\ufeff"  # by it, spreadsheets know that the table is UTF-8
SEVERAL: Final = "; "  # between several values in a cell

# A spreadsheet takes a cell that begins with one of these for a formula, which may fetch from anywhere.
_FORMULAS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_CONTROLS: Final = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    ord("\n"): "\n",
    ord("\t"): "\t",
}
_BASES: Final = {
    Basis.CREDIT: "",
    Basis.COPYRIGHT_OWNER: "copyright owner, no credit",
    Basis.CREATOR: "creator, no credit",
    Basis.SOURCE: "source, no credit",
    Basis.SUPPLIER: "supplier, no credit",
    Basis.COPYRIGHT: "copyright notice, no credit",
    Basis.NONE: "",
}


def credits_text(gallery: Gallery, entries: Sequence[LedgerEntry], width: int) -> str:
    """Return what ``credits`` writes: a block for each party."""
    lines = wrapped(gallery.article.headline, width)
    for entry in entries:
        lines += ["", *_block(entry, gallery.article.language, width)]
    return "\n".join(lines) + "\n"


def credits_json(gallery: Gallery, entries: Sequence[LedgerEntry]) -> str:
    """Return what ``credits --json`` writes."""
    language = gallery.article.language
    nobody = next((entry for entry in entries if entry.basis is Basis.NONE), None)
    return written(
        {
            "kind": gallery.kind.value,
            "path": gallery.path,
            "photos": len(gallery.photos),
            "parties": [_party(entry, language) for entry in entries if entry.basis is not Basis.NONE],
            "without_credit": [] if nobody is None else list(nobody.numbers),
        }
    )


def credits_csv(entries: Iterable[LedgerEntry], language: str | None = None) -> str:
    """Return the ledger as CSV (RFC 4180): a row for each photo of each party, the columns in the first."""
    return "".join(csv_rows(entries, language))


def csv_rows(entries: Iterable[LedgerEntry], language: str | None = None) -> Iterator[str]:
    """Yield the table row by row.

    A cell that a spreadsheet would calculate begins with an apostrophe; control characters are "\ufffd".
    """
    yield _csv_row(COLUMNS)
    for entry in entries:
        for share in entry.shares:
            yield _csv_row([_cell(value) for value in _row(entry, share, language)])


def _csv_row(cells: Sequence[str | int]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\r\n").writerow(cells)
    return row.getvalue()


def _block(entry: LedgerEntry, language: str | None, width: int) -> Iterator[str]:
    count = counted(len(entry.shares), "photo", "photos")
    name = "No credit" if entry.basis is Basis.NONE else visible(entry.party)
    about = ", ".join((*map(visible, entry.roles), *filter(None, (_BASES[entry.basis],))))
    head = f"{name} ({about})" if about else name
    yield from wrapped(f"{head}: {count}, {runs_of(entry.numbers)}", width, first="", indent="  ")
    links = (f"{link.label}: {link.url}" if link.url else link.label for link in entry.links)
    for text in (
        *entry.lines,
        *(notice for notice in entry.notices(language) if notice not in entry.lines),
        *entry.terms(language),
        *links,
        *(f"Terms of use: {address}" for address in entry.terms_addresses),
        *(f"Instructions: {asked}" for asked in entry.instructions),
    ):
        yield from wrapped(text, width, first="  - ", indent="    ")


def _party(entry: LedgerEntry, language: str | None) -> Json:
    return {
        "party": entry.party,
        "basis": entry.basis.value,
        "roles": list(entry.roles),
        "photos": list(entry.numbers),
        "files": [share.photo.file for share in entry.shares],
        "lines": list(entry.lines),
        "copyright": list(entry.notices(language)),
        "usage_terms": list(entry.terms(language)),
        "rights_urls": list(entry.terms_addresses),
        "rights_links": [{"label": link.label, "url": link.url} for link in entry.links],
        "instructions": list(entry.instructions),
    }


def _row(entry: LedgerEntry, share: Share, language: str | None) -> tuple[str | int, ...]:
    words = share.photo.words
    links = words.rights_links
    return (
        entry.party,
        entry.basis.value,
        SEVERAL.join(share.roles),
        share.number,
        visible(share.photo.file),
        words.credit.line if words.credit is not None else "",
        SEVERAL.join(words.creator),
        words.source or "",
        words.supplier or "",
        words.copyright.pick(language) if words.copyright is not None else "",
        words.copyright_owner or "",
        words.usage_terms.pick(language) if words.usage_terms is not None else "",
        words.rights_url or "",
        SEVERAL.join(link.label for link in links),
        # An empty one in the place of each that is not given: the second address is the second label's.
        SEVERAL.join(link.url or "" for link in links) if any(link.url for link in links) else "",
        words.instructions or "",
    )


def _cell(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return f"'{text}" if text.startswith(_FORMULAS) or text.lstrip().startswith(_FORMULAS) else text
