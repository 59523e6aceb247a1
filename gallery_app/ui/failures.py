"""Saying why a gallery could not be opened, and how many problems an opened one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gallery_app.model.problems import Severity
from gallery_app.ui.texts import advice_text, place_text, problem_text, visible_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.loader.answers import GalleryFailure
    from gallery_app.model.problems import Problem


def failure_message(failure: GalleryFailure) -> str:
    """Return what happened, to which file and line, and what can be done, in plain sentences."""
    text = advice_text(failure.reason, failure.remedy)
    where = visible_name(failure.path.rpartition("/")[2]) if failure.path else ""
    if failure.line is not None:
        line = QCoreApplication.translate("Failures", "line {number}").replace("{number}", str(failure.line))
        where = f"{where}, {line}" if where else line
    return f"{where}: {text}" if where else text


def serious(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return errors, then warnings; notes are for the curious."""
    order = (Severity.ERROR, Severity.WARNING)
    return tuple(problem for severity in order for problem in problems if problem.severity is severity)


def summary(problems: Sequence[Problem]) -> str:
    """Return one line about serious problems: the first in full, and how many more there are."""
    first = problems[0]
    text = problem_text(first)
    if first.file is None or visible_name(first.file) not in text:
        where = place_text(first)
        text = f"{where}: {text}" if where else text
    if len(problems) == 1:
        return text
    more = QCoreApplication.translate("Failures", "(and {count} more)").replace(
        "{count}", str(len(problems) - 1)
    )
    return f"{text} {more}"
