"""Pictures, and why there is none, as messages of a loader bring them; checked on arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery_app.loader.answers import PhotoFailure, Picture, PixelFormat
from gallery_app.loader.header import Kind
from gallery_app.loader.plain_values import list_in, loaded, nonsense, typed
from gallery_app.loader.wire import facts_from, failure_from

if TYPE_CHECKING:
    from gallery_app.loader.frames import Message
    from gallery_app.loader.plain_values import Json


def picture_from(message: Message) -> tuple[Picture, Json]:
    """Return the picture that a message brings, and the file's name where it tells one."""
    facts, exact, file = list_in(loaded(message.text), 3)
    if message.pixels is None:
        raise nonsense()
    picture = Picture(
        message.width,
        message.height,
        message.stride,
        PixelFormat(message.format),
        message.pixels,
        facts_from(facts),
        typed(exact, bool),
    )
    return picture, file


def photo_failure_from(message: Message) -> PhotoFailure:
    """Return why a photo cannot be shown; LoaderError if the message says something else."""
    if message.kind != Kind.FAILURE:
        raise nonsense()
    return failure_from(loaded(message.text))
