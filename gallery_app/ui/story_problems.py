"""Everything that is not as it should be in the open gallery, kept up with what is read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gallery_app.model.problems import Problem, Severity
from gallery_app.model.story_check import checking
from gallery_app.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gallery_app.model.gallery import Photo
    from gallery_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Placed:
    """A problem, and the index of the photo that it is about (None: of no single one)."""

    problem: Problem
    index: int | None = None


class StoryProblems(QObject):
    """Collects what the reading told, what could not be shown, and what a check of the words finds.

    It reads nothing itself.  A gallery of many photos is looked at a little at a time.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        of_files: Callable[[], Iterable[Problem]],
        parent: QObject | None = None,
    ) -> None:
        """Look at what ``session`` has open; ``of_files`` is what is known of its files."""
        super().__init__(parent)
        self._session = session
        self._of_files = of_files
        self._found: tuple[Placed, ...] = ()
        self._coming: list[Placed] = []
        self._of_words: list[Problem] = []
        self._index: dict[str, int] = {}
        self._lines: dict[tuple[str, int | None], int] = {}
        self._turns = Turns(self._looking, self)
        self._turns.done.connect(self._take)
        session.gallery_changed.connect(self.look)
        for news in (session.photos_added, session.words_learnt, session.words_changed):
            news.connect(self.look_soon)

    @property
    def found(self) -> tuple[Placed, ...]:
        """What is known, the worst first, and of each severity in the order of the photos."""
        return self._found

    @property
    def is_looking(self) -> bool:
        """Whether more may be found in a moment."""
        return self._turns.is_busy

    @Slot()
    def look(self) -> None:
        """Look anew."""
        self._turns.begin()

    @Slot()
    def look_soon(self) -> None:
        """Look anew when nothing more comes for a moment."""
        self._turns.begin_soon()

    @Slot()
    def _take(self) -> None:
        order = {severity: rank for rank, severity in enumerate(Severity)}
        last = self._session.count
        self._found = tuple(
            sorted(
                dict.fromkeys(self._coming),
                key=lambda one: (
                    order[one.problem.severity],
                    last if one.index is None else one.index,
                    one.problem.line or 0,
                ),
            )
        )
        self.changed.emit()

    def _looking(self) -> Iterator[None]:
        self._coming, self._of_words, self._index, self._lines = [], [], {}, {}
        gallery = self._session.gallery
        if gallery is None:
            return
        checked = []
        for problem in checking(gallery, self._noted(self._session.all_photos())):
            if problem is not None:
                checked.append(problem)
            yield
        # Where a photo stands is known when all of them were looked at.
        told = {problem.message for problem in gallery.problems}
        news = (problem for problem in self._of_files() if problem.message not in told)
        for problem in (*gallery.problems, *self._of_words, *news, *checked):
            self._coming.append(Placed(problem, self._index_of(problem)))

    def _noted(self, photos: Iterable[Photo]) -> Iterator[Photo]:
        """Yield the photos, and remember where each file stands and what reading its words told."""
        for index, photo in enumerate(photos):
            self._index.setdefault(photo.file, index)
            if photo.line is not None:
                self._lines[photo.file, photo.line] = index
            if photo.metadata is not None:
                self._of_words += photo.metadata.problems
            yield photo

    def _index_of(self, problem: Problem) -> int | None:
        if problem.file is None:
            return None
        return self._lines.get((problem.file, problem.line), self._index.get(problem.file))
