"""The command ``credits``: the ledger of a gallery, which is read as for ``info`` and ``check``."""

from __future__ import annotations

import sys

from gallery_app.exports.command import CANNOT_OPEN, CLEAN, read_report, refuse_several
from gallery_app.exports.ledger_forms import BYTE_ORDER_MARK, credits_csv, credits_json, credits_text
from gallery_app.exports.terminal import terminal_width, visible, write_text, write_utf8
from gallery_app.model.ledger import ledger_of


def write_credits(
    paths: tuple[str, ...],
    form: str,
    *,
    byte_order_mark: bool = False,
    letters: str | None = None,
    order: str = "iptc",
) -> int:
    """Write who owns what, as ``text``, ``csv`` or ``json``; return 0, or 2 if it cannot be opened."""
    report = read_report(paths, letters=letters, order=order)
    if report is None or refuse_several(report.gallery):
        return CANNOT_OPEN
    gallery = report.gallery
    entries = ledger_of(gallery.photos, gallery.article.language)
    match form:
        case "csv":
            mark = BYTE_ORDER_MARK if byte_order_mark else ""
            write_utf8(mark + _for_output(credits_csv(entries, gallery.article.language)))
        case "json":
            write_utf8(credits_json(gallery, entries))
        case _:
            write_text(credits_text(gallery, entries, terminal_width()))
    return CLEAN


def _for_output(table: str) -> str:
    """Return the table as it is, or, for a terminal, with everything made visible that could drive it."""
    if sys.stdout is None or not sys.stdout.isatty():
        return table
    return "\n".join(visible(line.rstrip("\r")) for line in table.split("\n"))
