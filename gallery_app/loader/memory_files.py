"""Memory files: pixels and long texts that can be handed over whole and changed by nobody afterwards."""

from __future__ import annotations

import os
import sys
from mmap import MAP_PRIVATE, PROT_READ, mmap

from gallery_app.errors import LoaderError

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from collections.abc import Callable


def rubbish() -> LoaderError:
    """Return the error for a message that makes no sense."""
    from gallery_app.model.problems import say  # noqa: PLC0415  — the first photo does without

    return LoaderError(say("a loader process sent something that makes no sense"))


def sealed_pixels(write_to: Callable[[int], None]) -> int:
    """Return the descriptor of a sealed memory file that holds what ``write_to`` wrote."""
    descriptor = _memory_file()
    try:
        write_to(descriptor)
        _seal(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def sealed_text(text: bytes) -> int:
    """Return the descriptor of a sealed memory file that holds ``text``."""

    def write_to(descriptor: int) -> None:
        rest = memoryview(text)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    return sealed_pixels(write_to)


if sys.platform == "linux":
    import fcntl

    _SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL

    def _memory_file() -> int:
        return os.memfd_create("gallery", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)

    def _seal(descriptor: int) -> None:
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SEALS)

    def check_seals(descriptor: int, size: int) -> None:
        """Raise LoaderError unless this is a memory file of ``size`` bytes that nobody can change."""
        try:
            seals = fcntl.fcntl(descriptor, fcntl.F_GET_SEALS)
            actual = os.fstat(descriptor).st_size
        except OSError as error:  # not a memory file
            raise rubbish() from error
        if seals & _SEALS != _SEALS or actual != size:
            raise rubbish()

    def mapped(descriptor: int, size: int) -> mmap:
        """Return a sealed memory file's bytes; the descriptor may be closed afterwards."""
        # Private: kernels before 6.7 refuse shared maps of sealed files.
        if sys.version_info >= (3, 13):
            return mmap(descriptor, size, flags=MAP_PRIVATE, prot=PROT_READ, trackfd=False)
        return mmap(descriptor, size, flags=MAP_PRIVATE, prot=PROT_READ)

else:

    def _memory_file() -> int:
        raise NotImplementedError

    def _seal(descriptor: int) -> None:
        raise NotImplementedError

    def check_seals(descriptor: int, size: int) -> None:
        """Never happens: only Linux has memory files."""
        raise NotImplementedError

    def mapped(descriptor: int, size: int) -> mmap:
        """Never happens: only Linux has memory files."""
        raise NotImplementedError
