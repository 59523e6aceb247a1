"""What is told of a gallery: its photos' states, and every problem that was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.loader.answers import PhotoFailure
from gallery_app.model.gallery import PhotoFacts
from gallery_app.model.problems import PhotoState, Problem, Severity, say

if TYPE_CHECKING:
    from gallery_app.model.gallery import Gallery, Photo
    from gallery_app.model.problems import Sentence

NOT_SHOWN: Final = frozenset(PhotoState) - {PhotoState.OK, PhotoState.DAMAGED}

Finding = PhotoFacts | PhotoFailure


@dataclass(frozen=True, slots=True)
class PhotoReport:
    """One photo and what its file told; ``number`` counts from 1."""

    number: int
    photo: Photo
    finding: Finding

    @property
    def state(self) -> PhotoState:
        """Whether the photo can be shown."""
        if isinstance(self.finding, PhotoFailure):
            return self.finding.state
        return PhotoState.OK if self.finding.damaged is None else PhotoState.DAMAGED

    @property
    def reason(self) -> Sentence | None:
        """Why the photo cannot be shown, or what is wrong with it."""
        return self.finding.reason if isinstance(self.finding, PhotoFailure) else self.finding.damaged

    @property
    def facts(self) -> PhotoFacts | None:
        """What the file's header tells, if it could be read."""
        return self.finding if isinstance(self.finding, PhotoFacts) else None


@dataclass(frozen=True, slots=True)
class Report:
    """A gallery with a report on each photo, in order; ``checked`` is what a check of its words told."""

    gallery: Gallery
    photos: tuple[PhotoReport, ...]
    checked: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was found: by reading, then photos that are not as they should be, then words."""
        told = self.gallery.problems
        known = {problem.message for problem in told if problem.severity is Severity.ERROR}
        # What the listing found it has told as well.
        news = (report for report in self.photos if report.photo.state is None or report.reason not in known)
        found = (problem_of(report) for report in news)
        photos = (problem for problem in found if problem is not None)
        return tuple(dict.fromkeys((*told, *photos, *self.checked)))

    def count(self, severity: Severity) -> int:
        """Return how many problems are that bad."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def clean(self) -> bool:
        """Whether there is nothing to mend; notes do not count."""
        return self.count(Severity.ERROR) == 0 and self.count(Severity.WARNING) == 0


def report_on(gallery: Gallery, findings: dict[str, Finding]) -> Report:
    """Return the report on a gallery; ``findings`` holds what each file told, by its path in the gallery."""
    photos = (
        PhotoReport(number, photo, _finding_on(photo, findings))
        for number, photo in enumerate(gallery.photos, start=1)
    )
    return Report(gallery, tuple(photos))


def files_to_look_at(gallery: Gallery) -> tuple[str, ...]:
    """Return the files that have to be opened to know their photos' states, each once."""
    return tuple(dict.fromkeys(photo.file for photo in gallery.photos if photo.state not in NOT_SHOWN))


def problem_of(report: PhotoReport) -> Problem | None:
    """Return the problem that a photo's state is, or None: not shown is an error, damaged a warning."""
    if report.reason is None:
        return None
    severity = Severity.ERROR if report.state in NOT_SHOWN else Severity.WARNING
    return Problem(severity, report.reason, report.photo.file, report.photo.line)


def _finding_on(photo: Photo, findings: dict[str, Finding]) -> Finding:
    if photo.state is not None and photo.state in NOT_SHOWN:
        return PhotoFailure(photo.state, photo.reason or say("this photo cannot be shown"))
    unknown = PhotoFailure(PhotoState.UNREADABLE, say("this photo could not be looked at"))
    return findings.get(photo.file, unknown)
