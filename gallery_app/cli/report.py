"""The commands ``info`` and ``check``: what is asked of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from gallery_app.cli.options import HELP, PROGRAM, Command, Option
from gallery_app.cli.words import WORDS_OPTIONS


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What ``info`` or ``check`` (``verdict_only``) is to report on; paths are absolute.

    ``letters`` is the encoding of words that tell none, ``order`` the name of a Policy.
    """

    paths: tuple[str, ...]
    verdict_only: bool = False
    as_json: bool = False
    decode: bool = False
    letters: str | None = None
    order: str = "iptc"

    def run(self) -> int:
        """Write the report."""
        from gallery_app.exports.command import check, info

        run = check if self.verdict_only else info
        return run(
            self.paths, as_json=self.as_json, decode=self.decode, letters=self.letters, order=self.order
        )


def _info(values: dict[str, object], words: list[str]) -> ReportRequest:
    return _request(INFO.paths(words), values, verdict_only=False)


def _check(values: dict[str, object], words: list[str]) -> ReportRequest:
    return _request(CHECK.paths(words), values, verdict_only=True)


def _request(paths: tuple[str, ...], values: dict[str, Any], *, verdict_only: bool) -> ReportRequest:
    has_json, decodes = "json" in values, "decode" in values
    letters, order = values.get("letters"), values.get("order", "iptc")
    return ReportRequest(paths, verdict_only, has_json, decodes, letters, order)


_OPTIONS: Final[tuple[Option, ...]] = (
    Option("--json", "write JSON (docs/json.md) instead of text"),
    Option("--decode", "look at every pixel, not only at the files' headers"),
    *WORDS_OPTIONS,
    HELP,
)

_END: Final = f"""
Examples:
  {PROGRAM} info my-story
  {PROGRAM} check --decode my-story

Exit codes: 0 all is well (check: at most notes), 1 check found something to
mend, 2 the gallery cannot be opened.
"""

INFO: Final = Command(
    "info",
    "PATH [--json] [--decode] [OPTION…]",
    "tell what would be shown",
    """\
Tell what the window would show: the article, and each photo with its caption,
credit and state.
""",
    _END,
    _OPTIONS,
    _info,
)
CHECK: Final = Command(
    "check",
    "PATH [--json] [--decode] [OPTION…]",
    f"tell what has to be mended; see “{PROGRAM} check --help”",
    "Read a gallery and tell what has to be mended in it.\n",
    _END,
    _OPTIONS,
    _check,
)
