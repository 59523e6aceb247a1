"""Messages between the viewer and a loader: a header of 32 bytes, a text, pixels; checked on arrival.

On Linux a message is one packet; pixels and long texts travel as memory files, sealed so that nobody can
change or cut them any more.  Elsewhere everything goes through a stream, one message after the other.
Nothing here is heavy to import: the first photo waits for it.
"""

from __future__ import annotations

import _socket
import errno
import os
import struct
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.loader.header import FORMATS, HEADER, MORE, Kind, picture_header
from gallery_app.loader.memory_files import (
    check_seals,
    mapped,
    rubbish,
    sealed_pixels,
    sealed_text,
)
from gallery_app.loader.open_file import OpenFile, received

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

    from gallery_app.loader.contracts import Channel, Pixels

INLINE_LIMIT: Final = 48 << 10  # bytes of text inside a packet
PIECE_LIMIT: Final = 1 << 20  # bytes of text in one message; longer texts come in pieces
TEXT_LIMIT: Final = 64 << 20  # bytes of all the pieces of one text
PIXELS_LIMIT: Final = 1 << 30
SIDE_LIMIT: Final = 1 << 20  # pixels
SEND_SECONDS: Final = 5.0  # a stream that takes a request no sooner has nobody at its other end
BYTES_PER_PIXEL: Final = 4

_CONTINUED, _APART = 2, 4  # flags beside MORE: the text goes on; the text is in a memory file
_DESCRIPTOR: Final = struct.Struct("i")
_READ_BYTES: Final = 1 << 20

PACKETS: Final = sys.platform == "linux" and hasattr(os, "memfd_create")


class Message(NamedTuple):
    """One message as it arrived.  ``more``: others follow for the same request."""

    id: int
    kind: int
    more: bool
    text: bytes
    format: int = 0
    width: int = 0
    height: int = 0
    stride: int = 0
    pixels: mmap | bytes | None = None
    file: OpenFile | None = None


class _Header(NamedTuple):
    id: int
    kind: int
    flags: int
    format: int
    reserved: int
    width: int
    height: int
    stride: int
    text_bytes: int
    pixel_bytes: int


def channel_pair(*, packets: bool = PACKETS) -> tuple[Channel, _socket.socket]:
    """Return the viewer's end, which does not block, and the socket to hand to a loader."""
    ours, theirs = _socket.socketpair(
        _socket.AF_UNIX, _socket.SOCK_SEQPACKET if packets else _socket.SOCK_STREAM
    )
    ours.setblocking(False)
    return (PacketChannel(ours) if packets else StreamChannel(ours)), theirs


def channel_on(descriptor: int) -> Channel:
    """Return the loader's end, which blocks, on the socket that it was started with."""
    socket = _socket.socket(fileno=descriptor)
    kind = socket.getsockopt(_socket.SOL_SOCKET, _socket.SO_TYPE)
    return StreamChannel(socket) if kind == _socket.SOCK_STREAM else PacketChannel(socket)


class PacketChannel:
    """A socket of packets; pixels and long texts go beside them as sealed memory files."""

    def __init__(self, socket: _socket.socket) -> None:
        self._socket = socket
        self._parts: list[bytes] = []

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def send(
        self, kind: int, id_: int, text: bytes = b"", *, more: bool = False, picture: Pixels | None = None
    ) -> None:
        """Send a message; a text of more than PIECE_LIMIT bytes in several."""
        for piece, goes_on in _pieces(text):
            flags = more * MORE | goes_on * _CONTINUED
            if len(piece) > INLINE_LIMIT:
                header = HEADER.pack(id_, kind, flags | _APART, 0, 0, 0, 0, 0, len(piece), 0)
                self._send_with(header, b"", sealed_text(piece))
            elif picture is None:
                header = HEADER.pack(id_, kind, flags, 0, 0, 0, 0, 0, len(piece), 0)
                self._socket.sendmsg((header, piece))
            else:
                self._send_with(
                    picture_header(kind, id_, flags, len(piece), picture),
                    piece,
                    sealed_pixels(picture.write_to),
                )

    def send_file(self, id_: int, descriptor: int, /) -> None:
        """Hand over an open file."""
        self._send_with(HEADER.pack(id_, Kind.FILE, 0, 0, 0, 0, 0, 0, 0, 0), b"", os.dup(descriptor))

    def receive(self) -> Message | None:
        """Return the next message, or None if the socket does not block and none has arrived."""
        while True:
            try:
                data, descriptors, cut = self._packet()
            except BlockingIOError:
                return None
            try:
                if cut or len(descriptors) > 1:
                    raise rubbish()
                message, goes_on = self._message(data, descriptors[0] if descriptors else None)
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)
            if not goes_on:
                return message
            _keep(self._parts, message.text)

    def _send_with(self, header: bytes, text: bytes, descriptor: int) -> None:
        try:
            rights = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, _DESCRIPTOR.pack(descriptor))
            self._socket.sendmsg((header, text), (rights,))
        finally:
            os.close(descriptor)

    def _packet(self) -> tuple[bytes, list[int], bool]:
        # Room for more descriptors than a message may have: what does not fit would be lost without a word.
        room = _socket.CMSG_SPACE(4 * _DESCRIPTOR.size)
        try:
            data, extras, flags, _ = self._socket.recvmsg(
                HEADER.size + INLINE_LIMIT, room, _socket.MSG_CMSG_CLOEXEC
            )
        except ConnectionError as error:
            raise EOFError from error
        descriptors = [
            _DESCRIPTOR.unpack_from(rights, at)[0]
            for level, kind, rights in extras
            if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS
            for at in range(0, len(rights) - _DESCRIPTOR.size + 1, _DESCRIPTOR.size)
        ]
        if not data and not descriptors:
            raise EOFError
        return data, descriptors, bool(flags & (_socket.MSG_TRUNC | _socket.MSG_CTRUNC))

    def _message(self, data: bytes, descriptor: int | None) -> tuple[Message, bool]:
        header = _checked(data[: HEADER.size])
        text = data[HEADER.size :]
        pixels = None
        if header.flags & _APART:
            if descriptor is None or text or header.pixel_bytes:
                raise rubbish()
            check_seals(descriptor, header.text_bytes)
            text = os.pread(descriptor, header.text_bytes, 0)
        elif header.pixel_bytes:
            if descriptor is None:
                raise rubbish()
            check_seals(descriptor, header.pixel_bytes)
            pixels = mapped(descriptor, header.pixel_bytes)
        elif (descriptor is None) == (header.kind == Kind.FILE):
            raise rubbish()
        if len(text) != header.text_bytes:
            raise rubbish()
        message, goes_on = _as_message(header, text, pixels, self._parts)
        if header.kind == Kind.FILE and descriptor is not None:
            message = message._replace(file=received(descriptor))
        return message, goes_on


