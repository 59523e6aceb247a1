"""The colours of the screen: its ICC profile, as the desktop's colour manager leaves it with the X server.

The rule is the freedesktop one, "ICC Profiles in X": the property ``_ICC_PROFILE`` of the root window.
"""

from __future__ import annotations

import os
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_long, c_ubyte, c_ulong, c_void_p, string_at
from ctypes.util import find_library
from typing import TYPE_CHECKING, Final

from gallery_app.library.files import read_own, write_whole

if TYPE_CHECKING:
    from ctypes import _Pointer

LIMIT: Final = 1_000_000  # bytes; larger tables are for printers
PROPERTY: Final = b"_ICC_PROFILE"
_ANY_TYPE: Final = 0
_SIGNATURE, _SIGNATURE_AT = b"acsp", 36
_SPACE, _SPACE_AT = b"RGB ", 16


def remember_screen_profile(file: str, display: str | None = None) -> bool:
    """Keep the screen's present profile in ``file``; return whether that is another than before.

    Loaders read the file when they are started.  Without a profile there is no file: colours are sRGB.
    """
    profile = profile_of_x_screen(display)
    try:
        before = read_own(file)
    except (OSError, ValueError):
        before = None
    if profile == before:
        return False
    if profile is None:
        try:
            os.unlink(file)
        except OSError:
            return False
        return True
    return write_whole(file, profile) is None


def profile_of_x_screen(display: str | None = None) -> bytes | None:
    """Return the ICC profile of an X display's first screen; None if there is none or it makes no sense."""
    name = display if display is not None else os.environ.get("DISPLAY", "")
    library = find_library("X11") or "libX11.so.6"
    try:
        x11 = CDLL(library)
        profile = _property(x11, name.encode()) if name else None
    except (OSError, AttributeError, UnicodeError):
        return None
    return profile if profile is not None and _is_rgb_profile(profile) else None


def _property(x11: CDLL, name: bytes) -> bytes | None:
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = c_void_p, [c_char_p]
    connection = c_void_p(x11.XOpenDisplay(name))
    if not connection:
        return None
    try:
        x11.XInternAtom.restype, x11.XInternAtom.argtypes = c_ulong, [c_void_p, c_char_p, c_int]
        x11.XDefaultRootWindow.restype, x11.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
        x11.XFree.argtypes = [c_void_p]
        atom = x11.XInternAtom(connection, PROPERTY, 1)
        return _value(x11, connection, atom) if atom else None
    finally:
        x11.XCloseDisplay.argtypes = [c_void_p]
        x11.XCloseDisplay(connection)


def _value(x11: CDLL, connection: c_void_p, atom: int) -> bytes | None:
    kind, unit, count, rest = c_ulong(), c_int(), c_ulong(), c_ulong()
    data: _Pointer[c_ubyte] = POINTER(c_ubyte)()
    x11.XGetWindowProperty.argtypes = [
        *(c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong, c_void_p, c_void_p, c_void_p),
        *(c_void_p, c_void_p),
    ]
    root = x11.XDefaultRootWindow(connection)
    answers = (byref(kind), byref(unit), byref(count), byref(rest), byref(data))
    status = x11.XGetWindowProperty(connection, root, atom, 0, LIMIT // 4, 0, _ANY_TYPE, *answers)
    if status != 0 or not data:
        return None
    try:
        return string_at(data, count.value) if unit.value == 8 and rest.value == 0 else None
    finally:
        x11.XFree(data)


def _is_rgb_profile(profile: bytes) -> bool:
    signature = profile[_SIGNATURE_AT : _SIGNATURE_AT + len(_SIGNATURE)]
    return signature == _SIGNATURE and profile[_SPACE_AT : _SPACE_AT + len(_SPACE)] == _SPACE
