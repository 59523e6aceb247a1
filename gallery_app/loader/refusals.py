"""What a loader says of things that went wrong."""

from __future__ import annotations

from gallery_app.errors import BundleError, GalleryError, PhotoError
from gallery_app.loader.answers import GalleryFailure, PhotoFailure
from gallery_app.model.problems import PhotoState, say


class ManifestRefusedError(Exception):
    """A manifest was refused as a whole, but the photos beside it can be shown without it."""

    def __init__(self, error: BundleError) -> None:
        super().__init__(str(error))
        self.error = error


def photo_failure(error: Exception) -> PhotoFailure:
    """Return why a photo cannot be shown."""
    match error:
        case PhotoError():
            return PhotoFailure(error.state, error.reason)
        case MemoryError():
            return PhotoFailure(
                PhotoState.TOO_LARGE, say("too large to show: there is not enough memory for it")
            )
        case OSError():
            reason = say("the file cannot be read: {reason}", reason=_reason(error))
            return PhotoFailure(PhotoState.UNREADABLE, reason)
        case _:
            return PhotoFailure(
                PhotoState.UNREADABLE,
                say("reading it failed in an unexpected way: {fault}", fault=_fault(error)),
            )


def gallery_failure(error: Exception) -> GalleryFailure:
    """Return why nothing can be opened."""
    match error:
        case ManifestRefusedError(error=refused):
            return GalleryFailure(
                refused.reason, refused.path, refused.line, refused.remedy, plain_possible=True
            )
        case BundleError():
            return GalleryFailure(error.reason, error.path, error.line, error.remedy)
        case GalleryError():
            return GalleryFailure(error.reason, error.path, None, error.remedy)
        case MemoryError():
            return GalleryFailure(say("it is too large to open: there is not enough memory for it"))
        case OSError():
            return GalleryFailure(say("it cannot be read: {reason}", reason=_reason(error)))
        case _:
            return GalleryFailure(say("opening it failed in an unexpected way: {fault}", fault=_fault(error)))


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _fault(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
