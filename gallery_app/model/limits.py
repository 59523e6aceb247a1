"""How much of a story's words is kept, whoever tells them."""

from __future__ import annotations

from typing import Final

TEXT_KB: Final = 64
WORDS_KB: Final = 512
TEXT_LIMIT: Final = TEXT_KB * 1024  # bytes of one text in UTF-8
WORDS_LIMIT: Final = WORDS_KB * 1024  # bytes of all texts of one photo, or of the article
PARTY_LIMIT: Final = 100  # parties of one credit; its line stays whole
TEXT_COST: Final = 16  # bytes that a text costs beside its own, so that a million empty ones are not free
