"""The command ``thumbnail``: a file manager asks for the cover of a gallery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gallery_app.cli.options import HELP, PROGRAM, Command, UsageError, is_number, read_own_path, read_path
from gallery_app.model.problems import say

DEFAULT_SIDE: Final = 256  # pixels
LARGEST_SIDE: Final = 1024  # pixels: the largest thumbnails there are


@dataclass(frozen=True, slots=True)
class ThumbnailRequest:
    """The gallery, the file to write, both absolute, and the pixels of the picture's longer side."""

    path: str
    target: str
    side: int = DEFAULT_SIDE

    def run(self) -> int:
        """Write the cover."""
        from gallery_app.desktop.cover import save_cover

        save_cover(self.path, self.target, self.side)
        return 0


def _read(_values: dict[str, object], words: list[str]) -> ThumbnailRequest:
    if len(words) not in {2, 3}:
        wish = f"{PROGRAM} thumbnail PATH FILE [SIZE]"
        raise UsageError(say("A gallery and a file to write are needed. Write “{wish}”.", wish=wish))
    side = DEFAULT_SIDE
    if len(words) == 3:
        side = int(words[2]) if is_number(words[2]) else 0
        if side < 1:
            raise UsageError(say("“{value}” is no size. Give a number of pixels.", value=words[2]))
    return ThumbnailRequest(read_path(words[0]), read_own_path(words[1]), min(side, LARGEST_SIDE))


THUMBNAIL: Final = Command(
    "thumbnail",
    "PATH FILE [SIZE]",
    "save the cover of a gallery as a small PNG",
    f"""\
Save the cover of a gallery, its first photo, as a PNG of at most SIZE pixels
on its longer side ({DEFAULT_SIDE} if none is given). File managers call this.
""",
    f"""
Examples:
  {PROGRAM} thumbnail my-story.photostory cover.png 512

Exit codes: 0 the cover is saved, 2 there is none, or it cannot be written.
""",
    (HELP,),
    _read,
)
