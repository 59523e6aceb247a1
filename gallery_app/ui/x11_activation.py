"""Asking an X11 window manager to bring a window to the front, and telling that a start has come to its end.

Qt asks on its own behalf and at the time of the last key in our own windows, so that a window manager which
guards the keyboard refuses.  The rules are the freedesktop ones: "Extended Window Manager Hints", section
_NET_ACTIVE_WINDOW, and "Startup Notification".
"""

from __future__ import annotations

import os
from ctypes import CDLL, Structure, Union, byref, c_char, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from ctypes.util import find_library
from typing import Final

BY_THE_READER: Final = 2  # where a wish comes from: straight from what the reader did
_PIECE: Final = 20  # bytes of a text in one event
_CLIENT_MESSAGE: Final = 33
_REDIRECT_AND_NOTIFY: Final = 1 << 20 | 1 << 19
_PROPERTY_CHANGE: Final = 1 << 22


class _Data(Union):
    _fields_ = (("text", c_char * _PIECE), ("numbers", c_long * 5))


class _ClientMessage(Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", _Data),
        ("room", c_long * 24),  # XSendEvent reads a whole XEvent
    )


def activate(window: int, time: int, startup: str, display: str | None = None) -> bool:
    """Bring ``window`` to the front, and end the start with the id ``startup`` ("": there is none to end).

    ``time`` is the X server's when the reader asked, 0 where it is not known.  Return whether it was asked.
    """
    name = display if display is not None else os.environ.get("DISPLAY", "")
    try:
        screen = _Screen(find_library("X11") or "libX11.so.6", name)
    except (OSError, AttributeError):
        return False
    try:
        screen.send(window, "_NET_ACTIVE_WINDOW", _REDIRECT_AND_NOTIFY, BY_THE_READER, time)
        if startup:
            screen.send_text("_NET_STARTUP_INFO", f"remove: ID={_quoted(startup)}")
    finally:
        screen.close()
    return True


class _Screen:
    """A short connection to the X server."""

    def __init__(self, library: str, display: str) -> None:
        self._x11 = x11 = CDLL(library)
        x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = c_void_p, [c_char_p]
        x11.XDefaultRootWindow.restype, x11.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
        x11.XInternAtom.restype, x11.XInternAtom.argtypes = c_ulong, [c_void_p, c_char_p, c_int]
        x11.XSendEvent.argtypes = [c_void_p, c_ulong, c_int, c_long, c_void_p]
        x11.XCreateSimpleWindow.restype = c_ulong
        x11.XCreateSimpleWindow.argtypes = [
            *(c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_uint, c_ulong, c_ulong),
        ]
        x11.XCloseDisplay.argtypes = [c_void_p]
        self._display = c_void_p(x11.XOpenDisplay(os.fsencode(display)))
        if not self._display:
            raise OSError("no such display")
        self._root = x11.XDefaultRootWindow(self._display)

    def close(self) -> None:
        """Send what is left to be sent."""
        self._x11.XCloseDisplay(self._display)

    def send(self, window: int, kind: str, mask: int, *numbers: int) -> None:
        """Send numbers about a window to whoever manages them."""
        message = self._message(window, kind, 32)
        for at, number in enumerate(numbers):
            message.data.numbers[at] = number
        self._x11.XSendEvent(self._display, self._root, 0, mask, byref(message))

    def send_text(self, kind: str, text: str) -> None:
        """Send a text of any length to all who listen, in pieces."""
        # The pieces of one text are told from those of others by their window, so it is one of its own.
        sender = self._x11.XCreateSimpleWindow(self._display, self._root, -10, -10, 1, 1, 0, 0, 0)
        data = text.encode() + b"\0"
        for at in range(0, len(data), _PIECE):
            message = self._message(sender, kind if at else f"{kind}_BEGIN", 8)
            message.data.text = data[at : at + _PIECE].ljust(_PIECE, b"\0")
            self._x11.XSendEvent(self._display, self._root, 0, _PROPERTY_CHANGE, byref(message))

    def _message(self, window: int, kind: str, unit: int) -> _ClientMessage:
        atom = self._x11.XInternAtom(self._display, kind.encode("ascii"), 0)
        return _ClientMessage(type=_CLIENT_MESSAGE, window=window, message_type=atom, format=unit)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
