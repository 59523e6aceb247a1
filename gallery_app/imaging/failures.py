"""Why a file cannot be shown, in sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery_app.errors import PhotoError
from gallery_app.model.problems import PhotoState, Sentence, say

if TYPE_CHECKING:
    from gallery_app.imaging.formats import ImageFormat


def empty() -> PhotoError:
    """Return the error for a file without a byte."""
    return PhotoError(PhotoState.DAMAGED, say("the file is empty"))


def not_a_photo() -> PhotoError:
    """Return the error for a file of another kind, whatever its name says."""
    return PhotoError(PhotoState.UNSUPPORTED, say("not a photo"))


def unsupported(image_format: ImageFormat) -> PhotoError:
    """Return the error for a format whose decoder is not there."""
    if image_format.package is None:
        return PhotoError(
            PhotoState.UNSUPPORTED,
            say("the format {format} is not supported by this installation", format=image_format.name),
        )
    return PhotoError(
        PhotoState.UNSUPPORTED,
        say(
            "the format {format} needs the optional package {package}",
            format=image_format.name,
            package=image_format.package,
        ),
    )


def too_large(width: int, height: int) -> PhotoError:
    """Return the error for more pixels than memory allows."""
    return PhotoError(
        PhotoState.TOO_LARGE,
        say("too large to show ({width} × {height})", width=width, height=height),
    )


def out_of_memory() -> PhotoError:
    """Return the error for a decoder that ran out of memory."""
    return PhotoError(PhotoState.TOO_LARGE, say("too large to show: there is not enough memory for it"))


def damaged() -> PhotoError:
    """Return the error for a file that its decoder refuses altogether."""
    return PhotoError(PhotoState.DAMAGED, say("the file is damaged and cannot be shown"))


def cut() -> Sentence:
    """Return what is said of a file that shows as far as it goes."""
    return say("the file ends early; what there is is shown")


def flawed() -> Sentence:
    """Return what is said of a whole file with faults that were passed over."""
    return say("the file is damaged; what can be read is shown")
