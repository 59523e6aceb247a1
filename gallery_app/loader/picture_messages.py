"""Pictures, and why there is none, as messages of a loader bring them; checked on arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery_app.loader.answers import Frame, PhotoFailure, Picture, PixelFormat, Thumbnail, ThumbnailOrigin
from gallery_app.loader.header import Kind
from gallery_app.loader.plain_values import (
    list_in,
    loaded,
    nonsense,
    number_in,
    optional,
    typed,
    whole_in,
)
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


def frame_from(message: Message) -> Frame:
    """Return the frame of an animation that a message brings."""
    picture, place = picture_from(message)
    index, count, seconds, plays = list_in(place, 4)
    frame = Frame(picture, whole_in(index), optional(whole_in, count), number_in(seconds), whole_in(plays))
    if frame.seconds <= 0 or (frame.count is not None and frame.index >= frame.count):
        raise nonsense()
    return frame


def thumbnail_from(message: Message) -> Thumbnail:
    """Return the thumbnail that a message brings."""
    picture, origin = picture_from(message)
    try:
        return Thumbnail(picture, ThumbnailOrigin(whole_in(origin)))
    except ValueError as error:
        raise nonsense() from error


def photo_failure_from(message: Message) -> PhotoFailure:
    """Return why a photo cannot be shown; LoaderError if the message says something else."""
    if message.kind != Kind.FAILURE:
        raise nonsense()
    return failure_from(loaded(message.text))
