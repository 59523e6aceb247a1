"""Running loaders, and which of them goes on with a photo that it has begun with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gallery_app.loader.answers import Priority
from gallery_app.loader.photo_jobs import FrameJob, RegionJob

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery_app.loader.client import LoaderClient
    from gallery_app.loader.jobs import Job

KEPT_SECONDS: Final = 10.0  # for which a loader keeps a photo at full size; see ``region_serving``


@dataclass(slots=True, eq=False)
class Running:
    """A running loader and what it is doing."""

    client: LoaderClient
    job: Job | None = None
    started: float = 0.0  # when it was
    begun: float = 0.0  # when the job was
    due: float = 0.0  # when the job has taken too long
    is_fresh: bool = True  # nothing was asked of it yet
    keeps: str | None = None  # the photo that it decoded at full size, for further parts of it
    kept_at: float = 0.0  # when a part of that was last asked for
    looked_at: float = 0.0  # the same, of a photo that was the current one
    reads_words: bool = False  # it has imported what that needs

    def begin(self, job: Job, now: float) -> None:
        """Take on a job."""
        self.job, self.is_fresh = job, False
        self.begun, self.due = now, now + job.seconds
        self.reads_words = self.reads_words or job.is_about_words
        if isinstance(job, RegionJob):
            self.keeps, self.kept_at = job.photo, now
            self.looked_at = now if job.priority == Priority.CURRENT else self.looked_at

    def is_keeper_of(self, photo: str, now: float) -> bool:
        """Whether it has a photo at full size."""
        return self.keeps == photo and now - self.kept_at < KEPT_SECONDS


def suits(
    job: Job,
    loader: Running,
    loaders: Sequence[Running],
    *,
    player: Running | None,
    now: float,
    are_previews_slow: bool,
) -> bool:
    """Return whether a loader may do a job, or another one should that has begun with the photo.

    ``player`` is the one that has an animation open.  ``are_previews_slow``: in these formats they take
    nearly as long as the photo itself.
    """
    match job:
        case FrameJob():
            return player in (None, loader)
        case RegionJob():
            keeper = next((one for one in loaders if one.is_keeper_of(job.photo, now)), None)
            if keeper is not None:
                return keeper is loader
            # Not the one that keeps the photo being looked at, if another will do.
            asked = [one for one in loaders if one.job is None or job.priority != Priority.CURRENT]
            return loader is min(asked, key=lambda one: one.looked_at)
        case _ if job.is_about_words and loader.reads_words < any(one.reads_words for one in loaders):
            return job.priority == Priority.CURRENT  # another one has imported already what that needs
        case _ if job.priority >= (Priority.PREVIEW if are_previews_slow else Priority.IDLE):
            # One at a time, so that what is asked for next does not wait for what nobody may need.
            return not any(one.job is not None and one.job.priority >= Priority.PREVIEW for one in loaders)
        case _:
            return True
