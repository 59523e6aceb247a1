"""Single files: a manifest over the one that somebody looked at; a table; a photo, copied unchanged."""

from __future__ import annotations

import os
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

from gallery_app.bundles.reading import open_source
from gallery_app.model.problems import say
from gallery_app.saver.failing import changed, exists
from gallery_app.saver.jobs import Outcome, SaverError
from gallery_app.saver.whole import WholeFile

if TYPE_CHECKING:
    from gallery_app.bundles.locating import Located
    from gallery_app.saver.jobs import CopyJob, FileJob, LookJob, ManifestJob
    from gallery_app.saver.work import Work


def write_manifest(job: ManifestJob) -> Outcome:
    """Write a manifest; SaverError if what it is to replace is not what was expected."""
    if os.path.islink(job.target):
        raise SaverError(say("it is a link to another file, which is left as it is"), job.target)

    def is_unchanged() -> bool:
        return _sum_of(job.target) == job.expected

    if job.expected is not None and not is_unchanged():
        raise changed(job.target)
    with WholeFile(job.target, replaces=job.expected is not None, unchanged=is_unchanged) as whole:
        whole.file.write(job.content)
        whole.finish()
    return Outcome(job.target, 1, len(job.content))


def look_at_manifest(job: LookJob) -> Outcome:
    """Return what a manifest holds; SaverError if it must not be replaced."""
    if os.path.islink(job.target):
        raise SaverError(say("it is a link to another file, which is left as it is"), job.target)
    if not os.path.lexists(job.target):
        return Outcome(job.target)
    if not os.path.isfile(job.target):  # a folder, or a pipe that nobody would end
        raise exists(job.target)
    with open(job.target, "rb") as file:
        content = file.read()
    if (version := _newer_format(content, job.target)) is not None:
        remedy = say("Save it with the version of Gallery that knows it.")
        reason = say("the gallery.yaml that is there is in a newer format, {version}", version=version)
        raise SaverError(reason, job.target, remedy)
    return Outcome(job.target, 1, len(content), checksum=sha256(content).hexdigest())


def write_file(job: FileJob) -> Outcome:
    """Write a file that has nothing to do with a gallery's own; SaverError if something is there."""
    with WholeFile(job.target, replaces=job.force) as whole:
        whole.file.write(job.content)
        whole.finish()
    return Outcome(job.target, 1, len(job.content))


def copy_member(job: CopyJob, located: Located, work: Work) -> Outcome:
    """Copy one file of a gallery; PhotoError if it cannot be read."""
    with closing(open_source(located)) as source, source.open(job.file) as opened:
        work.begin(source.measures(opened).size)
        with WholeFile(job.target) as whole:
            size, _ = work.copied(job.file, opened, whole.file.write)
            whole.finish()
    return Outcome(job.target, 1, size)


def _newer_format(content: bytes, path: str) -> str | None:
    """Return the format of a manifest if it is one that this version does not know whole."""
    from gallery_app.bundles.manifest import foreign_format  # noqa: PLC0415  — most savers need no YAML
    from gallery_app.bundles.yaml_reading import read_yaml  # noqa: PLC0415
    from gallery_app.errors import BundleError  # noqa: PLC0415

    try:
        return foreign_format(read_yaml(content, path))
    except BundleError:
        return None  # nobody can read it: whoever replaces it has been asked


def _sum_of(path: str) -> str | None:
    """Return a file's SHA-256, None if there is no such file."""
    try:
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return None
