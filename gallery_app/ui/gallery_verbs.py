"""Opening, reading again and closing galleries, as the reader asks for it in one window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from gallery_app.loader.answers import OpenRequest
from gallery_app.model.problems import Severity
from gallery_app.ui.failures import failure_message, serious, summary
from gallery_app.ui.side_panel import Tab
from gallery_app.ui.story_sheets import StorySheets

if TYPE_CHECKING:
    from gallery_app.loader.answers import GalleryFailure
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.ui.main_window import MainWindow

# What the file dialog offers first; any file may be chosen, the content decides.
PHOTO_PATTERNS = (
    "*.jpg *.jpeg *.png *.gif *.webp *.tif *.tiff *.avif *.bmp *.jp2 *.j2k"
    " *.yaml *.yml *.txt *.photostory *.zip"
)


class GalleryVerbs(QObject):
    """Opens galleries in a window and tells what came of it."""

    opened = Signal()  # the gallery's head is there: remember it
    windows_wanted = Signal(object)  # tuple[str, ...]: galleries that need a window of their own
    sort_changed = Signal(bool)  # whether plain folders are sorted by date
    leaving = Signal()  # the open gallery is about to go: remember where it was left

    def __init__(self, window: MainWindow, sample: str, *, by_date: bool) -> None:
        super().__init__(window)
        self._window = window
        self._sample = sample
        self._by_date = by_date
        self._sheets = StorySheets(window)
        opener = window.opener
        opener.head_arrived.connect(self._greet)
        opener.done.connect(self._report)
        opener.failed.connect(self._explain)
        opener.several_found.connect(self._spread)
        window.paths_dropped.connect(self.open_paths)
        window.welcome.open_requested.connect(self.choose_folder)
        window.welcome.sample_requested.connect(self.open_sample)
        window.choices.chosen.connect(self.open_path)

    @property
    def by_date(self) -> bool:
        """Whether plain folders are sorted by date."""
        return self._by_date

    def open(self, request: OpenRequest, pool: LoaderPool | None = None) -> None:
        """Open what ``request`` names, decoded for the space the photo will have."""
        self.leaving.emit()
        self._window.messages.clear()
        box = self._window.page.photo_box()
        request = replace(request, box=request.box or (box.width(), box.height()), by_date=self._by_date)
        self._window.opener.open(request, pool)

    @Slot(object)
    def open_paths(self, paths: tuple[str, ...], number: int | None = None) -> None:
        """Open a folder, a manifest, an image, or several images together."""
        self.open(OpenRequest(paths=tuple(paths), number=number))

    @Slot(object)
    def open_path(self, path: str) -> None:
        """Open one path."""
        self.open_paths((path,))

    @Slot()
    def open_sample(self) -> None:
        """Open the gallery that comes with the program."""
        self.open_path(self._sample)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder and open it."""
        dialog = self._dialog(self.tr("Open a folder with photos"), QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.open_path)
        dialog.open()

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and open them: one with its folder, several together."""
        kinds = [
            self.tr("Photos and galleries ({patterns})").replace("{patterns}", PHOTO_PATTERNS),
            self.tr("All files (*)"),
        ]
        dialog = self._dialog(self.tr("Open photos or a gallery file"), QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(kinds)
        dialog.filesSelected.connect(self.open_paths)
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        """Return a question that keeps its own window waiting and no other."""
        dialog = QFileDialog(self._window, title, self.near())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        return dialog

    @Slot()
    def reload(self) -> None:
        """Read the gallery again from disk and come back to the same photo."""
        request = self._window.opener.request
        if request is None:
            return
        session = self._window.session
        if session.count:
            file = session.photo.file if session.photo is not None else None
            request = replace(request, number=session.index + 1, file=file)
        self.open(request)

    @Slot()
    def open_plain(self) -> None:
        """Show the photos of a folder whose manifest was refused."""
        request = self._window.opener.request
        if request is not None:
            self.open(replace(request, plain=True))

    @Slot()
    def toggle_sort(self) -> None:
        """Sort plain folders by date, or by name again."""
        self._by_date = not self._by_date
        self.sort_changed.emit(self._by_date)
        self.reload()

    @Slot()
    def close_gallery(self) -> None:
        """Go back to the welcome page."""
        self.leaving.emit()
        self._window.opener.close()
        self._window.messages.clear()
        self._window.show_page(self._window.welcome)

    @Slot()
    def show_problems(self) -> None:
        """List everything that is not as it should be, beside the photos."""
        self._sheets.show_problems()

    @Slot()
    def show_credits(self) -> None:
        """Show who owns what, beside the photos."""
        self._sheets.show_credits()

    @Slot()
    def _greet(self) -> None:
        gallery = self._window.session.gallery
        if gallery is None:
            return
        if gallery.choices and not gallery.photos and not self._window.session.count:
            self._window.choices.show_choices(gallery.article.headline, gallery.choices)
            self._window.show_page(self._window.choices)
        elif not self._window.session.count:
            self._window.panel.show_tab(Tab.STORY)
        self.opened.emit()

    @Slot()
    def _report(self) -> None:
        """Say how many problems the gallery has, worst first; notes alone are not worth a line."""
        gallery = self._window.session.gallery
        self._say_number_beyond()
        if gallery is not None and not self._window.session.count:
            how = self.tr("When there are some, Ctrl+F5 reads the story again.")
            self._window.view.say_empty(self.tr("This story has no photos"), how)
        problems = serious(gallery.problems) if gallery is not None else ()
        if problems:
            self._window.messages.show_message(
                summary(problems), problems[0].severity, self.tr("Show problems"), self.show_problems
            )

    def _say_number_beyond(self) -> None:
        """Say so if the photo asked for by its number is not there."""
        request, count = self._window.opener.request, self._window.session.count
        if request is None or request.number is None or not 0 < count < request.number:
            return
        text = self.tr("There is no photo {number}: the gallery has {count}. The last one is shown.")
        text = text.replace("{number}", str(request.number)).replace("{count}", str(count))
        self._window.messages.show_message(text, Severity.WARNING)

    @Slot(object)
    def _explain(self, failure: GalleryFailure) -> None:
        self._window.show_page(self._window.welcome)
        label, verb = (None, None)
        if failure.plain_possible:
            label, verb = self.tr("Show the photos without it"), self.open_plain
        self._window.messages.show_message(failure_message(failure), Severity.ERROR, label, verb)

    @Slot(object)
    def _spread(self, paths: tuple[str, ...]) -> None:
        if paths:
            self.open_path(paths[0])
            self.windows_wanted.emit(paths[1:])

    def near(self) -> str:
        """Return the folder to start a file dialog in: beside what is open, as text, without looking."""
        request = self._window.opener.request
        if request is not None and request.paths:
            return str(Path(request.paths[0]).parent)
        return ""
