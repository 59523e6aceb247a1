"""What a start of the program asks for, as one start tells it another.

Nothing is imported here that takes time: every start comes past here before its first photo.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

VERSION = 1  # of the message; what is only added does not change it
LIMIT = 4 << 20  # bytes of a message: twice what Linux allows a command line
MOST_PATHS = 100_000
LONGEST_TOKEN = 1_000  # characters
LARGEST_NUMBER = 1_000_000_000  # of a photo
SWITCHES = ("fullscreen", "slideshow", "choose", "new_window")


class Wish:
    """Absolute ``paths`` (none: the welcome page), the number of the ``photo`` from 1, and how to show them.

    ``choose``: ask for a folder.  ``new_window``: even if a window shows the gallery already.  ``token``
    (Wayland) and ``startup`` (X11) are what the desktop gave the start, so that the window may come to the
    front.
    """

    __slots__ = ("choose", "fullscreen", "new_window", "paths", "photo", "slideshow", "startup", "token")

    def __init__(
        self,
        paths: "tuple[str, ...]" = (),
        *,
        photo: "int | None" = None,
        fullscreen: bool = False,
        slideshow: bool = False,
        choose: bool = False,
        new_window: bool = False,
        token: str = "",
        startup: str = "",
    ) -> None:
        self.paths = paths
        self.photo = photo
        self.fullscreen = fullscreen
        self.slideshow = slideshow
        self.choose = choose
        self.new_window = new_window
        self.token = token
        self.startup = startup

    def activated_by(self, environment: "Mapping[str, str]") -> "Wish":
        """Take from the environment what the desktop gave this start, and return the wish."""
        self.token = environment.get("XDG_ACTIVATION_TOKEN", "")[:LONGEST_TOKEN]
        self.startup = environment.get("DESKTOP_STARTUP_ID", "")[:LONGEST_TOKEN]
        return self


def written(wish: Wish) -> bytes:
    """Return the message for a wish: JSON, in ASCII, as a path may hold bytes that are no text."""
    from _json import encode_basestring_ascii as quoted  # noqa: PLC0415  — json itself takes 5 ms

    paths = ",".join(quoted(path) for path in wish.paths)
    switches = ",".join(f'"{name}":{"true" if getattr(wish, name) else "false"}' for name in SWITCHES)
    return (
        f'{{"version":{VERSION},"paths":[{paths}],"photo":{wish.photo or "null"},{switches},'
        f'"token":{quoted(wish.token)},"startup":{quoted(wish.startup)}}}'
    ).encode("ascii")


def wish_from(message: bytes) -> Wish:
    """Return the wish of a message; ValueError if it makes no sense."""
    from json import loads  # noqa: PLC0415  — only the program that is told of a wish needs it

    try:
        told = loads(message)
    except RecursionError:
        raise ValueError("far too deep") from None
    if not isinstance(told, dict) or told.get("version") != VERSION:
        raise ValueError("not a wish of this version")
    return Wish(
        _paths(told.get("paths")),
        photo=_number(told.get("photo")),
        token=_token(told.get("token")),
        startup=_token(told.get("startup")),
        **{name: told.get(name) is True for name in SWITCHES},
    )


def _paths(value: "Any") -> "tuple[str, ...]":
    if not isinstance(value, list) or len(value) > MOST_PATHS:
        raise ValueError("not a list of paths")
    for path in value:
        if not isinstance(path, str) or not os.path.isabs(path) or "\0" in path:
            raise ValueError("not an absolute path")
        os.fsencode(path)  # UnicodeError is a ValueError
    return tuple(value)


def _number(value: "Any") -> "int | None":
    if value is not None and (type(value) is not int or not 1 <= value <= LARGEST_NUMBER):
        raise ValueError("not the number of a photo")
    return value


def _token(value: "Any") -> str:
    fits = isinstance(value, str) and len(value) <= LONGEST_TOKEN and value.isascii() and value.isprintable()
    return value if fits else ""
