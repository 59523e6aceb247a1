"""The commands ``pack``, ``unpack`` and ``verify``: a gallery in one file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.cli.options import HELP, PROGRAM, Command, Option, UsageError, read_own_path
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Sequence

EXTENSION: Final = ".photostory"
_MANIFEST_SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class PackRequest:
    """Which gallery to pack into which file; paths are absolute."""

    source: str
    target: str
    force: bool = False

    def run(self) -> int:
        """Pack it and say so."""
        from gallery_app.exports.packing import pack

        return pack(self.source, self.target, force=self.force)


@dataclass(frozen=True, slots=True)
class UnpackRequest:
    """Which packed file to unpack into which folder; paths are absolute."""

    source: str
    target: str
    force: bool = False

    def run(self) -> int:
        """Unpack it and say so."""
        from gallery_app.exports.packing import unpack

        return unpack(self.source, self.target, force=self.force)


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """Which packed file to verify; its path is absolute."""

    source: str
    as_json: bool = False

    def run(self) -> int:
        """Verify it and say what was found."""
        from gallery_app.exports.packing import verify

        return verify(self.source, as_json=self.as_json)


def _pack(values: dict[str, object], words: list[str]) -> PackRequest:
    source, target = _paths(PACK, words)
    return PackRequest(source, target or _packed_name(source), "force" in values)


def _unpack(values: dict[str, object], words: list[str]) -> UnpackRequest:
    source, target = _paths(UNPACK, words)
    return UnpackRequest(source, target or _unpacked_name(source), "force" in values)


def _verify(values: dict[str, object], words: list[str]) -> VerifyRequest:
    (source,) = VERIFY.paths(words[:1])
    _refuse_more(words[1:])
    return VerifyRequest(source, "json" in values)


def _paths(command: Command, words: Sequence[str]) -> tuple[str, str | None]:
    (source,) = command.paths(words[:1])
    _refuse_more(words[2:])
    return source, read_own_path(words[1]) if len(words) > 1 else None


def _refuse_more(words: Sequence[str]) -> None:
    if words:
        raise UsageError(say("“{word}” is one word too many.", word=words[0]))


def _packed_name(source: str) -> str:
    """Return where a gallery is packed to if nobody says: beside its folder."""
    folder = os.path.dirname(source) if source.lower().endswith(_MANIFEST_SUFFIXES) else source
    if not os.path.basename(folder):
        raise UsageError(say("Name the file to pack into: {path} has no name.", path=folder))
    return folder + EXTENSION


def _unpacked_name(source: str) -> str:
    """Return where a packed file is unpacked to if nobody says: beside it, without its extension."""
    folder, extension = os.path.splitext(source)
    if not extension:
        raise UsageError(say("Name the folder to unpack into: {path} has no extension.", path=source))
    return folder


_FORCE: Final = "replace what is there"
_EXIT_CODES: Final = "\nExit codes: 0 all went well, 2 it cannot be done; then nothing was written.\n"

PACK: Final = Command(
    "pack",
    "FOLDER [FILE] [--force]",
    "pack a gallery into one file",
    """\
Pack a gallery into one file, to be sent or kept: gallery.yaml, the photos that
it lists and the texts beside them, unchanged, and a checksum of each. Other
files are named and left out. Without FILE it is FOLDER.photostory.
""",
    f"""
Examples:
  {PROGRAM} pack my-story
  {PROGRAM} pack my-story ~/to-send/landing.photostory --force
{_EXIT_CODES}""",
    (Option("--force", _FORCE), HELP),
    _pack,
)
UNPACK: Final = Command(
    "unpack",
    "FILE [FOLDER] [--force]",
    "unpack it into a folder again",
    """\
Unpack a packed gallery, or a plain zip file, into a new folder. Every file is
checked on its way. Without FOLDER it is FILE without its extension.
""",
    f"""
With --force the folder may be there already: files of the same names are
replaced, all others stay.

Examples:
  {PROGRAM} unpack my-story.photostory
  {PROGRAM} unpack my-story.photostory ~/stories/landing
{_EXIT_CODES}""",
    (Option("--force", _FORCE), HELP),
    _unpack,
)
VERIFY: Final = Command(
    "verify",
    "FILE [--json]",
    "tell whether a packed gallery is unchanged",
    "Compare every file in a packed gallery with the checksum packed beside it.\n",
    f"""
Examples:
  {PROGRAM} verify my-story.photostory

Exit codes: 0 everything is as it was packed, 1 something differs, is missing or
was added, 2 the file cannot be verified.
""",
    (Option("--json", "write JSON (docs/json.md) instead of text"), HELP),
    _verify,
)
