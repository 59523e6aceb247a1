"""What a window shows of its gallery beside the photos, in windows of their own: problems, credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from gallery_app.model.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDialog

    from gallery_app.ui.main_window import MainWindow


class StorySheets(QObject):
    """Opens each of them once; they stay open while the reader goes through the photos."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._problems: QDialog | None = None
        self._credits: QDialog | None = None

    @Slot()
    def show_problems(self) -> None:
        """List everything that is not as it should be."""
        if self._window.session.gallery is None or _comes_forward(self._problems):
            return
        # Late, as all that the first photo does not need.
        from gallery_app.ui.problems_dialog import ProblemsDialog  # noqa: PLC0415  — see above
        from gallery_app.ui.reading_label import ReadingLabel  # noqa: PLC0415  — see above
        from gallery_app.ui.story_problems import StoryProblems  # noqa: PLC0415  — see above

        window = self._window
        problems = StoryProblems(window.session, lambda: _problems_of_files(window))
        dialog = ProblemsDialog(problems, window)
        dialog.head.addWidget(ReadingLabel(window.words_loader, window.session))
        problems.setParent(dialog)
        for news in (window.photos.failed, window.thumbnails.refused, window.presenter.damage_found):
            news.connect(problems.look_soon)
        dialog.photo_wanted.connect(window.session.go_to)
        problems.look()
        dialog.show()
        self._problems = dialog

    @Slot()
    def show_credits(self) -> None:
        """Show who owns what."""
        if self._window.session.gallery is None or _comes_forward(self._credits):
            return
        from gallery_app.ui.credits_dialog import CreditsDialog  # noqa: PLC0415  — see above
        from gallery_app.ui.reading_label import ReadingLabel  # noqa: PLC0415  — see above

        window = self._window
        dialog = CreditsDialog(window.session, window)
        dialog.head.addWidget(ReadingLabel(window.words_loader, window.session))
        dialog.photo_wanted.connect(window.session.go_to)
        dialog.show()
        self._credits = dialog


def _problems_of_files(window: MainWindow) -> Iterator[Problem]:
    """Yield what is wrong with the files that were looked at so far."""
    for file, failure in {**window.thumbnails.failures, **window.photos.failures}.items():
        if window.photos.any_size(file) is None:  # a loader may have died of the thumbnail alone
            yield Problem(Severity.ERROR, failure.reason, file)
    for file, damage in window.presenter.damaged.items():
        yield Problem(Severity.WARNING, damage, file)


def _comes_forward(dialog: QDialog | None) -> bool:
    """Bring a dialog that is open to the front; return whether it is."""
    if dialog is None or not isValid(dialog):
        return False
    dialog.raise_()
    dialog.activateWindow()
    return True
