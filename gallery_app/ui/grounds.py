"""The colours of the window's grounds, as the first look needs them: before there is a theme."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Surround of the photo, panel, bar and strip, the lines between them.
DARK_GROUNDS: Final = ("#101010", "#1A1A1A", "#1E1E1E", "#2B2B2B")
LIGHT_GROUNDS: Final = ("#F2F2F2", "#FFFFFF", "#F7F7F7", "#DEDEDE")
