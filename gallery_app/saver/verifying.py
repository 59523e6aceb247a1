"""Whether a packed gallery is what was packed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.problems import say
from gallery_app.saver.checksums import checksums_in
from gallery_app.saver.jobs import Outcome, SaverError
from gallery_app.source.packed import ZipSource
from gallery_app.source.packed_names import CHECKSUMS_MEMBER, MIME_TYPE, MIME_TYPE_MEMBER

if TYPE_CHECKING:
    from gallery_app.saver.jobs import VerifyJob
    from gallery_app.saver.work import Work


def verify(job: VerifyJob, work: Work) -> Outcome:
    """Compare all members with their sums; BundleError if that is not possible."""
    with ZipSource(job.source) as source:
        sums = checksums_in(source)
        if sums is None:
            remedy = say("Only what was packed with “gallery-app pack” can be verified.")
            raise BundleError(say("there are no checksums in it"), job.source, remedy)
        sums[MIME_TYPE_MEMBER] = sha256(MIME_TYPE.encode("ascii")).hexdigest()
        members = [file for file in source.members if file != CHECKSUMS_MEMBER]
        work.begin(sum(source.size(file) for file in members))
        differing = [file for file in members if file in sums and _sum_of(source, file, work) != sums[file]]
        extra = [file for file in members if file not in sums]
        extra += [warning.file for warning in source.warnings if warning.file is not None]
        missing = [file for file in sums if file not in set(members)]
        files = len(members) - (MIME_TYPE_MEMBER in members)
        return Outcome(
            job.source, files, missing=tuple(missing), extra=tuple(extra), differing=tuple(differing)
        )


def _sum_of(source: ZipSource, file: str, work: Work) -> str:
    """Return a member's SHA-256, "" if it cannot be read."""
    try:
        with source.open(file) as opened:
            return work.copied(file, opened, len)[1]
    except (PhotoError, SaverError):
        return ""
