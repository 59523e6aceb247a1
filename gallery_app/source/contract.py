"""What every source promises, whatever its bytes lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

PHOTO_LIMIT: Final = 512 * 1024 * 1024  # bytes of one file


class Entry(NamedTuple):
    """One entry of a folder, its name as ``os.fsdecode`` gives it.

    ``size`` (bytes) and ``modified`` (seconds since 1970) are 0 in a listing that was not measured.
    ``is_file`` and ``is_folder`` are both False for what can be neither read nor listed: devices,
    pipes, links that leave the root or lead nowhere.
    """

    name: str
    is_folder: bool
    size: int = 0
    modified: float = 0.0
    is_file: bool = True


class Measures(NamedTuple):
    """Size (bytes) and time (seconds since 1970) of a file that is open."""

    size: int
    modified: float


class Source(Protocol):
    """Read-only access to everything beneath one root; paths are relative to it, "/" between their parts."""

    @property
    def root(self) -> str:
        """The absolute folder, or packed file, beneath which everything lies."""

    @property
    def name(self) -> str:
        """What people call it: the folder's name, or the packed file's without its extension."""

    def close(self) -> None:
        """Give back what is held open."""

    def entries(self, folder: str = "", *, measured: bool = False) -> Iterator[Entry]:
        """Yield one level, hidden entries included, unsorted; sizes and times only if ``measured``."""

    def open(self, file: str) -> BinaryIO:
        """Open a regular file of at most 512 MB for reading; PhotoError says why not."""

    def measures(self, opened: BinaryIO) -> Measures:
        """Return size and time of a file that this source has opened."""

    def stat(self, file: str) -> Entry:
        """Describe a file that ``open`` would open, or a folder; PhotoError as ``open`` raises it."""

    def exists(self, file: str) -> bool:
        """Tell whether ``file`` is a file or folder that can be reached."""
