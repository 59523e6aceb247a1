"""Reading a file of words out of a bundle, with a plain reason where that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery_app.errors import BundleError, PhotoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.model.problems import Sentence
    from gallery_app.source.contract import Source


def content_of(
    source: Source, name: str, path: str, most: int, unreadable: Callable[[str], Sentence]
) -> bytes:
    """Return up to ``most`` bytes of a file; BundleError about ``path`` if it cannot be read.

    ``unreadable`` makes the sentence of the system's reason.
    """
    try:
        with source.open(name) as file:
            return file.read(most)
    except PhotoError as exc:
        raise BundleError(exc.reason, path) from exc
    except OSError as exc:
        raise BundleError(unreadable((exc.strerror or type(exc).__name__).lower()), path) from exc