class StreamChannel:
    """A socket of bytes, for systems without packets or memory files: everything in line."""

    def __init__(self, socket: _socket.socket) -> None:
        self._socket = socket
        self._parts: list[bytes] = []
        self._header: _Header | None = None
        self._arrived = bytearray()

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def send(
        self, kind: int, id_: int, text: bytes = b"", *, more: bool = False, picture: Pixels | None = None
    ) -> None:
        """Send a message; a text of more than PIECE_LIMIT bytes in several."""
        patience = self._socket.gettimeout()
        if patience is not None:
            self._socket.settimeout(SEND_SECONDS)
        try:
            for piece, goes_on in _pieces(text):
                flags = more * MORE | goes_on * _CONTINUED
                if picture is None:
                    header = HEADER.pack(id_, kind, flags, 0, 0, 0, 0, 0, len(piece), 0)
                else:
                    header = picture_header(kind, id_, flags, len(piece), picture)
                self._socket.sendall(header + piece)
            if picture is not None:
                self._socket.sendall(picture.pixels)
        finally:
            self._socket.settimeout(patience)

    def send_file(self, _id: int, _descriptor: int, /) -> None:
        """Refuse: nothing but bytes goes through a stream."""
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    def receive(self) -> Message | None:
        """Return the next message, or None if the socket does not block and none has arrived whole."""
        while True:
            if self._header is None:
                if not self._filled(HEADER.size):
                    return None
                self._header = _checked(bytes(self._arrived))
                if self._header.flags & _APART:
                    raise rubbish()
                self._arrived.clear()
            header = self._header
            if not self._filled(header.text_bytes + header.pixel_bytes):
                return None
            text = bytes(self._arrived[: header.text_bytes])
            pixels = bytes(memoryview(self._arrived)[header.text_bytes :]) if header.pixel_bytes else None
            self._header, self._arrived = None, bytearray()
            message, goes_on = _as_message(header, text, pixels, self._parts)
            if not goes_on:
                return message
            _keep(self._parts, message.text)

    def _filled(self, count: int) -> bool:
        """Read until ``count`` bytes have arrived, never more; False if the rest is still on its way."""
        while len(self._arrived) < count:
            try:
                data = self._socket.recv(min(count - len(self._arrived), _READ_BYTES))
            except BlockingIOError:
                return False
            except ConnectionError as error:
                raise EOFError from error
            if not data:
                raise EOFError
            self._arrived += data
        return True


def _pieces(text: bytes) -> Iterator[tuple[bytes, bool]]:
    for start in range(0, max(1, len(text)), PIECE_LIMIT):
        yield text[start : start + PIECE_LIMIT], start + PIECE_LIMIT < len(text)


def _keep(parts: list[bytes], text: bytes) -> None:
    parts.append(text)
    if sum(map(len, parts)) > TEXT_LIMIT:
        raise rubbish()


def _checked(data: bytes) -> _Header:
    """Return the header if every field of it makes sense."""
    if len(data) != HEADER.size:
        raise rubbish()
    header = _Header(*HEADER.unpack(data))
    if header.flags & ~(MORE | _CONTINUED | _APART) or header.reserved or header.text_bytes > PIECE_LIMIT:
        raise rubbish()
    is_picture = header.kind in (Kind.PICTURE, Kind.FIRST, Kind.FRAME)
    if is_picture and not (
        header.format in FORMATS
        and 0 < header.width <= SIDE_LIMIT
        and 0 < header.height <= SIDE_LIMIT
        and header.stride == header.width * BYTES_PER_PIXEL
        and header.pixel_bytes == header.stride * header.height <= PIXELS_LIMIT
        and not header.flags & (_CONTINUED | _APART)
    ):
        raise rubbish()
    if not is_picture and any(header[3:8] + header[9:]):
        raise rubbish()
    return header


def _as_message(
    header: _Header, text: bytes, pixels: mmap | bytes | None, parts: list[bytes]
) -> tuple[Message, bool]:
    """Return the message, and whether its text goes on in the next one."""
    goes_on = bool(header.flags & _CONTINUED)
    if not goes_on and parts:
        text = b"".join([*parts, text])
        parts.clear()
    more = bool(header.flags & MORE)
    return Message(
        header.id, header.kind, more, text, header.format, header.width, header.height, header.stride, pixels
    ), goes_on
