"""What can go wrong in ways we foresaw.

GalleryError            a gallery, a file or a wish that cannot be served; says what, where, and what to do
├── BundleError         the bundle on disk cannot be opened as a gallery at all
├── PhotoError          one photo cannot be shown; the story goes on
└── LoaderError         a loader process died, hung or answered rubbish
"""

from __future__ import annotations

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from gallery_app.model.problems import PhotoState, Sentence


class GalleryError(Exception):
    """A foreseen failure: the reason, the path it is about, and a remedy where there is one."""

    def __init__(self, reason: Sentence, path: str | None = None, remedy: Sentence | None = None) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.path = path
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path is not None else ""
        return f"{where}{self.reason}{remedy_behind(str(self.reason), self.remedy)}"


def remedy_behind(reason: str, remedy: Sentence | None) -> str:
    """Return what to put behind a reason: a full stop and the remedy, a sentence of its own."""
    if remedy is None:
        return ""
    advice = str(remedy)
    ends = tuple("" if text.endswith((".", "!", "?", "…")) else "." for text in (reason, advice))
    return f"{ends[0]} {advice[:1].upper()}{advice[1:]}{ends[1]}"


class BundleError(GalleryError):
    """The bundle cannot be opened; ``line`` is the manifest's line (from 1) where it is known."""

    def __init__(
        self,
        reason: Sentence,
        path: str | None = None,
        remedy: Sentence | None = None,
        *,
        line: int | None = None,
    ) -> None:
        super().__init__(reason, path, remedy)
        self.line = line


class PhotoError(GalleryError):
    """One photo cannot be shown; ``state`` says in which way."""

    def __init__(self, state: PhotoState, reason: Sentence, path: str | None = None) -> None:
        super().__init__(reason, path)
        self.state = state


class LoaderError(GalleryError):
    """A loader process died, did not answer in time or answered rubbish."""
