"""What loaders are asked for and what they answer: the values on the viewer's side of the border."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final, Literal, NewType

if TYPE_CHECKING:
    from mmap import mmap

    from gallery_app.loader.open_file import OpenFile
    from gallery_app.model.gallery import Gallery, Photo, PhotoFacts
    from gallery_app.model.metadata import PhotoMetadata
    from gallery_app.model.problems import PhotoState, Sentence

UNCHANGED: Final = "unchanged"  # what a photo's files say is what it was at the stamp that is known

RequestId = NewType("RequestId", int)


class Priority(IntEnum):
    """What is decoded first: lower numbers first, and within one number the oldest request first."""

    CURRENT = 0
    NEXT = 10
    VISIBLE_THUMBNAIL = 20
    PREVIEW = 25
    NEARBY_THUMBNAIL = 30
    IDLE = 40


class Quality(IntEnum):
    """How well a photo is decoded: the numbers of ``imaging.decoding``."""

    EXACT = 0  # as good as scaled down from the whole photo
    QUICK = 1  # sharp, made as fast as can be; perhaps a little larger than the box
    PREVIEW = 2  # what shows which photo it is, while somebody leafs through


class PixelFormat(IntEnum):
    """How one pixel lies in memory: four bytes, blue first (QImage's RGB32 on little-endian machines)."""

    BGRX = 1  # opaque; the fourth byte is 255
    BGRA_PREMULTIPLIED = 2


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What to open: one path, or several images.

    ``box`` (device pixels, or None for no picture) is the space the first photo will fill: its picture
    is sent before anything else.  ``plain`` passes over a manifest ("Show the photos without it").
    ``number`` is the photo to show first, from 1; ``file``, its path in the gallery, goes before the number
    where it is still there.  ``by_date`` sorts a plain folder by date.  ``text`` is an article that was
    pasted: the path is the folder with its images.
    """

    paths: tuple[str, ...]
    box: tuple[int, int] | None = None
    number: int | None = None
    plain: bool = False
    by_date: bool = False
    file: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Decoded pixels, upright, in sRGB; ``stride`` is the bytes of one row.

    ``pixels`` is read-only memory that nobody else can change.  It must outlive what points into it:
    copy once (``QImage(...).copy()``), then let go.  ``exact`` is False where it was made quickly: asked
    for again, it comes sharper.
    """

    width: int
    height: int
    stride: int
    format: PixelFormat
    pixels: mmap | bytes
    facts: PhotoFacts
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of an animation, counted from 0.

    ``count`` is None while nobody knows.  ``seconds`` is how long it stays.  ``plays``: how often the
    whole is played, 0 for ever.
    """

    picture: Picture
    index: int
    count: int | None
    seconds: float
    plays: int


class ThumbnailOrigin(IntEnum):
    """Where a thumbnail comes from."""

    MADE = 0  # from the photo
    SHARED = 1  # from the cache that the desktop's programs share
    EMBEDDED = 2  # the camera's, from within the photo: small, and perhaps not what the photo shows by now


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A photo's thumbnail.  Of a shared one's facts only the file's size and time are the photo's."""

    picture: Picture
    origin: ThumbnailOrigin


@dataclass(frozen=True, slots=True)
class PhotoFailure:
    """Why one photo cannot be shown.

    ``measures`` are its file's size (bytes) and time (seconds since 1970), where it was a thumbnail that
    could not be made.
    """

    state: PhotoState
    reason: Sentence
    measures: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True)
class FirstPicture:
    """The first photo's picture, sent before the gallery itself is known."""

    file: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class GalleryHead:
    """The gallery without its photos; they follow.  ``count`` photos are to come.

    ``protections`` names the lock-down steps that took effect in the loader.  ``first`` is the photo to
    show first: it comes ahead of the others, as it may be one of the last of many.  ``real`` is the gallery's
    path and root with every link followed.
    """

    gallery: Gallery
    count: int
    protections: tuple[str, ...]
    first: Photo | None = None
    real: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class PhotosPart:
    """The next photos of the gallery, in order."""

    photos: Sequence[Photo]


@dataclass(frozen=True, slots=True)
class OpenDone:
    """The gallery has arrived whole."""


@dataclass(frozen=True, slots=True)
class SeveralGalleries:
    """The paths are galleries of their own: a window each."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GalleryFailure:
    """Why nothing can be opened; ``plain_possible``: the photos can be shown without the manifest."""

    reason: Sentence
    path: str | None = None
    line: int | None = None
    remedy: Sentence | None = None
    plain_possible: bool = False


OpenAnswer = FirstPicture | GalleryHead | PhotosPart | OpenDone | SeveralGalleries | GalleryFailure
DecodeAnswer = Picture | PhotoFailure
FrameAnswer = Frame | PhotoFailure
ThumbnailAnswer = Thumbnail | PhotoFailure


OnOpened = Callable[[OpenAnswer], None]
OnDecoded = Callable[[DecodeAnswer], None]
OnFrame = Callable[[FrameAnswer], None]
OnFile = Callable[["OpenFile | PhotoFailure"], None]
OnThumbnail = Callable[[ThumbnailAnswer], None]

if TYPE_CHECKING:  # nobody needs them as values, and nobody's start waits for what they are made of
    WordsAnswer = PhotoMetadata | Literal["unchanged"] | PhotoFailure
    OnWords = Callable[[str, WordsAnswer], None]  # a file, and what became of it
    OnWordsDone = Callable[[tuple[str, ...]], None]  # files that there was no time for: to be asked for again
