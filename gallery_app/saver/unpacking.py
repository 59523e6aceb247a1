"""A packed gallery in, a folder out: every file checked on its way, and never one outside the folder."""

from __future__ import annotations

import os
import stat
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from gallery_app.model.problems import say
from gallery_app.saver.checksums import checksums_in
from gallery_app.saver.failing import exists
from gallery_app.saver.jobs import Outcome, SaverError
from gallery_app.saver.safe_names import check_names
from gallery_app.saver.whole import WholeFile, WholeFolder, is_empty_folder
from gallery_app.source.packed import ZipSource
from gallery_app.source.packed_names import CHECKSUMS_MEMBER, MIME_TYPE_MEMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from gallery_app.saver.jobs import UnpackJob
    from gallery_app.saver.work import Work


def unpack(job: UnpackJob, work: Work) -> Outcome:
    """Unpack a packed file; SaverError, BundleError or PhotoError if it cannot be unpacked whole."""
    is_there = os.path.lexists(job.target) and not is_empty_folder(job.target)
    if is_there and not job.force:
        raise exists(job.target)
    with ZipSource(job.source) as source:
        unpacking = _Unpacking(source, work)
        if is_there:
            _into_folder(job.target, unpacking)
        else:
            with WholeFolder(job.target) as folder:
                for file in unpacking.files:
                    _write_new(os.path.join(folder.path, *file.split("/")), file, unpacking)
                folder.finish()
        left_out = tuple(warning.file for warning in source.warnings if warning.file is not None)
        return Outcome(job.target, len(unpacking.files), unpacking.size, left_out)


class _Unpacking:
    """The files of one packed gallery, and how each is written and checked."""

    def __init__(self, source: ZipSource, work: Work) -> None:
        self._source = source
        self._work = work
        ours = {MIME_TYPE_MEMBER, CHECKSUMS_MEMBER}
        self.files = tuple(file for file in source.members if file not in ours)
        check_names(self.files, source.root)
        self._sums = checksums_in(source) or {}
        for file in self._sums:
            if not source.exists(file):
                raise SaverError(say("{name} is missing in the packed file", name=file), source.root)
        self.size = sum(source.stat(file).size for file in self.files)
        work.begin(self.size)

    def write(self, file: str, write: Callable[[bytes], object]) -> None:
        """Unpack one file; SaverError if it is not what was packed."""
        with self._source.open(file) as packed:
            digest = self._work.copied(file, packed, write)[1]
        if self._sums.get(file, digest) != digest:
            reason = say("{name} is not what was packed: its checksum differs", name=file)
            raise SaverError(reason, self._source.root)


def _write_new(path: str, file: str, unpacking: _Unpacking) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "xb") as written:
        unpacking.write(file, written.write)
        _on_disk(written)


def _into_folder(target: str, unpacking: _Unpacking) -> None:
    """Replace files in a folder that is there, when all of them have been unpacked beside their places."""
    if not stat.S_ISDIR(os.lstat(target).st_mode):
        raise exists(target)
    with ExitStack() as stack:
        made: list[str] = []
        stack.callback(_remove_empty, made)
        ready = []
        for file in unpacking.files:
            *folders, _ = file.split("/")
            _make_folders(target, folders, made)
            whole = stack.enter_context(WholeFile(os.path.join(target, *file.split("/")), replaces=True))
            unpacking.write(file, whole.file.write)
            whole.complete()
            ready.append(whole)
        for whole in ready:
            whole.finish()


def _make_folders(target: str, folders: list[str], made: list[str]) -> None:
    path = target
    for folder in folders:
        path = os.path.join(path, folder)
        if not os.path.lexists(path):
            os.mkdir(path)
            made.append(path)
        elif not stat.S_ISDIR(os.lstat(path).st_mode):
            raise exists(path)  # a link might lead anywhere


def _remove_empty(folders: list[str]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):  # there is something in it: all went well
            os.rmdir(folder)


def _on_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
