"""The list of members at the end of a zip file, read so that there is one way to understand it, or none.

The standard library's reader guesses where two readings are possible, cuts names at a zero byte, follows
sizes that lie, and takes a long time to import.  Here whatever does not fit is refused in words.
"""

from __future__ import annotations

import stat
import struct
import time
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from gallery_app.errors import BundleError
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.model.problems import Sentence
    from gallery_app.source.zip_bytes import ZipBytes

MEMBERS_LIMIT: Final = 100_000
TOTAL_LIMIT: Final = 4 << 30  # bytes of all members together, unpacked
LIST_LIMIT: Final = 64 << 20  # bytes of the list itself: 600 for each of the members

STORED, DEFLATED = 0, 8  # the methods that are read

_END: Final = struct.Struct("<4s4H2LH")
_END_SIGN: Final = b"PK\x05\x06"
_LONGEST_COMMENT: Final = 0xFFFF
_LOCATOR: Final = struct.Struct("<4sLQL")  # of the large end record ("zip64"), right before the other
_LARGE_END: Final = struct.Struct("<4sQ2H2L4Q")
_ENTRY: Final = struct.Struct("<4s4B4HL2L5H2L")
_ENTRY_SIGN: Final = b"PK\x01\x02"
LOCAL_HEADER_BYTES: Final = 30

_ENCRYPTED, _UTF8 = 0x1 | 0x40 | 0x2000, 0x800  # flags
_AES_METHOD: Final = 99
_SIZES_IN_EXTRA: Final = 0x0001  # the extra field that holds what does not fit into four bytes
_MANY, _LARGE = 0xFFFF, 0xFFFFFFFF  # look elsewhere
_FIXED_YEAR: Final = 1980  # the first that a zip file can tell; written by those who tell no time

_TWO_ENDS: Final = say("it can be read in two ways: there are two end records in it")
_AGAIN: Final = say("Copy or download it again.")


