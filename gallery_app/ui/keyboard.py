"""Letter keys on keyboards that do not type Latin letters.

Qt matches a shortcut such as "R" against the letter that a key types.  With a Cyrillic or Greek layout
alone no key types an "R", so the key's place on the board decides instead.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

# X11 and Wayland number keys by place (evdev code + 8); these rows are the US layout.
_ROWS: Final = ((24, "QWERTYUIOP[]"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"), (59, ",./"))
_PLACES: Final = {first + offset: char for first, row in _ROWS for offset, char in enumerate(row)}


def combination_by_place(scan_code: int, text: str, modifiers: Qt.KeyboardModifier) -> str | None:
    """Return the key sequence, such as "Ctrl+R", that the key would give on a US board.

    None where the key typed something Latin after all, or is not a letter or bracket key.
    ``scan_code`` is the native one of X11 or Wayland, ``text`` what the key typed.
    """
    char = _PLACES.get(scan_code)
    if char is None or (text.isascii() and text.isprintable() and text):
        return None
    parts = []
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        parts.append("Ctrl")
    if modifiers & Qt.KeyboardModifier.AltModifier:
        parts.append("Alt")
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        if char == "/":
            return "+".join([*parts, "?"])
        parts.append("Shift")
    return "+".join([*parts, char])
