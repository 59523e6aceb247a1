"""What every message begins with.  Nothing is imported here that takes time: the first photo waits for it."""

from __future__ import annotations

from _struct import Struct

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from gallery_app.loader.contracts import Pixels

# Request, kind, flags, pixel format, reserved, width, height, stride, bytes of text, bytes of pixels.
HEADER = Struct("<IBBBBIIIIQ")
FORMATS = (1, 2)  # the values of PixelFormat
MORE = 1  # flag: more answers follow


class Kind:
    """What a message is about."""

    REQUEST = 1
    PICTURE = 2
    FAILURE = 3
    FACTS = 4
    FIRST = 5
    HEAD = 6
    PHOTOS = 7
    DONE = 8
    SEVERAL = 9
    GALLERY_FAILURE = 10
    ATTACHED = 11
    FRAME = 12
    WORDS = 13
    FILE = 14  # an open file comes beside the message


def picture_header(kind: int, id_: int, flags: int, text_bytes: int, picture: Pixels) -> bytes:
    """Return the header of a message with a picture."""
    width, height, stride = picture.width, picture.height, picture.stride
    pixel_format = FORMATS[1] if picture.premultiplied else FORMATS[0]
    return HEADER.pack(id_, kind, flags, pixel_format, 0, width, height, stride, text_bytes, stride * height)
