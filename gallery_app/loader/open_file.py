"""A file that a loader opened and handed over.  Nothing is imported here that takes time."""

import os


class OpenFile:
    """A file open for reading: to be handed on, and closed when nobody has it any more."""

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        """Return the descriptor, which stays ours."""
        return self._descriptor

    def __del__(self) -> None:
        os.close(self._descriptor)
