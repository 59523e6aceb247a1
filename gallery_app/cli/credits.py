"""The command ``credits``: who owns what in a gallery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from gallery_app.cli.options import HELP, PROGRAM, Command, Option, UsageError
from gallery_app.cli.words import WORDS_OPTIONS
from gallery_app.model.problems import say


@dataclass(frozen=True, slots=True)
class CreditsRequest:
    """Whose ledger to write, and in which form (``text``, ``csv`` or ``json``); paths are absolute.

    ``letters`` is the encoding of words that tell none, ``order`` the name of a Policy.
    """

    paths: tuple[str, ...]
    form: str = "text"
    byte_order_mark: bool = False
    letters: str | None = None
    order: str = "iptc"

    def run(self) -> int:
        """Write the ledger."""
        from gallery_app.exports.credits_command import write_credits

        return write_credits(
            self.paths,
            self.form,
            byte_order_mark=self.byte_order_mark,
            letters=self.letters,
            order=self.order,
        )


def _credits(values: dict[str, Any], words: list[str]) -> CreditsRequest:
    if "csv" in values and "json" in values:
        raise UsageError(say("--csv and --json exclude each other. Give one of them."))
    if "bom" in values and "csv" not in values:
        raise UsageError(say("--bom goes with --csv."))
    form = next((name for name in ("csv", "json") if name in values), "text")
    letters, order = values.get("letters"), values.get("order", "iptc")
    return CreditsRequest(CREDITS.paths(words), form, "bom" in values, letters, order)


CREDITS: Final = Command(
    "credits",
    "PATH [--csv [--bom]] [--json] [OPTION…]",
    "tell who owns what in a gallery",
    """\
Tell to whom the photos are owed: each party that the credits name, with its
photos, credit lines, copyright notices, terms and rights links. Where a photo
has no credit, its copyright owner, creator, source or supplier stands in.
""",
    f"""
Examples:
  {PROGRAM} credits my-story
  {PROGRAM} credits --csv my-story > credits.csv

Exit codes: 0 the ledger is written, 2 the gallery cannot be opened.
""",
    (
        Option("--csv", "write a table (CSV): a row for each photo of a party"),
        Option("--bom", "begin the table with a byte order mark: some\nspreadsheets need it"),
        Option("--json", "write JSON (docs/json.md) instead of text"),
        *WORDS_OPTIONS,
        HELP,
    ),
    _credits,
)