class Member(NamedTuple):
    """One member as the list describes it.

    ``name`` is decoded and not checked; of a folder it ends with "/".  ``raw`` is how the name is written.
    ``size`` and ``packed`` are bytes outside and inside, ``modified`` seconds since 1970.
    ``fault``: why it cannot be read, where the list tells that already.
    """

    name: str
    raw: bytes
    start: int
    packed: int
    size: int
    checksum: int
    method: int
    flags: int
    modified: float
    fault: Sentence | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it only says that there is a folder."""
        return self.name.endswith("/")


class _End(NamedTuple):
    """Where the list begins, its bytes, the members in it, and how many bytes were put before the whole."""

    start: int
    size: int
    members: int
    shift: int


def read_members(data: ZipBytes, path: str) -> tuple[list[Member], dict[int, int]]:
    """Return the members in the order of the list, and by where each begins, where the next one does.

    BundleError if there is not one way to read it.
    """
    return _Reader(data, path).members()


class _Reader:
    def __init__(self, data: ZipBytes, path: str) -> None:
        self._data = data
        self._path = path

    def members(self) -> tuple[list[Member], dict[int, int]]:
        try:
            end = self._end()
            listed = self._data.read_at(end.start, end.size)
        except OSError as exc:
            reason = (exc.strerror or type(exc).__name__).lower()
            raise BundleError(
                say("the packed file cannot be read: {reason}", reason=reason), self._path
            ) from exc
        if len(listed) < end.size:
            raise self._damage()
        members = list(self._listed(listed, end.shift))
        if len(members) & _MANY != end.members & _MANY:
            raise self._damage()
        if sum(member.size for member in members) > TOTAL_LIMIT:
            self._refuse(
                say("unpacked it would take more than {limit} GB: it is not opened", limit=TOTAL_LIMIT >> 30)
            )
        return members, self._ends(members, end.start)

    def _end(self) -> _End:
        tail_start = max(0, self._data.size - _END.size - _LONGEST_COMMENT)
        tail = self._data.read_at(tail_start, self._data.size - tail_start)
        at = self._end_in(tail)
        _, disk, list_disk, on_disk, count, size, start, _ = _END.unpack_from(tail, at)
        at += tail_start
        locator = at - _LOCATOR.size
        if locator >= 0 and self._data.read_at(locator, 4) == b"PK\x06\x07":
            end, at = self._large_end(locator)
            agree = (count in {_MANY, end.members}, size in {_LARGE, end.size}, start in {_LARGE, end.start})
            if not all(agree):
                self._refuse(_TWO_ENDS)
            return self._checked(end, at)
        if disk or list_disk or on_disk != count:
            self._parted()
        return self._checked(_End(start, size, count, 0), at)

    def _end_in(self, tail: bytes) -> int:
        """Return where the one end record begins."""
        found = []
        at = tail.find(_END_SIGN)
        while at >= 0:
            if at + _END.size <= len(tail):
                comment = _END.unpack_from(tail, at)[-1]
                if at + _END.size + comment <= len(tail):
                    found.append((at, at + _END.size + comment == len(tail)))
            at = tail.find(_END_SIGN, at + 1)
        # Something may have been put behind the file; what reaches to its very end goes before that.
        exact = [place for place, reaches_end in found if reaches_end]
        places = exact or [place for place, _ in found]
        if len(places) > 1:
            self._refuse(_TWO_ENDS)
        if not places:
            self._refuse(
                say("it is no zip file, or its end is missing: it may not have arrived whole"), _AGAIN
            )
        return places[0]

    def _large_end(self, locator: int) -> tuple[_End, int]:
        """Return what the end record for large files tells, and where it is."""
        _, disk, told, disks = _LOCATOR.unpack(self._data.read_at(locator, _LOCATOR.size))
        if disk or disks > 1:
            self._parted()
        # What is told counts from the beginning; with something put before that, look right before here.
        for at in (locator - _LARGE_END.size, told):
            record = self._data.read_at(at, _LARGE_END.size) if 0 <= at < locator else b""
            if len(record) == _LARGE_END.size and record.startswith(b"PK\x06\x06"):
                *_, disk, list_disk, on_disk, count, size, start = _LARGE_END.unpack(record)
                if disk or list_disk or on_disk != count:
                    self._parted()
                return _End(start, size, count, 0), at
        raise self._damage()

    def _checked(self, end: _End, record: int) -> _End:
        """Return where the list really is: right before its end record, whatever lies before the whole."""
        if end.members > MEMBERS_LIMIT or end.size > LIST_LIMIT:
            self._too_many()
        start = record - end.size
        if start < end.start:
            raise self._damage()
        return end._replace(start=start, shift=start - end.start)

    def _listed(self, listed: bytes, shift: int) -> Iterator[Member]:
        at = count = 0
        while at < len(listed):
            count += 1
            if count > MEMBERS_LIMIT:
                self._too_many()
            if len(listed) - at < _ENTRY.size or listed[at : at + 4] != _ENTRY_SIGN:
                raise self._damage()
            fields = _ENTRY.unpack_from(listed, at)
            lengths = fields[12:15]
            raw_end = at + _ENTRY.size + lengths[0]
            extra_end = raw_end + lengths[1]
            if extra_end + lengths[2] > len(listed):
                raise self._damage()
            raw, extra = listed[at + _ENTRY.size : raw_end], listed[raw_end:extra_end]
            yield self._member(fields, raw, extra, shift)
            at = extra_end + lengths[2]

    def _member(self, fields: tuple[int, ...], raw: bytes, extra: bytes, shift: int) -> Member:
        flags, method, clock, day, checksum = fields[5:10]
        size, packed, start = self._sizes(fields[11], fields[10], fields[18], extra)
        name = _decoded(raw, flags)
        return Member(
            name,
            raw,
            start + shift,
            packed,
            size,
            checksum,
            method,
            flags,
            _seconds(day, clock, self._data.modified),
            fault=_fault(name, flags, method, fields[17] >> 16),
        )

    def _sizes(self, size: int, packed: int, start: int, extra: bytes) -> tuple[int, int, int]:
        """Return size, packed size and place, from the extra field where they are too large."""
        if _LARGE not in (size, packed, start):
            return size, packed, start
        rest = self._large_sizes(extra)
        values = []
        for value in (size, packed, start):
            if value == _LARGE:
                if len(rest) < 8:
                    raise self._damage()
                value, rest = int.from_bytes(rest[:8], "little"), rest[8:]  # noqa: PLW2901  — that is its value
            values.append(value)
        return values[0], values[1], values[2]

    def _large_sizes(self, extra: bytes) -> bytes:
        while len(extra) >= 4:
            kind, length = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
            if kind == _SIZES_IN_EXTRA:
                return extra[4 : 4 + length]
            extra = extra[4 + length :]
        raise self._damage()

    def _ends(self, members: list[Member], list_start: int) -> dict[int, int]:
        """Return where each member ends at last; refused if two share bytes, as they do in zip bombs."""
        end = list_start
        ends: dict[int, int] = {}
        for start, least in sorted(((m.start, _least_end(m)) for m in members), reverse=True):
            if start in ends or least > end:
                self._refuse(say("its members overlap: it may have been made to do harm"))
            ends[start] = end
            end = start
        return ends

    def _too_many(self) -> NoReturn:
        self._refuse(say("it holds more than {limit} members: it is not opened", limit=MEMBERS_LIMIT))

    def _parted(self) -> NoReturn:
        self._refuse(say("it is one of several parts of a packed file"), say("Join the parts and open that."))

    def _damage(self) -> BundleError:
        reason = say("the packed file is damaged: its list of members cannot be read")
        return BundleError(reason, self._path, _AGAIN)

    def _refuse(self, reason: Sentence, remedy: Sentence | None = None) -> NoReturn:
        raise BundleError(reason, self._path, remedy)


def _least_end(member: Member) -> int:
    return member.start + LOCAL_HEADER_BYTES + len(member.raw) + member.packed


def _decoded(raw: bytes, flags: int) -> str:
    """Return a name; where nothing says that it is UTF-8 it may be all the same (macOS never says so)."""
    if flags & _UTF8:
        return raw.decode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _fault(name: str, flags: int, method: int, mode: int) -> Sentence | None:
    if flags & _ENCRYPTED or method == _AES_METHOD:
        return say("{name} is encrypted", name=name)
    kind = stat.S_IFMT(mode)
    if kind == stat.S_IFLNK:
        return say("{name} is a link: links in packed files are not followed", name=name)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return say("{name} is a device, a pipe or a socket, not a file", name=name)
    if method not in {STORED, DEFLATED}:
        return say("{name} is packed in an unknown way (method {method})", name=name, method=method)
    return None


def _seconds(day: int, clock: int, otherwise: float) -> float:
    """Return a member's time, which is local, as seconds since 1970; ``otherwise`` if it tells none."""
    year, month, date = (day >> 9) + _FIXED_YEAR, day >> 5 & 15, day & 31
    if year == _FIXED_YEAR or not month or not date:
        return otherwise
    try:
        return time.mktime((year, month, date, clock >> 11, clock >> 5 & 63, (clock & 31) * 2, 0, 0, -1))
    except (OverflowError, ValueError):
        return otherwise
