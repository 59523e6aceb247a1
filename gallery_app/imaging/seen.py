"""What was seen of a photo's file; nothing here is heavy to import, as the first photo waits for it."""

from __future__ import annotations

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.model.problems import Sentence


class SeenFile:
    """What was seen of a photo, in the words of PhotoFacts.

    ``flaw`` is "", "cut" (the file ends early) or "flawed".  ``animated``: there are further frames.
    """

    __slots__ = ("animated", "file_size", "flaw", "format", "height", "mode", "modified", "width")

    def __init__(
        self,
        format_: str,
        extent: tuple[int, int],
        size: int,
        modified: float,
        mode: str,
        *,
        animated: bool = False,
    ) -> None:
        self.format = format_
        self.width, self.height = extent
        self.file_size = size
        self.modified = modified
        self.mode = mode
        self.animated = animated
        self.flaw = ""

    @property
    def damaged(self) -> Sentence | None:
        """What is wrong with a file that shows all the same."""
        if not self.flaw:
            return None
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        return failures.cut() if self.flaw == "cut" else failures.flawed()

    def facts(self) -> PhotoFacts:
        """Return it as facts."""
        from gallery_app.model.gallery import PhotoFacts  # noqa: PLC0415  — the first photo does without

        return PhotoFacts(
            self.format,
            self.width,
            self.height,
            self.file_size,
            self.modified,
            self.mode,
            self.damaged,
            self.animated,
        )
