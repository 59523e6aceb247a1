"""What every message begins with.  Nothing is imported here that takes time: the first photo waits for it."""

from _struct import Struct

# Request, kind, flags, pixel format, reserved, width, height, stride, bytes of text, bytes of pixels.
HEADER = Struct("<IBBBBIIIIQ")


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
