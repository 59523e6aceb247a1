"""The problems met while a bundle is read, in the order they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.model.problems import Problem, Severity, say

if TYPE_CHECKING:
    from gallery_app.model.problems import Sentence

PROBLEM_LIMIT: Final = 1_000  # nobody reads further, and the window would have to hold them all


class ProblemList:
    """Collects problems; beyond the limit they are only counted."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._more = 0

    @property
    def full(self) -> bool:
        """Whether whatever is added from now on is only counted."""
        return len(self._problems) >= PROBLEM_LIMIT

    def error(
        self,
        message: Sentence,
        file: str | None = None,
        line: int | None = None,
        remedy: Sentence | None = None,
    ) -> None:
        """Add something that loses a photo or a text."""
        self._add(Problem(Severity.ERROR, message, file, line, remedy))

    def warning(
        self,
        message: Sentence,
        file: str | None = None,
        line: int | None = None,
        remedy: Sentence | None = None,
    ) -> None:
        """Add something that may mislead."""
        self._add(Problem(Severity.WARNING, message, file, line, remedy))

    def note(
        self,
        message: Sentence,
        file: str | None = None,
        line: int | None = None,
        remedy: Sentence | None = None,
    ) -> None:
        """Add something for the curious."""
        self._add(Problem(Severity.NOTE, message, file, line, remedy))

    def found(self) -> tuple[Problem, ...]:
        """Return the problems; the last one tells how many more there are, if there are."""
        if not self._more:
            return tuple(self._problems)
        more = Problem(Severity.NOTE, say("and {count} more", count=self._more))
        return (*self._problems, more)

    def _add(self, problem: Problem) -> None:
        if len(self._problems) < PROBLEM_LIMIT:
            self._problems.append(problem)
        else:
            self._more += 1
