"""The commands ``pack``, ``unpack`` and ``verify``: done by a saver, told in words."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from gallery_app.exports.json_form import verify_json
from gallery_app.exports.terminal import complain, visible, write_text, write_utf8
from gallery_app.exports.text_form import counted
from gallery_app.model.problems import say
from gallery_app.saver.client import save
from gallery_app.saver.failing import IN_THE_WAY
from gallery_app.saver.jobs import PackJob, SaverError, UnpackJob, VerifyJob

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gallery_app.saver.jobs import Outcome, SaveJob

DONE: Final = 0
DIFFERS: Final = 1
NAMED_LIMIT: Final = 20  # names in a list for people


def pack(source: str, target: str, *, force: bool) -> int:
    """Pack a gallery; SaverError if that cannot be done."""
    outcome = _forcible(PackJob(source, target, force), can_help=lambda: not os.path.isdir(target))
    files = counted(outcome.files, "file", "files")
    write_text(f"Packed {files} into {visible(target)} ({_size_text(outcome.size)}).\n")
    write_text(_named("Left out, as it is not part of the story:", outcome.left_out))
    for file in outcome.missing[:NAMED_LIMIT]:
        complain(f"{file} is listed but was not packed: it is missing or may not be read")
    return DONE


def unpack(source: str, target: str, *, force: bool) -> int:
    """Unpack a packed gallery; SaverError if that cannot be done."""
    outcome = _forcible(UnpackJob(source, target, force), can_help=lambda: os.path.isdir(target))
    files = counted(outcome.files, "file", "files")
    write_text(f"Unpacked {files} into {visible(target)} ({_size_text(outcome.size)}).\n")
    write_text(_named("Left out, as its name is not safe or was there twice:", outcome.left_out))
    return DONE


def verify(source: str, *, as_json: bool) -> int:
    """Compare a packed gallery with its checksums; SaverError if that cannot be done."""
    outcome = _saved(VerifyJob(source))
    if as_json:
        write_utf8(verify_json(outcome))
    elif outcome.is_sound:
        files = counted(outcome.files, "file", "files")
        write_text(f"{visible(os.path.basename(source))} is as it was packed: {files}.\n")
    else:
        write_text(_named("Not what was packed:", outcome.differing))
        write_text(_named("Missing:", outcome.missing))
        write_text(_named("Added since, or without a checksum:", outcome.extra))
    return DONE if outcome.is_sound else DIFFERS


def _forcible(job: PackJob | UnpackJob, *, can_help: Callable[[], bool]) -> Outcome:
    """Have a job done; where something is in the way, name the option that replaces it, if that helps.

    Only then is the place looked at from here: all else is the saver's to look at.
    """
    try:
        return _saved(job)
    except SaverError as error:
        if job.force or error.reason.template != IN_THE_WAY.template or not can_help():
            raise
        remedy = say("Choose another name, or add {option} to replace it.", option="--force")
        raise SaverError(error.reason, error.path, remedy) from error


def _saved(job: SaveJob) -> Outcome:
    """Have a job done; on a terminal, tell meanwhile how far it is."""
    screen = sys.stderr
    if screen is None or not screen.isatty():
        return save(job)

    def tell(done: int, whole: int) -> None:
        screen.write(f"\r{done * 100 // max(whole, 1)} %")
        screen.flush()

    try:
        return save(job, tell)
    finally:
        screen.write("\r     \r")  # whatever comes next stands on a clean line
        screen.flush()


def _named(title: str, files: Sequence[str]) -> str:
    if not files:
        return ""
    lines = [title, *(f"  {visible(file)}" for file in files[:NAMED_LIMIT])]
    if len(files) > NAMED_LIMIT:
        lines.append(f"  and {len(files) - NAMED_LIMIT} more")
    return "\n".join(lines) + "\n"


def _size_text(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{-(-size // 1_000)} kB"
