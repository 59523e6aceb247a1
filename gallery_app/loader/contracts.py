"""What the two ends of the connection promise each other; for type checkers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from gallery_app.loader.frames import Message


class Pixels(Protocol):
    """A picture to send: see ``imaging.decoding.Decoded``."""

    @property
    def premultiplied(self) -> bool: ...  # noqa: D102
    @property
    def width(self) -> int: ...  # noqa: D102
    @property
    def height(self) -> int: ...  # noqa: D102
    @property
    def stride(self) -> int: ...  # noqa: D102
    @property
    def pixels(self) -> bytes: ...  # noqa: D102
    def write_to(self, descriptor: int) -> None: ...  # noqa: D102


class Channel(Protocol):
    """One end of the connection.  EOFError: the other end is gone; LoaderError: it sent rubbish."""

    def fileno(self) -> int:
        """Return the socket's descriptor."""

    def send(
        self, kind: int, id_: int, text: bytes = b"", *, more: bool = False, picture: Pixels | None = None
    ) -> None:
        """Send a message."""

    def send_file(self, id_: int, descriptor: int, /) -> None:
        """Hand over an open file, which stays open here; OSError where that is not possible."""

    def receive(self) -> Message | None:
        """Return the next message, or None if the socket does not block and none has arrived whole."""

    def close(self) -> None:
        """Close the socket."""
