"""Members of a packed file, open for reading: in memory no more than what was read of them."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final, NoReturn, Protocol

from gallery_app.errors import PhotoError
from gallery_app.model.problems import PhotoState, say
from gallery_app.source.zip_index import LOCAL_HEADER_BYTES, STORED

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from gallery_app.model.problems import Sentence
    from gallery_app.source.zip_bytes import ZipBytes
    from gallery_app.source.zip_index import Member

BUFFER: Final = 64 << 10  # bytes; what Pillow reads at a time
_PIECE: Final = 1 << 20  # bytes read, or unpacked, at a time

_LOCAL_SIGN: Final = b"PK\x03\x04"
_SIZES_FOLLOW: Final = 0x8  # flag: sizes and checksum stand behind the data, not before it


class Content(Protocol):
    """The bytes of one member, checked as far as they are read; PhotoError where they are not right."""

    member: Member

    def read_at(self, start: int, count: int) -> bytes | bytearray:
        """Return ``count`` bytes from ``start`` on, which all lie within the member."""


class MemberFile(io.BufferedReader):
    """An open member."""

    def __init__(self, content: Content) -> None:
        super().__init__(_Reading(content), BUFFER)
        self.member = content.member


def content_of(member: Member, end: int, data: ZipBytes, file: str, sound: set[int]) -> Content:
    """Return a member's content; PhotoError if it is not what the list says.

    ``end`` is where the next one begins, ``file`` what messages call it.  ``sound`` tells where those begin
    whose checksums were found right; this one is added when it is.
    """
    try:
        start = _start_of(member, end, data, file)
    except OSError as exc:
        raise _unreadable(exc, file) from exc
    if member.method != STORED:
        return Inflated(member, data, start, file)
    if member.packed != member.size:
        _wrong_size(file)
    return Stored(member, data, start, file, sound)


class Stored:
    """A member that lies in the file as it is: any part of it is read straight from there."""

    def __init__(self, member: Member, data: ZipBytes, start: int, file: str, sound: set[int]) -> None:
        self.member = member
        self._data = data
        self._start = start
        self._file = file
        self._sound = sound
        self._summed = self._checksum = 0  # bytes from the beginning on, and their checksum

    def read_at(self, start: int, count: int) -> bytes:
        """Return bytes; whoever reads the last one has all of them checked."""
        part = self._part(start, count)
        if self.member.start not in self._sound:
            if start == self._summed:
                self._sum(part)
            if start + count == self.member.size:
                self._check()
        return part

    def _part(self, start: int, count: int) -> bytes:
        try:
            part = self._data.read_at(self._start + start, count)
        except OSError as exc:
            raise _unreadable(exc, self._file) from exc
        if len(part) < count:
            _cut(self._file)
        return part

    def _sum(self, part: bytes) -> None:
        self._checksum = zlib.crc32(part, self._checksum)
        self._summed += len(part)

    def _check(self) -> None:
        while self._summed < self.member.size:
            self._sum(self._part(self._summed, min(_PIECE, self.member.size - self._summed)))
        if self._checksum != self.member.checksum:
            _wrong_checksum(self._file)
        self._sound.add(self.member.start)


class Inflated:
    """A packed member: unpacked in memory from its beginning, as far as somebody reads."""

    def __init__(self, member: Member, data: ZipBytes, start: int, file: str) -> None:
        self.member = member
        self._data = data
        self._next = start  # what is read next,
        self._end = start + member.packed  # up to here
        self._file = file
        self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        self._unpacked = bytearray()
        self._checksum = 0
        self._fault: PhotoError | None = None

    def read_at(self, start: int, count: int) -> bytearray:
        """Return bytes; what lies before them is unpacked too, and checked at the end."""
        if self._fault is not None:
            raise self._fault
        try:
            while len(self._unpacked) < start + count:
                self._unpack()
        except PhotoError as exc:
            self._fault = exc
            raise
        return self._unpacked[start : start + count]

    def _unpack(self) -> None:
        try:
            packed = self._unpacker.unconsumed_tail or self._packed()
            piece = self._unpacker.decompress(packed, _PIECE)
        except zlib.error as exc:
            _broken(self._file, exc)
        self._checksum = zlib.crc32(piece, self._checksum)
        self._unpacked += piece
        if not packed and not piece:
            _wrong_size(self._file)
        unpacked, size = len(self._unpacked), self.member.size
        if unpacked > size or (self._unpacker.eof and unpacked < size):
            _wrong_size(self._file)
        if unpacked == size and self._checksum != self.member.checksum:
            _wrong_checksum(self._file)

    def _packed(self) -> bytes:
        """Return the next packed bytes; none where they end, though more may come out of the last ones."""
        count = min(_PIECE, self._end - self._next)
        try:
            packed = self._data.read_at(self._next, count)
        except OSError as exc:
            raise _unreadable(exc, self._file) from exc
        if len(packed) < count:
            _cut(self._file)
        self._next += count
        return packed


class _Reading(io.RawIOBase):
    """A place in a content, moved by reading and seeking."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._size = content.member.size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("negative seek position")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        count = min(len(view), self._size - self._at)
        if count <= 0:
            return 0
        view[:count] = self._content.read_at(self._at, count)
        self._at += count
        return count


def _start_of(member: Member, end: int, data: ZipBytes, file: str) -> int:
    """Return where a member's data begins: behind its own header, which must say what the list says."""
    header = data.read_at(member.start, LOCAL_HEADER_BYTES + len(member.raw))
    if len(header) < LOCAL_HEADER_BYTES + len(member.raw):
        _cut(file)
    fields = [int.from_bytes(header[at : at + 2], "little") for at in (6, 8, 26, 28)]
    flags, method, name_bytes, extra_bytes = fields
    same = header.startswith(_LOCAL_SIGN) and header[LOCAL_HEADER_BYTES:] == member.raw
    same = same and (method, name_bytes) == (member.method, len(member.raw))
    if same and not (flags | member.flags) & _SIZES_FOLLOW:
        told = int.from_bytes(header[14:18], "little"), int.from_bytes(header[22:26], "little")
        same = told[0] == member.checksum and told[1] in {member.size, 0xFFFFFFFF}
    if not same:
        raise _error(
            say("{name} is damaged: the packed file describes it in two different ways", name=file), file
        )
    start = member.start + LOCAL_HEADER_BYTES + name_bytes + extra_bytes
    if start + member.packed > end:
        raise _error(say("{name} is damaged: it overlaps what follows in the packed file", name=file), file)
    return start


def _error(reason: Sentence, file: str) -> PhotoError:
    return PhotoError(PhotoState.UNREADABLE, reason, file)


def _unreadable(exc: OSError, file: str) -> PhotoError:
    reason = (exc.strerror or type(exc).__name__).lower()
    return _error(say("the file {name} cannot be read: {reason}", name=file, reason=reason), file)


def _cut(file: str) -> NoReturn:
    reason = say("{name} is damaged: the packed file is cut off, or was changed while it was open", name=file)
    raise _error(reason, file)


def _broken(file: str, exc: zlib.error) -> NoReturn:
    raise _error(say("{name} is damaged: it cannot be unpacked", name=file), file) from exc


def _wrong_size(file: str) -> NoReturn:
    raise _error(say("{name} is damaged: its size is not what the packed file says", name=file), file)


def _wrong_checksum(file: str) -> NoReturn:
    raise _error(say("{name} is damaged: its checksum is not what the packed file says", name=file), file)
