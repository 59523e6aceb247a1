"""A packed file (zip) as a source: its members are read in place, and nothing is ever unpacked to disk."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final, Self, cast

from gallery_app.errors import PhotoError
from gallery_app.model.problems import PhotoState, Problem, Severity, say
from gallery_app.source.contract import PHOTO_LIMIT, Entry, Measures
from gallery_app.source.paths import PATH_LIMIT, refused, safe_relative
from gallery_app.source.zip_bytes import ZipBytes
from gallery_app.source.zip_index import read_members
from gallery_app.source.zip_members import Inflated, MemberFile, content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gallery_app.source.zip_index import Member
    from gallery_app.source.zip_members import Content

WARNINGS_LIMIT: Final = 100  # members passed over that are named; of more only the number is told
NAME_LIMIT: Final = 100  # characters of a name that is no good; it may have 65,535
KEPT_BYTES: Final = 32 << 20  # of the member unpacked last: it is often asked for again at once
# What nearly all names look like, told in a tenth of the time that the whole check takes.
_PLAIN_NAME: Final = re.compile(r"(?:\w[\w ().-]*/)*\w[\w ().-]*", re.ASCII)
_MAC_FOLDER: Final = "__MACOSX"  # what macOS packs beside everything else


class ZipSource:
    """A packed file.  It is opened once; a file put in its place meanwhile is another one.

    Members are found by exactly their name.  One whose name could lead anywhere is passed over, and so is the
    second of two with the same name; both are told in ``warnings``.  Where everything lies in one folder,
    that folder is the root.
    """

    def __init__(self, path: str) -> None:
        """Read the list of members; BundleError if it cannot be, or if the file must not be opened."""
        self._path = os.path.abspath(path)
        self._data = ZipBytes(self._path)
        self._sound: set[int] = set()  # where the members begin whose checksums were found right
        self._unpacked: Content | None = None  # last
        self._repeated: set[str] = set()  # names of which there are several
        try:
            listed, self._ends = read_members(self._data, self._path)
            self._members, self.warnings = self._sorted_out(listed)
            self._names = sorted(self._members)
            self._top = self._only_folder()
        except BaseException:
            self.close()
            raise

    @property
    def root(self) -> str:
        """The packed file, as if it were a folder."""
        return self._path

    @property
    def name(self) -> str:
        """The file's name without its extension."""
        return os.path.splitext(os.path.basename(self._path))[0]

    @property
    def file_measures(self) -> Measures:
        """Size and time of the packed file itself, when it was opened."""
        return Measures(self._data.size, self._data.modified)

    @property
    def members(self) -> tuple[str, ...]:
        """The files in it, in their order there."""
        inside = (name for name in self._members if name.startswith(self._top) and not name.endswith("/"))
        return tuple(name[len(self._top) :] for name in inside)

    def is_repeated(self, file: str) -> bool:
        """Tell whether there are several members of this name, of which the first counts."""
        return self._top + file in self._repeated

    def is_readable(self, file: str) -> bool:
        """Tell whether a member would be opened, as far as the list tells."""
        member = self._members[self._top + file]
        return member.fault is None and member.size <= PHOTO_LIMIT

    def size(self, file: str) -> int:
        """Return the bytes of a member, readable or not."""
        return self._members[self._top + file].size

    def modified(self, file: str) -> float:
        """Return the time of a member, in seconds since 1970."""
        return self._members[self._top + file].modified

    def close(self) -> None:
        """Give the file's descriptor back; members that are open cannot be read any further."""
        self._data.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def entries(self, folder: str = "", *, measured: bool = False) -> Iterator[Entry]:  # noqa: ARG002  — all are
        """Yield one level, hidden entries included; PhotoError if there is no such folder."""
        if folder and not self._is_folder(folder):
            raise _missing(folder)
        yield from self._beneath(f"{self._top}{folder}/" if folder else self._top)

    def open(self, file: str) -> BinaryIO:
        """Open a member of at most 512 MB for reading; PhotoError says why not.

        Reading it raises PhotoError as well, where its bytes are not those that were packed.
        """
        member = self._readable(file)
        if self._unpacked is not None and self._unpacked.member is member:
            return cast("BinaryIO", MemberFile(self._unpacked))
        content = content_of(member, self._ends[member.start], self._data, file, self._sound)
        if isinstance(content, Inflated):
            self._unpacked = content if member.size <= KEPT_BYTES else None
        return cast("BinaryIO", MemberFile(content))

    def measures(self, opened: BinaryIO) -> Measures:
        """Return size and time of a member that is open."""
        if not isinstance(opened, MemberFile):
            raise TypeError("not a member")
        return Measures(opened.member.size, opened.member.modified)

    def stat(self, file: str) -> Entry:
        """Describe a member that ``open`` would open, or a folder; PhotoError as ``open`` raises it."""
        name = file.rpartition("/")[2]
        if self._top + file not in self._members and self._is_folder(file):
            return Entry(name, is_folder=True, is_file=False)
        member = self._readable(file)
        return Entry(name, is_folder=False, size=member.size, modified=member.modified)

    def exists(self, file: str) -> bool:
        """Tell whether ``file`` is a member or folder that can be reached."""
        try:
            self.stat(file)
        except PhotoError as exc:
            return exc.state is PhotoState.TOO_LARGE
        return True

    def _sorted_out(self, listed: Iterable[Member]) -> tuple[dict[str, Member], tuple[Problem, ...]]:
        """Return the members that may be asked for by name, and a word about the others."""
        members: dict[str, Member] = {}
        warnings: list[Problem] = []
        passed_over = 0
        for member in listed:
            try:
                name = member.name
                if len(name) > PATH_LIMIT or not _PLAIN_NAME.fullmatch(name):
                    name = safe_relative(name.removesuffix("/")) + "/" * member.is_folder
                if name in members and not member.is_folder:
                    self._repeated.add(name)
                    raise refused(say("{name} is packed twice: the first one counts", name=name), name)
            except PhotoError as exc:
                passed_over += 1
                if passed_over <= WARNINGS_LIMIT:
                    warnings.append(Problem(Severity.WARNING, exc.reason, member.name[:NAME_LIMIT]))
            else:
                members.setdefault(name, member)
        if passed_over > WARNINGS_LIMIT:
            message = say("{count} members in all are passed over", count=passed_over)
            warnings.append(Problem(Severity.WARNING, message))
        return members, tuple(warnings)

    def _only_folder(self) -> str:
        """Return the folder in which everything lies, with a slash behind it, or ""."""
        top = ""
        while True:
            visible = (entry for entry in self._beneath(top) if not _is_aside(entry.name))
            found = list(islice(visible, 2))
            if len(found) != 1 or not found[0].is_folder:
                return top
            top = f"{top}{found[0].name}/"

    def _beneath(self, prefix: str) -> Iterator[Entry]:
        at = bisect_left(self._names, prefix)
        while at < len(self._names) and self._names[at].startswith(prefix):
            name, slash, _ = self._names[at][len(prefix) :].partition("/")
            if slash and name:
                yield Entry(name, is_folder=True, is_file=False)
                at = bisect_left(self._names, f"{prefix}{name}0")  # "0" is what comes after "/"
                continue
            if name:
                member = self._members[prefix + name]
                yield Entry(name, False, member.size, member.modified, is_file=member.fault is None)
            at += 1

    def _is_folder(self, folder: str) -> bool:
        prefix = f"{self._top}{folder}/"
        at = bisect_left(self._names, prefix)
        return at < len(self._names) and self._names[at].startswith(prefix)

    def _readable(self, file: str) -> Member:
        member = self._members.get(self._top + file)
        if member is None:
            if self._is_folder(file):
                raise refused(say("{name} is a folder, not a file", name=file), file)
            raise _missing(file)
        if member.fault is not None:
            raise refused(member.fault, file)
        if member.size > PHOTO_LIMIT:
            size = member.size // 1_000_000
            reason = say("{name} is too large to show ({size} MB)", name=file, size=size)
            raise PhotoError(PhotoState.TOO_LARGE, reason, file)
        return member


def _is_aside(name: str) -> bool:
    return name.startswith(".") or name == _MAC_FOLDER


def _missing(file: str) -> PhotoError:
    return PhotoError(PhotoState.MISSING, say("the file {name} is missing", name=file), file)
