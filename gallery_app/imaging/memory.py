"""Memory that Pillow keeps between photos."""

from __future__ import annotations

from PIL import Image


def forget_blocks() -> None:
    """Free the blocks that Pillow keeps for the next image; AttributeError if this Pillow cannot."""
    Image.core.clear_cache()  # type: ignore[attr-defined]  # public, but not told to type checkers
